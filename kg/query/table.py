"""Tables for the terminal: columns that fit its width, with Chinese characters counted as the two columns that they fill."""

from __future__ import annotations

from collections.abc import Sequence

from wcwidth import wcswidth, wcwidth

from kg.graph.names import printable
from kg.query.result import Result

_GAP = 2


def render(result: Result, width: int | None) -> str:
    """A result as text. `width`: columns of the terminal; None does not cut."""
    if result.truth is not None:
        return "yes" if result.truth else "no"
    rows = [[_plain(row[v]) for v in result.variables] for row in result.rows]
    if not rows:
        return "(no answer)"
    return aligned([result.variables, *rows], width)


def aligned(table: Sequence[Sequence[str]], width: int | None) -> str:
    """Rows as text, the first as a heading; all are of one length."""
    widths = _fit([max(map(_columns, column)) for column in zip(*table, strict=True)], width)
    gap = " " * _GAP
    lines = [gap.join(_cell(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in table]
    lines.insert(1, gap.join("─" * w for w in widths))
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A cell without what would break the line, or steer the terminal."""
    return "".join(c if wcwidth(c) >= 0 else " " for c in printable(text))


def _columns(text: str) -> int:
    return max(wcswidth(text), 0)


def _fit(widths: Sequence[int], total: int | None) -> list[int]:
    """Widths of the columns; where they do not fit, the widest give way first."""
    fitted = list(widths)
    if total is None:
        return fitted
    room = total - _GAP * (len(fitted) - 1)
    while sum(fitted) > room and max(fitted) > 1:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _cell(text: str, width: int) -> str:
    if _columns(text) > width:
        cut, used = "", 0
        for c in text:
            if used + wcwidth(c) > width - 1:
                break
            cut, used = cut + c, used + max(wcwidth(c), 0)
        text = cut + "…"
    return text + " " * (width - _columns(text))
