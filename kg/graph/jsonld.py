"""JSON-LD 1.1 with a compact context: only prefixes that no IRI of the graph could be mistaken for."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.names import PREFIXES, RDF, XSD

Node = dict[str, list[object]]


def json_ld(quads: list[ox.Quad]) -> bytes:
    """The quads in their order, a node for each subject of each graph."""
    compact = _Compact(quads)
    graphs: dict[str, dict[str, Node]] = {}
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else compact.name(quad.graph_name)
        node = graphs.setdefault(graph, {}).setdefault(compact.name(quad.subject), {})
        is_type = quad.predicate == RDF.type and isinstance(quad.object, ox.NamedNode)
        key = "@type" if is_type else compact.name(quad.predicate)
        node.setdefault(key, []).append(compact.name(quad.object) if is_type else compact.value(quad.object))
    default = graphs.pop("", {})
    named = [{"@id": graph, "@graph": _nodes(nodes)} for graph, nodes in graphs.items()]
    document = {"@context": compact.context, "@graph": [*_nodes(default), *named]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _nodes(nodes: dict[str, Node]) -> list[dict[str, object]]:
    return [{"@id": s, **{k: v[0] if len(v) == 1 else v for k, v in po.items()}} for s, po in nodes.items()]


class _Compact:
    """Shortens IRIs: `tkg:Person`. Where an IRI begins `schema:` itself, that prefix is not declared."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        schemes = {iri.split(":", 1)[0] for quad in quads for iri in _iris(quad)}
        self.context = {prefix: iri for prefix, iri in PREFIXES.items() if prefix not in schemes}

    def name(self, node: object) -> str:
        """An IRI or a blank node."""
        if isinstance(node, ox.BlankNode):
            return str(node)
        if not isinstance(node, ox.NamedNode):
            raise KgError(f"JSON-LD has no form for a triple within a triple: {node}. Give another format")
        for prefix, namespace in self.context.items():
            local = node.value.removeprefix(namespace)
            if local and local != node.value and not local.startswith("//"):
                return f"{prefix}:{local}"
        return node.value

    def value(self, node: object) -> object:
        """What stands for an object."""
        if not isinstance(node, ox.Literal):
            return {"@id": self.name(node)}
        if node.direction:
            return {"@value": node.value, "@language": node.language, "@direction": str(node.direction)}
        if node.language:
            return {"@value": node.value, "@language": node.language}
        if node.datatype == XSD.string:
            return node.value
        return {"@value": node.value, "@type": self.name(node.datatype)}


def _iris(quad: ox.Quad) -> list[str]:
    datatype = quad.object.datatype if isinstance(quad.object, ox.Literal) else None
    terms = (quad.subject, quad.predicate, quad.object, quad.graph_name, datatype)
    return [term.value for term in terms if isinstance(term, ox.NamedNode)]
