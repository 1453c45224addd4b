"""Figures as people write them: 48400000000 元 is 484亿元."""

from __future__ import annotations

from decimal import Context, Decimal

_SCALES = ((12, "万亿"), (8, "亿"), (4, "万"))
_PRINTED = {">=": "≥", "<=": "≤", "~": "≈"}
_SHARES = frozenset("%‰")
_EXACT = Context(prec=10_000)
_SHORT = 2
"""Decimals that nobody minds: 1.25万."""
_LONG = 4
"""Decimals that a number of seven digits or more may have: 123.4567万."""


def readable_number(value: Decimal, unit: str | None = None) -> str:
    """A number with its unit, exactly and as short as people write it: 110万人, 1.2万亿元, 3.4%, 12345人."""
    if unit not in _SHARES:
        for zeros, word in _SCALES:
            if abs(value) >= 10**zeros:
                scaled = _plain(value.scaleb(-zeros, _EXACT))
                most = _LONG if abs(value) >= 10**6 else _SHORT
                if len(scaled.partition(".")[2]) <= most:
                    return f"{scaled}{word}{unit or ''}"
    return f"{_plain(value)}{unit or ''}"


def readable_range(least: Decimal, most: Decimal, unit: str | None = None) -> str:
    """A range as people write it, 3亿–5亿元, 20–30名, or the one number that both its ends are."""
    if least == most:
        return readable_number(least, unit)
    ends = [readable_number(end, unit if unit in _SHARES else None) for end in (least, most)]
    return "–".join(ends) + ("" if unit in _SHARES else unit or "")


def readable_comparator(comparator: str | None) -> str:
    """A comparator as it is printed: ≥, ≤, ≈."""
    return _PRINTED.get(comparator or "=", comparator or "=")


def readable_rank(rank: int, comparator: str | None = None) -> str:
    """A rank in words: 前3位 for one of the first three, 第3位 for the third."""
    return f"{'前' if comparator == '<=' else '第'}{rank}位"


def _plain(value: Decimal) -> str:
    """A number in digits without zeros at its end."""
    digits = f"{value:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"
