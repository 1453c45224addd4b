"""What a graph promises: words behind every fact, names that stay, the same bytes again, and files that are whole or not there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, BNode, Literal, Namespace, URIRef

import kg
from kg.graph.names import iri

TKG = Namespace("https://w3id.org/talentkg/ontology#")
ID = Namespace("https://w3id.org/talentkg/id/")
PROV = Namespace("http://www.w3.org/ns/prov#")
GAZETTEER = URIRef("https://w3id.org/talentkg/gazetteer")
LINXI = """临溪市举办首届青年人才节

本报记者 苏映川
2024年5月18日

5月16日，临溪市举办首届青年人才节，望岭大学教授顾长庚出席开幕式。

顾长庚毕业于望岭大学，现任临溪创新研究院院长。临溪创新研究院成立于2011年，由望岭大学与临溪市政府共建。

去年，全市新增高新技术企业128家。临溪创新研究院拟与望岭大学共建临溪实验室。
"""
GULL = """临溪创新研究院迁入新址

2024年6月2日

6月1日，临溪创新研究院与海鸥船舶公司签约。顾长庚任临溪创新研究院院长。
"""


@pytest.fixture(scope="module")
def linxi() -> kg.Graph:
    return kg.build(LINXI.encode())


def span(source: URIRef) -> tuple[int, int]:
    start, end = str(source).partition("#char=")[2].split(",")
    return int(start), int(end)


def said_of_things(graph: kg.Graph) -> set[ox.Quad]:
    """All that a graph says but for its header, which is each build's own."""
    return {q for q in graph.store if not re.search("/(dataset|activity|software)/", q.subject.value)}


def statements(graph: kg.Graph) -> set[tuple[object, ...]]:
    """(subject, predicate, object, statement) of every statement of a graph."""
    rdf = graph.rdf
    return {
        (*(rdf.value(node, part) for part in (RDF.subject, RDF.predicate, RDF.object)), node)
        for node in rdf.subjects(RDF.type, RDF.Statement)
    }


# ── Evidence ───────────────────────────────────────────────────────────────


def test_every_fact_is_stated_with_its_source(graph: kg.Graph) -> None:
    said = {triple[:3] for triple in statements(graph)}
    facts = {str(predicate) for _, predicate, _, _ in statements(graph)}
    asserted = {t for t in graph.rdf if str(t[1]) in facts}
    assert len(asserted) > 30
    symmetric = {(o, p, s) for s, p, o in said if p == TKG.cooperatesWith}
    assert asserted <= said | symmetric
    for *_, node in statements(graph):
        assert set(graph.rdf.objects(node, PROV.wasDerivedFrom)), node
    assert graph.stats().counts.unsourced == 0


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\ufeff", "🚢🚢 "])
def test_every_quote_is_what_stands_at_its_span(line_end: str, before: str) -> None:
    text = before.removeprefix("\ufeff") + LINXI  # as read: breaks are \n, a byte order mark is no part of the text
    rdf = kg.build((before + LINXI).replace("\n", line_end).encode()).rdf
    quoted = set(rdf.subjects(TKG.quote, None))
    assert len(quoted) > 8
    for node in quoted:
        spans = [span(source) for source in rdf.objects(node, PROV.wasDerivedFrom)]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert {str(quote) for quote in rdf.objects(node, TKG.quote)} == {text[a:b].strip() for a, b in spans}


