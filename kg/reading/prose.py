"""Prose: an article without the traces of its layout, as grammar wants it, and where each of its characters stood.

Lines broken for the column are whole again, what a caption interrupted goes on before it, names have lost the typesetter's space (李 清), and full- and
half-width characters are set as they are in print.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.reading.bare import Bare, bare_of
from kg.reading.document import Block, Document, Name
from kg.surnames import COMPOUND_SURNAMES, SURNAMES, is_full_name

_WIDE = "".join(chr(c) for c in range(0xFF10, 0xFF1A)) + "".join(
    chr(c) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
)
_NARROWED = {c: chr(ord(c) - 0xFEE0) for c in _WIDE} | {"％": "%", "＋": "+", "＆": "&", "／": "/"}
_PRINTED = dict(zip(",;:?!()", "，；：？！（）", strict=True)) | {".": "。"}
_ALIKE = dict(zip("「」『』﹙﹚・‧•─―", "“”‘’（）···——", strict=True))
_SET = _ALIKE | _NARROWED
_TRACE = re.compile(rf"\s+|(?<=\d)，(?=\d{{3}}(?!\d))|[{_WIDE}％＋＆／．]|[,;:?!().\"]|[{''.join(_ALIKE)}]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff“”‘’—…·，。、；：？！（）\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z0-9０-９Ａ-Ｚａ-ｚ]")
_COMMAS = re.compile(
    r"(?<![\d第．.])(?:\d{1,2}(?:，\d{3}){2,}(?!\d)|(?<![分名])[1-9１-９]\d?\d?，\d{3}(?=[.．]\d|[^\W\d年月日号]))"
)
_THOUSAND = re.compile(r"(?:\n?\d){3}(?!\n?\d)")  # 3,|200, also where the line is broken off in it
_OPENS_LIST = re.compile(r"(?:有|包括|如下|是|为|名单)[：:]\s*$")
_LONGEST_MEMBER = 60  # characters
_SEGMENT = re.compile(r"[\u3400-\u9fff]*")
_CLAUSE_BEFORE = re.compile(r"(?P<mark>[^\w\s]|^)(?P<words>[\w\s]*)$")
_SEGMENTS = re.compile(r"[\w\s]*")
_NEAR = 200
"""Characters in which a sentence ends, or a few lines stand."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The article as prose, a `Document` with offsets of its own, and the way back."""

    document: Document
    """In Simplified characters."""
    origins: array[int]
    """Where each of its characters stands in the text as decoded."""
    written: str
    """The prose in the characters that the text writes."""
    characters: Mapping[int, str]
    """How the text mostly writes each character that it writes otherwise; none of a Simplified text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open offsets, in the text as decoded, of the words between two offsets of the prose."""
        return self.origins[start], self.origins[end - 1] + 1

    def own(self, words: str, spans: Iterable[tuple[int, int]]) -> str:
        """Words as the text writes them: 創新論壇. `spans`: where in the prose they may stand."""
        if not self.characters:
            return words
        places = (self.document.text.find(words, *span) for span in (*spans, (0, len(self.written))))
        at = next((place for place in places if place >= 0), None)
        return words.translate(self.characters) if at is None else self.written[at : at + len(words)]


def prose_of(document: Document) -> Prose:
    """The prose of an article: its blocks one a line, those that go on after a caption before it. Takes time linear in the text."""
    bare, setting = bare_of(document.text), _Setting()
    for block in _in_order(document.blocks):
        setting.add(bare.text, bare.block_within(block))
    text = "".join(setting.pieces)
    places = setting.origins if bare.is_whole else array("L", (bare.origins[i] for i in setting.origins))
    wanted = {i for n in (*document.authors, *document.credited) for i in (n.start, n.end - 1)}
    place = {o: i for i, o in enumerate(places) if o in wanted}

    def moved(names: Iterable[Name]) -> tuple[Name, ...]:
        """Names where the prose has them."""
        return tuple(Name(place[n.start], place[n.end - 1] + 1, _name(n, bare)) for n in names)

    plain = replace(
        document,
        text=text,
        blocks=tuple(setting.blocks),
        authors=moved(document.authors),
        credited=moved(document.credited),
    )
    return Prose(plain, places, *_as_written(text, setting.origins, bare))


def _name(name: Name, bare: Bare) -> str:
    """A name in Simplified characters."""
    start, end = bare.within(name.start, name.end)
    return "".join(bare.text[start:end].split()) if bare.traditional else name.text


