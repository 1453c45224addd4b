"""What RDF files promise: whatever a graph holds, what is written is read again as it was, and named graphs keep their names."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.parsers import expat

import pyoxigraph as ox
import pytest
import rdflib
from command import kg
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

import kg as library
from kg.graph import FORMATS

TKG = "https://w3id.org/talentkg/ontology#"
XSD, RDF = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
WITH_GRAPHS = (".trig", ".nq", ".jsonld")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
TRIG = """
@prefix e: <http://example.org/> . @prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:鸥 a tkg:Person ; rdfs:label "鸥"@zh .
e:spring { e:鸥 tkg:cooperatesWith e:雁 . e:雁 a tkg:Person ; rdfs:label "雁"@zh . _:b rdfs:label "无名" }
e:autumn { e:鸥 tkg:cooperatesWith e:雁 ; tkg:title "船长"@zh . e:雁 a tkg:Person ; rdfs:label "雁"@zh }
_:inner { e:鸥 tkg:title "船长"@zh }
"""


# ── Anything that RDF can say ──────────────────────────────────────────────

IRIS = [
    *("schema:Person", "tkg:", "tkg:a", "id:x", "xsd:string", "a:", "urn:a:b", "mailto:a@b", "x:@type", "x:_a"),
    *(
        "https://schema.org/",
        "https://schema.org///a",
        TKG,
        f"{TKG}:",
        f"{TKG}a..",
        f"{RDF}type",
        f"{RDF}li",
        f"{RDF}nil",
    ),
    *("http://e.org/", "http://e.org/#", "http://e.org/1", "http://e.org/(a)", "http://e.org/a'b", "http://e.org/a&b"),
    *("https://w3id.org/talentkg/id/person/“鸥”", "https://w3id.org/talentkg/id/article/x#char=1,2"),
]
TEXTS = ["", " ", " a ", "\r", "\r\n", "\t", "\0", "\ufffe", "\x85", "\u2028", '"""', "\\", "\\n", "]]>", "<a>&amp;"]


def is_an_iri(text: str) -> bool:
    """Whether Oxigraph takes it."""
    try:
        return bool(ox.NamedNode(text))
    except ValueError:
        return False


character = st.characters(exclude_categories=["Cs"])
some_text = st.one_of(st.sampled_from(TEXTS), st.text(character, max_size=6))
iris = st.one_of(
    st.sampled_from(IRIS),
    st.builds(str.__add__, st.sampled_from(["http://e.org/", "https://schema.org/", "urn:", TKG]), st.text(character, max_size=4)).filter(is_an_iri),
).map(ox.NamedNode)  # fmt: skip
blanks = st.sampled_from("abcdef").map(ox.BlankNode)
datatypes = st.sampled_from(
    [f"{XSD}integer", f"{XSD}date", f"{XSD}double", f"{RDF}JSON", f"{RDF}XMLLiteral", "schema:Text", "http://e.org/t"]
)
literals = st.one_of(
    some_text.map(ox.Literal),
    st.builds(lambda text, to: ox.Literal(text, language=to), some_text, st.sampled_from(["zh", "en-GB", "x-a"])),
    st.builds(
        lambda text, way: ox.Literal(text, language="ar", direction=way),
        some_text,
        st.sampled_from([ox.BaseDirection.RTL, ox.BaseDirection.LTR]),
    ),
    st.builds(lambda text, of: ox.Literal(text, datatype=ox.NamedNode(of)), some_text, datatypes),
)
subjects = st.one_of(iris, blanks)
triples = st.builds(ox.Triple, subjects, iris, st.one_of(iris, blanks, literals))
objects = st.one_of(iris, blanks, literals, triples)
quads = st.builds(ox.Quad, subjects, iris, objects, st.one_of(st.just(ox.DefaultGraph()), subjects))


def alike(one: list[ox.Quad], other: list[ox.Quad]) -> bool:
    """Whether they are the same but for the names of blank nodes."""
    both = ox.Dataset(one), ox.Dataset(other)
    for dataset in both:
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return both[0] == both[1]


