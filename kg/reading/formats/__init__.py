"""Formats: what a file is, and one reader for each family of them. A reader's libraries are loaded when the first such file comes."""

from __future__ import annotations

from importlib import import_module

from kg.reading.formats.kinds import WRITTEN, Kind, media_type
from kg.reading.formats.original import Member, Original, Reader
from kg.reading.formats.signatures import kind_of
from kg.reading.unread import Unread

__all__ = ["Kind", "Member", "Original", "Reader", "Unread", "is_written", "kind_of", "media_type", "reader_of"]


def reader_of(kind: Kind) -> Reader:
    """What reads files of a kind.

    Raises:
        Unread: nothing does, or what it needs is not installed.
    """
    if not kind.reader:
        raise Unread(f"{kind.name}. {kind.advice}", skipped=kind.skipped)
    try:
        reader: Reader = import_module(f"{__name__}.{kind.reader}").read
    except ModuleNotFoundError as error:
        extra = "ocr" if kind.reader == "ocr" else "documents"
        raise Unread(
            f"{kind.name}; to read it, kg needs {error.name}: pip install 'talentkg[{extra}]'", skipped=kind.skipped
        ) from None
    return reader


def is_written(path: str) -> bool:
    """Whether a file is one that kg writes and does not read: a page, a table, a report."""
    try:
        with open(path, "rb") as file:
            return kind_of(file, path) is WRITTEN
    except OSError:
        return False
