"""The first picture of the page, drawn with pyvis: a node for each thing, an edge for each pair of things that facts link."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from wcwidth import wcswidth

from kg.views.content import Content, Thing
from kg.views.data import OFF_AT_FIRST, sizes_of
from kg.views.layout import lay_out
from kg.views.looks import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyvis.network import Network

_LABEL = 60  # characters of a name in the picture


def draw(content: Content, looks: dict[str, Look], most: int) -> Network:
    """Lays out the `most` things that are linked best and gives the network, ids being indices into `content.things`.

    Dates and figures take no room: like the things that are left out they come when they are asked for. The lines are
    drawn by the page, from the facts.
    """
    with _without_notebook():
        from pyvis.network import Network
    # pyvis looks for a twin of each new edge unless the network is directed.
    network = Network(directed=True)
    for i, (x, y) in _places(content, most).items():
        thing = content.things[i]
        look = looks[thing.kind]
        network.add_node(i, label=thing.names[0][:_LABEL], shape=look.shape, color=look.colour, x=x, y=y)
    return network


def _places(content: Content, most: int) -> dict[int, tuple[int, int]]:
    """Where the things of the first picture stand."""
    sizes = sizes_of(content)
    things = [i for i, thing in enumerate(content.things) if thing.kind not in OFF_AT_FIRST]
    drawn = sorted(sorted(things, key=lambda i: (-sizes[i], i))[:most])
    place = {i: at for at, i in enumerate(drawn)}
    links = [(place[a], place[b]) for a, b in content.links if a in place and b in place]
    linked = {drawn[end] for link in links for end in link}
    boxes = [_box(content.things[i], sizes[i], len(drawn) if i in linked else 0) for i in drawn]
    where = lay_out(boxes, links)
    return {i: (round(x), round(y)) for i, (x, y) in zip(drawn, where.tolist(), strict=True)}


def _box(thing: Thing, size: float, count: int) -> tuple[float, float]:
    """Room for a thing and, in a small picture, its label; in a large one labels show as one comes nearer.

    A large picture is seen from afar, where things are drawn larger than in proportion.
    """
    share = min(1.0, 160 / max(count, 1))
    label = 8.5 * min(max(wcswidth(thing.names[0][:_LABEL]), 4), 36)
    own = 2 * size * max(1.0, count / 160) ** 0.125 + 30 - 20 * share
    return max(own, label * share), own + 24 * share


@contextmanager
def _without_notebook() -> Iterator[None]:
    """Lets pyvis be imported where IPython, which it needs to show a graph in a notebook only, is not installed."""
    names = [] if "IPython" in sys.modules else ["IPython", "IPython.display"]
    for name in names:
        sys.modules[name] = ModuleType(name)
    if names:
        sys.modules["IPython.display"].IFrame = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
