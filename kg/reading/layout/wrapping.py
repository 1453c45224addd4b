"""Wrapping: lines that a program broke off at some width, put together again.

A PDF, a letter or a terminal breaks a line where the next word does not fit, be it in the midst of a sentence. Such a line is full: with what the next one
begins with it would have been wider than all others. A heading, a member of a list, a verse, the end of a paragraph has room left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.reading.layout.lines import Line, size

_NARROWEST, _WIDEST = 18, 80
"""Chinese characters that a program breaks lines at. The columns of a newspaper are narrower, and have rules of their own."""
_OPENING, _CLOSING = "“‘「『《〈（(【[", "，。、；：！？”’」』》〉）)】]"
_FEW, _REST = 12, 6
"""Lines of a short text, and characters of the end of a sentence that makes no line."""
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.,%-]+|.)[{re.escape(_CLOSING)}!?,.;:%]*")
"""What stays on one line: a word of letters, a number, a character with its marks."""
MEMBER = re.compile(
    r"""
    [（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)、．]|\.(?!\d))   # 1. 一、 （二）
    | [①-⑳•·●■◆▲▪□○◇※☆★]
    | [-*+]\s
    | 第[一二三四五六七八九十\d]{1,3}[章节条]
    """,
    re.VERBOSE,
)
"""What the members of a list begin with."""
_CLAUSE = re.compile(r"[，。；]|^\d{4}年\d")
"""What a line of prose holds, and a title or a member of a list seldom."""


def unwrapped(text: str, lines: Sequence[Line], apart: Callable[[Line], bool]) -> list[Line]:
    """The lines as they were before a program broke them off.

    Args:
        text: the text.
        lines: its lines.
        apart: whether a line is a note, a by-line or a caption, which goes on with nothing.
    """
    head = next((k for k, line in enumerate(lines) if _CLAUSE.search(line.text)), 0)
    above, body = lines[:head], lines[head:]
    if _is_paragraph(body) and not any(map(apart, body)) and not (above and _may_go_on(above[-1], body[0])):
        return [*above, replace(body[0], end=body[-1].end, text=text[body[0].start : body[-1].end])]
    if not _may_be_wrapped(lines):
        return list(lines)
    isolated = _Isolated(lines, apart)
    wraps = [w for wide in (2, 1) if (w := _wrap(lines, isolated, wide))]
    best = max(wraps, key=lambda w: len(w.broken) - len(w.misfits), default=None)
    return list(best.whole_lines(text)) if best else list(lines)


def _is_paragraph(lines: Sequence[Line]) -> bool:
    """Whether the lines of a short text are one paragraph, at whatever width they were broken off.

    The lines are of one width, or sentences end within them, or one in a line of its own, that is too short for more: 聘请导师35|名。
    """
    full = lines[:-1]
    if not 1 < len(full) <= _FEW or [line.ended for line in lines] != [False] * len(full) + [True]:
        return False
    prose = [_CLAUSE.search(line.text) is not None for line in full]
    inner = len(lines[-1].text) <= _REST or any("。" in line.text for line in full)
    return (
        (inner or _are_even(lines)) and prose[0] and prose.count(False) <= 1 and not any(map(_begins_anew, lines[1:]))
    )


def _may_go_on(title: Line, line: Line) -> bool:
    """Whether a line without a mark may be the first of the paragraph below, and no title: it is as wide, and right above."""
    return line.gap == 0 and title.measured(2) + 4 >= line.measured(2)


def _are_even(lines: Sequence[Line]) -> bool:
    """Whether lines differ by a mark at most in their width, and the last is no wider."""
    *full, last = (line.measured(2) for line in lines)
    return max(full) - min(full) <= 2 and last <= max(full)


def _begins_anew(line: Line) -> bool:
    """Whether a line surely goes on with nothing: below a gap, indented, or a member of a list."""
    return line.gap > 0 or line.indented or MEMBER.match(line.text) is not None


class _Isolated(dict[int, bool]):
    """Which lines are notes, by-lines or captions, each looked at when that is asked."""

    def __init__(self, lines: Sequence[Line], apart: Callable[[Line], bool]) -> None:
        self.lines = lines
        self.apart = apart

    def __missing__(self, k: int) -> bool:
        """Looks at a line."""
        found = self[k] = self.apart(self.lines[k])
        return found


def _may_be_wrapped(lines: Sequence[Line]) -> bool:
    """Whether enough lines end in the midst of a sentence, for those that no program would have left so long."""
    broken = sum(len(line.text) >= _NARROWEST and not line.ended for line in lines[:-1])
    return broken > 0 and 4 * sum(len(line.text) > 2 * _WIDEST for line in lines) <= broken


def _wrap(lines: Sequence[Line], isolated: Mapping[int, bool], wide: int) -> _Wrap | None:
    """How lines were broken off, if a Chinese character counts so much; None if they were not."""
    sizes = [line.measured(wide) for line in lines]
    narrowest, widest = _NARROWEST * wide, _WIDEST * wide
    at = [s for k, s in enumerate(sizes[:-1]) if narrowest <= s <= widest and not lines[k].ended and not isolated[k]]
    if not at:
        return None
    edge = max(set(at), key=lambda w: (sum(w - 4 * wide < s <= w for s in at), w))
    wrap = _Wrap(lines, isolated, sizes, edge, wide)
    return wrap if wrap.is_sure or wrap.is_likely else None


@dataclass(frozen=True)
class _Wrap:
    """Lines with the width that a program broke them off at."""

    lines: Sequence[Line]
    isolated: Mapping[int, bool]
    sizes: Sequence[int]
    edge: int
    wide: int
    """What a Chinese character counts: 2 where columns are reckoned, 1 where characters are."""

    @cached_property
    def broken(self) -> list[int]:
        """The full lines that end no sentence."""
        return [k for k in range(len(self.lines) - 1) if not self.lines[k].ended and self._is_full(k)]

    @cached_property
    def misfits(self) -> list[int]:
        """The lines that speak against it: in the midst of a sentence with room left, or wider than the edge. The title may be both."""
        first = self.broken[0] if self.broken else 0
        rest = range(first, len(self.lines) - 1)
        return [k for k in rest if self._is_wider(k) or self._has_room(k)]

    @property
    def is_sure(self) -> bool:
        """Whether so many lines are full that all that are were broken off: prose, and no list of long names."""
        prose = sum(_CLAUSE.search(self.lines[k].text) is not None for k in self.broken)
        return len(self.broken) > 2 and 4 * len(self.misfits) <= len(self.broken) <= 2 * prose

    @property
    def is_likely(self) -> bool:
        """Whether a paragraph of a few lines may have been broken off."""
        return bool(self.broken) and not self.misfits

    def whole_lines(self, text: str) -> Iterator[Line]:
        """The lines as they were before."""
        k = 0
        while k < len(self.lines):
            last = k
            while last + 1 < len(self.lines) and self._goes_on(last):
                last += 1
            if last > k and (self.is_sure or self._is_paragraph(k, last)):
                start, end = self.lines[k].start, self.lines[last].end
                yield replace(self.lines[k], end=end, text=text[start:end], broken=self._is_broken(last))
            else:
                yield from (replace(self.lines[i], broken=self._is_broken(i)) for i in range(k, last + 1))
            k = last + 1

    def _is_broken(self, k: int) -> bool:
        """Whether a line of prose is surely broken off."""
        is_last = k + 1 == len(self.lines)
        return self.is_sure and not is_last and not self.lines[k].ended and k > 0 and self._is_full(k)

    def _is_full(self, k: int) -> bool:
        """Whether the beginning of the next line has no room on a line. Letters and figures in print are not all half as wide as a Chinese character."""
        if self.isolated[k] or self._is_wider(k):
            return False
        return self._lacks_room(k, max(2 * self.wide, self.edge // 12) if k else 0)

    def _lacks_room(self, k: int, loose: int) -> bool:
        """Whether a line is so wide, or short of it by so little, that what the next one begins with would reach over the edge."""
        unit = _UNIT.match(self.lines[k + 1].text)
        return self.sizes[k] + size(unit.group() if unit else "", self.wide) + loose > self.edge

    def _is_wider(self, k: int) -> bool:
        """Whether a line stands out over the edge, by more than a mark that hangs there."""
        return self.sizes[k] > self.edge + 2 * self.wide

    def _has_room(self, k: int) -> bool:
        """Whether a line that goes on with the next one is long, but not full."""
        line, after = self.lines[k], self.lines[k + 1]
        goes_on = not line.ended and not self.isolated[k] and after.gap <= self.usual_gap
        return goes_on and 2 * self.sizes[k] > self.edge and not self._is_full(k)

    @cached_property
    def usual_gap(self) -> int:
        """Blank lines between the lines of a paragraph: 1 where all are set double."""
        return min((self.lines[k + 1].gap for k in self.broken), default=0)

    @cached_property
    def is_even(self) -> bool:
        """Whether all full lines have as many characters, whatever these are."""
        return all(self.sizes[k] == self.edge for k in self.broken)

    @cached_property
    def parts_paragraphs(self) -> bool:
        """Whether a gap or an indent parts all paragraphs: none ends with room left right above a line."""
        ends = (k for k in range(len(self.lines) - 1) if self.lines[k].ended and not self._is_full(k))
        return all(self.lines[k + 1].gap > self.usual_gap or self.lines[k + 1].indented for k in ends)

    def _goes_on(self, k: int) -> bool:
        """Whether a line goes on in the next one."""
        line, after = self.lines[k], self.lines[k + 1]
        if after.gap > self.usual_gap:
            return False
        if after.text[0] in _CLOSING:
            return True
        if after.indented and (line.ended or not line.indented):
            return False
        return self._credits_go_on(k) if self.isolated[k] else self._prose_goes_on(k)

    def _prose_goes_on(self, k: int) -> bool:
        """Whether a line of the text goes on in the next one, as far as both stand close."""
        line, after = self.lines[k], self.lines[k + 1]
        if not self._is_full(k) or self.isolated[k + 1] or MEMBER.match(after.text):
            return False
        return not line.ended or (self.is_sure and self._starts_no_paragraph(k + 1))

    def _credits_go_on(self, k: int) -> bool:
        """Whether a by-line goes on in the next line: that is no sentence, and has room left."""
        ends = not self.lines[k + 1].ended and not (k + 2 < len(self.lines) and self._is_full(k + 1))
        return ends and self.is_sure and self._lacks_room(k, 0)

    def _starts_no_paragraph(self, k: int) -> bool:
        """Whether a line below the end of a sentence goes on with the paragraph."""
        is_prose = self.lines[k].ended or (k + 1 < len(self.lines) and self._is_full(k))
        exactly = self.sizes[k - 1] == self.edge if self.is_even else self._lacks_room(k - 1, 0)
        return is_prose and (exactly or self.parts_paragraphs)

    def _is_paragraph(self, first: int, last: int) -> bool:
        """Whether lines that may go on in one another are prose, and end as a sentence does, or with the text."""
        prose = any(_CLAUSE.search(line.text) for line in self.lines[first:last])
        marked = any(line.text[0] in _CLOSING for line in self.lines[first + 1 : last + 1])
        return (prose or marked) and (self.lines[last].ended or last + 1 == len(self.lines))
