"""Text whose lines are rows and whose cells are parted by a sign: CSV, and what it is like with tabs, semicolons, bars."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

from kg.reading.formats.columns import are_named

_DELIMITERS = ",\t;|"
_ROWS = 50
"""Rows at the beginning that tell a table from a text."""


def delimiter_of(text: str) -> str:
    """What parts the cells: the sign that stands most in the first line, outside of quotes."""
    line = re.sub(r'"[^"]*"', "", text.lstrip("\ufeff\r\n")).split("\n", 1)[0]
    return max(_DELIMITERS, key=line.count)


def is_table(text: str) -> bool:
    """Whether the beginning of a text is that of a table: its columns are named or its rows are alike; not the lines of an article.

    Args:
        text: the first lines, the last of which may be cut off.
    """
    if re.search(r"[。！？][”’」』）)]*\s*$", text, re.MULTILINE) is None:
        return True  # no sentences: nothing that could be an article
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), skipinitialspace=True)
    try:
        rows = [row for row in islice(reader, _ROWS) if any(map(str.strip, row))]
    except csv.Error:
        return True
    if any(map(are_named, rows[:2])) or text.lstrip("\ufeff").startswith('"'):
        return True
    sizes = [len(row) for row in rows[:2]]
    return max(sizes, default=0) > 1 and 2 * sum(len(row) == sizes[-1] for row in rows) > len(rows)
