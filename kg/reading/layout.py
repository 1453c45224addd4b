"""Layout: which lines of an article are its title, its by-line, its body and its captions.

A newspaper breaks lines for the column, sets pictures with their captions between paragraphs, even within a sentence, and names its reporters under
the title, after the dateline, or at the very end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.bylines import LONGEST, Credits, credits_of, picture_credit
from kg.reading.document import Block, BlockKind
from kg.reading.edges import CREDIT, DATE, DATELINE, ENDED, SIGNED, TURN, turns, without_edges

_HAN = r"[\u3400-\u9fff]"
_TITLE = 60
"""Characters that a line of a title or a heading has at most."""
_COLUMN = 160
"""Width, a Chinese character counting two, that a column has at most."""
_SIGNATURE = re.compile(r"。[（(]([^（）()]+)[）)]$")
_INDENT = 4
"""Columns before the first line of a paragraph: two Chinese characters."""
_LABEL = (
    "编者按|编者的话|编辑?按|开栏的话|(?:相关|新闻|背景|延伸|知识)?链接|延伸阅读|名词解释|(?:信息|新闻)?来源|來源|稿源|(?:发布|更新|发稿)?(?:时间|日期)|发布(?:者|人)|浏览(?:次数)?|阅读(?:量|次数)?|点击(?:数|量)?|"
    "字体|字号|关键词|标签|(?:值班)?(?:主任|总编)|(?:责任|值班|网络)?编辑|責任編輯|责编|编审|审核|校对|监制|策划|统筹|版权(?:声明)?|(?:免责)?声明|注|原标题|(?:原文)?链接|题图"
)
_NOTE = re.compile(
    rf"[【\[（(](?:{_LABEL})[】\])）]|(?:{_LABEL})\s?[：:丨|]|[（(](?:{_LABEL}|原载|原刊|转载|上接|下转|紧接|本[版文组](?:图片|照片|图)|完[）)])|(?:原载|转自|扫码|扫描|本[版文组](?:图片|照片|图))[^。]{{0,30}}$|"
    rf"第\s?[0-9A-Z一二三四五六七八九十]+\s?版[：:\s]?\S{{0,8}}$|(?:https?://|www\.)\S+$|\W*{DATE}\W*(?:星期.|周.)?[\s\d:：]*(?:{_HAN}{{0,12}}[：:].*|第?\w{{1,4}}版)?$|[\W\d]+$"
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
class _Line:
    """A line without the blanks around it."""

    start: int
    end: int
    text: str
    indented: bool
    gap: int
    """Blank lines before it."""
    column: str
    """What it is measured by: its first characters, which are enough."""

    @property
    def width(self) -> int:
        return _INDENT * self.indented + sum(2 if c > "\u2e7f" else 1 for c in self.column)

    @property
    def ended(self) -> bool:
        return ENDED.search(self.text[-8:]) is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of an article in order, and whom they name."""

    blocks: tuple[Block, ...]
    credits: tuple[Credits, ...]


def lay_out(text: str) -> Layout:
    """Blocks that together hold every character of a text but blanks. Takes time linear in the text."""
    lines = list(_lines(text))
    credits: dict[int, Credits] = {}
    kinds = _kinds(lines, credits)
    blocks = list(_continued(text, _paragraphs(lines, kinds)))
    blocks = list(without_edges(text, blocks, credits))
    return Layout(tuple(blocks), tuple(credits[k] for k in sorted(credits)))


def _lines(text: str) -> Iterator[_Line]:
    gap, at = 0, 0
    for line in text.split("\n"):
        bare = line.strip("\ufeff \t\r\f\v\u00a0\u200b\u3000\u2002\u2003\u2028\u2029\x85\x1c\x1d\x1e")
        if bare.strip():
            start = at + line.index(bare)
            yield _Line(
                start, start + len(bare), bare, line[:2].isspace() or line[:1] in "\u3000\t", gap, bare[: _COLUMN + 1]
            )
            gap = 0
        else:
            gap += 1
        at += len(line) + 1


def _kinds(lines: list[_Line], credits: dict[int, Credits]) -> list[BlockKind]:
    """The kind of each line, from what stands before and after it."""
    usual = _usual_gap(lines)
    kinds: list[BlockKind] = []
    head = True
    for k, line in enumerate(lines):
        tail = len(lines) - k <= 4 and not head
        after = lines[k + 1] if k + 1 < len(lines) else None
        kind: BlockKind
        if (head or tail) and (found := _byline(line, bare=head and "title" in kinds or tail)):
            kind = "byline"
            credits[line.start] = found
        elif _is_note(line):
            kind = "note"
            if found := credits_of(
                line.text.strip("（）()【】[]"), line.start + len(line.text) - len(line.text.lstrip("（()【["))
            ):
                credits[line.start] = found
        elif caption := _caption(line):
            kind = "caption"
            credits[line.start] = caption
        elif head and _may_be_title(line, after, kinds):
            kind = "title"
        elif line.ended or len(line.text) > _TITLE or "。" in line.text:
            kind = "body"
        else:
            kind = "caption" if not head and _set_apart(line, after, usual) else "heading"
        head = head and kind in ("title", "byline", "note", "caption")
        kinds.append(kind)
    return kinds


