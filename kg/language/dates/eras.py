"""Named times: dynasties and reigns, the Republic's years, wars and turning points."""

from __future__ import annotations

import re

from kg.edtf import parse_edtf, year_edtf
from kg.language.dates.context import Context, Hit
from kg.language.dates.words import MONTH
from kg.language.numerals import small_number

_DYNASTIES = {
    "夏": (-2069, -1599), "商": (-1599, -1045), "西周": (-1045, -770), "东周": (-769, -255), "周": (-1045, -255), "春秋": (-769, -475), "战国": (-474, -220), "秦": (-220, -206),
    "西汉": (-201, 8), "东汉": (25, 220), "汉": (-201, 220), "三国": (220, 280), "魏晋": (220, 420), "西晋": (265, 316), "东晋": (317, 420), "晋": (265, 420),
    "南北朝": (420, 589), "隋": (581, 618), "唐": (618, 907), "五代": (907, 960), "五代十国": (907, 979), "北宋": (960, 1127), "南宋": (1127, 1279), "宋": (960, 1279),
    "辽": (907, 1125), "西夏": (1038, 1227), "金": (1115, 1234), "元": (1271, 1368), "明": (1368, 1644), "清": (1636, 1912), "晚清": (1840, 1912),
}  # fmt: skip
"""First and last year, astronomical as EDTF counts them: 0 is 1 BC, -220 is 221 BC."""
_REIGNS = {
    "贞观": (627, 649), "神龙": (705, 707), "开元": (713, 741), "天宝": (742, 756), "元和": (806, 820), "熙宁": (1068, 1077), "元丰": (1078, 1085), "元祐": (1086, 1094),
    "宣和": (1119, 1125), "绍兴": (1131, 1162), "淳熙": (1174, 1189), "至元": (1264, 1294), "至正": (1341, 1370), "洪武": (1368, 1398), "永乐": (1403, 1424),
    "宣德": (1426, 1435), "正统": (1436, 1449), "景泰": (1450, 1457), "成化": (1465, 1487), "弘治": (1488, 1505), "正德": (1506, 1521), "嘉靖": (1522, 1566), "隆庆": (1567, 1572),
    "万历": (1573, 1620), "天启": (1621, 1627), "崇祯": (1628, 1644), "顺治": (1644, 1661), "康熙": (1662, 1722), "雍正": (1723, 1735), "乾隆": (1736, 1795), "嘉庆": (1796, 1820),
    "道光": (1821, 1850), "咸丰": (1851, 1861), "同治": (1862, 1874), "光绪": (1875, 1908), "宣统": (1909, 1912),
}  # fmt: skip
_TOWNS = frozenset({"绍兴", "正定"})
"""Reigns whose name is a town's too: 绍兴三年 is rather three years of the town."""
_EVENTS = {
    "鸦片战争": (1840, 1842), "洋务运动": (1861, 1895), "甲午战争": (1894, 1895), "戊戌变法": (1898, 1898), "辛亥革命": (1911, 1912), "五四运动": (1919, 1919), "第一次世界大战": (1914, 1918),
    "一战": (1914, 1918), "建党": (1921, 1921), "中国共产党成立": (1921, 1921), "北伐战争": (1926, 1928), "土地革命战争": (1927, 1937), "土地革命": (1927, 1937), "长征": (1934, 1936),
    "抗日战争": (1931, 1945), "抗战": (1931, 1945), "全面抗战": (1937, 1945), "抗战胜利": (1945, 1945), "第二次世界大战": (1939, 1945), "二战": (1939, 1945), "解放战争": (1945, 1949),
    "新中国成立": (1949, 1949), "中华人民共和国成立": (1949, 1949), "建国": (1949, 1949), "解放": (1949, 1949), "抗美援朝": (1950, 1953), "三线建设": (1964, 1980), "文革": (1966, 1976),
    "“文革”": (1966, 1976), "文化大革命": (1966, 1976), "恢复高考": (1977, 1977), "改革开放": (1978, 1978), "十一届三中全会": (1978, 1978), "香港回归": (1997, 1997), "澳门回归": (1999, 1999),
    "入世": (2001, 2001), "党的十五大": (1997, 1997), "党的十六大": (2002, 2002), "党的十七大": (2007, 2007), "党的十八大": (2012, 2012), "党的十九大": (2017, 2017), "党的二十大": (2022, 2022),
    "新冠疫情": (2020, 2022), "新冠肺炎疫情": (2020, 2022),
}  # fmt: skip


