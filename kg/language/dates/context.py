"""What a date leans on: the article's date, and the dates that the text has given before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kg.edtf import Day

Relation = Literal["on", "since", "until", "over"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a reader has found where it was asked to look: the end of the words, the EDTF (empty: words that are no date), and how they say it bears."""

    end: int
    edtf: str
    relation: Relation = "on"


_AHEAD = re.compile(r"将|拟|定于|定在|预计|计划|有望|力争|争取")
_CLAUSE_END = re.compile("[，。；！？]")
_HEAD_OF_SENTENCE = re.compile(r"(?:^|[。！？；：])[\s“\"（(]*$")


@dataclass(slots=True)
class Context:
    """The article's date, and what the text has said up to now."""

    anchor: Day | None
    year: int | None = None
    """The last year that the text has named, in this paragraph or before."""
    month: int | None = None
    day: int | None = None
    told: bool = False
    """Whether this sentence has turned to a year of its own."""
    here: bool = False
    """Whether it is this paragraph that has named the year."""
    chronicle: int | None = None
    """The year at the head of a sentence of this paragraph: 2014年，…。5月，… goes on in that year."""
    last: Day | None = None
    """The last day that the article has named: 当天 and 次日 count from it."""
    period: str | None = None
    """The last date of the paragraph: 去年同期 is that part of the year before."""

    @property
    def now(self) -> int | None:
        """The year of the article."""
        return self.anchor.year if self.anchor else None

    def begin_paragraph(self) -> None:
        """Forgets what the paragraph before has named, but for its year."""
        self.told = self.here = False
        self.month = self.day = self.chronicle = self.period = None

    def remember(self, year: int, month: int | None = None, day: int | None = None) -> None:
        """Keeps a date that the text has named."""
        self.told = self.here = True
        self.year, self.month, self.day = year, month, day
        if month and day:
            self.last = Day(year, month, day)

    def year_of(self, month: int, day: int | None, *, heads: bool, ahead: bool) -> int | None:
        """The year of a month that stands without one. `heads`: it heads a sentence. `ahead`: the clause speaks of what is to come."""
        if self.now is None:
            return self.year if self.told else None
        if self.anchor and day and (month, day) == (self.anchor.month, self.anchor.day):
            return self.now
        if self.told and self.year is not None and self.year != self.now:
            return self.year
        if heads and self.chronicle is not None:
            return self.chronicle
        return self.now + self._turn(month, ahead)

    def _turn(self, month: int, ahead: bool) -> int:
        """In January, December is the last one; in December, a January that is to come is the next."""
        if self.anchor is None or self.anchor.month is None:
            return 0
        if month - self.anchor.month > 8 and not ahead:
            return -1
        return 1 if self.anchor.month - month > 8 and ahead else 0

    def month_of(self, day: int, *, ahead: bool) -> tuple[int, int] | None:
        """Year and month of a day that stands alone: those of the sentence, else those of the paragraph while they are near, else the article's."""
        said = (self.year, self.month) if self.year is not None and self.month is not None else None
        if self.told and said:
            return said
        if self.anchor is None or self.anchor.month is None:
            return None
        now = self.anchor.year * 12 + self.anchor.month - 1
        if self.here and said and abs(said[0] * 12 + said[1] - 1 - now) < 2:
            return said
        at = now + self._turn_of_month(day, ahead)
        return at // 12, at % 12 + 1

    def _turn_of_month(self, day: int, ahead: bool) -> int:
        """On the 2nd, the 28th is the last one; on the 28th, a 2nd that is to come is the next."""
        if self.anchor is None or self.anchor.day is None:
            return 0
        return (self.anchor.day - day > 15 and ahead) - (day - self.anchor.day > 15 and not ahead)


Reader = Callable[[str, int, Context], Hit | None]


def heads_sentence(line: str, i: int) -> bool:
    """Whether a sentence begins at a place of a line."""
    return _HEAD_OF_SENTENCE.search(line[max(0, i - 4) : i]) is not None if i else True


def is_ahead(line: str, start: int, end: int) -> bool:
    """Whether the clause around a place speaks of what is to come: 将于24日举行, 12月将开工."""
    before = _CLAUSE_END.split(line[max(0, start - 8) : start])[-1]
    after = _CLAUSE_END.split(line[end : end + 12])[0]
    return _AHEAD.search(before) is not None or _AHEAD.search(after) is not None
