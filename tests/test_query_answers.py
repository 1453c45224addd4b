"""What a query is answered comes whole and as it is in the graph: each kind of term, empty cells, columns in their order."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from graphs_by_hand import E, with_every_term

import kg


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    """A graph with each kind of term. Look at it, do not change it."""
    return kg.load(with_every_term(tmp_path_factory.mktemp("answers")))


def test_a_large_answer_comes_whole(graph: kg.Graph) -> None:
    answer = graph.query("SELECT ?a ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0, memory=0)
    assert len(answer) == len(graph.store) ** 3
    assert answer.variables == ("a", "f", "i")
    construct = "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert set(graph.query(construct).triples or ()) == set(graph.store.query(construct))


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
