"""Nodes: a statement about a triple, and a number, as RDF has them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.names import RDF, XSD


def reified(node: ox.NamedNode, triple: ox.Triple) -> Iterator[ox.Triple]:
    """A triple as a statement that things can be said of (RDF 1.1, reification)."""
    yield ox.Triple(node, RDF.type, RDF.Statement)
    yield ox.Triple(node, RDF.subject, triple.subject)
    yield ox.Triple(node, RDF.predicate, triple.predicate)
    yield ox.Triple(node, RDF.object, triple.object)


def decimal_of(value: Decimal) -> ox.Literal:
    """A number as RDF has it."""
    return ox.Literal(f"{value:f}", datatype=XSD.decimal)
