"""By-lines: whom a line of credits names, and for what.

A by-line is a row of roles and names. Roles stand before their names (本报记者 甲 乙 通讯员 丙, 文/甲 图/乙, 作者：甲) or after them (甲/文 乙/摄, 甲 摄); a
newspaper spaces a name of two characters to the width of three (李 清).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Literal

from kg.reading.document import Name
from kg.reading.layout.names import DOT, SPACE, is_office, names_in, split
from kg.surnames import RARE_SURNAMES, SURNAMES, is_full_name

LONGEST = 120
"""Characters that a by-line has at most."""

Part = Literal["wrote", "else", "label"]

_HAN = r"[\u3400-\u4e27\u4e29-\u9fff]"  # without 丨, which is set as a dividing line
_DIVIDER = r"[/／|｜丨]"
_BULLETS = "□■●○◆◇◎▲△▼▽☆★※·•—-|｜丨 \t\u00a0\u3000"
_PAPER = rf"本[报刊网台社]|《[^《》]{{2,12}}》|{_HAN}[·\u3400-\u4e27\u4e29-\u9fff]{{1,9}}?(?:[报社网台刊视]|客户端|周刊|杂志|频道|中心|新闻|集团|融媒|在线)"
_STAFF = rf"(?:(?:{_PAPER})?(?:全媒体?|融媒体?|首席|高级|见习|实习|特约|特派|专栏|学生|职工|校园|驻{_HAN}{{1,3}})*)"
_WRITERS = rf"{_STAFF}(?:记者|通讯员|报道员|评论员|文(?={SPACE}?[/／|｜丨：:]))"
_WROTE = rf"{_WRITERS}|{_STAFF}(?:撰稿人|撰稿|编译|作{SPACE}?者)|实习生|撰文|采写|采编|(?:供稿|整理|执笔)人?(?!{_HAN}?[单部位门])|文字|文稿|口述"
_BOTH = rf"图文|文图|文{SPACE}?[/／、与和]{SPACE}?[图摄]|[图摄]{SPACE}?[/／、与和]{SPACE}?文|文并[摄图]|摄影报道|文字摄影|文、?摄影"
_ELSE = (
    rf"{_STAFF}摄影(?:记者)?|(?:责任)?编辑|责编|编校|编审|主编|校对|审核|审校|核稿|审稿|初审|复审|终审|[一二三]审(?!{_HAN})|签发|组稿|统稿|监制|监审|策划|统筹|版式|视觉|美编|设计|制图|制作|绘图|视频|剪辑|图表|图片|供图|翻译|"
    rf"(?:值班)?(?:主任|总编)|(?:图|播音|主播|编导|出品|主持人?|讲述人?|嘉宾)(?={SPACE}?[/／|｜丨：:])"
)
_LABELLED = rf"(?:原[载刊]于?|[转选摘]自)(?={SPACE}?[《“：:])|(?:{_HAN}{{0,2}}(?:来源于?|单位|部门|日期|时间)|稿源|出处|(?:点击|浏览|阅读|访问)(?:量|数|次数)?|联系人|数据|电话|邮箱)(?={SPACE}?[:：/／|｜丨])"
_AFTER = rf"[文摄图绘](?!{_HAN})"
_FILL = rf"(?:共享联盟|融媒联盟|融媒体中心)·{_HAN}{{2}}|(?P<report>(?:综合|联合|参与|专题|独家)?报[道导](?!{_HAN})|(?:参与)?采写)|发自{_HAN}{{2,6}}|等(?!{_HAN})|本[报网刊社台](?:讯|消息)"
_TOKEN = re.compile(
    rf"""
    (?P<both>{_BOTH}) | (?P<wrote>{_WROTE}) | (?P<else>{_ELSE}) | (?P<label>{_LABELLED}) | (?P<after>{_AFTER}) | (?P<fill>{_FILL})
    | (?P<word>{_HAN}(?:{_HAN}|[·•・]{_HAN})*?(?=$|[^\u3400-\u9fff·•・]|{_WRITERS}|实习生|摄影|供图|摄$|{_FILL.replace("?P<report>", "?:")}
        |(?:{_ELSE}|作者){SPACE}?[:：/／|｜丨]|(?:供稿|整理|执笔|撰稿|采写)(?!{_HAN})))
    | (?P<aside>[（(][^（）()]*[）)]|《[^《》]*》)
    | (?P<space>[\s、,，/／|｜丨：:；;.]+)
    | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_PROSE = re.compile(r"[\u3400-\u9fff\s、,，;；]*[^\u3400-\u9fff\s、,，/／|｜：:；;.·•・（）()【】\[\]《》]")
"""What begins no line of credits: words with a figure, a letter or the mark of a sentence, and no label before it."""
_STAMP = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[\d:：\s]*")
_LABEL = re.compile(rf"\s*(?:[:：]|{_DIVIDER})")
_COLONS = frozenset(":：")
_MOST = 8  # names without a role


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
    is_labelled: bool = False
    """Whether a mark stands after the role: 作者：, 文|."""
    reports: bool = False
    """Whether 报道 stands after its words."""
    words: list[tuple[int, int]] = field(default_factory=list)


def credits_of(line: str, at: int, *, bare: bool = False, sure: bool = False) -> Credits | None:
    """What a line of credits says; None where it is none.

    Args:
        line: a line, or what stands in the parentheses of one.
        at: its offset in the text.
        bare: whether names alone, without a role, are a by-line here.
        sure: whether nothing but names is to be expected without a role: a dateline stands before them.
    """
    groups = _groups_in(line) if len(line) <= LONGEST else []
    named = _named_by_each(line, groups, bare or sure, sure)
    if not groups or named is None:
        return None
    wrote: list[Name] = []
    other: list[Name] = []
    for group, names in zip(groups, named, strict=True):
        (other if group.part == "else" else wrote).extend(Name(n.start + at, n.end + at, n.text) for n in names)
    return Credits(_once(wrote), _once(other))


