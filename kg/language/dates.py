"""Dates as Chinese news writes them, read into EDTF (ISO 8601-2, level 1).

One grammar of year, month, day and part of each, absolute (2023年) or relative (去年, 次年, 上月, 昨天), is matched from left to right; what an
expression leaves out comes from the dates before it in the paragraph, else from the article's own date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kg.edtf import Date, Day, parse_edtf, span, span_of_days
from kg.language.eras import ERAS, eras
from kg.language.numerals import small_number

__all__ = ["Date", "DateMention", "find_dates", "parse_edtf"]

Relation = Literal["on", "since", "until", "over"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Where a text gives a date, as half-open offsets, and how it bears on what is said: on it, since it, until it, over it (近三年)."""

    start: int
    end: int
    date: Date
    relation: Relation = "on"


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|廿[一二三四五六七八九]?)"
_YEAR = r"(?P<year>(?:1\d|20)\d\d|[一二][〇零○一二三四五六七八九]{3})\s?年度?(?!龄|间(?!，)|级)|(?P<near>今年|去年|前年|明年|后年|本年度|上年度?|下年度?|当年|同年|次年|翌年|这一年|那一年)(?!轻|青)"
_MONTH = rf"(?P<month>{_N})\s?月份?(?!球|饼|亮)|(?P<nearmonth>本月|上个?月|下个?月|当月|同月|次月)"
_DAY = rf"(?P<day>{_N})\s?(?:日|(?<=月\d\d)号|(?<=月\d)号)(?!线|楼|院|店|馆|令|文)|(?P<nearday>今天|今日|昨天|昨日|昨(?=[从在])|前天|明天|明日|后天|当天|当日|同日|次日|翌日|今晨|今晚|昨晚|昨夜|今早|明晚)"
_PART = (
    r"(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度|(?P<season>[春夏秋冬])(?:季|天)?(?![交来至节耕捕播城运风分去])|"
    r"(?P<edge>年?初(?![步期])|[年月岁]?[底末]|年终|月初)|(?P<third>[上中下]旬)"
)
_CLOCK = r"(?:上午|下午|晚上?|清晨|傍晚|早晨|早上|中午|凌晨|夜里?|午后|深夜)?"
_POINT = re.compile(rf"(?:{_YEAR})?\s?(?:{_MONTH})?\s?(?:{_DAY}|{_PART})?{_CLOCK}")
_ALONE = re.compile(r"[上下]半年|第?[一二三四1-4]季度|年[初底末终]|岁末|月[初底]")
_NUMERIC = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?(?![\d.%])")
_WEEKDAY = re.compile(r"(?P<week>上|本|这|下)?(?:个)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])" + _CLOCK)
_YEARS = re.compile(
    r"(?<![\d.])(?P<a>(?:19|20)\d\d)年?\s?(?:至|到|[-—–~～─]{1,2})\s?(?P<b>(?:19|20)\d\d)\s?(?:年|学年|财年)"
)
_TO = re.compile(r"\s?(?:至|到|[-—–~～─]{1,2})\s?")
_DECADE = re.compile(
    r"(?:(?P<century>(?:1\d|20|十九|二十))世纪|(?P<last>上世纪)|(?P<this>本世纪))?(?P<decade>[\d]0|[一二三四五六七八九]十)年代(?P<which>初期?|中期|末期?|后期)?|(?P<c2>(?:1\d|20|21|十九|二十一?))世纪(?:初|中叶|末)?|本世纪初|上世纪末"
)
_AGO = re.compile(
    r"(?P<n>\d{1,5}|[一二两三四五六七八九十百千]+)(?P<more>多|余)?年(?:之)?前|(?P<n2>\d{1,5}|[一二两三四五六七八九十百千]+)(?P<more2>多|余)?个月前"
)
_LAST = re.compile(
    r"(?:近|最近|过去|此前|连续)(?P<n>\d{1,2}|[一二两三四五六七八九十]+)年(?!级)|(?P<n2>\d{1,3}|[一二两三四五六七八九十]+)年[间来]"
)
_NEXT = re.compile(r"(?:未来|今后|接下来的?)(?P<n>\d{1,2}|[一二两三四五六七八九十]+)年")
_PLAN = re.compile(
    r"[“\"]?(?P<n>[一二三四五六七八九十]{1,3})五[”\"]?(?=期间|时期|规划|以来|末|初|开局|收官|[，。、])(?:期间|时期|以来|末|初)?"
)
_SINCE = re.compile(r"起|以来|开始|始(?!终)")
_WORD_SINCE = re.compile(r"自从?$")
_UNTIL = re.compile(r"(?:截至|截止到?|截止|到|至)$")
_NOW = re.compile(r"截至目前|截至发稿|迄今(?:为止)?|至今|目前(?=，|已)")
_WEEKDAYS = "一二三四五六日"


