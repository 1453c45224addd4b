"""Lets Oxigraph answer a query: in a process of its own where the system can fork, so that limits hold and no network is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.names import PREFIXES
from kg.query.limits import Limits

Term = ox.NamedNode | ox.Literal
Answer = ox.QueryBoolean | ox.QuerySolutions | ox.QuadParser
_MERGED = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_ROW = 300  # bytes: no row or cell takes more in Python, the words of a table included
_DEEPEST = 100  # triple terms within one another: parsers that take each as a call of its own end where the stack does


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what it is asked of."""

    store: ox.Store
    sparql: str
    bound: Mapping[str, Term]
    """Values of its variables."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it is sent from one process to another."""

    kind: str
    """`rows`: SPARQL JSON, of an ASK too. `graph`: N-Triples."""
    data: bytes


def answer_to(question: Question, limits: Limits) -> Answer:
    """What the store answers, as Oxigraph gives it.

    Named graphs are seen as one graph, in which a triple stands once. Where there is no fork (Windows), the query runs within
    this process: then limits do not hold, and a triple of two graphs is there twice.

    Raises:
        KgError: the time or the memory was not enough.
        SyntaxError: it does not parse.
        ValueError: a parameter has a name that no variable can have.
        RuntimeError: a parameter is not among what it selects.
        RecursionError: it, or its answer, is nested too deeply.
        OSError: it asks a server on the network.
        SystemError: the engine broke over it.
    """
    if hasattr(os, "fork"):
        from kg.query.worker import reply_to

        reply = reply_to(question, limits)
    else:
        reply = evaluated(question, use_default_graph_as_union=True)
    return _parsed(reply, limits)


def evaluated(question: Question, *, use_default_graph_as_union: bool = False) -> Reply:
    """What the store answers, as bytes."""
    answer = question.store.query(
        question.sparql,
        prefixes=PREFIXES,
        substitutions={ox.Variable(name): term for name, term in question.bound.items()},
        use_default_graph_as_union=use_default_graph_as_union,
    )
    if isinstance(answer, ox.QueryTriples):
        return Reply("graph", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
    return Reply("rows", answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")


def merge_named_graphs(store: ox.Store) -> None:
    """Adds what stands in named graphs to the default graph, where each triple stands once: Oxigraph's union has it twice."""
    if next(store.named_graphs(), None) is not None:
        store.update(_MERGED)


def _parsed(reply: Reply, limits: Limits) -> Answer:
    """The answer, where it is one that Python can hold."""
    data = reply.data
    rows = reply.kind == "rows"
    ends, marks = (b"}}", b'"type":"triple"') if rows else (b" )>>", b"<<(")
    if ends * _DEEPEST in data and data.count(marks) >= _DEEPEST:
        raise RecursionError
    if len(data) + _ROW * data.count(b"{" if rows else b"\n") > limits.memory:
        raise limits.out_of_memory()
    if rows:
        return ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
    return ox.parse(data, ox.RdfFormat.N_TRIPLES)