def _named_by_each(line: str, groups: list[_Group], bare: bool, sure: bool) -> list[list[Name]] | None:
    """Whom each role names; None where what stands by one are no names, unless it wrote nothing and another did."""
    found: list[list[Name]] = []
    for k, group in enumerate(groups):
        names = _named(line, group, bare, sure)
        beside = group.part == "else" if k else _tells_whose(line, groups)
        if names is None and not beside:
            return None
        found.append(names or [])
    return found


def _groups_in(line: str) -> list[_Group]:
    """The roles of a line, after its bullet and the time it was written at; none where it is prose."""
    begin = len(line) - len(line.lstrip(_BULLETS))
    begin = stamp.end() if (stamp := _STAMP.match(line, begin)) else begin
    return [] if _PROSE.match(line, begin) else _Row(line).groups_from(begin) or []


def _named(line: str, group: _Group, bare: bool, sure: bool) -> list[Name] | None:
    """Whom a role names, after a label nobody; None where what stands after it are no names."""
    if group.part == "label":
        return []
    found = list(names_in(line, group.words))
    if group.part == "wrote":
        found = list(dropwhile(lambda name: name is None, found)) or found  # 文/云灯灯塔协会秘书长 甲: who they are
    names = [name for name in found if name is not None]
    if len(names) < len(found):
        return None
    if group.part:
        return names
    return (
        names if _needs_no_role(line, group, bare) and _are_names(group.words, names, sure or group.reports) else None
    )


def _needs_no_role(line: str, group: _Group, bare: bool) -> bool:
    """Whether words without a role may be names: before 报道, or alone where a by-line stands. Not beside a colon: 金奖：甲."""
    labelled = any(line[end : end + 1] in _COLONS for _, end in group.words)
    return group.reports or (bare and not labelled)


def _tells_whose(line: str, groups: list[_Group]) -> bool:
    """Whether the first words of a line are no names and yet may stand before them: 云灯农科网 记者甲, 海边观察 作者：甲, 策划 …评论员甲."""
    first, second = [*groups, _Group(None)][:2]
    offices = all(is_office(line[a:b]) for a, b in first.words)
    return second.part == "wrote" and (first.part == "else" or (first.part is None and (offices or second.is_labelled)))


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
            self.groups.append(_Group("wrote", _LABEL.match(self.line, m.end()) is not None))
        return True

    def role(self, m: re.Match[str]) -> bool:
        """A role before its names, 记者 甲, or after them, 甲/文."""
        if not _follows(self.line, m, self.groups):
            self.groups.append(_Group(_part(m), _LABEL.match(self.line, m.end()) is not None))
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
        """综合报道 after names."""
        if self.groups and m["report"]:
            self.groups[-1].reports = True
            self._part_from_place(m.start())
        return True

    def _part_from_place(self, end: int) -> None:
        """Takes the place off the last word, if that stands right before 报道: 甲广州报道, 甲 广州报道, but 甲、乙报道."""
        words = self.groups[-1].words
        if not words or words[-1][1] != end:
            return
        start = words.pop()[0]
        if words and self.line[start - 1] != "、":
            return
        run = self.line[start:end]
        is_whole = is_office(run) or is_full_name(run) or DOT.search(run) or split(run)
        has_place = 4 <= len(run) <= 6 and not is_whole
        words.append((start, start + min(3, len(run) - 2) if has_place else end))

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
    return _slashed(line, role.start()) and not _LABEL.match(rest) or (not rest.strip() and groups[-1].part is None)


def _slashed(line: str, i: int) -> bool:
    return re.search(rf"{_DIVIDER}\s*$", line[max(0, i - 3) : i]) is not None


def _are_names(words: list[tuple[int, int]], names: list[Name], sure: bool) -> bool:
    """Whether words without a role are names: all begin with a surname, and, if that is not sure, are no common word either: 甲 乙, 甲乙丙."""
    if not 0 < len(names) <= _MOST:
        return False
    named = all(is_full_name(n.text) or "·" in n.text or (sure and _has_rare_surname(n.text)) for n in names)
    return named and (sure or (len(names) <= len(words) and (len(words) > 1 or words[0][1] - words[0][0] == 3)))


def _has_rare_surname(name: str) -> bool:
    """Whether a name of three characters begins with a surname that words begin with too: 要晓红."""
    return len(name) == 3 and name[0] in RARE_SURNAMES


def _once(names: list[Name]) -> tuple[Name, ...]:
    return tuple({n.text: n for n in reversed(names)}.values())[::-1]


_CREDIT = re.compile(
    rf"(?:^|(?<=[^\u3400-\u9fff])|(?<={SPACE}))(?P<who>(?:{_STAFF}(?:记者|通讯员){SPACE}?)?{_HAN}{{1,3}}(?:[ 、\u3000]{{1,2}}{_HAN}{{1,3}}){{0,5}}){SPACE}?[/／]?{SPACE}?(?:摄影?|供图|绘|制图|图)[）)]?$"
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
        names = list(names_in(line, words[k:]))
        if all(n is not None and n.text[0] in SURNAMES and is_full_name(n.text) for n in names):
            return [n for n in names if n is not None]
    return []
