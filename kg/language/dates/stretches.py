"""Stretches of time counted from now or from what was told: 近三年, 20年间, 未来五年, 百年前, 三个月后, 两天前, 上周末, 截至目前."""

from __future__ import annotations

import re

from kg.edtf import Day, year_edtf
from kg.language.dates.context import Context, Hit, is_ahead
from kg.language.dates.words import CLOCK, COUNT, NOT_COUNTED, NUMERALS, TO, WEEKDAYS, count, shifted_month

STARTS = NUMERALS + "两百千半距近最过此连前上未今接下这本周星礼每逢截迄至目"
"""The characters with which a stretch can begin."""
_UNIT = r"(?P<unit>年(?!级|龄|度|薪)|个月|个?星期|周(?!年|期)|[天日])"
_AGO = re.compile(
    rf"""
    (?P<since>距今(?:约|已有|已)?)?
    {NOT_COUNTED}(?P<n>{COUNT}|半)(?P<wan>万)?(?P<more>多|余)?
    (?:个?(?P<century>世纪)|{_UNIT})(?P<half>半)?(?P<more2>多)?
    (?P<way>(?:之|以)?前(?![后往进来列沿]))?
    """,
    re.VERBOSE,
)
_LATER = re.compile(rf"{NOT_COUNTED}(?P<n>{COUNT}|半)(?P<more>多|余)?{_UNIT}(?:之|以)?后(?![期续来勤备者盾台端天卫])")
_LAST = re.compile(
    rf"""
    (?:近|最近|过去|此前|连续|[前上](?=[两二][年天周]))的?
        (?P<n>{COUNT})(?P<more>多|余)?{_UNIT}(?:来|间|里|内)?          # 近三年
    | {NOT_COUNTED}(?P<n2>{COUNT}|半)(?P<more2>多|余)?
        (?:(?P<unit2>年|个月|周|天)(?P<more3>[多余半])?(?:间|以?来)       # 三年来
        |个?(?P<century>世纪)(?:间|以?来))                             # 半个世纪以来
    """,
    re.VERBOSE,
)
_NEXT = re.compile(
    rf"""
    (?:未来|今后|接下来的?|(?<!一)下(?=[两三]))(?:[一二三四五1-9][至到—–-])?
        (?P<n>{COUNT})(?P<unit>年|个月|周|天)(?:内|里|间)?               # 未来五年, 今后三至五年
    | (?:(?<=[，。；：（在于将用力])|(?<!.))
        (?P<n2>{COUNT})(?P<unit2>年|个月)(?:之|以)?内(?!的)             # 三年内
    """,
    re.VERBOSE,
)
_WEEK = re.compile(
    rf"""
    (?P<week>上上|下下|(?<!以)上一?|(?<![成样资])本|这一?|下一?)个?
    (?P<unit>周|星期|礼拜)(?![期边转密全刊报])
    (?:[周星期]*(?P<day>[一二三四五六日天])(?!次)|(?P<end>末))?{CLOCK}
    """,
    re.VERBOSE,
)
_WEEKDAY = re.compile(rf"(?<![每一两三四逢隔个])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?!多|次|期){CLOCK}")
_TIMETABLE = re.compile(
    rf"(?:每个?|逢)(?:周|星期)[一二三四五六日天]|(?:周|星期)[一二三四五六日天](?:{TO}|[、和])(?:周|星期)?[一二三四五六日天]"
)
_NOW = re.compile(r"截至目前|截至(?:记者)?发稿时?|迄今(?:为止)?|至今|目前(?=，|已)")
_TWO_YEARS = re.compile(r"今明两年")
_SHIFTS = {"上上": -14, "上": -7, "本": 0, "这": 0, "下": 7, "下下": 14}


def stretches(line: str, i: int, context: Context) -> Hit | None:
    """The stretch that begins at a place of a line; without an article's date there is none."""
    anchor = context.anchor
    if anchor is None:
        return None
    if m := _NOW.match(line, i):
        return Hit(m.end(), str(anchor), "over")
    if (m := _TIMETABLE.match(line, i)) and not is_ahead(line, i, m.end()):
        return Hit(m.end(), "")  # 周一至周五开放: which week is left open
    if m := _TWO_YEARS.match(line, i):
        return Hit(m.end(), f"{anchor.year}/{anchor.year + 1}", "over")
    if (m := _AGO.match(line, i)) and (m["way"] or m["since"]):  # 7000年 by itself is how long, not when
        return _ago(m, context, anchor)
    for pattern, read in ((_LATER, _later), (_NEXT, _next), (_LAST, _last), (_WEEK, _week), (_WEEKDAY, _weekday)):
        if m := pattern.match(line, i):
            return read(m, context, anchor)
    return None


def _length(number: str, unit: str | None, *, century: bool = False) -> tuple[int, str] | None:
    """How many years, months, weeks or days: 半年 is six months, 半个世纪 fifty years; None for a vague number."""
    if century:
        n, unit = 50 if number == "半" else 100 * (count(number) or 0), "年"
    elif number == "半":
        n, unit = (6, "月") if unit == "年" else (0, "")
    else:
        n = count(number) or 0
    return (n, unit or "") if n else None


