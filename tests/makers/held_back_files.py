"""Files held back from the readers' authors: other programs, other settings, other packings."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import tempfile
import zipfile
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from makers import chromium, encodings, newspapers, office, packed, plain, slides
from makers.article import Article
from makers.made import Made
from makers.markup import Manner, body

WIDE = office.Sheet("岚川论坛会刊", "会刊编辑部　", columns=3, size=10, page=("29.7cm", "21cm"), pasted=True)
CALIBRE = Manner(paragraph='<p class="calibre2">{}</p>')
TITLED = office.Sheet("青岑市管领导干部任前公示", "-", size=18, page=("21cm", "14.8cm"))


def by_python(article: Article) -> bytes:
    """A Word document that a program of a newsroom writes."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    word = Document()
    word.core_properties.author, word.core_properties.title = "python-docx", ""
    section = word.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "工业新闻中心送审稿", "未经审签不得外传"
    word.add_paragraph(article.title, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph(article.info)
    for part in article.parts:
        runs = word.add_paragraph("")
        for i in range(0, len(part.text), 7):  # Word cuts its runs anywhere
            runs.add_run(part.text[i : i + 7]).bold = i % 2 == 0
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def with_changes(article: Article) -> bytes:
    """A draft: a colleague's comment, a sentence that was struck out and is still in the file, one that was put in."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    word = Document()
    word.add_heading(article.title, 0)
    word.add_paragraph(article.info)
    for i, part in enumerate(article.parts):
        if part.kind == "heading":
            word.add_heading(part.text, 2)
            continue
        paragraph = word.add_paragraph()
        half = len(part.text) // 2
        run = paragraph.add_run(part.text[:half])
        who = f'{nsdecls("w")} w:id="{90 + i}" w:author="编辑" w:date="2024-05-17T10:00:00Z"'
        paragraph._p.append(parse_xml(f"<w:del {who}><w:r><w:delText>这几个字已经删去</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {who}><w:r><w:t>{part.text[half:]}</w:t></w:r></w:ins>"))
        if i == 0:
            word.add_comment(run, text="此处数字请核实", author="编辑", initials="编")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def from_a_page(to: str, article: Article) -> bytes:
    """A page that LibreOffice opened and saved."""
    page = f'<html><head><meta charset="utf-8"><title>{article.title}</title></head><body><h1>{article.title}</h1><p>{article.info}</p>{body(article, Manner(caption="<p align=center><i>{}</i></p>", table="<table border=1>{}</table>"))}</body></html>'
    return office.soffice(page.encode(), "html", to)


def by_cairo(article: Article) -> bytes:
    """A PDF that another program has printed into a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(office.by_writer("pdf", office.Sheet("学校简报", "-", size=13, pasted=True), article))
        subprocess.run(["pdftocairo", "-pdf", path, f"{folder}/b.pdf"], check=True)
        return Path(folder, "b.pdf").read_bytes()


def in_two_columns(article: Article) -> bytes:
    """A page of a magazine in two columns, its head set small."""
    style = "@page{size:letter;margin:18mm} body{font-family:'Noto Serif CJK SC';font-size:13pt} h1{font-size:26pt;line-height:1.2} .t{columns:2;column-gap:10mm} .t p{margin:0;text-indent:2em;text-align:justify}"
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>岚川科技周刊</title><style>{style}</style></head><body><h1>{article.title}</h1><p>{article.info}</p><div class="t">{body(article, Manner())}</div></body></html>'.encode()


def book(article: Article) -> bytes:
    """An EPUB 2 with a cover and a list of contents, as converters write it."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="zh"><head><title>'
    creators = "".join(f'<dc:creator opf:role="aut">{name}</dc:creator>' for name in article.authors)
    pages = {
        "titlepage.xhtml": f'{head}封面</title></head><body><div><img src="cover.png" alt="封面"/></div></body></html>',
        "text/part0001.html": f'{head}{article.title}</title></head><body class="calibre"><h1 class="calibre1" id="a">{article.title}</h1><h2>{article.subtitle}</h2><p class="calibre2">{article.info}</p>{body(article, CALIBRE)}</body></html>',
        "toc.ncx": f'<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/><docTitle><text>{article.title}</text></docTitle><navMap><navPoint id="n1" playOrder="1"><navLabel><text>正文</text></navLabel><content src="text/part0001.html#a"/></navPoint></navMap></ncx>',
        "content.opf": f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>{article.headline}</dc:title>{creators}<dc:publisher>{article.source}</dc:publisher><dc:date>{article.date}T00:00:00+00:00</dc:date><dc:language>zh</dc:language><dc:identifier id="u">1</dc:identifier></metadata><manifest><item id="c" href="titlepage.xhtml" media-type="application/xhtml+xml"/><item id="p" href="text/part0001.html" media-type="application/xhtml+xml"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx"><itemref idref="c"/><itemref idref="p"/></spine></package>',
        "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, content in pages.items():
            file.writestr(name, content)
    return out.getvalue()


def bare_letter(article: Article) -> bytes:
    """A letter in GBK whose subject is the headline, with a signature below."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        "=?gbk?B?uN/S1Mfn?= <gao@example.com>",
        "a@example.com",
        article.title,
    )
    letter["Date"] = "Tue, 09 Jan 2024 17:01:00 +0800"
    text = "\n\n".join(part.text for part in article.parts)
    letter.set_content(f"{text}\n\n-- \n高以清\n手机 138 0000 0000\n", charset="gbk", cte="base64")
    return letter.as_bytes()


