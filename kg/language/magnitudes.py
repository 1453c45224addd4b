"""Magnitudes as Chinese writes them: 数百名, 几千家, 数十万元, which say how many digits a number has and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.measures import ABOUT, DURATIONS, MORE, REACH, UNITS, Quantity, in_base_unit
from kg.language.numerals import parse_number

_SOME = re.compile(
    rf"""
    (?:{MORE}|{ABOUT})?(?:{REACH})?
    (?:(?<![十百千万亿])几|(?<![总人次件户家倍指个点分系因函级岁])数)          # not 十几万, 总数百
    (?P<places>[十百千][万亿]?|[万亿])[多余]?(?P<unit>{"|".join(UNITS)})
    """,
    re.VERBOSE,
)


def magnitudes_in(text: str) -> Iterator[Quantity]:
    """The magnitudes of a text, each more than its first number; none of a time, 几十年."""
    if "数" in text or "几" in text:
        for m in _SOME.finditer(text):
            value = parse_number("一" + m["places"])
            factor, unit = in_base_unit(m["unit"], None)
            if value is not None and unit not in DURATIONS:
                yield Quantity(m.start(), m.end(), value * factor, unit, ">")