def renamed(said: list[ox.Quad]) -> list[ox.Quad]:
    """The same in another order, with its blank nodes under other names."""
    names = dict(zip("abcdef", random.sample("uvwxyz", 6), strict=True))

    def of(term: object) -> object:
        if isinstance(term, ox.Triple):
            return ox.Triple(of(term.subject), term.predicate, of(term.object))
        return ox.BlankNode(names[term.value]) if isinstance(term, ox.BlankNode) else term

    other = [ox.Quad(of(q.subject), q.predicate, of(q.object), of(q.graph_name)) for q in said]
    return random.sample(other, len(other))


def graph_of(said: list[ox.Quad]) -> library.Graph:
    store = ox.Store()
    store.extend(said)
    return library.Graph(store)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(quads, min_size=1, max_size=6))
@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_written_is_read_again_as_it_was_or_refused(suffix: str, said: list[ox.Quad]) -> None:
    with TemporaryDirectory() as folder:
        path, again = Path(folder) / f"a{suffix}", Path(folder) / f"b{suffix}"
        try:
            graph_of(said).save(path)
        except library.KgError as error:
            assert re.search("RDF/XML cannot hold|JSON-LD has no form", str(error))
            return
        expected = said if suffix in WITH_GRAPHS else [ox.Quad(*quad.triple) for quad in said]
        assert alike(list(library.load(path).store), expected)
        graph_of(renamed(said)).save(again)
        assert path.read_bytes() == again.read_bytes()
        if suffix == ".rdf":
            assert expat.ParserCreate(namespace_separator=" ").Parse(path.read_bytes(), True)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(quads.filter(lambda q: not isinstance(q.object, ox.Triple)), min_size=1, max_size=6))
def test_another_processor_reads_the_same_from_json_ld(said: list[ox.Quad]) -> None:
    def may_be_read(quad: ox.Quad) -> bool:  # PyLD takes no blank of any kind within an IRI
        iris = [
            t.value for t in (quad.subject, quad.predicate, quad.object, quad.graph_name) if isinstance(t, ox.NamedNode)
        ]
        return not (isinstance(quad.object, ox.Literal) and quad.object.direction) and not re.search(
            r"\s", "".join(iris)
        )

    plain = list(filter(may_be_read, said))
    with TemporaryDirectory() as folder:
        graph_of(plain).save(Path(folder) / "a.jsonld")
        document = json.loads((Path(folder) / "a.jsonld").read_text(encoding="utf-8"))
    offline = {
        "format": "application/n-quads",
        "documentLoader": lambda url, _: pytest.fail(f"asks the network: {url}"),
    }
    found = jsonld.to_rdf(document, offline)
    assert alike(list(ox.parse(found, format=ox.RdfFormat.N_QUADS)), plain)


def test_json_ld_takes_no_iri_for_a_short_one(tmp_path: Path) -> None:
    said = [ox.Quad(*(ox.NamedNode(f"schema:{name}") for name in ("Person", "knows", "Ship")))]
    graph_of(said).save(tmp_path / "a.jsonld")
    document = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    assert "https://schema.org/" not in jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert list(library.load(tmp_path / "a.jsonld").store) == said


def test_json_ld_keeps_the_direction_of_a_text(tmp_path: Path) -> None:
    text = ox.Literal("מגדלור", language="he", direction=ox.BaseDirection.RTL)
    graph_of([ox.Quad(ox.NamedNode("http://e.org/a"), ox.NamedNode(TKG + "title"), text)]).save(tmp_path / "a.jsonld")
    document = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    [row] = jsonld.to_rdf(document, {"rdfDirection": "i18n-datatype"})["@default"]
    assert row["object"]["datatype"] == "https://www.w3.org/ns/i18n#he_rtl"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("http://e.org/a", f"{TKG}title", "鸥\x01"), "the character U+0001"),
        (("http://e.org/a", "http://e.org/9", "鸥"), "a property or class of this name: http://e.org/9"),
        (("http://e.org/a", f"{RDF}li", "鸥"), "a property or class of this name: "),
    ],
)
def test_rdf_xml_refuses_what_xml_cannot_hold(said: tuple[str, str, str], why: str, tmp_path: Path) -> None:
    subject, predicate, text = said
    graph_of([ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text))]).save(tmp_path / "a.nt")
    done = kg("export", tmp_path / "a.nt", "-o", tmp_path / "a.rdf")
    assert done.code == 1
    assert why in done.error
    assert not (tmp_path / "a.rdf").exists()


# ── Named graphs ───────────────────────────────────────────────────────────


