"""Quantities as Chinese writes them: number, unit, and the words that say more, less or about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from kg.language.codes import is_short_code, names_something
from kg.language.durations import is_measured, is_term
from kg.language.magnitudes import magnitudes_in
from kg.language.measures import (
    ABOUT,
    AFTER,
    DURATIONS,
    LEAST,
    LESS,
    MORE,
    MOST,
    REACH,
    UNITS,
    Quantity,
    compared,
    in_base_unit,
)
from kg.language.numerals import NUMBER, parse_number
from kg.language.ranges import ranges_in
from kg.language.shares import shares_in

__all__ = ["Quantity", "find_quantities"]

_NUMERAL = re.compile(
    r"[\d〇零一二两三四五六七八九十廿卅百千万亿拾佰仟半番]"
)  # some such character stands in every quantity
_APART = r"(?<![\d.][ ])(?<![表图件号程前第章节例题组])(?:\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?|\d(?:[ ]\d){2,})(?!\d)"
"""A number whose thousands blanks part, 1 260人, or all its digits: 1 2 6人. Not what a number stands beside that counts off: 表1 200家."""
_MEDAL = re.compile(r"[金银铜](?=[\d、，。；和及与]|$)")  # 2|银3|铜
_HUNDREDS = frozenset("百千万亿")
"""Numbers that leave out their 一: 上百名."""
_TELLING = frozenset("岁 层 届".split())
_ORDINAL_BEFORE = re.compile("[第前]$")
_MINUS = re.compile(r"(?<![\d%％])[-−－]$")
_SCORED = re.compile("[以为达、]$")
_CLOCK_BEFORE = re.compile("小时$|[点时]$")
_SINCE = re.compile("(?:[自从:：]\\d{1,4}|(?<!\\d)(?:19|20)\\d\\d)起$")
_MOVE_BEFORE = re.compile("(?:上升|前移|下滑|后移|提升|下降|前进|后退|[前后])$")
_GOES_ON = re.compile(r"[\d.·\-—/:：∶年月日时号]")
"""What follows a number that is part of another one, of a date or of a code."""
_CLOSED = re.compile("[一-鿿]{0,2}(?:[，。；、！：]|$)")


def find_quantities(text: str, granting: tuple[str, ...] = ()) -> list[Quantity]:
    """The quantities of a text, in order, not overlapping; a bare number without unit counts from 100 up or in 万.

    Args:
        text: what to look through.
        granting: words between 最高 and an amount that is then the most there may be: 最高资助五百万元.
    """
    if not _NUMERAL.search(text):
        return []
    found, pattern = [], _pattern(granting)
    at = 0
    while m := pattern.search(text, at):
        at = max(m.end(), m.start() + 1)
        quantity = _quantity(text, m)
        if quantity is not None:
            found.append(quantity)
    found = _with_shared_unit(found, text)
    others = [*shares_in(text), *magnitudes_in(text), *ranges_in(text)]
    if not others:
        return found
    return [q for q in _not_overlapping([*others, *found]) if q.most is None or not _says_which(text, q)]


def _with_shared_unit(found: list[Quantity], text: str) -> list[Quantity]:
    """Quantities with the unit of which a list has all but the last say only the first character: 提高1.5个、0.8个百分点."""
    for k in range(len(found) - 2, -1, -1):
        q, following = found[k], found[k + 1]
        shared = following.unit is not None and q.unit == "个" != following.unit and following.unit.startswith("个百")
        if shared and text[q.end : following.start] in ("、", "和"):
            found[k] = replace(q, unit=following.unit)
    return found


def _says_which(text: str, q: Quantity) -> bool:
    """Whether a range says who, which or when: 18至35岁的青年, 第3至5届, 三到五年内, but not 期限三到五年."""
    if q.unit in _TELLING or _ORDINAL_BEFORE.search(text, max(0, q.start - 1), q.start):
        return True
    before = text[max(0, q.start - 8) : q.start]
    return q.unit in DURATIONS and not (before.endswith("为期") or is_term(before))


def _not_overlapping(found: Sequence[Quantity]) -> list[Quantity]:
    """Those that share no character with one before them in the list, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for q in found:
        if taken.isdisjoint((q.start, q.end - 1)):
            taken.update(range(q.start, q.end))
            kept.append(q)
    return sorted(kept, key=lambda q: q.start)


