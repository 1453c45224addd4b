"""Web pages printed whole: the article without the menu above it and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.formats.clutter import begins_rest, is_clutter, without_buttons
from kg.reading.formats.printed.setting import Setting, begins_paragraph
from kg.reading.layout.edges import ENDED

_SITE = tuple(
    (word, re.compile(pattern, re.MULTILINE))
    for word, pattern in (
        ("位置", r"^\W*您?的?(?:当前|所在|现在)的?位置"), ("首页", r"^\W*首页\W"), ("上", r"^\W*上[一1][篇条]"), ("下", r"^\W*下[一1][篇条]"),
        ("分享", r"^\W*分享[到至]"), ("字", r"^\W*字[号体]\W"), ("关闭", r"^\W*关闭(?:窗口|本页)?\W*$"), ("打印", r"^\W*打印(?:本[页文])?\W*$"),
        ("版权所有", "版权所有"), ("ICP备", "ICP备"),
    )
)  # fmt: skip
"""What stands on the pages of sites alone, each with a word in it."""
_TAIL = re.compile(r"\W*(?:[上下][一1][篇条]|责任?编|编辑|版权所有)")
_LEAST = 30
"""Characters of a paragraph, which a link has seldom."""
_HEAD = 4
"""Paragraphs below a title among which its info line stands."""
_INFO = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}|来源|作者")

Paragraph = list[Setting]


def is_web_page(lines: list[Setting]) -> bool:
    """Whether lines are those of a web page with all that its site sets around an article, by two signs of that."""
    text = "\n".join(one.line.text for one in lines)
    return sum(word in text and pattern.search(text) is not None for word, pattern in _SITE) > 1


def without_site(above: list[Setting], below: list[Setting]) -> list[Setting]:
    """The lines of the article on a web page.

    Args:
        above: the lines above its title.
        below: those below it.
    """
    paragraphs = list(_paragraphs(below))
    if any(map(_is_prose, _paragraphs(above))):  # the largest type is no title
        paragraphs = [*_paragraphs(above), *paragraphs]
    return [line for paragraph in _kept(paragraphs) for line in paragraph]


def _paragraphs(lines: list[Setting]) -> Iterator[Paragraph]:
    paragraph: Paragraph = []
    for one in lines:
        if paragraph and begins_paragraph(paragraph[-1], one):
            yield paragraph
            paragraph = []
        paragraph.append(one)
    if paragraph:
        yield paragraph


def _kept(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of the article; below the heading of what stands after it only whole ones are."""
    whole = sum(map(_is_prose, paragraphs))
    so_far, rest = 0, False
    for n, paragraph in enumerate(paragraphs):
        text, prose = _text(paragraph), _is_prose(paragraph)
        if begins_rest(text) or is_clutter(text):
            rest = rest or (2 * so_far > whole and (begins_rest(text) or _TAIL.match(text) is not None))
        elif prose or not rest:
            so_far += prose
            yield _without_buttons(paragraph) if n < _HEAD and not prose else paragraph


def _text(paragraph: Paragraph) -> str:
    return "".join(one.line.text for one in paragraph)


def _is_prose(paragraph: Paragraph) -> bool:
    text = _text(paragraph)
    return len(text) >= _LEAST and text[-1] not in ":：" and ENDED.search(text[-8:]) is not None


def _without_buttons(paragraph: Paragraph) -> Paragraph:
    """An info line without what one clicks on: 点击：12."""
    text = _text(paragraph)
    if len(paragraph) > 1 or not _INFO.search(text):
        return paragraph
    one = paragraph[0]
    return [one._replace(line=one.line._replace(text=without_buttons(text) or text))]
