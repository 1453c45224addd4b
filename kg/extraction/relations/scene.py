"""Scene: what an article names and what the rules claim of it, sentence by sentence, as the networks are asked about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from kg.edtf import Date
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim
from kg.language.dates import DateMention

DATE, TEXT = "Date", "Text"
"""The kinds of what is no thing."""
_MARKS = "。，、；\n"
T = TypeVar("T")
Object = Thing | Date | str
Ends = tuple[Thing, Object]


def kind_of(other: Object) -> str:
    """The kind of what a property goes to."""
    if isinstance(other, Thing):
        return other.kind
    return DATE if isinstance(other, Date) else TEXT


@dataclass(frozen=True)
class Scene:
    """What an article names, sentence by sentence, and what the rules claim of it."""

    text: str
    sentences: Sequence[Stretch]
    places: Mapping[Thing, Sequence[Stretch]]
    """Where each thing is named or meant, in order."""
    dates: Sequence[DateMention]
    claims: Sequence[Claim]
    denied: Sequence[Claim] = ()
    """What it says is not so: 甲未与乙签约."""
    notes: Container[int] = ()
    """The numbers of sentences that stand around the article, such as whose its pictures are: they say nothing of it."""
    texts: Sequence[Stretch] = ()
    """Words that may be a title or another text of something, as has been learned, none within another."""

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in or after."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentences_at(self, offsets: np.ndarray) -> np.ndarray:
        """The same of many offsets."""
        return np.maximum(0, np.searchsorted(self._starts, offsets, side="right") - 1)

    def names_between(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """How many names begin between offsets."""
        return count_between(self._names, low, high)

    def is_between(self, mark: str, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """Whether a mark of sentences, clauses or lists stands between offsets."""
        counts = self._marks[mark]
        between: np.ndarray = counts[high] > counts[low]
        return between

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
    def worded(self) -> list[dict[str, list[Stretch]]]:
        """The same of words that may be a text of something: those that rules claim to be one, and those that have been learned to look like one."""
        claimed = {self.words_of(c.object, c.start): c.object for c in self.claims if isinstance(c.object, str)}
        taken = {at for start, end in claimed for at in range(start, end)}
        learned = {(a, b): self.text[a:b] for a, b in self.texts if taken.isdisjoint(range(a, b))}
        return self._by_sentence((claimed | learned).items())

    def words_of(self, text: str, start: int) -> Stretch:
        """Where a text stands from an offset on; just there if it does not."""
        at = max(start, self.text.find(text, start))
        return at, min(at + len(text), len(self.text))

    @cached_property
    def often(self) -> dict[Thing, int]:
        """How often each thing is named, in the order in which they are named first."""
        named = sorted((t for t, spans in self.places.items() if spans), key=lambda t: self.places[t][0])
        return {t: len(self.places[t]) for t in named}

    @cached_property
    def _names(self) -> np.ndarray:
        return begins(self.places.values())

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _marks(self) -> dict[str, np.ndarray]:
        """How often each mark stands before each offset."""
        codes = np.frombuffer(f"\0{self.text}".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return {mark: np.cumsum(codes == ord(mark), dtype=np.int32) for mark in _MARKS}

    def _by_sentence(self, rows: Iterable[tuple[Stretch, T]]) -> list[dict[T, list[Stretch]]]:
        found: list[dict[T, list[Stretch]]] = [{} for _ in self.sentences]
        for span, what in sorted(rows, key=lambda row: row[0]):
            k = self.sentence_at(span[0])
            if self.sentences and self.sentences[k][0] <= span[0] < self.sentences[k][1]:
                found[k].setdefault(what, []).append(span)
        return found


def begins(places: Iterable[Sequence[Stretch]]) -> np.ndarray:
    """Where all spans of some things begin, in order."""
    return np.sort(np.array([start for spans in places for start, _ in spans], dtype=np.int64))


def count_between(starts: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """How many of some offsets, which are in order, lie after `low` and before `high`."""
    return np.searchsorted(starts, high - 1, side="right") - np.searchsorted(starts, low, side="right")
