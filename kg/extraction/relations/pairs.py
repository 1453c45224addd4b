"""Pairs: which two things of an article, or thing and date or text, might be related.

Of each sentence: what it names with one another, and with what the sentences before it have named; with them whatever the rules say of a pair.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from kg.domain.schema import Schema
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.scene import DATE, TEXT, Ends, Object, Scene, kind_of
from kg.extraction.rules.learned import ONLY_PLANNED

_RECENT = 3  # sentences: what was named before them is no longer spoken of
_IN_REACH = 80  # names before one and after it in its sentence: guest lists are no longer
_AT_HAND = 14  # things of the sentences before
_EVENTS, _FIRST = 2, 3  # things that an article is about all along: its events, and what it names first
Spans = tuple[Stretch, Stretch]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be related, in one sentence."""

    subject: Thing
    object: Object
    sentence: int
    spans: Spans
    """Where they stand; one of them may stand in a sentence before."""
    claims: Sequence[int]
    """The numbers of the claims that rules make of them there."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of an article, a row for each: of thousands only few come to anything."""

    ends: Sequence[Object]
    """What stands in them."""
    rows: np.ndarray
    """The numbers of subject, object and sentence, and the offsets of both spans, of shape (pairs, 7)."""
    said: np.ndarray
    """Row and number of each claim that rules make of a pair, of shape (claims, 2)."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)

    def __getitem__(self, row: int) -> Pair:
        """One of them."""
        subject, other, sentence, start, end, other_start, other_end = self.rows[row].tolist()
        one, claims = self.ends[subject], self.said[self.said[:, 0] == row, 1].tolist()
        assert isinstance(one, Thing)
        return Pair(one, self.ends[other], sentence, ((start, end), (other_start, other_end)), claims)

    def __iter__(self) -> Iterator[Pair]:
        """Each of them."""
        return map(self.__getitem__, range(len(self)))

    def take(self, chosen: np.ndarray) -> Pairs:
        """Some of them, by their rows."""
        places = np.full(len(self), -1)
        places[chosen] = np.arange(len(chosen))
        said = np.stack((places[self.said[:, 0]], self.said[:, 1]), axis=1)
        return Pairs(self.ends, self.rows[chosen], said[said[:, 0] >= 0])

    @property
    def subjects(self) -> np.ndarray:
        """The number of each subject among the ends."""
        return self.rows[:, 0]

    @property
    def objects(self) -> np.ndarray:
        """The number of each object."""
        return self.rows[:, 1]

    @property
    def sentences(self) -> np.ndarray:
        """The number of each one's sentence."""
        return self.rows[:, 2]

    @property
    def spans(self) -> np.ndarray:
        """Where the two stand, of shape (pairs, 2, 2)."""
        return self.rows[:, 3:].reshape(-1, 2, 2)


