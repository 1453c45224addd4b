"""Codes: numbers that name and count nothing: 梅府〔2022〕8号, 服务热线12345, 0573-82001999, 股票代码600123."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOCUMENT = re.compile(
    r"""
    (?P<sign>[一-鿿]{0,12}?)                              # 梅政发
    [〔\[［（(【](?:19|20)\d\d年?[〕\]］）)】]
    (?P<kind>[一-鿿]{0,10}?第?[\d、\-—]+号)                 # 〔2022〕8号, （2024）梅人社字第12号
    """,
    re.VERBOSE,
)
_SIGNS = frozenset("发函字规办通令文复")
"""What stands at or near the end of an office's sign: 梅政发, 国办函, 浙科发基."""
_SIGN_ENDS = 3
"""Characters at the end of a sign, one of which tells it."""
_NAMED = re.compile(
    r"(?:号|号码|编码|代码|代号|热线|电话|传真|手机|邮编|微信|拨打|致电|转|ISBN|QQ|尾号)(?:号|号码|[（(][^（）()]*[)）])?(?:[为是：:]|分别为)?[\s（(]*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\dA-Za-z）)][-−－—–_/.]\s?$|\d\s$")
"""What stands before the second half of a code: 0573-82001999, HX-2000."""
_BRACKETS = {"〔": "〕", "[": "]", "［": "］", "（": "）", "(": ")", "【": "】"}
_AFTER = re.compile(
    r"@|[A-Za-z]+\d|[A-Za-z+]+”|[号房路]|[一-鿿]{0,2}室|次(?:列车|航班|动车|高铁)|航班|转\d|[一-鿿]{0,6}(?:热线|专线|网站)|[）)]\s?\d|\s\d"
)
_SHORT_CODE = re.compile(r"(?:1\d{4}|9[56]\d{3})[一-鿿]{0,6}(?:热线|专线)")
"""A telephone number of five digits, whatever it may seem to count: 12333人才专线."""
_LONG = 7
"""Digits of a number that nobody writes without a unit, commas or 万."""
_AROUND = 16


def names_something(text: str, start: int, end: int) -> bool:
    """Whether a number without unit names something: what stands before or after it says so, or its length does.

    热线12345, 邮编：314000, 1208房间 and “135N” do; 得分1208 does not.
    """
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if before and after and _BRACKETS.get(before[-1]) == after[0]:
        return True  # 〔2022〕, （0573）
    digits = text[start:end]
    is_long = len(digits) >= _LONG and digits.isdecimal()
    padded = len(digits) > 1 and digits[0] == "0" and digits.isdecimal()
    return (
        is_long
        or padded
        or any(found is not None for found in (_NAMED.search(before), _JOINED.search(before), _AFTER.match(after)))
    )


def is_short_code(text: str, start: int) -> bool:
    """Whether a number is a telephone's short one: 12333人才专线."""
    return _SHORT_CODE.match(text, start) is not None


def document_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of documents stand: from the bracket, or from a sign before it, whose first words may be others'."""
    for m in _DOCUMENT.finditer(text):
        start = m.end("sign")
        yield (start, m.end())


def is_sign_of_document(text: str, start: int, end: int, numbers: list[tuple[int, int]]) -> bool:
    """Whether what seems a name is part of a document's number: 梅政发|〔2023〕15号, 浙科发基|〔2018〕102号, （2024）|梅人社|字第12号.

    The end of the sign may stand behind it: 梅人社|发|〔2023〕15号.
    """
    signed = not _SIGNS.isdisjoint(text[max(start + 1, end - _SIGN_ENDS) : end])
    open_end = text[end : end + 1] in _SIGNS
    return any(
        (signed and end == at) or (open_end and end + 1 == at) or (at <= start and end <= last) for at, last in numbers
    )
