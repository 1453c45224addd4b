"""A point of time, year, month, day and part of each, absolute (2023年) or relative (去年, 次年, 上月, 昨天), and ranges of points."""

from __future__ import annotations

import re

from kg.edtf import Day, parse_edtf, year_edtf
from kg.language.dates.context import Context, Hit, heads_sentence, is_ahead
from kg.language.dates.parts import ALONE, PART, of_month, of_year
from kg.language.dates.words import CLOCK, DAY, MONTH, NUMERALS, TO, shifted_month, year_of
from kg.language.numerals import small_number

STARTS = NUMERALS + "〇零公今本年去上大前明下来后当同这那该是次翌第转元昨即廿卅月岁首"
"""The characters with which a point of time can begin."""
# What stands in (?!…) after a word, or in (?<!…) before it, makes it part of another one: 年龄, 月球, 5日游, 说|明年|龄.
_AFTER_YEAR = r"(?!龄|级|轻|薪|鉴|的?历史|的?时间|左右的|之久|古|以上|多|余|间(?!，))"
_NEAR_YEARS = {
    "今年度": 0, "今年": 0, "本年度": 0, "本年": 0, "年内": 0, "去年": -1, "上一年度": -1, "上一年": -1, "上年度": -1, "上年": -1, "大前年": -3, "前年": -2,
    "明年": 1, "来年": 1, "下一年度": 1, "下一年": 1, "下年度": 1, "下年": 1, "大后年": 3, "后年": 2,
    "今": 0, "去": -1, "明": 1,
}  # fmt: skip
_WITHIN = "年内"
_TOLD_YEARS = {
    "当年": 0, "同年": 0, "这一年": 0, "那一年": 0, "这年": 0, "那年": 0, "该年": 0, "是年": 0, "次年": 1, "翌年": 1, "第二年": 1, "转年": 1, "前一年": -1,
}  # fmt: skip
_YEAR_BEFORE = r"""
    (?<![至])今年度?(?!轻|青|均|[复一]) | (?<=至)今年(?!均)     # 至今|年轻
    | 本年度? | (?<![\d每半])年内 | 去年
    | (?<!以)上一?年度?(?!纪|龄|轻|薪|均)
    | (?<![之以目日此年])大?前年
    | (?<![说证表声光])明年                                    # 说明|年龄
    | (?<![以天])下一?年度? | (?<![近年以月天本])来年
    | (?<![之以今年此])大?后年
    | [今去明](?=[春夏秋冬](?![天季]?[装奥训]))                 # 今春
"""
_YEAR_TOLD = r"""
    当年(?!轻|青|人) | 同年(?!级|龄) | [这那]一?年(?!头|轻|代) | 该年度? | 是年(?=\d|[，春夏秋冬])
    | (?<![\d一二两三四五六七八九十多首每本历届几])次年(?!会|度) | 翌年 | (?<!连续)第二年(?!级|度) | 转年 | (?<!之)前一年
"""
_YEAR = rf"""
    (?P<year>(?:1\d|20)\d\d|[一二][〇零○一二三四五六七八九]{{3}})\s?
        (?:年度?{_AFTER_YEAR}|(?=(?:[、和及与]\s?(?:19|20)\d\d)+\s?年))   # 2023年, 2021、2022和2023年
    | (?P<short>0\d|[〇零][一二三四五六七八九]
        |(?<![〇零一二三四五六七八九])[五六七八九][〇零一二三四五六七八九]
        |\d\d(?=年\s?{MONTH}月|年[初底末春夏秋冬]|年度|年[上下]半年|年第?[一二三四]季度|年前三季度))
        \s?年度?{_AFTER_YEAR}                                          # 08年, 九八年, 22年3月, 22年上半年
    | (?<![^，；：。、（,;:(较比至到和而])(?P<beside>[125-9]\d)年(?![的代来里后前内中如历春磨风坚深弹]|.?[龄级]){_AFTER_YEAR}  # 2021年…，22年…
    | 公元(?P<bc>前)?(?P<ad>\d{{1,4}})年
    | (?P<near>{_YEAR_BEFORE})
    | (?P<toldyear>{_YEAR_TOLD})
"""
_NEAR_MONTHS = {"本": 0, "这": 0, "今": 0, "上": -1, "下": 1}
_MONTH = rf"""
    (?<!月)(?<!每年)(?P<month>{MONTH}|元(?=月))
        (?:\s?月份?|(?={TO}{MONTH}\s?月)|(?<=\d)(?=、\d{{1,2}}月))       # 3月, 3至5月, 3、5月
        (?!球|饼|亮|光|嫂|薪|供|均|怀胎|革命|花(?!开|卉|博|市|展)|一[次回个届期场]|[内余多])
    | (?P<nearmonth>本月|这个月|(?<![海天水以])上一?个?月(?!球|亮|饼)|(?<![以天])下一?个?月(?!球|亮|饼))
    | (?P<toldmonth>当月|(?<!大)同月|(?<![\d一二三两首每])次月)
"""
_NEAR_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "即": 0, "明": 1, "后": 2, "大后": 3}
_AFTER_DAY = r"(?!线|楼|院|店|馆|令|文|元|游|内|均|程|常|报|语|本|志|夜|化|用|租|间|渐|益|产|耗|新|活|电|军|方|式|企|资|韩|美|[一二三四五六七八九十]|[栋幢门室房桌车厅台机井坑站球])"
_DAY = rf"""
    (?P<day>{DAY})\s?
        (?:[日号]{_AFTER_DAY}|(?={TO}{DAY}\s?[日号]{_AFTER_DAY})|(?=[、和]{DAY}[日号]{_AFTER_DAY}))   # 6日, 6至8日, 6、8日
    | (?P<nearday>今[天日](?!头条|气)|昨[天日]|昨(?=[从在])
        |(?<![目之以年月日天大])大?前天(?!气|然|津|文)|(?<![光说证声表])明[天日](?!之星|方舟|星)
        |(?<![之以今年月日先大])大?后天(?!努力)|即日(?=起|，)|今[晨早]|今晚(?!报)|昨[晚夜]|明晚)
    | (?P<toldday>当[天日晚]|同[日天]|(?<![\d一二三两首每几])次日(?!本)|翌日)
"""
_POINT = re.compile(
    rf"""
    (?:{_YEAR})?
    (?:[\s，]?(?:{_MONTH}))?
    (?:\s?(?:{_DAY}|{PART}))?
    {CLOCK}(?:[（(，,\s]?(?:周|星期)[一二三四五六日天](?!至|到|[-—])[)）]?)?{CLOCK}
    """,
    re.VERBOSE,
)
_SURE = ("year", "short", "beside", "ad", "near", "toldyear", "month", "nearmonth", "toldmonth", "nearday", "toldday")
"""What makes a date by itself."""
_YEARS = ("year", "short", "beside", "ad", "near", "toldyear")
"""What gives a year."""
_HEADS = ("year", "short", "beside", "near", "toldyear")
"""What gives the year of a chronicle at the head of its sentence."""
_NEXT = 40
"""Characters in which a row of years goes on."""
_BESIDE = 5
"""Years that one of two digits lies at most from the one before it."""
_UP_TO = re.compile(r"[，；。][到至]$")
"""What a year that has come stands behind, and no number of years: 2015年…，到22年."""
_TO = re.compile(TO)
_TIME_OF_DAY = re.compile("[上下]午|晚|早|清晨|凌晨|中午|起|前|止|，")


