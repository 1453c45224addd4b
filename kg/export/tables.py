"""Tables: a folder of nodes.csv, edges.csv and figures.csv, which spreadsheets open."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.graph.network import network_of

NAMES = ("nodes.csv", "edges.csv", "figures.csv")
"""What `tables` gives: a folder of just these is one that kg wrote."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_FIGURE = ("indicator", "comparator", "value", "unit", "rank", "status", "quote")


def tables(store: ox.Store) -> dict[str, bytes]:
    """The tables as CSV in UTF-8 with a mark, by which spreadsheets know it."""
    network = network_of(store)
    figures = {n for n, data in network.nodes(data=True) if data["kind"] == "Observation"}
    nodes = (
        (n, data["kind"], data["label"], data["names"]) for n, data in network.nodes(data=True) if n not in figures
    )
    edges = ((s, data["predicate"], o, data["quotes"]) for s, o, data in network.edges(data=True) if s not in figures)
    return {
        "nodes.csv": _csv(("id", "class", "label", "other names"), nodes),
        "edges.csv": _csv(("source", "property", "target", "quotes"), edges),
        "figures.csv": _csv(("id", "about", "period", *_FIGURE), _figures(network, figures)),
    }


def _figures(network: object, figures: Iterable[str]) -> Iterable[Sequence[str]]:
    for figure in sorted(figures):
        ends = {data["predicate"]: o for _, o, data in network.out_edges(figure, data=True)}  # type: ignore[attr-defined]
        labels = [network.nodes[ends[p]]["label"] if p in ends else "" for p in ("about", "period")]  # type: ignore[attr-defined]
        yield (figure, *labels, *(network.nodes[figure].get(key, "") for key in _FIGURE))  # type: ignore[attr-defined]


def _csv(head: Sequence[str], rows: Iterable[Sequence[str | list[str]]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_safe("|".join(cell) if isinstance(cell, list) else cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection); a number is none."""
    return "'" + cell if cell.startswith(_FORMULA) and len(cell) > 1 and not _NUMBER.fullmatch(cell) else cell
