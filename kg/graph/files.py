"""Graph files: RDF in and out, by suffix."""

from __future__ import annotations

import codecs
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import KgError, UsageError
from kg.graph.canonical import blank_nodes, with_canonical_names
from kg.graph.guard import MAX_BYTES, Refused, check
from kg.graph.jsonld import json_ld
from kg.graph.names import BASE
from kg.graph.rdfxml import rdf_xml
from kg.graph.turtle import turtle

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_PART = 1 << 24  # bytes that are read at once
_DEFAULT = ox.DefaultGraph()
_LONGEST = 300  # characters of a parser's message
_PLACE = re.compile(r"(?:at line|line) (\d+)(?:,? (?:column|between columns?) (\d+))?", re.I)


def load_store(path: str | Path) -> ox.Store:
    """The graph in a file (`-`: Turtle on standard input); named graphs keep their names.

    Raises:
        UsageError: there is no such file, or its suffix is of no RDF format.
        KgError: the file does not parse, or would bring the reader down; the message names line and column where they are known.
    """
    store = ox.Store()
    try:
        data, rdf_format = _read(path)
        check(data, rdf_format)
        store.bulk_load(input=data, format=rdf_format, base_iri=BASE)
    except SyntaxError as error:
        raise KgError(f"{path}: {_where(error)}") from None
    except PermissionError:
        raise UsageError(f"{path}: no permission to read it") from None
    except Refused as error:
        raise KgError(f"{path}: {error}") from None
    return store


def _read(name: str | Path) -> tuple[bytes, ox.RdfFormat]:
    if str(name) == "-":
        return _bytes_of(sys.stdin.buffer), ox.RdfFormat.TURTLE
    path = Path(name)
    if not str(name) or not path.exists():
        raise UsageError(f"{str(name) or '“”'}: no such file")
    if path.is_dir():
        raise UsageError(f"{path}: a folder; give a graph file, such as {path}/graph.ttl")
    rdf_format = _format(path)
    with path.open("rb") as file:
        return _bytes_of(file), rdf_format


def _bytes_of(file: BinaryIO) -> bytes:
    """What a file or a pipe holds, and of more than may be only so much that it shows."""
    parts: list[bytes] = []
    while sum(map(len, parts)) <= MAX_BYTES and (part := file.read(_PART)):
        parts.append(part)
    return b"".join(parts).removeprefix(codecs.BOM_UTF8)


def _format(path: Path) -> ox.RdfFormat:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise UsageError(f"{path}: no graph file; its name must end in one of {' '.join(FORMATS)}") from None


def _where(error: SyntaxError) -> str:
    message = str(error.msg or error).split("\n")[0]
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}…"
    if "LoadDocumentCallback" in message:
        return "its @context lies on the network, and kg asks none. Write the context into the file"
    if error.lineno and not _PLACE.search(message):
        return f"line {error.lineno}, column {error.offset or 1}: {message}"
    return message


def serialize(said: Iterable[ox.Triple | ox.Quad], rdf_format: ox.RdfFormat) -> bytes:
    """Triples or quads as bytes, sorted, blank nodes under canonical names: the same graph gives the same bytes.

    A format that knows no named graphs gets their union.

    Raises:
        KgError: the format has no form for a term or a character.
    """
    whole = rdf_format.supports_datasets
    quads: Iterable[ox.Triple | ox.Quad] = said if isinstance(said, ox.Store) else list(said)
    if any(map(blank_nodes, quads)):
        quads = with_canonical_names(list({_quad(one, whole) for one in quads}))
    if rdf_format in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        return _turtle(quads, whole)
    ordered = sorted({_quad(one, whole) for one in quads}, key=_place)
    if rdf_format == ox.RdfFormat.JSON_LD:
        return json_ld(ordered)
    if rdf_format == ox.RdfFormat.RDF_XML:
        return rdf_xml(ordered)
    return b"".join(f"{quad} .\n".encode() for quad in ordered)


def _turtle(said: Iterable[ox.Triple | ox.Quad], whole: bool) -> bytes:
    graphs: dict[Any, list[ox.Triple]] = defaultdict(list)
    for quad in (_quad(one, whole) for one in said):
        if quad.graph_name != _DEFAULT:
            graphs[quad.graph_name].append(quad.triple)
    plain = (quad.triple for quad in (_quad(one, whole) for one in said) if quad.graph_name == _DEFAULT)
    return turtle(plain, graphs)


def _quad(said: ox.Triple | ox.Quad, whole: bool) -> ox.Quad:
    """A triple of the default graph, or, where the whole is wanted, of its own."""
    if isinstance(said, ox.Quad) and whole:
        return said
    return ox.Quad(said.subject, said.predicate, said.object)


def _place(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Sorts the default graph before the others, and a thing's class and names before what is said of it."""
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
    return graph, str(quad.subject), _rank(quad.predicate.value), str(quad.object)


def _rank(predicate: str) -> str:
    order = ("#type", "#label", "#altLabel")
    return next((f" {i}" for i, end in enumerate(order) if predicate.endswith(end)), predicate)
