"""Reads a gazetteer: names known beforehand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.domain.entries import Known
from kg.domain.folder import is_there
from kg.domain.hierarchy import from_above
from kg.domain.turtle import OWL, RDF_TYPE, RDFS, turtle
from kg.domain.words import fault_of
from kg.errors import UsageError

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = frozenset((RDFS + "label", _SKOS + "altLabel", _SKOS + "hiddenLabel"))


def gazetteer(path: Path, namespace: str, within: str) -> dict[str, Known]:
    """The entries of a gazetteer by IRI; none where there is no such file.

    Raises:
        UsageError: it does not parse, a name is none, or entries lie in themselves.
    """
    known = {}
    for iri, entry in _entries(path).items():
        kind = next((c for c in entry.get(RDF_TYPE, ()) if c.startswith(namespace)), None)
        labels = entry.get(RDFS + "label")
        if kind and labels:
            alone = tuple(entry.get(_SKOS + "hiddenLabel", ()))
            names = (*labels, *entry.get(_SKOS + "altLabel", ()), *alone)
            above, same = tuple(entry.get(within, ())), tuple(entry.get(OWL + "sameAs", ()))
            known[iri] = Known(iri, kind.removeprefix(namespace), labels[0], names, alone, above, same)
    upper = {above for entry in known.values() for above in entry.above}  # few entries have others in them
    from_above({iri: known[iri].above for iri in upper & known.keys()}, f"{path}: entries that lie in themselves")
    return known


def _entries(path: Path) -> dict[str, dict[str, list[str]]]:
    """What is said of each subject. A gazetteer is long and read at every start: hence plain dictionaries of strings."""
    entries: dict[str, dict[str, list[str]]] = {}
    for triple in turtle(path) if is_there(path) else ():
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if isinstance(subject, ox.BlankNode) or isinstance(value, ox.Triple):
            continue
        if predicate in _NAMES and (fault := fault_of(value)):
            raise UsageError(f"{path}: <{subject.value}>: {fault}")
        entries.setdefault(subject.value, {}).setdefault(predicate, []).append(value.value)
    return entries
