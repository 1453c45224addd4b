"""Cells of tables that spreadsheets open."""

from __future__ import annotations

import re

# A sign that begins a formula, also in full width and after blanks, as spreadsheets of East Asia read it.
_FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠].|[\t\r].", re.S)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection); a number is none."""
    return "'" + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
