"""E-mails, saved pages and web archives: what is in them is read, bad ones have their reason."""

from __future__ import annotations

import base64

import pytest
from documents import ARTICLE, MORE, PAGE, TITLE, WORDS, fates, lines, original, outcomes, refusal
from handmade_files import letter, plain, saved_page, warc
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading import read
from kg.reading.unread import DAMAGED

TEXT = ARTICLE.encode()


# E-mails


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gbk", "big5"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_a_letter_is_its_subject_its_text_and_its_day(charset: str, cte: str) -> None:
    body = "五月十六日，守塔人大會在山上舉行。\n" if charset == "big5" else f"{WORDS}\n"
    found = original(plain(charset, cte, body).as_bytes())
    assert (found.title, found.date, found.authors) == (TITLE, "2024-05-16", ())
    assert found.text.split() == [TITLE, body.strip()]


def test_what_calls_itself_gb2312_is_read_with_its_rare_characters() -> None:
    subject = "=?gb2312?B?" + base64.b64encode("朱镕守塔".encode("gbk")).decode() + "?="
    raw = (
        f"From: a@b.example\nSubject: {subject}\nContent-Type: text/plain; charset=gb2312\n\n".encode()
        + "陈喆说。\n".encode("gbk")
    )
    assert lines(raw) == ["朱镕守塔", "陈喆说。"]


def test_headers_in_gbk_as_they_are_are_read() -> None:
    raw = f"From: 编辑 <a@b.example>\nSubject: {TITLE}\nDate: Thu, 16 May 2024 08:00:00 +0800\n\n{WORDS}\n".encode(
        "gbk"
    )
    assert lines(raw) == [TITLE, WORDS]


@pytest.mark.parametrize("prefix", ["Re: ", "Fw: ", "转发：", "回复: 转发: ", "FWD: Re: "])
def test_a_forwarded_letter_has_the_title_of_the_first(prefix: str) -> None:
    message = letter(prefix + TITLE)
    message.set_content(WORDS)
    assert original(message.as_bytes()).title == TITLE


def test_plain_text_stands_before_the_page_of_a_letter_unless_it_says_nothing() -> None:
    message = plain()
    message.add_alternative(f"<p>{WORDS}</p><p>页尾</p>", subtype="html")
    assert lines(message.as_bytes()) == [TITLE, WORDS, MORE]
    message = plain(body="请用网页方式阅读\n")
    message.add_alternative(f"<p>{WORDS}</p><p>{MORE}</p>", subtype="html", charset="gb18030")
    assert lines(message.as_bytes()) == [TITLE, WORDS, MORE]


def test_a_letter_with_pictures_in_its_page_is_no_saved_page() -> None:
    message = letter(To="b@yunjiang.example")
    message.set_content(f"<p>{WORDS}</p><p>{MORE}</p><img src='cid:a'>", subtype="html")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<a>")
    [one] = outcomes(message.as_bytes(), "a.eml")
    assert (one.format, lines(message.as_bytes())) == ("e-mail", [TITLE, WORDS, MORE])


def test_flowed_lines_are_one_and_a_signature_is_no_text() -> None:
    raw = f"From: a@b.example\nSubject: A\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n{WORDS[:9]} \n{WORDS[9:]}\n-- \n编辑部\n"
    assert lines(raw.encode()) == ["A", WORDS]


def test_what_is_attached_is_read_and_letters_within_letters() -> None:
    inner = letter("内信")
    inner.set_content(MORE)
    message = plain()
    message.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="附件一.txt")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="图.png")
    message.add_attachment(inner)
    found = outcomes(message.as_bytes(), "a.eml")
    assert [(one.name, one.fate) for one in found if one.format != "PNG"] == [
        ("a.eml", "read"),
        ("a.eml!附件一.txt", "read"),
        ("a.eml!attachment 4.eml", "read"),
    ]
    assert found[-1].original is not None and found[-1].original.title == "内信"


