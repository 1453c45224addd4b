"""The head of an article on its page: its title, the lines about it (引题, 副题) and the line that says when and where it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.reading.formats.clutter import begins_rest, is_clutter, without_buttons
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import Piece
from kg.reading.formats.html.said import Said
from kg.reading.formats.html.titles import NO_TITLE, SITE, agreement, key_of, title_in, without_site

DATE = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}"
_INFO = re.compile(
    rf"{DATE}|(?:来源|來源|稿源|出处|作者|记者|記者|通讯员|采写|撰文|发布(?:时间|日期|机构|单位|者)|时间|日期|文号|索引号|成文日期|信息来源|供稿|撰稿|文/|图/|摄影|發佈|發布)\s?[：:/／]|^\W*(?:来源|稿源|作者|[\u3400-\u9fff]{{0,8}}(?:记者|記者|通讯员))\s*\S{{2,20}}(?:[\s、]+\S{{2,4}})*$|^\s*文\s*[/／|丨]"
)
_TIME = re.compile(r"^\s*\d{1,2}:\d\d(?::\d\d)?\s*$")
_KIND = re.compile(r"^(?:[\[【][^\[\]【】]{1,6}[\]】]\s*)+")
_SAID_OF_IT = re.compile(rf"{DATE}\s?日?|\d{{1,2}}:\d\d(?::\d\d)?|\w{{1,8}}\s?[：:/／]\s*[^\s，。；、|｜）)]*|\W")
"""The parts of an info line: days, times, and what is labelled."""
_TELLING = 12
"""Characters of a sentence."""
TITLE_SIZE = 120
_NEAR = 40
"""Lines between the title and the text at most."""


@dataclass(slots=True)
class Head:
    """What stands above the text."""

    title: str | None = None
    piece: Piece | None = None
    """The line that it is, if one is."""
    lines: range = range(0)
    """The numbers of the lines that it takes."""
    before: list[Piece] = field(default_factory=list)
    """Lines of the title above it."""
    after: list[Piece] = field(default_factory=list)
    """Lines of the title below it and the info line."""


def head_of(pieces: list[Piece], kept: list[int], said: Said) -> Head:
    """The head of the text that the lines `kept` hold."""
    if not kept:
        return Head()
    first = kept[0]
    at = _title_line(pieces, first, kept[-1] + 1, said)
    if at is None:
        return Head(title_in(said), after=_info_above(pieces, first))
    end = at + _lines_of_title(pieces, at, said)
    title = _title_of(pieces[at:end], said)
    text = next((k for k in kept if k >= end), first)
    below = [cleaned(p) for p in pieces[end : max(end, text)]][:_NEAR]
    return Head(
        title.text,
        title,
        range(at, end),
        [p for p in pieces[max(0, at - 2) : at] if _is_over(p, pieces[at])],
        [p for p in below if is_info(p) or _is_subtitle(p, pieces[at])],
    )


def _title_of(lines: list[Piece], said: Said) -> Piece:
    """The lines of a title as one, without what a forum sets before it, which the page does not say is of it: [转帖]."""
    text = "".join(line.text for line in lines)
    rest = _KIND.sub("", text)
    of_forum = rest != text and any(key_of(told).startswith(key_of(rest)) for told in said.titles)
    return Piece(rest if of_forum else text, lines[0].element, lines[0].linked)


def heading_of(piece: Piece) -> str | None:
    """The name of the heading that a line is."""
    for element in (piece.element, piece.element.getparent()):
        if element is not None and element.tag in ("h1", "h2", "h3", "h4"):
            return str(element.tag)
    return None


def _info_above(pieces: list[Piece], first: int) -> list[Piece]:
    """The lines above the text, which has no title, that say when and by whom."""
    return [p for p in map(cleaned, pieces[max(0, first - 6) : first]) if is_info(p)]


def _lines_of_title(pieces: list[Piece], at: int, said: Said) -> int:
    """How many lines the title that begins with a line takes: more than one where that which the page says goes on below."""
    for whole in map(key_of, filter(None, (without_site(title, said.site) for title in said.titles))):
        key, size = key_of(pieces[at].text), 1
        while (
            at + size < len(pieces) and len(key) < len(whole) and whole.startswith(key + key_of(pieces[at + size].text))
        ):
            key += key_of(pieces[at + size].text)
            size += 1
        if size > 1 and key == whole:
            return size
    return 1


def _title_line(pieces: list[Piece], first: int, last: int, said: Said) -> int | None:
    """The line that is the title: one that the page says is, the nearest above the text; else the heading of the page above it."""
    told = [key for title in said.titles if (key := key_of(title))]
    near = [*range(first - 1, -1, -1), *range(first, min(first + 4, last, len(pieces)))]
    scored: list[tuple[float, int]] = [(score, -k) for k, score in _scores(pieces, near, told, said)]
    if scored:
        return -max(scored)[1]
    return _headline(pieces, first) if not _tells(said) else None


def _scores(pieces: list[Piece], near: list[int], told: list[str], said: Said) -> Iterator[tuple[int, float]]:
    """Lines that may be the title, and how likely."""
    for distance, k in enumerate(near):
        piece = pieces[k]
        key = key_of(piece.text)
        if (
            not 4 <= len(key) <= TITLE_SIZE
            or "\t" in piece.text
            or NO_TITLE.match(piece.text)
            or (said.site and key == key_of(said.site))
        ):
            continue
        agrees = max((agreement(key, one) for one in told), default=0.0)
        heading = _heading(piece)
        if agrees < 0.5 and heading < 2:
            continue
        score = 3 * agrees + heading - 0.02 * distance - 1.5 * piece.is_link
        if score > 1:
            yield k, score


def _tells(said: Said) -> bool:
    """Whether what the page says is its title is one, not the name of a site."""
    title = title_in(said)
    return title is not None and not (SITE.search(title) and len(title) < 16) and len(key_of(title)) >= 6


def _headline(pieces: list[Piece], first: int) -> int | None:
    """The line set off as a headline right above the text or its info line."""
    near: list[int] = [first, first + 1, *range(first - 1, max(-1, first - 8), -1)]
    for k in near:
        if k >= len(pieces):
            continue
        piece = pieces[k]
        if (
            6 <= len(key_of(piece.text)) <= 60
            and not piece.is_link
            and not is_info(piece)
            and not is_clutter(piece.text)
            and (_heading(piece) >= 1 or _set_off(piece) or (k + 1 < len(pieces) and is_info(pieces[k + 1])))
            and not re.search(r"[。；：，,]$", piece.text)
        ):
            return k
    return None


def _set_off(piece: Piece) -> bool:
    """Whether a line is all bold or large."""
    element = piece.element
    inner = next(element.iterdescendants("b", "strong", "font", "big"), None)
    if inner is None:
        return False
    large = inner.tag != "font" or re.match(r"\+|[4-7]", inner.get("size") or "") is not None
    return large and key_of("".join(str(t) for t in inner.itertext())) == key_of(piece.text)


def _heading(piece: Piece) -> float:
    element: Element | None = piece.element
    for _ in range(3):
        if element is None:
            return 0.0
        if element.tag in ("h1", "h2", "h3"):
            return {"h1": 2.0, "h2": 1.2, "h3": 0.6}[str(element.tag)]
        words = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if re.search(r"title|biaoti|headline|tit\b|activity-name", words) and not re.search(
            "sub|list|nav|site|logo", words
        ):
            return 1.0
        element = element.getparent()
    return 0.0


def cleaned(piece: Piece) -> Piece:
    """A line about the article without the buttons in it."""
    text = without_buttons(piece.text)
    return (
        piece
        if text == piece.text
        else Piece(text, piece.element, max(0, piece.linked - len(piece.text) + len(text)), piece.after_blank)
    )


def is_info(piece: Piece) -> bool:
    """Whether a line says when, where or by whom the article was published."""
    text = piece.text
    if (
        not text
        or len(text) > 150
        or is_clutter(text)
        or re.search(r"今天是|星期[一二三四五六日天]\s*(?:农历|阴|晴|$)|农历|当前位置|[。！？]$", text)
    ):
        return False
    return _INFO.search(text) is not None or _TIME.match(text) is not None


def is_mere_info(piece: Piece) -> bool:
    """Whether a line says nothing besides: not 2024年5月16日，海灯市举办首届青年人才节."""
    return is_info(piece) and len(_SAID_OF_IT.sub("", piece.text)) < _TELLING


def _is_subtitle(piece: Piece, title: Piece) -> bool:
    """Whether a line below the title belongs to it: one in the same place, or one that is named so."""
    text = piece.text
    if (
        not text
        or piece.is_link
        or len(text) > 80
        or is_clutter(text)
        or begins_rest(text)
        or key_of(text) in key_of(title.text)
    ):
        return False
    return (
        _named_subtitle(piece) or text.startswith("——") or (piece.element is title.element and len(key_of(text)) >= 4)
    )


def _is_over(piece: Piece, title: Piece) -> bool:
    """Whether a line above the title belongs to it (引题)."""
    return (
        not piece.is_link
        and len(piece.text) <= 60
        and not is_clutter(piece.text)
        and (_named_subtitle(piece) or piece.element is title.element)
    )


def _named_subtitle(piece: Piece) -> bool:
    names = f"{piece.element.get('class') or ''} {piece.element.get('id') or ''}".lower()
    return (
        re.search(r"sub-?_?ti?t|futi|fu-?biaoti|yinti|intro-?title|pre-?title|shoulder|jianti|leadtitle", names)
        is not None
    )