class Pairing:
    """Makes the pairs of articles of one domain."""

    def __init__(self, properties: Sequence[str], schema: Schema) -> None:
        """`properties`: those that are asked for."""
        self.properties, self.schema = properties, schema
        kinds = (*schema.supers, DATE, TEXT, "")  # the last is that of a thing whose class is none of the domain's
        self._kinds = {kind: k for k, kind in enumerate(kinds)}
        self._leaving = _table([[self._leaves(p, kind) for p in properties] for kind in kinds])
        self._reaching = _table([[self._reaches(p, kind) for p in properties] for kind in kinds])
        self._related = self._leaving @ self._reaching.T

    def allowed(self, pairs: Pairs) -> np.ndarray:
        """Which of the properties may go from the one to the other of each pair, by their domains and ranges."""
        kinds = self._kinds_of(pairs.ends)
        allowed: np.ndarray = self._leaving[kinds[pairs.subjects]] & self._reaching[kinds[pairs.objects]]
        return allowed

    def _leaves(self, predicate: str, kind: str) -> bool:
        return kind not in (DATE, TEXT) and self.schema.fits(kind, self.schema.domains.get(predicate, frozenset()))

    def _reaches(self, predicate: str, kind: str) -> bool:
        ranges = self.schema.ranges.get(predicate, frozenset())
        value = TEXT if predicate in self.schema.texts else DATE if DATE in ranges else ""
        return value == kind if value or kind in (DATE, TEXT) else self.schema.fits(kind, ranges)

    def _kinds_of(self, ends: Iterable[Object]) -> np.ndarray:
        return np.array([self._kinds.get(kind_of(end), len(self._kinds) - 1) for end in ends], dtype=np.intp)

    def of(self, scene: Scene) -> Pairs:
        """The pairs of an article, between which some property may go."""
        spoken, found = _Spoken(scene, self.schema), _Found()
        for n, here in enumerate(scene.named):
            if here or scene.dated[n] or scene.worded[n]:  # nothing is related in a sentence that names nothing
                near = _near(scene, n, {} if n in scene.notes else spoken.at_hand(n, here))
                ones, others = _twos(near)
                kinds = self._kinds_of(near.ends)
                related = self._related[kinds[ones], kinds[others]]
                found.add(n, near, ones[related], others[related])
            claimed = {ends: of for ends, of in scene.claimed[n].items() if self._may_judge(scene, ends, of)}
            found.add_claims(n, scene, claimed)
            spoken.note(n, here)
        return found.pairs()

    def _may_judge(self, scene: Scene, ends: Ends, claims: Sequence[int]) -> bool:
        """Whether some property may go between what rules claim. What they claim of a text under another property only is none of it."""
        known = not isinstance(ends[1], str) or any(scene.claims[k].predicate in self.properties for k in claims)
        return known and bool(self._related[*self._kinds_of(ends)])

    def sources(self, scene: Scene, pairs: Pairs, rules: Sequence[str]) -> np.ndarray:
        """Which of some rules say anything of each pair."""
        numbers = {rule: k for k, rule in enumerate(rules)}
        said = np.zeros((len(pairs), len(rules)), dtype=np.float32)
        for row, k in pairs.said.tolist():
            if (number := numbers.get(scene.claims[k].rule.name)) is not None:
                said[row, number] = 1
        return said

    def rules(self, scene: Scene, pairs: Pairs) -> np.ndarray:
        """How sure the rules are of each property of each pair."""
        sure = np.zeros((len(pairs), len(self.properties)), dtype=np.float32)
        numbers = {p: k for k, p in enumerate(self.properties)}
        for row, k in pairs.said.tolist():
            claim = scene.claims[k]
            if (number := numbers.get(claim.predicate)) is not None:
                stated = claim.rule.confidence - claim.doubt if claim.status == "actual" else ONLY_PLANNED
                sure[row, number] = max(sure[row, number], stated)
        return sure


def _table(rows: list[list[bool]]) -> np.ndarray:
    return np.array(rows, dtype=bool).reshape(len(rows), -1)


class _Spoken:
    """What an article has under discussion as it goes on."""

    def __init__(self, scene: Scene, schema: Schema) -> None:
        often = scene.often
        events = sorted((t for t in often if schema.is_a(t.kind, schema.event)), key=lambda t: -often[t])
        self._lasting = {*events[:_EVENTS], *list(often)[:_FIRST]}
        self._last: dict[Thing, tuple[int, Stretch]] = {}

    def at_hand(self, n: int, here: Container[Thing]) -> dict[Thing, Stretch]:
        """What is spoken of when a sentence begins, and where it was named last, without what the sentence names itself."""
        others = ((t, at) for t, at in self._last.items() if t not in here)
        near = [(t, span) for t, (k, span) in others if n - k <= _RECENT or t in self._lasting]
        return dict(sorted(near, key=lambda row: row[1], reverse=True)[:_AT_HAND])

    def note(self, n: int, here: Mapping[Thing, Sequence[Stretch]]) -> None:
        """Notes what a sentence has named."""
        self._last |= {t: (n, spans[-1]) for t, spans in here.items()}


class _Near(NamedTuple):
    """What a sentence names, in order; behind it the dates of the sentence before, and what is at hand."""

    ends: Sequence[Object]
    places: Sequence[Sequence[Stretch]]
    """Where each stands."""
    named: int
    """How many of them the sentence names."""
    with_dates: int
    """The same with the dates of the sentence before."""


def _near(scene: Scene, n: int, at_hand: Mapping[Thing, Stretch]) -> _Near:
    """What may be related to something in a sentence."""
    dates, before = scene.dated[n], scene.dated[n - 1] if n else {}
    named: list[tuple[Object, Sequence[Stretch]]] = sorted(
        chain(scene.named[n].items(), dates.items(), scene.worded[n].items()), key=lambda row: row[1][0]
    )
    dated = [(date, places[-1:]) for date, places in before.items() if date not in dates]
    rows = [*named, *dated, *((thing, [span]) for thing, span in at_hand.items())]
    return _Near([end for end, _ in rows], [places for _, places in rows], len(named), len(named) + len(dated))


