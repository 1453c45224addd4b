"""The kinds of files that come along with texts: what each is called, what reads it, or what to do with it.

Signatures: the table of file(1). Media types: IANA.
"""

from __future__ import annotations

from dataclasses import dataclass

_SAVE = "Save it as plain text (.txt) first"
_UNPACK = "Unpack it first"
_SPELL = "Give its words as plain text (.txt)"
_OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """As one says it after “it is”: `a PDF`."""
    format: str = ""
    """Its short name, if it is read: `PDF`."""
    media: str = ""
    """Its media type."""
    reader: str = ""
    """The module of kg.reading.formats that reads it."""
    advice: str = _SAVE
    """What to do with what is not read."""
    skipped: bool = False
    """Whether nobody expects it to be read: a film among the texts."""


def _aside(name: str) -> Kind:
    return Kind(name, advice=_SPELL, skipped=True)


def _picture(name: str, media: str) -> Kind:
    return Kind(f"a picture ({name})", name, media, "ocr", _SPELL, skipped=True)


def _packed(name: str, short: str, media: str) -> Kind:
    return Kind(name, short, media, "archives")


TEXT = Kind("a plain text", "text", "text/plain", "text")
MARKDOWN = Kind("Markdown", "Markdown", "text/markdown", "markdown")
HTML = Kind("a web page (HTML)", "HTML", "text/html", "html")
XML = Kind("XML")
WORD_XML = Kind("a Word document in XML", advice="Save it as DOCX first")
MHTML = Kind("a saved web page (MHTML)", "MHTML", "multipart/related", "mail")
MAIL = Kind("an e-mail", "e-mail", "message/rfc822", "mail")
MBOX = Kind("an mbox of e-mails", "mbox", "application/mbox", "mail")
JSON = Kind("JSON", "JSON", "application/json", "tables")
JSON_LINES = Kind("JSON Lines", "JSON Lines", "application/jsonl", "tables")
CSV = Kind("a CSV table", "CSV", "text/csv", "tables")
ZIP = _packed("a ZIP archive", "ZIP", "application/zip")
GZIP = _packed("packed with gzip", "gzip", "application/gzip")
WARC = Kind("a web archive (WARC)", "WARC", "application/warc", "warc")

WRITTEN = Kind("a page, a table or a report that kg wrote", advice="Leave it out", skipped=True)
"""What lies in a folder of texts after a first run, and would be read as one in the next."""

