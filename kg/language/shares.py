"""Shares and multiples as Chinese writes them: 百分之三点五, 近三分之二, 九成五, 过半数, 翻两番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.language.measures import ABOUT, AFTER, LEAST, LESS, MORE, MOST, REACH, Quantity, compared
from kg.language.numerals import NUMBER, parse_number

_BEFORE = rf"(?P<before>{LEAST}|{LESS}|{MOST}|{MORE}|{ABOUT})?(?:{REACH})?"
_HALF = re.compile(r"(?P<before>过|超过|超|近|约|占|达)?(?:半数|一半|半(?=[，。；、]|$))(?P<after>以上|左右)?")
_DOUBLED = re.compile(r"(?P<before>近|约|接近)?翻了?(?P<times>[一两二三四五六七八九]|\d)?番")
_FRACTION = re.compile(
    rf"""
    {_BEFORE}
    (?P<whole>[百千万]|\d{{1,3}}|[二三四五六七八九十]{{1,3}})分之(?P<part>{NUMBER})
    (?:[至到—–-](?:(?P=whole)分之)?(?P<most>{NUMBER})(?![年月日号]))?      # 百分之三至百分之五
    (?P<more>[多余])?(?P<after>{AFTER})?
    """,
    re.VERBOSE,
)
_TENTHS = re.compile(
    rf"{_BEFORE}(?P<tenths>[一二两三四五六七八九]|\d)成(?P<more>[一二三四五六七八九半])(?![一二三四五六七八九十百千万亿点成分]|[个家名人项年])(?P<after>{AFTER})?"
)
_SLASHED = re.compile(
    rf"(?P<before>{LEAST}|{LESS}|{MOST}|{MORE}|{ABOUT}|占)?(?<![\d./])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![\d./])"
    rf"(?P<after>{AFTER})?(?=的[一-鿿]|份额|[，。；、]|$)"
)
"""A fraction in figures, 近1/3的企业; not a date, 1/3, nor a voltage, 0.6/1kV."""
_WHOLES = {"百": "一百", "千": "一千", "万": "一万"}
_PLACES = Decimal("0.01")


def shares_in(text: str) -> Iterator[Quantity]:
    """The shares and multiples of a text, each kind in order."""
    if "分之" in text:
        yield from _fractions(text)
    if "/" in text:
        yield from _slashed(text)
    if "成" in text:
        yield from _tenths(text)
    if "半" in text:
        yield from _halves(text)
    if "番" in text:
        yield from _doublings(text)


def _fractions(text: str) -> Iterator[Quantity]:
    """百分之三十, 千分之五, 近三分之二: shares, in per cent; one that never ends in decimals is about so much."""
    for m in _FRACTION.finditer(text):
        whole, part = parse_number(_WHOLES.get(m["whole"], m["whole"])), parse_number(m["part"])
        most = parse_number(m["most"]) if m["most"] else None
        if whole and part is not None:
            share = _percent(part, whole)
            about = "=" if share * whole == 100 * part else "~"
            sign = compared(m["before"], m["after"], more=bool(m["more"]))
            upper = None if most is None else _percent(most, whole)
            yield Quantity(m.start(), m.end(), share, "%", about if sign == "=" else sign, upper)


def _slashed(text: str) -> Iterator[Quantity]:
    """超过1/3的企业, 1/4份额: shares, in per cent."""
    for m in _SLASHED.finditer(text):
        part, whole = Decimal(m["part"]), Decimal(m["whole"])
        if part < whole:
            about = "=" if _percent(part, whole) * whole == 100 * part else "~"
            sign = compared(m["before"], m["after"])
            yield Quantity(m.start(), m.end(), _percent(part, whole), "%", about if sign == "=" else sign)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole in per cent, exactly if two decimals are enough or it is one of a hundred, a thousand or ten thousand."""
    return 100 * part / whole if whole in (100, 1000, 10_000) else (100 * part / whole).quantize(_PLACES)


def _tenths(text: str) -> Iterator[Quantity]:
    """九成五, 三成半: tenths with hundredths; 五成 alone is a number with its unit."""
    for m in _TENTHS.finditer(text):
        tenths, more = parse_number(m["tenths"]), parse_number(m["more"])
        if tenths is not None and more is not None:
            hundredths = 5 if m["more"] == "半" else more
            yield Quantity(m.start(), m.end(), 10 * tenths + hundredths, "%", compared(m["before"], m["after"]))


def _halves(text: str) -> Iterator[Quantity]:
    """过半数, 近一半: half of something, where the words say that it is a share."""
    for m in _HALF.finditer(text):
        if m["before"] or m["after"]:
            yield Quantity(m.start(), m.end(), Decimal(50), "%", compared(m["before"], m["after"]))


def _doublings(text: str) -> Iterator[Quantity]:
    """翻一番, 翻了两番: twice, four times as much."""
    for m in _DOUBLED.finditer(text):
        times = parse_number(m["times"] or "一")
        if times is not None:
            yield Quantity(m.start(), m.end(), 2**times, "倍", compared(m["before"], None))
