"""Answers are the same in every engine, in the order of time, and tell what contradicts and what no text says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.domain import ONTOLOGY
from kg.graph.find import find
from kg.query import NamedQuery, named_queries

QUERIES = named_queries(ONTOLOGY)
GIVEN = {"name": "海灯大学", "from": "顾长庚", "to": "海灯市"}
SAMPLE = {"name": "嘉兴市", "from": "罗亚非", "to": "日本"}
TEXT = """海灯市举办人才节

2024年5月18日

5月16日，海灯市举办首届青年人才节。海灯大学教授、观星研究院院长顾长庚说，海灯大学位于海灯市，成立于1958年。
上半年，海灯市引进博士1.2万人，同比增长8%，居全省第2位。海灯大学与观星研究院签约合作。
"""


@pytest.fixture(scope="module")
def text() -> kg.Graph:
    """A graph of a text of our own."""
    return kg.build(TEXT.encode())


# ── The same in every engine ───────────────────────────────────────────────


def plain(term: object) -> object:
    """A term of either engine as one value."""
    value = str(getattr(term, "value", term))
    datatype = str(getattr(getattr(term, "datatype", None), "value", getattr(term, "datatype", None)))
    if term is None or isinstance(term, ox.NamedNode | rdflib.URIRef):
        return value
    return float(value) if datatype.endswith(("decimal", "integer")) else (value, getattr(term, "language", None))


def in_oxigraph(query: NamedQuery, store: ox.Store, bound: dict[str, str]) -> list[tuple[object, ...]]:
    answer = store.query(
        query.sparql, substitutions={ox.Variable(name): ox.NamedNode(iri) for name, iri in bound.items()}
    )
    return [tuple(plain(value) for value in row) for row in answer]


def in_rdflib(query: NamedQuery, graph: rdflib.Graph, bound: dict[str, str]) -> list[tuple[object, ...]]:
    answer = graph.query(query.sparql, initBindings={name: rdflib.URIRef(iri) for name, iri in bound.items()})
    return [tuple(plain(row[name]) for name in answer.vars) for row in answer]


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_query_has_the_same_rows_in_the_same_order_in_two_engines(
    name: str, graph: kg.Graph, text: kg.Graph
) -> None:
    for one, names in ((graph, SAMPLE), (text, GIVEN)):
        query = QUERIES[name]
        bound = {} if query.walk else {p: find(one.store, names[p]).value for p in query.parameters}
        rows = in_oxigraph(query, one.store, bound)
        assert in_rdflib(query, one.rdf, bound) == rows
        assert rows or name in ("contradictions", "unsupported", "awards", "carriers", "programmes", "reports")


def test_a_named_query_declares_the_prefixes_that_it_uses() -> None:
    for query in QUERIES.values():
        ox.Store().query(query.sparql)


# ── What happened, in the order of time ────────────────────────────────────

DATES = ["Y-48000", "-5000~", "-0220", "0960/1279", "../2003", "2003", "2003-05", "2003-05-04", "2004/..", "199X"]
ORDER = ["Y-48000", "-5000~", "-0220", "0960/1279", "199X", "2003", "2003-05", "2003-05-04", "../2003", "2004/.."]


def dated() -> Iterator[str]:
    from kg.edtf import span

    for n, edtf in enumerate(DATES):
        date = span(edtf)
        days = [f'; tkg:{name} "{day}"^^xsd:date' for name, day in (("begin", date.begin), ("end", date.end)) if day]
        yield f':t{n} rdfs:label "事{n}"@zh ; tkg:foundedOn :d{n} . :d{n} a tkg:Date ; tkg:edtf "{edtf}" {"".join(days)} .'


def test_the_timeline_has_years_before_christ_first_and_open_dates_in_their_place(tmp_path: Path) -> None:
    prefixes = (
        "@prefix tkg: <https://w3id.org/talentkg/ontology#> . @prefix : <http://example.org/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    (tmp_path / "g.ttl").write_text(prefixes + "\n".join(dated()), encoding="utf-8")
    graph = kg.load(tmp_path / "g.ttl")
    assert [row["date"] for row in graph.query("timeline")] == ORDER
    assert [row[0] for row in in_rdflib(QUERIES["timeline"], graph.rdf, {})] == [(edtf, None) for edtf in ORDER]


def test_cooperation_and_timeline_give_the_date_that_the_statement_has(graph: kg.Graph) -> None:
    [row] = graph.query("cooperation").rows
    assert (row["one"], row["other"], row["date"]) == ("浙江省政府", "清华大学", "2003")
    assert {"date": "2003", "thing": "清华大学", "what": "cooperatesWith", "with": "浙江省政府"} in graph.query(
        "timeline"
    ).rows


# ── What contradicts, and what no text says ────────────────────────────────


@pytest.fixture(scope="module")
def corpus() -> kg.Graph:
    """All texts of the training folder in one graph."""
    return kg.build(sorted((ONTOLOGY / "training").glob("*.txt")))


def test_the_texts_of_the_training_folder_contradict_each_other_once(corpus: kg.Graph) -> None:
    [row] = corpus.query("contradictions").rows
    assert (row["about"], row["what"]) == ("潍坊先进光电芯片研究院", "foundedOn")
    assert (row["one"], row["other"]) == ("2018-10", "2019")
    assert "成立于2018年10月" in row["words"]
    assert row["otherWords"].startswith("2019年")


def test_several_posts_of_a_person_are_rows_of_a_title_and_its_institution(corpus: kg.Graph, text: kg.Graph) -> None:
    rows = corpus.query("people").rows
    posts = {(row["title"], row["institution"]) for row in rows if row["person"] == "何文博"}
    assert posts >= {
        ("研究员", "中国科学院西安光学精密机械研究所"),
        ("董事长", "陕西光芯微纳科技有限公司"),
        ("兼职教授", "西安电子科技大学"),
        ("副会长", "陕西省青年科技工作者协会"),
        ("", "美国麻省理工学院"),
    }
    assert ("院士", "中国工程院") in {(row["title"], row["institution"]) for row in rows if row["person"] == "严崇礼"}
    said = {(row["title"], row["institution"]) for row in text.query("people").rows if row["person"] == "顾长庚"}
    assert said == {("教授", "海灯大学"), ("院长", "观星研究院")}


def test_what_is_unsupported_and_what_texts_say_are_all_the_facts(corpus: kg.Graph) -> None:
    for graph in (corpus, kg.build(TEXT.encode(), facts_only=True)):
        said = graph.query(
            "SELECT DISTINCT ?s ?p ?o { ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tkg:quote ?words }"
        )
        unsupported = [row for row in graph.query("unsupported").rows if row["property"] != "Observation"]
        assert len(said) + len(unsupported) == sum(graph.facts().values())
