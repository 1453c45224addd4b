"""Margins: running heads and feet, page numbers, and watermarks. They stand on several pages at one place, or look like page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest, nsmallest

from kg.reading.formats.printed.line import Line

_EDGE = 3
"""Lines that a running head or foot has at most."""
_FOLIO = re.compile(
    r"""[^\w]* (?: [-–—―·•]\s*\d{1,4}\s*[-–—―·•]                        # - 3 -
      | 第\s*\d{1,4}\s*[页頁] (?: \W* [共总]\s*\d{1,4}\s*[页頁] )?           # 第3页 共10页
      | \d{1,4} \s*/\s* \d{1,4} | \d{1,4}\s*[页頁]                        # 3/10
      | \d{1,3} | page\s*\d{1,4} (?: \s*(?:of|/)\s*\d{1,4} )? ) [^\w]*""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_LAST_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?=\D*$)")

Key = tuple[str, int]
"""Text and size of type."""
Keyed = tuple[Line, list[Key]]


def without_margins(pages: list[list[Line]], usual: float) -> list[list[Line]]:
    """The lines of each page that are its text.

    Args:
        pages: the lines of each.
        usual: the size of type of most of the text.
    """
    tops = [_keyed(nsmallest(_EDGE, lines, _height)) for lines in pages]
    feet = [_keyed(nlargest(_EDGE, lines, _height)) for lines in pages]
    heads, tails, marks = _repeated(tops), _repeated(feet), _marks(pages, 1.5 * usual)
    kept = []
    for lines, top, foot in zip(pages, tops, feet, strict=True):
        out = {*_peeled(top, heads), *_peeled(foot, tails)}
        if marks:
            out.update(line for line in lines if line.size > 1.5 * usual and _at(line) in marks)
        kept.append([line for line in lines if line not in out] if out else lines)
    return kept if any(kept) else pages


def _keyed(edge: list[Line]) -> list[Keyed]:
    return [(line, _keys(line)) for line in edge]


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


def _marks(pages: list[list[Line]], large: float) -> frozenset[tuple[str, int]]:
    """Watermarks: large type at the same place of most pages."""
    if len(pages) < 3:
        return frozenset()
    found = Counter(at for lines in pages for at in {_at(line) for line in lines if line.size > large})
    return frozenset(at for at, count in found.items() if 2 * count > len(pages))


def _at(line: Line) -> tuple[str, int]:
    return line.text, round(line.left)
