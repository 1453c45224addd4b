"""A store as an `rdflib.Graph`, and back."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.dataset import one_graph
from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    import rdflib


def to_rdflib(store: ox.Store) -> rdflib.Graph:
    """A copy with the prefixes of the vocabulary bound; triples of all named graphs count as one graph.

    It is without what of RDF 1.2 rdflib does not know: triples within triples, and directions of texts.
    """
    import rdflib

    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    with _no_noise():
        for t in known_to_rdflib(store):
            graph.add((_of_rdflib(t.subject), _of_rdflib(t.predicate), _of_rdflib(t.object)))
    return graph


def known_to_rdflib(store: ox.Store) -> Iterator[ox.Triple]:
    """The triples of a store, each once, as far as RDF 1.1 goes."""
    for s, p, o in (quad.triple for quad in one_graph(store)):
        if isinstance(o, ox.Literal) and o.direction:
            yield ox.Triple(s, p, ox.Literal(o.value, language=o.language))
        elif not isinstance(o, ox.Triple):
            yield ox.Triple(s, p, o)


def unknown_to_rdflib(store: ox.Store) -> str:
    """In words, what a copy is without; nothing where it is whole."""
    objects = [quad.object for quad in one_graph(store)]
    within = sum(isinstance(o, ox.Triple) for o in objects)
    turned = sum(isinstance(o, ox.Literal) and o.direction is not None for o in objects)
    counts = {"triples within triples": within, "directions of texts": turned}
    said = ", ".join(f"{what} ({count})" for what, count in counts.items() if count)
    return f"Left out, since rdflib knows no RDF 1.2: {said}." if said else ""


def _of_rdflib(term: Any) -> Any:
    """A term of pyoxigraph's as one of rdflib's, its text as it is: no 1 for 01."""
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=None if datatype == rdflib.XSD.string else datatype, normalize=False)


@contextmanager
def _no_noise() -> Iterator[None]:
    """Keeps rdflib from telling the terminal, with a traceback, of each literal that is none of its datatype."""
    logger = logging.getLogger("rdflib.term")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logger.addFilter(_nothing)
        try:
            yield
        finally:
            logger.removeFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False


def from_rdflib(graph: rdflib.Graph) -> ox.Store:
    """A copy of an `rdflib.Graph`, or of a `Dataset` with its named graphs.

    Raises:
        KgError: it holds what RDF does not allow, such as an IRI with a blank in it.
    """
    import rdflib

    if not isinstance(graph, rdflib.Graph):
        raise TypeError(f"a graph of kg or of rdflib, not {type(graph).__name__}")
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
