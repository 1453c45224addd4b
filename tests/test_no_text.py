"""What is no plain text is refused in words that say what it is and what to do; what merely looks like it is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from command import kg
from hypothesis import given
from hypothesis import strategies as st

import kg as library
from kg.reading import read

WORDS = "5月16日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式。"
PAGE = f"<head><title>守塔人大会</title></head><body><p>{WORDS}</p></body></html>"


def zipped(*names: str, mimetype: str = "") -> bytes:
    """A ZIP that holds files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, WORDS * 99)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BINARY = {
    "a PDF": b"%PDF-1.7\n1 0 obj\n",
    "a PDF,": b"\xef\xbb\xbf\n%PDF-1.7\n",
    "RTF": rb"{\rtf1\ansi\ansicpg936 \'b9\'db}",
    "a Word document (DOCX)": zipped("[Content_Types].xml", "word/document.xml"),
    "an Excel table (XLSX)": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a PowerPoint presentation (PPTX)": zipped("ppt/presentation.xml"),
    "an e-book (EPUB)": zipped("OEBPS/a.xhtml", mimetype="application/epub+zip"),
    "an OpenDocument file": zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "an OFD document": zipped("OFD.xml"),
    "a ZIP archive": zipped("a.txt"),
    "a ZIP archive,": zipped(),
    "an old Word document (DOC)": OLE + "WordDocument".encode("utf-16-le"),
    "an old Excel table (XLS)": OLE + "Workbook".encode("utf-16-le"),
    "an old PowerPoint presentation (PPT)": OLE + "PowerPoint Document".encode("utf-16-le"),
    "an old Office document": OLE,
    "packed with gzip": gzip.compress(WORDS.encode()),
    "packed with bzip2": bz2.compress(WORDS.encode()),
    "packed with xz": lzma.compress(WORDS.encode()),
    "a tar archive": tarred(),
    "a picture (JPEG)": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a picture (GIF)": b"GIF89a\x01\0\x01\0",
    "a picture (BMP)": b"BM\x46\0\0\0\0\0\0\0\x36\0",
    "a picture (TIFF)": b"II*\0\x08\0\0\0",
    "a picture (WebP)": b"RIFF\x24\0\0\0WEBPVP8 ",
    "a film": b"\0\0\0\x20ftypisom",
    "a sound recording": b"ID3\x04\0\0\0\0\0\0",
    "a database (SQLite)": b"SQLite format 3\0",
    "a saved web page (MHTML)": b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\n",
}


@pytest.mark.parametrize("kind", BINARY)
def test_a_file_that_is_no_text_is_told_by_its_kind(kind: str) -> None:
    with pytest.raises(library.UsageError, match="no plain text. (Save it|Give its words|Unpack it)") as raised:
        read(BINARY[kind])
    assert f"the text given: {kind.rstrip(',')}, no plain text" in str(raised.value)


def test_what_it_is_comes_before_how_long_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 3_000_000)
    assert kg("build", path).error == f"kg: {path}: a PDF, no plain text. Save it as plain text (.txt) first"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html>\n<html>{PAGE}",
        f'\r\n\u3000<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<html>{PAGE}',
        f'<HTML lang="zh">{PAGE}',
        f'<?xml version="1.0" encoding="x"?>\n<!-- 守塔 -->\n<html xmlns="http://www.w3.org/1999/xhtml">{PAGE}',
        f"<!-- saved -->\n<!-- twice -->\n<html>{PAGE}",
        f'<div class="article"\n id="a"><p>{WORDS}</p></div>',
        f"<p>{WORDS}</p>",
        f"<h1>守塔人大会</h1>{WORDS}",
        f"<br/>{WORDS}",
        f'<meta charset="utf-8">{WORDS}',
    ],
)
def test_a_web_page_is_told_in_any_encoding(page: str, encoding: str) -> None:
    if encoding == "big5":
        page = page.replace("举办", "舉辦").replace("云灯", "雲燈").replace("望岭", "望嶺").replace("顾", "顧")
        page = (
            page.replace("长", "長").replace("会", "會").replace("学", "學").replace("开", "開").replace("出席", "出席")
        )
    with pytest.raises(library.UsageError, match=r"a web page \(HTML\), no plain text. Save it as plain text"):
        read(page.encode(encoding))


def test_xml_is_told() -> None:
    with pytest.raises(library.UsageError, match="XML, no plain text"):
        read(f'\ufeff<?xml version="1.0"?><news>{WORDS}</news>'.encode())


@pytest.mark.parametrize(
    "start",
    [
        "《望岭日报》讯 ",
        "<望岭日报>讯 ",
        "<<守塔人>>出版 ",
        "< 一 > ",
        "<p 值小于0.05> ",
        "<5月16日> ",
        "<html是什么？ ",
        "<div",
        "<<p>> ",
        "<title是标题 ",
        "<doc id=1>\n",
        "<!-- 编者按 -->\n",
        "<",
        "〈p〉",
        "文中写道：<html><body> ",
        "PDF格式：%PDF-1.7 ",
        "PK赛 ",
        "PKU大学 ",
        "BMW集团公司2024年 ",
        "GIF动图 ",
        "RIFF联盟 ",
        "ID3标签 ",
        "MIME是什么 ",
        "{\\好} ",
        "%PDF",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_that_merely_begins_like_one_is_read(start: str, encoding: str) -> None:
    assert read((start + WORDS).encode(encoding)).text == start + WORDS


@given(
    st.lists(
        st.sampled_from(["<", "<!--", "-->", " ", "<?xml ", ">", "<p", "守", "\ufeff", "<!doctype", "\n"]), max_size=400
    )
)
def test_any_beginning_is_looked_at_in_bounded_time(pieces: list[str]) -> None:
    text = "".join(pieces) * 20 + WORDS
    try:
        assert read(text.encode()).text == text.removeprefix("\ufeff")
    except library.UsageError as error:
        assert "no plain text" in str(error)


@pytest.mark.parametrize("piece", ["<!---->", "<!--", "<p ", "<p a", '<p a="', "<p a='b' ", "\u3000"])
def test_a_hundred_thousand_of_a_piece_are_looked_at_at_once(piece: str) -> None:
    assert WORDS in read((piece * 100_000 + WORDS).encode()).text