@dataclass(slots=True)
class _Context:
    """The dates that the text has given so far, which later ones lean on."""

    anchor: Day | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    told: bool = False
    """Whether this sentence has turned to a year of its own."""
    last: Day | None = None
    """The last day that the article has named: 当天 and 次日 count from it."""

    @property
    def now(self) -> int | None:
        return self.anchor.year if self.anchor else None

    def begin_paragraph(self) -> None:
        self.told, self.year, self.month, self.day = False, None, None, None

    def remember(self, year: int, month: int | None, day: int | None) -> None:
        self.told, self.year, self.month, self.day = True, year, month, day
        if month and day:
            self.last = Day(year, month, day)


def find_dates(text: str, *, anchor: str | None) -> list[DateMention]:
    """The dates of a text, in order, not overlapping.

    Args:
        text: a whole article; lines are its paragraphs.
        anchor: the article's date in EDTF, against which 去年 and 昨天 are read; without it they are left out.
    """
    found: list[DateMention] = []
    context = _Context(Day.parse(anchor) if anchor else None)
    at = 0
    for line in text.splitlines(keepends=True):
        context.begin_paragraph()
        found += [replace(m, start=m.start + at, end=m.end + at) for m in _line(line, context)]
        at += len(line)
    return found


_START = re.compile(
    r"[\d一二三四五六七八九十廿今去前明后本上下当同次翌昨这那年岁月第近最过此连未接星周礼截迄至目“\"改新建民]|"
    + "|".join(sorted({n[0] for n in ERAS}))
)


_SENTENCE_END = re.compile("[。！？；]")


def _line(line: str, context: _Context) -> list[DateMention]:
    found: list[DateMention] = []
    i = 0
    while (start := _START.search(line, i)) is not None:
        if _SENTENCE_END.search(line, i, start.start() + 1):
            context.told = False
        i = start.start()
        hit = _at(line, i, context)
        if hit is None:
            i += 1
            continue
        end, date, relation = hit
        found.append(DateMention(i, end, date, relation))
        i = end
    return found


def _at(line: str, i: int, context: _Context) -> tuple[int, Date, Relation] | None:
    """The date that begins at a place of a line: its end, itself and how it bears."""
    if i and line[i].isdigit() and (line[i - 1].isdigit() or line[i - 1] in "."):
        return None
    for read in (_ranges_of_years, _numeric, eras, _spans, _points):
        hit = read(line, i, context)
        if hit is not None:
            end, date = hit
            if read is _spans and not _AGO.match(line, i):
                return end, date, "over"
            return _relation(line, i, end, date)
    return None


def _relation(line: str, i: int, end: int, date: Date) -> tuple[int, Date, Relation]:
    after = _SINCE.match(line, end)
    if after or _WORD_SINCE.search(line, max(0, i - 2), i):
        return (after.end() if after and after.group() != "开始" else end), date, "since"
    if _UNTIL.search(line, max(0, i - 3), i):
        return end, date, "until"
    return end, date, "on"


def _ranges_of_years(line: str, i: int, context: _Context) -> tuple[int, Date] | None:
    m = _YEARS.match(line, i)
    if m is None:
        return None
    return m.end(), span(f"{m['a']}/{m['b']}")