def test_every_mention_is_one_of_the_names_of_its_thing(graph: kg.Graph, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    mentions = list(graph.rdf.subject_objects(TKG.mentionedAt))
    assert len(mentions) > 60
    for thing, source in mentions:
        a, b = span(source)
        names = {*graph.rdf.objects(thing, RDFS.label), *graph.rdf.objects(thing, SKOS.altLabel)}
        assert "".join(text[a:b].split()) in {str(name) for name in names}


def test_what_no_text_says_names_the_gazetteer(graph: kg.Graph) -> None:
    known = set(graph.rdf.subjects(PROV.wasDerivedFrom, GAZETTEER))
    assert known
    for node in known:
        assert list(graph.rdf.objects(node, PROV.wasDerivedFrom)) == [GAZETTEER]
        assert not list(graph.rdf.objects(node, TKG.quote))
        assert graph.rdf.value(node, RDF.predicate) == TKG.locatedIn


def test_what_is_planned_is_stated_but_no_fact(linxi: kg.Graph) -> None:
    planned = [t for t in statements(linxi) if (t[3], TKG.status, Literal("planned")) in linxi.rdf]
    assert {(str(p), str(o)) for _, p, o, _ in planned} >= {(str(TKG.cooperatesWith), str(ID["organization/望岭大学"]))}
    for s, p, o, _ in planned:
        assert (s, p, o) not in linxi.rdf


def test_a_graph_has_no_nameless_nodes(graph: kg.Graph, linxi: kg.Graph) -> None:
    for one in (graph, linxi):
        assert not [t for t in one.rdf if any(isinstance(term, BNode) for term in t)]


# ── Names ──────────────────────────────────────────────────────────────────


def test_an_iri_is_the_kind_and_the_name_in_chinese(graph: kg.Graph) -> None:
    for local, kind in {
        "organization/清华大学": "University",
        "person/罗亚非": "Person",
        "place/嘉兴市": "Place",
    }.items():
        assert (ID[local], RDF.type, TKG[kind]) in graph.rdf


QUOTATION_MARKS = str.maketrans("", "", "“”‘’「」『』《》〈〉«»‹›„‟‚‛〝〞〟＂＇﹁﹂﹃﹄\"'`´")
odd = st.sampled_from(
    [*"“”《》-—_ .·~%²①‧", '"', "'", "<script>", "]]>", "&amp;", "\n", "\r", "\t", "\u202e", "\u200f", "\0", "\\", "#"]
)
names = st.lists(st.one_of(odd, st.text(max_size=6), st.just("长" * 90)), min_size=1, max_size=5).map("".join)


@settings(max_examples=300, deadline=None)
@given(name=names, other=names)
@example(name="长" * 200 + "甲", other="长" * 200 + "乙")
@example(name="甲—乙", other="甲--乙")
@example(name="甲 乙", other="甲_乙")
@example(name="“甲”", other="甲")
@example(name="-—“", other="——")
@example(name="“”", other="‘’")
def test_any_name_makes_an_iri_that_is_its_own(name: str, other: str) -> None:
    made = [iri(str(ID), "Carrier", one).value for one in (name, other)]
    assert ox.NamedNode(made[0]).value.startswith(ID["carrier/"])  # NamedNode checks the IRI
    assert not set('"<>#\\^`{|}“”‘’「」『』《》 \n\0') & set(made[0])
    assert len(made[0]) < 1600
    bare = [one.translate(QUOTATION_MARKS) or one for one in (name, other)]
    assert (made[0] == made[1]) == (bare[0] == bare[1])


# ── Two builds, two texts ──────────────────────────────────────────────────


def test_two_builds_give_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "linxi.txt"
    other.write_text(LINXI, encoding="utf-8")
    script = "import sys, kg; kg.build(sys.argv[1:3]).save(sys.argv[3])"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, *texts, tmp_path / f"{seed}.ttl"],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed, texts in {"1": [sample, other], "2": [other, sample]}.items()
    ]
    assert [run.wait() for run in runs] == [0, 0]
    assert (tmp_path / "1.ttl").read_bytes() == (tmp_path / "2.ttl").read_bytes()
    assert (tmp_path / "1.ttl").stat().st_size > 20_000


def test_a_graph_of_two_texts_is_both_graphs_together(linxi: kg.Graph) -> None:
    gull = kg.build(GULL.encode())
    both = kg.build([LINXI.encode(), GULL.encode()])
    assert said_of_things(both) == said_of_things(linxi) | said_of_things(gull)
    said = {(s, p, o) for s, p, o, _ in statements(linxi)} & {(s, p, o) for s, p, o, _ in statements(gull)}
    assert said, "both texts say who heads the institute"
    for fact in said:
        nodes = [node for *triple, node in statements(both) if tuple(triple) == fact]
        articles = {str(both.rdf.value(node, PROV.wasDerivedFrom)).partition("#")[0] for node in nodes}
        assert len(articles) == 2


# ── Shapes ─────────────────────────────────────────────────────────────────


def test_a_graph_conforms_to_the_shapes(graph: kg.Graph, linxi: kg.Graph) -> None:
    for one in (graph, linxi):
        report = one.validate()
        assert report.conforms, str(report)
        assert str(report) == "The graph conforms to the shapes."


