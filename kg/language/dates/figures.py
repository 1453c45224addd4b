"""Dates in figures, 2023-09-06, 2023.9.6—9.8, and ranges of years, 2018—2022年."""

from __future__ import annotations

import re

from kg.edtf import parse_edtf
from kg.language.dates.context import Context, Hit
from kg.language.dates.words import TO, year_of

STARTS = "12一二"
"""The characters with which either can begin."""
_Y = r"(?:19|20)\d\d"
_FIGURES = re.compile(
    rf"(?<![\d.])(?P<y>{_Y})(?P<s>[-./])(?P<m>\d{{1,2}})(?:(?P=s)(?P<d>\d{{1,2}}))?(?!\d|[./]\d|-\d{{1,2}}(?!\d)|%)日?"
)
_SECOND = re.compile(rf"{TO}(?:(?P<y>{_Y})(?P<s>[-./]))?(?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})(?![\d%])")
_MONTHS = re.compile(rf"(?P<y1>{_Y})\.(?P<m1>\d{{1,2}}){TO}(?P<y2>{_Y})\.(?P<m2>\d{{1,2}})(?![\d.%])")
_YEARS = re.compile(
    rf"""
    (?<![\d.])(?P<a>{_Y}|[一二][〇零一二三四五六七八九]{{3}})年?(?:度)?
    (?:{TO}|/)
    (?P<b>{_Y}|[一二][〇零一二三四五六七八九]{{3}}|\d\d(?=\s?(?:学年|财年|赛季)))
    (?:\s?(?:年(?!\s?\d{{1,2}}月)度?|学年|财年|赛季)|(?=[，。；、）)]|$))
    """,
    re.VERBOSE,
)


def ranges_of_years(line: str, i: int, context: Context) -> Hit | None:
    """2018年至2022年, 2018—2022年, 2023—24赛季."""
    m = _YEARS.match(line, i)
    if m is None:
        return None
    first, last = year_of(m["a"]), year_of(m["b"])
    if len(m["b"]) == 2:
        last = first // 100 * 100 + int(m["b"])
    if last <= first:
        return None
    context.remember(last)
    return Hit(m.end(), f"{first}/{last}")


def in_figures(line: str, i: int, context: Context) -> Hit | None:
    """2023-09-06, 2023/9/6, 2023.09.06, 2023-09, and the range from one to another; 2023.09 alone is rather a number."""
    if m := _MONTHS.match(line, i):
        edtf = f"{m['y1']}-{int(m['m1']):02d}/{m['y2']}-{int(m['m2']):02d}"
        return Hit(m.end(), edtf) if parse_edtf(edtf) else None
    m = _FIGURES.match(line, i)
    if m is None or (m["s"] == "." and not m["d"]):
        return None
    month, day = int(m["m"]), int(m["d"]) if m["d"] else None
    edtf = f"{m['y']}-{month:02d}" + (f"-{day:02d}" if day is not None else "")
    if not 1 <= month <= 12 or parse_edtf(edtf) is None:
        return None
    context.remember(int(m["y"]), month, day)
    return (_to_second(line, m, edtf) if day else None) or Hit(m.end(), edtf)


def _to_second(line: str, m: re.Match[str], first: str) -> Hit | None:
    """The range from a day to another one: 2023.9.6—9.8."""
    to = _SECOND.match(line, m.end())
    if to is None:
        return None
    both = f"{first}/{to['y'] or m['y']}-{int(to['m']):02d}-{int(to['d']):02d}"
    return Hit(to.end(), both) if parse_edtf(both) else None
