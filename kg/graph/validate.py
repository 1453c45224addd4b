"""SHACL: whether a graph conforms to the shapes of its ontology, said in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.domain.folder import files_of
from kg.domain.turtle import turtle
from kg.errors import UsageError
from kg.graph.conversion import known_to_rdflib, unknown_to_rdflib
from kg.graph.names import printable
from kg.graph.shacl import asked

_SECONDS, _PER_SECOND = 10, 100_000
"""The time that a validation has, and the bytes for each of which it has a second more: ten times what it takes."""
_PATTERN = re.compile(r"\bpattern\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a validation: each fault as a line that names the node and what is wrong with it."""

    conforms: bool
    faults: tuple[str, ...]
    left_out: str = ""
    """In words, what of the graph was not looked at."""

    def __str__(self) -> str:
        """The faults, and what they come to."""
        verdict = f"{len(self.faults)} faults: the graph does not conform to the shapes."
        if self.conforms:
            verdict = "The graph conforms to the shapes."
        return "\n".join([*self.faults, verdict, *([self.left_out] if self.left_out else [])])


def validate(store: ox.Store, ontology: Path) -> Report:
    """Validates a graph against `shapes.ttl` of an ontology folder (W3C SHACL, by pySHACL).

    Raises:
        UsageError: the folder has no shapes, or they are none; the message says where.
    """
    terms, shapes = files_of(ontology, "terms.ttl"), files_of(ontology, "shapes.ttl")
    for path in (terms[-1], shapes[-1]):
        for _ in turtle(path):
            pass  # whether it parses
    graph = b"".join(f"{triple} .\n".encode() for triple in known_to_rdflib(store))
    seconds = _SECONDS + len(graph) // _PER_SECOND
    reply = asked(graph, terms, shapes, seconds)
    if reply is None:
        raise UsageError(
            f"{shapes[-1]}: {_patterns(shapes[-1])}the graph was not checked after {seconds} seconds of work"
        )
    if "error" in reply:
        raise UsageError(f"{shapes[-1]}: not what graphs can be checked against: {reply['error']}")
    faults = reply["faults"]
    assert isinstance(faults, list)
    return Report(bool(reply["conforms"]), tuple(map(printable, faults)), unknown_to_rdflib(store))


def _patterns(shapes: Path) -> str:
    """The first of the patterns that a file of shapes holds, and where: one of them may search for ever."""
    for number, line in enumerate(shapes.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if m := _PATTERN.search(line):
            return f"line {number}: {m[1]} and the other patterns may search for ever: "
    return ""
