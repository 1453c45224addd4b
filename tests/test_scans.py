"""Scans: pages and pictures without a text layer are named as such, and read where the extra `ocr` is installed."""

from __future__ import annotations

import importlib.util
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from kg.reading.outcomes import Outcome, outcomes_of

FILES = Path(__file__).parent / "files" / "pdf"
with_ocr = pytest.mark.skipif(
    not importlib.util.find_spec("rapidocr"), reason="RapidOCR is not installed: pip install -e '.[ocr]'"
)


def scan(name: str, form: str) -> bytes:
    """The first page of a PDF as a scanner gives it: a picture, or a PDF that holds one."""
    page = pypdfium2.PdfDocument(FILES / f"{name}.pdf")[0]
    out = BytesIO()
    page.render(scale=200 / 72, grayscale=True).to_pil().rotate(-0.4, fillcolor=255).save(out, form, resolution=200)
    return out.getvalue()


def mixed() -> bytes:
    """A PDF of a page of text and a page that is a scan."""
    both = pypdfium2.PdfDocument.new()
    for data in ((FILES / "office.pdf").read_bytes(), scan("table", "PDF")):
        both.import_pages(pypdfium2.PdfDocument(data))
    out = BytesIO()
    both.save(out)
    return out.getvalue()


def outcomes(data: bytes) -> list[Outcome]:
    return list(outcomes_of(BytesIO(data), "scan.pdf"))


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kg.reading.formats.ocr", raising=False)
    monkeypatch.setitem(sys.modules, "rapidocr", None)


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_is_named_as_such() -> None:
    (outcome,) = outcomes(scan("office", "PDF"))
    assert (outcome.fate, outcome.reason) == ("failed", "a scan: no text layer. pip install 'talentkg[ocr]' reads it")


@pytest.mark.usefixtures("without_ocr")
def test_of_a_mixed_pdf_the_text_is_read_and_the_scans_are_named() -> None:
    read, unread = outcomes(mixed())
    assert read.original and "梅岭市出台新政引进青年工程师" in read.original.text
    assert (unread.name, unread.fate) == ("scan.pdf, page 2", "failed")


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "TIFF", "WEBP"])
def test_a_picture_among_texts_is_skipped_where_nothing_can_read_it(form: str) -> None:
    (outcome,) = outcomes(scan("office", form))
    assert outcome.fate == "skipped" and "pip install 'talentkg[ocr]'" in outcome.reason


@with_ocr
@pytest.mark.parametrize("form", ["PDF", "JPEG"])
def test_a_scan_is_read_with_its_confidence_and_places(form: str) -> None:
    (outcome,) = outcomes(scan("office", form))
    original = outcome.original
    assert original and original.title == "梅岭市出台新政引进青年工程师"
    assert "市人力资源和社会保障局副局长周启明表示，今后三年全市将引进青年工程师1200名" in original.text
    assert 0.9 < original.confidence < 1
    assert len(original.places) >= 12


@with_ocr
def test_a_mixed_pdf_is_read_in_the_order_of_its_pages() -> None:
    (outcome,) = outcomes(mixed())
    assert outcome.original and {place.page for place in outcome.original.places} == {1, 2}


@with_ocr
def test_a_picture_without_text_is_skipped() -> None:
    from PIL import Image

    out = BytesIO()
    Image.effect_noise((200, 200), 9).save(out, "PNG")
    (outcome,) = outcomes(out.getvalue())
    assert (outcome.fate, outcome.reason.split(".")[0]) == ("skipped", "a picture in which no text was recognized")


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_too_small_for_a_text_asks_for_no_extra() -> None:
    (outcome,) = outcomes(scan("office", "PNG")[:72])
    assert (outcome.fate, outcome.reason) == ("skipped", "a picture (PNG). Give its words as plain text (.txt)")


@with_ocr
@pytest.mark.parametrize("kept", [12, 200, 3000])
def test_a_damaged_picture_is_told(kept: int) -> None:
    assert outcomes(scan("office", "PNG")[:kept])[0].fate in ("failed", "skipped")