def _twos(near: _Near) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of what may be related in a sentence: all that it names with one another, with the dates before, and with what is at hand."""
    named, every = np.arange(near.named), np.arange(len(near.ends))
    reach = np.arange(-min(_IN_REACH, near.named), min(_IN_REACH, near.named))
    ones, others = np.repeat(named, len(reach)), (named[:, None] + reach).ravel()
    inside = (others >= 0) & (others < near.named) & (ones != others)
    onward, back = _each(named, every[near.named :]), _each(every[near.with_dates :], named)
    ones, others = (np.concatenate(parts) for parts in zip((ones[inside], others[inside]), onward, back, strict=True))
    things = np.array([isinstance(end, Thing) for end in near.ends], dtype=bool)
    turned = (ones >= near.named) & things[others]  # stands beside the same two the other way round
    order = np.lexsort((turned, np.where(turned, ones, others), np.where(turned, others, ones)))
    return ones[order], others[order]


def _each(ones: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each of the ones with each of the others."""
    return np.repeat(ones, len(others)), np.tile(others, len(ones))


class _Found:
    """The pairs of an article as they are found."""

    def __init__(self) -> None:
        self._numbers: dict[Object, int] = {}
        self._rows: list[np.ndarray] = [np.zeros((0, 7), dtype=np.int32)]
        self._said: list[tuple[int, int]] = []
        self._size = 0

    def add(self, n: int, near: _Near, ones: np.ndarray, others: np.ndarray) -> None:
        """Adds twos of what is near in a sentence."""
        numbers = np.array([self._number(end) for end in near.ends], dtype=np.int32)
        first = np.array([places[0] for places in near.places], dtype=np.int32).reshape(-1, 2)
        rows = np.column_stack((numbers[ones], numbers[others], np.full(len(ones), n), first[ones], first[others]))
        several = np.array([len(places) > 1 for places in near.places], dtype=bool)
        here = (ones < near.named) & (others < near.named)
        for row in np.flatnonzero(here & (several[ones] | several[others])).tolist():
            one, other = _nearest(near.places[ones[row]], near.places[others[row]])
            rows[row, 3:] = *one, *other
        self._append(rows)

    def add_claims(self, n: int, scene: Scene, claimed: Mapping[Ends, Sequence[int]]) -> None:
        """Adds what rules say in a sentence whose pairs have been added, and the pairs of which only they say something."""
        last, before = self._rows[-1], self._size - len(self._rows[-1])
        at = {tuple(there): row for row, there in enumerate(last[:, :3].tolist(), before)} if claimed else {}
        for ends, claims in claimed.items():
            one, other = map(self._number, ends)
            row = at.get((one, other, n), self._size)
            if row == self._size:
                (start, end), (other_start, other_end) = _where_claimed(scene, ends, scene.claims[claims[0]])
                self._append(np.array([[one, other, n, start, end, other_start, other_end]], dtype=np.int32))
            self._said += ((row, k) for k in claims)

    def pairs(self) -> Pairs:
        """All of them."""
        said = np.array(self._said, dtype=np.intp).reshape(-1, 2)
        return Pairs(list(self._numbers), np.concatenate(self._rows, dtype=np.int32), said)

    def _number(self, end: Object) -> int:
        return self._numbers.setdefault(end, len(self._numbers))

    def _append(self, rows: np.ndarray) -> None:
        self._rows.append(rows)
        self._size += len(rows)


def _nearest(ones: Sequence[Stretch], others: Sequence[Stretch]) -> Spans:
    """The one of each that stand nearest to one another."""
    return min(((a, b) for a in ones for b in others), key=lambda pair: abs(pair[0][0] - pair[1][0]))


def _where_claimed(scene: Scene, ends: Ends, claim: Claim) -> Spans:
    """Where the two of a claim stand, as near as may be to the words that it rests on."""
    return _place(scene, ends[0], claim), _place(scene, ends[1], claim)


def _place(scene: Scene, end: Object, claim: Claim) -> Stretch:
    said = (claim.start, claim.end)
    if isinstance(end, str):
        return scene.words_of(end, claim.start)
    spans = (
        scene.places.get(end, ())
        if isinstance(end, Thing)
        else [(d.start, d.end) for d in scene.dates if d.date == end]
    )
    return min(spans, key=lambda span: abs(span[0] - claim.start), default=said)
