"""What the command `kg` promises: its help, its streams and its exit codes, what `kg export` and `kg view` write, and another domain."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import networkx
import pytest
from command import KG, RDF, Done, kg, process

import kg as library
from kg.cli.main import cli
from kg.export import SUFFIXES

COMMANDS = list(cli.commands or cli.list_commands(None))  # type: ignore[arg-type]
TKG = "https://w3id.org/talentkg/ontology#"


# ── All commands ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = kg(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: kg {command} ")
    assert re.search(rf"\n  Examples?:\n    kg {command}\b", done.out)
    assert "--quiet" in done.out and "--debug" in done.out


def test_the_commands_are_listed_with_what_they_do() -> None:
    done = kg("--help")
    for command in ("build", "query", "queries", "show", "view", "export", "validate", "stats"):
        assert re.search(rf"\n  {command} +[A-Z].+\.", done.out)
        assert command in COMMANDS
    assert kg("-h") == done


def test_no_command_at_all_shows_the_help_and_is_a_wrong_call() -> None:
    assert kg() == Done(2, "", kg("--help").out)


def test_the_version_is_that_of_the_package() -> None:
    assert kg("--version") == Done(0, f"kg {library.__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild"], "no command is called bild; did you mean build? See kg --help."),
        (["build"], "Missing argument 'TEXT…'. See kg build --help."),
        (["query", "g.ttl"], "Missing argument 'QUERY'. See kg query --help."),
        (["export", "g.ttl"], "Missing option '-o' / '--output'. See kg export --help."),
        (["stats", "--wrong", "g.ttl"], "No such option"),
        (["query", "g.ttl", "people", "--format", "doc"], "'doc' is not one of 'table', 'csv'"),
        (["query", "g.ttl", "people", "--set", "name"], "--set name: give NAME=VALUE"),
        (["stats", "g.ttl"], "g.ttl: no such file"),
    ],
)
def test_a_wrong_call_is_told_in_one_line_and_ends_with_2(words: list[str], said: str) -> None:
    done = kg(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.error


@pytest.mark.parametrize("place", [0, 1])
def test_a_traceback_is_shown_with_debug_only(place: int) -> None:
    words = ["stats", "none.ttl"]
    assert "Traceback" not in kg(*words).err
    words.insert(place, "--debug")
    done = kg(*words)
    assert done.code == 2
    assert done.err.startswith("Traceback")
    assert done.err.endswith("\nkg: none.ttl: no such file\n")


def test_the_command_is_a_program_of_its_own(ttl: Path) -> None:
    done = process("query", ttl, "people", "--format", "csv", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "罗亚非,博士,," in done.stdout.decode()
    done = process("query", ttl, "peeple")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "kg: no query is called “peeple”; did you mean people?\n"


def test_whoever_reads_the_answer_may_stop_reading(ttl: Path) -> None:
    every = "SELECT ?s ?a { ?s ?p ?o . ?a ?b ?c } LIMIT 30000"
    running = subprocess.Popen([KG, "query", ttl, every, "--format", "tsv"], stdout=-1, stderr=-1)
    assert running.stdout and running.stderr
    assert running.stdout.readline() == b"s\ta\n"
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 0


# ── kg export, kg view ─────────────────────────────────────────────────────


def test_export_writes_every_other_format(ttl: Path, tmp_path: Path, graph: library.Graph) -> None:
    for suffix in set(SUFFIXES) - set(RDF):
        assert kg("export", ttl, "-o", tmp_path / f"g{suffix}").code == 0
    nodes = graph.to_networkx(dates=True, articles=True, figures=True).number_of_nodes()
    assert networkx.read_graphml(tmp_path / "g.graphml").number_of_nodes() == nodes
    assert networkx.read_gexf(tmp_path / "g.gexf").number_of_nodes() == nodes
    assert len(json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))["nodes"]) == nodes
    assert (tmp_path / "g.cypher").read_text(encoding="utf-8").count("\n") > nodes
    assert (tmp_path / "g.mmd").read_text(encoding="utf-8").startswith(("graph", "flowchart"))
    assert sorted(path.name for path in (tmp_path / "g.csv").iterdir()) == ["edges.csv", "figures.csv", "nodes.csv"]


def test_export_writes_tables_into_a_folder(ttl: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for folder in (f"{tmp_path}/new/", tmp_path / "there"):
        assert kg("export", ttl, "-o", folder).code == 0
        assert sorted(path.name for path in Path(folder).iterdir()) == ["edges.csv", "figures.csv", "nodes.csv"]


def test_export_reads_and_writes_streams(ttl: Path) -> None:
    turtle = ttl.read_text(encoding="utf-8")
    assert kg("export", "-", "-o", "-", stdin=turtle) == Done(0, turtle, "")


def test_view_writes_one_page_beside_the_graph_or_where_told(ttl: Path, tmp_path: Path) -> None:
    assert kg("view", ttl) == Done(0, "", f"written to {ttl.with_suffix('.html')}\n")
    assert kg("-q", "view", ttl, "-o", tmp_path / "page.html") == Done(0, "", "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ttl.with_suffix(".html").read_text(encoding="utf-8") == page
    assert kg("view", "-", "-o", "-", stdin=ttl.read_bytes()) == Done(0, page, "")


# ── Another domain ─────────────────────────────────────────────────────────


def test_another_folder_is_another_domain(ttl: Path, tmp_path: Path) -> None:
    terms = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    (tmp_path / "terms.ttl").write_text(terms + f'<{TKG}University> rdfs:label "学堂"@zh .', encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text("")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "halls.rq").write_text(
        "# zh: 有哪些学堂？\n# en: Which halls?\nSELECT ?hall { ?hall a tkg:University } ORDER BY ?hall",
        encoding="utf-8",
    )
    other = ["--ontology", tmp_path]
    assert kg("queries", *other).out == "halls           有哪些学堂？  Which halls?\n"
    assert "清华大学" in kg("query", ttl, "halls", *other).out
    assert "清华大学  (学堂)" in kg("show", ttl, "清华大学", *other).out
    assert kg("validate", ttl, *other).code == 0
    assert "no query is called “people”" in kg("query", ttl, "people", *other).error
