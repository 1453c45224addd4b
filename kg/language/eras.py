"""Named times: dynasties and reigns, the Republic's years, turning points, and the holidays of the lunar year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.edtf import Date, span
from kg.language.numerals import small_number

if TYPE_CHECKING:
    from kg.language.dates import _Context

_DYNASTIES = {
    "夏": "-2070/-1600", "商": "-1600/-1046", "西周": "-1046/-0771", "东周": "-0770/-0256", "春秋": "-0770/-0476", "战国": "-0475/-0221", "秦": "-0221/-0206",
    "西汉": "-0202/0008", "东汉": "0025/0220", "汉": "-0202/0220", "三国": "0220/0280", "西晋": "0265/0316", "东晋": "0317/0420", "晋": "0265/0420",
    "南北朝": "0420/0589", "隋": "0581/0618", "唐": "0618/0907", "五代": "0907/0960", "北宋": "0960/1127", "南宋": "1127/1279", "宋": "0960/1279",
    "辽": "0907/1125", "金": "1115/1234", "元": "1271/1368", "明": "1368/1644", "清": "1636/1912",
}  # fmt: skip
_REIGNS = {
    "洪武": (1368, 1398), "永乐": (1403, 1424), "嘉靖": (1522, 1566), "万历": (1573, 1620), "崇祯": (1628, 1644), "顺治": (1644, 1661), "康熙": (1662, 1722),
    "雍正": (1723, 1735), "乾隆": (1736, 1795), "嘉庆": (1796, 1820), "道光": (1821, 1850), "咸丰": (1851, 1861), "同治": (1862, 1874), "光绪": (1875, 1908), "宣统": (1909, 1911),
}  # fmt: skip
_EVENTS = {
    "改革开放": 1978,
    "新中国成立": 1949,
    "建国": 1949,
    "中华人民共和国成立": 1949,
    "建党": 1921,
    "党的十八大": 2012,
    "党的十九大": 2017,
    "党的二十大": 2022,
    "抗战胜利": 1945,
}
_SPRING = {
    2008: "02-07", 2009: "01-26", 2010: "02-14", 2011: "02-03", 2012: "01-23", 2013: "02-10", 2014: "01-31", 2015: "02-19", 2016: "02-08", 2017: "01-28", 2018: "02-16",
    2019: "02-05", 2020: "01-25", 2021: "02-12", 2022: "02-01", 2023: "01-22", 2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-06", 2028: "01-26", 2029: "02-13", 2030: "02-03",
}  # fmt: skip
"""First day of the lunar year (Hong Kong Observatory's conversion tables)."""
_FIXED = {"国庆": ("10-01", "10-07"), "五一": ("05-01", "05-05"), "元旦": ("01-01", "01-01")}

ERAS = (*_DYNASTIES, *_REIGNS, *_EVENTS, "民国", "春节", "新春", *_FIXED)
_DYNASTY = re.compile(
    "("
    + "|".join(sorted(_DYNASTIES, key=len, reverse=True))
    + r")(?:代|朝|王朝|时期|末年?|初年?|代末年|代初年)(?!办|表|理|中|言|码|替|价|际)|清光绪年间"
)
_REIGN = re.compile("(?:清|明)?(" + "|".join(_REIGNS) + r")(?:(?P<n>元|[一二三四五六七八九十]{1,3})年|年间)")
_REPUBLIC = re.compile(r"民国(?:(?P<n>元|[一二三四五六七八九十]{1,3}|\d{1,2})年|时期|年间)")
_EVENT = re.compile("(" + "|".join(sorted(_EVENTS, key=len, reverse=True)) + ")(?:以来|之后|以后|后|以前|前|初期)")
_HOLIDAY = re.compile(
    r"(?P<near>今年|去年|明年)?(?P<name>春节|新春|国庆节?|五一|“五一”|元旦)(?P<tail>假期|期间|长假|小长假|前后|当天)"
)


def eras(line: str, i: int, context: _Context) -> tuple[int, Date] | None:
    """The named time that begins at a place of a line: its end and itself."""
    if m := _REIGN.match(line, i):
        first, last = _REIGNS[m[1]]
        n = 1 if m["n"] == "元" else small_number(m["n"]) if m["n"] else None
        return m.end(), span(f"{first + n - 1}" if n else f"{first}/{last}")
    if (m := _DYNASTY.match(line, i)) and m[1]:
        return m.end(), span(_DYNASTIES[m[1]])
    if m := _REPUBLIC.match(line, i):
        n = 1 if m["n"] == "元" else small_number(m["n"]) if m["n"] else None
        if n:
            context.remember(1911 + n, None, None)
        return m.end(), span(f"{1911 + n}" if n else "1912/1949")
    if m := _EVENT.match(line, i):
        return m.end(), span(f"{_EVENTS[m[1]]}/..")
    if (m := _HOLIDAY.match(line, i)) and context.now:
        year = context.now + {"今": 0, "去": -1, "明": 1}.get((m["near"] or "今")[0], 0)
        name = m["name"].strip("“”节")
        if name in _FIXED:
            first_day, last_day = _FIXED[name]
            return m.end(), span(
                f"{year}-{first_day}/{year}-{last_day}" if first_day != last_day else f"{year}-{first_day}"
            )
        if year in _SPRING:
            return m.end(), span(f"{year}-{_SPRING[year]}" if m["tail"] == "当天" else f"{year}-{_SPRING[year][:2]}")
    return None