def _ago(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    """百年前, 三个月前, 两天前; so many months or days must be exact."""
    length = _length(m["n"], m["unit"], century=bool(m["century"]))
    vague = any(m.group("more", "more2"))
    if length is None or (not vague and not m["wan"] and _is_year_before(length)):
        return None
    n, unit = length
    if unit == "年" and not m["half"]:
        years = n * 10_000 if m["wan"] else n
        return Hit(m.end(), _years_ago(anchor.year, years, vague=vague or bool(m["century"])))
    edtf = _shifted(anchor, -12 * n - 6, "月") if unit == "年" else _shifted(anchor, -n, unit)
    return None if edtf is None or vague else Hit(m.end(), edtf)


def _is_year_before(length: tuple[int, str]) -> bool:
    """Whether a length is a year: 2030年前 is before that year, 2000年前 so long ago."""
    n, unit = length
    return unit == "年" and 1900 <= n <= 2099 and n != 2000


def _years_ago(now: int, n: int, *, vague: bool) -> str:
    """A round number of years is about so many; thousands of years are no more exact than their last digit that is not nought."""
    year = now - n
    if n >= 1000:
        size = 10 ** min(len(str(n)) - len(str(n).rstrip("0")), 3) if n % 100 == 0 else 1
        size = min(size, 100) if n < 10_000 else 1000
        return (
            f"{year_edtf(round(year / size) * size)}~" if abs(year) < 10_000 else year_edtf(round(year / size) * size)
        )
    return year_edtf(year) + ("~" if vague or n % 10 == 0 else "")


def _later(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    """三年后 counts from what the paragraph has told, else, of what is to come, from now."""
    length = _length(m["n"], m["unit"])
    if length is None:
        return None
    if context.here and context.year is not None:
        base = Day(context.year, context.month, context.day)
    elif is_ahead(m.string, m.start(), m.end() + m.string.startswith("，", m.end())):
        base = anchor
    else:
        return None
    edtf = _shifted(base, *length)
    if edtf is None:
        return None
    at = Day.parse(edtf)
    if at is not None and base is not anchor:
        context.remember(at.year, at.month, at.day)
    return Hit(m.end(), edtf + ("~" if m["more"] else ""))


def _last(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    """近三年 are the last three whole years; 三年来 and 三年间 run up to now, or are the range that the sentence has just given."""
    length = _length(m["n"] or m["n2"], m["unit"] or m["unit2"], century=bool(m["century"]))
    if length is None or _is_since(length):
        return None
    n, unit = length
    if m["n2"] and _is_told(context, n):
        return None
    first, last = _shifted(anchor, -n, unit), _shifted(anchor, -_is_whole(m, n, unit), unit)
    if first is None or last is None:
        return None
    about = "~" if any(m.group("more", "more2", "more3")) else ""
    return Hit(m.end(), f"{first.split('/')[0]}{about}/{last.split('/')[-1]}", "over")


def _is_whole(m: re.Match[str], n: int, unit: str) -> bool:
    """Whether only whole years, months or days count, up to the last one: 近三年, but not 近一年, 近三年多."""
    return bool(m["n"]) and not m["more"] and (n, unit) != (1, "年")


def _is_since(length: tuple[int, str]) -> bool:
    """Whether a length is a year: 2019年来 is since that year."""
    return length[1] == "年" and 1800 <= length[0] < 2100


def _is_told(context: Context, years: int) -> bool:
    """Whether the sentence has just given a range of so many years, counted with or without the first: 2018年至2020年, 三年间."""
    first, _, last = (context.period or "" if context.told else "").partition("/")
    return first[:4].isdigit() and last[:4].isdigit() and int(last[:4]) - int(first[:4]) in (years - 1, years)


def _next(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    n, unit = count(m["n"] or m["n2"]), m["unit"] or m["unit2"]
    if not n or n > 200:
        return None
    first, last = _shifted(anchor, 0 if m["n2"] else 1, unit), _shifted(anchor, n, unit)
    return Hit(m.end(), f"{first.split('/')[0]}/{last.split('/')[-1]}", "over") if first and last else None


def _week(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    if anchor.day is None:
        return None
    monday = _SHIFTS[m["week"].removesuffix("一") or "这"] - anchor.weekday()
    if m["day"]:
        return Hit(m.end(), str(anchor.days(monday + WEEKDAYS.index(m["day"].replace("天", "日")))))
    first = 5 if m["end"] else 0
    return Hit(m.end(), f"{anchor.days(monday + first)}/{anchor.days(monday + 6)}")


def _weekday(m: re.Match[str], context: Context, anchor: Day) -> Hit | None:
    """周三 by itself is the nearest one, in the direction in which the clause looks."""
    if anchor.day is None:
        return None
    shift = WEEKDAYS.index(m["day"].replace("天", "日")) - anchor.weekday()
    if is_ahead(m.string, m.start(), m.end()):
        shift += 7 * (shift < 0)
    elif shift > 3:
        shift -= 7
    return Hit(m.end(), str(anchor.days(shift)))


def _shifted(base: Day, n: int, unit: str) -> str | None:
    """The year, month, week or day so many units away, None where the base is less exact."""
    try:
        if unit == "年":
            return year_edtf(base.year + n)
        if unit.endswith("月"):
            return None if base.month is None else "{:04d}-{:02d}".format(*shifted_month(base.year, base.month, n))
        if base.month is None or base.day is None:
            return None
        if unit in ("天", "日"):
            return str(base.days(n))
        monday = base.days(7 * n - base.weekday())
        return f"{monday}/{monday.days(6)}"
    except (OverflowError, ValueError):  # beyond the calendar
        return None
