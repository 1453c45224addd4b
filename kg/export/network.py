"""Network formats, by networkx: GraphML, GEXF, and JSON (node-link)."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.graph.names import writable

if TYPE_CHECKING:
    import networkx

    from kg.graph import Graph


def graphml(graph: Graph) -> bytes:
    """GraphML, for yEd, Gephi and others."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(_flat(graph), out, encoding="utf-8")
    return out.getvalue()


def gexf(graph: Graph) -> bytes:
    """GEXF, for Gephi, without its time stamp: the same graph gives the same file."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_flat(graph), out, encoding="utf-8")
    return re.sub(rb'<meta lastmodifieddate="[^"]*">', b"<meta>", out.getvalue())


def node_link(graph: Graph) -> bytes:
    """JSON in networkx's node-link form."""
    import networkx

    return (
        json.dumps(networkx.node_link_data(graph.to_networkx(), edges="edges"), ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _flat(graph: Graph) -> networkx.MultiDiGraph:
    """The network with lists as text, and without characters that XML cannot hold."""
    import networkx

    network = graph.to_networkx()
    flat = networkx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(writable(node), **_values(data))
    for k, (s, o, _, data) in enumerate(network.edges(keys=True, data=True)):
        flat.add_edge(writable(s), writable(o), key=str(k), **_values(data), label=data["predicate"])
    return flat


def _values(data: dict[str, Any]) -> dict[str, str]:
    return {k: writable(" | ".join(v) if isinstance(v, list) else str(v)) for k, v in data.items()}