def points(line: str, i: int, context: Context) -> Hit | None:
    """A point of time, or the range from one to another: 9月6日至8日, 2022年3月至次年5月, 3—5月."""
    m = _match(line, i)
    if m is None:
        return None
    first = _resolve(m, context)
    if first is None:
        return Hit(m.end(), "") if m["day"] and m["month"] else None  # 2月30日
    return _range(line, m, first, context) or _next_day(line, m, first, context) or Hit(m.end(), first)


def _range(line: str, m: re.Match[str], first: str, context: Context) -> Hit | None:
    """The range that begins with a point, and ends with a later one of no other kind."""
    to = _TO.match(line, m.end())
    second = _match(line, to.end(), alone=True) if to else None
    if second is None or (m["day"] and second["year"] and not (second["day"] or second["month"])):
        return None
    start = first.split("/")[0]
    last = (_resolve(second, context, begun=Day.parse(start)) or "").split("/")[-1]
    return Hit(second.end(), f"{start}/{last}") if start < last else None


def _next_day(line: str, m: re.Match[str], first: str, context: Context) -> Hit | None:
    """The range of a day and the one after it, 9月26日、27日."""
    beside = m["day"] and line[m.end() : m.end() + 1] in ("、", "和")
    second = _match(line, m.end() + 1, alone=True) if beside else None
    if second is None or not second["day"] or second["month"]:
        return None
    last = _resolve(second, context, begun=Day.parse(first))
    days = parse_edtf(f"{first}/{last}") if last is not None else None
    if days is None or days.begin is None or days.end is None or (days.end - days.begin).days != 1:
        return None
    return Hit(second.end(), f"{first}/{last}")


