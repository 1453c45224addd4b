"""Network formats, by networkx: GraphML, GEXF, and JSON (node-link)."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.names import refuse_unwritable
from kg.graph.network import network_of

if TYPE_CHECKING:
    import networkx

_OF_GEXF = {"start", "end", "pid", "parents", "slices", "spells", "viz", "weight", "type", "networkx_key"}
"""What networkx and Gephi take for times, colours and the like."""


def graphml(store: ox.Store) -> bytes:
    """GraphML, for yEd, Gephi and others."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(_flat(store, "GraphML"), out, encoding="utf-8")
    return out.getvalue()


def gexf(store: ox.Store) -> bytes:
    """GEXF, for Gephi, without its time stamp: the same graph gives the same file."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_flat(store, "GEXF"), out, encoding="utf-8")
    return re.sub(rb'<meta lastmodifieddate="[^"]*">', b"<meta>", out.getvalue())


def node_link(store: ox.Store) -> bytes:
    """JSON in networkx's node-link form."""
    import networkx

    whole = network_of(store, dates=True, articles=True, figures=True)
    return (json.dumps(networkx.node_link_data(whole, edges="edges"), ensure_ascii=False, indent=1) + "\n").encode()


def _flat(store: ox.Store, form: str) -> networkx.MultiDiGraph:
    """The whole network with lists as text.

    Raises:
        KgError: a name or a text has a character that XML, of which the format is, cannot hold.
    """
    import networkx

    network = network_of(store, dates=True, articles=True, figures=True)
    flat = networkx.MultiDiGraph()
    refuse_unwritable("".join(network), form)
    flat.add_nodes_from((node, _values(_without(data, "texts"), form)) for node, data in network.nodes(data=True))
    flat.add_edges_from(
        (s, o, str(k), _values(_edge(data), form)) for k, (s, o, data) in enumerate(network.edges(data=True))
    )
    return flat


def _edge(data: dict[str, Any]) -> dict[str, Any]:
    """An edge with its places as lists of articles, of lines and of confidences."""
    places = data["places"]
    lists = {f"{name}s": [p[name] for p in places] for name in ("article", "line", "confidence")}
    return {**_without(data, "places"), **lists, "label": data["predicate"]}


def _without(data: dict[str, Any], left_out: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != left_out}


def _values(data: dict[str, Any], form: str) -> dict[str, str]:
    named = ((f"{name}_" if name in _OF_GEXF else name, _text(value)) for name, value in data.items())
    return {refuse_unwritable(name, form): refuse_unwritable(value, form) for name, value in named}


def _text(value: object) -> str:
    return " | ".join("" if v is None else str(v) for v in value) if isinstance(value, list) else str(value)
