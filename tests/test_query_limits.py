"""A query ends with its time, its memory or Ctrl-C, and never ends the program, however deep it is nested, beside threads or without fork."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pyoxigraph as ox
import pytest
from command import KG
from command import kg as command
from graphs_by_hand import E, with_every_term

import kg
from kg.graph.names import RDFS, TKG

ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s . ?t ?u ?v }"
RUNAWAY = f"SELECT (COUNT(*) AS ?count) {ENDLESS}"
SWELLING = f"SELECT * {ENDLESS} ORDER BY ?s"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with each kind of term, as a file."""
    return with_every_term(tmp_path_factory.mktemp("safe"))


@pytest.fixture(scope="module")
def graph(path: Path) -> kg.Graph:
    """The same graph. Look at it, do not change it."""
    return kg.load(path)


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process ids of the workers that were born."""
    born: list[int] = []
    fork = os.fork

    def noted() -> int:
        if pid := fork():
            born.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", noted)
    return born


def is_there(pid: int) -> bool:
    """Whether a process is there, be it only as one that nobody took note of."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# ── Time, memory, Ctrl-C ───────────────────────────────────────────────────


def test_a_query_that_runs_away_is_ended_with_its_time(graph: kg.Graph, workers: list[int]) -> None:
    with pytest.raises(kg.KgError, match=r"^timeout 0\.5: the query had no answer after so many seconds") as failed:
        graph.query(RUNAWAY, timeout=0.5, memory=0)
    assert failed.value.exit_code == 1
    assert [is_there(pid) for pid in workers] == [False]


@pytest.mark.parametrize("query", [SWELLING, f"SELECT (GROUP_CONCAT(STR(?a)) AS ?all) {ENDLESS}"])
def test_a_query_that_swells_is_ended_with_its_memory(query: str, graph: kg.Graph, workers: list[int]) -> None:
    with pytest.raises(kg.KgError, match="^memory 100M: the query, or its answer, needs more"):
        graph.query(query, timeout=0, memory="100M")
    assert [is_there(pid) for pid in workers] == [False]


@pytest.mark.parametrize("row", ["?none", "?a", "(1 AS ?one)"])
def test_an_answer_too_large_for_its_memory_is_not_read(row: str, graph: kg.Graph, workers: list[int]) -> None:
    with pytest.raises(kg.KgError, match="^memory 30M: "):
        graph.query(f"SELECT {row} {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }}", timeout=0, memory=30 << 20)
    assert [is_there(pid) for pid in workers] == [False]


def test_a_worker_that_cannot_even_begin_says_so(graph: kg.Graph) -> None:
    with pytest.raises(kg.KgError, match="^memory 1: the query, or its answer, needs more"):
        graph.query("ASK {}", memory=1)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("timeout", "-1", "--timeout -1.0: give seconds"),
        ("timeout", "nan", "--timeout nan: give seconds"),
        ("memory", "-1", "--memory -1: give bytes"),
        ("memory", "much", "--memory much: give bytes, or a size such as 500M or 2G"),
        ("memory", "2 Gi", "--memory 2 Gi: give bytes"),
        ("memory", "", "--memory : give bytes"),
        ("timeout", "0.2", "--timeout 0.2: the query had no answer"),
        ("memory", "40MB", "--memory 40M: the query, or its answer, needs more"),
        ("memory", "0.5", "--memory 1: the query, or its answer, needs more"),
        ("memory", "0.05 GiB", "--memory 53687091: the query, or its answer, needs more"),
    ],
)
def test_limits_are_given_in_seconds_and_sizes(option: str, value: str, said: str, path: Path) -> None:
    done = command("query", path, SWELLING, f"--{option}", value, "-q")
    assert done.out == ""
    assert done.error.startswith(f"kg: {said}")


def test_no_limit_is_a_limit_too(graph: kg.Graph) -> None:
    for timeout, memory in ((0, 0), (float("inf"), "4T"), (1e300, "0"), (1, "9" * 20 + "T"), (1, "9" * 400)):
        assert graph.query("ASK { ?s ?p 1 }", timeout=timeout, memory=memory)


def test_the_way_between_two_things_ends_with_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = "".join(f':p{n} tkg:locatedIn :p{n + 1} ; rdfs:label "{n}" .\n' for n in range(300))
    (tmp_path / "g.ttl").write_text(f"PREFIX : <{E}> PREFIX tkg: <{TKG}> PREFIX rdfs: <{RDFS}>\n{chain}")
    graph, ends = kg.load(tmp_path / "g.ttl"), {"from": "0", "to": "299"}
    assert len(graph.query("path", **ends)) == 299
    clock = itertools.count()
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with pytest.raises(kg.KgError, match="^timeout 100: "):
        graph.query("path", timeout=100, **ends)