def _usual_gap(lines: list[_Line]) -> int:
    """Blank lines that mostly stand between two lines."""
    gaps = Counter(line.gap for line in lines[1:])
    return max(gaps, key=lambda g: (gaps[g], -g), default=0)


def _set_apart(line: _Line, after: _Line | None, usual: int) -> bool:
    """Whether a short line stands beneath a picture: wider apart from what is before it than usual, and not over a paragraph."""
    return line.gap > max(1, usual) and (
        after is None or after.gap > max(1, usual) or not (after.ended or len(after.text) > _TITLE)
    )


def _byline(line: _Line, bare: bool) -> Credits | None:
    inner = line.text
    at = line.start
    if m := SIGNED.fullmatch(inner):
        inner, at = m["who"], at + m.start("who")
    elif m := DATELINE.match(inner[:LONGEST]):
        rest = CREDIT.fullmatch(inner, m.end())
        if rest is None:
            return Credits() if m.end() == len(inner) else None
        inner, at = rest["who"], at + rest.start("who")
        bare = True
    elif re.search(DATE, inner[:LONGEST]) and len(inner) <= LONGEST:
        inner = _IMPRINT.sub(lambda found: " " * len(found.group()), inner)
        if not re.search(r"\w", inner):
            return None if _is_note(line) else Credits()
        bare = True
    elif ENDED.search(inner):
        return None
    found = credits_of(inner, at, bare=bare)
    if found is not None and (found.wrote or (found.other and not _is_note(line))):
        return found
    return None


def _is_note(line: _Line) -> bool:
    return _NOTE.match(line.text[:100]) is not None


def _caption(line: _Line) -> Credits | None:
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


def _may_be_title(line: _Line, after: _Line | None, kinds: list[BlockKind]) -> bool:
    if len(line.text) > _TITLE or kinds.count("title") >= 4:
        return False
    if "title" in kinds and kinds[-1] != "title":
        return False
    if "title" in kinds and line.gap and "，" in line.text and after and not after.gap:
        return False  # a paragraph that is broken off for the width of a column
    return not re.search(r"[。；;：:，,][”’」』）)]*$", line.text) and "。" not in line.text[:-2]


def _paragraphs(lines: list[_Line], kinds: list[BlockKind]) -> Iterator[Block]:
    """Blocks of whole paragraphs: lines that were broken off for the width of a column put together."""
    columns = _columns(lines, kinds)
    indents = any(line.indented for line, kind in zip(lines, kinds, strict=True) if kind == "body")
    k = 0
    while k < len(lines):
        end, whole = _chain(lines, kinds, k, columns, indents)
        if whole:
            yield Block(lines[k].start, lines[end].end, "note" if kinds[k] == "note" else "body")
        else:
            yield from (Block(lines[i].start, lines[i].end, kinds[i]) for i in range(k, end + 1))
        k = end + 1


def _columns(lines: list[_Line], kinds: list[BlockKind]) -> Counter[int]:
    """How many lines of each width (in steps of 4) are broken off and go on right below."""
    return Counter(
        line.width // 4
        for line, after, kind in zip(lines, lines[1:], kinds, strict=False)
        if kind in ("body", "heading") and not line.ended and after.gap == 0 and 16 <= line.width <= _COLUMN
    )


def _chain(
    lines: list[_Line], kinds: list[BlockKind], k: int, columns: Counter[int], indents: bool
) -> tuple[int, bool]:
    """The last of the lines from `k` that fill a column but for the last, and whether they are one paragraph: whether that ends a sentence or a caption breaks it off."""
    full, last = 0, k
    while last + 1 < len(lines) and kinds[last] in ("body", "heading", "note"):
        line, after = lines[last], lines[last + 1]
        if (
            after.gap
            or kinds[last + 1] not in ("body", "heading")
            or (indents and after.indented)
            or (line.ended and not (indents and lines[k].indented))
        ):
            break
        full = max(full, line.width)
        if not 16 <= line.width <= _COLUMN or line.width < full - 8 or after.width > full + 4:
            break
        last += 1
    broken_off = last + 1 < len(kinds) and kinds[last + 1] == "caption" and lines[last].width >= full - 8
    if last == k or not (lines[last].ended or broken_off):
        return last, False
    step = full // 4
    often = sum(columns[step + d] for d in (-2, -1, 0, 1))
    return last, last - k > 1 or often >= 2 or full <= 100


def _continued(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Marks the body that goes on after captions with a sentence broken off before them; sets apart 下转第2版 and 上接第1版."""
    broken = between = False
    indented = False
    for block in (part for b in blocks for part in turns(text, b)):
        if block.kind in ("body", "heading"):
            begins = text[block.start]
            goes_on = (
                broken
                and between
                and block.kind == "body"
                and begins not in '“「‘『"—'
                and not (indented and _is_indented(text, block.start))
            )
            yield replace(block, continues=goes_on)
            broken = block.kind == "body" and not ENDED.search(text[max(block.start, block.end - 8) : block.end])
            indented = _is_indented(text, block.start) or (goes_on and indented)
            between = False
        else:
            between = (
                between
                or block.kind == "caption"
                or (block.kind == "note" and TURN.fullmatch(text[block.start : block.end]) is not None)
            )
            broken = broken and block.kind in ("caption", "note")
            yield block


def _is_indented(text: str, i: int) -> bool:
    return i >= 2 and text[i - 2 : i].isspace() and "\n" not in text[i - 1 : i]