def _numeric(line: str, i: int, context: _Context) -> tuple[int, Date] | None:
    m = _NUMERIC.match(line, i)
    if (
        m is None
        or not 1 <= int(m["m"]) <= 12
        or (m["d"] and not 1 <= int(m["d"]) <= 31)
        or (m["s"] == "." and not m["d"])
    ):
        return None
    edtf = f"{m['y']}-{int(m['m']):02d}" + (f"-{int(m['d']):02d}" if m["d"] else "")
    date = parse_edtf(edtf)
    if date is None:
        return None
    context.remember(int(m["y"]), int(m["m"]), int(m["d"]) if m["d"] else None)
    return m.end(), date


def _spans(line: str, i: int, context: _Context) -> tuple[int, Date] | None:
    """近三年, 20年间, 未来五年, 百年前, “十四五”期间, 20世纪80年代, 截至目前."""
    now = context.now
    if (m := _NOW.match(line, i)) and context.anchor:
        return m.end(), span(str(context.anchor))
    if (m := _PLAN.match(line, i)) and (n := small_number(m["n"])):
        first = 1951 + 5 * n
        return m.end(), span(f"{first}/{first + 4}")
    if m := _DECADE.match(line, i):
        return _decade(m)
    if now is None:
        return None
    if (m := _AGO.match(line, i)) and (n := small_number(m["n"] or m["n2"])):
        if m["n2"]:
            month = context.anchor.months(-n) if context.anchor else None
            return (m.end(), span(month)) if month else None
        about = "~" if m["more"] or (n % 10 == 0 and n >= 100) else ""
        year = now - n
        return m.end(), span(f"{year:04d}{about}" if year > 0 else f"-{-year:04d}~")
    if (m := _NEXT.match(line, i)) and (n := small_number(m["n"])):
        return m.end(), span(f"{now + 1}/{now + n}")
    if (m := _LAST.match(line, i)) and (n := small_number(m["n"] or m["n2"])):
        first = now - n + (1 if m["n"] and context.anchor and context.anchor.month and context.anchor.month > 6 else 0)
        return m.end(), span(f"{first}/{now}") if m["n2"] else span(f"{now - n}/{now - 1}")
    return None


def _decade(m: re.Match[str]) -> tuple[int, Date] | None:
    if m["c2"]:
        century = small_number(m["c2"])
        return (m.end(), span(f"{century * 100 - 100}/{century * 100 - 1}")) if century else None
    if not m["decade"]:
        return m.end(), span("2000~" if "本" in m.group() else "1999~")
    decade = small_number(m["decade"])
    if decade is None:
        return None
    century = (small_number(m["century"]) or 20) if m["century"] else 21 if m["this"] else 20
    first = century * 100 - 100 + decade
    return m.end(), span(f"{first}/{first + 9}")


def _points(line: str, i: int, context: _Context) -> tuple[int, Date] | None:
    """A point of time, or the range from one to another: 9月6日至8日."""
    if m := _WEEKDAY.match(line, i):
        return _weekday(m, context)
    m = _POINT.match(line, i)
    if m is None or not _is_date(m):
        return None
    first = _resolve(m, context)
    if first is None:
        return None
    to = _TO.match(line, m.end())
    second = _POINT.match(line, to.end()) if to else None
    if second and _is_date(second) and (last := _resolve(second, context, within=True)):
        low, high = first.split("/")[0], last.split("/")[-1]
        if low < high:
            return second.end(), span(f"{low}/{high}")
    return m.end(), span(first)


def _is_date(m: re.Match[str]) -> bool:
    """Whether the parts that a match found make a date together: 底 alone is none."""
    if m["year"] or m["near"] or m["month"] or m["nearmonth"]:
        return True
    if m["day"] or m["nearday"]:
        return True
    return _ALONE.match(m.group()) is not None


def _weekday(m: re.Match[str], context: _Context) -> tuple[int, Date] | None:
    if context.anchor is None or context.anchor.day is None:
        return None
    wanted = _WEEKDAYS.index("日" if m["wd"] == "天" else m["wd"])
    shift = {"上": -7, "下": 7}.get(m["week"] or "", 0)
    return m.end(), span_of_days(context.anchor, wanted - context.anchor.weekday() + shift)


