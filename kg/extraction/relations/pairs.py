"""Pairs: which two things of an article, or thing and date or text, might be related, and how they stand to one another.

Of each sentence: what it names with one another, and with what the sentences before it have named; with them whatever the rules say of a pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np

from kg.domain.schema import Schema
from kg.edtf import Date
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.learned import ONLY_PLANNED
from kg.language.dates import DateMention

DATE, TEXT = "Date", "Text"
"""The kinds of what is no thing."""
SIGNS = 23
_RECENT = 3  # sentences: what was named before them is no longer spoken of
_IN_REACH = 80  # names before one and after it in its sentence: guest lists are no longer
_AT_HAND = 14  # things of the sentences before
_EVENTS, _FIRST = 2, 3  # things that an article is about all along: its events, and what it names first
_FAR = 200  # characters: what stands between two so far apart says nothing
T = TypeVar("T")
Object = Thing | Date | str
Ends = tuple[Thing, Object]
Spans = tuple[Stretch, Stretch]


@dataclass(frozen=True)
class Scene:
    """What an article names, sentence by sentence, and what the rules claim of it."""

    text: str
    sentences: Sequence[Stretch]
    places: Mapping[Thing, Sequence[Stretch]]
    """Where each thing is named or meant, in order."""
    dates: Sequence[DateMention]
    claims: Sequence[Claim]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in or after."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def named(self) -> list[dict[Thing, list[Stretch]]]:
        """Of each sentence where it names what."""
        return self._by_sentence((span, thing) for thing, spans in self.places.items() for span in spans)

    @cached_property
    def dated(self) -> list[dict[Date, list[Stretch]]]:
        """The same of dates."""
        return self._by_sentence(((d.start, d.end), d.date) for d in self.dates)

    @cached_property
    def claimed(self) -> list[dict[Ends, list[int]]]:
        """Of each sentence the numbers of the claims that it makes, by what they are of."""
        claimed: list[dict[Ends, list[int]]] = [{} for _ in self.sentences]
        for k, claim in enumerate(self.claims):
            other = claim.object.root if isinstance(claim.object, Thing) else claim.object
            if claimed:
                claimed[self.sentence_at(claim.start)].setdefault((claim.subject.root, other), []).append(k)
        return claimed

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _by_sentence(self, rows: Iterable[tuple[Stretch, T]]) -> list[dict[T, list[Stretch]]]:
        found: list[dict[T, list[Stretch]]] = [{} for _ in self.sentences]
        for span, what in sorted(rows, key=lambda row: row[0]):
            k = self.sentence_at(span[0])
            if self.sentences and self.sentences[k][0] <= span[0] < self.sentences[k][1]:
                found[k].setdefault(what, []).append(span)
        return found


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


class Pairing:
    """Makes the pairs of articles of one domain."""

    def __init__(self, properties: Sequence[str], schema: Schema) -> None:
        """`properties`: those that are asked for."""
        self.properties, self.schema = properties, schema
        self._allowed: dict[tuple[str, str], np.ndarray] = {}
        self._related: dict[tuple[str, str], bool] = {}

    def allowed(self, subject: Thing, other: Object) -> np.ndarray:
        """Which of the properties may go from the one to the other, by their domains and ranges."""
        ends = subject.kind, kind_of(other)
        if ends not in self._allowed:
            self._allowed[ends] = np.array([self._may(p, *ends) for p in self.properties])
        return self._allowed[ends]

    def related(self, subject: Thing, other: Object) -> bool:
        """Whether any of the properties may go from the one to the other."""
        ends = subject.kind, kind_of(other)
        if ends not in self._related:
            self._related[ends] = bool(self.allowed(subject, other).any())
        return self._related[ends]

    def _may(self, predicate: str, subject: str, other: str) -> bool:
        ranges = self.schema.ranges.get(predicate, frozenset())
        if not self.schema.fits(subject, self.schema.domains.get(predicate, frozenset())):
            return False
        kind = TEXT if predicate in self.schema.texts else DATE if DATE in ranges else ""
        return kind == other if kind or other in (DATE, TEXT) else self.schema.fits(other, ranges)

    def of(self, scene: Scene) -> Iterator[Pair]:
        """The pairs of an article."""
        spoken = _Spoken(scene, self.schema)
        for n, here in enumerate(scene.named):
            found = dict(self._in_sentence(scene, n, spoken.at_hand(n, here)))
            for ends, claims in scene.claimed[n].items():
                if ends not in found and self.related(*ends):
                    found[ends] = _where_claimed(scene, ends, scene.claims[claims[0]])
            for (subject, other), spans in found.items():
                yield Pair(subject, other, n, spans, scene.claimed[n].get((subject, other), ()))
            spoken.note(n, here)

    def _in_sentence(self, scene: Scene, n: int, at_hand: Mapping[Thing, Stretch]) -> Iterator[tuple[Ends, Spans]]:
        """What a sentence names with one another, and with what is at hand, where a property may go from the one to the other."""
        for ends, spans in _ends_in(scene, n, at_hand):
            if self.related(*ends):
                yield ends, spans

    def sources(self, scene: Scene, pairs: Sequence[Pair], rules: Sequence[str]) -> np.ndarray:
        """Which of some rules say anything of each pair."""
        numbers = {rule: k for k, rule in enumerate(rules)}
        said = np.zeros((len(pairs), len(rules)), dtype=np.float32)
        for row, pair in enumerate(pairs):
            for k in pair.claims:
                if (number := numbers.get(scene.claims[k].rule.name)) is not None:
                    said[row, number] = 1
        return said

    def rules(self, scene: Scene, pairs: Sequence[Pair]) -> np.ndarray:
        """How sure the rules are of each property of each pair."""
        sure = np.zeros((len(pairs), len(self.properties)), dtype=np.float32)
        numbers = {p: k for k, p in enumerate(self.properties)}
        for row, pair in enumerate(pairs):
            for claim in (scene.claims[k] for k in pair.claims):
                k = numbers.get(claim.predicate)
                if k is not None:
                    stated = claim.rule.confidence - claim.doubt if claim.status == "actual" else ONLY_PLANNED
                    sure[row, k] = max(sure[row, k], stated)
        return sure


class _Spoken:
    """What an article has under discussion as it goes on."""

    def __init__(self, scene: Scene, schema: Schema) -> None:
        count = {t: len(spans) for t, spans in scene.places.items() if spans}
        by_first = sorted(count, key=lambda t: scene.places[t][0])
        events = sorted((t for t in by_first if schema.is_a(t.kind, schema.event)), key=lambda t: -count[t])
        self._lasting = {*events[:_EVENTS], *by_first[:_FIRST]}
        self._last: dict[Thing, tuple[int, Stretch]] = {}

    def at_hand(self, n: int, here: Container[Thing]) -> dict[Thing, Stretch]:
        """What is spoken of when a sentence begins, and where it was named last, without what the sentence names itself."""
        others = ((t, at) for t, at in self._last.items() if t not in here)
        near = [(t, span) for t, (k, span) in others if n - k <= _RECENT or t in self._lasting]
        return dict(sorted(near, key=lambda row: row[1], reverse=True)[:_AT_HAND])

    def note(self, n: int, here: Mapping[Thing, Sequence[Stretch]]) -> None:
        """Notes what a sentence has named."""
        self._last |= {t: (n, spans[-1]) for t, spans in here.items()}


def _ends_in(scene: Scene, n: int, at_hand: Mapping[Thing, Stretch]) -> Iterator[tuple[Ends, Spans]]:
    """All twos of what a sentence names, of that and what is at hand, and of either and a date."""
    here, dates = scene.named[n], scene.dated[n]
    before = scene.dated[n - 1] if n else {}
    others: list[tuple[Object, list[Stretch]]] = sorted(chain(here.items(), dates.items()), key=lambda row: row[1][0])
    for k, (one, spans) in enumerate(others):
        if not isinstance(one, Thing):
            continue
        near = others[max(0, k - _IN_REACH) : k + _IN_REACH]
        yield from (((one, other), _nearest(spans, places)) for other, places in near if one is not other)
        yield from (((one, date), (spans[0], places[-1])) for date, places in before.items() if date not in dates)
        for other, span in at_hand.items():
            yield (one, other), (spans[0], span)
            yield (other, one), (span, spans[0])
    for one, span in at_hand.items():
        yield from (((one, date), (span, places[0])) for date, places in dates.items())


def kind_of(other: Object) -> str:
    """The kind of what a property goes to."""
    if isinstance(other, Thing):
        return other.kind
    return DATE if isinstance(other, Date) else TEXT


def _nearest(ones: Sequence[Stretch], others: Sequence[Stretch]) -> Spans:
    """The one of each that stand nearest to one another."""
    return min(((a, b) for a in ones for b in others), key=lambda pair: abs(pair[0][0] - pair[1][0]))


def _where_claimed(scene: Scene, ends: Ends, claim: Claim) -> Spans:
    """Where the two of a claim stand, as near as may be to the words that it rests on."""
    return _place(scene, ends[0], claim), _place(scene, ends[1], claim)


def _place(scene: Scene, end: Object, claim: Claim) -> Stretch:
    said = (claim.start, claim.end)
    if isinstance(end, str):
        at = scene.text.find(end, claim.start)
        return (at, at + len(end)) if at >= 0 else said
    spans = (
        scene.places.get(end, ())
        if isinstance(end, Thing)
        else [(d.start, d.end) for d in scene.dates if d.date == end]
    )
    return min(spans, key=lambda span: abs(span[0] - claim.start), default=said)


def signs_of(scene: Scene, pairs: Sequence[Pair], schema: Schema) -> np.ndarray:
    """How each pair stands: how far apart, in what order, with what between, and what part the two play in the article."""
    if not pairs:
        return np.zeros((0, SIGNS), dtype=np.float32)
    spans = np.array([p.spans for p in pairs])
    (start, end), (other_start, other_end) = spans[:, 0].T, spans[:, 1].T
    low = np.minimum(end, other_end)
    high = np.maximum(np.maximum(start, other_start), low)
    gap = high - low
    marks = {mark: np.cumsum([0, *(c == mark for c in scene.text)]) for mark in "。，、；\n"}
    between = [(marks[m][high] - marks[m][low] > 0) & (gap < _FAR) for m in marks]
    apart = np.array([abs(scene.sentence_at(a[0]) - scene.sentence_at(b[0])) for a, b in (p.spans for p in pairs)])
    columns = [
        np.log1p(gap) / 5, start < other_start, np.minimum(apart, 4) / 4, apart == 0, gap == 0, gap <= 2,
        (start <= other_start) & (other_end <= end), (other_start <= start) & (end <= other_end), *between,
        *_named_between(scene, low, high, schema), *_parts(scene, pairs, schema),
        np.array([p.sentence == 0 for p in pairs]), np.array([len(scene.named[p.sentence]) / 20 for p in pairs]),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _named_between(scene: Scene, low: np.ndarray, high: np.ndarray, schema: Schema) -> Iterator[np.ndarray]:
    """How many names stand between two, and how many of them are persons'."""
    persons = {t: spans for t, spans in scene.places.items() if schema.is_a(t.kind, schema.person)}
    for places in (scene.places, persons):
        starts = np.array(sorted(start for spans in places.values() for start, _ in spans))
        count = np.searchsorted(starts, high - 1, side="right") - np.searchsorted(starts, low, side="right")
        yield np.clip(count, 0, 10) / 10


def _parts(scene: Scene, pairs: Sequence[Pair], schema: Schema) -> Iterator[np.ndarray]:
    """How often each of a pair is named, whether it is the event that the article names most, and whether it names it first."""
    count: dict[Object, int] = {t: len(spans) for t, spans in scene.places.items() if spans}
    by_first = sorted(scene.places.keys() & count, key=lambda t: (scene.places[t][0], t.key))
    events = sorted((t for t in by_first if schema.is_a(t.kind, schema.event)), key=lambda t: -count[t])
    main, first = set(events[:1]), set(by_first[:_FIRST])
    for ends in ([p.subject for p in pairs], [p.object for p in pairs]):
        yield np.log1p([count.get(end, 0) for end in ends])
        yield np.array([end in main for end in ends])
        yield np.array([end in first for end in ends])
