"""The words of a domain: what a lexicon says of classes, properties and names, each of them looked at before it is believed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.domain.turtle import Triples, name_of
from kg.errors import UsageError

KGL = "https://w3id.org/talentkg/lexicon#"
_LONGEST = 100
"""Characters of a word or name; the machine looks for each beginning of it."""


class Lexicon:
    """The words of a lexicon, with terms as local names."""

    def __init__(self, path: Path) -> None:
        """Reads a lexicon.

        Raises:
            UsageError: it does not parse, says of no namespace what it is the lexicon of, or holds a word that is none.
        """
        self.triples = Triples(path)
        self.node = next(iter(self.triples.typed(KGL + "Lexicon")), None)
        self.namespace = self.triples.value(self.node, KGL + "namespace") or ""
        if not self.namespace:
            raise UsageError(f"{path}: no kgl:Lexicon with a kgl:namespace")
        if not _begins_iris(self.namespace):
            raise self.triples.fault(self.node, f"kgl:namespace: {self.namespace[:60]} begins no IRI")
        for subject, said in self.triples.of.items():
            for predicate, values in said.items():
                for value in values if predicate != KGL + "namespace" else ():
                    if isinstance(value, ox.Literal) and (fault := fault_of(value)):
                        raise UsageError(f"{path}: {name_of(subject)}: kgl:{predicate.removeprefix(KGL)}: {fault}")

    def local(self, iri: str | None) -> str:
        """A term of the domain without its namespace."""
        return (iri or "").removeprefix(self.namespace)

    def role(self, key: str) -> str:
        """The class or property that plays a part: `personClass`."""
        return self.local(self.triples.value(self.node, KGL + key))

    def words(self, key: str) -> list[str]:
        """The words that the lexicon itself lists, in its order: `rank`."""
        return self.triples.values(self.node, KGL + key)

    def set_of(self, key: str) -> frozenset[str]:
        """The words that the lexicon itself lists, where their order says nothing: `stop`."""
        return frozenset(self.words(key))

    def terms(self, key: str) -> frozenset[str]:
        """The classes or properties that the lexicon itself lists: `core`."""
        return frozenset(map(self.local, self.words(key)))

    def by_word(self, key: str) -> dict[str, str]:
        """Classes by the words that they are known by: `head`, `tail`."""
        return {w: self.local(s.value) for s, w in self._said(key)}

    def several_by_word(self, key: str) -> dict[str, frozenset[str]]:
        """All classes of each word: `measure`."""
        found: dict[str, set[str]] = {}
        for subject, w in self._said(key):
            found.setdefault(w, set()).add(self.local(subject.value))
        return {w: frozenset(classes) for w, classes in found.items()}

    def _said(self, key: str) -> Iterable[tuple[ox.NamedNode, str]]:
        return ((s, w.value) for s, said in self.triples.named() for w in said.get(KGL + key, ()))


def _begins_iris(namespace: str) -> bool:
    try:
        return ox.NamedNode(f"{namespace}x").value.endswith(("#x", "/x"))
    except ValueError:
        return False


def fault_of(value: ox.NamedNode | ox.BlankNode | ox.Literal) -> str | None:
    """What keeps a value from being a word."""
    text = value.value
    if not isinstance(value, ox.Literal):
        return "must be words"
    if 0 < len(text) <= _LONGEST and text.isprintable():
        return None
    if 0 < len(text) <= _LONGEST:
        return f"{ascii(text)} holds a control character"
    shown = f"“{text[:10]}…” has {len(text)} characters" if text else "an empty word"
    return f"{shown}. A word has 1 to {_LONGEST}"
