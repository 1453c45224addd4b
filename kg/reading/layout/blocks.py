"""Layout: which lines of an article are its title, its by-line, its body and its captions.

A newspaper breaks lines for the column, sets pictures with their captions between paragraphs, even within a sentence, and names its reporters under
the title, after the dateline, or at the very end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.reading.document import Block, BlockKind
from kg.reading.layout.bylines import LONGEST, Credits, credits_of, picture_credit
from kg.reading.layout.edges import CREDIT, DATE, DATELINE, ENDED, SIGNED, without_edges
from kg.reading.layout.lines import Line, lines_of
from kg.reading.layout.paragraphs import Columns, continued

_HAN = r"[\u3400-\u9fff]"
_TITLE = 60
"""Characters that a line of a title or a heading has at most."""
_SIGNATURE = re.compile(r"。[（(]([^（）()]+)[）)]$")
_LABEL = (
    "编者按|编者的话|编辑?按|开栏的话|(?:相关|新闻|背景|延伸|知识)?链接|延伸阅读|名词解释|(?:信息|新闻)?来源|來源|稿源|(?:发布|更新|发稿)?(?:时间|日期)|发布(?:者|人)|浏览(?:次数)?|阅读(?:量|次数)?|点击(?:数|量)?|"
    "字体|字号|关键词|标签|(?:值班)?(?:主任|总编)|(?:责任|值班|网络)?编辑|責任編輯|责编|编审|审核|校对|监制|策划|统筹|版权(?:声明)?|(?:免责)?声明|注|原标题|(?:原文)?链接|题图"
)
_NOTE = re.compile(
    rf"""
    [【\[（(](?:{_LABEL})[】\])）]                                       # 【编者按】
    | (?:{_LABEL})\s?[：:丨|]                                            # 责任编辑：
    | [（(](?:{_LABEL}|原载|原刊|转载|上接|下转|紧接|本[版文组](?:图片|照片|图)|完[）)])
    | (?:原载|转自|扫码|扫描|本[版文组](?:图片|照片|图))[^。]{{0,30}}$
    | 第\s?[0-9A-Z一二三四五六七八九十]+\s?版[：:\s]?\S{{0,8}}$            # 第2版：要闻
    | (?:https?://|www\.)\S+$
    | \W*{DATE}\W*(?:星期.|周.)?[\s\d:：]*(?:{_HAN}{{0,12}}[：:].*|第?\w{{1,4}}版)?$
    | [\W\d]+$
    """,
    re.VERBOSE,
)
_MARKED_CAPTION = re.compile(
    r"[（(【\[]?(?:图\s?[①-⑳\d一二三四五六七八九十]{0,3}\s?(?:为|[：:])|[上下左右][图]|图片说明|资料图|[▲△▼▽↑↓←→]|[①-⑳])"
)
_MEDIA = r"[\u3400-\u9fff]{1,12}?(?:报社?|報社?|通讯社|社|网站?|網站?|周刊|客户端|电视台|电台|频道|公众号)"
_IMPRINT = re.compile(
    rf"{DATE}|\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?|(?:星期|周)[一二三四五六日天](?!{_HAN})|第?\s?\d{{1,3}}\s?版|"
    rf"{_HAN}{{0,2}}(?:{_LABEL})\s?[：:]\s?\S+|{_MEDIA}(?!{_HAN})"
)
"""What stands beside the names in a line that says where and when an article was published."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of an article in order, and whom they name."""

    blocks: tuple[Block, ...]
    credits: tuple[Credits, ...]


def lay_out(text: str) -> Layout:
    """Blocks that together hold every character of a text but blanks. Takes time linear in the text."""
    lines = list(lines_of(text))
    credits: dict[int, Credits] = {}
    kinds = _Sorter(lines, credits).kinds_of_lines()
    blocks = list(continued(text, Columns(lines, kinds).paragraphs()))
    blocks = list(without_edges(text, blocks, credits))
    return Layout(tuple(blocks), tuple(credits[k] for k in sorted(credits)))


class _Sorter:
    """Gives each line its kind, from what stands before and after it."""

    def __init__(self, lines: list[Line], credits: dict[int, Credits]) -> None:
        self.lines = lines
        self.credits = credits
        self.kinds: list[BlockKind] = []
        self.head = True  # no line of the body has come yet
        self.usual_gap = _usual_gap(lines)

    def kinds_of_lines(self) -> list[BlockKind]:
        """The kind of each line; whom by-lines, notes and captions name is noted among the credits."""
        for line in self.lines:
            kind = next(kind for rule in _RULES if (kind := rule(self, line)))
            self.head = self.head and kind in ("title", "byline", "note", "caption")
            self.kinds.append(kind)
        return self.kinds

    @property
    def after(self) -> Line | None:
        """The line after the one that is looked at."""
        k = len(self.kinds) + 1
        return self.lines[k] if k < len(self.lines) else None

    # The rules: the first that knows what a line is decides.

    def byline(self, line: Line) -> BlockKind | None:
        """Near the title and at the very end; there names alone will do."""
        tail = len(self.lines) - len(self.kinds) <= 4 and not self.head
        if not (self.head or tail):
            return None
        found = _byline(line, bare=tail or "title" in self.kinds)
        if found:
            self.credits[line.start] = found
        return "byline" if found else None

    def note(self, line: Line) -> BlockKind | None:
        """A label, a page number, a date by itself: 责任编辑：甲."""
        if not _is_note(line):
            return None
        brackets = len(line.text) - len(line.text.lstrip("（()【["))
        if found := credits_of(line.text.strip("（）()【】[]"), line.start + brackets):
            self.credits[line.start] = found
        return "note"

    def caption(self, line: Line) -> BlockKind | None:
        """What names a photographer or bears a mark of captions: ▲, 图为…"""
        found = _caption(line)
        if found:
            self.credits[line.start] = found
        return "caption" if found else None

    def title(self, line: Line) -> BlockKind | None:
        """A short line before the body."""
        return "title" if self.head and _may_be_title(line, self.after, self.kinds) else None

    def body(self, line: Line) -> BlockKind | None:
        """A whole sentence, or a line longer than titles are."""
        return "body" if line.ended or len(line.text) > _TITLE or "。" in line.text else None

    def set_apart(self, line: Line) -> BlockKind:
        """A short line in the body is the caption of a picture or a heading."""
        return "caption" if not self.head and _set_apart(line, self.after, self.usual_gap) else "heading"


_RULES: tuple[Callable[[_Sorter, Line], BlockKind | None], ...] = (
    _Sorter.byline, _Sorter.note, _Sorter.caption, _Sorter.title, _Sorter.body, _Sorter.set_apart,
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
        return _naming(line, signed["who"], signed.start("who"), bare)
    if dateline := DATELINE.match(line.text[:LONGEST]):
        rest = CREDIT.fullmatch(line.text, dateline.end())
        if rest is None:
            return Credits() if dateline.end() == len(line.text) else None
        return _naming(line, rest["who"], rest.start("who"), True)
    if len(line.text) <= LONGEST and re.search(DATE, line.text):
        names = _IMPRINT.sub(lambda found: " " * len(found.group()), line.text)
        if not re.search(r"\w", names):
            return None if _is_note(line) else Credits()
        return _naming(line, names, 0, True)
    return None if ENDED.search(line.text) else _naming(line, line.text, 0, bare)


def _naming(line: Line, words: str, at: int, bare: bool) -> Credits | None:
    """Whom words of a line name; a note does not count where it names nobody who wrote."""
    found = credits_of(words, line.start + at, bare=bare)
    if found is None or not (found.wrote or (found.other and not _is_note(line))):
        return None
    return found


def _is_note(line: Line) -> bool:
    return _NOTE.match(line.text[:100]) is not None


def _caption(line: Line) -> Credits | None:
    """Whom a caption names; None where the line is none."""
    if len(line.text) > 300:
        return None
    signed = _SIGNATURE.search(line.text)
    if signed is not None and (by := credits_of(signed[1], 0)) is not None and by.wrote:
        return None  # a paragraph, and who wrote it: …。（记者 甲 文 乙 摄）
    found = picture_credit(line.text, line.start)
    if found is not None and line.text.count("。") <= 2:
        return found
    credited = (
        re.search(r"(?:供图|摄影?|资料图片?|图源\S{0,8})[）)]?$", line.text) is not None and "。" not in line.text[:-12]
    )
    return Credits() if credited or (len(line.text) < 120 and _MARKED_CAPTION.match(line.text)) else None


def _may_be_title(line: Line, after: Line | None, kinds: list[BlockKind]) -> bool:
    if len(line.text) > _TITLE or kinds.count("title") >= 4:
        return False
    if "title" in kinds and kinds[-1] != "title":
        return False
    if "title" in kinds and line.gap and "，" in line.text and after and not after.gap:
        return False  # a paragraph that is broken off for the width of a column
    return not re.search(r"[。；;：:，,][”’」』）)]*$", line.text) and "。" not in line.text[:-2]
