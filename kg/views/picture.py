"""The network of the page, drawn with pyvis: a node for each thing, an edge for each pair of things that facts link."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import Any

from pyvis.network import Network
from wcwidth import wcswidth

from kg.views.content import Content, Fact, Thing
from kg.views.layout import lay_out
from kg.views.terms import DATE, FIGURE, Look

OFF_AT_FIRST = (DATE, FIGURE)
_INK, _PALE = "#b4bac0", "#dcdfe1"


def draw(content: Content, looks: dict[str, Look]) -> Network:
    """Lays the things out and gives the network, ids being indices into `content.things`.

    Each edge carries `facts`: the indices of the facts that it stands for.
    """
    links: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, fact in enumerate(content.facts):
        if isinstance(fact.object, int) and fact.object != fact.subject:
            links[fact.subject, fact.object].append(number)
    sizes = _sizes(content.things, list(links))
    hidden = {i for i, thing in enumerate(content.things) if thing.kind in OFF_AT_FIRST}
    boxes = [
        _box(thing, size, len(content.things) - len(hidden)) for thing, size in zip(content.things, sizes, strict=True)
    ]
    for i in hidden:
        boxes[i] = (2 * sizes[i] + 8, 2 * sizes[i] + 8)
    where = lay_out(boxes, list(links), hidden)
    # pyvis looks for a twin of each new edge unless the network is directed.
    network = Network(directed=True)
    for i, thing in enumerate(content.things):
        look = looks[thing.kind]
        x, y = (round(float(v)) for v in where[i])
        network.add_node(i, label=thing.names[0], shape=look.shape, color=look.colour, size=sizes[i], x=x, y=y)
    for (a, b), numbers in links.items():
        network.add_edge(a, b, facts=numbers, **_stroke([content.facts[n] for n in numbers]))
    return network


def _stroke(facts: list[Fact]) -> dict[str, Any]:
    """Dashed where all is planned, paler where no text says any of it."""
    said = any(words.quotes for fact in facts for words in fact.words)
    return {
        "color": {"color": _INK if said else _PALE},
        "dashes": [5, 5] if all(fact.planned for fact in facts) else False,
    }


def _sizes(things: tuple[Thing, ...], links: list[tuple[int, int]]) -> list[float]:
    """Radius by the number of links; what hides at first neither counts nor grows."""
    degree = [0] * len(things)
    for a, b in links:
        if things[a].kind not in OFF_AT_FIRST and things[b].kind not in OFF_AT_FIRST:
            degree[a] += 1
            degree[b] += 1
    return [round(min(7 + 3 * sqrt(d), 28), 1) for d in degree]


def _box(thing: Thing, size: float, count: int) -> tuple[float, float]:
    """Room for a thing and, in a small picture, its label; in a large one labels show as one comes nearer.

    A large picture is seen from afar, where things are drawn larger than in proportion.
    """
    share = min(1.0, 160 / max(count, 1))
    label = 8.5 * min(max(wcswidth(thing.names[0]), 4), 36)
    own = 2 * size * max(1.0, count / 160) ** 0.125 + 30 - 20 * share
    return max(own, label * share), own + 24 * share
