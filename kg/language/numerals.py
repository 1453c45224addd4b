"""Chinese and Arabic numerals, whole and in units of 万 and 亿, read into exact numbers."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_UNITS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_FORM = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Numerals as contracts and receipts have them, digits first."""
_PLAIN = str.maketrans(
    dict(zip("０１２３４５６７８９．，％廿卅", [*"0123456789.,%", "二十", "三十"], strict=True))
    | dict(zip(_FORM, "一二三四五六七八九十百千", strict=True))
)
_IN_DIGITS = r"(?:\d+[亿万](?=\d))*[\d０-９]+(?:[,，](?=\d{3}(?!\d))\d{3})*(?:[.．][\d０-９]+)?(?:[百千](?=[余多]?[个名人家元位项件亩吨户台套场次篇至到~～—-]))?"
_IN_WORDS = (
    r"[〇零一二两三四五六七八九十廿卅百千半]+(?:[万亿]+[零一二两三四五六七八九十百千]+)*"
    r"(?:点[〇零一二两三四五六七八九]+(?![十刻]|分(?!之)))?"  # 三百二十点五, not 三点五十
)
_IN_FORM = f"(?:[{_FORM[:9]}][{_FORM[9:]}万亿]|拾[{_FORM[:9]}万亿])[零{_FORM}万亿]*"  # 伍拾万, 叁仟, not 陆家嘴
NUMBER = rf"(?:{_IN_DIGITS}|{_IN_FORM}|{_IN_WORDS})(?:[十百千]?[万亿兆]+)?"
"""A pattern of a number: 1,618, 1.2万, 5千名, 三百二十, 两千万, 三万五千, 三百二十点五亿, 伍拾万."""
LONGEST = 40
"""Characters of a numeral. The longest that people write out, to the last unit below a billion 万, has 31; a longer one is a code or a row of marks."""
PLACES = 24
"""Digits before the point of a value. Decimal arithmetic keeps 28, of which a share in per cent, to two decimals, takes four more."""
_ARABIC = re.compile(r"(\d+(?:\.\d+)?)(?!\d)([十百千]?)([万亿兆]*)$")

_PART = re.compile(_ARABIC.pattern.removesuffix("$"))
_WITH_POINT = re.compile(rf"([^点]+)点([{''.join(_DIGITS)}]+)([十百千万亿兆]*)")
_IN_PARTS = re.compile(rf"(?:{_PART.pattern})+")  # 3亿2千万


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral, None if it is none or too long: 1.2万 is 12000, 二〇二三 is 2023, 半 is 0.5."""
    plain = re.sub(r"[,，\s]", "", text.translate(_PLAIN))
    value = _value(plain) if len(plain) <= LONGEST else None
    return None if value is None or value.adjusted() >= PLACES else value


def _value(text: str) -> Decimal | None:
    """The value of a numeral that bears no commas and no spaces."""
    if m := _ARABIC.match(text):
        return _arabic(m)
    if _IN_PARTS.fullmatch(text):
        return sum((_arabic(m) for m in _PART.finditer(text)), Decimal(0))
    if text == "半":
        return Decimal("0.5")
    if text and all(c in _DIGITS for c in text) and (len(text) == 1 or len(text) > 2):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    m = _WITH_POINT.fullmatch(text)
    return _with_point(*m.groups()) if m else _exact(_chinese(text))


def _exact(number: int | None) -> Decimal | None:
    """A whole number, if there is one."""
    return None if number is None else Decimal(number)


def _with_point(whole: str, part: str, places: str) -> Decimal | None:
    """The value of a decimal in words: 三百二十|五|亿."""
    number = _chinese(whole)
    digits = "".join(str(_DIGITS[c]) for c in part)
    value = None if number is None else Decimal(f"{number}.{digits}")
    for c in places:
        value = None if value is None else value * (_PLACES.get(c) or _UNITS[c])
    return value


def _arabic(m: re.Match[str]) -> Decimal:
    """The value of a number in figures with its places: 1.2万."""
    value = Decimal(m[1]) * _PLACES.get(m[2], 1)
    for unit in m[3]:
        value *= _UNITS[unit]
    return value


def small_number(text: str) -> int | None:
    """A whole number below a million, as in dates and counts: 十二, 廿三, 12."""
    value = parse_number(text)
    return int(value) if value is not None and value == int(value) and value < 10**6 else None


def _chinese(text: str) -> int | None:
    """A number in words: each 万 or 亿 closes a section, each section is digits times places."""
    total = section = digit = 0
    seen = False
    for c in text:
        if c in _DIGITS:
            digit, seen = _DIGITS[c], True
        elif c in _PLACES:
            section += (digit if seen else 1) * _PLACES[c]
            digit, seen = 0, False
        elif c in _UNITS:
            total = (total + section + digit) * _UNITS[c] if c == "亿" else total + (section + digit) * _UNITS[c]
            section = digit = 0
            seen = False
        else:
            return None
    return total + section + digit if text else None
