"""Layout: which lines of an article are its title, its by-line, its body and its captions.

A newspaper breaks lines for the column, sets pictures with their captions between paragraphs, even within a sentence, and names its reporters under
the title, after the dateline, or at the very end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.reading.bare import Bare, bare_of
from kg.reading.document import Block, BlockKind, Name
from kg.reading.layout import edges
from kg.reading.layout.bylines import LONGEST, Credits, credits_of, picture_credit
from kg.reading.layout.edges import CREDIT, DATE, DATELINE, ENDED, SIGNED
from kg.reading.layout.lines import Line, lines_of, stamp_apart
from kg.reading.layout.notes import is_button, is_imprint, is_note, without_imprint
from kg.reading.layout.paragraphs import Columns, continued
from kg.reading.layout.wrapping import MEMBER, unwrapped

_SHORT = 20
"""Characters of a sentence that is a line of the imprint: 编辑：甲。"""
_TITLE = 60
"""Characters that a line of a title or a heading has at most."""
_LINES = 4
"""Lines of a title at most."""
_LABELLED = re.compile(r"\S{1,8}[：:].")  # 一等奖：甲公司
_HEAD = 10
"""Lines at the head of a text among which its title stands."""
_SIGNATURE = re.compile(r"。[（(]([^（）()]+)[）)]$")
_MARKED_CAPTION = re.compile(
    r"[（(【\[]?(?:图\s?[①-⑳\d一二三四五六七八九十]{0,3}\s?(?:为|[：:])|[上下左右][图]|图片说明|资料图|[▲△▼▽↑↓←→]|[①-⑳])"
)
_CREDITED = re.compile(r"(?:供图|摄影?|资料图片?|图源\S{0,8}|图\s?[/／]\s?[A-Za-z]{2,8})[）)]?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of an article in order, and whom they name."""

    blocks: tuple[Block, ...]
    credits: tuple[Credits, ...]


def lay_out(text: str, *, title: str | None = None) -> Layout:
    """Blocks that together hold every character of a text but blanks. Takes time linear in the text.

    Args:
        text: the text as decoded.
        title: its title, as the file tells it: of the lines at the head those that spell it, and no others.
    """
    bare = bare_of(text)
    lines = unwrapped(bare.text, list(stamp_apart(lines_of(bare.text))), _stands_apart)
    credits: dict[int, Credits] = {}
    kinds = _Sorter(lines, credits, _spelling(title, lines, bare)).kinds_of_lines()
    blocks = list(continued(bare.text, Columns(lines, kinds).paragraphs()))
    blocks = list(edges.without_edges(bare.text, blocks, credits))
    return Layout(
        tuple(map(bare.block_of_whole, blocks)),
        tuple(_put_back(credits[k], bare) for k in sorted(credits)),
    )


def _put_back(credits: Credits, bare: Bare) -> Credits:
    """Credits with the offsets and the characters of the text as decoded."""

    def own(names: Iterable[Name]) -> tuple[Name, ...]:
        return tuple(Name(*bare.span(n.start, n.end), "".join(bare.own(n.start, n.end).split())) for n in names)

    return Credits(own(credits.wrote), own(credits.other))


def _spelling(title: str | None, lines: Sequence[Line], bare: Bare) -> range | None:
    """Which of the lines at the head spell a title; None if it is not told."""
    if not title:
        return None
    wanted = _letters(title)
    for first in range(min(len(lines), _HEAD)):
        spelled = ""
        for last in range(first, min(len(lines), first + _HEAD)):
            spelled += _letters(bare.own(lines[last].start, lines[last].end))
            if spelled == wanted:
                return range(first, last + 1)
            if not wanted.startswith(spelled):
                break
    return range(0)


def _letters(words: str) -> str:
    """Words without blanks and marks, in which a page's title and its headline differ."""
    return re.sub(r"[\W_]", "", words)


def _stands_apart(line: Line) -> bool:
    """Whether a line is no part of a paragraph, by its own words."""
    if line.ended and line.text[-1] not in "：:":
        return False
    return (
        is_button(line.text)
        or is_note(line.text)
        or _byline(line, bare=False) is not None
        or _caption(line) is not None
    )


