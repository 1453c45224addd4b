"""Copies: the files that an article was read from, and where each was published (schema.org: MediaObject, encoding)."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.names import DCTERMS, RDF, RDFS, SCHEMA, T, digest, source_term, writable, zh
from kg.reading import Document
from kg.reading.formats import media_type


def copy_triples(article: ox.NamedNode, document: Document, base: str, *, reprint: bool = False) -> Iterator[ox.Triple]:
    """Where a text stands: as a property of its article the address, and as a node the file. A reprint's own headline and date are the copy's."""
    for words in filter(None, (document.source, document.publisher)):
        yield ox.Triple(article, DCTERMS.source, source_term(words))
    origin = document.origin
    if origin is None or origin.file is None:
        return
    copy = ox.NamedNode(f"{base}file/{digest(article, origin.file, origin.sha256, origin.part, document.source)}")
    name = writable(f"{origin.file}, {origin.part}" if origin.part else origin.file)
    yield ox.Triple(article, SCHEMA.encoding, copy)
    yield ox.Triple(copy, RDF.type, SCHEMA.MediaObject)
    yield ox.Triple(copy, RDFS.label, ox.Literal(name))
    yield ox.Triple(copy, SCHEMA.encodingFormat, ox.Literal(media_type(origin.format)))
    yield ox.Triple(copy, SCHEMA.sha256, ox.Literal(origin.sha256 or ""))
    if document.source and isinstance(address := source_term(document.source), ox.NamedNode):
        yield ox.Triple(copy, SCHEMA.url, address)
    if reprint and document.title:
        yield ox.Triple(copy, SCHEMA.headline, zh(document.title))
    if reprint and document.date:
        yield ox.Triple(copy, T.edtf, ox.Literal(document.date))
