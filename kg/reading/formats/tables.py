"""Tables with a text in each row: JSON Lines, JSON, CSV, Parquet. They are read row by row, and may be larger than memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import BinaryIO

from kg.reading.encoding import decode, encoding_of
from kg.reading.formats.columns import Columns, Row, columns_of, is_filled
from kg.reading.formats.delimited import delimiter_of
from kg.reading.formats.original import Original
from kg.reading.formats.rows import original_of
from kg.reading.limits import MAX_BYTES, MAX_FILE
from kg.reading.unread import DAMAGED, Unread

_ROW = 4 * MAX_BYTES
"""Bytes that a row may have: a text, written with `\\u` and with what stands beside it."""
_SAMPLE = 50
"""Rows that tell what a column is for."""
_LONGEST_NAME = 60
"""Characters of the name of a column."""
_HEAD = 65_536
csv.field_size_limit(_ROW)  # 131,072 characters are less than a long article

_Row = tuple[int, Sequence[object] | Unread]
"""The cells of a row, with its number."""
Numbered = tuple[int, Row | Unread]
"""A row and its number as a person counts it; what cannot be read of it is told in its place."""


def read(file: BinaryIO) -> Iterator[Original | Unread]:
    """Each row of a table as an article.

    Raises:
        Unread: it is broken, or no column in it holds texts.
    """
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(b"PAR1"):
        return articles(_parquet(file))
    start = head.decode("latin-1").lstrip("\xef\xbb\xff\xfe \r\n\t\0")
    if start[:1] == "[" or (start[:1] == "{" and not _is_lines(start)):
        return articles(_json(file))
    return _articles_of_lines(file) if start[:1] == "{" else articles(_csv(file, head))


def _is_lines(start: str) -> bool:
    """Whether an object ends where its line ends."""
    first = start.split("\n", 1)[0].rstrip()
    return first.endswith("}") or len(first) > _HEAD - 8


def articles(rows: Iterator[Numbered]) -> Iterator[Original | Unread]:
    """The rows of a table whose columns are the same in all of them, each as an article.

    Raises:
        Unread: none of the columns holds texts.
    """
    first = list(islice(rows, _SAMPLE))
    sample = [row for _, row in first if not isinstance(row, Unread)]
    names = list(dict.fromkeys(name for row in sample for name in row))
    columns = columns_of(names, sample)
    if columns.text is None and sample:
        raise Unread(f"no column of texts among {_listed(names)}. Call it text")
    if not first:
        raise Unread("a table without rows", skipped=True)
    for number, row in chain(first, rows):
        yield _numbered(row, columns, number)


def _listed(names: list[str]) -> str:
    """The names of the columns, on one line."""
    shown = [" ".join(name.split())[:30] or "(no name)" for name in names[:12]]
    return ", ".join(shown) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _numbered(row: Row | Unread, columns: Columns, number: int) -> Original | Unread:
    part = f"row {number}"
    return (
        Unread(row.reason, part=part, skipped=row.skipped)
        if isinstance(row, Unread)
        else original_of(row, columns, part)
    )


def _articles_of_lines(file: BinaryIO) -> Iterator[Original | Unread]:
    """The lines of JSON Lines, each of which may have columns of its own."""
    for number, row in _json_lines(file):
        columns = Columns() if isinstance(row, Unread) else columns_of(row, [row])
        yield _numbered(row, columns, number)


def _json_lines(file: BinaryIO) -> Iterator[Numbered]:
    with _as_text(file) as lines:
        for number, line in enumerate(_bounded(lines), 1):
            if isinstance(line, Unread):
                yield number, line
            elif line.strip():
                yield number, _object(line)


def _object(line: str) -> Row | Unread:
    """The object that a line is."""
    try:
        found = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return Unread(f"broken JSON at character {error.pos + 1}. Write the line anew")
    except (ValueError, RecursionError) as error:
        return _beyond_measure(error)
    return _flat(found) if isinstance(found, dict) else Unread("no object of JSON. Write it as {…}")


def _beyond_measure(error: ValueError | RecursionError) -> Unread:
    """The reason for JSON that is whole, and of which Python reads no such number, or no such depth."""
    if isinstance(error, RecursionError):
        return Unread("JSON nested too deeply. Write it with fewer levels")
    return Unread("JSON with a number of thousands of digits. Write it in quotes")


def _flat(found: dict[str, object]) -> Row:
    """An object, and what the objects in it say that it does not say itself: {"data": {"text": …}}."""
    inner = {k: v for value in found.values() if isinstance(value, dict) for k, v in value.items()}
    return {**inner, **{k: v for k, v in found.items() if not isinstance(v, dict)}}


def _json(file: BinaryIO) -> Iterator[Numbered]:
    """The objects of an array, of the one list in an object, or the one object."""
    data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Unread(f"JSON of more than {MAX_FILE // 10**6} MB. Write it as JSON Lines")
    try:
        found = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise Unread(f"truncated or broken JSON at line {error.lineno}. Save or download it again") from None
    except (ValueError, RecursionError) as error:
        raise _beyond_measure(error) from None
    lists = [value for value in found.values() if _are_objects(value)] if isinstance(found, dict) else []
    rows = lists[0] if len(lists) == 1 else found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        yield number, _flat(row) if isinstance(row, dict) else Unread("no object of JSON. Write it as {…}")


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _csv(file: BinaryIO, head: bytes) -> Iterator[Numbered]:
    """The rows of a CSV table."""
    with _as_text(file) as lines:
        delimiter = delimiter_of(head.decode(_encoding(head), "replace"))
        reader = csv.reader(_whole(lines), delimiter=delimiter, skipinitialspace=True)
        yield from named_rows(enumerate(_records(reader), 1))


def named_rows(rows: Iterable[_Row]) -> Iterator[Numbered]:
    """The rows of a table with the names of their columns; the first one names them, unless it holds a text itself."""
    names: list[str] | None = None
    for number, row in _below_heading(rows):
        if isinstance(row, Unread):
            yield number, row
            continue
        if names is None:
            names, is_data = _header(row)
            if not is_data:
                continue
        yield number, dict(zip(names, row, strict=False))


def _below_heading(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows from that of the names on: what stands alone in the first, above those, is a heading of the whole table."""
    found = (row for row in rows if isinstance(row[1], Unread) or any(map(is_filled, row[1])))
    first = list(islice(found, 2))
    heads = len(first) == 2 and _filled(first[0]) == 1 and _filled(first[1]) > 1
    return chain(first[heads:], found)


