"""Paragraphs: lines broken off for the width of a column put together, and what goes on after a picture's caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.reading.document import Block, BlockKind
from kg.reading.layout.edges import ENDED, TURN, turns
from kg.reading.layout.lines import Line

_PAGE = re.compile(r"[-—–·/\s\d]+|第?\s?\d{1,4}\s?页(?:[\s,，/]*共\s?\d{1,4}\s?页)?")  # - 3 -, 第3页
_UNMARKED = 40
"""Characters at most of a sentence without a mark."""


@dataclass(frozen=True)
class Columns:
    """Lines as they were set: broken off for the width of a column or not."""

    lines: list[Line]
    kinds: list[BlockKind]

    def paragraphs(self) -> Iterator[Block]:
        """Blocks of whole paragraphs: lines that were broken off put together."""
        k = 0
        while k < len(self.lines):
            last, whole = self._chain(k)
            if whole:
                yield Block(self.lines[k].start, self.lines[last].end, "note" if self.kinds[k] == "note" else "body")
            else:
                yield from (Block(self.lines[i].start, self.lines[i].end, self.kinds[i]) for i in range(k, last + 1))
            k = last + 1

    @cached_property
    def widths(self) -> Counter[int]:
        """How many lines of each width (in steps of 4) are broken off and go on right below."""
        return Counter(
            line.width // 4
            for line, after, kind in zip(self.lines, self.lines[1:], self.kinds, strict=False)
            if kind in ("body", "heading") and not line.ended and after.gap == 0 and line.fills_a_column
        )

    @cached_property
    def indents(self) -> bool:
        """Whether paragraphs begin with an indent."""
        return any(line.indented for line, kind in zip(self.lines, self.kinds, strict=True) if kind == "body")

    def _chain(self, k: int) -> tuple[int, bool]:
        """The last of the lines from `k` that fill a column but for the last, and whether they are one paragraph: whether that ends a sentence or a caption breaks it off."""
        full, last = 0, k
        while self._may_go_on(k, last):
            line, after = self.lines[last], self.lines[last + 1]
            full = max(full, line.width)
            if not line.fills_a_column or line.width < full - 8 or after.width > full + 4:
                break
            last += 1
        if last == k or self._is_list(k, last) or not self._is_end(last, full):
            return last, False
        often = sum(self.widths[full // 4 + d] for d in (-2, -1, 0, 1))
        return last, last - k > 1 or often >= 2 or full <= 100

    def _is_end(self, k: int, full: int) -> bool:
        """Whether a paragraph in a column so wide may end with a line: that ends a sentence, or a caption breaks it off."""
        broken_off = self.kinds[k + 1 : k + 2] == ["caption"] and self.lines[k].width >= full - 8
        return self.lines[k].ended or broken_off

    def _is_list(self, first: int, last: int) -> bool:
        """Whether lines that stand one upon the other are a list: so many words of prose have a mark among them."""
        words = "".join(line.text for line in self.lines[first:last])
        return len(words) > _UNMARKED and re.search("[，。、；：“”（）？！]", words) is None

    def _may_go_on(self, first: int, k: int) -> bool:
        """Whether the paragraph that begins with a line may go on after another one, as far as their kinds and indents say."""
        if k + 1 == len(self.lines) or self.kinds[k] not in ("body", "heading", "note"):
            return False
        line, after = self.lines[k], self.lines[k + 1]
        if after.gap or self.kinds[k + 1] not in ("body", "heading"):
            return False
        if self.indents and after.indented:
            return False
        return not line.ended or (self.indents and self.lines[first].indented)


def continued(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Marks the body that goes on after captions with a sentence broken off before them; sets apart 下转第2版 and 上接第1版."""
    thread = _Thread(text)
    for block in (part for b in blocks for part in turns(text, b)):
        if block.kind in ("body", "heading"):
            yield replace(block, continues=True) if thread.takes_up(block) else block
        else:
            thread.is_interrupted_by(block)
            yield block


class _Thread:
    """The sentence that the body is in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.broken = False  # the last paragraph ended in its midst
        self.interrupted = False  # by a caption
        self.indented = False  # the paragraph that it stands in

    def is_interrupted_by(self, block: Block) -> None:
        """Goes past a block that is no part of the body."""
        note = self.text[block.start : block.end] if block.kind == "note" else ""
        turn = TURN.fullmatch(note) or _PAGE.fullmatch(note)
        self.interrupted = self.interrupted or turn is not None or block.kind == "caption"
        self.broken = self.broken and block.kind in ("caption", "note")

    def takes_up(self, block: Block) -> bool:
        """Goes on to a block of the body, and says whether that goes on with the sentence."""
        indented = _is_indented(self.text, block.start)
        goes_on = self.broken and self.interrupted and not (self.indented and indented) and self._fits(block)
        ending = self.text[max(block.start, block.end - 8) : block.end]
        self.broken = block.kind == "body" and not ENDED.search(ending)
        self.indented = indented or (goes_on and self.indented)
        self.interrupted = False
        return goes_on

    def _fits(self, block: Block) -> bool:
        """Whether a block may begin in the midst of a sentence."""
        return block.kind == "body" and self.text[block.start] not in '“「‘『"—'


def _is_indented(text: str, i: int) -> bool:
    return i >= 2 and text[i - 2 : i].isspace() and "\n" not in text[i - 1 : i]
