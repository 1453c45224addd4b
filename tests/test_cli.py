"""What the command `kg` promises: each command, its formats, its streams and its exit codes."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph as ox
import pytest
from command import KG, Done, kg, process
from wcwidth import wcswidth

import kg as library
from kg.cli.main import cli
from kg.export import SUFFIXES

COMMANDS = list(cli.commands or cli.list_commands(None))  # type: ignore[arg-type]
TKG = "https://w3id.org/talentkg/ontology#"
TEXT = """海灯市举办首届青年人才节

本报记者 苏映川
2024年5月18日

5月16日，海灯市举办首届青年人才节。顾长庚毕业于海灯大学。去年，全市新增高新技术企业128家。
"""


@pytest.fixture(scope="module")
def ttl(graph: library.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample as a file."""
    path = tmp_path_factory.mktemp("cli") / "graph.ttl"
    graph.save(path)
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "海灯.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


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
        (["bild"], "no command is called bild; did you mean build?"),
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


# ── kg build ───────────────────────────────────────────────────────────────


def test_a_build_tells_what_it_found_on_standard_error(text: Path, tmp_path: Path) -> None:
    done = kg("build", text, "-o", tmp_path / "g.ttl")
    assert (done.code, done.out) == (0, "")
    reading, entities, facts, figures, written = done.err.splitlines()
    assert reading == f"reading {text}"
    assert re.fullmatch(r"\d+ entities: (\w+ \d+, )*\w+ \d+", entities)
    assert "Person 2" in entities
    assert re.fullmatch(r"\d+ facts \(\d+ that texts say(, \d+ from a gazetteer)?\): (\w+ \d+, )*\w+ \d+", facts)
    assert "alumniOf 1" in facts
    assert re.fullmatch(r"1 figures, \d+ dates, \d+\.\d seconds", figures)
    assert written == f"written to {tmp_path / 'g.ttl'}"
    for counted in (entities, facts):
        total, _, parts = counted.partition(": ")
        assert int(total.split()[0]) == sum(int(part.split()[1]) for part in parts.split(", "))


def test_a_build_writes_turtle_to_standard_output(text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl")
    for words in (["build", text], ["build", text, "-o", "-"]):
        assert kg(*words).out == (tmp_path / "g.ttl").read_text(encoding="utf-8")


def test_a_text_comes_on_standard_input(text: Path) -> None:
    done = kg("build", "-", stdin=TEXT)
    assert done.out.count("tkg:Article") == 1 and "schema:MediaObject" not in done.out
    assert "reading standard input\n" in done.err


@pytest.mark.parametrize("words", [["-q", "build"], ["build", "--quiet"]])
def test_quiet_says_nothing_but_the_answer(words: list[str], text: Path) -> None:
    done = kg(*words, text)
    assert done.out.startswith("@prefix")
    assert (done.code, done.err) == (0, "")


def test_a_folder_stands_for_the_texts_in_it(text: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        TEXT.replace("顾长庚", "陆听涛").replace("海灯市举办", "又一届："), encoding="utf-8"
    )
    (tmp_path / "notes.ttl").write_text("陈渡舟毕业于海灯大学。", encoding="utf-8")
    done = kg("build", tmp_path)
    assert "顾长庚" in done.out and "陆听涛" in done.out and "陈渡舟" not in done.out
    assert done.out == kg("build", text, tmp_path / "b.txt").out


def test_title_date_source_and_base_are_those_given(text: Path) -> None:
    options = ["--title", "观星", "--date", "1999-03", "--source", "https://example.org/a", "--base", "https://e.org/"]
    out = kg("build", text, *options).out
    assert re.search(r"https://e\.org/article/example-org-a-[0-9a-f]{16}\b", out)
    assert 'tkg:edtf "1999-03"' in out
    assert "<https://example.org/>" in out and "dcterms:source example:a" in out
    assert "<https://e.org/person/>" in out


def test_facts_only_counts_and_writes_the_facts_without_evidence(text: Path, tmp_path: Path) -> None:
    whole, plain = (
        kg("build", text, "-o", tmp_path / f"g{flag}.ttl", *([flag] * bool(flag))) for flag in ("", "--facts-only")
    )
    said, bare = ([re.sub(r" \(.*?\)", "", line) for line in done.err.splitlines()[1:3]] for done in (whole, plain))
    assert said == bare
    written = (tmp_path / "g--facts-only.ttl").read_text(encoding="utf-8")
    assert "tkg:alumniOf" in written
    assert "tkg:quote" not in written and "mentionedAt" not in written


RDF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def triples(path: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=str(path), format=RDF[path.suffix])}


