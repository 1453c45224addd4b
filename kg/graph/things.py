"""The things of a graph: what it is about, each with its classes and its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.domain.turtle import turtle
from kg.errors import UsageError
from kg.graph.facts import APART, classes_of
from kg.graph.names import OWL, RDF, RDFS, SKOS, local_name, text_of


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a graph."""

    iri: str
    label: str
    """The fullest name that the texts use."""
    kinds: tuple[str, ...]
    """Local names of its classes, such as `University`."""
    other_names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Its label."""
        return self.label


def thing_of(store: ox.Store, node: ox.NamedNode) -> Thing:
    """A node with its classes and names."""
    kinds = sorted(local_name(c) for c in _objects(store, node, RDF.type) if isinstance(c, ox.NamedNode))
    label, *others = [*_names(store, node, RDFS.label), *_names(store, node, SKOS.altLabel)] or [local_name(node)]
    return Thing(node.value, label, tuple(kinds), tuple(dict.fromkeys(n for n in others if n != label)))


def things_in(store: ox.Store, classes: set[ox.NamedNode] | None = None) -> Iterator[Thing]:
    """The things of these classes in the order of their IRIs; without classes all but articles, dates and figures."""
    if classes is None:
        nodes = {node for node, several in classes_of(store).items() if APART.isdisjoint(several)}
    else:
        typed = (q for c in classes for q in store.quads_for_pattern(None, RDF.type, c, None))
        nodes = {q.subject for q in typed if isinstance(q.subject, ox.NamedNode)}
    return (thing_of(store, node) for node in sorted(nodes, key=text_of))


def classes_called(name: str, store: ox.Store, ontology: Path) -> set[ox.NamedNode]:
    """The class of this name, a local name, a label in any language or an IRI, and all classes below it.

    Raises:
        UsageError: neither the ontology nor the graph has such a class; the nearest are told.
    """
    terms = [t for path in files_of(ontology, "terms.ttl") for t in turtle(path)]
    called = list(_names_of_classes(store, terms))
    if not (found := {cls for own, cls in called if own == name}):
        near = get_close_matches(name, sorted({own for own, _ in called if "/" not in own}), n=3, cutoff=0.5)
        raise UsageError(f"no class is called “{name}”" + (f"; the nearest are {', '.join(near)}" if near else ""))
    below: dict[object, set[ox.NamedNode]] = {}
    for term in terms:
        if term.predicate == RDFS.subClassOf and isinstance(term.subject, ox.NamedNode):
            below.setdefault(term.object, set()).add(term.subject)
    return _with_all_below(found, below)


def _names_of_classes(store: ox.Store, terms: Sequence[ox.Quad]) -> Iterator[tuple[str, ox.NamedNode]]:
    """What each class of the graph and of the ontology is called: by its IRI, the end of it, and its labels."""
    used = {q.object for q in store.quads_for_pattern(None, RDF.type, None, None)}
    declared = {t.subject for t in terms if t.predicate == RDF.type and t.object == OWL.Class}
    classes = {cls for cls in used | declared if isinstance(cls, ox.NamedNode)}
    for cls in classes:
        yield from ((cls.value, cls), (local_name(cls), cls))
    for term in terms:
        if term.predicate == RDFS.label and isinstance(term.subject, ox.NamedNode) and term.subject in classes:
            yield text_of(term.object), term.subject


def _with_all_below(classes: set[ox.NamedNode], below: dict[object, set[ox.NamedNode]]) -> set[ox.NamedNode]:
    seen, todo = set(classes), list(classes)
    while todo:
        fresh = below.get(todo.pop(), set()) - seen
        seen |= fresh
        todo += fresh
    return seen


def _objects(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> set[object]:
    return {q.object for q in store.quads_for_pattern(node, predicate, None, None)}


def _names(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    return sorted(map(text_of, _objects(store, node, predicate)))
