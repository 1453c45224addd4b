"""Margins: running heads and feet, page numbers, and watermarks. They stand on several pages at one place, or look like page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest, nsmallest

from kg.reading.formats.printed.line import Line

_EDGE = 3
"""Lines that a running head or foot has at most."""
_HEAD = 6
"""Lines at the top of a page among which its title ends."""
_LARGER = 1.15
"""Than most of the text: the type of a title."""
_SHORT = 20
"""Characters that a running head has at most."""
_FOLIO = re.compile(
    r"""[^\w]* (?: [-–—―·•]\s*\d{1,4}\s*[-–—―·•]                        # - 3 -
      | 第\s*\d{1,4}\s*[页頁]                                              # 第3页
      | (?: [^，。；]{0,30}\s )? 第\s*\d{1,4}\s*[页頁] \W* [共总]\s*\d{1,4}\s*[页頁]  # 要情编辑部 第3页 共10页
      | \d{1,4} \s*/\s* \d{1,4} | \d{1,4}\s*[页頁]                        # 3/10
      | \d{1,3} | page\s*\d{1,4} (?: \s*(?:of|/)\s*\d{1,4} )? ) [^\w]*""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789 \t\u3000"))
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_LAST_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?=\D*$)")

_STAMP = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4},? *(?:[上下]午)? ?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?")
"""When a browser printed a page: 9/7/22, 8:30 AM."""
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_SENTENCE = re.compile(r"[\d，。；：！？]")

Key = tuple[str, int]
"""Text and size of type."""
Keyed = tuple[Line, list[Key]]


def without_margins(pages: list[list[Line]], usual: float) -> list[list[Line]]:
    """The lines of each page that are its text.

    Args:
        pages: the lines of each.
        usual: the size of type of most of the text.
    """
    tops = _keyed([nsmallest(_EDGE, lines, _height) for lines in pages])
    feet = _keyed([nlargest(_EDGE, lines, _height) for lines in pages])
    heads, tails, marks = _repeated(tops), _repeated(feet), _marks(pages, 1.5 * usual)
    kept = []
    for lines, top, foot in zip(pages, tops, feet, strict=True):
        out = {*_of_browser(lines, usual), *_peeled(top, heads), *_peeled(foot, tails)}
        if marks:
            out.update(line for line in lines if line.size > 1.5 * usual and _at(line) in marks)
        kept.append([line for line in lines if line not in out] if out else lines)
    return [_without_head(kept[0], usual), *kept[1:]] if any(kept) else pages


def _keyed(edges: list[list[Line]]) -> list[list[Keyed]]:
    """The lines at one edge of each page; one whose words stand on no other page has no keys."""
    found = Counter(_words(line) for edge in edges for line in edge)
    return [[(line, _keys(line) if found[_words(line)] > 1 else []) for line in edge] for edge in edges]


def _words(line: Line) -> str:
    return line.text.translate(_NO_DIGITS)


def _height(line: Line) -> float:
    return line.base


def _keys(line: Line) -> list[Key]:
    """A line as it stands on several pages: as it is, or its numbers count with the pages, all of them, the first or the last."""
    text, size = "".join(line.text.split()), round(line.size)
    if not _NUMBER.search(text):
        return [(text, size)]
    counted = (
        pattern.sub(lambda found: f"<{int(found.group()) - line.page}>", text, count)
        for pattern, count in ((_NUMBER, 0), (_NUMBER, 1), (_LAST_NUMBER, 1))
    )
    return [(text, size), *((one, size) for one in counted)]


def _repeated(edges: list[list[Keyed]]) -> frozenset[Key]:
    """What stands at one edge of several pages."""
    found = Counter(key for edge in edges for key in {key for _, keys in edge for key in keys})
    return frozenset(key for key, count in found.items() if count > 1)


def _peeled(edge: list[Keyed], repeated: frozenset[Key]) -> Iterator[Line]:
    """The lines at an edge, from without, that are a running head or foot, or a page number."""
    for line, keys in edge:
        if repeated.isdisjoint(keys) and not _FOLIO.fullmatch(line.text):
            return
        yield line


def _of_browser(lines: list[Line], usual: float) -> list[Line]:
    """What a browser prints above and below a page: the time, its title and its address, in small type."""
    small = [line for line in lines if line.size < usual]
    stamps = [line for line in small if _STAMP.fullmatch(line.text)]
    if len(stamps) != 1:
        return []
    printed = stamps + [line for line in small if _ADDRESS.fullmatch(line.text)]
    return [line for line in small if any(abs(line.base - one.base) < line.size / 2 for one in printed)]


def _without_head(lines: list[Line], usual: float) -> list[Line]:
    """The lines of the first page without a running head, if that has no other page to stand on: a few words in small type far above a title."""
    top = nsmallest(_HEAD, lines, _height)
    if len(top) < 2 or top[1].size < _LARGER * max(usual, top[0].size):
        return lines
    head, title, *_ = top
    is_far = title.base - head.base > max(1.9 * title.size, 1.3 * _gap_below(top[1:]))
    if not is_far or len(head.text) > _SHORT or _SENTENCE.search(head.text):
        return lines
    return [line for line in lines if line is not head]


def _gap_below(lines: list[Line]) -> float:
    """How far below a title, the first of some lines, smaller type begins."""
    found = ((above, line) for above, line in zip(lines, lines[1:], strict=False) if line.size < 0.95 * lines[0].size)
    return next((line.base - above.base for above, line in found), 0.0)


def _marks(pages: list[list[Line]], large: float) -> frozenset[tuple[str, int]]:
    """Watermarks: large type at the same place of most pages."""
    if len(pages) < 3:
        return frozenset()
    found = Counter(at for lines in pages for at in {_at(line) for line in lines if line.size > large})
    return frozenset(at for at, count in found.items() if 2 * count > len(pages))


def _at(line: Line) -> tuple[str, int]:
    return line.text, round(line.left)