OF_LETTERS = ("To", "Cc", "Received", "Message-ID", "Delivered-To", "Return-Path")
"""Headers that a letter has and a page saved as one has not."""
BY_SIGNATURE = (
    (rb"(?:\xef\xbb\xbf)?\s*%PDF-", Kind("a PDF", "PDF", "application/pdf", "pdf")),
    (rb"\{\\rtf", Kind("an RTF document", "RTF", "application/rtf", "rtf")),
    (rb"WARC/\d\.\d\r?\n", WARC),
    (rb"PAR1\x15", Kind("a Parquet table", "Parquet", "application/vnd.apache.parquet", "tables")),
    (rb"\x1f\x8b\x08", GZIP),
    (rb"BZh[1-9]1AY&SY", _packed("packed with bzip2", "bzip2", "application/x-bzip2")),
    (rb"\xfd7zXZ\0", _packed("packed with xz", "xz", "application/x-xz")),
    (rb"(?=.{0,256}\0).{257}ustar[\0 ]", _packed("a tar archive", "tar", "application/x-tar")),
    (rb"\x28\xb5\x2f\xfd", _packed("packed with zstd", "zstd", "application/zstd")),
    (rb"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", advice=_UNPACK)),
    (rb"Rar!\x1a\x07", Kind("a RAR archive", advice=_UNPACK)),
    (rb"\x89PNG\r\n\x1a\n", _picture("PNG", "image/png")),
    (rb"\xff\xd8\xff", _picture("JPEG", "image/jpeg")),
    (rb"BM.{4}\0{4}", _picture("BMP", "image/bmp")),
    (rb"II\*\0|MM\0\*", _picture("TIFF", "image/tiff")),
    (rb"RIFF.{4}WEBP", _picture("WebP", "image/webp")),
    (rb"GIF8[79]a", _aside("a picture (GIF)")),
    (rb"\0\0..ftyp(?:hei|hev|mif1|avif)", _aside("a picture (HEIF)")),
    (rb"\0\0..ftyp|RIFF.{4}AVI |\x1a\x45\xdf\xa3", _aside("a film")),
    (rb"ID3[\x02-\x04]|RIFF.{4}WAVE|OggS\0|fLaC\0", _aside("a sound recording")),
    (rb"SQLite format 3\0", Kind("a database (SQLite)", skipped=True)),
    (rb"\x7fELF|MZ.{1,57}\0|\xca\xfe\xba\xbe|\0asm", Kind("a program", advice="Leave it out", skipped=True)),
    (rb"CAJ\0", Kind("a CAJ document")),
    (rb"From: <Saved by ", MHTML),
    (
        rb'\s*<!doctype html>\n<html lang="[\w-]+">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="kg">',
        WRITTEN,
    ),
    (
        rb"\xef\xbb\xbf(?:source,source label,property|id,about,indicator,comparator|id,class,label,other names)",
        WRITTEN,
    ),
    (rb'\{\s*"directed": true,\s*"multigraph": true,\s*"graph": \{', WRITTEN),
    (rb'\{"file": "(?:[^"\\\n]|\\.)*", (?:"format": "[^"\n]*", )?"fate": "', WRITTEN),
)
"""Bytes at the beginning, the first that fit decide."""
ZIP_SIGNATURE = rb"PK(?:\x03\x04|\x05\x06|\x07\x08PK)"
IN_ZIP = (
    (
        ("[content_types].xml", "word/"),
        Kind("a Word document (DOCX)", "DOCX", _OOXML + "wordprocessingml.document", "word"),
    ),
    (
        ("[content_types].xml", "ppt/"),
        Kind("a PowerPoint presentation (PPTX)", "PPTX", _OOXML + "presentationml.presentation", "slides"),
    ),
    (
        ("[content_types].xml", "xl/"),
        Kind("an Excel table (XLSX)", "XLSX", _OOXML + "spreadsheetml.sheet", "sheets"),
    ),
    (("meta-inf/container.xml",), Kind("an e-book (EPUB)", "EPUB", "application/epub+zip", "epub")),
    (("ofd.xml",), Kind("an OFD document")),
    (
        ("content.xml", "meta-inf/manifest.xml"),
        Kind("an OpenDocument file", "OpenDocument", "application/vnd.oasis.opendocument.text", "opendocument"),
    ),
    ((), ZIP),
)
"""Files and folders that stand in a ZIP, in small letters; the first of which all are there decide."""
OLE_SIGNATURE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IN_OLE = (
    ("WordDocument".encode("utf-16-le"), Kind("an old Word document (DOC)", advice="Save it as DOCX first")),
    ("Workbook".encode("utf-16-le"), Kind("an old Excel table (XLS)", advice="Save it as CSV first")),
    (
        "PowerPoint".encode("utf-16-le"),
        Kind("an old PowerPoint presentation (PPT)", advice="Save it as PPTX first"),
    ),
    (
        "EncryptedPackage".encode("utf-16-le"),
        Kind("an encrypted Office document", advice="Save it without a password first"),
    ),
    ("__substg1.0_".encode("utf-16-le"), Kind("an Outlook message (MSG)", advice="Save it as EML first")),
    (b"", Kind("an old Office document")),
)


def media_type(format: str) -> str:
    """The media type of a format that is read, by its short name."""
    kinds = (TEXT, MARKDOWN, HTML, MHTML, MAIL, MBOX, JSON, JSON_LINES, CSV, *(k for _, k in (*BY_SIGNATURE, *IN_ZIP)))
    return next((kind.media for kind in kinds if kind.format == format), "application/octet-stream")
