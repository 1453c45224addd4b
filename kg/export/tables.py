"""Tables: a folder of nodes.csv, edges.csv and figures.csv, which spreadsheets open."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.cells import guarded
from kg.graph.evidence import Passages
from kg.graph.network import network_of, place_of

if TYPE_CHECKING:
    import networkx

NAMES = ("nodes.csv", "edges.csv", "figures.csv")
"""What `tables` gives: a folder of just these is one that kg wrote."""
_EDGE = ("source", "source label", "property", "target", "target label")
_FIGURE = {
    "id": "",
    **{name: name for name in ("about", "indicator", "comparator", "value")},
    "least": "minValue",
    "most": "maxValue",
    **{name: name for name in ("unit", "period", "rank")},
    "rank scope": "rankScope",
    "status": "status",
}
"""The columns of figures, and the property that each shows."""
_PLACE = ("article", "title", "line", "start", "end", "quotation", "confidence")
Row = Sequence[str | list[str]]


def tables(store: ox.Store) -> dict[str, bytes]:
    """The tables as CSV in UTF-8 with a mark, by which spreadsheets know it."""
    network = network_of(store, dates=True, articles=True, figures=True)
    figures = {n for n, data in network.nodes(data=True) if data["kind"] == "Observation"}
    nodes = (
        (n, data["kind"], data["label"], data["names"]) for n, data in network.nodes(data=True) if n not in figures
    )
    titles = dict(network.nodes(data="label"))
    return {
        "nodes.csv": _csv(("id", "class", "label", "other names"), nodes),
        "edges.csv": _csv((*_EDGE, *_PLACE), _edges(network, titles, figures)),
        "figures.csv": _csv((*_FIGURE, *_PLACE), _figures(store, network, titles, figures)),
    }


def _edges(network: networkx.MultiDiGraph, titles: Mapping[str, str], figures: Collection[str]) -> Iterator[Row]:
    """A row for each place that says a fact; a fact that none says has one row too, and one with a text has no target."""
    for source, node in network.nodes(data=True):
        if source not in figures:
            facts = [(data, target, data["target_label"]) for _, target, data in network.out_edges(source, data=True)]
            facts += [(data, "", data["text"]) for data in node["texts"]]
            for data, target, label in facts:
                for place in data["places"] or [None]:
                    yield (source, node["label"], data["predicate"], target, label, *_place(place, titles))


def _figures(
    store: ox.Store, network: networkx.MultiDiGraph, titles: Mapping[str, str], figures: Collection[str]
) -> Iterator[Row]:
    passages = Passages(store)
    for figure in sorted(figures):
        data = network.nodes[figure]
        ends = {edge["predicate"]: edge["target_label"] for _, _, edge in network.out_edges(figure, data=True)}
        values = (ends.get(name) or data.get(name, "") for name in _FIGURE.values() if name)
        said = passages.of(ox.NamedNode(figure))
        yield (figure, *values, *_place(place_of(said[0]) if said else None, titles))


def _place(place: Mapping[str, Any] | None, titles: Mapping[str, str]) -> Row:
    if place is None:
        return ("",) * len(_PLACE)
    cells = {**place, "title": titles.get(place["article"])}
    return tuple("" if cells[name] is None else str(cells[name]) for name in _PLACE)


def _csv(head: Iterable[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded("|".join(cell) if isinstance(cell, list) else cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")
