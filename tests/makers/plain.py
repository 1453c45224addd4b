"""Plain texts and Markdown as they are handed about: broken lines, blanks, other encodings, wrong suffixes."""

from __future__ import annotations

import re
from functools import partial

from makers import newspapers, office
from makers.article import Article, Part, plain_part
from makers.made import Made


def wrapped(width: int, article: Article) -> bytes:
    """A text broken after so many characters, as old mail programs and editors keep it; two wide blanks begin a paragraph."""
    lines = [article.title, article.info]
    for part in article.parts:
        words = plain_part(part) if part.kind != "paragraph" else "　　" + part.text
        lines += [words[i : i + width] for i in range(0, len(words), width)]
    return "\r\n".join(lines).encode("gb18030")


def spaced(article: Article) -> bytes:
    """A text with a blank between all Chinese characters, as some programs take it out of a PDF."""
    text = article.plain
    return re.sub(r"(?<=[\u4e00-\u9fff，。、：“”])(?=[\u4e00-\u9fff，。、：“”])", " ", text).encode()


def markdown(article: Article) -> bytes:
    """A note in Markdown: headings, a picture, a table, bold words, a link."""
    pieces = [
        f"# {article.title}",
        f"*{article.info}*",
        *map(_mark, article.parts),
        "---",
        f"[原文链接](https://www.example.com/{article.name})",
    ]
    return "\n\n".join(pieces).encode()


def _mark(part: Part) -> str:
    if part.kind == "table":
        head, *rows = (f"| {' | '.join(row)} |" for row in part.rows)
        return "\n".join((head, "|" + " --- |" * len(part.rows[0]), *rows))
    if part.kind == "caption":
        return f"![{part.text}](images/1.jpg)\n\n{part.text}"
    return f"## {part.text}" if part.kind == "heading" else re.sub(r"(\d[\d.]*[万亿]?元)", r"**\1**", part.text)


def as_it_is(encoding: str, article: Article) -> bytes:
    """The plain text in an encoding."""
    return article.plain.encode(encoding)


FILES = [
    Made("wrapped-at-40.txt", "text", partial(wrapped, 40), ("hospital",)),
    Made("blanks-between.txt", "text", spaced, ("enterprise",)),
    Made("note.md", "Markdown", markdown, ("ranking",), ("**", "---", "# ", "example.com")),
    Made("utf16.txt", "text", partial(as_it_is, "utf-16"), ("district",)),
    Made("big5.txt", "text", partial(as_it_is, "big5"), ("traditional",)),
    Made("text-named.pdf", "text", partial(as_it_is, "utf-8"), ("policy",)),
    Made("page-named.doc", "HTML", newspapers.daily, ("forum",), newspapers.SITE),
    Made("pdf-named.txt", "PDF", partial(office.by_writer, "pdf", office.Sheet(size=14)), ("university",), stored=True),
]
