"""The Turtle files of a domain: what they say, and where one of them is broken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.domain.folder import bytes_of
from kg.errors import UsageError

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
_MOST_TRIPLE_TERMS = 100
"""An ontology needs none; thousands within one another bring the parser down."""

Node = ox.NamedNode | ox.BlankNode | ox.Literal


def turtle(path: Path) -> Iterator[Any]:
    """The triples of a Turtle file, as typed as Oxigraph has them.

    Raises:
        UsageError: it cannot be read, or does not parse; the message says where.
    """
    data = bytes_of(path)
    if data.count(b"<<(") > _MOST_TRIPLE_TERMS:
        raise UsageError(f"{path}: triples within triples. An ontology has no use for them")
    try:
        yield from ox.parse(data, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        why = re.sub(r"^.*?(?:at|between) line \d+ columns? \d+[^:]*: ", "", str(error.msg))
        place = f"line {error.lineno}, column {error.offset}: " if error.lineno else ""
        raise UsageError(f"{path}: {place}{why}") from None


class Triples:
    """The triples of a file, by subject and predicate, in its order."""

    def __init__(self, path: Path) -> None:
        """Reads a Turtle file."""
        self.path = path
        self.of: dict[object, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for triple in turtle(path):
            if not isinstance(triple.object, ox.Triple):
                self.of[triple.subject][triple.predicate.value].append(triple.object)

    def values(self, subject: object, predicate: str) -> list[str]:
        """The values of a property as strings: IRIs and literals alike."""
        return [o.value for o in self.of[subject].get(predicate, ())] if subject in self.of else []

    def value(self, subject: object, predicate: str) -> str | None:
        """The first value of a property."""
        return next(iter(self.values(subject, predicate)), None)

    def typed(self, cls: str) -> list[object]:
        """The members of a class."""
        return [s for s, po in self.of.items() if any(o.value == cls for o in po.get(RDF_TYPE, ()))]

    def named(self) -> Iterator[tuple[ox.NamedNode, dict[str, list[Node]]]]:
        """The subjects that have an IRI, with what is said of each."""
        for subject, said in self.of.items():
            if isinstance(subject, ox.NamedNode):
                yield subject, said

    def fault(self, subject: object, what: str) -> UsageError:
        """The error that something said of a subject is."""
        return UsageError(f"{self.path}: {name_of(subject)}: {what}")


def name_of(subject: object) -> str:
    """A subject in an error: its IRI, or that it has none."""
    return f"<{subject.value}>" if isinstance(subject, ox.NamedNode) else "an entry without a name"
