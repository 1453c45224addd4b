"""Graph files: RDF in and out, by suffix."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, UsageError
from kg.graph.names import BASE, PREFIXES, RDF
from kg.graph.turtle import turtle

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_PLACE = re.compile(r"(?:at line|line) (\d+)(?:,? (?:column|between columns?) (\d+))?", re.I)


def load_store(path: str | Path) -> ox.Store:
    """The graph in a file (`-`: Turtle on standard input), named graphs merged.

    Raises:
        UsageError: there is no such file, or its suffix is of no RDF format.
        KgError: the file does not parse; the message names line and column (of RDF/XML, whose parser counts none, the fault alone).
    """
    store = ox.Store()
    try:
        if str(path) == "-":
            store.bulk_load(input=sys.stdin.buffer, format=ox.RdfFormat.TURTLE, base_iri=BASE)
            return store
        path = Path(path)
        if not path.exists():
            raise UsageError(f"{path}: no such file")
        if path.is_dir():
            raise UsageError(f"{path}: a folder; give a graph file, such as {path}/graph.ttl")
        rdf_format = _format(path)
        if rdf_format in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD):
            store.bulk_extend(
                ox.Quad(q.subject, q.predicate, q.object)
                for q in ox.parse(path=str(path), format=rdf_format, base_iri=BASE)
            )
        else:
            store.bulk_load(path=str(path), format=rdf_format, base_iri=BASE)
    except SyntaxError as error:
        raise KgError(f"{path}: {_where(error)}") from None
    except PermissionError:
        raise UsageError(f"{path}: no permission to read it") from None
    return store


def _format(path: Path) -> ox.RdfFormat:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise UsageError(f"{path}: no graph file; its name must end in one of {' '.join(FORMATS)}") from None


def _where(error: SyntaxError) -> str:
    message = str(error.msg or error).split("\n")[0]
    if "LoadDocumentCallback" in message:
        return "its @context lies on the network, and kg asks none. Write the context into the file"
    if error.lineno and not _PLACE.search(message):
        return f"line {error.lineno}, column {error.offset or 1}: {message}"
    return message


def serialize(triples: Iterable[ox.Triple], rdf_format: ox.RdfFormat) -> bytes:
    """Triples as bytes, sorted: the same triples give the same bytes."""
    if rdf_format in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        return turtle(triples)
    ordered = sorted(triples, key=lambda t: (str(t.subject), _rank(t.predicate.value), str(t.object)))
    if rdf_format == ox.RdfFormat.JSON_LD:
        return _json_ld(ordered)
    prefixes = PREFIXES if rdf_format == ox.RdfFormat.RDF_XML else None
    result = ox.serialize(ordered, format=rdf_format, prefixes=prefixes)
    assert result is not None
    return result


def _rank(predicate: str) -> str:
    """Sorts a thing's class and names before what is said of it."""
    order = ("#type", "#label", "#altLabel")
    return next((f" {i}" for i, end in enumerate(order) if predicate.endswith(end)), predicate)


def _json_ld(triples: list[ox.Triple]) -> bytes:
    """JSON-LD with a compact context: the prefixes, and the language of names."""
    import json

    context: dict[str, object] = dict(PREFIXES)
    nodes: dict[str, dict[str, list[object]]] = {}
    for t in triples:
        node = nodes.setdefault(_compact(t.subject), {})
        is_type = t.predicate == RDF.type and isinstance(t.object, ox.NamedNode)
        key = "@type" if is_type else _compact(t.predicate)
        node.setdefault(key, []).append(_json_value(t.object, is_type))
    graph = [{"@id": s, **{k: v[0] if len(v) == 1 else v for k, v in po.items()}} for s, po in nodes.items()]
    return (json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _compact(node: object) -> str:
    if isinstance(node, ox.BlankNode):
        return str(node)
    if not isinstance(node, ox.NamedNode):
        raise KgError(f"JSON-LD has no form for a triple within a triple: {node}. Give another format")
    for prefix, namespace in PREFIXES.items():
        local = node.value.removeprefix(namespace)
        if local != node.value and not local.startswith("//"):
            return f"{prefix}:{local}"
    return node.value


def _json_value(o: object, is_type: bool) -> object:
    if isinstance(o, ox.Literal):
        if o.language:
            return {"@value": o.value, "@language": o.language}
        return (
            o.value
            if o.datatype.value == PREFIXES["xsd"] + "string"
            else {"@value": o.value, "@type": _compact(o.datatype)}
        )
    return _compact(o) if is_type else {"@id": _compact(o)}
