"""How the page names the terms of a graph: labels and order from the ontology."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg.domain.folder import TKG
from kg.domain.turtle import turtle

DATE, FIGURE, ARTICLE = TKG + "Date", TKG + "Observation", TKG + "Article"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_CLASSES = {"http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2000/01/rdf-schema#Class"}


class Terms:
    """Labels and order of an ontology's terms. A term that it does not know goes by the end of its IRI."""

    def __init__(self, path: Path, shared: Path | None = None) -> None:
        """Reads a Turtle file; terms that it does not label have the labels of another one.

        Raises:
            UsageError: it cannot be read, or is no Turtle; the message names line and column.
        """
        self._labels: dict[tuple[str, str], str] = {}
        self._supers: dict[str, list[str]] = defaultdict(list)
        self._above: dict[str, frozenset[str]] = {}
        declared = [iri for iri in map(self._learn, turtle(path)) if iri]
        described = {iri for iri, _ in self._labels}  # the classes of others are declared, but not described
        own = dict.fromkeys(iri for iri in declared if iri in described)
        self.classes = {iri: i for i, iri in enumerate(own)}
        """The ontology's classes, and the place of each in its order."""
        for triple in turtle(shared) if shared is not None and shared != path else ():
            if triple.predicate.value == _LABEL:
                self._learn(triple)

    def _learn(self, triple: ox.Triple) -> str | None:
        """Keeps a label, or a class above another. Gives the IRI of a class that the triple declares."""
        predicate, value = triple.predicate.value, triple.object
        if not isinstance(triple.subject, ox.NamedNode):
            return None
        subject = triple.subject.value
        if predicate == _LABEL and isinstance(value, ox.Literal):
            self._labels.setdefault((subject, value.language or ""), value.value)
        elif predicate == _SUBCLASS and isinstance(value, ox.NamedNode):
            self._supers[subject].append(value.value)
        return subject if predicate == _RDF_TYPE and getattr(value, "value", "") in _CLASSES else None

    def label(self, iri: str, language: str) -> str:
        """The label in a language (`zh`, `en`), else in any, else the local name."""
        return self._labels.get((iri, language)) or self._labels.get((iri, "")) or local_name(iri)

    def rank(self, cls: str) -> tuple[int, str]:
        """Sorts classes as the ontology lists them, unknown ones last."""
        return self.classes.get(cls, len(self.classes)), cls

    def above(self, cls: str) -> frozenset[str]:
        """All classes above one, itself left out."""
        if cls not in self._above:
            seen: set[str] = set()
            todo = [cls]
            while todo:
                fresh = [c for c in self._supers.get(todo.pop(), ()) if c not in seen]
                seen.update(fresh)
                todo += fresh
            self._above[cls] = frozenset(seen - {cls})
        return self._above[cls]

    def most_specific(self, classes: list[str]) -> str:
        """The class a thing is drawn as: one of its own that has none of its others below it, known ones first."""
        general = {above for c in classes for above in self.above(c)}
        return min((c for c in classes if c not in general), key=self.rank, default=min(classes, key=self.rank))


def local_name(iri: str) -> str:
    """The end of an IRI, readable: what stands after its last # or /."""
    return unquote(iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])
