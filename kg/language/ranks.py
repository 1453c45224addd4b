"""Ranks as Chinese writes them: 第3位, 第二大, 前三, 首位, 第4、8、16位, 第六至第十位."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.language.numerals import small_number

_RANK = re.compile(
    r"""
    (?P<top>前)(?P<n1>\d{1,3}|[一二三四五六七八九十百]+)(?:位|名|强|列)?
    | 第(?P<n3>\d{1,2}|[一二三四五六七八九十]{1,2})大(?![学道街桥厦型会队])(?=[一-鿿]{2})     # 第二大经济体
    | 第(?P<n2>\d{1,4}|[一二三四五六七八九十百]+)(?:位|名)?
      (?![届次个季期步场章条款家批代轮版份天年])            # 第一届
    | (?:(?<=排名)|(?<=位居)|(?<=位列)|(?<=名列)|(?<=排在))(?P<n4>\d{1,3})(?:位|名)   # 排名84位
    | (?P<first>榜首|首位|居首|之首|头名|头筹|第一位)
    | (?P<second>次席|次之)
    """,
    re.VERBOSE,
)
_SERIES = re.compile(
    r"第\d{1,3}(?:位|名)?(?:[、和]第?\d{1,3}(?:位|名)?){1,99}(?<=[位名])"
)  # 99: each 第 of a long row begins one
_OTHERS = re.compile(r"[一二三四五六](?:[、和及]第?[一二三四五六])+(?![位名、和及])[一-鿿]")
"""What goes on from 第 in 第一、二、三产业, which counts off no ranks."""
_ROW = re.compile(
    r"""
    第(?P<first>\d{1,3}|[一二三四五六七八九十]+)(?:位|名)?
    [至到—–-]
    第?(?P<last>\d{1,3}|[一二三四五六七八九十]+)[位名]
    """,
    re.VERBOSE,
)
_FIRST_BEFORE = re.compile("[居列占位][^，。；]{0,8}$|保持[^，。；]{0,6}$")
_TOP_BEFORE = re.compile("[居列进入身分持名围据]$")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank, as half-open offsets; `comparator` `<=` for 前三, and for 第六至第十位, which begins `first`."""

    start: int
    end: int
    rank: int
    comparator: str
    first: int = 1


def find_ranks(text: str, scope_endings: tuple[str, ...] = ()) -> list[Rank]:
    """The ranks of a text, in order, not overlapping. `scope_endings`: what words for those among whom one is end in: 全省前三."""
    found: list[Rank] = []
    for m in _RANK.finditer(text):
        if not found or m.start() >= found[-1].end:
            found += _series(text, m.start()) or _row(text, m.start()) or _single(text, m, scope_endings)
    return found


def _series(text: str, at: int) -> list[Rank]:
    """第4、8、16位: three ranks, the last with the word after it."""
    series = _SERIES.match(text, at)
    if series is None:
        return []
    *others, last = re.compile(r"\d+").finditer(text, at, series.end())
    ranks = [Rank(n.start(), n.end(), int(n.group()), "=") for n in others]
    return [*ranks, Rank(last.start(), series.end(), int(last.group()), "=")]


def _row(text: str, at: int) -> list[Rank]:
    """第六至第十位."""
    row = _ROW.match(text, at)
    first, last = (small_number(row["first"]), small_number(row["last"])) if row else (None, None)
    return [Rank(row.start(), row.end(), last, "<=", first)] if row and first and last and first < last else []


def _single(text: str, m: re.Match[str], scope_endings: tuple[str, ...]) -> list[Rank]:
    """第3位, 前三, 首位, 次席."""
    if not _is_rank(text, m, scope_endings):
        return []
    rank = 1 if m["first"] else 2 if m["second"] else small_number(m["n1"] or m["n2"] or m["n3"] or m["n4"])
    return [Rank(m.start(), m.end(), rank, "<=" if m["top"] else "=")] if rank else []


def _is_rank(text: str, m: re.Match[str], scope_endings: tuple[str, ...]) -> bool:
    """Whether an ordinal is a rank, 居第三, 第21位, and not one of a series, 第一课, 第三回."""
    before, after = text[max(0, m.start() - 8) : m.start()], text[m.end() : m.end() + 1]
    if not before or _OTHERS.match(text, m.start() + 1):
        return False  # 第三名由两人并列
    if m["first"] or m["second"]:
        return m.group() != "首位" or _FIRST_BEFORE.search(before) is not None
    if m["top"]:
        told = _TOP_BEFORE.search(before) is not None or before.endswith(scope_endings)
        return told and after in ("", *"，。；、的：分依为是")
    return m.group().endswith(("位", "名", "大")) or (after in ("", *"，。；、）”！") and before[-1] != "“")
