"""The words of which a domain has vectors, by number.

A vector says in what company a word stands (Mikolov et al. 2013, "Distributed representations of words and phrases"): so 创立 is read like 创办, of which
more was annotated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

NONE = 0
"""The number of a word that is not known."""
_DIGIT = re.compile(r"\d")
_REMEMBERED = 2**15


class Vocabulary:
    """Numbers of words, from 1 on. Digits are all alike, and what is not known goes by the longest known word at its end: 双创园 by 园."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: in the order of their vectors, each digit as 0."""
        self._known = {word: number for number, word in enumerate(words, NONE + 1)}
        self.number = lru_cache(maxsize=_REMEMBERED)(self._number)

    def _number(self, word: str) -> int:
        alike = _DIGIT.sub("0", word)
        ends = (self._known.get(alike[k:], NONE) for k in range(len(alike)))
        return next((number for number in ends if number != NONE), NONE)

    def numbers(self, sentences: Sequence[Sequence[tuple[str, str]]]) -> np.ndarray:
        """Of each character the number of its word. `sentences`: words and tags, of as many characters each; of shape (sentences, characters)."""
        numbers = [[self.number(word) for word, _ in words] for words in sentences]
        lengths = [[len(word) for word, _ in words] for words in sentences]
        return np.array([np.repeat(*one) for one in zip(numbers, lengths, strict=True)], dtype=np.int64)
