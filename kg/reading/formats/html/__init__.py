"""HTML pages as saved: the article of a page, without what a site puts around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from kg.reading.formats.html.article import NO_TEXT, Page, articles_of
from kg.reading.formats.html.main import weights_of
from kg.reading.formats.html.parse import Element, Paths, tree_of
from kg.reading.formats.html.pieces import Piece, pieces_of
from kg.reading.formats.html.said import Said, said_by
from kg.reading.formats.original import Original
from kg.reading.limits import MAX_FILE
from kg.reading.unread import Unread

__all__ = ["blocks", "page", "read"]


def read(file: BinaryIO) -> Iterator[Original | Unread]:
    """The article of a web page, or its articles."""
    return page(file.read(MAX_FILE + 1))


def page(data: bytes, *, charset: str | None = None) -> Iterator[Original | Unread]:
    """The article of a web page, or its articles.

    Args:
        data: the page.
        charset: its encoding as said outside of it, by an HTTP header; a hint.

    Raises:
        Unread: there is none on it.
    """
    root = tree_of(data, charset)
    elements = list(root.iter(etree.Element))  # held, or lxml makes each anew whenever it is come to
    said = said_by(root)
    try:
        yield from _articles(elements, pieces_of(root), said)
    except Unread:
        hidden = pieces_of(root, hidden=True)
        if len(hidden) == len(pieces_of(root)):
            raise
        yield from _articles(elements, hidden, said)


def _articles(elements: list[Element], pieces: list[Piece], said: Said) -> Iterator[Original]:
    """The articles in lines of a page."""
    if not pieces:
        raise Unread(NO_TEXT)
    yield from articles_of(Page(elements, pieces, weights_of(elements, pieces), said, Paths()))


def blocks(data: bytes | str) -> list[tuple[str, str]]:
    """All the text of a document: each paragraph, heading, item and row of a table with the XPath of its element.

    A `<br>` parts lines, a tab the cells of a row. Nothing is left out as boilerplate: this is for chapters of books and letters.

    Raises:
        Unread: it is no text, nothing at all, or nested too deep.
    """
    paths = Paths()
    return [(piece.text, paths[piece.element]) for piece in pieces_of(tree_of(data))]
