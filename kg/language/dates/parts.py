"""Parts of a year and of a month: halves, quarters, the first months, seasons, weeks, ten days, beginning and end."""

from __future__ import annotations

import datetime as dt
import re

from kg.edtf import last_of_month, year_edtf
from kg.language.dates.context import Context
from kg.language.dates.words import DAY, MONTH, SEASONS, shifted_month
from kg.language.numerals import small_number

_QUARTER = r"[一二三四1-4]"
PART = (
    r"(?:的)?(?:(?P<half>[上下前后]半年)|(?P<halfmonth>[上下]半月)|"
    rf"(?P<quarters>前(?P<firstq>[两二三2-3])个?季度|(?P<fromq>{_QUARTER})[至到、—–-](?P<toq>{_QUARTER})季度)|"
    rf"第?(?P<quarter>{_QUARTER}(?=季度)|首(?=季))季度?(?P<quarteredge>[初末])?|(?P<nearquarter>[本上下])个?季度(?P<nearedge>[初末])?|"
    rf"前(?P<months>{MONTH}|两)个?月|[初盛金深隆]?(?P<season>[春夏秋冬])(?:季|天)?(?![交来至节耕捕播城运风分去装奥训游])|"
    r"(?P<vacation>[暑寒][假期])|(?P<turn>岁末年初)|"
    r"(?P<edge>[年月]?初(?![步期心级中创始试选赛])|[年月岁]?[底末尾]|年[终关]|伊始|[年月]中(?=[，。、；前以时）)]|$))|"
    rf"(?P<third>[上中下]旬|上中旬|中下旬)|第(?P<week>[一二三四五1-5])周|(?P<first>首月)|(?P<ends>前|最后)(?P<days>{DAY}|两)天|(?P<same>同期))"
)
"""A part of the year or month that stands before it."""
ALONE = re.compile(
    rf"[上下]半年|前[两二三23]个?季度|{_QUARTER}[至到、—–-]{_QUARTER}季度|第?{_QUARTER}季度|首季度?|(?<!成)[本上下]个?季度|前(?:{MONTH}|两)个月|前{MONTH}月|"
    r"(?<![每历各逐青少中老近多百千周])年[底末终](?!端)|(?<![每历各逐青少中老近多百千周])年初(?![步期心级中创始试选赛])|岁末|(?<![\d每])月[底末]|(?<![\d每])月初(?!心)"
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
    if m["nearquarter"]:
        return _near_quarter(m, context)
    if m["same"]:
        return _same_part(year, context)
    if m["quarters"]:
        first, last = (1, m["firstq"]) if m["firstq"] else (m["fromq"], m["toq"])
        return _quarters(year, int(small_number(str(first)) or 1), int(small_number(str(last)) or 4))
    if m["quarter"]:
        q = 1 if m["quarter"] == "首" else small_number(m["quarter"]) or 1
        return _quarter_edge(year, q, m["quarteredge"])
    if m["half"]:
        return f"{year:04d}-01/{year:04d}-06" if m["half"][0] in "上前" else f"{year:04d}-07/{year:04d}-12"
    if m["months"]:
        return f"{year:04d}-01/{year:04d}-{small_number(m['months']):02d}"
    if m["first"]:
        return f"{year:04d}-01"
    if m["season"]:
        return f"{year:04d}-{21 + SEASONS.index(m['season'])}"
    if m["vacation"]:
        return f"{year:04d}-07/{year:04d}-08" if m["vacation"][0] == "暑" else f"{year:04d}-01/{year:04d}-02"
    if m["turn"]:
        return f"{year:04d}-12/{year + 1:04d}-01"
    if m["edge"]:
        if m["edge"].startswith("月"):
            return _month_at_hand(m, context)
        if "中" in m["edge"]:
            return f"{year:04d}-06/{year:04d}-07"
        return f"{year:04d}-01" if m["edge"].endswith(("初", "始")) else f"{year:04d}-12"
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


def _quarters(year: int, first: int, last: int) -> str:
    return f"{year:04d}-{3 * first - 2:02d}/{year:04d}-{3 * last:02d}"


def _quarter_edge(year: int, quarter: int, edge: str | None) -> str:
    if edge:
        return f"{year:04d}-{3 * quarter - (2 if edge == '初' else 0):02d}"
    return _quarters(year, quarter, quarter)


def _near_quarter(m: re.Match[str], context: Context) -> str | None:
    anchor = context.anchor
    if anchor is None or anchor.month is None:
        return None
    year, month = shifted_month(anchor.year, anchor.month, {"上": -3, "本": 0, "下": 3}[m["nearquarter"]])
    return _quarter_edge(year, (month + 2) // 3, m["nearedge"])


def _month_at_hand(m: re.Match[str], context: Context) -> str | None:
    """月底 by itself: of the month that the sentence has named, else of the article's."""
    if context.told and context.year and context.month:
        return of_month(m, context.year, context.month)
    if context.anchor is None or context.anchor.month is None:
        return None
    return of_month(m, context.anchor.year, context.anchor.month)


def _same_part(year: int, context: Context) -> str:
    """去年同期: the part of that year which the paragraph has last named of another year."""
    said = context.period
    if said is None or not re.match(r"\d{4}-", said):
        return f"{year:04d}"
    shift = year - int(said[:4])
    return re.sub(r"(^|/)(\d{4})", lambda y: f"{y[1]}{int(y[2]) + shift:04d}", said)
