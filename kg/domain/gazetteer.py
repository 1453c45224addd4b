"""The names known beforehand, and where a text may begin with one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.domain.entries import Known
from kg.domain.folder import is_there
from kg.domain.hierarchy import from_above
from kg.domain.schema import Schema
from kg.domain.turtle import OWL, RDF_TYPE, RDFS, turtle
from kg.domain.words import fault_of
from kg.errors import UsageError

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = frozenset((RDFS + "label", _SKOS + "altLabel", _SKOS + "hiddenLabel"))


@dataclass(frozen=True)
class Gazetteer:
    """The names known beforehand."""

    known: dict[str, Known]
    """Entries by IRI."""

    @cached_property
    def by_name(self) -> dict[str, str]:
        """IRI of an entry by any of its names; of several entries of one name, the first."""
        return {name: entry.iri for entry in reversed(self.known.values()) for name in entry.names}

    @cached_property
    def shared(self) -> frozenset[str]:
        """Names that several entries of one class have, which therefore tell none: 鼓楼区."""
        count = Counter((entry.kind, name) for entry in self.known.values() for name in {*entry.names})
        return frozenset(name for (_, name), n in count.items() if n > 1)

    @cached_property
    def qualified(self) -> dict[str, str]:
        """IRI of an entry of a shared name by that with the one that it lies in before it: 福州市鼓楼区, 福州鼓楼区."""
        entries = ((e, n) for e in reversed(self.known.values()) for n in e.names if n in self.shared)
        return {
            outer + name: entry.iri
            for entry, name in entries
            for above in entry.above
            for outer in (self.known[above].names if above in self.known else ())
        }

    def lies_in(self, name: str, place: str) -> bool:
        """Whether an entry called `name` lies in one called `place`, however many others between: 南湖区, 浙江省."""
        entry = self.known.get(self.by_name.get(name, ""))
        above = [a for a in entry.above if a in self.known] if entry is not None else []
        return any(place in self.known[a].names or self.lies_in(self.known[a].label, place) for a in above)

    @cached_property
    def leading(self) -> frozenset[str]:
        """Names of entries that are known at the beginning of a longer name too."""
        return frozenset(name for entry in self.known.values() for name in entry.names if name not in entry.alone)

    @cached_property
    def lengths_by_start(self) -> dict[str, tuple[int, ...]]:
        """How long the names of more than two characters are, the longest first, by the two that they begin with."""
        lengths = defaultdict[str, set[int]](set)
        for name in self.by_name:
            if len(name) > 2:
                lengths[name[:2]].add(len(name))
        return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def gazetteer_in(path: Path, schema: Schema) -> Gazetteer:
    """The gazetteer in a file; without entries if there is no such file.

    Raises:
        UsageError: it does not parse, a name is none, or entries lie in themselves.
    """
    known = {}
    for iri, said in _entries(path).items():
        if entry := _known(iri, said, schema):
            known[iri] = entry
    upper = {above for entry in known.values() for above in entry.above}  # few entries have others in them
    from_above({iri: known[iri].above for iri in upper & known.keys()}, f"{path}: entries that lie in themselves")
    return Gazetteer(known)


def _known(iri: str, said: dict[str, list[str]], schema: Schema) -> Known | None:
    """An entry, if it has a class of the domain and a label."""
    kind = next((c for c in said.get(RDF_TYPE, ()) if c.startswith(schema.namespace)), None)
    labels = said.get(RDFS + "label")
    if not kind or not labels:
        return None
    alone = tuple(said.get(_SKOS + "hiddenLabel", ()))
    names = (*labels, *said.get(_SKOS + "altLabel", ()), *alone)
    above = tuple(said.get(schema.namespace + schema.within_property, ()))
    return Known(
        iri, kind.removeprefix(schema.namespace), labels[0], names, alone, above, tuple(said.get(OWL + "sameAs", ()))
    )


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