class _Sorter:
    """Gives each line its kind, from what stands before and after it."""

    def __init__(self, lines: list[Line], credits: dict[int, Credits], told: range | None) -> None:
        self.lines = lines
        self.told = told  # which lines are the title, if the file tells it
        self.guessed = range(0)  # which may be, if it does not
        self.credits = credits
        self.kinds: list[BlockKind] = []
        self.head = True  # no line of the body has come yet
        self.titled = False  # a line of the title has
        self.of_head = {"title", "byline", "note", "caption"} | ({"heading"} if told is not None else set())
        self.usual_gap = _usual_gap(lines)

    def kinds_of_lines(self) -> list[BlockKind]:
        """The kind of each line; whom by-lines, notes and captions name is noted among the credits."""
        for line in self.lines:
            kind = next(kind for rule in _RULES if (kind := rule(self, line)))
            self.head = self.head and kind in self.of_head
            self.titled = self.titled or kind == "title"
            self.kinds.append(kind)
        return self.kinds

    @property
    def after(self) -> Line | None:
        """The line after the one that is looked at."""
        k = len(self.kinds) + 1
        return self.lines[k] if k < len(self.lines) else None

    # The rules: the first that knows what a line is decides.

    def button(self, line: Line) -> BlockKind | None:
        """What one presses on a page: 【打印】【关闭】."""
        return "byline" if is_button(line.text) else None

    def byline(self, line: Line) -> BlockKind | None:
        """Near the title and at the very end, where names alone will do; elsewhere with a role, below an introduction."""
        near = self.head or len(self.lines) - len(self.kinds) <= 4
        bare = self.titled if self.head else self._is_last
        found = _byline(line, bare) if near else None if line.ended else _naming(line, line.text, 0, bare=False)
        if found is None or not (near or found.wrote):
            return None
        self.credits[line.start] = found
        return "byline"

    @property
    def _is_last(self) -> bool:
        """Whether no sentence comes after the line that is looked at."""
        return not any(line.ended and len(line.text) > _SHORT for line in self.lines[len(self.kinds) + 1 :])

    def note(self, line: Line) -> BlockKind | None:
        """A label, a page number, a date by itself: 责任编辑：甲; the number of an official document and who issues it are its by-line."""
        if edges.cites_document(line.text, self.after.text if self.after and self.head and not self.titled else ""):
            return "byline"
        if not is_note(line.text):
            return None
        brackets = len(line.text) - len(line.text.lstrip("（()【["))
        if found := credits_of(line.text.strip("（）()【】[]"), line.start + brackets):
            self.credits[line.start] = found
        return "byline" if is_imprint(line.text) else "note"

    def caption(self, line: Line) -> BlockKind | None:
        """What names a photographer or bears a mark of captions: ▲, 图为…"""
        found = _caption(line)
        if found:
            self.credits[line.start] = found
        return "caption" if found else None

    def title(self, line: Line) -> BlockKind | None:
        """What the file tells is the title, else a short line before the body."""
        k = len(self.kinds)
        if self.told is not None:
            return "title" if k in self.told or (k - 1 in self.told and line.text.startswith("——")) else None
        if self.head and not self.titled:
            self.guessed = _title_from(self.lines, k)
        goes_on = not self.titled or self.kinds[-1] == "title"
        return "title" if goes_on and k in self.guessed else None

    def body(self, line: Line) -> BlockKind | None:
        """A whole sentence, or a line longer than titles are."""
        return "body" if line.ended or line.broken or len(line.text) > _TITLE or "。" in line.text else None

    def set_apart(self, line: Line) -> BlockKind:
        """A short line in the body is the caption of a picture or a heading."""
        return "caption" if not self.head and _set_apart(line, self.after, self.usual_gap) else "heading"


_RULES: tuple[Callable[[_Sorter, Line], BlockKind | None], ...] = (
    _Sorter.button, _Sorter.byline, _Sorter.note, _Sorter.caption, _Sorter.title, _Sorter.body, _Sorter.set_apart,
)  # fmt: skip


