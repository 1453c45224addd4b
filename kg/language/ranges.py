"""Ranges as Chinese writes them: 3亿元至5亿元, 20-30名, 1.5万至2万人次, 三至四千家, 七八百人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.language.measures import ABOUT, AFTER, LEAST, MORE, REACH, UNITS, Quantity, compared, in_base_unit
from kg.language.numerals import NUMBER, parse_number

_UNIT = "|".join(UNITS)
_SCALED = "万亿兆十百千"
_MARKS = "-–—―－−~～至到"
_HINT = re.compile(rf"[{_MARKS}]\s?[￥¥$€]?[\d０-９一二两三四五六七八九十百千]")
_RANGE = re.compile(
    rf"""
    (?P<before>{LEAST}|{MORE}|{ABOUT})?(?:{REACH}|在)?(?P<before2>{ABOUT})?\s?
    (?P<currency>[￥¥$€])?
    (?<![\d.．\-–—−/:：A-Za-z点分之])(?<![几数](?=[^\d]))
    (?P<least>{NUMBER})(?P<least_unit>{_UNIT})?
    \s?(?:[{_MARKS}]|——|--)\s?[￥¥$€]?
    (?P<most>{NUMBER})(?P<more>[多余])?(?P<scale>[万亿])?(?P<unit>{_UNIT})?
    (?P<after>不等|之间|{AFTER})?
    """,
    re.VERBOSE,
)
_DIGITS = "一二三四五六七八九"
_PAIR = re.compile(
    rf"""
    (?P<before>{MORE}|{ABOUT})?(?:{REACH})?
    (?<![\d〇零一二两三四五六七八九十百千万亿第])
    (?P<head>[二三四五六七八九]?十)?
    (?P<least>[{_DIGITS}两])(?P<most>[{_DIGITS}])(?P<places>[十百千]?[万亿]?)
    (?P<more>[多余])?(?P<unit>{_UNIT})(?P<after>{AFTER})?
    """,
    re.VERBOSE,
)
_FOLLOWING = frozenset((*(a + b for a, b in zip(_DIGITS, _DIGITS[1:], strict=False)), "三五"))
_ONE_DIGIT = re.compile(rf"[{_DIGITS}两]([十百千万亿]+)$")
_GROWN = re.compile("[从由自]$")
"""What stands before the first of two figures of different times: 从3亿元到5亿元."""


def ranges_in(text: str) -> Iterator[Quantity]:
    """The ranges of a text, each kind in order: `value` and `most` are their ends."""
    for m in _RANGE.finditer(text) if _HINT.search(text) else ():
        ends = _ends(m) if _is_range(text, m) else None
        if ends is not None and ends[0] < ends[1]:
            yield _ranged(m, ends, m["before2"] or m["before"])
    for m in _PAIR.finditer(text):
        if (ends := _pair(m)) is not None:
            yield replace(_ranged(m, ends, m["before"]), comparator="~")


def _is_range(text: str, m: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range: of one unit, and not of two times, 从3亿元到5亿元."""
    unit, least_unit = m["unit"], m["least_unit"]
    if not (unit or (m["currency"] or (m["scale"] or m["most"])[-1] in "万亿")):
        return False
    same = least_unit in (None, unit)
    return same and (m["after"] is not None or not _GROWN.search(text, max(0, m.start() - 1), m.start()))


def _ends(m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The two ends; what says only after the second how much it is a multiple of says so of both: 3至5亿元, 三至四千家."""
    least, most = parse_number(m["least"]), parse_number(m["most"] + (m["scale"] or ""))
    if least is None or most is None:
        return None
    if m["least_unit"] is None and m["least"][-1] not in _SCALED:
        least = _scaled_like(least, m["most"] + (m["scale"] or ""), most)
    return least, most


def _scaled_like(least: Decimal, words: str, most: Decimal) -> Decimal:
    """The lower end in the unit of the upper: 3 of 5亿, but 800 of 1.2万 is 800."""
    if words[0].isdecimal():
        bare = parse_number(words.rstrip(_SCALED))
    else:
        last = _ONE_DIGIT.match(words)
        bare = parse_number(words[0]) if last else None
    return least * most / bare if bare and least < bare else least


def _pair(m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The ends of 七八百人, 十七八家, 三五千元; None if the digits do not follow each other."""
    head = m["head"] or ""
    if head and m["places"][:1] in ("十", "百", "千") and m["places"]:
        return None
    least, most = (parse_number(head + m[end] + m["places"]) for end in ("least", "most"))
    if least is None or most is None:
        return None
    follow = (m["least"].replace("两", "二") + m["most"]) in _FOLLOWING
    return (least, most) if follow else None


def _ranged(m: re.Match[str], ends: tuple[Decimal, Decimal], before: str | None) -> Quantity:
    """The quantity of a range in the base unit."""
    currency = m["currency"] if "currency" in m.re.groupindex else None
    factor, unit = in_base_unit(m["unit"], currency)
    sign = compared(before, m["after"])
    return Quantity(m.start(), m.end(), ends[0] * factor, unit, sign if sign == "~" else "=", ends[1] * factor)