def _match(line: str, i: int, *, alone: bool = False) -> re.Match[str] | None:
    """The point at a place, if what is there makes a date: 底 alone is none. `alone`: a day may stand alone, since a range has begun."""
    m = _POINT.match(line, i)
    if m is None or m.end() == i:  # all its parts may be left out
        return None
    if any(m.group(*_SURE)):
        return m
    if m["day"]:
        return m if alone or _is_lone_day(line, m) else None
    return m if ALONE.match(line, i) else None


def _is_lone_day(line: str, m: re.Match[str]) -> bool:
    """Whether a day without a month is one, 24日, 24号上午, and not a number, 24号文件, or a length, 三日."""
    after = line[m.end("day") : m.end("day") + 3]
    if after[:1] not in ("日", "号") or after[1:].startswith(("后", "之后", "以后", "内", "以内")):
        return False
    if after[0] == "号" and not _TIME_OF_DAY.match(line, m.end("day") + 1):
        return False
    return m["day"][0].isdigit() or len(m["day"]) > 1


def _resolve(m: re.Match[str], context: Context, *, begun: Day | None = None) -> str | None:
    """The EDTF of a point of time. `begun`: it is the end of a range that begins there."""
    if m["nearday"] or m["toldday"]:
        return _day_near(m, context)
    year = _year(m, context)
    if year is None and (m["near"] or m["toldyear"] or m["beside"]):
        return None
    at = _month(m, context, year, begun)
    if at is not None:
        return _of_month(m, at, context)
    return None if m["day"] else _of_year(m, year, context)


def _of_month(m: re.Match[str], at: tuple[int, int], context: Context) -> str | None:
    """A month of a year, a part of it or a day in it; None for a day that it does not have."""
    year, month = at
    day = small_number(m["day"]) if m["day"] else None
    if day is None:
        edtf = of_month(m, year, month)
    else:
        edtf = f"{year:04d}-{month:02d}-{day:02d}" if year > 0 else year_edtf(year)
        if parse_edtf(edtf) is None:
            return None
    context.remember(year, month, day)
    _head(m, context, year)
    return edtf


def _of_year(m: re.Match[str], said: int | None, context: Context) -> str | None:
    """A year or a part of it, which without a year is one of the year that the sentence speaks of."""
    year = said if said is not None else context.year if context.told else context.now
    if year is None:
        return None
    if any(m.group(*_YEARS)) and not (m["near"] and context.now == year):
        context.remember(year)
        _head(m, context, year)
    return of_year(m, year, context)


def _head(m: re.Match[str], context: Context, year: int) -> None:
    if any(m.group(*_HEADS)) and heads_sentence(m.string, m.start()):
        context.chronicle = year