def _any(names: dict[str, tuple[int, int]]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


STARTS = "".join(sorted({n[0] for n in (*_DYNASTIES, *_REIGNS, *_EVENTS, "民国")}))
"""The characters with which a named time can begin."""
_NTH = rf"(?P<n>元|[一二三四五六七八九十]{{1,3}}|\d{{1,2}})年(?:{MONTH}月|[正冬腊]月)?"
_DYNASTY = re.compile(
    rf"""
    (?<![招通工电外说声证表美欧日港资])
    (?P<first>{_any(_DYNASTIES)})(?P<last>{_any(_DYNASTIES)})?
    (?:(?P<whole>代(?!办|表|理|言|码|替|价|际|谢|工|购)|朝(?!着|向|阳|气)|王朝|时期|两[代朝])   # 宋代, 明清时期
        |(?P<edge>[末初])(?=年|时|[，、。的（]|民初)年?(?:民初)?)                              # 清末
    """,
    re.VERBOSE,
)
_REIGN = re.compile(rf"[清明宋唐]?(?P<reign>{_any(_REIGNS)})(?:(?:{_NTH})(?![来间内前后])|年间|时期)")
_REPUBLIC = re.compile(
    rf"民国(?:(?P<n>元|[一二三四五六七八九十百〇零]{{1,5}}|\d{{1,3}})年(?:(?P<month>{MONTH})月(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?)?"
    "|(?P<early>初年?)|(?P<whole>时期|年间))"
)
_EVENT = re.compile(
    rf"""
    (?P<event>{_any(_EVENTS)})(?:的)?
    (?:(?P<years>[一二三四五六七八九十百]{{1,4}}|\d{{1,3}})周?年(?=之际|之年|时)      # 建党百年之际
        |(?P<tail>以来|之后|以后|之前|以前|前夕|前(?![沿往])|初期|后期|后(?!勤|备)|期间|时期|以后|初|年代))
    """,
    re.VERBOSE,
)


def eras(line: str, i: int, context: Context) -> Hit | None:
    """The named time that begins at a place of a line."""
    if m := _REIGN.match(line, i):
        return _reign(m)
    if m := _DYNASTY.match(line, i):
        return _dynasty(m)
    if m := _REPUBLIC.match(line, i):
        return _republic(m, context)
    if m := _EVENT.match(line, i):
        return _event(m)
    return None


def _nth(text: str | None) -> int | None:
    return None if not text else 1 if text == "元" else small_number(text)


def _reign(m: re.Match[str]) -> Hit | None:
    first, last = _REIGNS[m["reign"]]
    n = _nth(m["n"])
    if n is None:
        return Hit(m.end(), f"{first:04d}/{last:04d}")
    return None if m["reign"] in _TOWNS else Hit(m.end(), f"{first + n - 1:04d}")


def _dynasty(m: re.Match[str]) -> Hit | None:
    first, last = _DYNASTIES[m["first"]][0], _DYNASTIES[m["last"] or m["first"]][1]
    if m["last"] and last < first:
        return None
    if m["edge"]:
        return Hit(m.end(), f"{year_edtf(first if m['edge'] == '初' else last)}~")
    if m["whole"] == "时期" and len(m["first"]) == 1 and not m["last"] and m["first"] in "夏商金元周辽明":
        return None  # 盛夏时期, 明时期 and the like are no dynasties
    return Hit(m.end(), f"{year_edtf(first)}/{year_edtf(last)}")


def _republic(m: re.Match[str], context: Context) -> Hit | None:
    if m["whole"]:
        return Hit(m.end(), "1912/1949")
    n = _nth(m["n"])
    if n is None:
        return Hit(m.end(), "1912~")
    month, day = (small_number(part) if part else None for part in (m["month"], m["day"]))
    edtf = f"{1911 + n}" + "".join(f"-{part:02d}" for part in (month, day) if part)
    if parse_edtf(edtf) is None:
        return None
    context.remember(1911 + n, month, day)
    return Hit(m.end(), edtf)


def _event(m: re.Match[str]) -> Hit | None:
    """改革开放以来 is since its year, 抗战时期 its years, 建国初期 about its first, 建党百年之际 its hundredth."""
    first, last = _EVENTS[m["event"]]
    if m["years"]:
        years = 100 if m["years"] == "百" else small_number(m["years"])
        return Hit(m.end(), f"{first + years}") if years else None
    tail = m["tail"]
    if tail in ("以来", "之后", "以后", "后"):
        return Hit(m.end(), f"{last if tail != '以来' else first}/..", "since")
    if "前" in tail:
        return Hit(m.end(), f"../{first}", "until")
    if tail in ("初期", "初"):
        return Hit(m.end(), f"{first}~")
    if tail == "后期":
        return Hit(m.end(), f"{last}~")
    return Hit(m.end(), f"{first}/{last}", "over") if last > first else None
