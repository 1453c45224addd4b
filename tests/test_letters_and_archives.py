"""E-mails, saved pages, web archives and packed files: what is in them is read, bad ones have their reason, at once."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import quopri
import struct
import tarfile
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pytest
from documents import ARTICLE, BYLINE, MORE, PAGE, TITLE, WORDS, fates, lines, original, outcomes, refusal, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.reading import read
from kg.reading.unread import DAMAGED

TEXT = ARTICLE.encode()


def letter(subject: str = TITLE, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "编辑 <a@yunjiang.example>",
        "Subject": subject,
        "Date": "Thu, 16 May 2024 23:30:00 +0800",
        **headers,
    }.items():
        message[name] = value
    return message


def plain(charset: str = "utf-8", cte: str = "base64", body: str = f"{WORDS}\n{MORE}\n") -> EmailMessage:
    message = letter()
    message.set_content(body, charset=charset, cte=cte)
    return message


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


def saved_page(charset: str = "utf-8", location: str = "https://yunjiang.example/1.html") -> bytes:
    page = quopri.encodestring(PAGE.replace("<meta charset='utf-8'>", "").encode(charset)).decode("latin-1")
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----B"\r\n\r\n------B\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {location}\r\n\r\n"
        f"{page}\r\n------B\r\nContent-Type: image/png\r\nContent-Location: https://yunjiang.example/1.png\r\n\r\nx\r\n------B--\r\n"
    ).encode("latin-1")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a"])
def test_a_page_saved_with_its_pictures_is_its_article_and_its_address(charset: str, name: str) -> None:
    found = original(saved_page(charset), name)
    assert (found.title, found.date, found.address) == (TITLE, "2024-05-16", "https://yunjiang.example/1.html")
    assert WORDS in found.text and MORE in found.text


def test_a_page_saved_by_word_has_no_address() -> None:
    assert original(saved_page(location="file:///C:/a.htm")).address is None


# Web archives


def warc(*answers: tuple[str, bytes], packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    for k, (media, body) in enumerate(answers):
        headers = StatusAndHeaders(
            "404 Not Found" if media == "404" else "200 OK", [("Content-Type", media)], protocol="HTTP/1.0"
        )
        writer.write_record(
            writer.create_warc_record(
                f"https://yunjiang.example/{k}", "response", payload=io.BytesIO(body), http_headers=headers
            )
        )
    return out.getvalue()


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


# Archives


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, encoding="gb18030") as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    out = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(out, "zstd") as packed:
        packed.write(data)
    return bytes(out.getvalue().to_pybytes())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"新闻/一.txt": TEXT, "b.html": PAGE})),
        ("a.tar", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()})),
        ("a.tar.gz", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:gz")),
        ("a.tar.bz2", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:bz2")),
        ("a.tar.xz", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:xz")),
        ("a.tar.zst", zstd(tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}))),
    ],
)
def test_the_files_of_an_archive_are_read_in_their_order(name: str, data: bytes) -> None:
    assert [one[:2] for one in fates(data, name)] == [(f"{name}!新闻/一.txt", "read"), (f"{name}!b.html", "read")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_a_file_that_is_merely_packed_keeps_its_name_and_kind(pack: object, tmp_path: Path) -> None:
    table = f"标题,正文\n{TITLE},{WORDS}\n".encode()
    [one] = outcomes(pack(table), "texts/a.csv.xx")  # type: ignore[operator]
    assert (one.name, one.format, one.fate) == ("texts/a.csv.xx!a.csv, row 2", "CSV", "read")
    assert read(pack(TEXT)).text == ARTICLE  # type: ignore[operator]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_are_read_as_people_wrote_them(encoding: str) -> None:
    names = ["新闻/守塔人.txt", "一.txt", "b.txt"]
    stand_ins = {"x" * len(name.encode(encoding)) + str(k): name for k, name in enumerate(names)}
    data = zipped(dict.fromkeys(stand_ins, TEXT))
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode(encoding) + b"_")
    assert [one[0] for one in fates(data, "a.zip")] == [f"a.zip!{name}_" for name in names]


def test_what_systems_put_beside_files_is_passed_over() -> None:
    names = ("a.txt", "__MACOSX/._a.txt", ".DS_Store", "b/.git/config", "Thumbs.db", "dir/")
    assert [one[0] for one in fates(zipped(dict.fromkeys(names, TEXT)), "a.zip")] == ["a.zip!a.txt"]


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_nothing_is_written_where_a_name_points(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "b" / "c")
    for data in (zipped({name: TEXT}), tarred({name: TEXT})):
        assert [one[1] for one in fates(data)] == ["read"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_links_and_devices_are_named_and_not_followed() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert fates(out.getvalue(), "t") == [("t, a", "skipped", "a link or a device. Pack the file itself")] * 4
    link = zipfile.ZipInfo("a")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert [one[1] for one in fates(packed.getvalue(), "z")] == ["skipped"]


def test_what_is_encrypted_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"b.txt"))
    data[at + 8] |= 1
    assert fates(bytes(data), "z") == [
        ("z!a.txt", "read", ""),
        ("z, b.txt", "failed", "encrypted. Unpack it with its password first"),
    ]


def test_a_file_with_broken_bytes_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[45] ^= 0xFF
    assert [one[1] for one in fates(bytes(data))] == ["failed", "read"]


@pytest.mark.parametrize("cut", [5, 40, 300])
@pytest.mark.parametrize(
    "data", [zipped({"a.txt": TEXT}), tarred({"a.txt": TEXT * 9}, "w:gz"), gzip.compress(TEXT * 9), lzma.compress(TEXT)]
)
def test_a_truncated_archive_has_its_reason(data: bytes, cut: int) -> None:
    *_, (_, fate, reason) = fates(data[:-cut] if cut < len(data) else data[:20])
    assert fate == "failed" and "\n" not in reason and reason.endswith("Save or download it again")


# Bombs


def quine() -> bytes:
    """Something packed that holds itself as far as one looks."""
    data = TEXT
    for _ in range(100):
        data = zipped({"a.zip": data})
    return data


def overlapping() -> bytes:
    """A ZIP whose many files are the same bytes."""
    packed = zlib.compress(b"a" * 1_000_000, 9)[2:-4]
    body = (
        struct.pack(
            "<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(b"a" * 1_000_000), len(packed), 1_000_000, 1, 0
        )
        + b"a"
        + packed
    )
    entry = (
        struct.pack(
            "<4sHHHHHHLLLHHHHHLL",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            zlib.crc32(b"a" * 1_000_000),
            len(packed),
            1_000_000,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + b"a"
    )
    return (
        body
        + entry * 1000
        + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entry) * 1000, len(body), 0)
    )


def million() -> bytes:
    """What says that it holds a million files."""
    entry = struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    first = struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    return (
        first
        + entry * 1_000_000
        + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 16_960, 16_960, len(entry) * 1_000_000, len(first), 0)
    )


def sparse() -> bytes:
    """A tar archive with a file of a terabyte that it does not hold."""
    info = tarfile.TarInfo("a")
    info.size = 10**12
    return b"" + info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 10_240


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"a.txt": b"\0" * 30_000_000}), "unpacks to more than 200 times its size"),
        (gzip.compress(b"\0" * 30_000_000), "unpacks to more than 200 times its size"),
        (bz2.compress(b" " * 30_000_000), "unpacks to more than 200 times its size"),
        (
            gzip.compress(tarred({f"{k}": b"\0" * 3_000_000 for k in range(9)})),
            "unpacks to more than 200 times its size",
        ),
        (quine(), "more than 4 archives in one another. Unpack them"),
        (overlapping(), "a ZIP bomb: its files overlap"),
        (million(), "more than the 200,000 files that one archive may hold"),
        (sparse(), "more than the 200 MB that one file may have"),
    ],
    ids=["zip", "gzip", "bzip2", "tar", "quine", "overlapping", "million", "sparse"],
)
def test_a_bomb_is_named_as_one(data: bytes, reason: str) -> None:
    assert [said for _, fate, said in fates(data) if fate == "failed" and reason in said]


@settings(deadline=None)  # the first one loads libraries
@given(st.data())
def test_an_archive_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from(_ARCHIVES)))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(made) - 1), st.integers(0, 255)), max_size=6)):
        made[at] = value
    assert all(one.reason or one.original for one in outcomes(bytes(made)))


_ARCHIVES = [
    zipped({"a.txt": TEXT, "b.txt": TEXT}), tarred({"a.txt": TEXT}), tarred({"a.txt": TEXT}, "w:gz"), gzip.compress(TEXT), warc(("text/plain", TEXT)),
    warc(("text/html", PAGE.encode()), packed=True), plain().as_bytes(), saved_page(),
]  # fmt: skip


def test_a_refusal_says_what_to_do() -> None:
    assert refusal(zipped({})[:-1]).endswith("Save or download it again")
    assert lines(zipped({"a.txt": TEXT}))[:2] == [TITLE, BYLINE]
