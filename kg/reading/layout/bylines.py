"""By-lines: whom a line of credits names, and for what.

A by-line is a row of roles and names. Roles stand before their names (本报记者 甲 乙 通讯员 丙, 文/甲 图/乙, 作者：甲) or after them (甲/文 乙/摄, 甲 摄); a
newspaper spaces a name of two characters to the width of three (李 清).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Literal

from kg.reading.document import Name
from kg.surnames import COMPOUND_SURNAMES, SURNAMES, is_full_name

LONGEST = 120
"""Characters that a by-line has at most."""

Part = Literal["wrote", "else", "label"]

_HAN = r"[\u3400-\u4e27\u4e29-\u9fff]"  # without 丨, which is set as a dividing line
_SPACE = r"[ \t\n\u00a0\u2002-\u200a\u3000]"
_DIVIDER = r"[/／|｜丨]"
_BULLETS = "□■●○◆◇◎▲△▼▽☆★※·•—-|｜丨 \t\u00a0\u3000"
_STAFF = rf"(?:(?:本[报刊网台社]|{_HAN}{{2,10}}?(?:[报社网台刊视]|客户端|周刊|杂志|频道|中心|新闻))?(?:全媒体|融媒体|融媒|首席|高级|见习|实习|特约|特派|驻{_HAN}{{1,3}})*)"
_WRITERS = rf"{_STAFF}(?:记者|通讯员|报道员|评论员|文(?={_SPACE}?[/／|｜丨：:]))"
_WROTE = rf"{_WRITERS}|{_STAFF}(?:撰稿人|撰稿|编译)|实习生|撰文|采写|采编|执笔|作者|文字|文稿|口述"
_BOTH = rf"图文|文图|文{_SPACE}?[/／、与和]{_SPACE}?[图摄]|[图摄]{_SPACE}?[/／、与和]{_SPACE}?文|文并[摄图]|摄影报道|文字摄影|文、?摄影"
_ELSE = (
    rf"{_STAFF}摄影(?:记者)?|(?:责任)?编辑|责编|编审|主编|校对|审核|审校|核稿|审稿|初审|复审|终审|签发|组稿|统稿|监制|监审|策划|统筹|版式|视觉|美编|设计|制图|制作|绘图|视频|剪辑|图表|图片|供图|翻译|"
    rf"(?:值班)?(?:主任|总编)|图(?={_SPACE}?[/／|｜丨：:])"
)
_LABELLED = rf"(?:原[载刊]于?|[转选摘]自)(?={_SPACE}?[《“：:])|(?:来源|稿源|出处|(?:点击|浏览|阅读|访问)(?:量|数|次数)?|{_HAN}{{0,2}}单位|{_HAN}{{0,2}}日期|{_HAN}{{0,2}}时间|电话|邮箱)(?={_SPACE}?[:：/／])"
_AFTER = rf"文(?!{_HAN})|摄(?!{_HAN})|图(?!{_HAN})|绘(?!{_HAN})"
_FILL = rf"(?:共享联盟|融媒联盟|融媒体中心)·{_HAN}{{2}}|{_HAN}{{0,3}}(?:综合|联合|参与|专题|独家)?(?:报[道导]|采写)|发自{_HAN}{{2,6}}|参与采写|等(?!{_HAN})|本[报网刊社台](?:讯|消息)"
_TOKEN = re.compile(
    rf"""
    (?P<both>{_BOTH}) | (?P<wrote>{_WROTE}) | (?P<else>{_ELSE}) | (?P<label>{_LABELLED}) | (?P<after>{_AFTER}) | (?P<fill>{_FILL})
    | (?P<word>{_HAN}(?:{_HAN}|[·•・]{_HAN})*?(?=$|[^\u3400-\u9fff·•・]|{_WRITERS}|实习生|摄影|供图|摄$|报[道导]$|{_FILL}
        |(?:{_ELSE}|作者){_SPACE}?[:：]))
    | (?P<aside>[（(][^（）()]*[）)])
    | (?P<space>[\s、,，/／|｜丨：:；;.]+)
    | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_PROSE = re.compile(r"[\u3400-\u9fff\s、,，;；]*[^\u3400-\u9fff\s、,，/／|｜：:；;.·•・（）()【】\[\]《》]")
"""What begins no line of credits: words with a figure, a letter or the mark of a sentence, and no label before it."""
_STAMP = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[\d:：\s]*")
_LABEL = re.compile(r"\s*[:：]")
_MOST = 8  # names without a role
_BEFORE_REPORT = re.compile(rf"{_HAN}{{2,3}}(?=报道)")
_DOT = re.compile("[·•・]")


@dataclass(frozen=True, slots=True)
class Credits:
    """Whom a by-line names, in its order."""

    wrote: tuple[Name, ...] = ()
    other: tuple[Name, ...] = ()
    """Those who took its pictures or edited it."""


@dataclass(slots=True)
class _Group:
    """A role and the words after it."""

    part: Part | None
    words: list[tuple[int, int]] = field(default_factory=list)


