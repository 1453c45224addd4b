"""The sentences of a text, told by its marks: enough to show words in their sentence, without a model of language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kg.reading.document import Block

_END = re.compile(
    r"""
    [。！？!?…]*。[。！？!?…]*+[”’」』）)]*+  # 他说：“好。”
  | [！？!?…]++[”’」』）)》】]*+(?<![！？!?…])(?![\u3400-\u9fff])  # no end: “来吧！”号召
  | [！？!?…]++(?![”’」』）)》】])  # 好！
    """,
    re.VERBOSE,
)


class Sentences:
    """Where the sentences of a text begin and end. Lines that are broken for the column do not cut them."""

    def __init__(self, text: str, blocks: Iterable[Block]) -> None:
        """`blocks`: the paragraphs of the text, which no sentence leaves."""
        self._begins: list[int] = []
        self._ends: list[int] = []
        for block in blocks:
            at = block.start
            for mark in _END.finditer(text, block.start, block.end):
                self._add(at, mark.end())
                at = mark.end()
            if at < block.end:
                self._add(at, block.end)

    def _add(self, start: int, end: int) -> None:
        self._begins.append(start)
        self._ends.append(end)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence, or the sentences, of a span begin and end."""
        if not self._begins:
            return start, end
        first = max(0, bisect_right(self._begins, start) - 1)
        last = max(0, min(bisect_right(self._begins, end - 1), len(self._ends)) - 1)
        return min(self._begins[first], start), max(self._ends[last], end)
