"""What a table says of many files: title, date and source of each, `--meta table.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.edtf import parse_edtf
from kg.errors import UsageError
from kg.reading.encoding import decode
from kg.reading.formats.columns import Columns, named_columns
from kg.reading.formats.days import day_of
from kg.reading.formats.delimited import delimiter_of
from kg.reading.read import Given
from kg.reading.unread import Unread


@dataclass(frozen=True, slots=True)
class Meta:
    """The rows of a table by file, and which of them were asked for."""

    rows: Mapping[str, Given] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def of(self, name: str) -> Given | None:
        """What the table says of a file, named by its path, the end of its path, or its bare name."""
        parts = Path(name).parts
        for k in range(len(parts)):
            if (key := "/".join(parts[k:])) in self.rows:
                self.used.add(key)
                return self.rows[key]
        return self.rows.get(name)

    @property
    def unused(self) -> list[str]:
        """The files that the table names and nobody asked for."""
        return [name for name in self.rows if name not in self.used]


def meta_in(path: str | Path) -> Meta:
    """Reads a table with the columns file, title, date, source, under any name that a table of texts has for them; an empty cell says nothing.

    Raises:
        UsageError: no such file, no column of files, or a date that is none; with the row.
    """
    try:
        text = decode(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}", parameter="meta") from None
    except Unread as error:
        raise UsageError(f"{path}: {error.reason}", parameter="meta") from None
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), skipinitialspace=True)
    try:
        return Meta(dict(_rows(table, path)))
    except csv.Error as error:
        raise UsageError(f"{path}, line {table.reader.line_num}: {error}. Mend its quotes", parameter="meta") from None


def _rows(table: csv.DictReader[str], path: str | Path) -> Iterator[tuple[str, Given]]:
    columns = named_columns(table.fieldnames or ())
    if columns.file is None:
        raise UsageError(
            f"{path}: no column “file”. Its first line names the columns: file,title,date,source", parameter="meta"
        )
    for row in table:
        file = _cell(row, columns.file)
        if file is None:
            continue
        try:
            yield file.removeprefix("./"), _given(row, columns)
        except UsageError as error:
            raise UsageError(f"{path}, line {table.line_num}: {error.message}", parameter="meta") from None


def _given(row: Mapping[str, str | None], columns: Columns) -> Given:
    """What a row says of its file."""
    date = _cell(row, columns.date)
    if date is not None and parse_edtf(date) is None:
        date = day_of(date) or date
    return Given(_cell(row, columns.title), date, _cell(row, columns.address) or _cell(row, columns.source))


def _cell(row: Mapping[str, str | None], column: str | None) -> str | None:
    """The words in a cell; None where it is empty, or there is no such column."""
    return ((column is not None and row.get(column)) or "").strip() or None
