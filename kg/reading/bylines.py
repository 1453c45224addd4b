"""By-lines: whom a line of credits names, and for what.

A by-line is a row of roles and names. Roles stand before their names (本报记者 甲 乙 通讯员 丙, 文/甲 图/乙, 作者：甲) or after them (甲/文 乙/摄, 甲 摄); a
newspaper spaces a name of two characters to the width of three (李 清).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.reading.document import Name
from kg.surnames import COMPOUND_SURNAMES, SURNAMES, is_full_name

LONGEST = 120
"""Characters that a by-line has at most."""

Part = Literal["wrote", "else", "label"]

_HAN = r"[\u3400-\u4e27\u4e29-\u9fff]"  # without 丨, which is set as a dividing line
_SPACE = r"[ \t\u00a0\u2002-\u200a\u3000]"
_DIVIDER = r"[/／|｜丨]"
_BULLETS = "□■●○◆◇◎▲△▼▽☆★※·•—-|｜丨 \t\u00a0\u3000"
_STAFF = rf"(?:(?:本[报報刊网網台臺社]|{_HAN}{{2,10}}?(?:[报社网台刊]|客户端|周刊|杂志|频道|中心))?(?:全媒[体體]|融媒[体體]|融媒|首席|高级|见习|实习|特约|特派|驻{_HAN}{{1,3}})*)"
_WROTE = rf"{_STAFF}(?:记者|記者|通讯员|通訊員|报道员|评论员|撰稿人|撰稿|编译)|实习生|撰文|采写|采编|执笔|作者|文字|文稿|口述|文(?={_SPACE}?[/／|｜丨：:])"
_BOTH = rf"图文|文图|文{_SPACE}?[/／、与和]{_SPACE}?[图摄]|[图摄]{_SPACE}?[/／、与和]{_SPACE}?文|文并[摄图]|摄影报道|文字摄影|文、?摄影"
_ELSE = (
    rf"{_STAFF}摄影(?:记者)?|(?:责任)?编辑|責任編輯|责编|编审|主编|校对|审核|审校|核稿|审稿|初审|复审|终审|签发|组稿|统稿|监制|监审|策划|统筹|版式|视觉|美编|设计|制图|制作|绘图|视频|剪辑|图表|图片|供图|翻译|"
    rf"(?:值班)?(?:主任|总编)|图(?={_SPACE}?[/／|｜丨：:])"
)
_LABELLED = rf"(?:来源|來源|稿源|{_HAN}{{0,2}}单位|{_HAN}{{0,2}}日期|{_HAN}{{0,2}}时间|电话|邮箱)(?={_SPACE}?[:：/／])"
_AFTER = rf"文(?!{_HAN})|摄(?!{_HAN})|攝(?!{_HAN})|图(?!{_HAN})|绘(?!{_HAN})"
_FILL = rf"(?:共享联盟|融媒联盟|融媒体中心)·{_HAN}{{2}}|{_HAN}{{0,3}}(?:综合|联合|参与|专题|独家)?(?:报道|報道|采写)|发自{_HAN}{{2,6}}|参与采写|等(?!{_HAN})"
_TOKEN = re.compile(
    rf"(?P<both>{_BOTH})|(?P<wrote>{_WROTE})|(?P<else>{_ELSE})|(?P<label>{_LABELLED})|(?P<after>{_AFTER})|(?P<fill>{_FILL})|(?P<word>{_HAN}(?:{_HAN}|[·•・]{_HAN})*?(?=$|[^\u3400-\u9fff·•・]|"
    rf"{_STAFF}(?:记者|通讯员)|实习生|摄影|供图|摄$|报道$|{_FILL}|(?:{_ELSE}|作者){_SPACE}?[:：]))|(?P<aside>[（(][^（）()]*[）)])|(?P<space>[\s、,，/／|｜丨：:；;.]+)|(?P<other>.)",
    re.DOTALL,
)
_STAMP = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[\d:：\s]*")
_LABEL = re.compile(r"\s*[:：]")


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


def credits_of(line: str, at: int, *, bare: bool = False) -> Credits | None:
    """What a line of credits says; None where it is none.

    Args:
        line: a line, or what stands in the parentheses of one.
        at: its offset in the text.
        bare: whether names alone, without a role, are a by-line here.
    """
    if len(line) > LONGEST:
        return None
    begin = len(line) - len(line.lstrip(_BULLETS))
    stamp = _STAMP.match(line, begin)
    groups = _groups(line, stamp.end() if stamp else begin)
    if groups is None:
        return None
    wrote: list[Name] = []
    other: list[Name] = []
    for group in groups:
        if group.part == "label":
            continue
        names = list(_names(line, group.words))
        if group.part is None and not (bare and _are_names(line, group.words, names)):
            return None
        if any(name is None for name in names):
            return None
        (other if group.part == "else" else wrote).extend(
            Name(n.start + at, n.end + at, n.text) for n in names if n is not None
        )
    return Credits(_once(wrote), _once(other)) if groups else None


def _groups(line: str, begin: int) -> list[_Group] | None:
    """The roles of a line with their words; None where something in it is neither."""
    groups: list[_Group] = []
    for m in _TOKEN.finditer(line, begin):
        kind = m.lastgroup
        if kind == "word":
            if not groups:
                groups.append(_Group(None))
            groups[-1].words.append(m.span())
        elif kind == "both":
            if (
                groups
                and groups[-1].words
                and not _LABEL.match(line, m.end())
                and not line[m.end() : m.end() + 1].strip()
            ):
                groups[-1].part = "wrote"
            else:
                groups.append(_Group("wrote"))
        elif kind in ("wrote", "else", "after"):
            part: Part = "wrote" if kind == "wrote" or m.group().startswith("文") else "else"
            if _follows(line, m, groups):
                groups[-1].part = part
                if groups[-1].words and _slashed(line, m.start()) or kind == "after":
                    groups.append(_Group(None))
            elif kind == "after":
                return None
            else:
                groups.append(_Group(part))
        elif kind == "label":
            groups.append(_Group("label"))
        elif kind == "fill" and groups:
            if not groups[-1].words and (name := re.match(rf"{_HAN}{{2,3}}(?=报道)", m.group())):
                groups[-1].words.append((m.start(), m.start() + name.end()))
            groups[-1].part = groups[-1].part or "wrote"
        elif kind == "other" and m.group() not in "【】[]《》" and not (groups and groups[-1].part == "label"):
            return None
    return [g for g in groups if g.words or g.part]


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
    k = 0
    while k < len(words):
        a, b = words[k]
        after = words[k + 1] if k + 1 < len(words) else None
        alone = after is not None and re.fullmatch(rf"{_SPACE}+", line[b : after[0]]) is not None
        if (
            after
            and alone
            and (b - a == 1 or line[a:b] in COMPOUND_SURNAMES)
            and after[1] - after[0] <= (1 if b - a == 2 else 2)
        ):
            b = after[1]
            k += 1
            if _spaced_out(line, words, k - 1):  # 石 如 宽
                b = words[k + 1][1]
                k += 1
        k += 1
        name = re.sub(r"\s", "", line[a:b])
        if len(name) > 3 and not is_full_name(name) and (parts := _split(name)):
            yield from (Name(a + i, a + j, name[i:j]) for i, j in parts)
        elif 2 <= len(name) <= 4 or "·" in name or "•" in name or "・" in name:
            yield Name(a, b, name)
        else:
            yield None


def _spaced_out(line: str, words: list[tuple[int, int]], k: int) -> bool:
    """Whether the three words from the one at `k` are the characters of one name: no more and no less of them stand in a row."""
    row = words[k : k + 3]
    if len(row) < 3 or any(b - a != 1 for a, b in row):
        return False
    apart = [re.fullmatch(rf"{_SPACE}+", line[words[n][1] : words[n + 1][0]]) for n in range(len(words) - 1)]
    further = k + 3 < len(words) and apart[k + 2] is not None and words[k + 3][1] - words[k + 3][0] == 1
    earlier = k > 0 and apart[k - 1] is not None and words[k - 1][1] - words[k - 1][0] == 1
    return bool(apart[k] and apart[k + 1]) and not further and not earlier


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


def _are_names(line: str, words: list[tuple[int, int]], names: list[Name | None]) -> bool:
    """Whether words without a role are names: each begins with a surname, and not all could be one common word."""
    if not names or len(names) > 8 or not all(n is not None and (is_full_name(n.text) or "·" in n.text) for n in names):
        return False
    return len(names) > 1 or len(words) > 1 or words[0][1] - words[0][0] == 3


def _once(names: list[Name]) -> tuple[Name, ...]:
    return tuple({n.text: n for n in reversed(names)}.values())[::-1]


_CREDIT = re.compile(
    rf"(?:^|(?<=[^\u3400-\u9fff])|(?<={_SPACE}))(?P<who>(?:{_STAFF}(?:记者|通讯员){_SPACE}?)?{_HAN}{{1,3}}(?:[ 、\u3000]{{1,2}}{_HAN}{{1,3}}){{0,5}}){_SPACE}?[/／]?{_SPACE}?(?:摄影?|攝影?|供图|绘|制图|图)[）)]?$"
)


def picture_credit(line: str, at: int) -> Credits | None:
    """Whom the end of a caption names as its photographer; None where it names nobody."""
    tail = line[-40:]
    for m in _CREDIT.finditer(tail):
        words = [
            (w.start(), w.end()) for w in re.finditer(rf"{_HAN}+", tail[: m.end("who")]) if w.start() >= m.start("who")
        ]
        names: list[Name] = []
        while words:
            found = list(_names(tail, words))
            if all(n is not None and n.text[0] in SURNAMES and (is_full_name(n.text)) for n in found):
                names = [n for n in found if n is not None]
                break
            words = words[1:]
        if names:
            shift = at + len(line) - len(tail)
            return Credits((), _once([Name(n.start + shift, n.end + shift, n.text) for n in names]))
    return None
