"""What becomes of graphs, queries and outputs that cannot be: one clear line, and never half a file."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from command import KG, kg, process

import kg as library

SENTENCE = "5月16日，海灯市举办首届青年人才节，望岭大学教授顾长庚出席开幕式，全市新增企业128家。"
HEAD = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
NOISE = bytes((n * n * 7919 + n * 31) % 255 + 1 for n in range(5000))


@pytest.fixture
def graph_file(graph: library.Graph, tmp_path: Path) -> Path:
    graph.save(tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


# ── Graphs and queries that do not parse ───────────────────────────────────


@pytest.mark.parametrize("command", [["query", "people"], ["stats"], ["validate"], ["show", "星"], ["view"]])
def test_a_graph_that_does_not_parse_is_told_with_line_and_column(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text(HEAD + "<http://e.org/a> rdfs:label ; .\n")
    done = kg(command[0], path, *command[1:])
    assert done.code == 1
    assert done.error.startswith(f"kg: {path}: ")
    assert "line 2 column" in done.error
    done = kg(command[0], "-", *command[1:], stdin=path.read_bytes())
    assert "line 2 column" in done.error


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {\n ?x a tkg:Person\n FILTR(?x) }", "line 3, column"),
        ("SELECT ?x { ?x a }", "line 1, column 19: expected"),
        ("SELEC ?x { ?x a tkg:Person }", "line 1, column"),
        ("SELECT ?x { ?x other:name ?y }", "this prefix is not declared"),
        ("SELECT ?x { ?x <a b> ?y }", "line 1, column"),
        (
            "SELECT (COUNT(?x) AS ?n) ?y { ?x a ?y }",
            "line 1, column 40: The SELECT contains a variable that is unbound",
        ),
        ("SELECT ?x ?x { ?x a ?y }", "line 1, column 25: Duplicated variable name"),
        ("# nothing asked\n", "line 2, column 1: it breaks off, or what"),
        ("INSERT DATA { <http://e.org/a> a <http://e.org/b> }", "an update, and kg only asks graphs. Ask with SELECT"),
        ("BASE <x:/> PREFIX x: <x:y>\nDELETE WHERE { ?x a x:a }", "an update, and kg only asks graphs"),
        ("# one\nload <http://e.org/>", "an update, and kg only asks graphs"),
        ("SELECT ?load { ?load a tkg:Insert DELETE }", "line 1, column"),
        ("SELECT ?x { SERVICE <http://e.org/> { ?x ?y ?z } }", "SERVICE asks a server on the network"),
    ],
)
def test_a_query_that_does_not_parse_is_told_with_line_and_column(query: str, said: str, graph_file: Path) -> None:
    done = kg("query", graph_file, query)
    assert (done.code, done.out) == (2, "")
    assert done.error.startswith("kg: query: ")
    assert said in done.error
    assert len(done.error) < 200
    path = graph_file.with_name("question.rq")
    path.write_text(query)
    assert kg("query", graph_file, path).error == done.error.replace("kg: query:", f"kg: {path}:")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["peeple"], "no query is called “peeple”; did you mean people?"),
        (["timelines"], "did you mean timeline?"),
        (["xyz"], "no query is called “xyz”; there are awards, carriers"),
        (["evidence"], "it needs the parameter name. Give --set name=…"),
        (["evidence", "--set", "nam=星"], "no parameter is called nam; its parameters: name"),
        (["people", "--set", "x=1"], "no parameter is called x; its parameters: none"),
        (["path", "--set", "from=嘉兴"], "it needs the parameter to."),
        (["evidence", "--set", "name=罗亚菲"], "the nearest names are 罗亚非"),
        (["SELECT ?x { ?x a tkg:Person }", "--set", "y=1"], "must be among what the query selects"),
        (["SELECT (<http://a.example/>(1) AS ?x) {}"], "The custom function <http://a.example/> is not supported\n"),
        (["none.rq"], "none.rq: no such file"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_nearest(words: list[str], said: str, graph_file: Path) -> None:
    done = kg("query", graph_file, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.error + "\n"


def test_a_query_file_that_is_no_text_is_named(graph_file: Path) -> None:
    path = graph_file.with_name("q.rq")
    path.write_bytes(b"SELECT \xff")
    assert kg("query", graph_file, path).error == f"kg: {path}: no UTF-8 from byte 7 on. Save it as UTF-8"


@pytest.mark.parametrize("name", ["", "罗亚菲", "http://[", "https://example.org/none", "\x1b[31m\n星"])
def test_a_thing_that_is_not_there_is_told(name: str, graph_file: Path) -> None:
    done = kg("show", graph_file, name)
    assert done.code == 2
    assert "nothing in the graph is called “" in done.error
    assert "\x1b" not in done.error


# ── Full disks, killed commands ────────────────────────────────────────────

QUIET = {"PYTHONDONTWRITEBYTECODE": "1"}  # Python itself would cut its own files short


def small_disk() -> None:
    """No file may grow beyond four kilobytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.parametrize("name", ["out.ttl", "out.graphml", "out.html"])
