"""The facts of a graph: what it says of things, each once, however many places say it."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.names import PROV, RDF, T, of_a_domain

Fact = tuple[object, ox.NamedNode, object]
"""Subject, predicate and object."""
STRUCTURE = frozenset(
    T(name)
    for name in (
        *("about", "indicator", "value", "unit", "comparator", "period", "rank", "rankScope"),
        *("edtf", "begin", "end", "sha256"),
        *("mentionedAt", "quote", "confidence", "rule", "validOn", "context", "status"),
    )
)
"""Properties of figures, of dates and the article, and of evidence."""


def facts_of(store: ox.Store) -> dict[Fact, bool]:
    """Every fact, planned ones among them, and whether it names a source. What is true both ways counts one way."""
    sources = {q.subject for q in store.quads_for_pattern(None, PROV.wasDerivedFrom, None, None)}
    subjects, objects = (
        {q.subject: q.object for q in store.quads_for_pattern(None, p, None, None)} for p in (RDF.subject, RDF.object)
    )
    facts: dict[Fact, bool] = {}
    for q in store.quads_for_pattern(None, RDF.predicate, None, None):
        if isinstance(q.object, ox.NamedNode) and q.subject in subjects and q.subject in objects:
            fact = (subjects[q.subject], q.object, objects[q.subject])
            facts[fact] = facts.get(fact, False) or q.subject in sources
    for q in store:
        s, p, o = q.subject, q.predicate, q.object
        if of_a_domain(p) and p not in STRUCTURE and (o, p, s) not in facts:
            facts.setdefault((s, p, o), False)
    return facts