def credits_of(line: str, at: int, *, bare: bool = False, sure: bool = False) -> Credits | None:
    """What a line of credits says; None where it is none.

    Args:
        line: a line, or what stands in the parentheses of one.
        at: its offset in the text.
        bare: whether names alone, without a role, are a by-line here.
        sure: whether nothing but names is to be expected without a role: a dateline stands before them.
    """
    if len(line) > LONGEST:
        return None
    begin = len(line) - len(line.lstrip(_BULLETS))
    begin = stamp.end() if (stamp := _STAMP.match(line, begin)) else begin
    groups = None if _PROSE.match(line, begin) else _Row(line).groups_from(begin)
    wrote: list[Name] = []
    other: list[Name] = []
    for group in groups or ():
        names = _named(line, group, bare or sure, sure)
        if names is None:
            return None
        (other if group.part == "else" else wrote).extend(Name(n.start + at, n.end + at, n.text) for n in names)
    return Credits(_once(wrote), _once(other)) if groups else None


def _named(line: str, group: _Group, bare: bool, sure: bool) -> list[Name] | None:
    """Whom a role names, after a label nobody; None where what stands after it are no names."""
    if group.part == "label":
        return []
    found = list(_names(line, group.words))
    if group.part == "wrote":
        found = list(dropwhile(lambda name: name is None, found))  # 文/云灯市委宣传部 甲: whose they are
    names = [name for name in found if name is not None]
    if len(names) < len(found) or not (names or not group.words):
        return None
    return names if group.part or (bare and _are_names(group.words, names, sure)) else None


class _Row:
    """Reads a line as roles with their words."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.groups: list[_Group] = []

    def groups_from(self, begin: int) -> list[_Group] | None:
        """The roles from a place on; None where something in the line is neither a role nor a name."""
        for m in _TOKEN.finditer(self.line, begin):
            step = _STEPS.get(m.lastgroup or "")
            if step and not step(self, m):
                return None
        return [g for g in self.groups if g.words or g.part]

    # Each step reads one piece of a line, and says whether it may stand in a by-line.

    def word(self, m: re.Match[str]) -> bool:
        """A word belongs to the role before it."""
        if not self.groups:
            self.groups.append(_Group(None))
        self.groups[-1].words.append(m.span())
        return True

    def both(self, m: re.Match[str]) -> bool:
        """图文 after names, at the end of the line or before a space, or before them."""
        stands_after = not _LABEL.match(self.line, m.end()) and not self.line[m.end() : m.end() + 1].strip()
        if self.groups and self.groups[-1].words and stands_after:
            self.groups[-1].part = "wrote"
        else:
            self.groups.append(_Group("wrote"))
        return True

    def role(self, m: re.Match[str]) -> bool:
        """A role before its names, 记者 甲, or after them, 甲/文."""
        if not _follows(self.line, m, self.groups):
            self.groups.append(_Group(_part(m)))
            return True
        self.groups[-1].part = _part(m)
        if self.groups[-1].words and _slashed(self.line, m.start()):
            self.groups.append(_Group(None))
        return True

    def after(self, m: re.Match[str]) -> bool:
        """A role that stands only after its names: 甲 摄."""
        if not _follows(self.line, m, self.groups):
            return False
        self.groups[-1].part = _part(m)
        self.groups.append(_Group(None))
        return True

    def label(self, m: re.Match[str]) -> bool:
        """来源：, whose words are no names."""
        self.groups.append(_Group("label"))
        return True

    def fill(self, m: re.Match[str]) -> bool:
        """综合报道 after names, which may have run into it: 记者 甲乙报道."""
        if not self.groups:
            return True
        group = self.groups[-1]
        if not group.words and (name := _BEFORE_REPORT.match(m.group())):
            group.words.append((m.start(), m.start() + name.end()))
        group.part = group.part or "wrote"
        return True

    def other(self, m: re.Match[str]) -> bool:
        """Any other character only within brackets or after a label."""
        return m.group() in "【】[]《》" or (bool(self.groups) and self.groups[-1].part == "label")


_STEPS: dict[str, Callable[[_Row, re.Match[str]], bool]] = {
    "word": _Row.word, "both": _Row.both, "wrote": _Row.role, "else": _Row.role, "after": _Row.after, "label": _Row.label,
    "fill": _Row.fill, "other": _Row.other,
}  # fmt: skip
"""What to do with each kind of piece; blanks and what stands in parentheses are passed over."""


def _part(role: re.Match[str]) -> Part:
    """What those do whom a role names."""
    return "wrote" if role.lastgroup == "wrote" or role.group().startswith("文") else "else"


def _follows(line: str, role: re.Match[str], groups: list[_Group]) -> bool:
    """Whether a role stands after its names: 甲/文, 甲 摄."""
    if not groups or not groups[-1].words:
        return False
    if role.lastgroup == "after":
        return True
    rest = line[role.end() :]
    return (
        _slashed(line, role.start())
        and not re.match(rf"\s*(?:{_DIVIDER}|[:：])", rest)
        or (not rest.strip() and groups[-1].part is None)
    )


def _slashed(line: str, i: int) -> bool:
    return re.search(rf"{_DIVIDER}\s*$", line[max(0, i - 3) : i]) is not None


def _names(line: str, words: list[tuple[int, int]]) -> Iterator[Name | None]:
    """The names in a row of words; None for a word that cannot be one."""
    for a, b in _put_together(line, words):
        name = re.sub(r"\s", "", line[a:b])
        if len(name) > 3 and not is_full_name(name) and (parts := _split(name)):
            yield from (Name(a + i, a + j, name[i:j]) for i, j in parts)
        else:
            yield Name(a, b, name) if 2 <= len(name) <= 4 or _DOT.search(name) else None


def _put_together(line: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The offsets of names, those of spaced-out characters as one: 李 清, 石 如 宽, 欧阳 清."""
    k = 0
    while k < len(words):
        last = k + _pieces_of_name(line, words, k) - 1
        yield words[k][0], words[last][1]
        k = last + 1