def test_on_a_full_disk_the_old_output_is_whole(name: str, sample: Path, graph_file: Path) -> None:
    folder = graph_file.parent / "here"
    folder.mkdir()
    path = folder / name
    path.write_text("what stood here before")
    words = ["view", graph_file] if path.suffix == ".html" else ["build", sample]
    done = subprocess.run(
        [KG, *words, "-o", path], capture_output=True, text=True, preexec_fn=small_disk, env={**os.environ, **QUIET}
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"kg: {path}: cannot be written: File too large"
    assert path.read_text() == "what stood here before"
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize(
    "words", [["build", "-"], ["query", "-", "people"], ["export", "-", "-o", "-"], ["view", "-", "-o", "-"]]
)
def test_a_full_standard_output_is_told_in_one_line(words: list[str], graph_file: Path) -> None:
    text = SENTENCE.encode() if words[0] == "build" else graph_file.read_bytes()
    with open("/dev/full", "wb") as full:
        done = subprocess.run([KG, "-q", *words], input=text, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode() == "kg: standard output: No space left on device\n"


def test_an_output_that_cannot_be_is_told_before_the_work(sample: Path, tmp_path: Path) -> None:
    for path, code in ((tmp_path / "g.doc", 2), (tmp_path / "none" / "g.ttl", 1)):
        done = kg("build", sample, "-o", path)
        assert done.code == code
        assert done.error.startswith(f"kg: {path}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_a_command_that_is_killed_leaves_the_old_output_whole(how: signal.Signals, graph_file: Path) -> None:
    folder = graph_file.parent / "here"
    folder.mkdir()
    path = folder / "out.ttl"
    path.write_text("what stood here before")
    text = folder.with_name("long.txt")
    text.write_text(f"{SENTENCE}\n" * 2000, encoding="utf-8")
    running = subprocess.Popen([KG, "build", text, "-o", path], stderr=subprocess.PIPE)
    assert running.stderr
    assert running.stderr.readline() == f"reading {text}\n".encode()
    running.send_signal(how)
    assert running.wait() == (-how if how == signal.SIGKILL else 1)
    if how != signal.SIGKILL:
        assert running.stderr.read().strip() == b"kg: stopped"
    assert path.read_text() == "what stood here before"
    assert list(folder.iterdir()) == [path]


def test_a_broken_graph_is_no_fault_of_the_program(tmp_path: Path) -> None:
    for name, data in {"a.nq": NOISE, "a.rdf": b"<rdf", "a.jsonld": b"{", "a.ttl": b"\xff\xfe\x00"}.items():
        (tmp_path / name).write_bytes(data)
        done = process("stats", tmp_path / name)
        assert done.returncode == 1
        assert done.stderr.decode().startswith(f"kg: {tmp_path / name}: ")
        assert done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr and b"an error in kg itself" not in done.stderr
