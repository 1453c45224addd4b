"""What a table says of many files: title, date and source of each, `--meta table.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.reading.encoding import decode
from kg.reading.read import Given
from kg.reading.unread import Unread

_COLUMNS = ("file", "title", "date", "source")


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
    """Reads a table with the columns file, title, date, source; an empty cell says nothing.

    Raises:
        UsageError: no such file, no column `file`, or a date that is none; with the row.
    """
    try:
        text = decode(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}", parameter="meta") from None
    except Unread as error:
        raise UsageError(f"{path}: {error.reason}", parameter="meta") from None
    return Meta(dict(_rows(csv.DictReader(io.StringIO(text, newline="")), path)))


def _rows(table: csv.DictReader[str], path: str | Path) -> Iterator[tuple[str, Given]]:
    names = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
    if "file" not in names:
        raise UsageError(
            f"{path}: no column “file”. Its first line names the columns: file,title,date,source", parameter="meta"
        )
    for row in table:
        values = {c: (row.get(names[c]) or "").strip() or None for c in _COLUMNS if c in names}
        file = values.pop("file", None)
        if file is None:
            continue
        try:
            yield file.removeprefix("./"), Given(**values)
        except UsageError as error:
            raise UsageError(f"{path}, line {table.line_num}: {error.message}", parameter="meta") from None