@lru_cache(maxsize=8)
def _pattern(granting: tuple[str, ...]) -> re.Pattern[str]:
    """What a quantity looks like. `granting`: as `find_quantities` takes."""
    granted = rf"最高(?:可?以?(?:{'|'.join(map(re.escape, granting)) or '(?!)'})){{1,2}}"
    return re.compile(
        rf"""
        (?P<before>{LEAST}|{LESS}|{MOST}|{granted}|{MORE}|{ABOUT})?
        (?:{REACH})?
        (?P<before2>{LEAST}|{LESS}|{MORE}|{ABOUT})?\s?     # 达到近
        (?P<currency>[￥¥$€])?
        (?P<number>{_APART}(?=[余多]?[万亿]?[余多]?(?:{"|".join(UNITS)}))|{NUMBER}|(?<=[上近超逾约过破])[万亿]|[万亿](?=余))
        (?P<more>[多余几]|(?<=[十百千])来(?![自到]))?(?P<scale>[万亿])?(?P<more2>[多余])?   # 三百多万, 十几万, 20万余
        (?P<unit>{"|".join(UNITS)})?(?P<more3>[多余])?         # 20年余
        (?P<after>{AFTER})?
        """,
        re.VERBOSE,
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text with what stands around it."""

    text: str
    match: re.Match[str]
    value: Decimal
    number: str
    unit: str | None

    @property
    def before(self) -> str:
        """The few characters before the quantity: a clause may be very long."""
        return self.text[max(0, self.match.start() - 8) : self.match.start()]

    @property
    def in_digits(self) -> bool:
        """Whether it is written in Arabic digits."""
        return self.number[0].isdigit()

    def quantity(self, value: Decimal, unit: str | None) -> Quantity:
        """The quantity of its words."""
        return Quantity(self.match.start(), self.match.end(), value, unit, self.comparator)

    @property
    def comparator(self) -> str:
        """`>` for 突破 and 余, `>=` for 以上, `~` for 近, `=` if nothing is said."""
        m = self.match
        if m["more"] == "来":
            return "~"  # 十来家
        return compared(m["before2"] or m["before"], m["after"], more=bool(m["more"] or m["more2"] or m["more3"]))


def _quantity(text: str, m: re.Match[str]) -> Quantity | None:
    """What a number with its unit comes to; None if it counts nothing: 第3, 45岁以下的学者."""
    value = _value(text, m)
    if value is None or _is_inside(text, m):
        return None
    number = _Number(text, m, value, m["number"], m["unit"])
    if any(is_so(number) for is_so in _OTHERWISE):
        return None
    if special := _one_of_time(number) or _medals(number):
        return special
    return None if any(is_so(number) for is_so in _TOO_LITTLE) else _plain(number)


def _value(text: str, m: re.Match[str]) -> Decimal | None:
    """The value that is written, with its sign: -3.4%."""
    if m["number"] in _HUNDREDS:
        return parse_number("一" + m["number"] + (m["scale"] or ""))
    value = parse_number(m["number"] + (m["scale"] or ""))
    start = m.start("number")
    if value is not None and m["unit"] in ("%", "％") and _MINUS.search(text, max(0, start - 3), start):
        return -value
    return value


def _is_inside(text: str, m: re.Match[str]) -> bool:
    """Whether a number goes on what stands before it: A4, 第3, 几十, 数百, but not 总数|4500, GDP|3%."""
    start = m.start("number")
    before = text[start - 1] if start else "，"
    vague = before in "几数" and not text[start].isdecimal()
    share = before.isalpha() and m["unit"] in ("%", "％")
    return vague or before in "第.·" or (before.isascii() and before.isalnum() and not share)


def _is_not_measured(n: _Number) -> bool:
    """Whether a time says when or how long something happens, 两天收到, and is no figure: 有效期三年, 为期3天的课程."""
    return not is_measured(n.text, n.match.span(), n.unit, in_digits=n.in_digits, more=n.comparator == ">")


def _is_who(n: _Number) -> bool:
    """两人, 三人: who, not how many."""
    return n.unit == "人" and not n.in_digits and not n.match["scale"] and n.value < 100


def _is_phase(n: _Number) -> bool:
    """二期工程: which, not how many; 举办8期."""
    return n.unit == "期" and not n.in_digits


def _is_age_limit(n: _Number) -> bool:
    """45岁以下的学者."""
    return n.unit == "岁" and bool(n.match["after"])


def _is_clock(n: _Number) -> bool:
    """3小时58分."""
    return n.unit == "分" and _CLOCK_BEFORE.search(n.before) is not None


def _is_beginning(n: _Number) -> bool:
    """自2019起, 9:30起: since when, not how many cases."""
    return n.unit == "起" and _SINCE.search(n.text, 0, n.match.end()) is not None


def _is_move(n: _Number) -> bool:
    """上升3位, 前10位: places in a ranking."""
    return n.unit == "位" and _MOVE_BEFORE.search(n.before) is not None


_OTHERWISE: tuple[Callable[[_Number], bool], ...] = (
    _is_not_measured,
    _is_who,
    _is_phase,
    _is_age_limit,
    _is_clock,
    _is_beginning,
    _is_move,
)
"""What else a number may say than how much there is of something."""


def _one_of_time(n: _Number) -> Quantity | None:
    """一年 with a sign that it is measured: 为期一年."""
    return n.quantity(Decimal(1), n.unit) if n.number == "一" and n.unit in DURATIONS else None


def _medals(n: _Number) -> Quantity | None:
    """2金3银."""
    alone = n.unit is None and not n.match["scale"]
    return n.quantity(n.value, "枚") if alone and _MEDAL.match(n.text, n.match.end()) else None


def _is_bare(n: _Number) -> bool:
    """A small number without a unit, unless it is a score: 以98.7居首."""
    if n.unit is not None or n.match["currency"] is not None or n.value >= 100:
        return False
    start = n.match.start("number")
    return "." not in n.number or _SCORED.search(n.text, max(0, start - 2), start) is None


def _is_vague(n: _Number) -> bool:
    """一家, 百家, but not 上百家, 千余家."""
    if n.number not in _HUNDREDS:
        return n.number == "一"
    return (n.unit is None and not _is_passed(n)) or not (n.match["more"] or n.match["more2"] or n.comparator != "=")


def _is_passed(n: _Number) -> bool:
    """A round number that a measure has passed, and no unit follows: 突破百万, 过千亿大关, not 百万英才, 走过万水千山."""
    passes = n.match["before2"] or n.match["before"]
    alone = _CLOSED.match(n.text, n.match.end()) is not None
    return bool(passes) and n.comparator == ">" and n.number[-1] in "万亿" and alone


def _is_cut(n: _Number) -> bool:
    """The beginning of another number, a date or a code: 2023.|9, 12|号."""
    return n.unit is None and _GOES_ON.match(n.text, n.match.end()) is not None


def _is_word(n: _Number) -> bool:
    """A numeral in words without a unit, or of one at most: 三百, 一个."""
    return not n.in_digits and not _is_passed(n) and (n.unit is None or (n.value <= 1 and "点" not in n.number))


def _is_ranking(n: _Number) -> bool:
    """世界500强: a ranking, not how many."""
    return n.unit is None and n.text.startswith("强", n.match.end())


def _is_code(n: _Number) -> bool:
    """热线12345, 〔2022〕: a number that names something."""
    alone = n.unit is None and n.match["scale"] is None and n.match["currency"] is None
    start, end = n.match.span("number")
    return is_short_code(n.text, start) or (alone and names_something(n.text, start, end))


_TOO_LITTLE: tuple[Callable[[_Number], bool], ...] = (_is_bare, _is_vague, _is_cut, _is_word, _is_ranking, _is_code)
"""What a number lacks that says how much there is of something."""


def _plain(n: _Number) -> Quantity:
    """Value and unit in the base unit: 3成 is 30%, $5 is 5美元."""
    factor, unit = in_base_unit(n.unit, n.match["currency"])
    return n.quantity(n.value * factor, unit)