@pytest.mark.parametrize("suffix", RDF)
def test_build_and_export_write_every_rdf_format(suffix: str, text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl")
    built, exported = tmp_path / f"built{suffix}", tmp_path / f"exported{suffix}"
    assert kg("build", text, "-o", built).code == 0
    assert kg("export", tmp_path / "g.ttl", "-o", exported) == Done(0, "", f"written to {exported}\n")
    assert triples(built) == triples(exported) == triples(tmp_path / "g.ttl")


def test_a_build_keeps_nothing_in_the_home_of_its_user(text: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    own = {name: value for name, value in os.environ.items() if name not in ("ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")}
    done = subprocess.run([KG, "-q", "build", text], capture_output=True, env={**own, "HOME": str(home)})
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(home.rglob("*")) == [], "onnxruntime keeps its user's number there, and sends it"


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


# ── kg query ───────────────────────────────────────────────────────────────

PEOPLE = "SELECT ?who ?title { ?who a tkg:Person ; tkg:title ?title } ORDER BY ?who"


def test_a_query_is_sparql_or_a_file_or_a_name(ttl: Path, tmp_path: Path) -> None:
    path = tmp_path / "my people.rq"
    path.write_text("\ufeff" + PEOPLE, encoding="utf-8")
    answer = kg("query", ttl, PEOPLE, "--format", "csv").out
    assert answer == "who,title\n宋逸平,博士\n罗亚非,博士\n"
    assert kg("query", ttl, path, "--format", "csv").out == answer
    assert "宋逸平,博士,韩国全北国立大学," in kg("query", ttl, "people", "--format", "csv").out
    assert kg("query", "-", PEOPLE, "--format", "csv", stdin=ttl.read_bytes()).out == answer


def test_a_parameter_is_bound_and_never_part_of_the_query(ttl: Path) -> None:
    query = "SELECT ?name ?kind { ?thing rdfs:label ?label ; a ?kind . FILTER(STR(?label) = ?name) }"
    assert kg("query", ttl, query, "--set", "name=清华大学", "--format", "csv").out == "kind\nUniversity\n"
    for evil in ('"', '清华大学" || true || "', "x) } #", "\\", "a=b"):
        assert kg("query", ttl, query, "--set", f"name={evil}", "--format", "csv") == Done(0, "kind\n", "")
    iri = "SELECT ?thing ?label { ?thing rdfs:label ?label }"
    thing = "thing=https://w3id.org/talentkg/id/organization/清华大学"
    assert kg("query", ttl, iri, "--set", thing, "--format", "csv").out == "label\n清华大学\n"


def test_ask_answers_yes_or_no(ttl: Path) -> None:
    for query, word, truth in (("ASK { ?x a tkg:Person }", "yes", True), ("ask { ?x a tkg:None }", "no", False)):
        assert kg("query", ttl, query) == Done(0, f"{word}\n", "")
        assert json.loads(kg("query", ttl, query, "--format", "json").out) == {"head": {}, "boolean": truth}
        root = ElementTree.fromstring(kg("query", ttl, query, "--format", "xml").out)
        assert root.findtext("{*}boolean") == str(truth).lower()
        assert kg("query", ttl, query, "--format", "csv").out == f"{str(truth).lower()}\n"


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a tkg:Award ; rdfs:label ?name }",
        "DESCRIBE <https://w3id.org/talentkg/id/organization/清华大学>",
    ],
)
def test_a_graph_is_answered_as_turtle(query: str, ttl: Path) -> None:
    done = kg("query", ttl, query)
    assert kg("query", ttl, query, "--format", "ttl") == done
    found = set(ox.parse(done.out.encode(), format=ox.RdfFormat.TURTLE))
    assert found
    assert {quad.triple for quad in found} <= triples(ttl)
    for fmt in ("table", "csv", "json", "xml"):
        refused = kg("query", ttl, query, "--format", fmt)
        assert refused.code == 2
        assert "Give ttl" in refused.error


def test_a_table_is_no_graph(ttl: Path) -> None:
    refused = kg("query", ttl, PEOPLE, "--format", "ttl")
    assert refused.code == 2
    assert "the answer is a table" in refused.error


TERMS = """@prefix : <http://example.org/> .
:a :p "说\\"\\t\\n<&>"@zh , 1.5 , true , _:b , :b .
:a :q "鸥" .
"""


