"""A stranger's query: it reaches no network, ends with its time or its memory or with Ctrl-C, and never ends the program."""

from __future__ import annotations

import itertools
import os
import signal
import socket
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
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kg
from kg.graph.names import RDFS, TKG
from kg.query.engine import Question, answer_to
from kg.query.limits import Limits
from kg.query.sparql import has_keyword

E = "http://example.org/"
DATA = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <{E}> .
:a :p "x" , "x"@zh , "x"@ar--rtl , "x"^^:t , 1 , 1.0 , 1e5 , true , :b , <{E}b#c> , <{E}b.> , _:n ,
    "\\u0000\\r\\n\\t\\"\\\\" , "007"^^xsd:integer , <<( :a :p <<( :b :p "y"@en--ltr )>> )>> ; rdfs:label "星"@zh .
:b :p :a ; rdfs:label "灯"@zh .
"""
ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s . ?t ?u ?v }"
RUNAWAY = f"SELECT (COUNT(*) AS ?count) {ENDLESS}"
SWELLING = f"SELECT * {ENDLESS} ORDER BY ?s"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with each kind of term, as a file."""
    path = tmp_path_factory.mktemp("safe") / "g.ttl"
    path.write_text(DATA, encoding="utf-8")
    return path


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


# ── No network ─────────────────────────────────────────────────────────────


