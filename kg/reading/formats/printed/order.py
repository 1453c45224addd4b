"""Reading order: a page cut into bands, and these into columns.

Lines at one height are a strip, and strips that leave the same space free between their lines are a band: of columns of running text, which are read one
after another, or of a table, which is read row by row. XY-cut (Nagy and Seth 1984) along gutters that are free all the way down (Breuel 2002).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from kg.reading.formats.printed.line import Line, beside, joined
from kg.reading.layout.edges import ENDED

Strip = list[Line]
"""From left to right."""
Span = tuple[float, float]

_INFINITE = float("inf")
_GUTTER = 0.6
"""Of the size of type: the least space between two columns."""
_RUNNING = 8
"""Characters that a line of running text has at least."""
_WRAPPED = 4
"""Characters that a line in a cell has at least where it is broken off for the width."""
_NESTED = 8
"""Columns within bands within columns."""


def in_reading_order(lines: list[Line]) -> list[list[Line]]:
    """The columns of a page, one after another; a row of a table is one line."""
    if all(below.base > line.base + line.size / 3 for line, below in zip(lines, lines[1:], strict=False)):
        return [lines] if lines else []
    return list(_columns(lines, _NESTED))


def _columns(lines: list[Line], nested: int) -> Iterator[list[Line]]:
    for band in _bands(_strips(lines)):
        parts = _parted(band)
        if len(parts) < 2 or not nested or _is_staggered(band.strips, parts):
            yield [_row(strip) for strip in band.strips]
        elif sum(map(_is_running, parts)) > 1:
            for part in parts:
                yield from _columns(part, nested - 1)
        else:
            edges = [min(line.left for line in part) for part in parts]
            yield [_table_row(row, edges) for row in _table_rows(band.strips, parts, edges)]


def _strips(lines: list[Line]) -> list[Strip]:
    """Lines at one height together."""
    strips: list[Strip] = []
    lowest = -_INFINITE
    for line in sorted(lines, key=lambda one: one.base):
        if line.base - 0.6 * line.size < lowest:
            strips[-1].append(line)
        else:
            strips.append([line])
        lowest = line.base
    return [sorted(strip, key=lambda one: one.left) for strip in strips]


@dataclass(frozen=True, slots=True)
class _Extent:
    """What strips take up, one below the other."""

    free: list[Span]
    """The spaces that stay free all the way down."""
    left: float
    right: float

    def with_strip(self, strip: Strip) -> _Extent:
        """That of a strip more."""
        left, right = min(self.left, strip[0].left), max(self.right, *(line.right for line in strip))
        return _Extent(_intersection(self.free, _free(strip)), left, right)

    @property
    def gutters(self) -> list[Span]:
        """The free spaces that have lines to both sides."""
        return [(a, b) for a, b in self.free if a >= self.left and b <= self.right]


_NOTHING = _Extent([(-_INFINITE, _INFINITE)], _INFINITE, -_INFINITE)


@dataclass(frozen=True, slots=True)
class _Band:
    """Strips that leave the same gutters free."""

    strips: list[Strip]
    gutters: list[Span]


def _bands(strips: list[Strip]) -> Iterator[_Band]:
    """Strips together as far down as no gutter between their lines is crossed."""
    band: list[Strip] = []
    extent = _NOTHING
    for strip in strips:
        gutters, longer = len(extent.gutters), extent.with_strip(strip)
        if band and len(longer.gutters) < (gutters or len(_NOTHING.with_strip(strip).gutters)):
            above, longer = ([], _NOTHING.with_strip(strip)) if gutters else _not_across(band, strip)
            if rest := band[: len(band) - len(above)]:
                yield _Band(rest, extent.gutters)
            band = above
        band.append(strip)
        extent = longer
    yield _Band(band, extent.gutters)


def _not_across(strips: list[Strip], below: Strip) -> tuple[list[Strip], _Extent]:
    """The last strips that leave the gutters of the one below them free, and the extent of them all."""
    extent = _NOTHING.with_strip(below)
    found: list[Strip] = []
    for strip in reversed(strips):
        higher = extent.with_strip(strip)
        if len(higher.gutters) < len(extent.gutters):
            break
        found.insert(0, strip)
        extent = higher
    return found, extent


def _free(strip: Strip) -> list[Span]:
    """The spaces beside and between the lines of a strip."""
    least = _GUTTER * min(line.size for line in strip)
    spans, at = [], -_INFINITE
    for line in strip:
        if line.left - at >= least:
            spans.append((at, line.left))
        at = max(at, line.right)
    return [*spans, (at, _INFINITE)]


def _intersection(some: list[Span], others: list[Span]) -> list[Span]:
    both = []
    for a, b in some:
        for c, d in others:
            start, end = a if a > c else c, b if b < d else d
            if end - start > 3:
                both.append((start, end))
    return both


def _parted(band: _Band) -> list[list[Line]]:
    """The lines of a band between each two gutters."""
    edges = [-_INFINITE, *((a + b) / 2 for a, b in band.gutters), _INFINITE]
    lines = [line for strip in band.strips for line in strip]
    parts = ([line for line in lines if a < line.left <= b] for a, b in zip(edges, edges[1:], strict=False))
    return [part for part in parts if part]


def _is_staggered(strips: list[Strip], parts: list[list[Line]]) -> bool:
    """Whether each part ends above the next one, left or right of it: no columns, and no table."""
    heights = sorted((part[0].base, part[-1].base) for part in parts) if all(len(one) == 1 for one in strips) else []
    return bool(heights) and all(a[1] < b[0] for a, b in zip(heights, heights[1:], strict=False))


def _is_running(lines: list[Line]) -> bool:
    """Whether lines are running text: half of them broken off for the width, or those in columns of their own."""
    if _fills(lines):
        return True
    strips = _strips(lines)
    return len(strips) < len(lines) and any(sum(map(_fills, _parted(band))) > 1 for band in _bands(strips))


def _fills(column: list[Line]) -> bool:
    width = max(line.right for line in column) - min(line.left for line in column)
    wide = [line for line in column if line.right - line.left > 0.8 * width and len(line.text) >= _RUNNING]
    return len(column) > 2 and 2 * len(wide) >= len(column)


def _row(strip: Strip) -> Line:
    """What stands at one height as one line: words that a narrow space separates, cells that a wide one does."""
    first = strip[0]
    for line in strip[1:]:
        apart = line.left - first.right > 1.5 * line.size
        before = first.text + "\t" if apart else beside(first.text, line.text)
        first = first._replace(text=before + line.text, right=max(first.right, line.right), row=first.row or apart)
    return first


def _table_rows(strips: list[Strip], parts: list[list[Line]], edges: list[float]) -> Iterator[list[Strip]]:
    """Strips that belong to one row of a table: as close together as the lines of a cell, where rows stand wider apart, or words that go on below a full line."""
    steps = [below[0].base - strip[0].base for strip, below in zip(strips, strips[1:], strict=False)]
    within = _step_within_cells(parts)
    wide = [max(line.right - line.left for line in part) for part in parts]
    row = [strips[0]]
    for strip, step in zip(strips[1:], steps, strict=True):
        is_close = step < 0.95 * strip[0].size or (
            step <= within < max(steps) and not _is_whole(row[-1], strip, edges, wide)
        )
        if not (is_close or _is_rest(row[-1], strip, edges, wide)):
            yield row
            row = []
        row.append(strip)
    yield row


def _is_whole(above: Strip, strip: Strip, edges: list[float], wide: list[float]) -> bool:
    """Whether what stands at a height is a row of its own: it has all cells, and some below words that do not go on."""
    ended = {bisect(edges, line.left) for line in above} - _full(above, edges, wide).keys()
    return len(strip) == len(edges) and bool(ended)


def _is_rest(above: Strip, strip: Strip, edges: list[float], wide: list[float]) -> bool:
    """Whether all that stands at a height, in few cells, is the shorter rest of words that fill the cells above."""
    full = _full(above, edges, wide)
    return 2 * len(strip) < len(edges) and all(
        line.right - line.left < full.get(bisect(edges, line.left + line.size), 0.0) - 0.3 * line.size for line in strip
    )


def _step_within_cells(parts: list[list[Line]]) -> float:
    """How far apart the lines of a cell stand at most, if any cell has several."""
    longest = sorted(line.base for line in max(parts, key=len))
    return 1.25 * min((b - a for a, b in zip(longest, longest[1:], strict=False)), default=0.0)


def _full(strip: Strip, edges: list[float], wide: list[float]) -> dict[int, float]:
    """The columns in which words fill their cell for its width, so that they may go on below, and how wide they are."""
    widths = ((bisect(edges, line.left), line.right - line.left, line) for line in strip)
    return {
        k: width
        for k, width, line in widths
        if len(line.text) >= _WRAPPED and width > wide[k - 1] - line.size and not ENDED.search(line.text)
    }


def _table_row(strips: list[Strip], edges: list[float]) -> Line:
    """A row of a table, whose columns begin at edges, as one line; a cell that stands alone is none."""
    lines = [line for strip in strips for line in strip]
    cells = [_cell([line for line in lines if bisect(edges, line.left) == k]) for k in range(1, len(edges) + 1)]
    row = sum(map(bool, cells)) > 1
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    text = "\t".join(cells).rstrip("\t") if row else "".join(cells)
    return Line(text, left, right, lines[0].base, median(line.size for line in lines), lines[0].page, row)


def _cell(lines: list[Line]) -> str:
    text = ""
    for line in sorted(lines, key=lambda one: (one.base, one.left)):
        text = joined(text, line.text) + line.text
    return text
