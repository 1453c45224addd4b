"""Indicators: the words around a number that say what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.identity import Thing
from kg.extraction.items import Item

WHOLE = frozenset("全市 本市 我市 该市 全省 本省 全区 全县 全州 市里 市域 全域".split())
"""Words that mean the whole of the place that the article is about."""
GROWTH = ("增长", "增速", "增幅", "提高", "下降", "增加", "减少")
LONGEST = 24
"""Characters of an indicator before the number, and after it."""
_EMPTY = frozenset(
    "达 达到 为 是 有 共 共有 突破 超过 超 逾 约 近 至 到 已 将 已有 现有 拥有 的 了 列 居 位居 位列 排 排名 名列 继续 保持 稳居 跻身 其中 累计 合计 分别 依次 同比 比 等 再 还 又 可 成为 之 所 在 高达 破 仍 仍有 就 才 去年 今年 实现"
    " 目前 如今 截至 首次 年均 平均 最高 达成 系 连续 一次性 由 从 以 于 届时 只 只有 剩 余下".split()
)


def described(after: Sequence[Item]) -> Thing | None:
    """The thing that a clause with the number describes: 总规模20亿元的某某基金."""
    for i, item in enumerate(after[:4]):
        if item.is_word("的") and i + 1 < len(after):
            nxt = next((x for x in after[i + 1 : i + 3] if x.type == "thing"), None)
            return nxt.things[0] if nxt else None
        if item.type != "word" or item.tag not in ("n", "vn", "nz", "an", "a"):
            return None
    return None


def noun_phrase(after: Sequence[Item]) -> list[Item]:
    """The noun phrase that the number counts: 1618个 优质高薪岗位."""
    taken: list[Item] = []
    for k, item in enumerate(after):
        ahead = after[k + 1] if k + 1 < len(after) else None
        verb_in_noun = item.tag == "v" and ahead is not None and ahead.tag in ("n", "vn") and bool(taken)
        if (
            item.is_word("的")
            or (item.type == "word" and item.tag in ("n", "vn", "nz", "an", "a", "nw", "s"))
            or item.type in ("thing", "office")
            or verb_in_noun
        ):
            taken.append(item)
            if item.type == "thing":
                break
        elif item.type == "word" and item.tag == "v" and not taken:
            continue
        else:
            break
    return taken


def indicator_words(items: Sequence[Item], about: Thing | None) -> str:
    """The text of an indicator: from the first word of content to the last, the thing itself and what is only grammar cut off at both ends."""
    row = list(items)
    while row and _is_empty(row[0], about):
        row.pop(0)
    while row and _is_empty(row[-1], about):
        row.pop()
    text = ""
    for item in row:
        if (
            item.type == "date"
            or (item.type == "thing" and about is not None and about in item.things)
            or (item.type == "word" and item.tag in ("d", "u") and item.text != "的")
        ):
            continue
        text += item.text if not (item.type == "mark" and item.text in "，：；（）()") else ""
    return text.strip("的“”《》 ")


def _is_empty(item: Item, about: Thing | None) -> bool:
    if item.type == "thing":
        return about is not None and about in item.things
    if item.type == "office":
        return False
    return (
        item.type in ("mark", "date")
        or item.text in _EMPTY
        or (item.tag in ("d", "p", "u", "c", "f", "r", "TIME", "m") and not item.text.startswith("每"))
    )
