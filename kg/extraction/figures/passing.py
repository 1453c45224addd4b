"""Passing: numbers that count nothing anew, as small ones in words, 为三位博士, and what only says how long a list is, 甲、乙两家."""

from __future__ import annotations

import re

from kg.extraction.figures.indicators import indicator_words, noun_phrase
from kg.extraction.figures.reading import Clause, Reading
from kg.extraction.tokens.tags import NOUNS
from kg.language.quantities import Quantity

NAMED_BY_UNIT = frozenset("届 期 条".split())
MEASURED = frozenset("% 倍 元 岁 个百分点 个基点 年".split())
_FEW = 10
"""Up to how many may be counted in passing, 十来个年轻人, if words say so; 博士二百零七名 are a figure."""
_WEIGHTY = "大"
"""The measure word of what is announced by its number: 三大|工程."""
_OF_BUILDINGS = frozenset("层 幢 栋 座".split())
"""Units by which a building is told from others, and the storey in it."""
_LIES = ("在", "于", "：", ":")
"""What stands before the name of a place where something is."""
_HOUSE = re.compile(r"\d号")
_ENDS = re.compile("[，。、；！（(]|和|$", re.MULTILINE)


def counts_nothing(clause: Clause, q: Quantity, reading: Reading) -> str:
    """Why a number counts nothing anew; empty if it does.

    It may count the members of a list that all stand there, or count in passing, which news write in words, or say which storey.
    """
    if _is_where(clause, q, reading):
        return "says where, not how many"
    if _is_in_passing(q, reading) and not (_counts_kind(clause, q, reading) or _follows_noun(clause, q, reading)):
        return "in passing, in words"
    last = next((x for x in reversed(clause.items) if x.end <= q.start + 1), None)
    listed = last is not None and len(last.things) > 1 and last.end == q.start
    return "counts the list before it" if listed else ""


def _is_where(clause: Clause, q: Quantity, reading: Reading) -> bool:
    """Whether a number goes on an address, 云桥路88号|3幢, or the name of a place where something is: 位于云岭大厦|6层; not 云岭大厦|共6层, nor 主楼|6层."""
    if q.unit not in _OF_BUILDINGS:
        return False
    place = next((x for x in clause.items if x.type == "thing" and x.end == q.start), None)
    if place is None:
        return _HOUSE.fullmatch(reading.text, max(0, q.start - 2), q.start) is not None
    return reading.text[max(0, place.start - 2) : place.start].rstrip().endswith(_LIES)


def _is_in_passing(q: Quantity, reading: Reading) -> bool:
    """Whether a number in words is small, 三个, or 十条 of a policy, and may say no more than 几: not 十五个, not 十余个, not 三至五个, not 三大工程."""
    number = reading.text[q.start : q.end]
    if q.unit in MEASURED or any(c.isdigit() for c in number) or number.endswith(_WEIGHTY):
        return False
    is_stated = q.most is not None and q.comparator != "~"
    at_most = (q.most or q.value) + (q.comparator == ">")
    return q.unit in NAMED_BY_UNIT or (at_most <= _FEW and not is_stated)


def _counts_kind(clause: Clause, q: Quantity, reading: Reading) -> bool:
    """Whether what is counted, and not by a speaker, is a kind of things that the domain knows: 三百家|企业."""
    domain = reading.domain
    if reading.sentence.spoken:
        return False
    return bool(domain.names.names_kind(indicator_words(noun_phrase(clause.after(q), domain), None, domain)))


def _follows_noun(clause: Clause, q: Quantity, reading: Reading) -> bool:
    """Whether a number stands after what it counts, as reports have it: 院士工作站|三家、, not 三家|企业, 措施|十条."""
    noun = next((x for x in reversed(clause.items) if x.end <= q.start), None)
    if noun is None or noun.end != q.start or q.unit in NAMED_BY_UNIT or reading.sentence.spoken:
        return False
    return (noun.tag in NOUNS or reading.is_award(noun)) and _ENDS.match(reading.text, q.end) is not None
