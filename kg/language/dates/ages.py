"""Long times by their number: centuries, decades, five-year plans."""

from __future__ import annotations

import re

from kg.edtf import year_edtf
from kg.language.dates.context import Context, Hit
from kg.language.dates.words import NUMERALS
from kg.language.numerals import small_number

STARTS = NUMERALS + '上本新世公“"'
"""The characters with which a long time can begin."""
_CENTURY = r"(?:(?P<bc>公元前)?(?P<century>\d{1,2}|二?十[一二三四五六七八九]?|[一二三四五六七八九])世纪|(?P<near>上个?|本)世纪|(?P<new>新)世纪(?=以来|来临|之初|初|伊始|第|，))"
_DECADE = re.compile(
    rf"{_CENTURY}?(?P<decades>\d0|[一二三四五六七八九]{{1,2}}十)年代(?P<part>[初前](?:期|叶)?|中(?:期|叶|后期)?|[末后](?:期|叶)?)?"
)
_WHOLE = re.compile(rf"{_CENTURY}(?P<part>初期?|前叶|前期|中叶|中期|末期?|后期|后半叶|伊始)?")
_TURN = re.compile(rf"(?:{_CENTURY}(?:与|和|、)?)?世纪之交")
_PLAN = re.compile(
    r"(?<![之一二三四五六七八九十百千万亿零点])[“\"]?(?P<n>二?十?[一二三四五六七八九十])五[”\"]?(?=期间|时期|以来|[末初]|开局|收官|前期|后期|[，。、])(?P<part>(?:期间|时期)?(?:末|初|开局之年|收官之年)|期间|时期)?"
)
_EARLY_PLANS = {1: (1953, 1957), 2: (1958, 1962)}


def ages(line: str, i: int, context: Context) -> Hit | None:
    """The century, decade or plan that begins at a place of a line: 上世纪八九十年代, 20世纪末, 世纪之交, “十四五”期间."""
    if (m := _TURN.match(line, i)) and not (i and line[i - 1] in "半个跨新"):
        century = _century(m) or 21
        return Hit(m.end(), f"{year_edtf(century * 100 - 100)}~")
    if m := _DECADE.match(line, i):
        return _decade(m)
    if m := _WHOLE.match(line, i):
        return _whole(m)
    return _plan(line, i)


def _century(m: re.Match[str]) -> int | None:
    if m["near"]:
        return 20 if m["near"].startswith("上") else 21
    if m["new"]:
        return 21
    return small_number(m["century"]) if m["century"] else None


def _decade(m: re.Match[str]) -> Hit | None:
    """90年代 without a century is the last one's: nobody yet writes so of this one."""
    decades = [m["decades"]] if m["decades"][0].isdigit() else [d + "十" for d in m["decades"].rstrip("十")]
    numbers = [n for d in decades if (n := small_number(d)) is not None]
    century = _century(m) or 20
    if m["bc"] or not numbers or numbers != sorted(numbers):
        return None
    first, last = century * 100 - 100 + numbers[0], century * 100 - 100 + numbers[-1] + 9
    if part := m["part"]:
        first, last = (
            (first, first + 2) if part[0] in "初前" else (first + 4, first + 6) if part[0] == "中" else (last - 2, last)
        )
    return Hit(m.end(), f"{first}/{last}")


def _whole(m: re.Match[str]) -> Hit | None:
    century = _century(m)
    if not century:
        return None
    if m["bc"]:
        return Hit(m.end(), f"{year_edtf(1 - century * 100)}/{year_edtf(100 - century * 100)}")
    first = century * 100 - 100
    if part := m["part"]:
        year = first if part[0] in "初前伊" else first + 50 if part[0] == "中" else first + 99
        return Hit(m.end(), f"{year_edtf(year)}~")
    return Hit(m.end(), f"{year_edtf(first)}/{year_edtf(first + 99)}")


def _plan(line: str, i: int) -> Hit | None:
    m = _PLAN.match(line, i)
    n = small_number(m["n"]) if m else None
    if m is None or not n:
        return None
    first, last = _EARLY_PLANS.get(n, (1951 + 5 * n, 1955 + 5 * n))
    part = m["part"] or ""
    if part.endswith(("末", "收官之年")):
        return Hit(m.end(), str(last))
    if part.endswith(("初", "开局之年")):
        return Hit(m.end(), str(first))
    return Hit(m.end(), f"{first}/{last}", "on" if line.startswith("以来", m.end()) else "over")
