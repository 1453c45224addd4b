"""Scripts that other programs run: Cypher for Neo4j, Mermaid for Markdown."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from kg.graph.network import network_of

_APART = {"Date", "Observation", "Article"}
_BROKEN = re.compile(r'["\[\]{}()<>|#;`\n\r]')


def cypher(store: ox.Store) -> bytes:
    """A Cypher script: merges every thing by its IRI, then every fact between things."""
    network = network_of(store)
    lines = []
    for node, data in network.nodes(data=True):
        properties = {k: v for k, v in data.items() if k != "kind" and v not in ("", [])}
        lines.append(f"MERGE (n:`{data['kind']}` {{iri: {_string(node)}}}) SET n += {_map(properties)};")
    for s, o, data in network.edges(data=True):
        lines.append(
            f"MATCH (a {{iri: {_string(s)}}}), (b {{iri: {_string(o)}}}) MERGE (a)-[r:`{data['predicate']}`]->(b)"
            + (f" SET r.quotes = {_string(data['quotes'])};" if data["quotes"] else ";")
        )
    return ("\n".join(lines) + "\n").encode()


def mermaid(store: ox.Store) -> bytes:
    """A Mermaid flowchart of things and the facts between them; dates and figures are left out."""
    network = network_of(store)
    keep = [n for n, data in network.nodes(data=True) if data["kind"] not in _APART and network.degree(n)]
    ids = {n: f"n{i}" for i, n in enumerate(keep)}
    lines = ["flowchart LR"]
    lines += [f'  {ids[n]}["{_BROKEN.sub(" ", network.nodes[n]["label"]) or " "}"]' for n in keep]
    lines += [
        f'  {ids[s]} -->|"{_BROKEN.sub(" ", data["predicate"])}"| {ids[o]}'
        for s, o, data in network.edges(data=True)
        if s in ids and o in ids
    ]
    return ("\n".join(lines) + "\n").encode()


def _string(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _map(properties: dict[str, object]) -> str:
    return "{" + ", ".join(f"`{key}`: {_string(value)}" for key, value in sorted(properties.items())) + "}"