def _resolve(m: re.Match[str], context: _Context, within: bool = False) -> str | None:
    """The EDTF of a point of time; `within`: it is the end of a range that has given its year and month."""
    g = m.groupdict()
    year = _year(g, context)
    month = _month(g, context)
    if g.get("nearday"):
        return _near_day(g["nearday"], context)
    if year is None and g.get("near"):
        return None
    if year is None and (month is not None or g.get("day") or g.get("half") or g.get("quarter") or g.get("edge")):
        year, month = _leaned(g, month, context, within)
    if year is None:
        return None
    if month is not None and isinstance(month, str):
        year, month = int(month[:4]), int(month[5:])
    if g.get("day") and month is not None:
        day = small_number(g["day"])
        edtf = f"{year:04d}-{month:02d}-{day:02d}" if day else ""
        if not edtf or parse_edtf(edtf) is None:
            return None
        context.remember(year, month, day)
        return edtf
    if month is not None:
        if not 1 <= month <= 12:
            return None
        context.remember(year, month, None)
        return f"{year:04d}-{month:02d}"
    if not (g.get("near") and context.now == year):
        context.remember(year, None, None)
    return _part_of_year(year, g)


def _year(g: dict[str, str | None], context: _Context) -> int | None:
    if g.get("year"):
        digits = "".join(
            str("〇一二三四五六七八九".find(c)) if not c.isdigit() else c
            for c in str(g["year"]).replace("零", "〇").replace("○", "〇")
        )
        return int(digits) if digits.isdigit() else None
    near = g.get("near")
    if near in ("当年", "同年", "这一年", "那一年", "次年", "翌年"):
        base = context.year if context.year is not None else (context.now if near in ("当年", "同年") else None)
        return None if base is None else base + (near in ("次年", "翌年"))
    if near and context.now is None:
        return None
    if near and context.now is not None:
        return context.now + {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "下": 1, "后": 2}[near[0]]
    return None


def _month(g: dict[str, str | None], context: _Context) -> int | str | None:
    if g.get("month"):
        return small_number(str(g["month"]))
    near = g.get("nearmonth")
    if near in ("当月", "同月", "次月"):
        return None if context.month is None else context.month
    if near and context.anchor:
        return context.anchor.months({"本": 0, "上": -1, "下": 1}[near[0]])
    return None


def _leaned(
    g: dict[str, str | None], month: int | str | None, context: _Context, within: bool
) -> tuple[int | None, int | str | None]:
    """Year and month of an expression that leaves them out: the paragraph's own where it has turned to a year, else the article's."""
    if isinstance(month, str):
        return int(month[:4]), month
    if month is not None:
        if context.told and context.year is not None and (within or context.year != context.now):
            return context.year, month
        return context.now, month
    if g.get("day"):
        if within or (context.told and context.month is not None):
            return context.year, context.month
        return (context.anchor.year, context.anchor.month) if context.anchor and context.anchor.month else (None, None)
    return (context.year if context.told else context.now), None


def _near_day(word: str, context: _Context) -> str | None:
    if word in ("当天", "当日", "同日", "次日", "翌日"):
        base = context.last or context.anchor
        shift = 1 if word in ("次日", "翌日") else 0
    else:
        base = context.anchor
        shift = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}[word[0]]
    if base is None or base.day is None:
        return None
    return span_of_days(base, shift).edtf


def _part_of_year(year: int, g: dict[str, str | None]) -> str:
    if g["quarter"]:
        q = small_number(str(g["quarter"])) or 1
        return f"{year:04d}-{3 * q - 2:02d}/{year:04d}-{3 * q:02d}"
    if g["half"]:
        return f"{year:04d}-01/{year:04d}-06" if g["half"][0] == "上" else f"{year:04d}-07/{year:04d}-12"
    if g["season"]:
        return f"{year:04d}-{21 + '春夏秋冬'.index(str(g['season']))}"
    if g["edge"]:
        return f"{year:04d}-01" if g["edge"].endswith("初") else f"{year:04d}-12"
    return f"{year:04d}"
