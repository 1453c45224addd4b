"""Durations: which times are measured, 有效期三年, 14天观察, 20余年, and which only say when or how fast: 两天收到, 3天后."""

from __future__ import annotations

import re

from kg.language.measures import DURATIONS

_OF_CLOCKS = frozenset(("小时", "分钟"))
_YEAR = "年"
_TERM_BEFORE = re.compile(
    "(?<!为)[期限龄](?:为)?$|历时$|时长为?$|[从由]$|连续$|(?:缩[短减]|压[缩减]|延长|增加|减少|控制)(?:[至到在]|为)?$"
)
_MEASURED_AFTER = re.compile("[的，。；、]|$")
_SAYS_WHEN = re.compile("[前后内间来起年]|之[前后内]|以[前后来内]")  # 3天后, 60周|年
_COUNTED_BEFORE = re.compile("[第每前近隔]$")
_SPENT = "时间"
_LONG = 8
"""Characters before a number that say what it is of."""


def is_term(before: str) -> bool:
    """Whether what stands before a time says that it is how long something lasts: 有效期三年."""
    return _TERM_BEFORE.search(before) is not None


def is_measured(text: str, number: tuple[int, int], unit: str | None, *, in_digits: bool, more: bool) -> bool:
    """Whether a number is no time, or a time that is measured.

    Args:
        text: what it stands in.
        number: where it stands with its unit.
        unit: what it counts.
        in_digits: it is written in Arabic digits.
        more: it says that it is more than that: 20余年.
    """
    start, end = number
    before = text[max(0, start - _LONG) : start]
    if unit not in DURATIONS or is_term(before):
        return True
    if not in_digits or _COUNTED_BEFORE.search(before):
        return False
    if unit == _YEAR:
        return more or text.startswith(_SPENT, end)
    return bool(_MEASURED_AFTER.match(text, end)) if unit in _OF_CLOCKS else not _SAYS_WHEN.match(text, end)