def raw_archive(article: Article) -> bytes:
    """A WARC that is not packed, of a page that the server packed and cut into chunks."""
    content = gzip.compress(encodings.no_charset(article))
    chunks = (
        b"".join(
            b"%x\r\n%s\r\n" % (len(part), part) for part in (content[i : i + 500] for i in range(0, len(content), 500))
        )
        + b"0\r\n\r\n"
    )
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        + chunks
    )
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://qiye.example.com/show.asp?id=9\r\nWARC-Date: 2024-03-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:11111111-1111-1111-1111-111111111111>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def wise_table(*articles: Article) -> bytes:
    """An export of a press data base."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, delimiter="\t")
    writer.writerow(("媒体名称", "发布时间", "标题", "作者", "网址", "内容", "版面"))
    for a in articles:
        writer.writerow(
            (
                a.source,
                f"{a.date} 06:00:00",
                a.headline,
                ";".join(a.authors),
                f"https://db.example.com/{a.name}",
                "\r\n".join(p.text for p in a.parts),
                "A2",
            )
        )
    return out.getvalue().encode("utf-8-sig")


def workbook(*articles: Article) -> bytes:
    """The table of a press data base, opened and saved by LibreOffice Calc."""
    rows = packed.table("utf-8", *articles)
    return office.soffice(rows, "csv", "xlsx")


def crawled(*articles: Article) -> bytes:
    """Lines that a crawler writes."""
    rows = ({"url": f"https://news.example.com/{a.name}", "headline": a.headline, "publish_time": f"{a.date}T08:00:00", "media": a.source, "authors": list(a.authors), "content": "\n".join(p.text for p in a.parts), "html": "<p>略</p>", "crawl_time": "2025-01-01"} for a in articles)  # fmt: skip
    return "\n".join(json.dumps(row, ensure_ascii=True) for row in rows).encode()


def zip_in_zip(*articles: Article) -> bytes:
    """A ZIP by a Chinese Windows: names in GBK, one archive in the other, a Mac's and a system's leavings."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("b.html", newspapers.county(articles[1]))
    with zipfile.ZipFile(outer, "w") as file:
        for name, content in (
            ("稿件一.txt", articles[0].plain.encode("gbk")),
            ("附件.zip", inner.getvalue()),
            ("__MACOSX/._a.txt", b"\0\5\x16\7" + bytes(60)),
            ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
        ):
            entry = zipfile.ZipInfo(name.encode("gbk").decode("cp437"))
            entry.flag_bits = 0
            file.writestr(entry, content)
    return outer.getvalue()


def with_front_matter(article: Article) -> bytes:
    """A note whose head is YAML."""
    head = f"---\ntitle: '{article.title}'\ndate: {article.date} 09:00:00 +0800\nauthor: {article.authors[0]}\nsource: {article.source}\ntags: [人物, 科学]\ndraft: false\n---\n\n"
    return (head + "\n\n".join(part.text for part in article.parts)).encode()


def points(article: Article) -> bytes:
    """Slides whose text stands in the layout's own places, opened and saved by LibreOffice."""
    return office.soffice(slides.presentation(article), "pptx", "pptx:Impress MS PowerPoint 2007 XML")


HELD = {"held_back": True}
MADE_BY_OFFICE = {"held_back": True, "stored": True}
FILES = [
    Made("held-by-python.docx", "DOCX", by_python, ("enterprise",), ("送审稿", "外传"), **HELD),
    Made("held-changes.docx", "DOCX", with_changes, ("festival",), ("已经删去", "请核实"), **HELD),
    Made("held-from-page.docx", "DOCX", partial(from_a_page, "docx:Office Open XML Text"), ("ranking",), **MADE_BY_OFFICE),
    Made("held-three-columns.pdf", "PDF", partial(office.by_writer, "pdf", WIDE), ("festival",), ("论坛会刊", "编辑部", "页 共"), **MADE_BY_OFFICE),
    Made("held-cairo.pdf", "PDF", by_cairo, ("university",), ("学校简报", "页 共"), **MADE_BY_OFFICE),
    Made("held-magazine.pdf", "PDF", partial(chromium.printed, in_two_columns, {"preferCSSPageSize": True}), ("interview",), **MADE_BY_OFFICE),
    Made("held-from-page.pdf", "PDF", partial(from_a_page, "pdf"), ("policy",), **MADE_BY_OFFICE),
    Made("held-running-title.pdf", "PDF", partial(office.by_writer, "pdf", TITLED), ("appointments",), ("页 共",), **MADE_BY_OFFICE),
    Made("held-book.epub", "EPUB", book, ("district",), ("封面", "正文"), **HELD),
    Made("held-bare-letter.eml", "e-mail", bare_letter, ("policy",), ("高以清", "138 0000"), frozenset({"authors", "source"}), **HELD),
    Made("held-raw.warc", "WARC", raw_archive, ("enterprise",), encodings.SMALL, address="http://qiye.example.com/show.asp?id=9", **HELD),
    Made("held-export.tsv", "CSV", wise_table, ("forum", "policy"), ("A2",), **HELD),
    Made("held-workbook.xlsx", "XLSX", workbook, ("university", "district"), ("序号",), **MADE_BY_OFFICE),
    Made("held-crawled.jsonl", "JSON Lines", crawled, ("hospital", "briefs"), ("crawl_time", "略"), **HELD),
    Made("held-zip-in-zip.zip", "ZIP", zip_in_zip, ("oldreport", "policy"), ("直播", "监制", "龙舟赛"), **HELD),
    Made("held-wrapped.txt", "text", partial(plain.wrapped, 36), ("forum",), **HELD),
    Made("held-front-matter.md", "Markdown", with_front_matter, ("interview",), ("draft", "tags:", "---"), **HELD),
    Made("held-points.pptx", "PPTX", points, ("forum",), ("‹",), **MADE_BY_OFFICE),
]  # fmt: skip
