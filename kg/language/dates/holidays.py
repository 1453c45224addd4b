"""Holidays, dates of the lunar calendar and the days of the solar terms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kg.language.dates.context import Context, Hit
from kg.language.dates.lunar import lunar_day, lunar_month
from kg.language.dates.words import CLOCK, DAY, MONTH, NUMERALS, year_of
from kg.language.numerals import small_number

_FIXED = {
    "元旦": (1, 1), "妇女节": (3, 8), "三八": (3, 8), "情人节": (2, 14), "植树节": (3, 12), "劳动节": (5, 1), "五一": (5, 1), "青年节": (5, 4), "五四": (5, 4), "儿童节": (6, 1), "六一": (6, 1),
    "建党节": (7, 1), "七一": (7, 1), "建军节": (8, 1), "八一": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "十一": (10, 1), "平安夜": (12, 24), "圣诞": (12, 25),
}  # fmt: skip
_LUNAR = {
    "春节": (1, 1), "新春": (1, 1), "农历新年": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中元": (7, 15), "中秋": (8, 15), "重阳": (9, 9), "腊八": (12, 8), "小年": (12, 23),
}  # fmt: skip
_LATE = frozenset(name for name, (month, _) in _LUNAR.items() if month == 12)
"""Holidays that, read in January or February, are those of the lunar year before."""
_SPANS = {"五一": 5, "劳动节": 5, "国庆": 7, "十一": 7}
"""How many days the country is off, as a rule; 五一 had three from 2008 to 2019. Of the shorter holidays none knows without the notice."""
_SPRING = {2024: (0, 7), 2025: (-1, 7), 2026: (-2, 6)}
"""First and last day off around New Year's Day; up to 2023 from its eve to its sixth day."""
_NAMES = "|".join(sorted({*_FIXED, *_LUNAR, "清明"}, key=len, reverse=True))
STARTS = NUMERALS + '今去明前后当农阴夏闰正冬腊除大年“"' + "".join(sorted({n[0] for n in (*_FIXED, *_LUNAR, "清明")}))
"""The characters with which a holiday or a lunar date can begin."""
_YEAR = r"(?:(?P<near>今年|去年|明年|前年|后年|当年)|(?P<year>(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})年)?的?"
_HOLIDAY = re.compile(
    rf"""
    {_YEAR}(?P<o>[“\"])?(?P<name>{_NAMES})(?P<c>[”\"])?节?
    (?P<tail>假期|假日|期间|长假|小长假|黄金周|前后|前夕|当[天日晚]|这天|来临|之际|到来
        |{CLOCK}(?=[，。、；）\n]|$)|(?=[前后]))?
    (?!联欢|晚|文艺|奖|社|街)                                  # 春节联欢晚会
    """,
    re.VERBOSE,
)
_LUNAR_DATE = re.compile(
    rf"""
    (?P<said>[农阴夏]历)?{_YEAR}(?P<lunar>[农阴夏]历)?
    (?:(?P<leap>闰)?(?P<month>{MONTH}|[正冬腊])月|(?P<eve>除夕|大年三十|年三十)|大年(?=初))
    (?:初(?P<early>[一二三四五六七八九十]|\d)                  # 正月初五
        |(?P<day>{DAY})(?!\d)(?P<unit>[日号])?                # 八月十五
        |(?P<only>(?![\d一二三四五六七八九十廿初])))?           # 腊月
    日?{CLOCK}
    """,
    re.VERBOSE,
)
_APART = re.compile("(?:之|以|过)?[前后](?!夕|后)")
_CLOSED = re.compile("[，。；、）的前后这\n]|$")
"""What may come after 八月十五, which without 日 is of the lunar calendar."""
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_OFF = ("假期", "假日", "期间", "长假", "小长假", "黄金周")
_BARE_NUMBERS = frozenset("三八 五四 六一 七一 八一 五一 十一".split())
"""Numbers that name a holiday only where the words after them say so."""


def holidays(line: str, i: int, context: Context) -> Hit | None:
    """The holiday or lunar date that begins at a place of a line: 春节期间, 今年国庆假期, 正月十五, 腊月, 除夕."""
    if (m := _LUNAR_DATE.match(line, i)) and _is_lunar(m):
        return _lunar_date(m, context)
    m = _HOLIDAY.match(line, i)
    if m is None:
        return None
    year = _year(m, context) if _is_holiday(m) else None
    if year is None:
        return None
    if m["year"] or m["near"]:
        context.remember(year)
        return _holiday(m, year)
    return _holiday(m, year - _was_last_year(m["name"], context))


