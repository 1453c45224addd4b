"""The paragraphs of a document written with a word processor, and which of the first are its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.reading.formats.lines import Line, put_together
from kg.reading.formats.original import Original

USUAL_SIZE = 21
"""Half points: 五号, what Word and WPS begin with in Chinese, where a document says nothing."""
_LARGE = 24
"""Half points: 小四, which many articles are set in."""
_LONGEST = 120
"""Characters of a paragraph of the head."""
_LETTERHEAD = re.compile(r"文件$|[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s*第?\s*\d+\s*号|^(?:签发人|主题词|密级|附件)")
"""What stands above the title of an official document: 云灯市人民政府文件, 云政发〔2023〕5号."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks."""

    style: str = ""
    """The name of its style, in small letters."""
    centred: bool = False
    size: int = USUAL_SIZE
    """Of its largest characters, in half points."""

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return self.style.startswith("toc")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a row of a table; of several lines where it has breaks in it."""

    lines: list[str]
    place: str
    look: Look = Look()

    @property
    def words(self) -> str:
        """All of it on one line."""
        return re.sub(r"\s+", " ", "".join(self.lines)).strip()


_Rule = Callable[[Sequence[Paragraph]], tuple[int, int] | None]
"""Finds the title among the paragraphs that a document begins with: the first of it and the first after it."""


def article_of(paragraphs: Sequence[Paragraph], named: str | None) -> Original:
    """The paragraphs of a document as an article.

    Args:
        paragraphs: all of them.
        named: what the properties of the document say its title is; it counts only where it stands in the text, for programs put file names there.

    Raises:
        Unread: they are longer than an article.
    """
    title, end = _title_among(paragraphs, named)
    lines = [Line(text, element=p.place) for p in paragraphs[:end] for text in p.lines]
    lines += [Line("")] if title else []
    lines += [Line(text, element=p.place) for p in paragraphs[end:] for text in p.lines]
    text, places = put_together(lines)
    return Original(text, title, places=places)


def _title_among(paragraphs: Sequence[Paragraph], named: str | None) -> tuple[str | None, int]:
    """The title on one line, and how many paragraphs there are up to its end; None and 0 where nothing shows it."""
    leading = list(takewhile(_may_lead, paragraphs[:12]))
    rules: tuple[_Rule, ...] = (_of_title_style, lambda found: _as_named(found, named), _first_large, _first_heading)
    start, end = next((found for rule in rules if (found := rule(leading))), (0, 0))
    if start == end:
        return None, 0
    below = list(takewhile(_is_subtitle, leading[end:]))
    words = "".join(p.words for p in leading[start:end])
    return " ".join([words, *(p.words for p in below)]).replace(" —", "—"), end + len(below)


def _is_subtitle(paragraph: Paragraph) -> bool:
    """Whether a paragraph below the title goes on with it: ——记云灯市守塔人."""
    return paragraph.look.style == "subtitle" or paragraph.words.startswith("—")


def _may_lead(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be part of the head of a document: it is short and no sentence."""
    return len(paragraph.words) <= _LONGEST and "。" not in paragraph.words


def _of_title_style(leading: Sequence[Paragraph]) -> tuple[int, int] | None:
    start = next((k for k, p in enumerate(leading) if p.look.style == "title"), None)
    return None if start is None else (start, start + _alike(leading[start:], lambda p: p.look.style == "title"))


def _as_named(leading: Sequence[Paragraph], named: str | None) -> tuple[int, int] | None:
    wanted = re.sub(r"\s", "", named or "")
    start = next((k for k, p in enumerate(leading) if wanted and re.sub(r"\s", "", p.words) == wanted), None)
    return None if start is None else (start, start + 1)


def _first_large(leading: Sequence[Paragraph]) -> tuple[int, int] | None:
    """The first centred paragraphs of one size, larger than is usual, below the letterhead."""
    large = (k for k, p in enumerate(leading) if _is_large(p) and not _LETTERHEAD.search(p.words))
    start = next(large, None)
    if start is None:
        return None
    size = leading[start].look.size
    return start, start + _alike(leading[start : start + 3], lambda p: p.look.centred and p.look.size == size)


def _first_heading(leading: Sequence[Paragraph]) -> tuple[int, int] | None:
    return (0, 1) if leading and leading[0].look.style == "heading 1" else None


def _is_large(paragraph: Paragraph) -> bool:
    return paragraph.look.centred and paragraph.look.size > _LARGE


def _alike(paragraphs: Sequence[Paragraph], is_alike: Callable[[Paragraph], bool]) -> int:
    """How many paragraphs from the first on are alike."""
    return len(list(takewhile(is_alike, paragraphs)))