@pytest.mark.parametrize(
    "name", ['"=?gb2312?B?' + base64.b64encode("附件.txt".encode("gbk")).decode() + '?="', "附件.txt"]
)
def test_names_of_attachments_are_read_in_gbk(name: str) -> None:
    raw = (
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        f"Content-Type: text/plain\nContent-Disposition: attachment; filename={name}\n\n{WORDS}\n--B--\n"
    ).encode("gbk")
    assert [one[0] for one in fates(raw, "a.eml")] == ["a.eml!附件.txt"]


def test_the_letters_of_an_mbox_are_read_one_by_one() -> None:
    box = b"".join(b"From a@b.example Thu May 16 08:00:00 2024\n" + plain().as_bytes() + b"\n" for _ in range(3))
    assert [one[0] for one in fates(box, "a.mbox")] == [f"a.mbox, letter {k}" for k in (1, 2, 3)]


@settings(deadline=None)  # the first one loads libraries
@given(st.lists(st.sampled_from(["Content-Type: multipart/mixed; boundary=B", "Content-Type: message/rfc822", "--B", "--B--", "", "Subject: =?gb2312?B?x?=",
    "Content-Transfer-Encoding: base64", "Content-Type: text/html; charset=x", "Content-Disposition: attachment; filename*=a'b", "守塔", "x: =?a?q?=FF?="]), max_size=30))  # fmt: skip
def test_a_broken_letter_is_read_or_refused(parts: list[str]) -> None:
    raw = "\n".join(["From: a@b.example", "MIME-Version: 1.0", *parts]).encode()
    assert all(one.fate for one in outcomes(raw, "a.eml"))


@pytest.mark.parametrize("depth", [300, 800, 900, 960, 2000])
def test_parts_in_a_thousand_parts_are_read_or_named_as_damaged(depth: int) -> None:
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{k}"\n\n--b{k}\n' for k in range(depth))
    raw = f"From: a@b.example\nMIME-Version: 1.0\n{heads}\n守塔。\n".encode()
    [one] = outcomes(raw, "a.eml")
    assert one.original or one.reason in (DAMAGED, "a letter without text")
    inner = b"From a@b.example Thu May 16 08:00:00 2024\n"
    box = outcomes(inner + raw + b"\n" + inner + f"From: a@b.example\n\n{WORDS}\n".encode())
    assert [one.fate for one in box][1:] == ["read"]


def test_a_web_archive_without_a_header_that_it_needs_is_damaged() -> None:
    assert refusal(warc(("text/html", PAGE.encode())).replace(b"WARC-Target-URI", b"X")) == DAMAGED


# Saved pages


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a"])
def test_a_page_saved_with_its_pictures_is_its_article_and_its_address(charset: str, name: str) -> None:
    found = original(saved_page(charset), name)
    assert (found.title, found.date, found.address) == (TITLE, "2024-05-16", "https://yunjiang.example/1.html")
    assert WORDS in found.text and MORE in found.text


def test_a_page_saved_by_word_has_no_address() -> None:
    assert original(saved_page(location="file:///C:/a.htm")).address is None


# Web archives


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages_with_their_addresses(packed: bool) -> None:
    data = warc(
        ("text/html; charset=utf-8", PAGE.encode()),
        ("image/png", b"x"),
        ("404", PAGE.encode()),
        ("text/plain", TEXT),
        packed=packed,
    )
    found = outcomes(data, "a.warc")
    assert [(one.format, one.fate) for one in found] == [("HTML", "read"), ("text", "read")]
    assert [one.original.address for one in found if one.original] == [
        "https://yunjiang.example/0",
        "https://yunjiang.example/3",
    ]
    assert found[0].original is not None and found[0].original.date == "2024-05-16"


def test_when_a_page_was_fetched_is_not_when_it_was_published() -> None:
    assert read(warc(("text/plain", TEXT))).date == "2024-05-16"


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_web_archive_gives_what_came_before(packed: bool) -> None:
    data = warc(("text/plain", TEXT), ("text/plain", TEXT * 50), packed=packed)
    assert [one.fate for one in outcomes(data[:-40])] == ["read", "failed"]