def _year(m: re.Match[str], context: Context) -> int | None:
    if m["year"] or m["short"]:
        return year_of(m["year"] or m["short"])
    if m["beside"]:
        return _year_beside(m, context)
    if m["ad"]:
        return 1 - int(m["ad"]) if m["bc"] else int(m["ad"])
    if m["near"]:
        return _year_near(m, context)
    if m["toldyear"]:
        shift = _TOLD_YEARS[m["toldyear"].removesuffix("度")]
        base = context.year if context.year is not None else context.now
        return None if base is None else base + shift
    return None


def _year_near(m: re.Match[str], context: Context) -> int | None:
    """A year by its distance from the article's; 年内 in a sentence that a year heads is within that year: 2022年8月，…，年内办结300件, not 年内将办结."""
    is_told = m["near"] == _WITHIN and context.told and context.chronicle is not None
    if is_told and not is_ahead(m.string, m.start(), m.end()):
        return context.chronicle
    return None if context.now is None else context.now + _NEAR_YEARS[m["near"]]


def _year_beside(m: re.Match[str], context: Context) -> int | None:
    """A year of two digits beside one that the paragraph has told: 2021年…，22年…; 2003年…，20年…is how long; or that it goes on to: 21年…，22年…."""
    line, at, year = m.string, m.start(), year_of(m["beside"])
    if context.now is not None and year > context.now:
        return None
    if context.here and context.year is not None:
        has_come = year > context.year and _UP_TO.search(line, max(0, at - 2), at) is not None
        return year if has_come or 0 < abs(year - context.year) <= _BESIDE else None
    own = year % 100
    begins = f"{own - 1:02}年" not in line[max(0, at - _NEXT) : at]  # not 某校20年…，21年…, which may be how long
    goes_on = re.search(f"[，；]{own + 1:02}年", line[m.end() : m.end() + _NEXT])
    return year if begins and goes_on else None


def _month(m: re.Match[str], context: Context, year: int | None, begun: Day | None) -> tuple[int, int] | None:
    """Year and month of a point that gives a month or a day."""
    if m["month"]:
        return _named_month(m, context, year, begun)
    if m["nearmonth"]:
        return _months_from(context.anchor, _NEAR_MONTHS[m["nearmonth"][0]])
    if m["toldmonth"]:
        told = Day(context.year, context.month) if context.year and context.month else context.anchor
        return _months_from(told, int(m["toldmonth"] == "次月"))
    if m["day"] and begun and begun.month:
        return begun.year, begun.month
    if m["day"] and year is None:
        return context.month_of(small_number(m["day"]) or 1, ahead=is_ahead(m.string, m.start(), m.end()))
    return None


def _named_month(m: re.Match[str], context: Context, year: int | None, begun: Day | None) -> tuple[int, int] | None:
    """A month by its name; without a year it is the next one in a range, 11月至3月, else one of the year spoken of."""
    month = 1 if m["month"] == "元" else small_number(m["month"])
    assert month is not None
    if year is None and begun is not None:
        year = begun.year + (begun.month is not None and month < begun.month)
    if year is None:
        day = small_number(m["day"]) if m["day"] else None
        heads, ahead = heads_sentence(m.string, m.start()), is_ahead(m.string, m.start(), m.end())
        year = context.year_of(month, day, heads=heads, ahead=ahead)
    return None if year is None else (year, month)


def _months_from(base: Day | None, shift: int) -> tuple[int, int] | None:
    """The month so many months from one that is known."""
    return shifted_month(base.year, base.month, shift) if base is not None and base.month is not None else None


def _day_near(m: re.Match[str], context: Context) -> str | None:
    if m["toldday"]:
        base, shift = context.last or context.anchor, int(m["toldday"] in ("次日", "翌日"))
    else:
        base, shift = context.anchor, _NEAR_DAYS[m["nearday"].rstrip("天日晨早晚夜")]
    if base is None or base.day is None:
        return None
    day = base.days(shift)
    if m["toldday"] and shift:
        context.remember(day.year, day.month, day.day)
    return str(day)
