"""What a Turtle file promises: any graph comes back as it was, the same bytes each time, and people can read it."""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

import kg
from kg.graph import serialize
from kg.graph.turtle import turtle

XSD = "http://www.w3.org/2001/XMLSchema#"
TTL, TRIG = ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG


def is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return not re.search("[\ue000-\uf8ff\ufff0-\uffff]", text)  # pyoxigraph makes them, and reads them nowhere


ends = st.lists(
    st.sampled_from(
        [
            *".-_~%:;,!$&'()*+=@?/#·•²①ª（：。“”",
            "%20",
            "%2E",
            "..",
            "\u0301",
            "a",
            "2003",
            "甲",
            "é",
            "𠀀",
            "#char=",
            "1,2",
        ]
    ),
    max_size=5,
).map("".join)
starts = st.sampled_from(
    [
        *("http://e.org/", "http://e.org/id/person/", "http://e.org/true/", "http://e.org/prefix/", "https://e.org/a#"),
        *(
            "https://w3id.org/talentkg/id/person/",
            "https://w3id.org/talentkg/ontology#",
            "https://schema.org/",
            "urn:e:",
        ),
        *("http://other.org/person/", "http://e.org/id/article/甲#char=", "http://e.org/7/", "http://e.org"),
    ]
)
iris = st.tuples(starts, ends).map("".join).filter(is_iri).map(ox.NamedNode)
blanks = st.sampled_from("abc").map(ox.BlankNode)
texts = st.one_of(
    st.text(max_size=8),
    st.lists(st.sampled_from(['"', '""', '"""', "\\", "\n", "\r", "\t", "\0", "\x7f", "\u2028", "\ufeff", "甲" * 30]), max_size=7).map("".join),
)  # fmt: skip
numbers = st.sampled_from(["1", "-1", "+1", "1.0", "1.50", "1.", ".5", "1e3", "007", "true", "0.00000001", "-0.0"])
literals = st.one_of(
    texts.map(ox.Literal),
    st.tuples(texts, st.sampled_from(["zh", "en-gb", "zh-hans-cn"])).map(lambda t: ox.Literal(t[0], language=t[1])),
    st.tuples(numbers, st.sampled_from(["integer", "decimal", "double", "boolean"])).map(
        lambda t: ox.Literal(t[0], datatype=ox.NamedNode(XSD + t[1]))
    ),
    st.tuples(texts, iris).map(lambda t: ox.Literal(t[0], datatype=t[1])),
)
triples = st.builds(ox.Triple, st.one_of(iris, blanks), iris, st.one_of(iris, blanks, literals))
graphs = st.lists(triples, max_size=12)
ALICE = ox.NamedNode("http://e.org/alice")


def as_rdflib(data: str | bytes, rdf_format: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format=rdf_format)


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib writes +1 as 1 while it reads, and tells at length of what is no number; here the file is asked."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    monkeypatch.setattr(logging.getLogger("rdflib.term"), "disabled", True)


@pytest.mark.usefixtures("exact")
@pytest.mark.filterwarnings("ignore")
def canonical(triples: Iterable[ox.Triple]) -> bytes:
    """Triples whose blank nodes have the names that belong to their place in the graph (RDFC-1.0)."""
    return serialize(triples, ox.RdfFormat.N_TRIPLES)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs)
@example(graph=[ox.Triple(ALICE, ALICE, ox.Literal('x\n"' * 40 + '"' * n)) for n in range(4)])
def test_any_graph_comes_back_as_it_was(graph: list[ox.Triple]) -> None:
    written = serialize(graph, TTL)
    assert canonical(q.triple for q in ox.parse(written, format=TTL)) == canonical(graph)
    plain = "".join(f"{t} .\n" for t in set(graph))
    assert isomorphic(as_rdflib(written, "turtle"), as_rdflib(plain, "nt")), written.decode()


