"""Quotations: the words of the text that say something, whole.

A reader who sees a quotation alone must see what it says. It holds the names of both ends of a fact that stand in its sentence, the
number and the rank of a figure, and no half pair of marks. A fact is quoted with the clause around it, where that is no long list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from kg.domain.figures import Figures
from kg.edtf import Date
from kg.extraction.facts import Evidence, Extraction, Fact, Observation, Text
from kg.language.dates import DateMention
from kg.language.quantities import find_quantities
from kg.language.ranks import find_ranks
from kg.language.sentences import sentence_spans

Span = tuple[int, int]
_PAIRS = dict(zip("“‘《〈（(「『【[", "”’》〉）)」』】]", strict=True))
_MARK = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}\n]")
_LINK = re.compile(r"还有|以及|此外")
"""What links a clause to the one before, and is no word of what it says."""
_SHORT_NAME = re.compile(r"（(?:以下)?(?:简称|下称)[^（）]*）?$")
_POINTED = re.compile("前者|后者")
"""Words that name an end in their own way."""
_STOP = re.compile(r"[，；：。！？…\n]")
_FAR = 60  # characters from a quotation to a name that it still reaches for
_SEEN = _FAR + 200  # characters around it in which names are looked for: a sentence may have no end
_LONG = 100  # characters of a clause at most that is quoted whole for each fact in it
_LIST = 100  # things at most of which each has its own rank
_EDGE = " \t\r\n\u3000，、；：。"


def quoted(extraction: Extraction, text: str, dates: Iterable[DateMention], figures: Figures) -> Extraction:
    """An extraction whose evidence is whole quotations.

    Args:
        extraction: what the text says.
        text: the text.
        dates: all that the text gives, in order.
        figures: the words around numbers.
    """
    mentions = {e.key: e.mentions for e in extraction.entities}
    given: dict[str, list[Span]] = {}
    for date in dates:
        given.setdefault(date.date.edtf, []).append((date.start, date.end))
    quoter = _Quoter(text, mentions, given, figures)
    return replace(
        extraction,
        facts=tuple(map(quoter.fact, extraction.facts)),
        observations=tuple(map(quoter.figure, extraction.observations)),
    )


class _Numbers(NamedTuple):
    """Where a text gives each number."""

    values: dict[Decimal, list[Span]]
    """By what it amounts to, whatever its sign."""
    ranks: dict[int, list[Span]]


@dataclass(slots=True)
class _Marks:
    """The marks of a text that go in pairs, and the partner of each; a line breaks all pairs off."""

    places: list[int] = field(default_factory=list)
    partner: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> _Marks:
        """The marks of a text."""
        marks = cls()
        opened: dict[str, list[int]] = {}
        for m in _MARK.finditer(text):
            at, mark = m.start(), m.group()
            if mark == "\n":
                opened.clear()
                continue
            marks.places.append(at)
            if mark in _PAIRS:
                opened.setdefault(_PAIRS[mark], []).append(at)
            elif waiting := opened.get(mark):
                other = waiting.pop()
                marks.partner |= {other: at, at: other}
        return marks

    def halves(self, start: int, end: int) -> Iterator[int]:
        """The marks within a span whose partner stands outside, in their order."""
        for i in self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]:
            if i in self.partner and not start <= self.partner[i] < end:
                yield i

    def is_half(self, i: int, start: int, end: int) -> bool:
        """Whether there is a mark that has no partner within a span."""
        k = bisect_left(self.places, i)
        return self.places[k : k + 1] == [i] and not start <= self.partner.get(i, -1) < end


class _Quoter:
    """Widens the evidence of one article."""

    def __init__(
        self, text: str, mentions: dict[str, tuple[Span, ...]], dates: dict[str, list[Span]], figures: Figures
    ) -> None:
        """`mentions`: where each thing is named, by its key; `dates`: where each date is given."""
        self.text, self.mentions, self.dates, self.figures = text, mentions, dates, figures
        self.marks = _Marks.of(text)
        self.sentences = [start for start, _ in sentence_spans(text)] or [0]
        self.stops = [m.start() for m in _STOP.finditer(text)]
        self.read: dict[Span, _Numbers] = {}  # of the sentence read last

    def fact(self, fact: Fact) -> Fact:
        """A fact with whole quotations; places that are one when whole are one."""
        places: dict[Span, Evidence] = {}
        for evidence in (fact.evidence, *fact.further):
            ends = [end for end in (fact.subject, fact.object, fact.valid_on) if end is not None]
            whole = self._whole(evidence, ends)
            if whole not in places:
                places[whole] = _at(evidence, whole)
        first, *further = places.values()
        return replace(fact, evidence=first, further=tuple(further))

    def figure(self, figure: Observation) -> Observation:
        """A figure whose quotation holds its number and its rank, and what it counts if that stands near: 人才总量：62万人."""
        evidence = figure.evidence
        sentence = self._sentence(evidence.start, evidence.end)
        found = (_nearest(spans, evidence.start, evidence.end) for spans in self._numbers(figure, *sentence))
        held = [span for span in (*found, self._indicator(figure, sentence)) if span is not None]
        whole = self._balanced(self._reaching((evidence.start, evidence.end), held, sentence), held, sentence)
        return replace(figure, evidence=_at(evidence, whole))

    def _indicator(self, figure: Observation, sentence: Span) -> Span | None:
        """Where the sentence says what a figure counts, if it is near."""
        start, end = figure.evidence.start, figure.evidence.end
        seen = max(sentence[0], start - _FAR), min(sentence[1], end + _FAR)
        return _nearest(self._places(Text(figure.indicator), *seen), start, end) if figure.indicator else None

    def _numbers(self, figure: Observation, start: int, end: int) -> Iterator[list[Span]]:
        """Where a sentence gives the number of a figure, and where its rank."""
        if (start, end) not in self.read:  # once, since a sentence may hold a whole table
            self.read = {(start, end): _numbers_in(self.text[start:end], start, self.figures)}
        numbers = self.read[start, end]
        if figure.value is not None:
            yield numbers.values.get(abs(figure.value), [])
        if figure.least is not None and figure.most is not None:
            yield numbers.values.get(min(abs(figure.least), abs(figure.most)), [])
        if figure.rank is not None:
            yield numbers.ranks.get(figure.rank, [])

    def _whole(self, evidence: Evidence, ends: Sequence[str | Date | Text]) -> Span:
        """The words of a fact with the names of its ends, and the clause."""
        start, end = evidence.start, evidence.end
        sentence = self._sentence(start, end)
        seen = max(sentence[0], start - _SEEN), min(sentence[1], end + _SEEN)
        far = 0 if _POINTED.search(self.text, start, end) else _FAR
        near = (_nearest(self._places(one, *seen), start, end) for one in ends)
        named = [name for name in near if name is not None and _apart(name, start, end) <= far]
        reach = self._reaching((start, end), named, sentence)
        clauses = self._clauses(reach, sentence)
        whole = clauses if clauses[1] - clauses[0] <= _LONG else reach
        return self._balanced(self._without_links(whole, named), named, sentence)

    def _without_links(self, said: Span, named: Sequence[Span]) -> Span:
        """A span without what links it to the clause before, and without the short name in brackets after it."""
        link = _LINK.match(self.text, *said)
        short = _SHORT_NAME.search(self.text[said[0] : said[1]])
        start = link.end() if link else said[0]
        end = said[0] + short.start() if short else said[1]
        plain = start < end and all(_within(name, (start, end)) for name in named)
        return (start, end) if plain else said

    def _sentence(self, start: int, end: int) -> Span:
        """The sentence around a span, or the sentences."""
        first, after = bisect_right(self.sentences, start) - 1, bisect_left(self.sentences, max(end, start + 1))
        return self.sentences[first], self.sentences[after] if after < len(self.sentences) else len(self.text)

    def _places(self, end: str | Date | Text, start: int, stop: int) -> list[Span]:
        """Where a stretch of the text names one end of a fact."""
        if isinstance(end, Text):
            return list(_found(end.text, self.text, start, stop))
        spans = self.dates.get(end.edtf, ()) if isinstance(end, Date) else self.mentions.get(end, ())
        k = bisect_left(spans, (start, start))
        return [span for span in spans[k : bisect_left(spans, (stop, stop))] if span[1] <= stop]

    def _reaching(self, said: Span, spans: Sequence[Span], sentence: Span) -> Span:
        """A span that reaches over others too, with the clauses in which they stand."""
        start, end = min((said, *spans))[0], max(b for _, b in (said, *spans))
        return said if (start, end) == said else self._clauses((start, end), sentence)

    def _clauses(self, said: Span, sentence: Span) -> Span:
        """The clause around a span, or the clauses."""
        before, after = bisect_left(self.stops, said[0]), bisect_left(self.stops, said[1])
        start = self.stops[before - 1] + 1 if before else 0
        end = self.stops[after] if after < len(self.stops) else len(self.text)
        return max(start, sentence[0]), min(end, sentence[1])

    def _balanced(self, said: Span, named: Sequence[Span], sentence: Span) -> Span:
        """A span without half pairs of marks: what is half at its edge is left out, within it is reached for."""
        start, end = self._trimmed(*self._cut(*said, named, sentence))
        while (half := next(self.marks.halves(start, end), None)) is not None:
            other = self.marks.partner[half]
            start, end = self._trimmed(min(start, other), max(end, other + 1))
        return (start, end) if start < end else said

    def _cut(self, start: int, end: int, named: Sequence[Span], sentence: Span) -> Span:
        """A span cut off at a mark whose partner stands in another sentence, if all names stand on one side: 他说：“|甲位于乙。"""
        for half in [*self.marks.halves(start, end)] if named else ():
            parts = [p for p in ((start, half), (half + 1, end)) if all(_within(name, p) for name in named)]
            if parts and not sentence[0] <= self.marks.partner[half] < sentence[1]:
                start, end = parts[0]
        return start, end

    def _trimmed(self, start: int, end: int) -> Span:
        """A span without points and half pairs at its edges."""
        while start < end and (self.text[start] in _EDGE or self.marks.is_half(start, start, end)):
            start += 1
        while start < end and (self.text[end - 1] in _EDGE or self.marks.is_half(end - 1, start, end)):
            end -= 1
        return start, end


def _found(words: str, text: str, start: int, stop: int) -> Iterator[Span]:
    """Where words stand in a stretch of a text, none over another."""
    at = text.find(words, start, stop)
    while words and at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words), stop)


def _at(evidence: Evidence, span: Span) -> Evidence:
    """The same evidence in other words of the text."""
    return Evidence(*span, evidence.rule, evidence.confidence)


def _numbers_in(text: str, at: int, figures: Figures) -> _Numbers:
    """The numbers of a text that begins at an offset. 居前三 gives the ranks of three, unless the text gives one of them by itself."""
    values: dict[Decimal, list[Span]] = {}
    ranks: dict[int, list[Span]] = {}
    for q in find_quantities(text, figures.granting):
        values.setdefault(abs(q.value), []).append((at + q.start, at + q.end))
    found = find_ranks(text, figures.scope_endings)
    for given in found:
        ranks.setdefault(given.rank, []).append((at + given.start, at + given.end))
    for last in found:
        for rank in range(last.first, last.rank) if last.rank - last.first < _LIST else ():
            ranks.setdefault(rank, [(at + last.start, at + last.end)])
    return _Numbers(values, ranks)


def _nearest(spans: Iterable[Span], start: int, end: int) -> Span | None:
    """The span that lies nearest to a stretch, best within it."""
    return min(spans, key=lambda span: (_apart(span, start, end), span), default=None)


def _apart(span: Span, start: int, end: int) -> int:
    """How far a stretch would have to reach for a span."""
    return max(start - span[0], span[1] - end, 0)


def _within(span: Span, part: Span) -> bool:
    """Whether a span lies within another."""
    return part[0] <= span[0] and span[1] <= part[1]