def _as_written(text: str, places: array[int], bare: Bare) -> tuple[str, dict[int, str]]:
    """A prose in the characters of its text, and how that mostly writes each character that it writes otherwise."""
    if not bare.traditional:
        return text, {}
    written = "".join(
        bare.whole[bare.origins[i]] if c == bare.text[i] else c for c, i in zip(text, places, strict=True)
    )
    pairs = Counter((plain, own) for plain, own in zip(text, written, strict=True) if plain > "\u2e7f")
    ways = {plain: own for (plain, own), _ in sorted(pairs.items(), key=lambda pair: pair[1])}
    return written, {ord(plain): own for plain, own in ways.items() if plain != own}


class _Setting:
    """Puts block after block into one text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.origins = array("L")
        self.blocks: list[Block] = []
        self.listing = False  # a line has opened a list whose members stand one a line

    def add(self, text: str, block: Block) -> None:
        """Puts a block after what is there: on a line of its own, in the list that is open, or into the sentence that it goes on with."""
        self.listing = self.listing and _is_member(text, block)
        if self.listing:
            self._put("" if self.pieces[-1].endswith("：") else "、", block.start)
        elif self.blocks and not block.continues:
            self._put("\n", block.start)
        start = len(self.origins)
        for piece, places in _cleaned(text, block):
            self.pieces.append(piece)
            self.origins.extend(places)
        if self.blocks and (block.continues or self.listing):
            self.blocks[-1] = replace(self.blocks[-1], end=len(self.origins))
        else:
            self.blocks.append(Block(start, len(self.origins), block.kind))
        self.listing = self.listing or _OPENS_LIST.search("".join(self.pieces[-2:])) is not None

    def _put(self, mark: str, place: int) -> None:
        self.pieces.append(mark)
        self.origins.extend([place] * len(mark))


def _is_member(text: str, block: Block) -> bool:
    """Whether a block is a line of a list that the line before has opened: 出席的嘉宾有："""
    short = block.end - block.start <= _LONGEST_MEMBER
    return (
        short
        and block.kind not in ("byline", "note")
        and not re.search("[。！？：；，]", text[block.start : block.end])
    )


def _in_order(blocks: Iterable[Block]) -> Iterable[Block]:
    """Blocks with each one that goes on after captions put before them."""
    waiting: list[Block] = []
    for block in blocks:
        if block.kind in ("caption", "note"):
            waiting.append(block)
            continue
        if block.continues:
            yield block
            continue
        yield from waiting
        waiting = []
        yield block
    yield from waiting


def _cleaned(text: str, block: Block) -> Iterable[tuple[str, Iterable[int]]]:
    """The pieces of a block with the places of their characters. A by-line stays as it is: its spaces part its names."""
    at, opened = block.start, False
    for m in _TRACE.finditer(text, block.start, block.end) if block.kind != "byline" else ():
        i, found = m.start(), m.group()
        before = text[i - 1] if i > block.start else ""
        after = text[m.end()] if m.end() < block.end else ""
        if found.isspace():
            new = _space(text, m, block, before, after)
        elif found == '"':
            opened = not opened
            new = "“" if opened else "”"
        else:
            new = "" if _parts_thousands(text, i, block) else _as_printed(found, before, after)
        if new != found:
            yield text[at:i], range(at, i)
            yield new, range(i, i + len(new))
            at = m.end()
    yield text[at : block.end], range(at, block.end)


def _parts_thousands(text: str, i: int, block: Block) -> bool:
    """Whether a comma stands within a number: 3,200家, 1，268，300, 36，210人; not 第98，300名, 得分98，300人."""
    first, last = max(block.start, i - 16), min(block.end, i + 16)
    if text[i] == "，":
        return any(m.start() < i < m.end() for m in _COMMAS.finditer(text, first, last))
    return text[i] == "," and text[first:i].rstrip()[-1:].isdigit() and bool(_THOUSAND.match(text, i + 1, block.end))


def _as_printed(c: str, before: str, after: str) -> str:
    """A character in the width that it has in print, which is that of its neighbours."""
    between_digits = before.isdigit() and after.isdigit()
    if c == "．":
        return "." if between_digits else "·"
    if c in _SET:
        return _SET[c]
    follows_chinese = _CJK.match(before) is not None
    if c == ".":
        return "。" if follows_chinese and _may_end_sentence(before, after) else c
    precedes_chinese = _CJK.match(after) is not None and not (c == "," and between_digits)
    return _PRINTED[c] if follows_chinese or precedes_chinese else c


def _may_end_sentence(before: str, after: str) -> bool:
    """Whether a dot between two characters is no part of a word, a number or three dots."""
    return not _WORD.match(after) and after != "." and before != "…"


def _space(text: str, m: re.Match[str], block: Block, before: str, after: str) -> str:
    """What becomes of a run of blanks: a space where it parts words or phrases, nothing where the typesetter put it."""
    broken = "\n" in m.group()
    if _WORD.match(before) and _WORD.match(after):
        return "" if broken and _cuts_word(text, m) else " "
    if broken or not (_HAN.match(before) and _HAN.match(after)):
        return ""
    return " " if _parts(text, m, block) else ""


def _parts(text: str, m: re.Match[str], block: Block) -> bool:
    """Whether blanks between two Chinese characters part words or phrases."""
    i, j = m.span()
    in_sentence = block.kind == "body" and text.find("。", j, min(block.end, j + _NEAR)) >= 0
    if in_sentence and j - i == 1 and m.group() != "\t":
        return _parts_row(text, m, block)
    return not (_within_name(text, i, j, block) or _spaced_out(text, i, j, block))


def _cuts_word(text: str, m: re.Match[str]) -> bool:
    """Whether a line was broken off within a number, or within a word: where all are of one length, whatever stands there."""
    if text[m.start() - 1].isdigit() and text[m.end()].isdigit():
        return True
    start = text.rfind("\n", 0, max(0, m.start() - _NEAR)) + 1
    near = text[start : m.end() + _NEAR].split("\n")[:-1]
    length = m.start() - text.rfind("\n", 0, m.start()) - 1
    return m.group() == "\n" and [len(line) for line in near].count(length) > 1 and max(map(len, near)) == length


def _parts_row(text: str, m: re.Match[str], block: Block) -> bool:
    """Whether a blank within a sentence parts a row, 林致远 周明, 甲公司 乙公司, 甲大学　乙集团　主办, “聚才向海 智造未来”, and is not astray: 新材料研 究院."""
    left = _CLAUSE_BEFORE.search(text[max(block.start, m.start() - _LONGEST_MEMBER) : m.start()])
    right = _SEGMENTS.match(text, m.end(), min(block.end, m.end() + _LONGEST_MEMBER))
    if left is None or right is None:
        return True
    words = [*left["words"].split(), *right.group().split()]
    several = m.group() == "\u3000" and len(words) > 2  # noqa: PLR2004 (one may be astray)
    if several and not _within_name(text, *m.span(), block):
        return True
    listed = left["mark"] in ("：", ":")
    halves = left["mark"] in ("“", "《") and len({*map(len, words)}) == 1
    return listed or halves or _are_names(words) or all(_end_alike(*pair) for pair in pairwise(words))


def _are_names(words: Sequence[str]) -> bool:
    """Whether words are the names of people, of which the first may stand at the end of others: 嘉宾有林致远, 周明."""
    first, *others = words
    return all(map(is_full_name, others)) and (is_full_name(first[-3:]) or is_full_name(first[-2:]))


def _end_alike(word: str, other: str) -> bool:
    """Whether two words name things of one kind, by their ends: 甲公司, 乙公司."""
    return len(word) > 2 and word[-2:] in other


def _within_name(text: str, i: int, j: int, block: Block) -> bool:
    """Whether a space between two characters is that within a name: a surname before it, and no slogan of two equal halves (同心 同行)."""
    a = max(block.start, i - 20)
    left = re.search(r"[\u3400-\u9fff]*$", text[a:i])
    right = _SEGMENT.match(text, j, min(block.end, j + 20))
    before, after = left.group() if left else "", right.group() if right else ""
    surname = before[-1:] in SURNAMES or before[-2:] in COMPOUND_SURNAMES
    if not surname or not after:
        return False
    if len(before) == 1 or before in COMPOUND_SURNAMES:
        return len(after) <= 2 or block.kind == "body"
    if len(after) == 1:
        return block.kind in ("body", "note", "caption")
    quoted = text.rfind("“", a, i) > text.rfind("”", a, i)
    return block.kind == "body" and not quoted and len(before) != len(after)


def _spaced_out(text: str, i: int, j: int, block: Block) -> bool:
    """Whether the characters on both sides stand alone in a title or heading set wide: 通 知."""
    alone_before = i - 2 < block.start or text[i - 2].isspace()
    alone_after = j + 1 >= block.end or text[j + 1].isspace()
    return block.kind in ("title", "heading") and alone_before and alone_after
