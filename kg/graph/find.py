"""Finds things by what they are called, and tells what they are called."""

from __future__ import annotations

from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.graph.names import RDFS, SKOS, text_of


def find(store: ox.Store, name: str) -> ox.NamedNode:
    """The thing that has this IRI or name.

    Raises:
        UnknownName: nothing has, and the nearest names are told; or several things have.
    """
    if (node := _as_iri(name)) is not None and next(store.quads_for_pattern(node, None, None, None), None) is not None:
        return node
    names: set[str] = set()
    for predicate in (RDFS.label, SKOS.altLabel):
        called: dict[str, set[ox.NamedNode]] = {}
        for q in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(q.subject, ox.NamedNode):
                called.setdefault(text_of(q.object), set()).add(q.subject)
        if name in called:
            return _one(called[name], name)
        names |= called.keys()
    near = get_close_matches(name, sorted(names), n=3, cutoff=0.4) or sorted(n for n in names if name and name in n)[:3]
    raise UnknownName(
        f"nothing in the graph is called “{name}”" + (f"; the nearest names are {'、'.join(near)}" if near else "")
    )


def label_of(store: ox.Store, node: object) -> str:
    """What a node is called: a literal's text, a thing's label (the first of several), else the end of its IRI."""
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return text_of(node)
    labels = [text_of(q.object) for q in store.quads_for_pattern(node, RDFS.label, None, None)]
    return min(labels) if labels else text_of(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def value_of(
    store: ox.Store, subject: ox.NamedNode | ox.BlankNode | ox.Triple, predicate: ox.NamedNode
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None:
    """A value of a property, the first in the order of the alphabet."""
    return min((q.object for q in store.quads_for_pattern(subject, predicate, None, None)), key=str, default=None)


def _as_iri(name: str) -> ox.NamedNode | None:
    if not name.startswith(("http://", "https://")):
        return None
    try:
        return ox.NamedNode(name)
    except ValueError:
        return None


def _one(nodes: set[ox.NamedNode], name: str) -> ox.NamedNode:
    if len(nodes) > 1:
        iris = ", ".join(sorted(n.value for n in nodes))
        raise UnknownName(f"{len(nodes)} things are called “{name}”: {iris}. Give the IRI of one", several=True)
    return next(iter(nodes))
