"""Namesakes: whether a person of an article is the one of that name whom the graph has from others.

Of two who hold offices at different bodies nothing else tells: they are two people, unless the article names one of those bodies or of the people, events
and places that the other one has to do with, or a body of the same place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pyoxigraph as ox

from kg.domain import Domain
from kg.extraction.facts import Entity, Extraction
from kg.graph.find import label_of
from kg.graph.names import RDF, RDFS, SKOS, iri, of_a_domain, text_of, zh

_PLACE = 2
"""Characters of the name of a place at the beginning of a body's: 云江市科技局, 云江大学."""


def told_apart(extraction: Extraction, store: ox.Store, domain: Domain, base: str, own: str) -> Extraction:
    """What an article says, each person in it the one of the graph who is the same, or told from those who are not.

    Args:
        extraction: what the article says.
        store: what other articles say.
        domain: which classes there are.
        base: what the IRIs of things begin with.
        own: what tells a person of this article from a namesake.
    """
    schema = domain.schema
    names = {e.key: e.name for e in extraction.entities}
    things = {iri(base, schema.core_class(e.kind), e.simplified or e.name) for e in extraction.entities}
    held = ox.NamedNode(schema.namespace + schema.body_property)
    bodies: dict[str, list[str]] = {}
    for fact in extraction.facts:
        if fact.predicate == schema.body_property and fact.status == "actual":
            bodies.setdefault(fact.subject, []).append(names[str(fact.object)])

    def told(person: Entity) -> Entity:
        """A person who is at a body, with a node if the graph has a namesake."""
        others = _called(store, person, ox.NamedNode(schema.namespace + person.kind))
        if not others:
            return person
        apart = iri(base, schema.core_class(person.kind), f"{person.simplified or person.name}-{own}")
        same = (o for o in others if _is_same(store, o, held, bodies[person.key], things))
        return replace(person, iri=next(same, apart).value)

    return replace(extraction, entities=tuple(told(e) if e.key in bodies else e for e in extraction.entities))


def _called(store: ox.Store, person: Entity, kind: ox.NamedNode) -> list[ox.NamedNode]:
    """The persons of the graph who have a name of somebody's, in the order of their IRIs."""
    found = {
        q.subject
        for name in (person.name, *person.other_names)
        for predicate in (RDFS.label, SKOS.altLabel)
        for q in store.quads_for_pattern(None, predicate, zh(name))
        if isinstance(q.subject, ox.NamedNode)
    }
    return sorted((n for n in found if any(store.quads_for_pattern(n, RDF.type, kind))), key=text_of)


def _is_same(
    store: ox.Store, other: ox.NamedNode, held: ox.NamedNode, bodies: Iterable[str], things: set[ox.NamedNode]
) -> bool:
    """Whether a person of the graph may be one who is at these bodies, in an article that names these things."""
    theirs = [label_of(store, q.object) for q in store.quads_for_pattern(other, held, None)]
    if not theirs or any(a[:_PLACE] == b[:_PLACE] or a in b or b in a for a, b in product(bodies, theirs)):
        return True
    said = [*store.quads_for_pattern(other, None, None), *store.quads_for_pattern(None, None, other)]
    around = {end for q in said if of_a_domain(q.predicate) for end in (q.subject, q.object)}
    return not things.isdisjoint(around - {other})