def _filled(row: _Row) -> int:
    """How many cells of a row hold anything."""
    return 0 if isinstance(row[1], Unread) else sum(map(is_filled, row[1]))


def _encoding(head: bytes) -> str:
    """The encoding of a table by its beginning; single broken bytes do not matter."""
    found = encoding_of(head)
    if found is None and len(head.decode("utf-8", "ignore").encode()) < 0.99 * len(head):
        raise Unread("no text in UTF-8, UTF-16, GB18030 or Big5. Save it as UTF-8")
    return found or "utf-8"


def _header(row: Sequence[object]) -> tuple[list[str], bool]:
    """The names of the columns, and whether the row is none of names."""
    names = ["" if cell is None else str(cell) for cell in row]
    is_data = any(len(name) > _LONGEST_NAME or "。" in name for name in names)
    return ([f"column {k}" for k in range(1, len(names) + 1)] if is_data else names), is_data


def _records(reader: Iterator[list[str]]) -> Iterator[list[str] | Unread]:
    """The rows, a broken one told in its place."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(f"a broken row ({error}). Mend its quotes")


@contextmanager
def _as_text(file: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """An open file as text; it stays open afterwards."""
    head = file.read(_HEAD)
    file.seek(0)
    text = io.TextIOWrapper(file, _encoding(head), "replace", newline="")
    try:
        yield text
    finally:
        text.detach()


def _bounded(lines: io.TextIOWrapper) -> Iterator[str | Unread]:
    """The lines, none longer than a row may be."""
    while line := lines.readline(_ROW):
        if len(line) < _ROW:
            yield line.removeprefix("\ufeff")
            continue
        while (rest := lines.readline(_ROW)) and len(rest) == _ROW:
            pass
        yield Unread(f"more than the {_ROW // 10**6} MB that one row may have. Split it")


def _whole(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines without NUL, which the library stumbles over; a longer one is cut, so that its row is broken."""
    while line := lines.readline(_ROW):
        yield line.replace("\0", "").removeprefix("\ufeff")


def _parquet(file: BinaryIO) -> Iterator[Numbered]:
    """The rows of a Parquet table, a batch at a time, of the columns that are needed."""
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(file)
        sample = next(table.iter_batches(_SAMPLE), None)
        names = list(table.schema_arrow.names)
        columns = columns_of(names, sample.to_pylist() if sample is not None else [])
        if columns.text is None:
            raise Unread(f"no column of texts among {_listed(names)}. Call it text")
        batches = table.iter_batches(64, columns=columns.used)
        yield from enumerate((row for batch in batches for row in batch.to_pylist()), 1)
    except (pyarrow.ArrowException, OSError, ValueError):
        raise Unread(DAMAGED) from None
