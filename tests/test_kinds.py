"""What a file is is told by its content, whatever its name says; the name only tells one sort of text from another."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile

import pyarrow
import pyarrow.parquet
import pytest
from documents import ARTICLE, PAGE, TITLE, WORDS, outcomes, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.formats import kind_of

LETTER = f"From: 编辑 <a@yunjiang.example>\nSubject: {TITLE}\nDate: Thu, 16 May 2024 08:00:00 +0800\n\n{WORDS}\n"
SAVED = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n"
    + PAGE
    + "\n--B--\n"
)
RSS = f'<?xml version="1.0"?><rss><channel><item><title>{TITLE}</title></item></channel></rss>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + b"\x09\0" + b"\0" * 16 + b"\x28\0\0\0" + b"\0" * 20_000


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(ARTICLE.encode())
        archive.addfile(info, io.BytesIO(ARTICLE.encode()))
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [WORDS]}), out)
    return out.getvalue()


def office(folder: str, slash: str = "/") -> bytes:
    return zipped({"[Content_Types].xml": "", f"{folder}{slash}a.xml": ""})


CONTENTS = {
    "PDF": b"%PDF-1.7\n1 0 obj\n",
    "DOCX": office("word"),
    "DOCX ": office("word", "\\"),
    "PPTX": office("ppt"),
    "XLSX": office("xl"),
    "EPUB": zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}),
    "OpenDocument": zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "", "META-INF/manifest.xml": ""}),
    "ZIP": zipped({"word/a.txt": WORDS, "xl/b.txt": WORDS}),
    "ZIP ": zipped({"a.docx": office("word")}),
    "ZIP  ": zipped({}),
    "tar": tarred(),
    "gzip": gzip.compress(ARTICLE.encode()),
    "bzip2": bz2.compress(ARTICLE.encode()),
    "xz": lzma.compress(ARTICLE.encode()),
    "WARC": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
    "WARC ": gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
    "Parquet": parquet(),
    "RTF": rb"{\rtf1\ansi a}",
    "HTML": PAGE.encode(),
    "MHTML": SAVED.encode(),
    "MHTML ": SAVED.replace("\n", "\r\n").encode("gb18030"),
    "MHTML  ": f"From: <Saved by Blink>\r\nSubject: {TITLE}\r\n\r\n".encode(),
    "e-mail": LETTER.encode(),
    "e-mail ": LETTER.encode("gb18030"),
    "mbox": b"From a@b.example Thu May 16 08:00:00 2024\n" + LETTER.encode(),
    "JSON Lines": json.dumps({"text": WORDS}).encode(),
    "JSON Lines ": b'{"a": 1}\n{"a": 2}\n',
    "JSON": json.dumps({"text": WORDS}, indent=1).encode(),
    "JSON ": b'[{"text": 1},\n{"text": 2}]',
    "JSON  ": b'{"data": [\n{"text": 1},\n{"text": 2}\n]}',
    "text": ARTICLE.encode(),
    "text ": ARTICLE.encode("gb18030"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["a", "a.txt", "a.pdf", "a.doc", "a.zip", "a.jpg", "a.html", "a.xlsx"])
@pytest.mark.parametrize("kind", CONTENTS)
def test_a_file_is_what_it_holds_whatever_its_suffix_says(kind: str, name: str) -> None:
    file = io.BytesIO(CONTENTS[kind])
    assert kind_of(file, name).format == kind.strip()
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "Markdown"),
        ("a.MARKDOWN", "Markdown"),
        ("a.csv", "text"),
        ("x!b/a.md", "Markdown"),
        ("a.b/c", "text"),
        ("md", "text"),
        ("a.md.txt", "text"),
    ],
)
def test_a_suffix_tells_one_sort_of_text_from_another(name: str, kind: str) -> None:
    assert kind_of(io.BytesIO(ARTICLE.encode()), name).format == kind


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_is_one_by_its_suffix_and_its_columns(name: str) -> None:
    table = f"title\ttext\n守塔人\t{'守塔人的故事。' * 9}\n".replace("\t", "," if name == "a.csv" else "\t")
    assert kind_of(io.BytesIO(table.encode()), name).format == "CSV"


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("WordDocument", "an old Word document (DOC)"),
        ("Workbook", "an old Excel table (XLS)"),
        ("EncryptedPackage", "an encrypted Office document"),
        ("__substg1.0_1", "an Outlook message (MSG)"),
    ],
)
def test_an_old_office_file_is_told_wherever_its_names_stand(stream: str, kind: str) -> None:
    far = bytearray(OLE + b"\0" * 200_000)
    far[48:52] = (300).to_bytes(4, "little")
    far[301 << 9 : (301 << 9) + 2 * len(stream)] = stream.encode("utf-16-le")
    assert kind_of(io.BytesIO(bytes(far)), "a.txt").name == kind


def test_a_truncated_package_is_still_told() -> None:
    assert kind_of(io.BytesIO(office("word")[:-30])).format == "DOCX"


def test_word_xml_is_told_from_other_xml() -> None:
    head = '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'
    assert kind_of(io.BytesIO(head.encode()), "a.doc").name == "a Word document in XML"


def test_feeds_are_not_read() -> None:
    assert kind_of(io.BytesIO(RSS.encode())).name == "XML"


@given(st.binary(max_size=300), st.sampled_from(["", "PK\x03\x04", "PK\x05\x06", "\x1f\x8b\x08", "{\\rtf", "WARC/1.0\r\n", "From a@b x\n", "From: a@b\n\n", '{"a":', "[{", "BZh91AY&SY", "%PDF-"]))  # fmt: skip
def test_any_bytes_are_some_kind(data: bytes, start: str) -> None:
    file = io.BytesIO(start.encode("latin-1") + data)
    assert kind_of(file, "a.csv").name
    assert file.tell() == 0


@settings(deadline=None)  # the first one loads libraries
@given(st.binary(max_size=200), st.sampled_from(["", "{\\rtf1 ", '{"text": ', "From: a@b.c\n\n", "{\\rtf1\\ansicpg936 \\'b9", "WARC/1.0\r\n", '[{"text": "', "---\n"]), st.sampled_from(["", ".csv", ".md"]))  # fmt: skip
def test_any_bytes_are_read_or_refused(data: bytes, start: str, suffix: str) -> None:
    found = outcomes(start.encode("latin-1") + data, f"a{suffix}")
    assert found and all(one.original or (one.reason and "\n" not in one.reason) for one in found)


@pytest.mark.parametrize("piece", ["a:b\n", "a: b\n", "From: a\n ", '{"', "[{", "{\n", '"\\', "From a b\n", " ", "\n"])
def test_a_hundred_thousand_of_a_piece_are_told_at_once(piece: str) -> None:
    assert kind_of(io.BytesIO((piece * 100_000).encode()))
