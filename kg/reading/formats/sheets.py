"""Excel tables (XLSX, XLSM) with a text in each row: ECMA-376, part 1, §18. What formulas last gave is taken; none is worked out."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from kg.reading.formats.original import Original
from kg.reading.formats.package import attribute, local, related, tree_of, without_entities
from kg.reading.formats.tables import articles, named_rows
from kg.reading.formats.zips import BROKEN, info_of, opened_zip, unpacked
from kg.reading.unread import DAMAGED, Unread

_DATES = frozenset((*range(14, 18), 22, *range(27, 32), 36, 50, 51, 52, 53, 54, 57, 58))
"""Numbers of formats that show a day, those of Chinese among them (§18.8.30)."""
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_COLUMNS = 16_384


def read(file: BinaryIO) -> Iterator[Original | Unread]:
    """Each row of each sheet with a column of texts as an article.

    Raises:
        Unread: it is truncated or broken, or no sheet has a column of texts.
    """
    with opened_zip(file) as package:
        sheets = list({name: title for title, name in _sheets(package)}.items())
        shared, days = _shared(package), _formats_of_days(package)
        without: list[Unread] = []
        for name, title in sheets:
            try:
                for found in articles(named_rows(_rows(package, name, shared, days))):
                    yield _of_sheet(found, title) if len(sheets) > 1 else found
            except Unread as error:
                without.append(Unread(error.reason, part=f"sheet {title}", skipped=error.skipped))
    if len(without) == len(sheets):
        told = [error.reason for error in sorted(without, key=lambda error: error.skipped)]
        raise Unread(*(told or ["an Excel table without sheets"])[:1], skipped=all(error.skipped for error in without))
    yield from (error for error in without if not error.skipped)


def _of_sheet(found: Original | Unread, title: str) -> Original | Unread:
    part = f"sheet {title}, {found.part}"
    return (
        replace(found, part=part)
        if isinstance(found, Original)
        else Unread(found.reason, part=part, skipped=found.skipped)
    )


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The titles of the sheets and their parts, in their order."""
    main = next((to for kind, to in related(package, "").values() if kind == "officeDocument"), "xl/workbook.xml")
    root, links = tree_of(package, main), related(package, main)
    if root is None:
        raise Unread("a truncated or broken Excel table: its list of sheets is missing. Save or download it again")
    for node in root.iterfind("{*}sheets/{*}sheet"):
        kind, part = links.get(attribute(node, "id") or "", ("", ""))
        if kind == "worksheet":
            yield " ".join(node.get("name", "").split()), part


def _shared(package: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by their number."""
    root = tree_of(package, "xl/sharedStrings.xml")
    return [] if root is None else [_words(node) for node in root.iterfind("{*}si")]


def _words(node: etree._Element) -> str:
    """The text of a cell without its readings (pinyin)."""
    return "".join(t.text or "" for t in node.iter("{*}t") if (up := t.getparent()) is not None and local(up) != "rPh")


def _formats_of_days(package: zipfile.ZipFile) -> set[int]:
    """The numbers of the cells' styles that show a number as a day."""
    root = tree_of(package, "xl/styles.xml")
    if root is None:
        return set()
    own = {node.get("numFmtId"): node.get("formatCode", "") for node in root.iterfind("{*}numFmts/{*}numFmt")}
    days = {
        key for key, code in own.items() if re.search(r"[yd年日]", re.sub(r'"[^"年月日]*"|\[[^\]]*\]', "", code), re.I)
    }
    days |= {str(number) for number in _DATES}
    return {k for k, node in enumerate(root.iterfind("{*}cellXfs/{*}xf")) if node.get("numFmtId") in days}


def _rows(package: zipfile.ZipFile, name: str, shared: list[str], days: set[int]) -> Iterator[tuple[int, list[object]]]:
    """The rows of a sheet with their numbers, one at a time."""
    try:
        info = info_of(package, name)
        if info is None:
            raise Unread("a sheet is missing. Save or download it again")
        with unpacked(package, info) as file:
            number = 0
            for _, row in etree.iterparse(file, tag="{*}row", resolve_entities=False, no_network=True):
                said = row.get("r", "")
                without_entities(row)
                number = int(said) if said.isdecimal() and len(said) < 9 else number + 1
                yield number, _cells(row, shared, days)
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]
    except (*BROKEN, etree.XMLSyntaxError):
        raise Unread(DAMAGED) from None


def _cells(row: etree._Element, shared: list[str], days: set[int]) -> list[object]:
    """The values of a row, each in its column."""
    values: list[object] = []
    for cell in row.iterfind("{*}c"):
        at = _COLUMN.match(cell.get("r", ""))
        column = min(_place(at[0]), _MOST_COLUMNS) if at else len(values) + 1
        values += [None] * (column - 1 - len(values))
        values.append(_value(cell, shared, days))
    return values


def _place(letters: str) -> int:
    """The number of a column: 28 for AB."""
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - 64
    return place


def _value(cell: etree._Element, shared: list[str], days: set[int]) -> object:
    """The text, number or day of a cell."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell)
    said = cell.findtext("{*}v") or ""
    if kind == "s":
        return shared[int(said)] if said.isdecimal() and int(said) < len(shared) else None
    style = cell.get("s", "")
    if kind == "n" and style.isdecimal() and int(style) in days:
        return _day(said)
    return None if kind == "e" else said


def _day(number: str) -> object:
    """The day that a number counts to from the end of 1899."""
    try:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(float(number)))
    except (ValueError, OverflowError):
        return number
