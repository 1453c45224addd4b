"""A store as an `rdflib.Graph`, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    import rdflib


def to_rdflib(store: ox.Store) -> rdflib.Graph:
    """A copy with the prefixes of the vocabulary bound; triples of all named graphs count as one graph."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=b"".join(f"{q.triple} .\n".encode() for q in store), format="nt")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def from_rdflib(graph: rdflib.Graph) -> ox.Store:
    """A copy of an `rdflib.Graph`, or of a `Dataset` with its named graphs.

    Raises:
        KgError: it holds what RDF does not allow, such as an IRI with a blank in it.
    """
    import rdflib

    store = ox.Store()
    try:
        if isinstance(graph, rdflib.Dataset):
            store.extend(
                ox.Quad(_term(s), _term(p), _term(o), ox.NamedNode(g) if g else ox.DefaultGraph())
                for s, p, o, g in graph.quads((None, None, None, None))
            )
        else:
            store.extend(ox.Quad(*map(_term, triple)) for triple in graph)
    except (TypeError, ValueError) as error:
        raise KgError(f"rdflib graph: {error}. Mend the term that is no RDF") from None
    return store


def _term(node: rdflib.term.Node) -> Any:
    """A term of rdflib's as one of pyoxigraph's."""
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(node)
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(node)
    if not isinstance(node, rdflib.Literal):
        raise TypeError(f"{node!r} is no term of RDF 1.1")
    if node.language:
        return ox.Literal(node, language=node.language)
    return ox.Literal(node, datatype=ox.NamedNode(node.datatype)) if node.datatype else ox.Literal(node)
