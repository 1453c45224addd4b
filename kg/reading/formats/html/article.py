"""From the lines of a page to its article: where it stands, what of that is none of it, its head, what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.document import Place
from kg.reading.formats.html.clutter import COMMENTS, begins_rest, is_clutter
from kg.reading.formats.html.head import Head, cleaned, head_of, heading_of, is_info
from kg.reading.formats.html.main import Weights, main_element
from kg.reading.formats.html.parse import Element, Paths
from kg.reading.formats.html.parts import head_of_part, parts_of
from kg.reading.formats.html.pieces import Piece
from kg.reading.formats.html.said import Said, day_of
from kg.reading.formats.html.titles import key_of
from kg.reading.formats.original import Original
from kg.reading.unread import Unread

_LINKS = "a page of links, no article. Give the page of an article"
NO_TEXT = "its text comes by script only. Save it from the browser as shown"
_FILE = re.compile(r"附件|附表|附图|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_ENDED = re.compile(r"[。！？…][”’」』）)]*$")
_CUT = re.compile(r"(?:…|\.\.\.)\W*(?:详细|全文|更多|阅读全文)?\W*$")
"""At the end of the first words of another article."""
_LEAST = 30
"""Characters of a short paragraph."""
_SENTENCE = re.compile(r"[，。！？；]")
_SIGNED = re.compile(
    r"作者|记者|記者|通讯员|文\s?[/／丨：:]|图\s?[/／丨：:]|来源|來源|供稿|摄影|附件|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]|[〇零○一二三四五六七八九]{4}年|(?:局|厅|委|府|会|办公室|中心|院|公司|大学|处|部)$"
)
_LABELLED = re.compile(r"作者|记者|記者|通讯员|通訊員|文\s?[/／|丨：:]|撰文|撰稿|采写|图文")
_AUTHOR = re.compile(
    r"作者\s?[：:]\s?((?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+[·•][\u4e00-\u9fff·•]+)(?:[\s、,，]+[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff：:]))*)(?![\u4e00-\u9fff])"
)
_OFFICE = re.compile(r"[社网報报局厅委部办处院校系府司会]$|中心|编辑|本站|小编|记者|佚名|未知|来源|发布|时间|管理")
_SOURCE = re.compile(r"(?:来源|來源|稿源|转自)\s?[：:|｜丨]\s?[《“]?(?!https?:)([^\s《》“”：:|｜，。、（）()\d]{2,30})")
_STAMPED = re.compile(r"(?:发布|发表|更新|發佈|發布|成文)?(?:时间|日期|時間)\s?[：:]?\s?([^\s].{0,30})")
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")


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
        body = [page.pieces[k] for k in body_of(page, numbers) if k not in head.lines]
        yield replace(composed(page, head, body), part=f"article {n}")
    if not several:
        yield _article_of(page)


def _article_of(page: Page) -> Original:
    """The one article of a page."""
    within = set(main_element(page.elements, page.pieces, page.weights).iter())
    kept = body_of(page, [k for k, piece in enumerate(page.pieces) if piece.element in within])
    head = head_of(page.pieces, kept, page.said)
    _check(page, head, kept)
    above = [k for k in kept if k < head.lines.start and page.weights.prose[k] < _LEAST]  # 第01版：要闻
    head.before = head.before or _title_above(page, head, above)
    body = [page.pieces[k] for k in kept if k not in head.lines and k not in above]
    article = composed(page, head, [*_lead(page, head, kept), *body])
    return replace(article, date=article.date or _day_in([page.pieces[k] for k in above]))


def _title_above(page: Page, head: Head, above: list[int]) -> list[Piece]:
    """The line right above the title, if it may be one of it."""
    near = [page.pieces[k] for k in above[-1:] if k == head.lines.start - 1]
    return [piece for piece in near if _may_be_over(piece)]


def _check(page: Page, head: Head, kept: list[int]) -> None:
    """Raises Unread where what is left of a page is no article."""
    size = sum(len(p.text) for p in page.pieces)
    linked = sum(p.linked for p in page.pieces)
    lines = [page.pieces[k].text for k in kept]
    if lines and (linked <= 0.4 * size or _is_article(head, lines, linked)):
        return
    raise Unread(NO_TEXT) if size < 200 and linked < 0.5 * size else Unread(_LINKS, skipped=True)


def _is_article(head: Head, lines: list[str], linked: int) -> bool:
    """Whether the lines left of a page full of links are an article: under a title that is none, or with a long paragraph or many."""
    prose = sum(len(line) for line in lines if _tells(line))
    titled = head.piece is not None and not head.piece.is_link
    return (titled and prose >= _LEAST) or max(map(len, lines)) >= 100 or prose >= max(_LEAST, 0.25 * linked)


def _tells(line: str) -> bool:
    """Whether a line is a sentence, or a row of a table."""
    return "\t" in line or (len(line) >= 15 and _SENTENCE.search(line) is not None)


def _may_be_over(piece: Piece) -> bool:
    """Whether a line right above the title may belong to it: not the name of a column, a page or a day."""
    return (
        6 <= len(piece.text) <= 40
        and not piece.is_link
        and not is_info(piece)
        and re.search(r"\d\s*版|[>»]", piece.text) is None
    )


def _lead(page: Page, head: Head, kept: list[int]) -> Iterator[Piece]:
    """Paragraphs that stand between the title and the element of the text."""
    for k in range(head.lines.stop if head.lines else kept[0], kept[0]):
        piece = page.pieces[k]
        if (
            page.weights.kept[k]
            and not page.weights.aside[k]
            and page.weights.prose[k] >= 15
            and not is_clutter(piece.text)
        ):
            yield piece


def body_of(page: Page, numbers: list[int]) -> list[int]:
    """The lines of the article among those of its element."""
    weights = page.weights
    whole = sum(weights.prose[k] for k in numbers)
    kept: list[int] = []
    rest, so_far = False, 0.0
    for n, k in enumerate(numbers):
        piece = page.pieces[k]
        if so_far > 0.4 * whole and _begins_others(piece):
            rest = True
            if COMMENTS.search(piece.text) and not piece.is_link:
                break
        elif _is_of_article(page, k, rest) and not _heads_links(page, k, numbers[n + 1 : n + 3]):
            so_far += weights.prose[k]
            kept.append(k)
    return _without_tail(page, kept)


def _begins_others(piece: Piece) -> bool:
    """Whether a line begins what stands below an article: 相关阅读, or the title of another article."""
    return begins_rest(piece.text) or (piece.is_link and heading_of(piece) is not None)


def _is_of_article(page: Page, k: int, rest: bool) -> bool:
    """Whether a line is one of the article; below it (`rest`) only whole paragraphs are."""
    piece = page.pieces[k]
    if page.weights.aside[k] or is_clutter(piece.text) or not _LETTER.search(piece.text) or begins_rest(piece.text):
        return False
    if rest and (piece.is_link or page.weights.prose[k] < _LEAST or _CUT.search(piece.text)):
        return False
    return not _is_mere_link(piece)


def _is_mere_link(piece: Piece) -> bool:
    """Whether a line is a link elsewhere: no attachment, no sentence."""
    return piece.is_link and not _FILE.search(piece.text) and not _ENDED.search(piece.text)


def _heads_links(page: Page, k: int, after: list[int]) -> bool:
    """Whether a short line stands over two links: 行业动态."""
    return page.weights.prose[k] < 15 and len(after) == 2 and all(_is_mere_link(page.pieces[n]) for n in after)


def _without_tail(page: Page, kept: list[int]) -> list[int]:
    """The lines without those below the last sentence that no more belong to it: neither beside it, nor signed, nor kept by trafilatura."""
    pieces, prose = page.pieces, page.weights.prose
    ended = [n for n, k in enumerate(kept) if prose[k] > 15 and _ENDED.search(pieces[k].text)]
    if not ended:
        return kept
    last = pieces[kept[ended[-1]]].element
    around = {last, last.getparent()}

    def belongs(k: int) -> bool:
        element = pieces[k].element
        beside = element in around or element.getparent() in around
        return beside or page.weights.kept[k] or _SIGNED.search(pieces[k].text) is not None

    return [k for n, k in enumerate(kept) if n <= ended[-1] or belongs(k)]


def composed(page: Page, head: Head, body: list[Piece]) -> Original:
    """The text with its places, and what is said of it."""
    said = page.said
    lines = _head_lines(page, head)
    body = _without_head(head, lines, body)
    info = " ".join(p.text for p in [*head.after, *body[:3], *body[-2:]])
    authors = _labelled_authors(info) or _told_authors(page, info)
    if authors and not any(authors[0] in p.text for p in [*lines, *body]):
        element = said.author_element
        lines.append(Piece("作者：" + " ".join(authors), element if element is not None else page.elements[0]))
    text, places = _laid(lines, body, page.paths)
    return Original(
        text,
        head.title,
        authors,
        said.date or _day_in(head.after) or _day_in(body[:2]) or _day_in_address(said.address),
        said.address,
        said.publisher or _source(info),
        tuple(places),
    )


def _head_lines(page: Page, head: Head) -> list[Piece]:
    """The lines above the text, the title among them even if the page has it only as its name."""
    title = head.piece
    if title is None and head.title:
        title = Piece(head.title, next(page.elements[0].iter("title"), page.elements[0]))
    return [*head.before, *([title] if title else []), *head.after]


def _without_head(head: Head, lines: list[Piece], body: list[Piece]) -> list[Piece]:
    """The lines of the text that are not those above it once more; those among the first about the article without buttons."""
    clean = [cleaned(p) if n < 4 and is_info(cleaned(p)) else p for n, p in enumerate(body)]
    above, title = {p.text for p in lines}, key_of(head.title or "")
    return [
        p for n, p in enumerate(clean) if not (n < 6 and p.text in above) and not (title and key_of(p.text) == title)
    ]


def _told_authors(page: Page, info: str) -> tuple[str, ...]:
    """Those whom the page names only beside its text; none if its lines name any, or them as editors."""
    names = page.said.authors
    return () if not names or _LABELLED.search(info) or _edited_by(page.pieces, names) else names


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


def _labelled_authors(info: str) -> tuple[str, ...]:
    """Those whom an info line names as authors under any name: 作者：茉莉."""
    m = _AUTHOR.search(info)
    names = tuple(re.split(r"[\s、,，]+", m[1].strip())) if m else ()
    return () if any(_OFFICE.search(name) for name in names) else names


def _edited_by(pieces: list[Piece], names: tuple[str, ...]) -> bool:
    """Whether the page names a person as editor, whatever its meta elements say."""
    return any(re.search(rf"(?:编辑|責任編輯|责编)\s*[：:]?\s*{re.escape(names[0])}", p.text) for p in pieces)


def _day_in(pieces: list[Piece]) -> str | None:
    """The day in the info line, that after a label first."""
    lines = [p.text for p in pieces if len(p.text) <= 150]
    labelled = (m[1] for line in lines for m in _STAMPED.finditer(line))
    return next(filter(None, (day_of(text) for text in (*labelled, *lines))), None)


def _day_in_address(address: str | None) -> str | None:
    m = _IN_ADDRESS.search(address or "")
    return day_of(f"{m[1]}-{m[2]}-{m[3]}") if m else None


def _source(info: str) -> str | None:
    m = _SOURCE.search(info)
    return m[1] if m else None
