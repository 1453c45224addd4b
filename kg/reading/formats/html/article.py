"""From the lines of a page to its article: where it stands, what of that is none of it, its head, what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.document import Place
from kg.reading.formats.clutter import is_clutter
from kg.reading.formats.html.body import CUT, LEAST, body_of
from kg.reading.formats.html.head import Head, cleaned, head_of, is_info, is_mere_info
from kg.reading.formats.html.imprint import (
    LABELLED,
    beside,
    day_in,
    day_in_address,
    day_of_edition,
    is_edited_by,
    labelled_authors,
    paper_of,
    record_of,
    source_in,
    source_shown,
)
from kg.reading.formats.html.main import Weights, main_element
from kg.reading.formats.html.parse import Element, Paths
from kg.reading.formats.html.parts import head_of_part, parts_of
from kg.reading.formats.html.pieces import Piece
from kg.reading.formats.html.said import Said
from kg.reading.formats.html.titles import key_of
from kg.reading.formats.original import Original
from kg.reading.unread import Unread

_LINKS = "a page of links, no article. Give the page of an article"
_BARE = "a page without a text. Give the page of an article"
NO_TEXT = "its text comes by script only. Save it from the browser as shown"
_TEASERS = 3
"""First words of other articles, on a page that lists them."""
_SENTENCE = re.compile(r"[，。！？；]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read."""

    elements: list[Element]
    """All, in document order."""
    pieces: list[Piece]
    weights: Weights
    said: Said
    paths: Paths


def articles_of(page: Page) -> Iterator[Original]:
    """The article of a page, or each of several.

    Raises:
        Unread: there is none on it.
    """
    several = parts_of(page.pieces, page.weights, page.said)
    for n, numbers in enumerate(several, 1):
        head = head_of_part(page.pieces, numbers)
        body = [page.pieces[k] for k in body_of(page.pieces, page.weights, numbers) if k not in head.lines]
        yield replace(composed(page, head, body), part=f"article {n}")
    if not several:
        yield _article_of(page)


def _article_of(page: Page) -> Original:
    """The one article of a page."""
    within = set(main_element(page.elements, page.pieces, page.weights).iter())
    kept = body_of(page.pieces, page.weights, [k for k, piece in enumerate(page.pieces) if piece.element in within])
    head = head_of(page.pieces, kept, page.said)
    _check(page, head, kept)
    above = [k for k in kept if k < head.lines.start and page.weights.prose[k] < LEAST]  # 第01版：要闻
    head.before = head.before or _title_above(page, head, above)
    below = _with_imprint(page, head, kept)
    body = [page.pieces[k] for k in kept if k not in head.lines and k not in above]
    article = composed(page, head, [*_lead(page, head, kept), *body, *below])
    return article if article.date else replace(article, date=_day_above(page, head.lines.start or kept[0], above))


def _with_imprint(page: Page, head: Head, kept: list[int]) -> list[Piece]:
    """The lines of the imprint below the text; those above the title are noted in the head."""
    first = head.lines.start if head.lines else kept[0]
    before, below = beside(page.pieces, page.weights.aside, first, kept[-1])
    head.after += [piece for piece in before if piece not in head.after]
    return below


def _day_above(page: Page, first: int, above: list[int]) -> str | None:
    """The day in the lines above the title, or in the record of a notice."""
    day = day_in([page.pieces[k] for k in above]) or record_of(page.pieces)[0]
    return day or day_of_edition(page.said.titles, page.pieces[:first])


def _title_above(page: Page, head: Head, above: list[int]) -> list[Piece]:
    """The line right above the title, if it may be one of it."""
    near = [page.pieces[k] for k in above[-1:] if k == head.lines.start - 1]
    return [piece for piece in near if _may_be_over(piece)]


def _check(page: Page, head: Head, kept: list[int]) -> None:
    """Raises Unread where what is left of a page is no article."""
    size = sum(len(p.text) for p in page.pieces)
    linked = sum(p.linked for p in page.pieces)
    lines = [page.pieces[k].text for k in kept if k not in head.lines and not is_mere_info(page.pieces[k])]
    if _are_teasers(lines):
        raise Unread(_LINKS, skipped=True)
    if lines and (linked <= 0.4 * size or _is_article(head, lines, linked)):
        return
    raise _nothing(page) if size < 200 and linked < 0.5 * size else Unread(_LINKS, skipped=True)


def _nothing(page: Page) -> Unread:
    """What is wrong with a page that holds nearly nothing: only one with a script may show more."""
    has_script = any(element.tag == "script" for element in page.elements)
    return Unread(NO_TEXT) if has_script else Unread(_BARE, skipped=True)


