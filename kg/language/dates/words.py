"""The words that the readers of dates share: numerals of months and days, counts, times of day, what joins the ends of a range."""

from __future__ import annotations

from kg.language.numerals import small_number

NUMERALS = "0123456789一二三四五六七八九十"
MONTH = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九](?![十〇零]))"
DAY = r"(?:3[01]|[12]\d|0?[1-9](?!\d)|三十一?|[一二]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九](?!十))"
COUNT = r"(?:\d{1,5}|[一二两三四五六七八九十百千]{1,6})"
TO = r"\s?起?(?:至|到|[-—–~～─－]{1,2})\s?"
CLOCK = r"(?:上午|下午|晚间?上?|清晨|傍晚|早晨|早上|早间|中午|凌晨|夜里?|午后|深夜|一早)?"
WEEKDAYS = "一二三四五六日"
SEASONS = "春夏秋冬"
NOT_COUNTED = r"(?<![几数多上第\d.一二两三四五六七八九十百千万〇零])"
"""Before a count: not the end of a longer one, an ordinal or a vague one (数十年前)."""
_DIGITS = "〇一二三四五六七八九"


def count(text: str) -> int | None:
    """A count, None for a vague one: 两三年 is no number of years."""
    if len(text) == 2 and all(c in "一二两三四五六七八九" for c in text):
        return None
    return small_number(text)


def year_of(text: str) -> int:
    """A year written digit by digit: 2023, 二〇二三, 二零二三; of two digits, those from 50 up are of the last century."""
    digits = "".join(c if c.isdigit() else str(_DIGITS.index(c)) for c in text.replace("零", "〇").replace("○", "〇"))
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 50 else 2000)


def shifted_month(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month so many months away."""
    at = year * 12 + month - 1 + shift
    return at // 12, at % 12 + 1
