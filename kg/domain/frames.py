"""What is said with which words: verbs that state properties, names within names, and what belongs to somebody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.domain.entries import Frame, Nesting, Says
from kg.domain.names import Names
from kg.domain.schema import Schema
from kg.domain.turtle import Triples
from kg.domain.words import KGL, Lexicon


@dataclass(frozen=True)
class Frames:
    """The ways of saying something that a domain knows, and the verbs of each kind of them."""

    all: tuple[Frame, ...]
    nestings: tuple[Nesting, ...]
    owned: tuple[Nesting, ...]
    """What 某某的“某某” says: the inner class before 的, the outer one after it."""
    attending: frozenset[str]
    """Verbs of those who go to an event."""
    having: str
    """The verb of who has what a list after a count names, 设有; empty if there is none."""
    predicates: re.Pattern[str]
    """Any verb that stands in no name, of two characters or more, the longest at each place."""

    @cached_property
    def links(self) -> frozenset[str]:
        """Nouns that stand between a body and what is part of it: 旗下, 子公司."""
        return frozenset(link for n in self.owned for link in n.links)

    @cached_property
    def verbs(self) -> dict[str, list[Frame]]:
        """All verbs of the frames, with the frames that each has."""
        found: dict[str, list[Frame]] = {}
        for frame in self.all:
            for verb in frame.verbs:
                found.setdefault(verb, []).append(frame)
        return found

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What verbs begin with, whole verbs too: words that go on otherwise need not be looked at."""
        return frozenset(v[:n] for v in self.verbs for n in range(1, len(v) + 1))

    @cached_property
    def introducing(self) -> frozenset[str]:
        """Verbs whose object is a new thing."""
        return frozenset(v for f in self.all if f.introduces for v in f.verbs)

    @cached_property
    def bringing(self) -> frozenset[str]:
        """Verbs whose object is what the text goes on about: 推出, 设立."""
        return self.introducing | {v for f in self.all if f.makes and not f.bare for v in f.verbs}

    @cached_property
    def giving(self) -> frozenset[str]:
        """Verbs before whose object stands who is given it: 授予甲“某某”."""
        return frozenset(v for f in self.all if f.gives for v in f.verbs)

    @cached_property
    def naming(self) -> dict[str, tuple[str, bool]]:
        """Class that a verb gives its object, and whether it needs no quotation marks, by verb."""
        return {v: (f.makes, f.bare) for f in reversed(self.all) if f.makes for v in f.verbs}


def frames_of(lexicon: Lexicon, schema: Schema, names: Names) -> Frames:
    """The frames, nestings and possessions of a lexicon, in its order.

    Raises:
        UsageError: one says nothing of the ontology's, or a frame is sure of itself beyond all measure.
    """
    frames = tuple(_frames(lexicon, schema.domains))
    return Frames(
        all=frames,
        nestings=tuple(_nestings(lexicon, "Nesting")),
        owned=tuple(_nestings(lexicon, "Possession")),
        attending=frozenset(v for f in frames if _is_attendance(f, schema) for v in f.verbs),
        having=next(iter(lexicon.words("having")), ""),
        predicates=_any_of(names.stops.union(*(f.verbs for f in frames))),
    )


def _is_attendance(frame: Frame, schema: Schema) -> bool:
    """Whether a frame says of persons that they go to an event: 出席, but of nobody that he or she is sent there."""
    return not any(s.object == "patient" for s in frame.says) and any(
        (s.subject, s.object) == ("event", "agent")
        and schema.event in schema.domains[s.predicate]
        and schema.person in schema.ranges[s.predicate]
        for s in frame.says
    )


def _any_of(verbs: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the verbs of two characters or more, the longest at each place."""
    words = sorted((v for v in verbs if len(v) > 1), key=lambda v: (-len(v), v))
    return re.compile(f"(?=({'|'.join(map(re.escape, words)) or '(?!)'}))")


def _frames(lexicon: Lexicon, properties: Collection[str]) -> Iterator[Frame]:
    """The frames in the order of the lexicon."""
    words = lexicon.triples
    for node in words.typed(KGL + "Frame"):
        says = tuple(_says(lexicon, node, said, properties) for said in words.of[node].get(KGL + "says", ()))
        makes, mutual = words.value(node, KGL + "makes"), words.value(node, KGL + "mutual")
        yield Frame(
            name=str(getattr(node, "value", "")).rsplit("#", 1)[-1].rsplit("/", 1)[-1],
            verbs=tuple(words.values(node, KGL + "verb")),
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


def _nestings(lexicon: Lexicon, kind: str) -> Iterator[Nesting]:
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
            tuple(words.values(node, KGL + "link")),
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