def _usual_gap(lines: list[Line]) -> int:
    """Blank lines that mostly stand between two lines."""
    gaps = Counter(line.gap for line in lines[1:])
    return max(gaps, key=lambda g: (gaps[g], -g), default=0)


def _set_apart(line: Line, after: Line | None, usual: int) -> bool:
    """Whether a short line stands beneath a picture: wider apart from what is before it than usual, and not over a paragraph."""
    return line.gap > max(1, usual) and (
        after is None or after.gap > max(1, usual) or not (after.ended or len(after.text) > _TITLE)
    )


def _byline(line: Line, bare: bool) -> Credits | None:
    """Whom a by-line names, nobody if it only says when and where; None where the line is none."""
    if signed := SIGNED.fullmatch(line.text):
        return _naming(line, signed["who"], signed.start("who"), bare, sure=bare)
    if dateline := DATELINE.match(line.text[:LONGEST]):
        rest = CREDIT.fullmatch(line.text, dateline.end())
        if rest is None:
            return Credits() if dateline.end() == len(line.text) else None
        return _naming(line, rest["who"], rest.start("who"), True, sure=True)
    if len(line.text) <= LONGEST and re.search(DATE, line.text):
        names = without_imprint(line.text)
        if not re.search(r"\w", names):
            return None if is_note(line.text) else Credits()
        return _naming(line, names, 0, True)
    return None if ENDED.search(line.text) else _naming(line, line.text, 0, bare)


def _naming(line: Line, words: str, at: int, bare: bool, *, sure: bool = False) -> Credits | None:
    """Whom words of a line name; a note does not count where it names nobody who wrote."""
    found = credits_of(words, line.start + at, bare=bare, sure=sure)
    if found is None or not (found.wrote or (found.other and not is_note(line.text))):
        return None
    return found


def _caption(line: Line) -> Credits | None:
    """Whom a caption names; None where the line is none."""
    if len(line.text) > 300:
        return None
    signed = _SIGNATURE.search(line.text) if line.text[-1] in "）)" else None
    if signed is not None and (by := credits_of(signed[1], 0)) is not None and by.wrote:
        return None  # a paragraph, and who wrote it: …。（记者 甲 文 乙 摄）
    found = picture_credit(line.text, line.start)
    if found is not None and line.text.count("。") <= 2:
        return found
    credited = _CREDITED.search(line.text[-16:]) is not None and "。" not in line.text[:-12]
    return Credits() if credited or (len(line.text) < 120 and _MARKED_CAPTION.match(line.text)) else None


def _title_from(lines: Sequence[Line], first: int) -> range:
    """The lines of a title that begins with a line: a few short ones above a by-line or a text. Of a list or a table only what heads it is one."""
    end = first
    while end < len(lines) and end - first <= _LINES and _may_be_title(lines, end, end - first):
        end += 1
    if end - first <= _LINES and end < len(lines):
        return range(first, end)
    gap = next((k for k in range(first + 1, end) if lines[k].gap), first + 1)
    return range(first, gap if gap - first < _LINES else min(first + 1, end))


def _may_be_title(lines: Sequence[Line], k: int, before: int) -> bool:
    """Whether a line may be one of a title, of which so many lines stand before it: it is short, and no sentence."""
    line, after = lines[k], lines[k + 1] if k + 1 < len(lines) else None
    if len(line.text) > _TITLE or (before and _stands_apart(line)) or _is_entry(line, after):
        return False
    if before and line.gap and "，" in line.text and after and not after.gap:
        return False  # a paragraph that is broken off for the width of a column
    return not re.search(r"[。；;：:，,][”’」』）)]*$", line.text) and "。" not in line.text[:-2]


def _is_entry(line: Line, after: Line | None) -> bool:
    """Whether a line is a row of a table or a member of a list, 1. 甲公司, or 一等奖：甲公司 above 二等奖：乙公司, or begins a piece of news: 甲社电（乙）."""
    if "\t" in line.text or MEMBER.match(line.text) or edges.begins_news(line.text):
        return True
    if after is None or after.gap or _stands_apart(after):
        return False
    return _LABELLED.match(line.text) is not None and _LABELLED.match(after.text) is not None
