"""What is no plain text is refused in words that say what it is and what to do; what merely looks like it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import kg
from documents import zipped
from hypothesis import given
from hypothesis import strategies as st

import kg as library
from kg.reading import read

WORDS = "5月16日，云灯市举办守塔人大会，望岭大学教授顾长庚出席开幕式。"
PAGE = f"<head><title>守塔人大会</title></head><body><p>{WORDS}</p></body></html>"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BINARY = {
    "an OFD document": zipped({"OFD.xml": "x"}),
    "an old Word document (DOC)": OLE + "WordDocument".encode("utf-16-le"),
    "an old Excel table (XLS)": OLE + "Workbook".encode("utf-16-le"),
    "an old PowerPoint presentation (PPT)": OLE + "PowerPoint Document".encode("utf-16-le"),
    "an encrypted Office document": OLE + "EncryptedPackage".encode("utf-16-le"),
    "an Outlook message (MSG)": OLE + "__substg1.0_1000001F".encode("utf-16-le"),
    "an old Office document": OLE,
    "a 7z archive": b"7z\xbc\xaf\x27\x1c\0\4",
    "a RAR archive": b"Rar!\x1a\x07\x01\0",
    "a CAJ document": b"CAJ\0",
    "a program": b"MZ\x90\0" + b"\0" * 80,
    "a picture (GIF)": b"GIF89a\x01\0\x01\0",
    "a film": b"\0\0\0\x20ftypisom",
    "a sound recording": b"ID3\x04\0\0\0\0\0\0",
    "a database (SQLite)": b"SQLite format 3\0",
}


@pytest.mark.parametrize("kind", BINARY)
def test_a_file_that_is_no_text_is_told_by_its_kind(kind: str) -> None:
    with pytest.raises(library.UsageError, match=r"\. (Save it|Give its words|Unpack it|Leave it out)") as raised:
        read(BINARY[kind])
    assert str(raised.value).startswith(f"the text given: {kind}. ")


def test_what_it_is_comes_before_how_long_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c" + b"\xff" * 3_000_000)
    assert kg("build", path).error == f"kg: {path}: a 7z archive. Unpack it first"


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
    document = read(page.encode(encoding))
    assert document.origin is not None and document.origin.format == "HTML"
    assert "<" not in document.text


def test_xml_is_told() -> None:
    with pytest.raises(library.UsageError, match="XML. Save it as plain text"):
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
        "From: 编辑部 ",
        "From: 编辑部\nTo: 读者\nDate: 5月16日\n\n",
        "来源: 云江新闻\nDate: 2024\n\n",
        "Content-Type是什么？ ",
        "{ ",
        '{"守塔人"} ',
        "[ ",
        "[1] ",
        "[{ ",
        "[[链接]] ",
        "% ",
        "--- ",
        "MZ世代喜欢登山，他们在山上守塔，每年五月都去云灯市参加守塔人大会，一连三天不下山，人人带着帐篷和干粮，夜里看星星。 ",
        "PAR1标准 ",
        "WARC/1.0格式 ",
        "BZh压缩 ",
        "Rar!压缩 ",
        "CAJ格式 ",
        "<?xml是什么 ",
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
        document = read(text.encode())
    except library.UsageError as error:
        assert str(error).startswith("the text given: ")
    else:
        assert document.origin is not None
        assert document.origin.format == "HTML" or document.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("piece", ["<!---->", "<!--", "<p ", "<p a", '<p a="', "<p a='b' ", "\u3000"])
def test_a_hundred_thousand_of_a_piece_are_looked_at_at_once(piece: str) -> None:
    assert WORDS in read((piece * 100_000 + WORDS).encode()).text


@pytest.mark.parametrize("start", ["<b>云灯</b>", "<td>", "云灯日报<br>", "&nbsp;", "<?php head() ?>", "<blockquote>"])
def test_a_piece_of_a_page_is_told_by_its_suffix_and_its_tags(start: str, tmp_path: Path) -> None:
    (tmp_path / "piece.html").write_text(f"{start}<p>{WORDS}</p>", encoding="utf-8")
    document = read(tmp_path / "piece.html")
    assert document.origin and document.origin.format == "HTML"
    assert WORDS in document.text
    assert "<" not in document.text


def test_words_without_tags_are_a_text_whatever_their_suffix(tmp_path: Path) -> None:
    (tmp_path / "words.html").write_text(f"若a<b，则\n\n{WORDS}", encoding="utf-8")
    document = read(tmp_path / "words.html")
    assert document.origin and document.origin.format == "text"
