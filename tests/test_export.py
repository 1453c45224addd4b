"""What RDF files and scripts promise, and all formats together: other programs open them and find the same graph, whatever things are called."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from people_in_a_row import TKG, named, node, rows_of, saved
from pyld import jsonld

import kg
from kg.export import SUFFIXES

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
WHOLE = {"dates": True, "articles": True, "figures": True}
RDF_SUFFIXES = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf")
NASTY = [
    "“双引号”与\"直引号\"和'单'",
    "<script>alert('鸥')</script>",
    "]]> &amp; <!-- & &#0;",
    "反斜杠\\u0022 \\\" `反引号` ${x}",
    "第一行\n第二行\t制表",
    "\u202e从右到左\u202c \u200fמגדלור\u200e",
    "=HYPERLINK(\"https://example.org\")",
    "end",
    "-->|x| n0; subgraph {a} #quot; %% 注",
    "长" * 3000,
    "🚢𠮷é",
]  # fmt: skip


# ── RDF ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", RDF_SUFFIXES)
def test_rdflib_reads_the_same_triples(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    for one in (graph, named(*NASTY)):
        read = rdflib.Dataset() if suffix in (".trig", ".nq") else rdflib.Graph()
        read.parse(saved(one, tmp_path, suffix))
        assert {found[:3] for found in read} == set(one.rdf)


@pytest.mark.parametrize("suffix", RDF_SUFFIXES)
def test_what_is_saved_loads_again(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    assert set(kg.load(saved(graph, tmp_path, suffix)).store) == set(graph.store)


def test_json_ld_says_the_same_triples_to_another_processor(graph: kg.Graph, tmp_path: Path) -> None:
    def offline(url: str, _: object) -> None:
        raise AssertionError(f"asks the network for {url}")

    for one in (graph, named(*NASTY)):
        document = json.loads(saved(one, tmp_path, ".jsonld").read_text(encoding="utf-8"))
        found = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": offline})
        assert set(rdflib.Graph().parse(data=found, format="nt")) == set(one.rdf)


def test_a_turtle_file_is_for_people_to_read(graph: kg.Graph, tmp_path: Path) -> None:
    text = saved(graph, tmp_path, ".ttl").read_text(encoding="utf-8")
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    named = [line.split(":")[0] for line in prefixes if "/id/" in line and "article" not in line]
    assert named == sorted(named)
    assert "\nperson:罗亚非 a tkg:Person ;\n    rdfs:label \"罗亚非\"@zh ;" in text  # fmt: skip


def test_what_json_ld_cannot_hold_is_told_in_one_line(tmp_path: Path) -> None:
    graph = named("岳鸣")
    triple = next(iter(graph.store)).triple
    graph.store.add(ox.Quad(node("statement", "s"), ox.NamedNode(TKG + "about"), triple))
    with pytest.raises(kg.KgError, match="triple within a triple"):
        graph.save(tmp_path / "graph.jsonld")


# ── Scripts ────────────────────────────────────────────────────────────────

_STRING = r'"(?:[^"\\\n]|\\.)*"(?: \+ "(?:[^"\\\n]|\\.)*")*'
_VALUE = rf"(?:{_STRING}|[\d.]+|\[(?:{_STRING}|[\d.]+)(?:, (?:{_STRING}|[\d.]+))*\])"
_MAP = rf"\{{(?:`(?:[^`]|``)+`: {_VALUE}(?:, `(?:[^`]|``)+`: {_VALUE})*)?\}}"
_NAME = "`[^`]+`"
CYPHER = re.compile(
    "|".join(
        [
            rf"CREATE CONSTRAINT IF NOT EXISTS FOR \(n:{_NAME}\) REQUIRE n\.iri IS UNIQUE;",
            r"UNWIND \[",
            rf"  \{{`iri`: {_STRING}, `properties`: {_MAP}\}},?",
            rf"  \{{`from`: {_STRING}, `to`: {_STRING}, `properties`: {_MAP}\}},?",
            rf"\] AS row MERGE \(n:{_NAME} \{{iri: row\.iri\}}\) SET n \+= row\.properties;",
            rf"\] AS row MATCH \(a:{_NAME} \{{iri: row\.from\}}\) MATCH \(b:{_NAME} \{{iri: row\.to\}}\)"
            rf" MERGE \(a\)-\[r:{_NAME}\]->\(b\) SET r \+= row\.properties;",
        ]
    )
)
MERMAID = re.compile(
    r'  n\d+\["(?:[^"\[\]{}<>|#;`$\\\n\r]|#\d+;)+"\]|  n\d+ -->\|"(?:[^"\[\]{}<>|#;`$\\\n\r]|#\d+;)+"\| n\d+'
)


def said_in_cypher(text: str) -> str:
    """A string of Cypher as Neo4j reads it: it replaces \\u0022 first, wherever it stands, and then reads the string."""
    replaced = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', replaced, re.DOTALL)
    known = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    return "".join(re.sub(r"\\(.)", lambda c: known.get(c[1], c[1]), part) for part in parts)


def test_a_cypher_script_says_each_thing_and_each_fact_once(graph: kg.Graph, tmp_path: Path) -> None:
    network = graph.to_networkx(**WHOLE)
    lines = saved(graph, tmp_path, ".cypher").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not CYPHER.fullmatch(line)] == []
    rows = [line for line in lines if line.startswith("  {")]
    assert len(set(rows)) == len(rows) == network.number_of_nodes() + network.number_of_edges()


def test_a_cypher_script_finds_things_by_an_index_for_each_label(graph: kg.Graph, tmp_path: Path) -> None:
    lines = saved(graph, tmp_path, ".cypher").read_text(encoding="utf-8").splitlines()
    labels = {label for line in lines for label in re.findall(r"\((?:n|a|b):(`[^`]+`)", line)}
    first = [line for line in lines if line.startswith("CREATE")]
    assert lines[: len(first)] == first
    assert {line.split("n:")[1].split(")")[0] for line in first} == labels
    assert not [line for line in lines if re.search(r"\((?:n|a|b) \{", line)], "no node is looked for without its label"


@pytest.mark.parametrize("text", ['a"b', "a\\", "\\u0022}) DETACH DELETE n //", "\\\\u0022", "\\\x01", "a\n\tb", "\\"])
def test_no_text_ends_a_string_of_cypher(text: str, tmp_path: Path) -> None:
    script = saved(named(text), tmp_path, ".cypher").read_text(encoding="utf-8")
    [label] = re.findall(rf"`label`: ({_STRING})", script)
    assert said_in_cypher(label) == text


def test_a_mermaid_chart_shows_things_and_facts(graph: kg.Graph, tmp_path: Path) -> None:
    first, *lines = saved(graph, tmp_path, ".mmd").read_text(encoding="utf-8").splitlines()
    assert first == "flowchart LR"
    assert [line for line in lines if not MERMAID.fullmatch(line)] == []
    numbers = {line.split('["')[1][:-2]: line.split("[")[0].strip() for line in lines if '["' in line}
    assert f'  {numbers["罗亚非"]} -->|"alumniOf"| {numbers["日本富山县立大学"]}' in lines


def test_a_mermaid_chart_keeps_every_character(tmp_path: Path) -> None:
    names = ["“甲”[乙]{丙}", "a|b#c;d\"e`f<g>&$\\%:", "丁"]  # fmt: skip
    text = saved(named(*names), tmp_path, ".mmd").read_text(encoding="utf-8")
    labels = re.findall(r'\["(.*)"\]', text)
    assert {re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label) for label in labels} == set(names)


def test_classes_and_properties_of_any_ontology_are_quoted_in_scripts(tmp_path: Path) -> None:
    graph = named("岳鸣", "林远舟")
    ship, sails = ox.NamedNode(f"{TKG}Ship)"), ox.NamedNode(f"{TKG}sails-on(a);b")
    graph.store.add(ox.Quad(node("person", "船"), ox.NamedNode(f"{rdflib.RDF}type"), ship))
    graph.store.add(ox.Quad(node("person", "岳鸣"), sails, node("person", "船")))
    for suffix, pattern in {".cypher": CYPHER, ".mmd": MERMAID}.items():
        lines = saved(graph, tmp_path, suffix).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not (pattern.fullmatch(line) or line == "flowchart LR")] == []


# ── All of them ────────────────────────────────────────────────────────────


def names_in(path: Path) -> set[str]:
    """The names of all things in a file of any format that keeps them whole."""
    if path.suffix in RDF_SUFFIXES:
        rows = kg.load(path).query("SELECT ?name { ?x rdfs:label ?name }").rows
        return {row["name"] for row in rows}
    if path.suffix == ".cypher":
        found = re.findall(rf"`label`: ({_STRING})", path.read_text(encoding="utf-8"))
        return {said_in_cypher(one) for one in found}
    if path.suffix == ".csv":
        return {row["label"].removeprefix("'") for row in rows_of(path / "nodes.csv")}
    opened = {
        ".json": lambda: networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"),
        ".graphml": lambda: networkx.read_graphml(path),
        ".gexf": lambda: networkx.read_gexf(path),
    }[path.suffix]()
    return {label for _, label in opened.nodes(data="label")}


KEEPING = [suffix for suffix in SUFFIXES if suffix not in (".mmd", ".mermaid")]
printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NASTY), printable), min_size=1, max_size=4, unique=True))
def test_any_name_survives_every_format(names: list[str]) -> None:
    graph = named(*(f"鸥{name}" for name in names), NASTY[4])
    with TemporaryDirectory() as folder:
        for suffix in KEEPING:
            assert names_in(saved(graph, Path(folder), suffix)) == {*(f"鸥{name}" for name in names), NASTY[4]}, suffix
        for suffix, pattern in {".cypher": CYPHER, ".mmd": MERMAID}.items():
            lines = saved(graph, Path(folder), suffix).read_text(encoding="utf-8").split("\n")
            assert [line for line in lines if not pattern.fullmatch(line)] in ([""], ["flowchart LR", ""]), suffix


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_graph_gives_the_same_file(suffix: str, graph: kg.Graph, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    turned = ox.Store()
    for quad in sorted(graph.store, key=str, reverse=True):
        turned.add(quad)
    one, other = saved(graph, tmp_path, suffix), saved(kg.Graph(turned), tmp_path / "other", suffix)
    for path in one.iterdir() if one.is_dir() else [one]:
        assert path.read_bytes() == (other / path.relative_to(one)).read_bytes()


def test_an_unknown_suffix_is_told_with_those_there_are(graph: kg.Graph, tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError) as error:
        graph.save(tmp_path / "graph.xlsx")
    assert all(suffix in str(error.value) for suffix in (".xlsx", *SUFFIXES))
    assert list(tmp_path.iterdir()) == []