def test_every_format_holds_the_same_terms(tmp_path: Path) -> None:
    path = tmp_path / "terms.ttl"
    path.write_text(TERMS, encoding="utf-8")
    query = "SELECT ?o ?none { ?s ?p ?o } ORDER BY DATATYPE(?o) ?o"
    answer = kg("query", path, query, "--format", "json").out
    assert json.loads(answer)["head"] == {"vars": ["o", "none"]}
    bindings = [row["o"] for row in json.loads(answer)["results"]["bindings"]]
    assert {"type": "literal", "value": '说"\t\n<&>', "xml:lang": "zh"} in bindings
    assert {"type": "literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"} in bindings
    assert {"type": "uri", "value": "http://example.org/b"} in bindings
    assert {"type": "literal", "value": "鸥"} in bindings
    assert [b["type"] for b in bindings].count("bnode") == 1
    for data, fmt in (
        (answer, ox.QueryResultsFormat.JSON),
        (kg("query", path, query, "--format", "xml").out, ox.QueryResultsFormat.XML),
    ):
        parsed = ox.parse_query_results(data.encode(), format=fmt)
        assert [v.value for v in parsed.variables] == ["o", "none"]
        terms = [row["o"] for row in parsed]
        assert len(terms) == 6
        assert ox.Literal('说"\t\n<&>', language="zh") in terms
        assert ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) in terms
    for fmt, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO(kg("query", path, query, "--format", fmt).out), delimiter=delimiter))
        assert rows[0] == ["o", "none"]
        assert ['说"\t\n<&>', ""] in rows


def test_labels_stand_in_place_of_iris_unless_they_are_asked_for(ttl: Path) -> None:
    query = "SELECT ?x { ?x a tkg:University } ORDER BY ?x"
    iris = [
        f"https://w3id.org/talentkg/id/organization/{name}"
        for name in ("日本富山县立大学", "清华大学", "韩国全北国立大学")
    ]
    assert kg("query", ttl, query).out.split()[2:] == [iri.rpartition("/")[2] for iri in iris]
    for fmt in ("csv", "tsv", "table"):
        assert kg("query", ttl, query, "--iris", "--format", fmt).out.split()[-3:] == iris
    bindings = json.loads(kg("query", ttl, query, "--format", "json").out)["results"]["bindings"]
    assert [row["x"]["value"] for row in bindings] == iris


def test_an_answer_without_rows_says_so(ttl: Path) -> None:
    assert kg("query", ttl, "SELECT ?x { ?x a tkg:None }").out == "(no answer)\n"
    assert kg("query", ttl, "SELECT ?x { ?x a tkg:None }", "--format", "csv").out == "x\n"


