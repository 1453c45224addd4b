"""Reads the frames of a lexicon, and what it says of names within names and of what belongs to somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.domain.entries import Frame, Nesting, Says
from kg.domain.turtle import Triples
from kg.domain.words import KGL, Lexicon


def frames(lexicon: Lexicon, properties: Collection[str]) -> Iterator[Frame]:
    """The frames in the order of the lexicon.

    Raises:
        UsageError: one says nothing of the ontology's, or is sure of itself beyond all measure.
    """
    words = lexicon.triples
    for node in words.typed(KGL + "Frame"):
        says = tuple(_says(lexicon, node, said, properties) for said in words.of[node].get(KGL + "says", ()))
        makes, mutual = words.value(node, KGL + "makes"), words.value(node, KGL + "mutual")
        yield Frame(
            name=str(getattr(node, "value", "")).rsplit("#", 1)[-1].rsplit("/", 1)[-1],
            verbs=tuple(words.values(node, KGL + "verb")),
            nouns=tuple(words.values(node, KGL + "noun")),
            says=says,
            makes=lexicon.local(makes) if makes else None,
            bare=_is_true(words, node, "bare"),
            introduces=_is_true(words, node, "introduces"),
            mutual=lexicon.local(mutual) if mutual else None,
            scheduled=_is_true(words, node, "scheduled"),
            official=_is_true(words, node, "official"),
            renames=_is_true(words, node, "renames"),
            confidence=_confidence(words, node),
        )


def nestings(lexicon: Lexicon, kind: str) -> Iterator[Nesting]:
    """What a kgl:Nesting or a kgl:Possession says of an outer and an inner class."""
    words = lexicon.triples
    for node in words.typed(KGL + kind):
        outer, inner, predicate = (lexicon.local(_needed(words, node, node, p)) for p in ("outer", "inner", "property"))
        yield Nesting(
            outer,
            inner,
            predicate,
            _is_true(words, node, "leading"),
            tuple(words.values(node, KGL + "ending")),
            _is_true(words, node, "inverse"),
            lexicon.local(words.value(node, KGL + "unless")),
        )


def _says(lexicon: Lexicon, frame: object, said: object, properties: Collection[str]) -> Says:
    """One property that a frame states."""
    words = lexicon.triples
    predicate = lexicon.local(_needed(words, frame, said, "property"))
    if predicate not in properties:
        raise words.fault(frame, f"kgl:says: <{predicate}> is no property of the ontology")
    return Says(
        predicate,
        _needed(words, frame, said, "subject").removeprefix(KGL),
        _needed(words, frame, said, "object").removeprefix(KGL),
        frozenset(map(lexicon.local, words.values(said, KGL + "only"))),
        frozenset(map(lexicon.local, words.values(said, KGL + "onlyObject"))),
    )


def _needed(words: Triples, owner: object, node: object, key: str) -> str:
    """A value that must be there."""
    value = words.value(node, KGL + key)
    if not value:
        raise words.fault(owner, f"has no kgl:{key}")
    return value


def _is_true(words: Triples, node: object, key: str) -> bool:
    return words.value(node, KGL + key) == "true"


def _confidence(words: Triples, node: object) -> float:
    """How sure a frame is, 0.9 where it does not say."""
    written = words.value(node, KGL + "confidence") or "0.9"
    try:
        confidence = float(written)
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise words.fault(node, f"kgl:confidence: {written} is not between 0 and 1")
    return confidence
