"""PDFs that are damaged, locked, empty, endless or hostile are read or told as what they are, and nothing in them is run."""

from __future__ import annotations

import socket
import zlib
from io import BytesIO

import pytest
from pdfs import ARTICLE, FILES, drawn, lines, pdf, text_of

import kg.reading
from kg.errors import UsageError
from kg.reading.outcomes import outcomes_of


def why(data: bytes) -> str:
    with pytest.raises(UsageError) as error:
        kg.reading.read(data)
    return str(error.value)


def test_bytes_that_are_no_pdf_are_told_as_damaged() -> None:
    whole = (FILES / "office.pdf").read_bytes()
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, whole[: len(whole) // 2]):
        assert why(data) == "the text given: a damaged PDF. Save or download it again"


def test_a_password_is_asked_for_where_one_is_needed() -> None:
    assert why((FILES / "password.pdf").read_bytes()) == "the text given: encrypted. Save it without a password"
    assert lines("no-password") == ARTICLE


def test_an_endless_pdf_is_no_article() -> None:
    page = drawn(
        *("Words that are as good as any other in a very long book of many words." for _ in range(100)), size=6, step=7
    )
    assert "more than the 2 MB" in why(pdf(*[page] * 300))


def test_a_thousand_pages_are_read() -> None:
    pages = [
        drawn(f"Chapter{'x' * (k % 7)} tells of one thing.", f"It ends with word{'y' * (k % 5)} as ever.")
        for k in range(1000)
    ]
    assert text_of(pdf(*pages)).count("tells of one thing.") == 1000


def test_nothing_in_a_pdf_is_run_or_followed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        there = f"http://127.0.0.1:{server.getsockname()[1]}/"
        actions = f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('{there}'\\))>>/AA<</WC<</S/URI/URI({there})>>>>"
        assert text_of(pdf(drawn("Only words."), catalog=actions)) == "Only words.\n"
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_pdf_without_a_word_is_skipped() -> None:
    (outcome,) = outcomes_of(BytesIO(pdf("")), "blank.pdf")
    assert (outcome.fate, outcome.reason) == ("skipped", "a PDF without a word. Leave it out")


def test_a_page_that_unpacks_to_much_more_is_read_or_named() -> None:
    packed = zlib.compress(b" " * 20_000_000, 9).decode("latin-1")
    data = pdf("").replace(
        b"<</Length 0>>stream\n\nendstream",
        f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n{packed}\nendstream".encode("latin-1"),
    )
    assert [outcome.fate for outcome in outcomes_of(BytesIO(data), "bomb.pdf")] == ["skipped"]
