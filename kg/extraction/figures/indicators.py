"""Indicators: the words around a number that say what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing

WHOLE = frozenset("全市 本市 我市 该市 全省 本省 全区 全县 全州 市里 市域 全域 当地".split())
"""Words that mean the whole of the place that the article is about."""

NATION = "全国"

GROWTH = ("增长", "增速", "增幅", "提高", "下降", "增加", "减少")

NOUNS = ("n", "vn", "nz", "an")
"""Tags of words that name."""

LONGEST = 24
"""Characters of an indicator before the number, and after it."""

_NOMINAL = ("n", "vn", "nz", "an", "a", "nw", "s", "xc", "q")

_EMPTY = frozenset(
    "达 达到 为 是 有 共 共有 突破 超过 超 逾 约 近 至 到 已 将 已有 现有 拥有 的 了 列 居 占据 位居 位列 排 排名 名列 继续 保持 稳居 跻身 其中 累计 合计 分别 依次 同比 比 等 再 还 又 可 成为 之 所 在 高达 破 仍 仍有 就 才 去年 今年 实现"
    " 目前 如今 截至 首次 年均 平均 最高 达成 翻 系 连续 一次性 由 从 以 于 届时 只 只有 剩 余下".split()
)


_REACHING = ("至", "到")
"""What verbs end in that lead up to a number: 增至, 提高到."""

_MEASURING = ("每", "净")
"""What such a word at either end begins with is part of what is measured all the same: 每平方米, 净流入."""

_KEPT = frozenset("的 净 总 均 最".split())
"""Adverbs and particles that are part of what is measured: 人才净流入."""


def described(after: Sequence[Item]) -> Thing | None:
    """The thing that a clause with the number describes: 总规模20亿元的某某基金, 位列第四的某某厂技师李四."""
    for i, item in enumerate(after[:4]):
        if item.is_word("的"):
            named = list(takewhile(lambda x: x.type in ("thing", "office"), after[i + 1 :]))
            if not named and i + 2 < len(after) and after[i + 2].type == "thing":
                named = [after[i + 2]]
            rest = after[i + 1 + len(named) :]
            if named and rest and rest[0].type == "word" and rest[0].tag in _NOMINAL:
                return None  # 33岁的绵阳姑娘
            return next((x.things[0] for x in reversed(named) if x.type == "thing"), None)
        if item.type != "word" or item.tag not in ("n", "vn", "nz", "an", "a"):
            return None
    return None


def noun_phrase(after: Sequence[Item]) -> list[Item]:
    """The noun phrase that the number counts, 1618个 优质高薪岗位, 600名 45岁以下的 学者, or else what they do, 5人 获奖."""
    if after and after[0].tag == "m":
        after = after[next((k + 1 for k, x in enumerate(after) if x.is_word("的")), 0) :]
    taken: list[Item] = []
    verb: list[Item] = []
    for k, item in enumerate(after):
        ahead = after[k + 1] if k + 1 < len(after) else None
        nominal = ahead is not None and ahead.tag in ("n", "vn")
        if (
            item.is_word("的")
            or (item.type == "word" and item.tag in _NOMINAL)
            or item.type in ("thing", "office")
            or item.tag == "v"
            and nominal
            and taken
        ):
            taken.append(item)
            if item.type == "thing" and not nominal:
                break
        elif item.type == "word" and item.tag == "v" and not taken and not verb and not item.text.endswith(_REACHING):
            verb.append(item)
        elif item.tag == "v" and verb and not taken and any(x.is_word("的") for x in after[k + 1 : k + 3]):
            verb.append(item)  # 留学归来的|创业者
        elif item.is_word("过", "了") and verb and not taken:
            continue  # 接受过|高等教育
        else:
            break
    return [*verb, *taken]


def indicator_words(items: Sequence[Item], about: Thing | None) -> str:
    """The text of an indicator: from the first word of content to the last, the thing itself and what is only grammar cut off at both ends."""
    row = _uncompared(items)
    while row and _is_empty(row[0], about):
        row.pop(0)
    while row and _is_empty(row[-1], about) and not (len(row) > 1 and row[-1].is_word("比") and row[-2].is_word("占")):
        row.pop()
    text = ""
    for item in row:
        if (
            item.type == "date"
            or (item.type == "thing" and about is not None and about in item.things)
            or (item.type == "word" and item.tag in ("d", "u") and item.text not in _KEPT)
        ):
            continue
        text += item.text if not (item.type == "mark" and item.text in "，：；（）()") else ""
    return text.strip("的“”《》 ")


def _uncompared(items: Sequence[Item]) -> list[Item]:
    """Without what a growth is measured by: 比上届|增加四成."""
    at = next((k for k, x in enumerate(items) if x.is_word("比", "较")), None)
    grows = next(
        (k for k, x in enumerate(items) if at is not None and k > at and x.text.startswith((*GROWTH, "翻"))), None
    )
    return list(items) if at is None or grows is None else [*items[:at], *items[grows:]]


def _is_empty(item: Item, about: Thing | None) -> bool:
    if item.type == "thing":
        return about is not None and about in item.things
    if item.type == "office":
        return False
    return (
        item.type in ("mark", "date")
        or item.text in _EMPTY
        or item.text in WHOLE
        or (item.tag == "v" and item.text.endswith(_REACHING))
        or (item.tag in ("d", "p", "u", "c", "f", "r", "TIME", "m") and not item.text.startswith(_MEASURING))
    )
