"""Files made by hand for the tests of documents: letters, saved pages, web archives, e-books and OpenDocument."""

from __future__ import annotations

import io
import quopri
from email.message import EmailMessage

import docx
import pptx
from documents import MORE, PAGE, TITLE, WORDS, zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

# Letters, saved pages, web archives


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


def saved_page(charset: str = "utf-8", location: str = "https://yunjiang.example/1.html") -> bytes:
    page = quopri.encodestring(PAGE.replace("<meta charset='utf-8'>", "").encode(charset)).decode("latin-1")
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----B"\r\n\r\n------B\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {location}\r\n\r\n"
        f"{page}\r\n------B\r\nContent-Type: image/png\r\nContent-Location: https://yunjiang.example/1.png\r\n\r\nx\r\n------B--\r\n"
    ).encode("latin-1")


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


# Office documents and e-books


def saved(document: docx.document.Document | pptx.presentation.Presentation) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'


def book(
    *pages: str, metadata: str = f"<dc:title>{TITLE}</dc:title>", hrefs: tuple[str, ...] = (), **parts: str
) -> bytes:
    """An e-book with these pages."""
    names = hrefs or tuple(f"{k}.xhtml" for k in range(len(pages)))
    items = "".join(
        f'<item id="i{k}" href="{name}" media-type="application/xhtml+xml"/>' for k, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{k}"/>' for k in range(len(names)))
    opf = f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    texts = {f"OPS/{k}.xhtml": page for k, page in enumerate(pages)}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OPS/a.opf": opf, **texts, **parts}
    )


def chapter(*texts: str) -> str:
    words = "".join(f"<p>{text}</p>" for text in texts)
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{words}</body></html>'


OFFICE = " ".join(
    f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table", "style", "fo", "draw", "presentation")
)
STYLES = """<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt"/></style:style>"""


def open_document(body: str, kind: str = "text", manifest: str = "") -> bytes:
    """An OpenDocument file with this body."""
    content = f"<office:document-content {OFFICE}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    return zipped({"mimetype": "x", "content.xml": content, "META-INF/manifest.xml": f"<m>{manifest}</m>"})
