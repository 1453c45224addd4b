"""How the page names the terms of a graph and what it draws them as: labels from the ontology, colours and shapes by order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg.domain.folder import TKG

DATE, FIGURE, ARTICLE = TKG + "Date", TKG + "Observation", TKG + "Article"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_CLASSES = {"http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2000/01/rdf-schema#Class"}

# Nine colours that colour-blind readers tell apart: Paul Tol, "Colour Schemes", SRON/EPS/TN/09-002, scheme "muted",
# in an order that sets the neighbours of an ontology apart; slate as the tenth.
_COLOURS = (
    "#cc6677", "#332288", "#44aa99", "#ddaa33", "#882255", "#999933", "#88ccee", "#5b6770", "#117733", "#aa4499",
)  # fmt: skip
_GREY = "#98a1a9"
_SHAPES = ("dot", "square", "diamond", "triangle", "hexagon", "star", "triangleDown")


@dataclass(frozen=True, slots=True)
class Look:
    """What a class is drawn as: a CSS colour and a vis-network shape."""

    colour: str
    shape: str


class Terms:
    """Labels and order of an ontology's terms. A term that it does not know goes by the end of its IRI."""

    def __init__(self, path: Path, shared: Path | None = None) -> None:
        """Reads a Turtle file; terms that it does not label have the labels of another one.

        Raises:
            OSError: it cannot be read.
            SyntaxError: it is no Turtle; the message names line and column.
        """
        self._labels: dict[tuple[str, str], str] = {}
        self._supers: dict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if predicate == _LABEL and isinstance(value, ox.Literal):
                self._labels.setdefault((subject, value.language or ""), value.value)
            elif predicate == _SUBCLASS and isinstance(value, ox.NamedNode):
                self._supers[subject].append(value.value)
            elif predicate == _RDF_TYPE and isinstance(value, ox.NamedNode) and value.value in _CLASSES:
                self._order.setdefault(subject, len(self._order))
        described = {iri for iri, _ in self._labels}  # the classes of others are declared, but not described
        self._order = {c: i for c, i in self._order.items() if c in described}
        for quad in ox.parse(path=str(shared), format=ox.RdfFormat.TURTLE) if shared and shared != path else ():
            if quad.predicate.value == _LABEL and isinstance(quad.object, ox.Literal):
                self._labels.setdefault((quad.subject.value, quad.object.language or ""), quad.object.value)

    def label(self, iri: str, language: str) -> str:
        """The label in a language (`zh`, `en`), else in any, else the local name."""
        return self._labels.get((iri, language)) or self._labels.get((iri, "")) or local_name(iri)

    def rank(self, cls: str) -> tuple[int, str]:
        """Sorts classes as the ontology lists them, unknown ones last."""
        return self._order.get(cls, len(self._order)), cls

    def above(self, cls: str) -> set[str]:
        """All classes above one, itself left out."""
        seen: set[str] = set()
        todo = [cls]
        while todo:
            fresh = [c for c in self._supers.get(todo.pop(), ()) if c not in seen]
            seen.update(fresh)
            todo += fresh
        return seen - {cls}

    def most_specific(self, classes: list[str]) -> str:
        """The class a thing is drawn as: one of its own that has none of its others below it, known ones first."""
        general = set().union(*(self.above(c) for c in classes))
        return min((c for c in classes if c not in general), key=self.rank, default=min(classes, key=self.rank))

    def looks(self, classes: Iterable[str]) -> dict[str, Look]:
        """A colour for each family, which is a class and those right below it; these differ in shape.

        A class above a family, such as an agent above people and institutions, has no part in the colours.

        The classes of the ontology get theirs whether they are asked for or not, so that a class looks the same on
        every page. Dates and figures are grey: they are there in every domain, and in the background of each.
        """
        known = sorted({*self._order, *classes}, key=self.rank)
        divided = {above for c in known for above in self.above(c)}
        heads = {c for c in known if not any(c in self.above(below) for below in divided)}
        roots = [c for c in known if c in heads and not self.above(c) & heads]
        turn: dict[str | None, int] = {c: i for i, c in enumerate(roots)}
        taken: set[Look] = set()
        looks: dict[str, Look] = {}
        for cls in roots + [c for c in known if c not in turn]:
            root = next((c for c in [cls, *sorted(self.above(cls), key=self.rank)] if c in turn), None)
            i = turn.get(root, 0)
            colour = _GREY if root in (None, DATE, FIGURE) else _COLOURS[i % len(_COLOURS)]
            ways = [Look(colour, _SHAPES[(i + j) % len(_SHAPES)]) for j in range(len(_SHAPES))]
            looks[cls] = next((w for w in ways if w not in taken), ways[0])
            taken.add(looks[cls])
        return looks


def local_name(iri: str) -> str:
    """The end of an IRI, readable: what stands after its last # or /."""
    return unquote(iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])
