"""RDF/XML, written by Oxigraph, of what XML can hold: its characters, and properties that end in a name of XML."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.names import PREFIXES, RDF, refuse_unwritable


def rdf_xml(quads: list[ox.Quad]) -> bytes:
    """The triples of quads in their order.

    Raises:
        KgError: XML has no form for a property's name or for a character of a text.
    """
    named = {found for quad in quads for found in _elements(quad)}
    for nameless in sorted(name.value for name, triple in named if not _can_be_read(triple)):
        raise KgError(
            f"RDF/XML cannot hold a property or class of this name: {nameless}. Give another format, such as .ttl"
        )
    result = _written([quad.triple for quad in quads])
    refuse_unwritable(result.decode(), "RDF/XML")
    return result.replace(b"\r", b"&#13;")  # a bare one would be read as a line's end


def _elements(said: ox.Quad | ox.Triple) -> set[tuple[ox.NamedNode, ox.Triple]]:
    """What is written as an element, properties and classes, each with the shortest triple that has it."""
    inner = _elements(said.object) if isinstance(said.object, ox.Triple) else set()
    found = {(said.predicate, ox.Triple(RDF.nil, said.predicate, RDF.nil))}
    if said.predicate == RDF.type and isinstance(said.object, ox.NamedNode):
        found.add((said.object, ox.Triple(RDF.nil, RDF.type, said.object)))
    return found | inner


def _can_be_read(triple: ox.Triple) -> bool:
    """Whether it can be written, and read by XML parsers of today (expat: names of XML 1.0 in its fourth edition)."""
    from xml.parsers import expat

    try:
        return bool(expat.ParserCreate(namespace_separator=" ").Parse(_written([triple]), True))
    except (OSError, expat.ExpatError):  # Oxigraph refuses what RDF/XML is itself made of, such as rdf:li
        return False


def _written(triples: list[ox.Triple]) -> bytes:
    result = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    assert result is not None
    return result
