"""What the pages of all sites share: an article's paragraphs as HTML, in the manner of each site."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from makers.article import Article, Part

CELL = "border:1px solid #000;padding:4px 8px"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a site writes a paragraph, a heading and a caption; `{}` stands for its words."""

    paragraph: str = "<p>{}</p>"
    heading: str = "<h3>{}</h3>"
    caption: str = '<p align="center"><img src="images/1.jpg"></p>\n<p align="center">{}</p>'
    table: str = '<table border="1" cellspacing="0">{}</table>'
    cell: str = "<td>{}</td>"
    indent: str = ""
    """What stands before a paragraph's first character: two wide blanks."""


def body(article: Article, manner: Manner) -> str:
    """All parts of an article."""
    return "\n".join(_part(part, manner) for part in article.parts)


def _part(part: Part, manner: Manner) -> str:
    if part.kind == "table":
        rows = ("".join(manner.cell.format(escape(cell)) for cell in row) for row in part.rows)
        return manner.table.format("".join(f"<tr>{row}</tr>" for row in rows))
    words = escape(part.text, quote=False)
    if part.kind == "paragraph":
        return manner.paragraph.format(manner.indent + words)
    return (manner.heading if part.kind == "heading" else manner.caption).format(words)


def links(*words: str, between: str = "") -> str:
    """A row of links, each to a page of its own."""
    return between.join(f'<a href="/c/{i}.html">{word}</a>' for i, word in enumerate(words))


def items(*words: str) -> str:
    """A list of links."""
    return (
        "<ul>" + "".join(f'<li><a href="/a/{i}.html" title="{w}">{w}</a></li>' for i, w in enumerate(words)) + "</ul>"
    )
