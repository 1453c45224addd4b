"""Parts of a year and of a month: halves, quarters, the first months, seasons, weeks, ten days, beginning and end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kg.edtf import last_of_month, year_edtf
from kg.language.dates.context import Context
from kg.language.dates.words import DAY, MONTH, SEASONS, shifted_month
from kg.language.numerals import small_number

_QUARTER = r"[一二三四1-4]"
PART = rf"""
    (?:的)?(?:
        (?P<half>[上下前后]半年) | (?P<halfmonth>[上下]半月)
        | (?P<quarters>前(?P<firstq>[两二三2-3])个?季度|(?P<fromq>{_QUARTER})[至到、—–-](?P<toq>{_QUARTER})季度)
        | 第?(?P<quarter>{_QUARTER}(?=季度)|首(?=季))季度?(?P<quarteredge>[初末])?
        | (?P<nearquarter>[本上下])个?季度(?P<nearedge>[初末])?
        | 前(?P<months>{MONTH}|两)个?月
        | [初盛金深隆]?(?P<season>[春夏秋冬])(?:季|天)?(?![交来至节耕捕播城运风分去装奥训游])   # 今年夏天, no 夏游
        | (?P<vacation>[暑寒][假期]) | (?P<turn>岁末年初)
        | (?P<edge>[年月]?初(?![步期心级中创始试选赛])|[年月岁]?[底末尾]|年[终关]|伊始
            |[年月]中(?=[，。、；前以时）)]|$))
        | (?P<third>[上中下]旬|上中旬|中下旬) | 第(?P<week>[一二三四五1-5])周 | (?P<first>首月)
        | (?P<ends>前|最后)(?P<days>{DAY}|两)天 | (?P<same>同期)
    )
"""
"""A part of the year or month that stands before it."""
ALONE = re.compile(
    rf"""
    [上下]半年 | 前[两二三23]个?季度 | {_QUARTER}[至到、—–-]{_QUARTER}季度 | 第?{_QUARTER}季度 | 首季度?
    | (?<!成)[本上下]个?季度 | 前(?:{MONTH}|两)个月 | 前{MONTH}月
    | (?<![每历各逐青少中老近多百千周])年[底末终](?!端)
    | (?<![每历各逐青少中老近多百千周])年初(?![步期心级中创始试选赛])
    | 岁末 | (?<![\d每])月[底末] | (?<![\d每])月初(?!心)
    """,
    re.VERBOSE,
)
"""The parts that need no year or month before them."""
_THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
}


def of_year(m: re.Match[str], year: int, context: Context) -> str | None:
    """The EDTF of a year, or of the part of it that a match names."""
    for group, read in _PARTS:
        if m[group]:
            return read(m, year, context)
    return year_edtf(year)


def of_month(m: re.Match[str], year: int, month: int) -> str:
    """The EDTF of a month, or of the part of it that a match names."""
    if not 1 <= year <= 9998:
        return year_edtf(year)
    end = last_of_month(year, month).day
    if m["week"]:
        first = dt.date(year, month, 1)
        monday = first + dt.timedelta((7 - first.weekday()) % 7 + 7 * ((small_number(m["week"]) or 1) - 1))
        return f"{monday}/{monday + dt.timedelta(6)}"
    if m["ends"]:
        n = small_number(m["days"]) or 1
        days = (1, n) if m["ends"] == "前" else (end - n + 1, end)
    elif m["halfmonth"]:
        days = (1, 15) if m["halfmonth"][0] == "上" else (16, end)
    elif m["third"]:
        days = _THIRDS[m["third"]]
    else:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{days[0]:02d}/{year:04d}-{month:02d}-{min(days[1], end):02d}"


def _months(year: int, first: int, last: int) -> str:
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"


def _quarters(m: re.Match[str], year: int, context: Context) -> str:
    """前三季度, 一至三季度."""
    first = small_number(m["fromq"]) or 1 if m["fromq"] else 1
    last = small_number(m["firstq"] or m["toq"]) or 4
    return _months(year, 3 * first - 2, 3 * last)


def _quarter(m: re.Match[str], year: int, context: Context) -> str:
    """一季度, 首季, 第四季度末."""
    quarter = 1 if m["quarter"] == "首" else small_number(m["quarter"]) or 1
    return _quarter_edge(year, quarter, m["quarteredge"])


def _quarter_edge(year: int, quarter: int, edge: str | None) -> str:
    if edge:
        return f"{year:04d}-{3 * quarter - (2 if edge == '初' else 0):02d}"
    return _months(year, 3 * quarter - 2, 3 * quarter)


def _half(m: re.Match[str], year: int, context: Context) -> str:
    """上半年, 后半年."""
    return _months(year, 1, 6) if m["half"][0] in "上前" else _months(year, 7, 12)


def _first_months(m: re.Match[str], year: int, context: Context) -> str:
    """前8个月."""
    return f"{year:04d}-01/{year:04d}-{small_number(m['months']):02d}"


def _vacation(m: re.Match[str], year: int, context: Context) -> str:
    """暑期, 寒假."""
    return _months(year, 7, 8) if m["vacation"][0] == "暑" else _months(year, 1, 2)


def _edge(m: re.Match[str], year: int, context: Context) -> str | None:
    """年初, 年中, 年底; 月底 is that of a month."""
    if m["edge"].startswith("月"):
        return _month_at_hand(m, context)
    if "中" in m["edge"]:
        return _months(year, 6, 7)
    return f"{year:04d}-01" if m["edge"].endswith(("初", "始")) else f"{year:04d}-12"


def _near_quarter(m: re.Match[str], year: int, context: Context) -> str | None:
    """本季度, 上个季度末: counted from the article's date."""
    anchor = context.anchor
    if anchor is None or anchor.month is None:
        return None
    own_year, month = shifted_month(anchor.year, anchor.month, {"上": -3, "本": 0, "下": 3}[m["nearquarter"]])
    return _quarter_edge(own_year, (month + 2) // 3, m["nearedge"])


def _month_at_hand(m: re.Match[str], context: Context) -> str | None:
    """月底 by itself: of the month that the sentence has named, else of the article's."""
    if context.told and context.year and context.month:
        return of_month(m, context.year, context.month)
    if context.anchor is None or context.anchor.month is None:
        return None
    return of_month(m, context.anchor.year, context.anchor.month)


def _same_part(m: re.Match[str], year: int, context: Context) -> str:
    """去年同期: the part of that year which the paragraph has last named of another year."""
    said = context.period
    if said is None or not re.match(r"\d{4}-", said):
        return f"{year:04d}"
    shift = year - int(said[:4])
    return re.sub(r"(^|/)(\d{4})", lambda y: f"{y[1]}{int(y[2]) + shift:04d}", said)


_PARTS: tuple[tuple[str, Callable[[re.Match[str], int, Context], str | None]], ...] = (
    ("nearquarter", _near_quarter),
    ("same", _same_part),
    ("quarters", _quarters),
    ("quarter", _quarter),
    ("half", _half),
    ("months", _first_months),
    ("first", lambda m, year, context: f"{year:04d}-01"),
    ("season", lambda m, year, context: f"{year:04d}-{21 + SEASONS.index(m['season'])}"),
    ("vacation", _vacation),
    ("turn", lambda m, year, context: f"{year:04d}-12/{year + 1:04d}-01"),
    ("edge", _edge),
)
"""Who reads each part of a year, by its group of `PART`."""