def members(group: int) -> list[str]:
    """The processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(stat.parent.name)
    return found


@pytest.fixture
def running(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command that asks what never ends, in a process group of its own, and its worker at work."""
    words = [KG, "query", path, RUNAWAY, "--timeout", "600"]
    process = subprocess.Popen(words, stdout=-1, stderr=-1, start_new_session=True)
    while len(members(process.pid)) < 2:
        assert process.poll() is None
        sleep(0.01)
    yield process
    if members(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", ["all", "command"])
def test_a_command_that_is_told_to_stop_stops_and_leaves_nobody(
    stop: signal.Signals, at: str, running: subprocess.Popen[bytes]
) -> None:
    (os.killpg if at == "all" else os.kill)(running.pid, stop)
    out, err = running.communicate()
    assert (running.returncode, out, err.strip()) == (1, b"", b"kg: stopped")
    assert members(running.pid) == []


def test_a_worker_ends_when_the_command_is_killed(running: subprocess.Popen[bytes]) -> None:
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    while members(running.pid):  # a worker that stays is what this test would hang on
        sleep(0.01)


# ── Queries that would bring the engine down ───────────────────────────────


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 10_000 + "}" * 10_000,
        "ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
        "SELECT * { BIND(" + "<<( tkg:a tkg:b " * 10_000 + "1" + " )>>" * 10_000 + " AS ?x) }",
        "SELECT * { BIND(" + "<<( tkg:a tkg:b " * 200 + "1" + " )>>" * 200 + " AS ?x) }",
        "CONSTRUCT { tkg:a tkg:b ?x } { BIND(" + "<<( tkg:a tkg:b " * 200 + "1" + " )>>" * 200 + " AS ?x) }",
        "ASK { FILTER(" + "!" * 100_000 + "1) }",
    ],
    ids=lambda query: query[:20],
)
def test_a_query_that_is_nested_too_deeply_is_told_in_one_line(query: str, graph: kg.Graph, path: Path) -> None:
    with pytest.raises(kg.UsageError, match=r"^query: nested too deeply"):
        graph.query(query)
    file = path.with_name("deep.rq")
    file.write_text(query)
    done = command("query", path, file)
    assert (done.code, done.out) == (2, "")
    assert done.error.startswith(f"kg: {file}: nested too deeply")


# ── Threads, and systems without fork ──────────────────────────────────────


def test_threads_of_one_program_ask_at_the_same_time(graph: kg.Graph, workers: list[int]) -> None:
    def ask(n: int) -> tuple[int, str, bool]:
        try:
            graph.query(RUNAWAY, timeout=0.3)
        except kg.KgError:
            stopped = True
        [row] = graph.query(f"SELECT ?n ?u {{ BIND({n} AS ?n) BIND(STRUUID() AS ?u) }}")
        return row["n"], row["u"], stopped

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(12)))
    assert [n for n, _, stopped in answers if stopped] == list(range(12))
    assert len({uuid.UUID(u) for _, u, _ in answers}) == 12
    assert len(workers) == 24
    assert [pid for pid in workers if is_there(pid)] == []


def test_random_numbers_never_come_twice(graph: kg.Graph) -> None:
    ox.BlankNode()  # from now on this thread has a generator, which a fork would copy
    query = "SELECT (UUID() AS ?u) (RAND() AS ?r) (BNODE() AS ?b) {}"
    answers = [tuple(map(str, row.values())) for _ in range(5) for row in graph.query(query)]
    assert [len(set(column)) for column in zip(*answers, strict=True)] == [5, 5, 5]


def test_a_program_with_threads_and_open_files_gets_its_answer(graph: kg.Graph, tmp_path: Path) -> None:
    stop = Event()
    busy = Thread(target=lambda: [None for _ in iter(stop.is_set, True)])
    busy.start()
    try:
        with (tmp_path / "open").open("w") as file:
            file.write("once")
            assert len(graph.query("SELECT * { ?s ?p ?o }")) == len(graph.store)
    finally:
        stop.set()
        busy.join()
    assert (tmp_path / "open").read_text() == "once", "a worker that ended as Python does would write what is buffered"


def test_a_program_that_ignores_its_children_gets_its_answer(graph: kg.Graph) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert graph.query("ASK { ?s ?p 1 }")
        with pytest.raises(kg.KgError):
            graph.query("ASK " + "{" * 10_000 + "}" * 10_000)
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_a_system_without_fork_answers_within_the_program(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == len(graph.store)
    assert graph.query("CONSTRUCT WHERE { ?s ?p ?o }").triples
    with pytest.raises(kg.UsageError, match="SERVICE asks a server"):
        graph.query(f"ASK {{ SERVICE <{E}> {{}} }}")
