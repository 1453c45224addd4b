"""Scripts that other programs run: Cypher for Neo4j, Mermaid for Markdown."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.graph.network import network_of

_ROWS = 500  # of one statement: whoever runs it takes the whole of it at once
_IN_BACKSLASH_U = re.compile(r"(?<=\\)(?=u)")
_IN_MERMAID = re.compile(r"[\"#&<>`\\{}\[\]|;%$:]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

Row = dict[str, Any]


def cypher(store: ox.Store) -> bytes:
    """A Cypher script: for each label a constraint on the IRI first, then the things, then the facts, many in a statement.

    Nodes are found by label and IRI, which the constraint makes an index of: no statement looks through the whole graph.
    """
    network = network_of(store, dates=True, articles=True, figures=True)
    kinds = dict(network.nodes(data="kind"))
    things: dict[str, list[Row]] = defaultdict(list)
    for node, data in network.nodes(data=True):
        values = {
            name: value for name, value in data.items() if name not in ("kind", "texts") and value not in ("", [])
        }
        things[data["kind"]].append({"iri": node, "properties": values})
    facts: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for s, o, data in network.edges(data=True):
        facts[kinds[s], data["predicate"], kinds[o]].append({"from": s, "to": o, "properties": _said(data)})
    lines = [f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{_name(k)}) REQUIRE n.iri IS UNIQUE;" for k in sorted(things)]
    for kind in sorted(things):
        lines += _for_each(things[kind], f"MERGE (n:{_name(kind)} {{iri: row.iri}}) SET n += row.properties;")
    for start, name, end in sorted(facts):
        ends = f"MATCH (a:{_name(start)} {{iri: row.from}}) MATCH (b:{_name(end)} {{iri: row.to}})"
        merge = f"{ends} MERGE (a)-[r:{_name(name)}]->(b) SET r += row.properties;"
        lines += _for_each(facts[start, name, end], merge)
    return ("\n".join(lines) + "\n").encode()


def _said(data: dict[str, Any]) -> Row:
    """The words that say a fact, and where: lists of one length, since an edge of Neo4j holds no tables."""
    lists = {
        f"{plural}s": [place[plural] for place in data["places"]]
        for plural in ("article", "line", "quotation", "confidence")
    }
    return {name: values for name, values in lists.items() if values and None not in values}


def _for_each(rows: list[Row], command: str) -> Iterator[str]:
    for at in range(0, len(rows), _ROWS):
        yield "UNWIND ["
        yield ",\n".join(f"  {_value(row)}" for row in rows[at : at + _ROWS])
        yield f"] AS row {command}"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(name)}: {_value(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):  # \u is read before all else, even behind a backslash that is escaped: "\\" + "u0022"
        return " + ".join(json.dumps(part, ensure_ascii=False) for part in _IN_BACKSLASH_U.split(value))
    return json.dumps(value)


def _name(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def mermaid(store: ox.Store) -> bytes:
    """A Mermaid flowchart of things and the facts between them; dates and figures are left out."""
    network = network_of(store)
    keep = [n for n in network if network.degree(n)]
    ids = {n: f"n{i}" for i, n in enumerate(keep)}
    lines = ["flowchart LR"]
    lines += [f'  {ids[n]}["{_label(network.nodes[n]["label"])}"]' for n in keep]
    lines += [f'  {ids[s]} -->|"{_label(data["predicate"])}"| {ids[o]}' for s, o, data in network.edges(data=True)]
    return ("\n".join(lines) + "\n").encode()


def _label(text: str) -> str:
    """A text with what Mermaid reads as its own as entities: #34; is a quotation mark."""
    return _IN_MERMAID.sub(lambda c: f"#{ord(c[0])};", _CONTROLS.sub(" ", text)) or " "