@pytest.fixture
def trig(tmp_path: Path) -> Path:
    (tmp_path / "birds.trig").write_text(TRIG, encoding="utf-8")
    return tmp_path / "birds.trig"


@pytest.mark.parametrize("suffix", WITH_GRAPHS)
def test_named_graphs_keep_their_names(suffix: str, trig: Path, tmp_path: Path) -> None:
    assert kg("export", trig, "-o", tmp_path / f"a{suffix}").code == 0
    assert kg("export", tmp_path / f"a{suffix}", "-o", tmp_path / "b.trig").code == 0
    assert alike(list(library.load(tmp_path / "b.trig").store), list(ox.parse(path=trig)))


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - set(WITH_GRAPHS)))
def test_a_format_without_graphs_gets_their_union(suffix: str, trig: Path, tmp_path: Path) -> None:
    assert kg("export", trig, "-o", tmp_path / f"a{suffix}").code == 0
    read = list(rdflib.Graph().parse(tmp_path / f"a{suffix}"))
    assert len(read) == len(set(read)) == len(library.load(trig).rdf) == 7


def test_a_query_sees_the_union_and_graph_its_names(trig: Path) -> None:
    graph = library.load(trig)
    [row] = graph.query("SELECT (COUNT(*) AS ?n) { ?a tkg:cooperatesWith ?b }").rows
    assert row["n"] == "1", "said in two graphs, and once in their union"
    names = graph.query("SELECT ?g { GRAPH ?g { ?a tkg:cooperatesWith ?b } } ORDER BY ?g").rows
    assert [row["g"] for row in names] == ["autumn", "spring"]
    assert graph.query("ASK { GRAPH <http://example.org/autumn> { ?a tkg:title ?t } ?a rdfs:label '鸥'@zh }").truth


def test_no_count_holds_a_triple_of_two_graphs_twice(trig: Path, tmp_path: Path) -> None:
    graph = library.load(trig)
    graph.save(tmp_path / "one.nt")
    one = library.load(tmp_path / "one.nt")
    assert graph.stats().triples == one.stats().triples == 7
    assert graph.classes() == one.classes() == {"Person": 2}
    assert graph.facts() == one.facts()
    assert graph.stats() == one.stats()
    assert graph.show("鸥") == one.show("鸥")
    assert len(graph.rdf) == 7


# ── Blank nodes ────────────────────────────────────────────────────────────

LISTS = """
@prefix e: <http://example.org/> .
e:route e:calls ( "南港" [ e:name "鸥岛" ; e:near [ e:name "灯塔" ] ] "北港" "南港" ) , [ e:near [] , [] ] .
[] e:knows [ e:knows [] ] .
"""


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_exports_of_blank_nodes_are_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(LISTS, encoding="utf-8")
    for name in ("one", "two"):
        assert kg("export", tmp_path / "a.ttl", "-o", tmp_path / f"{name}{suffix}").code == 0
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_blank_nodes_have_the_names_of_rdfc_1_0(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(LISTS, encoding="utf-8")
    assert kg("export", tmp_path / "a.ttl", "-o", tmp_path / "a.nq").code == 0
    dataset = ox.Dataset(ox.parse(path=tmp_path / "a.ttl"))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert sorted((tmp_path / "a.nq").read_text(encoding="utf-8").splitlines()) == sorted(f"{q} ." for q in dataset)


@pytest.mark.parametrize(
    "ends",
    [
        [(a, b) for a in range(12) for b in range(12) if a != b],
        [(a, a + 1) for a in range(3000)],
        [(a, 2 * a + end) for a in range(1, 2000) for end in (0, 1)],
        [(6 * group + a, 6 * group + b) for group in range(500) for a in range(6) for b in range(6) if a != b],
    ],
    ids=["each with each", "a chain", "a tree", "many alike"],
)
def test_blank_nodes_that_all_look_alike_are_written_in_bounded_time(
    ends: list[tuple[int, int]], tmp_path: Path
) -> None:
    said = [ox.Quad(ox.BlankNode(f"n{a}"), ox.NamedNode(TKG + "knows"), ox.BlankNode(f"n{b}")) for a, b in ends]
    graph_of(said).save(tmp_path / "a.nt")
    assert len(library.load(tmp_path / "a.nt").store) == len(said)
