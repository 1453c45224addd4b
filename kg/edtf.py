"""EDTF values (ISO 8601-2, level 1) and their first and last days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # 14: February of the next year
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{2}XX|\d{3}X)|(\d{4})-XX(?:-XX)?|(\d{4})-(\d\d)-XX", re.ASCII)
_YEAR = re.compile(r"\d\d")
_LONG = re.compile(r"Y-?\d{5,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A point or span of time: its EDTF string and its first and last day, both inclusive (None: open or beyond 0001–9999)."""

    edtf: str
    begin: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Day:
    """A date known as far as its day, its month, or its year alone."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, edtf: str) -> Day | None:
        """The beginning of an EDTF value, None if it is none."""
        m = _POINT.fullmatch(edtf.split("/")[0])
        if m is None or int(m[1]) < 1:
            return None
        month = int(m[2]) if m[2] and int(m[2]) <= 12 else None
        return cls(int(m[1]), month, int(m[3]) if m[3] and month else None)

    def __str__(self) -> str:
        """The EDTF of what is known of it: 2023-09-06, 2023-09, 2023."""
        return (
            f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")
        )

    def weekday(self) -> int:
        """0 for Monday. Only for a known day."""
        return dt.date(self.year, self.month or 1, self.day or 1).weekday()

    def days(self, shift: int) -> Day:
        """The day so many days away. Only for a known day."""
        day = dt.date(self.year, self.month or 1, self.day or 1) + dt.timedelta(days=shift)
        return Day(day.year, day.month, day.day)


def parse_edtf(edtf: str) -> Date | None:
    """An EDTF value with its bounds; None if it is no date (2023-02-30), or says of no end when it is (../..)."""
    if not _YEAR.search(edtf):
        return None
    low, _, high = edtf.partition("/")
    try:
        begin = None if low in ("", "..") else _bounds(low)[0]
        end = None if (high or low) in ("", "..") else _bounds(high or low)[1]
    except ValueError:
        return None
    if begin and end and end < begin:
        return None
    return Date(edtf, begin, end)


def span(edtf: str) -> Date:
    """An EDTF value that is known to be right."""
    return parse_edtf(edtf) or Date(edtf, None, None)


def year_edtf(year: int) -> str:
    """A year as EDTF writes it; astronomical, so that 0 is 1 BC: -220 is -0220, -48000 is Y-48000."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _bounds(point: str) -> tuple[dt.date | None, dt.date | None]:
    if _LONG.fullmatch(point):
        return None, None
    if m := _UNSPECIFIED.fullmatch(point):
        return _unspecified(m)
    m = _POINT.fullmatch(point)
    if m is None:
        raise ValueError(point)
    year, month, day = int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None
    if not 1 <= year <= 9998:
        return None, None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if month in _SEASONS:
        first, last = _SEASONS[month]
        return dt.date(year, first, 1), last_of_month(year + (last > 12), (last - 1) % 12 + 1)
    if day is None:
        return dt.date(year, month, 1), last_of_month(year, month)
    return dt.date(year, month, day), dt.date(year, month, day)


def _unspecified(m: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    """The bounds of 199X, 2004-XX and 2004-06-XX."""
    if m[1]:
        first = _bounds(m[1].replace("X", "0"))[0] or _bounds(m[1][:-1].replace("X", "0") + "1")[0]
        return first, _bounds(m[1].replace("X", "9"))[1]
    return _bounds(m[2] or f"{m[3]}-{m[4]}")