def on_terminal(columns: int, *words: str | Path) -> list[str]:
    """What a command shows on a terminal of this width."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    running = subprocess.Popen([KG, *words], stdout=child, stderr=subprocess.DEVNULL, env=environment)
    os.close(child)
    shown = b"".join(iter(lambda: reading(parent), b""))
    assert running.wait() == 0
    os.close(parent)
    return shown.decode().splitlines()


def reading(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where nobody writes to a terminal any more
        return b""


@pytest.mark.parametrize("watched", [True, False], ids=["terminal", "pipe"])
def test_what_takes_longer_than_a_second_is_told_at_a_terminal_and_nowhere_else(watched: bool) -> None:
    parent, child = pty.openpty() if watched else os.pipe()
    running = subprocess.Popen([KG, "stats", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=child)
    os.close(child)
    time.sleep(3)  # whoever sends the graph is slow
    running.communicate(b"")
    shown = b"".join(iter(lambda: reading(parent), b""))
    os.close(parent)
    assert (b"reading - \xe2\x80\xa6" in shown) is watched


@pytest.mark.parametrize("columns", [30, 57, 80, 140])
def test_a_table_fits_the_terminal_with_wide_characters_counted_as_two(columns: int, ttl: Path) -> None:
    shown = on_terminal(columns, "query", ttl, "figures")
    assert len(shown) > 10
    assert max(map(wcswidth, shown)) <= columns
    rule = next(line for line in shown if "─" in line)
    starts = [m.start() for m in re.finditer("─+", rule)]
    for line in shown:
        places = list(columns_of(line))
        assert all(start == 0 or places[start - 1 : start] in ([" "], []) for start in starts), (
            "cells begin below heads"
        )
    assert not any("…" in line for line in shown)


def columns_of(line: str) -> Iterator[str]:
    """The characters of a line, each as often as it has columns."""
    for character in line:
        yield from [character] * wcswidth(character)


def test_a_cell_neither_breaks_its_line_nor_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text('<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "一\\n二\\t\\u001b[31m\\u202e三" .')
    for words in (["query", path, "SELECT ?o { ?s ?p ?o }"], ["show", path, "http://e.org/a"]):
        out = kg(*words).out
        assert not set("\x1b\u202e\t") & set(out)
        assert "一 二" in out


# ── kg queries, kg show, kg validate, kg stats ─────────────────────────────


def test_queries_lists_names_questions_in_both_languages_and_parameters() -> None:
    done = kg("queries")
    assert done.code == 0
    asked = [line for line in done.out.splitlines() if not line.startswith(" ")]
    for line in asked:
        assert re.fullmatch(r"[a-z]+ +[\u4e00-\u9fff].*？  [A-Z].*\?", line)
    assert [line.split()[0] for line in asked] == sorted(line.split()[0] for line in asked)
    after = done.out.partition("\npath ")[2].splitlines()
    assert [line.split()[:2] for line in after[1:3]] == [["--set", "from=…"], ["--set", "to=…"]]


def test_show_tells_classes_names_facts_both_ways_and_the_words_that_say_them(ttl: Path) -> None:
    shown = kg("show", ttl, "嘉兴").out
    assert shown.startswith("嘉兴市  (地点)  <https://w3id.org/talentkg/id/place/嘉兴市>\n  also: 嘉兴\n")
    assert "  → 位于  长三角\n      │ ‹嘉兴位于长三角腹地" in shown
    assert "  → 位于  浙江省\n      (from: 名录)\n" in shown
    assert re.search(r"  ← 运营方  星耀南湖\n      │ .*由嘉兴打造", shown)
    assert re.search(r"  → 数据  嘉兴市 .*第21位.*\n      │ .*名列全国第21位", shown)
    words = kg("show", ttl, "罗亚非").out
    assert re.search(r"  → 毕业于  日本富山县立大学\n      │ .*从日本富山县立大学毕业", words)


def test_show_marks_the_words_in_their_sentence_and_tells_article_and_place(tmp_path: Path) -> None:
    text = "人才周报\n\n5月16日，海灯市举办首届青年人才节，顾长庚来了。\n"
    graph = library.build(text=text, date="2024-05-18")
    article = next(graph.store.quads_for_pattern(None, ox.NamedNode(f"{TKG}sha256"), None, None)).subject
    graph.store.add(ox.Quad(article, ox.NamedNode(f"{TKG}text"), ox.Literal(text)))
    graph.save(tmp_path / "g.ttl")
    shown = kg("show", tmp_path / "g.ttl", "海灯市").out
    assert "\x1b" not in shown
    assert "      │ 5月16日，‹海灯市举办首届青年人才节›，顾长庚来了。\n" in shown
    start = text.index("海灯市")
    assert f"      │ (人才周报, 2024-05-18, line 3, char {start}–{start + 12})\n" in shown
    assert "，\x1b[1;4m海灯市举办首届青年人才节\x1b[0m，" in graph.show("海灯市").text("\x1b[1;4m", "\x1b[0m")


def test_show_tells_the_facts_of_a_graph_without_evidence(text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl", "--facts-only")
    assert "  → 毕业于  海灯大学\n" in kg("show", tmp_path / "g.ttl", "顾长庚").out + "\n"


def test_validate_says_in_words_what_does_not_conform_and_ends_with_1(ttl: Path, tmp_path: Path) -> None:
    assert kg("validate", ttl) == Done(0, "The graph conforms to the shapes.\n", "")
    path = tmp_path / "g.ttl"
    path.write_text(f"<http://example.org/节> a <{TKG}Event> .", encoding="utf-8")
    done = kg("validate", path)
    assert (done.code, done.err) == (1, "")
    assert "http://example.org/节" in done.out
    assert done.out.endswith("the graph does not conform to the shapes.\n")


def test_stats_counts_and_names_the_most_connected(ttl: Path, graph: library.Graph) -> None:
    out = kg("stats", ttl).out
    network = graph.to_networkx()
    entities = int(re.search(r"entities (\d+)", out)[1])  # type: ignore[index]
    assert entities == network.number_of_nodes()
    assert f"triples {graph.stats().triples}\n" in out
    assert f"density {networkx.density(network):.4f}" in out
    most = dict(network.degree())
    first = re.search(r"most connected: (\S+) (\d+)", out)
    assert first
    assert int(first[2]) == max(most.values())
    assert network.nodes[max(most, key=most.__getitem__)]["label"] == first[1]


def test_facts_without_a_source_are_counted_as_such(tmp_path: Path) -> None:
    done = kg("build", "-", "-o", tmp_path / "g.ttl", "--facts-only", stdin=TEXT)
    facts = re.search(r"^of the facts: ([1-9]\d*) without a source$", kg("stats", tmp_path / "g.ttl").out, re.MULTILINE)
    assert facts
    assert f"\n{facts[1]} facts ({facts[1]} without a source): " in done.err


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
