"""What the page draws a class as: a colour for each family of classes, a shape for each class in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.views.terms import DATE, FIGURE, Terms

# Nine colours that colour-blind readers tell apart: Paul Tol, "Colour Schemes", SRON/EPS/TN/09-002, scheme "muted",
# in an order that sets the neighbours of an ontology apart; slate as the tenth. Beside each, its like on a dark ground.
_COLOURS = (
    ("#cc6677", "#ea8f9d"),
    ("#332288", "#9a90f0"),
    ("#44aa99", "#55c2b0"),
    ("#ddaa33", "#e5bb57"),
    ("#882255", "#d4679b"),
    ("#999933", "#bdbd5c"),
    ("#88ccee", "#88ccee"),
    ("#5b6770", "#a3b0ba"),
    ("#117733", "#4cb374"),
    ("#aa4499", "#d583c8"),
)
_GREY = ("#8a949c", "#7d8891")
_SHAPES = ("dot", "square", "diamond", "triangle", "hexagon", "star", "triangleDown")


@dataclass(frozen=True, slots=True)
class Look:
    """What a class is drawn as: CSS colours on a light and on a dark ground, and a vis-network shape."""

    colour: str
    dark: str
    shape: str


def looks_of(terms: Terms, classes: Iterable[str]) -> dict[str, Look]:
    """A colour for each family, which is a class and those right below it; these differ in shape.

    A class above a family, such as an agent above people and institutions, has no part in the colours.

    The classes of the ontology get theirs whether they are asked for or not, so that a class looks the same on
    every page. Dates and figures are grey: they are there in every domain, and in the background of each.
    """
    known = sorted({*terms.classes, *classes}, key=terms.rank)
    turn = {root: i for i, root in enumerate(_roots(terms, known))}
    taken: set[Look] = set()
    looks: dict[str, Look] = {}
    for cls in [*turn, *(c for c in known if c not in turn)]:
        root = cls if cls in turn else min(turn.keys() & terms.above(cls), key=terms.rank, default=None)
        ways = _ways(root, turn.get(root, 0) if root else 0)
        looks[cls] = next((way for way in ways if way not in taken), ways[0])
        taken.add(looks[cls])
    return looks


def _roots(terms: Terms, known: list[str]) -> list[str]:
    """The heads of the families: no class is divided further below those right under them."""
    divided = {above for c in known for above in terms.above(c)}
    heads = set(known) - {above for c in divided for above in terms.above(c)}
    return [c for c in known if c in heads and not terms.above(c) & heads]


def _ways(root: str | None, turn: int) -> list[Look]:
    """The looks that a family has to give, the first one being its head's."""
    colour, dark = _GREY if root in (None, DATE, FIGURE) else _COLOURS[turn % len(_COLOURS)]
    return [Look(colour, dark, _SHAPES[(turn + j) % len(_SHAPES)]) for j in range(len(_SHAPES))]
