"""PDF: the lines of its text layer, found by PDFium. Pages without one are recognized, if OCR is installed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw

from kg.reading.formats.original import Original
from kg.reading.formats.pdf_lines import lines_of
from kg.reading.formats.printed import Line, article_of
from kg.reading.limits import MAX_BYTES, MAX_SCANS, too_long
from kg.reading.unread import Unread

_NO_LAYER = "a scan: no text layer. pip install 'talentkg[ocr]' reads it"
_COVERED = 0.3
"""Of a page without text: how much pictures cover of one that is a scan."""
_DRAWN = 100
"""Shapes on a page without text whose characters are drawn as such."""


def read(file: BinaryIO) -> Iterator[Original | Unread]:
    """The article of a PDF. Nothing in it is run or followed.

    Raises:
        Unread: it is encrypted, damaged, too long, or has no text.
    """
    with closing(_opened(file)) as document:
        pages, scans = _pages(document)
        confidence, unread = _recognize(document, scans, pages) if scans else (1.0, [])
    if any(pages):
        yield replace(article_of(pages), confidence=confidence)
        yield from unread
    elif unread:
        raise Unread(unread[0].reason)
    else:
        raise Unread("a PDF without a word. Leave it out", skipped=True)


def _recognize(
    document: pypdfium2.PdfDocument, scans: list[int], pages: list[list[Line]]
) -> tuple[float, list[Unread]]:
    """Reads pages that are scans: how sure the recognition is, and what was not read."""
    try:
        ocr = import_module("kg.reading.formats.ocr")
    except ModuleNotFoundError:
        return 1.0, [Unread(_NO_LAYER, part=_named(scans))]
    confidences = []
    for number in scans[:MAX_SCANS]:
        page = document[number - 1]
        scale = min(ocr.DPI / 72, ocr.LONGEST / max(*page.get_size(), 1))
        found = ocr.recognized(page.render(scale=scale).to_pil().convert("RGB"), number)
        page.close()
        pages[number - 1] = found.lines
        confidences += found.confidences
    late = scans[MAX_SCANS:]
    rest = [Unread(f"more than {MAX_SCANS} scans. Split it", part=_named(late))] if late else []
    return ocr.mean(confidences) if confidences else 1.0, rest


def _named(numbers: list[int]) -> str:
    """Pages by their numbers: page 2, pages 2–5 and 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(names)


def _opened(file: BinaryIO) -> pypdfium2.PdfDocument:
    """A PDF, open for reading; of one that is encrypted only that which needs no password."""
    try:
        document = pypdfium2.PdfDocument(file.read())
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unread("encrypted. Save it without a password") from None
        raise Unread("a damaged PDF. Save or download it again") from None
    if not len(document):
        raise Unread("a PDF without pages. Save or download it again")
    return document


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and which pages are pictures."""
    pages: list[list[Line]] = []
    scans = []
    length = 0
    for number in range(1, len(document) + 1):
        lines, empty = _page(document, number)
        if empty:
            scans.append(number)
        length += len("".join(one.text for one in lines).encode("utf-8", "replace"))
        if length > MAX_BYTES:
            raise too_long()
        pages.append(lines)
    return pages, scans


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Line], bool]:
    """The lines of a page, and whether it shows something and has no text."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return [], False
    try:
        text_page = raw.FPDFText_LoadPage(page)
        try:
            lines = lines_of(text_page, number)
        finally:
            raw.FPDFText_ClosePage(text_page)
        return lines, not lines and _is_scan(page)
    finally:
        raw.FPDF_ClosePage(page)


def _is_scan(page: raw.FPDF_PAGE) -> bool:
    """Whether a page without text may show one: in a picture, or drawn."""
    objects = [raw.FPDFPage_GetObject(page, k) for k in range(min(raw.FPDFPage_CountObjects(page), _DRAWN))]
    area = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for one in objects:
        kind = raw.FPDFPageObj_GetType(one)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            raw.FPDFPageObj_GetBounds(one, left, bottom, right, top)
            area += abs((right.value - left.value) * (top.value - bottom.value))
    whole: float = raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page)
    return len(objects) == _DRAWN or area > _COVERED * whole