def _are_teasers(lines: list[str]) -> bool:
    """Whether half of the sentences are the first words of other articles: 云灯市举办守塔人大会……"""
    cut = sum(CUT.search(line) is not None for line in lines)
    return cut >= _TEASERS and 2 * cut >= sum(map(_tells, lines))


def _is_article(head: Head, lines: list[str], linked: int) -> bool:
    """Whether the lines left of a page full of links are an article: under a title that is none, or with a long paragraph or many."""
    prose = sum(len(line) for line in lines if _tells(line))
    titled = head.piece is not None and not head.piece.is_link
    return (titled and prose >= LEAST) or max(map(len, lines)) >= 100 or prose >= max(LEAST, 0.25 * linked)


def _tells(line: str) -> bool:
    """Whether a line is a sentence, or a row of a table."""
    return "\t" in line or (len(line) >= 15 and _SENTENCE.search(line) is not None)


def _may_be_over(piece: Piece) -> bool:
    """Whether a line right above the title may belong to it: not the name of a column, a page or a day."""
    return (
        6 <= len(piece.text) <= 40
        and not piece.linked
        and "\t" not in piece.text
        and not is_info(piece)
        and re.search(r"\d\s*版|[>»]", piece.text) is None
    )


def _lead(page: Page, head: Head, kept: list[int]) -> Iterator[Piece]:
    """Paragraphs that stand between the title and the element of the text."""
    for k in range(head.lines.stop if head.lines else kept[0], kept[0]):
        piece = page.pieces[k]
        if not page.weights.aside[k] and page.weights.prose[k] >= 15 and not is_clutter(piece.text):
            yield piece


def composed(page: Page, head: Head, body: list[Piece]) -> Original:
    """The text with its places, and what is said of it."""
    said = page.said
    lines = _head_lines(page, head)
    body = _without_head(head, lines, body)
    info = "\n".join(p.text for p in [*head.after, *body[:3], *body[-2:]])
    authors = labelled_authors(info) or _told_authors(page, info)
    if authors and not any(authors[0] in p.text for p in [*lines, *body]):
        element = said.author_element
        lines.append(Piece("作者：" + " ".join(authors), element if element is not None else page.elements[0]))
    text, places = _laid(lines, body, page.paths)
    return Original(
        text,
        head.title,
        authors,
        said.date or next(filter(None, map(day_in, (head.after, body[:2]))), None) or day_in_address(said.address),
        said.address,
        said.publisher or source_in(info) or source_shown([*head.after, *body[:3]]) or _publisher(page),
        tuple(places),
    )


def _publisher(page: Page) -> str | None:
    """The office or the newspaper whose page it is."""
    return record_of(page.pieces)[1] or paper_of(page.said.titles, page.pieces)


def _head_lines(page: Page, head: Head) -> list[Piece]:
    """The lines above the text, the title among them even if the page has it only as its name."""
    title = head.piece
    if title is None and head.title:
        title = Piece(head.title, next(page.elements[0].iter("title"), page.elements[0]))
    return [*head.before, *([title] if title else []), *head.after]


def _without_head(head: Head, lines: list[Piece], body: list[Piece]) -> list[Piece]:
    """The lines of the text that are not those above it once more; those among the first about the article without buttons."""
    clean = [
        cleaned(p) if n < 4 and (is_info(cleaned(p)) or p.text.startswith("原创 ")) else p for n, p in enumerate(body)
    ]
    above, title = {p.text for p in lines}, key_of(head.title or "")
    return [
        p for n, p in enumerate(clean) if not (n < 6 and p.text in above) and not (title and key_of(p.text) == title)
    ]


def _told_authors(page: Page, info: str) -> tuple[str, ...]:
    """Those whom the page names only beside its text; none if its lines name any, or them as editors."""
    names = page.said.authors
    return () if not names or LABELLED.search(info) or is_edited_by(page.pieces, names[0]) else names


def _laid(head: list[Piece], body: list[Piece], paths: Paths) -> tuple[str, list[Place]]:
    """Lines one under the other; an empty one below the first."""
    text: list[str] = []
    places: list[Place] = []
    at = 0
    for k, piece in enumerate([*head, *body]):
        places.append(Place(at, element=paths[piece.element]))
        line = piece.text + ("\n\n" if k == 0 and head else "\n")
        text.append(line)
        at += len(line)
    return "".join(text).rstrip("\n"), places
