"""Network formats, by networkx: GraphML, GEXF, and JSON (node-link)."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.names import writable
from kg.graph.network import network_of

if TYPE_CHECKING:
    import networkx


def graphml(store: ox.Store) -> bytes:
    """GraphML, for yEd, Gephi and others."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(_flat(store), out, encoding="utf-8")
    return out.getvalue()


def gexf(store: ox.Store) -> bytes:
    """GEXF, for Gephi, without its time stamp: the same graph gives the same file."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_flat(store), out, encoding="utf-8")
    return re.sub(rb'<meta lastmodifieddate="[^"]*">', b"<meta>", out.getvalue())


def node_link(store: ox.Store) -> bytes:
    """JSON in networkx's node-link form."""
    import networkx

    return (
        json.dumps(networkx.node_link_data(network_of(store), edges="edges"), ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _flat(store: ox.Store) -> networkx.MultiDiGraph:
    """The network with lists as text, and without characters that XML cannot hold."""
    import networkx

    network = network_of(store)
    flat = networkx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(writable(node), **_values(data))
    for k, (s, o, _, data) in enumerate(network.edges(keys=True, data=True)):
        flat.add_edge(writable(s), writable(o), key=str(k), **_values(data), label=data["predicate"])
    return flat


def _values(data: dict[str, Any]) -> dict[str, str]:
    return {k: writable(" | ".join(v) if isinstance(v, list) else str(v)) for k, v in data.items()}
