"""Reading: what the readers of quantities and of ranks share: all that is read up to now."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from kg.domain import Domain
from kg.edtf import Date, span
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.attribution import Bearers
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.scope import JOINS, begins_growth, dates_deed, measures_against
from kg.extraction.rules.doubts import FIGURE_CARRIED
from kg.extraction.tokens.tags import NOW
from kg.extraction.trace import Trace


class _Number(Protocol):
    """A quantity or a rank, by half-open offsets into the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


_ALL_YEAR = ("全年", "全年度")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that figures are read from."""

    items: Sequence[Item]
    subjects: Sequence[Thing]
    """What it is about, left out or not."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.items[-1].end

    @property
    def dates(self) -> list[Item]:
        """Its dates, without those that a growth is only measured by, or begins with, and those of a deed."""
        others = (measures_against, begins_growth, dates_deed)
        return [x for k, x in self._dates if not any(is_so(self.items, k) for is_so in others)]

    @property
    def deeds(self) -> list[Date]:
        """When it says that something was done, of which no figure is: 成立于2015年."""
        return [x.date for k, x in self._dates if x.date is not None and dates_deed(self.items, k)]

    @property
    def _dates(self) -> list[tuple[int, Item]]:
        return [(k, x) for k, x in enumerate(self.items) if x.type == "date"]

    def date_of(self, number: int) -> Item | None:
        """The date before the number at an offset: each its own in 由2020年的x增至2023年的y, the clause's in 2023年由2020年的x增至|y."""
        last = next((k for k, x in reversed(self._dates) if x.end <= number), None)
        if last is not None and begins_growth(self.items, last) and not self._counts_between(last, number):
            return self.items[last]
        return next((x for x in reversed(self.dates) if x.end <= number), None)

    def _counts_between(self, k: int, number: int) -> bool:
        """Whether another number stands between an item and the number at an offset."""
        return any(x.tag == "m" and x.end <= number for x in self.items[k + 1 :])

    @property
    def names(self) -> list[tuple[int, int]]:
        """Where a name or a date stands in it, whose numbers count nothing."""
        return [(x.start, x.end) for x in self.items if x.type in ("thing", "date")]

    @property
    def things(self) -> list[Thing]:
        """All that it names."""
        return [t for x in self.items for t in x.things]

    def before(self, number: _Number) -> list[Item]:
        """What ends before a number."""
        return [x for x in self.items if x.end <= number.start]

    def after(self, number: _Number) -> list[Item]:
        """What begins after a number."""
        return [x for x in self.items if x.start >= number.end]

    def has_word(self, words: Container[str]) -> bool:
        """Whether one of these words stands in it."""
        return any(x.text in words and x.type in ("word", "mark") for x in self.items)


@dataclass(slots=True)
class _Paragraph:
    """What the figures of a paragraph lean on."""

    heading: bool = False
    """It is a title or a heading, which says in short what the text says again."""
    first: int = 0
    """How many figures stand before it."""
    measure: str = ""
    """What was last measured, or named as what is measured: 这一指标."""


@dataclass(slots=True)
class _Sentence:
    """What the figures of a sentence lean on."""

    spoken: bool = False
    """Whether it is quoted."""
    drafts: list[Draft] = field(default_factory=list)
    """Its figures."""
    period: Date | None = None
    """Of when it speaks."""
    dates: list[Date] = field(default_factory=list)
    """The last times that it has listed: 2021年、2022年."""
    lists: list[list[Thing]] = field(default_factory=list)
    """What its clauses have listed: 甲、乙、丙."""
    said: str = ""
    """What the clause before has named without a number: 生态指数，…"""
    document: Thing | None = None
    """The last document that it has named."""

    @property
    def last(self) -> Draft | None:
        """Its last figure."""
        return self.drafts[-1] if self.drafts else None

    def listed(self, number: int) -> list[Thing] | None:
        """The last list of so many things."""
        return next((things for things in reversed(self.lists) if len(things) == number), None)


