"""The dates of a whole text: where they begin, which reader takes them, and how they bear on what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.edtf import Date, Day, parse_edtf
from kg.language.dates import ages, eras, figures, holidays, points, stretches
from kg.language.dates.context import Context, Hit, Reader, Relation
from kg.language.dates.words import TO

_READERS: tuple[tuple[Reader, str], ...] = (
    (figures.ranges_of_years, figures.STARTS),
    (figures.in_figures, figures.STARTS),
    (eras.eras, eras.STARTS),
    (holidays.holidays, holidays.STARTS),
    (ages.ages, ages.STARTS),
    (stretches.stretches, stretches.STARTS),
    (points.points, points.STARTS),
)
_BY_START = {c: tuple(r for r, starts in _READERS if c in starts) for c in "".join(starts for _, starts in _READERS)}
"""Whom to ask, by the character where a date may begin."""
_START = re.compile(f"[{''.join(_BY_START)}]")
_SENTENCE_END = re.compile("[。！？；]")
_SINCE = re.compile(r"(?:以来|开始|起(?!来|草|步|源|到|伏|点|薪|重)|始(?!终)|[或及]?[以之]后|后(?=[，的]))")
_TILL_NOW = re.compile(r"起?(?:至|到)(?:今|现在|目前)(?!年|天|日|后)")
_TO = re.compile(TO)
_SINCE_BEFORE = re.compile(r"自从?$")
_UNTIL = re.compile(r"(?:[或及]?[之以]前|前(?=[，完建将实要基力率]|$)|止|为止)")
_UNTIL_BEFORE = re.compile(r"(?:截至|截止到?|截止|到|至)$")
_PLAIN = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class DateMention:
    """Where a text gives a date, as half-open offsets, and how it bears on what is said: on it, since it, until it, over it (近三年)."""

    start: int
    end: int
    date: Date
    relation: Relation = "on"


def find_dates(text: str, *, anchor: str | None) -> list[DateMention]:
    """The dates of a text, in order, not overlapping.

    Args:
        text: a whole article; lines are its paragraphs.
        anchor: the article's date in EDTF, against which 去年 and 昨天 are read; without it they are left out.
    """
    context = Context(Day.parse(anchor) if anchor else None)
    found: list[DateMention] = []
    at = 0
    for line in text.translate(_PLAIN).splitlines(keepends=True):
        context.begin_paragraph()
        found += _dates_of_line(line, at, context)
        at += len(line)
    return found


def _dates_of_line(line: str, at: int, context: Context) -> list[DateMention]:
    found: list[DateMention] = []
    i = 0
    while (start := _START.search(line, i)) is not None:
        if _SENTENCE_END.search(line, i, start.start()):
            context.told = False
        i = start.start()
        hit = _read(line, i, context)
        if hit is None:
            i += 1
            continue
        if not hit.edtf:
            i = hit.end
            continue
        hit = _bearing(line, i, _ranging(line, hit, context))
        date = parse_edtf(hit.edtf)
        if date is not None:  # none beyond the year 9999, where no month is written
            context.period = hit.edtf
            found.append(DateMention(at + i, at + hit.end, date, hit.relation))
        i = hit.end
    return found


def _read(line: str, i: int, context: Context) -> Hit | None:
    """What the first reader finds that knows the words at a place; a figure is not entered in its midst."""
    if i and line[i : i + 1].isdigit() and (line[i - 1].isdigit() or line[i - 1] == "."):
        return None
    try:
        return next(
            (hit for read in _BY_START.get(line[i : i + 1], ()) if (hit := read(line, i, context)) is not None), None
        )
    except (OverflowError, ValueError):  # the day before 1 January of the year 1, and the like: beyond the calendar
        return None


def _ranging(line: str, hit: Hit, context: Context) -> Hit:
    """A date with the one that a range goes on to, where the two are written in different ways: 上周三至9月6日, 清末到民国时期."""
    to = _TO.match(line, hit.end) if hit.relation == "on" else None
    second = _read(line, to.end(), context) if to else None
    if to is None or second is None or second.relation not in ("on", "over") or hit.edtf.startswith("-"):
        return hit
    both = f"{hit.edtf.split('/')[0]}/{second.edtf.split('/')[-1]}"
    return Hit(second.end, both) if parse_edtf(both) else hit


def _bearing(line: str, i: int, hit: Hit) -> Hit:
    """How a date bears on the clause, by the words right before and after it: 自2019年, 2019年以来, 2020年以前, 截至9月底."""
    if hit.relation != "on":
        return hit
    if now := _TILL_NOW.match(line, hit.end):
        return _since(now.end(), hit.edtf)
    after = _SINCE.match(line, hit.end)
    if after:
        end = after.end() if after[0] in ("起", "以来", "始") else hit.end
        return _since(end, hit.edtf)
    if "/" not in hit.edtf and _SINCE_BEFORE.search(line, max(0, i - 2), i):
        return _since(hit.end, hit.edtf)
    if "/" in hit.edtf and line.startswith("止", hit.end):
        return Hit(hit.end + 1, hit.edtf)
    if _UNTIL.match(line, hit.end) or _UNTIL_BEFORE.search(line, max(0, i - 3), i):
        return Hit(hit.end, hit.edtf, "until")
    return hit


def _since(end: int, edtf: str) -> Hit:
    """Since a day, a month or a year; what is said since a longer time, 新世纪以来, began with it."""
    return Hit(end, f"{edtf.split('/')[0]}/.." if "/" in edtf else edtf, "since")