def _is_holiday(m: re.Match[str]) -> bool:
    """Whether a name is meant as a date: 五一假期, 2023年春节, but not 春节 alone, nor 五一 in a longer number."""
    if m["name"] in _BARE_NUMBERS:
        return m["tail"] in (*_OFF, "前后", "前夕", "当天")
    return m["tail"] is not None or bool(m["year"] or m["near"])


def _was_last_year(name: str, context: Context) -> bool:
    """Whether a holiday of the last lunar month, spoken of in January or February, is that of the lunar year before."""
    anchor = context.anchor
    return name in _LATE and not context.told and anchor is not None and (anchor.month or 12) < 3


def _year(m: re.Match[str], context: Context) -> int | None:
    if m["year"]:
        return year_of(m["year"])
    if m["near"] == "当年":
        return context.year
    if m["near"]:
        return (
            None if context.now is None else context.now + {"今": 0, "去": -1, "明": 1, "前": -2, "后": 2}[m["near"][0]]
        )
    return context.year if context.told else context.now


def _holiday(m: re.Match[str], year: int) -> Hit | None:
    """The day of a holiday, the days off around it, or about when it was: 春节假期, 国庆前夕, 五一前后."""
    name, tail = m["name"], m["tail"] or ""
    if not tail and _APART.match(m.string, m.end()):
        return None  # 春节后上班第一天
    first = _first_day(name, year)
    if first is None:
        return None
    if days := _days_off(name, tail, year):
        return Hit(m.end(), f"{first + dt.timedelta(days[0])}/{first + dt.timedelta(days[1])}")
    if tail == "前夕":
        return Hit(m.end(), f"{first - dt.timedelta(1)}~")
    return Hit(m.end(), f"{first}~" if tail in (*_OFF, "前后", "来临", "之际", "到来") else f"{first}")


def _days_off(name: str, tail: str, year: int) -> tuple[int, int] | None:
    """First and last day off, counted from the holiday; None if only the holiday itself is meant, or nobody knows."""
    if name in ("春节", "新春", "农历新年") and tail in (*_OFF, "前后", ""):
        return _SPRING.get(year, (-1, 5))
    if tail not in _OFF or name not in _SPANS:
        return None
    return 0, (3 if name in ("五一", "劳动节") and year < 2020 else _SPANS[name]) - 1


def _first_day(name: str, year: int) -> dt.date | None:
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _LUNAR:
        return lunar_day(year, *_LUNAR[name])
    # The usual formula for the solar term, right from 1901 to 2099.
    constant = 4.81 if year >= 2000 else 5.59
    return dt.date(year, 4, int(year % 100 * 0.2422 + constant) - (year % 100) // 4) if 1901 <= year <= 2099 else None


def _is_lunar(m: re.Match[str]) -> bool:
    """Whether month and day are of the lunar calendar: it says so, or no month of the other has such a name or such a first day."""
    if m["said"] or m["lunar"] or m["eve"] or m["leap"] or (m["month"] or "正") in _MONTHS:
        return True
    if m["early"] is not None:
        return True
    day = "" if m["unit"] else m["day"] or ""
    return day[:1] in ("廿", "卅") or (day[:1] == "十" and _CLOSED.match(m.string, m.end()) is not None)


def _lunar_date(m: re.Match[str], context: Context) -> Hit | None:
    month = 12 if m["eve"] else _MONTHS.get(m["month"] or "正") or small_number(m["month"])
    assert month is not None

    def of(year: int) -> tuple[dt.date, dt.date] | None:
        days = lunar_month(year, month, doubled=bool(m["leap"]))
        if days is None or not (m["eve"] or m["early"] or m["day"]):
            return days
        day = (
            days[1]
            if m["eve"]
            else lunar_day(year, month, small_number(m["early"] or m["day"]) or 0, doubled=bool(m["leap"]))
        )
        return (day, day) if day else None

    days = _nearest(of, m, context)
    if days is None:
        return Hit(m.end(), "")  # a month or a day that the year does not have
    return Hit(m.end(), f"{days[0]}" if days[0] == days[1] else f"{days[0]}/{days[1]}")


def _nearest(
    of: Callable[[int], tuple[dt.date, dt.date] | None], m: re.Match[str], context: Context
) -> tuple[dt.date, dt.date] | None:
    """The days in the year that is given, else in the one that brings them nearest to the article: 腊月, read in January, began in the year before."""
    year = _year(m, context)
    if year is None:
        return None
    anchor = context.anchor
    if m["year"] or m["near"] or context.told or anchor is None or anchor.month is None:
        return of(year)
    today = dt.date(anchor.year, anchor.month, anchor.day or 15)
    found = [days for y in (year - 1, year) if (days := of(y))]
    return min(found, key=lambda d: abs((d[0] - today).days), default=None)