@settings(max_examples=50, deadline=None)
@given(graph=graphs, seed=st.randoms())
def test_the_same_triples_give_the_same_bytes(graph: list[ox.Triple], seed: random.Random) -> None:
    shuffled = [*graph, *graph[:2]]
    seed.shuffle(shuffled)
    assert serialize(graph, TTL) == serialize(shuffled, TTL)


def test_named_graphs_come_back_under_their_names() -> None:
    one, other = ox.Triple(ALICE, ALICE, ALICE), ox.Triple(ALICE, ALICE, ox.Literal("a\n}" * 30))
    written = turtle([one], {ALICE: [one, other], ox.BlankNode("b"): [other]})
    found = list(ox.parse(written, format=TRIG))
    names = {str(q.graph_name): [p.triple for p in found if p.graph_name == q.graph_name] for q in found}
    assert sorted(map(len, names.values())) == [1, 1, 2]
    assert set(names[str(ALICE)]) == {one, other}


def test_what_rdf_1_2_has_beyond_1_1_comes_back_too() -> None:
    said = ox.Triple(
        ALICE,
        ALICE,
        ox.Triple(ox.BlankNode("b"), ALICE, ox.Literal("a\nb", language="ar", direction=ox.BaseDirection.RTL)),
    )
    both = ox.Triple(ALICE, ALICE, ox.Literal("b", language="he", direction=ox.BaseDirection.LTR))
    for rdf_format in (TTL, TRIG):
        again = {q.triple for q in ox.parse(serialize([said, both], rdf_format), format=rdf_format)}
        assert canonical(again) == canonical([said, both])


# ── The file of an article ─────────────────────────────────────────────────


@pytest.fixture(scope="module")
def written(graph: kg.Graph) -> str:
    return serialize((q.triple for q in graph.store), TTL).decode()


def test_only_prefixes_that_are_used_are_declared(written: str) -> None:
    head = written.split("\n\n")[0].splitlines()
    body = written.removeprefix("\n".join(head))
    assert len(head) > 15
    for line in head:
        assert re.search(rf"(?<![\w-]){line.split()[1]}", body), line


def test_the_iri_of_the_article_stands_at_the_head_alone(written: str) -> None:
    [article] = set(re.findall(r"<[^>]*/article/([^>#]+)", written))
    assert written.count(article) == 2, "one prefix for the article and one for its characters"
    assert "article1: a tkg:Article ;" in written
    assert re.search(r"\n    prov:wasDerivedFrom char1:\d+\\,\d+ ;\n", written)


def test_things_stand_apart_in_sections(written: str, graph: kg.Graph) -> None:
    titles = re.findall("^# ── (\\w+) ─+$", written, re.MULTILINE)
    classes = sorted(set(graph.classes()) - {"Article", "Date", "Observation"})
    assert titles == ["Header", "Articles", *classes, "Dates", "Figures", "Statements", "Spans"]
    blocks = [block for block in written.split("\n\n") if re.match(r"\S+ a ", block)]
    assert len(blocks) > 200
    assert all(block.count(" a ") == 1 or '"""' in block for block in blocks), "one thing between two blank lines"


def test_names_dates_and_spans_need_no_full_iri(written: str) -> None:
    body = written[written.index("# ── Articles") :]
    assert re.findall("<http[^>]*>", body) == []
    assert 'carrier:智立方人才服务综合体 a tkg:Carrier ;\n    rdfs:label "“智立方”人才服务综合体"@zh' in body
    assert "date:2023-01--2023-06 a tkg:Date" in body


def test_the_text_stands_as_it_was_read(written: str, sample: Path) -> None:
    assert sample.read_text(encoding="utf-8") in written


def test_statements_stand_in_the_order_of_the_text(written: str) -> None:
    part = written[written.index("# ── Statements") : written.index("# ── Spans")]
    starts = [int(n) for n in re.findall(r"wasDerivedFrom char1:(\d+)", part)]
    assert len(starts) > 30
    assert starts == sorted(starts)