class Reading:
    """The figures of an article as far as they are read."""

    def __init__(self, text: str, domain: Domain, bearers: Bearers, trace: Trace) -> None:
        """Takes what the figures of a text are read with."""
        self.text, self.domain, self.bearers, self.trace = text, domain, bearers, trace
        self.drafts: list[Draft] = []
        self.paragraph, self.sentence = _Paragraph(), _Sentence()
        self.deeds: set[Date] = set()
        """When the text says that something was done."""
        self.told: Date | None = None
        """The last time that the text has given."""

    def begin_paragraph(self, *, heading: bool) -> None:
        """Forgets what the paragraph before has said."""
        if not (heading and self.paragraph.heading):  # the lines of a title speak of one thing
            self.bearers.begin_paragraph()
        self.paragraph = _Paragraph(heading, len(self.drafts))

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """`things`: all that the sentence names; `speaker`: who says it, if it is quoted."""
        self.bearers.begin_sentence(things, speaker)
        self.sentence = _Sentence(spoken=speaker is not None)

    def turn_to(self, clause: Clause) -> None:
        """Notes of when a clause speaks, and what it lists."""
        self.deeds.update(clause.deeds)
        dates = clause.dates
        if dates and dates[-1].date is not None:
            self.sentence.period = self.told = _period(dates[-1], dates[-1].date)
        elif clause.has_word(_ALL_YEAR):
            self.sentence.period = self.told and _year_of(self.told)
        elif clause.has_word(NOW):
            self.sentence.period = None
        self.sentence.dates = _listed(dates, self.text) or self.sentence.dates
        self.sentence.lists += [x.things for x in clause.items if x.type == "thing" and len(x.things) > 1]

    def when(self, clause: Clause, at: int) -> tuple[Date | None, bool]:
        """Of when a figure is, and whether its clause says so: 由2020年的x增至2023年的y, each of the date before it, 现有x of no date."""
        said = clause.date_of(at)
        if said is not None and said.date is not None:
            return _period(said, said.date), True
        return self.sentence.period, not clause.dates and clause.has_word(NOW)

    def drop(self, number: _Number, why: str) -> None:
        """Tells the trace why a number is no figure."""
        self.trace.dropped(self.text[number.start : number.end].strip(), why)

    def note(self, draft: Draft, clause: Clause) -> None:
        """Enters a figure of a clause."""
        draft.heading, draft.deeds = self.paragraph.heading, self.deeds
        draft.doubt = 0.0 if draft.about in clause.things else FIGURE_CARRIED.less
        self.paragraph.measure = draft.indicator
        self.drafts.append(draft)
        self.sentence.drafts.append(draft)

    def is_document(self, thing: Thing) -> bool:
        """Whether a thing is a list or a report, which ranks its subjects and is not ranked."""
        schema = self.domain.schema
        return schema.core_class(thing.kind) == schema.core_class(schema.document)

    def is_person(self, thing: Thing) -> bool:
        """Whether a thing is a person, who has an age."""
        return self.domain.schema.is_a(thing.kind, self.domain.schema.person)

    def is_award(self, item: Item) -> bool:
        """Whether an item names a prize."""
        schema = self.domain.schema
        return any(schema.is_a(t.kind, schema.award) for t in item.things)

    def document_in(self, items: Sequence[Item]) -> Item | None:
        """The first document that a row names."""
        return next((x for x in items if x.type == "thing" and self.is_document(x.things[0])), None)


def is_within(number: _Number, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a number stands in one of these stretches of the text."""
    return any(a < number.end and number.start < b for a, b in spans)


def _listed(dates: Sequence[Item], text: str) -> list[Date]:
    """The dates of a clause if it lists several: 2021年和2022年."""
    joined = all(text[a.end : b.start].strip() in JOINS for a, b in pairwise(dates))
    return [x.date for x in dates if x.date is not None] if joined and len(dates) > 1 else []


def _period(said: Item, date: Date) -> Date:
    """What a figure is of: what is said of 2019年以来 is not of 2019 alone, but 今年以来 is of this year."""
    open_end = said.relation == "since" and not said.current and "/" not in date.edtf
    return span(f"{date.edtf}/..") if open_end else date


def _year_of(date: Date) -> Date | None:
    """The year that a date lies in: 全年 after 2022年3月 is all of 2022."""
    begin, end = date.begin, date.end
    return span(f"{begin.year:04d}") if begin is not None and end is not None and begin.year == end.year else None