PERSON = '<https://w3id.org/talentkg/id/person/岳鸣> a tkg:Person ; rdfs:label "岳鸣"@zh . '
BROKEN = {
    "a person where a date belongs": PERSON
    + 'id:节 a tkg:Event ; rdfs:label "海灯节"@zh ; tkg:heldOn <https://w3id.org/talentkg/id/person/岳鸣> .',
    "a statement without evidence": PERSON
    + 'id:s a rdf:Statement ; rdf:subject id:a ; rdf:predicate tkg:title ; rdf:object "教授"@zh .',
    "a statement without words": "id:s a rdf:Statement ; rdf:subject id:a ; rdf:predicate tkg:title ; rdf:object id:b ;"
    " prov:wasDerivedFrom <https://w3id.org/talentkg/id/article/海灯#char=1,2> .",
    "a thing without a name": "id:节 a tkg:Event .",
    "a date that begins after its end": 'id:d a tkg:Date ; tkg:edtf "2020" ; tkg:begin "2020-12-31"^^xsd:date ;'
    ' tkg:end "2020-01-01"^^xsd:date .',
    "a date that is none": 'id:d a tkg:Date ; tkg:edtf "spring" .',
    "a mention that is no span": 'id:节 a tkg:Event ; rdfs:label "海灯节"@zh ; tkg:mentionedAt id:节 .',
    "a figure of nothing": 'id:o a tkg:Observation ; tkg:indicator "船数"@zh ; tkg:value 3.0 .',
}
PREFIXES = f"@prefix tkg: <{TKG}> . @prefix id: <{ID}> . @prefix rdf: <{RDF}> . @prefix rdfs: <{RDFS}> . @prefix prov: <{PROV}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


@pytest.mark.parametrize("fault", BROKEN)
def test_a_graph_with_a_fault_does_not_conform(fault: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + BROKEN[fault], encoding="utf-8")
    report = kg.load(path).validate()
    assert not report.conforms
    assert report.faults
    assert str(report).endswith(f"{len(report.faults)} faults: the graph does not conform to the shapes.")
    assert all(line.startswith(ID) for line in report.faults), "each names the node"


# ── Files ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.ttl", "<http://x.org/a> <http://x.org/b>\n  'open .", "line 2 between columns 3 and 10"),
        ("a.nt", "<http://x.org/a> <http://x.org/b> <http://x.org/c> .\n<a>", "line 2"),
        ("a.nq", "<http://x.org/a> oh", "line 1"),
        ("a.trig", "{ a", "line 1 column 3"),
        ("a.jsonld", '{\n "@graph": [', "line 2 column"),
        ("a.jsonld", '{"@context": "https://example.org/context", "name": "x"}', "lies on the network"),
    ],
)
def test_a_broken_graph_file_is_told_in_one_line_with_its_place(
    name: str, data: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    with pytest.raises(kg.KgError) as error:
        kg.load(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_no_graph_file_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    for path, said in ((tmp_path / "none.ttl", "no such file"), (tmp_path, "a folder"), (tmp_path / "a.txt", ".ttl")):
        with pytest.raises(kg.UsageError, match=said):
            kg.load(path)


@pytest.mark.parametrize("name", ["g.ttl", "g.rdf", "g.graphml", "g.json"])
def test_a_save_that_fails_leaves_the_old_file_whole(name: str, graph: kg.Graph, tmp_path: Path) -> None:
    path, source = tmp_path / name, tmp_path / "source.nt"
    graph.save(source)
    path.write_text("what stood here before")
    words = ["bash", "-c", 'ulimit -f 4; "$0" export "$1" -o "$2"', Path(sys.executable).with_name("kg"), source, path]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # Python itself would cut its own files short
    done = subprocess.run(words, capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert done.stderr == f"kg: {path}: cannot be written: File too large\n"
    assert path.read_text() == "what stood here before"
    assert sorted(tmp_path.iterdir()) == sorted([path, source]), "nothing is left beside it"


def test_a_file_that_cannot_be_written_is_told_in_one_line(linxi: kg.Graph, tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "g.ttl", tmp_path / "taken.ttl"):
        (tmp_path / "taken.ttl").mkdir(exist_ok=True)
        with pytest.raises(kg.KgError, match="cannot be written"):
            linxi.save(path)
    assert [p.name for p in tmp_path.iterdir()] == ["taken.ttl"]
