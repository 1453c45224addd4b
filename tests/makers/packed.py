"""Files that hold files: letters with pages and attachments, archives of the web, tables of articles, folders packed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial

from makers import newspapers, plain, several, wechat
from makers.article import Article
from makers.made import FILES as FOLDER
from makers.made import Made
from makers.markup import Manner, body

COLUMNS = ("title", "author", "date", "source", "text")


def _letter(article: Article, subject: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "林小满 <lin@example.com>", "kb@example.com", subject
    letter["Date"] = format_datetime(datetime.fromisoformat(f"{article.date}T09:00:00+08:00"))
    letter["Message-ID"] = "<1@example.com>"
    return letter


def newsletter(article: Article) -> bytes:
    """A letter whose text is the article, twice: plain, and as a page."""
    letter = _letter(article, article.title)
    letter.set_content(article.plain)
    page = f"<html><body><h1>{article.title}</h1><p>{article.info}</p>{body(article, Manner())}</body></html>"
    letter.add_alternative(page, subtype="html", charset="gb18030", cte="quoted-printable")
    return letter.as_bytes()


def with_attachment(article: Article) -> bytes:
    """A letter without words, with the article as a Word document."""
    letter = _letter(article, "转发：请阅")
    letter.set_content("\n")
    word = (FOLDER / "university.docx").read_bytes()
    letter.add_attachment(
        word,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="云大要闻.docx",
    )
    return letter.as_bytes()


def web_archive(first: Article, second: Article) -> bytes:
    """What a crawler kept of two pages, a picture and a page that was not there."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    kept = (
        ("https://www.lcnews.example.com/gd/2022/09/26/c1001.shtml", "200 OK", "text/html", newspapers.daily(first)),
        ("https://www.lcnews.example.com/logo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("https://www.lcnews.example.com/lost.html", "404 Not Found", "text/html", "<html><body><h1>您访问的页面不存在</h1></body></html>".encode()),
        ("https://mp.weixin.qq.com/s/abc", "200 OK", "text/html; charset=UTF-8", wechat.post(second)),
    )  # fmt: skip
    for address, status, media, content in kept:
        headers = StatusAndHeaders(
            status, [("Content-Type", media), ("Content-Length", str(len(content)))], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return out.getvalue()


def record(article: Article) -> dict[str, str]:
    """An article as a row: the text alone in its field, the rest in theirs."""
    text = "\n".join(part.text for part in article.parts if part.kind != "table")
    return dict(
        zip(COLUMNS, (article.headline, " ".join(article.authors), article.date, article.source, text), strict=True)
    )


def json_lines(*articles: Article) -> bytes:
    """A line for each article."""
    return "".join(
        json.dumps({"id": i, **record(a)}, ensure_ascii=False) + "\n" for i, a in enumerate(articles)
    ).encode()


def table(encoding: str, *articles: Article) -> bytes:
    """A table as Excel saves it in China: GBK, CRLF, Chinese heads."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("序号", "标题", "作者", "日期", "来源", "正文"))
    writer.writerows((i, *record(a).values()) for i, a in enumerate(articles, 1))
    return out.getvalue().encode(encoding)


def parquet(*articles: Article) -> bytes:
    """A table as pandas or Spark keep it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_pylist([record(a) | {"url": f"https://www.example.com/{a.name}.html"} for a in articles]), out
    )
    return out.getvalue()


def mixture(*articles: Article) -> dict[str, bytes]:
    """A folder as people have it, its files in the order of the articles, then what is none."""
    first, second, third = articles
    names = {
        "新闻/论坛.html": newspapers.daily(first),
        "文件/任命.txt": second.plain.encode("gbk"),
        "云大.docx": (FOLDER / "university.docx").read_bytes(),
    }
    return names | {"栏目.html": several.navigation(), "logo.png": b"\x89PNG\r\n\x1a\n" + bytes(64)}


def zipped(*articles: Article) -> bytes:
    """The folder in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in mixture(*articles).items():
            file.writestr(name, content)
    return out.getvalue()


def tarred(*articles: Article) -> bytes:
    """The folder in a tar with gzip."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        for name, content in mixture(*articles).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            file.addfile(entry, io.BytesIO(content))
    return out.getvalue()


THREE = ("forum", "appointments", "university")
ROUND = (*newspapers.SITE, "内部资料", "页 共")
FILES = [
    Made("newsletter.eml", "e-mail", newsletter, ("hospital",), ("lin@example.com", "From:")),
    Made("with-attachment.eml", "e-mail", with_attachment, ("university",), ("内部资料", "页 共")),
    Made("crawl.warc.gz", "WARC", web_archive, ("forum", "wechat"), (*newspapers.SITE, "不存在", "阅读原文", "卓然")),
    Made("articles.jsonl", "JSON Lines", json_lines, ("festival", "enterprise", "policy", "interview"), ('"text"',)),
    Made("articles.csv", "CSV", partial(table, "gb18030"), ("district", "hospital", "briefs"), ("序号",)),
    Made("articles.parquet", "Parquet", parquet, ("wechat", "university", "traditional")),
    Made("folder.zip", "ZIP", zipped, THREE, ROUND),
    Made("folder.tar.gz", "tar", tarred, THREE, ROUND),
    Made("note.txt.gz", "gzip", lambda article: gzip.compress(plain.as_it_is("gb18030", article)), ("festival",)),
]  # fmt: skip