class Listener:
    """A server on loopback that counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.heard = 0
        Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            caller, _ = self.socket.accept()
            self.heard += 1
            with caller:
                caller.recv(10_000)
                caller.sendall(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


HIDING = [
    "",
    "#x\r",
    "#x\n",
    "#\\u000a\n",
    " \t",
    'BIND("""a\\"""" AS ?s1) ',
    "BIND('''a\\'''' AS ?s2) ",
    'BIND("#" AS ?s3)',
    "BIND('\\\\' AS ?s4)",
    'BIND("\\"#" AS ?s5)',
    "?t1 ?u1 x:b\\#c. ",
    "?t2 ?u2 x:b#c.\r.",
    "?t3 ?u3 x:b#>\n.",
    "?t4 ?u4 x:b\\..",
    f"?t5 ?u5 <{E}b#c>. ",
    "?t6 ?u6 true",
    "?t7 ?u7 1",
    "?t8 ?u8 1.0",
    "?t9 ?u9 1e5.",
    '?ta ?ua "x"@zh.',
    '?tb ?ub "x"',
    "?tc ?uc ?vc.",
    "FILTER(1<2)",
    "FILTER(1<?d0||2>1)",
    "OPTIONAL{}",
    "VALUES ?e { <URL> }",
]
CALLS = [
    "SERVICE <URL>",
    "service<URL>",
    "SeRvIcE\r<URL>",
    "SERVICE#c\r<URL>",
    "SERVICE SILENT <URL>",
    "SERVICESILENT<URL>",
    "SERVICE:x",
    "SERVICE:",
    "SERVICESILENT:x#c\n",
    "service:x",
    "\\u0053ERVICE <URL>",
    "\\U00000053ERVICE <URL>",
    "SERVICE <\\u0068ttp\\u003A//HOST>",
    "SERVICE ?e",
    "SERVICE$e",
    "FILTER(1<?b)SERVICE:#>\n",
    "FILTER(1<?b).SERVICE:#>\n",
]
AROUND = [
    "SELECT * {%s}",
    "ASK{%s}",
    "SELECT * WHERE{ OPTIONAL{%s} }",
    "SELECT * { {SELECT * {%s}} }",
    "SELECT * { {} UNION {%s} }",
    "SELECT * { {} MINUS {%s} }",
    "SELECT (EXISTS{%s} AS ?z) {}",
    "SELECT * { FILTER NOT EXISTS{%s} }",
    "SELECT * {} ORDER BY EXISTS{%s}",
    "CONSTRUCT {?g1 ?g2 ?g3} WHERE {%s}",
    "DESCRIBE ?g1 {%s}",
    "#'\nSELECT * {%s} #'",
]
PROLOGUES = [f"PREFIX : <URL> PREFIX x: <{E}> ", f"PREFIX : <URL> PREFIX x: <{E}> PREFIX service: <URL> "]


@st.composite
def hidden(draw: st.DrawFn) -> str:
    """A query that calls a server from an odd place."""
    before = "".join(draw(st.lists(st.sampled_from(HIDING), max_size=3, unique=True)))
    call = draw(st.sampled_from(CALLS)) + draw(st.sampled_from(["{?g1 ?g2 ?g3}", " { }", "\r{?g1 ?g2 ?g3 }"]))
    return draw(st.sampled_from(PROLOGUES)) + draw(st.sampled_from(AROUND)) % (before + call + " ")


def at(listener: Listener, query: str) -> str:
    return query.replace("URL", listener.url).replace("HOST", listener.url.removeprefix("http://"))


def evaluate(graph: kg.Graph, query: str, listener: Listener) -> bool:
    """Lets the bare engine run a query, as kg never does; whether the listener heard of it."""
    before = listener.heard
    try:
        answer = graph.store.query(query)
        assert isinstance(answer, ox.QueryBoolean) or list(answer) is not None
    except (SyntaxError, OSError, RuntimeError):
        pass
    return listener.heard > before


@pytest.mark.parametrize("around", AROUND)
def test_the_listener_hears_a_query_that_nobody_stops(around: str, graph: kg.Graph, listener: Listener) -> None:
    assert evaluate(graph, at(listener, around % "SERVICE <URL> {?g1 ?g2 ?g3}"), listener)


SLOWLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOWLY
@given(query=hidden())
def test_a_worker_reaches_no_network_however_the_query_is_written(
    query: str, graph: kg.Graph, listener: Listener
) -> None:
    before = listener.heard
    try:
        answer = answer_to(Question(graph.store, at(listener, query), {}), Limits.of())
        assert isinstance(answer, ox.QueryBoolean) or list(answer) is not None
    except (SyntaxError, OSError, RuntimeError):
        pass
    assert listener.heard == before


@SLOWLY
@given(query=hidden())
@example(query=PROLOGUES[0] + "SELECT * {" + HIDING[10] + "SERVICE:x{} }")
def test_a_query_that_asks_a_server_is_refused_before_it_is_run(
    query: str, graph: kg.Graph, listener: Listener
) -> None:
    query = at(listener, query)
    if has_keyword("SERVICE", query):
        with pytest.raises(kg.UsageError, match="^query: SERVICE asks a server on the network, and kg asks none"):
            graph.query(query)
    else:  # x:b\\..SERVICE:x{…} is a name and a group
        assert not evaluate(graph, query, listener)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p 'SERVICE <http://e.org> {}' } # SERVICE",
        "PREFIX service: <http://e.org/> SELECT * { GRAPH service:x { ?s ?p service:y , <http://e.org/SERVICE> } }",
        "PREFIX service: <http://e.org/> SELECT * { service:x service:y ?SERVICE . FILTER(?SERVICE < 5) }",
        'SELECT * { ?s ?p "x"@service , """a"SERVICE""" , _:SERVICE . FILTER(?s<?p && "SERVICE" > ?s) }',
    ],
)
def test_a_query_that_only_speaks_of_service_is_answered(query: str, graph: kg.Graph) -> None:
    assert list(graph.query(query)) == []


@pytest.mark.parametrize(
    "clause", [f"FROM <{E}a>", f"FROM NAMED <{E}a>", "FROM tkg:x", "#x\rFROM<http://e.org>", "from:x"]
)
def test_from_says_that_it_is_not_followed(clause: str, graph: kg.Graph) -> None:
    with pytest.raises(kg.UsageError, match=r"^query: (FROM is not followed|line 1)"):
        graph.query(f"PREFIX from: <{E}> SELECT * {clause} {{ ?s ?p ?o }}")


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


def test_a_large_answer_comes_whole(graph: kg.Graph) -> None:
    answer = graph.query("SELECT ?a ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0, memory=0)
    assert len(answer) == len(graph.store) ** 3
    assert answer.variables == ("a", "f", "i")
    construct = "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert set(graph.query(construct).triples or ()) == set(graph.store.query(construct))


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
        ("memory", "0.05 GiB", "--memory 53687091: the query, or its answer, needs more"),
    ],
)
def test_limits_are_given_in_seconds_and_sizes(option: str, value: str, said: str, path: Path) -> None:
    done = command("query", path, SWELLING, f"--{option}", value, "-q")
    assert done.out == ""
    assert done.error.startswith(f"kg: {said}")