def _pieces_of_name(line: str, words: list[tuple[int, int]], k: int) -> int:
    """How many of the words from the one at `k` are pieces of one name."""
    if k + 1 == len(words) or not _blank_between(line, words, k):
        return 1
    (a, b), (c, d) = words[k : k + 2]
    compound = line[a:b] in COMPOUND_SURNAMES
    if not (b - a == 1 or compound) or d - c > (1 if b - a == 2 else 2):
        return 1
    return 3 if _spaced_out(line, words, k) else 2


def _blank_between(line: str, words: list[tuple[int, int]], k: int) -> bool:
    """Whether only blanks part a word from the next one."""
    return re.fullmatch(rf"{_SPACE}+", line[words[k][1] : words[k + 1][0]]) is not None


def _spaced_out(line: str, words: list[tuple[int, int]], k: int) -> bool:
    """Whether the three words from the one at `k` are the characters of one name: no more and no less of them stand in a row."""

    def adjoin(i: int) -> bool:
        """Whether a word and the next one stand in the row, each of them one character."""
        within = 0 <= i and i + 1 < len(words)
        return within and all(b - a == 1 for a, b in words[i : i + 2]) and _blank_between(line, words, i)

    return adjoin(k) and adjoin(k + 1) and not adjoin(k + 2) and not adjoin(k - 1)


def _split(run: str) -> list[tuple[int, int]]:
    """Names set without a space between them, 沈某某周某某, where there is only one way to part them."""
    if len(run) > 12:
        return []
    ways: list[list[list[tuple[int, int]]]] = [[[]], *([] for _ in run)]
    for j in range(2, len(run) + 1):
        for size in (2, 3, 4):
            if size <= j and is_full_name(run[j - size : j]):
                ways[j] += [[*way, (j - size, j)] for way in ways[j - size]]
    return ways[-1][0] if len(ways[-1]) == 1 else []


def _are_names(words: list[tuple[int, int]], names: list[Name], sure: bool) -> bool:
    """Whether words without a role are names: all begin with a surname, and, if that is not sure, are no common word either: 甲 乙, 甲乙丙."""
    if not 0 < len(names) <= _MOST or not all(is_full_name(n.text) or "·" in n.text for n in names):
        return False
    return sure or (len(names) <= len(words) and (len(words) > 1 or words[0][1] - words[0][0] == 3))


def _once(names: list[Name]) -> tuple[Name, ...]:
    return tuple({n.text: n for n in reversed(names)}.values())[::-1]


_CREDIT = re.compile(
    rf"(?:^|(?<=[^\u3400-\u9fff])|(?<={_SPACE}))(?P<who>(?:{_STAFF}(?:记者|通讯员){_SPACE}?)?{_HAN}{{1,3}}(?:[ 、\u3000]{{1,2}}{_HAN}{{1,3}}){{0,5}}){_SPACE}?[/／]?{_SPACE}?(?:摄影?|供图|绘|制图|图)[）)]?$"
)


def picture_credit(line: str, at: int) -> Credits | None:
    """Whom the end of a caption names as its photographer; None where it names nobody."""
    tail = line[-40:]
    if tail.rstrip("）)")[-1:] not in tuple("摄影图绘"):
        return None
    shift = at + len(line) - len(tail)
    for m in _CREDIT.finditer(tail):
        words = [w.span() for w in re.finditer(rf"{_HAN}+", tail[: m.end("who")]) if w.start() >= m.start("who")]
        if names := _last_names(tail, words):
            return Credits((), _once([Name(n.start + shift, n.end + shift, n.text) for n in names]))
    return None


def _last_names(line: str, words: list[tuple[int, int]]) -> list[Name]:
    """The names that a row of words ends in: those after the last word that is none."""
    for k in range(len(words)):
        names = list(_names(line, words[k:]))
        if all(n is not None and n.text[0] in SURNAMES and is_full_name(n.text) for n in names):
            return [n for n in names if n is not None]
    return []
