"""Script: whether a text is in Traditional Chinese, and the same text in Simplified characters.

What the machine knows of Chinese, words, tags and grammar, is written in Simplified characters. A Traditional text is turned into them character for
character by OpenCC, so that every offset stays what it is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def is_traditional(text: str) -> bool:
    """Whether more of a text's characters are Traditional alone than Simplified alone: 創新論壇, not 乾隆年间.

    The national standards tell them apart: Big5 has no Simplified characters, GB 2312 but those that Simplified texts use.
    """
    return sum(map(_traditional, set(text))) > 0


@cache
def _traditional(character: str) -> int:
    """1 for a Chinese character that is Traditional alone, -1 for one that is Simplified alone, 0 for any other."""
    if not "\u3400" <= character <= "\u9fff":
        return 0
    return _is_in("big5", character) - _is_in("gb2312", character)


def _is_in(code: str, character: str) -> bool:
    """Whether a standard has a character."""
    return bool(character.encode(code, "ignore"))


def simplified(text: str) -> str:
    """A Traditional text in Simplified characters, as long as before."""
    return "".join(_converted(line) for line in text.splitlines(keepends=True))


def _converted(line: str) -> str:
    """A line by the words in it, 乾隆 but 干燥; character by character if that would make it longer or shorter."""
    line = line.encode("utf-8", "replace").decode("utf-8")  # halves of surrogates are no text
    for converter in _converters():
        whole: str = converter.convert(line)
        line = whole if len(whole) == len(line) else "".join(_one(c, converter) for c in line)
    return line


def _one(character: str, converter: OpenCC) -> str:
    found: str = converter.convert(character)
    return found if len(found) == 1 else character


@cache
def _converters() -> tuple[OpenCC, ...]:
    """OpenCC's ways from the characters of Taiwan, and from those of Hong Kong that are left. Loaded when the first such text comes."""
    from opencc import OpenCC

    return OpenCC("tw2s"), OpenCC("hk2s")