def test_no_limit_is_a_limit_too(graph: kg.Graph) -> None:
    for timeout, memory in ((0, 0), (float("inf"), "4T"), (1e300, "0")):
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


def test_an_answer_of_every_kind_of_term_comes_as_it_is_in_the_graph(graph: kg.Graph) -> None:
    rows = {tuple(row.values()) for row in graph.query("SELECT ?s ?p ?o { ?s ?p ?o }").terms}
    assert rows == {(q.subject, q.predicate, q.object) for q in graph.store}
    assert set(graph.query("CONSTRUCT WHERE { ?s ?p ?o }").triples or ()) == {q.triple for q in graph.store}


def test_unbound_cells_no_columns_and_no_rows_come_as_such(graph: kg.Graph) -> None:
    assert list(graph.query("SELECT ?x ?y { BIND(1 AS ?y) }"))[0]["x"] is None
    assert list(graph.query("SELECT * {}")) == [{}]
    assert graph.query("SELECT ?x { ?x ?x ?x }").variables == ("x",)
    assert graph.query("ASK { ?x ?x ?x }").truth is False


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("SELECT * { ?s ?p ?o . OPTIONAL { ?o ?b ?a } }", "s p o b a"),
        ("select distinct* #?z\n{ ?o ?p ?s FILTER(?p != '?a') }", "o p s"),
        ("SELECT ?z ?a ?m { ?m ?a ?z }", "z a m"),
        ("SELECT ?z (COUNT(*) AS ?n) ?a { { SELECT * { ?a ?b ?z } } } GROUP BY ?a ?z", "z n a"),
    ],
)
def test_columns_come_in_the_order_of_the_query(query: str, variables: str, graph: kg.Graph) -> None:
    assert graph.query(query).variables == tuple(variables.split())


def test_plain_queries_see_named_graphs_as_one_in_which_a_triple_stands_once() -> None:
    a, b = ox.NamedNode(E + "a"), ox.NamedNode(E + "b")
    store = ox.Store()
    store.extend([ox.Quad(a, a, a, a), ox.Quad(a, a, a, b), ox.Quad(a, a, a), ox.Quad(a, a, b, b)])
    graph = kg.Graph(store)
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == 2
    assert len(graph.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")) == 3
    assert len(store) == 4, "asking changes nothing"


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


# ── Values of parameters ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("s=http://[x", "s: http://[x is no IRI: "),
        ("s=http://e.org/%zz", "s: http://e.org/%zz is no IRI: "),
        ("a b=1", "a b: no variable of a query can have this name"),
        ("?s=1", "?s: no variable"),
        ("s=\udc80", "s: its value holds half a character"),
        ("\udc80=x", "no variable of a query can have this name"),
    ],
)
def test_a_parameter_that_can_be_none_is_told_in_one_line(setting: str, said: str, path: Path) -> None:
    done = command("query", path, "SELECT ?s ?p { ?s ?p ?o }", "--set", setting)
    assert (done.code, done.out) == (2, "")
    assert said in done.error


@SLOWLY
@given(value=st.text(st.characters(codec=None)) | st.text("http://[]%:@?#x星").map(lambda end: "http://" + end))
@example(value="}} SERVICE <http://e.org/> {{")
@example(value='"""')
def test_whatever_a_parameter_holds_is_a_value_and_nothing_else(value: str, graph: kg.Graph) -> None:
    try:
        answer = graph.query("SELECT ?o ?kept { BIND(STR(?o) AS ?kept) }", o=value)
    except kg.UsageError as error:
        assert str(error).startswith("o: ")
    else:
        assert [row["kept"] for row in answer] in ([value], [])


def test_a_parameter_is_text(graph: kg.Graph) -> None:
    with pytest.raises(kg.UsageError, match="^o: a parameter is text, not int"):
        graph.query("SELECT ?o { ?s ?p ?o }", o=1)  # type: ignore[arg-type]
    with pytest.raises(kg.UsageError, match="^name: a parameter is text, not NamedNode"):
        graph.query("evidence", name=ox.NamedNode(E))  # type: ignore[arg-type]
