"""Continuation: a quantity with the words around it, whether they say what it counts, or go on from the figure before it.

A noun says so by itself: 产值50亿元，|税收3亿元. A verb, a growth or a total does not: 引进博士30人，|新增8人, |累计120人.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import (
    AVERAGE,
    COMPARED,
    GROWTH,
    NAMING,
    OF_WHOLES,
    indicator_words,
    noun_phrase,
    without_growth,
)
from kg.extraction.tokens.neighbours import after
from kg.language.quantities import Quantity

_TOTALS = ("累计", "合计", "总计", "共计", "总数", "总量", "总")
"""Words that say that a number counts all, those before too."""
_REACHED = ("达", "增至", "增加到")
_NEW = "新"
_ADDED = re.compile("新增加?|净增加?|新")
_VERBAL = ("v", "vn", "vd")
_RELATIONAL = frozenset("总量 总数 总额 数量 规模 余额 占比 比例 比重 增速 增幅 同比".split())
"""Names of measures that do not say what is measured."""
_EACH = "每"


def is_slight(lead: str, row: Sequence[Item], domain: Domain) -> bool:
    """Whether words before a number do not say what it counts: 增长, 新增, 总数, but 税收."""
    if lead.startswith((*GROWTH, *AVERAGE, *COMPARED)):
        return len(lead) <= 4
    words = [x for x in row if x.text in lead]
    verbs = domain.names.stops
    names = any(x.tag in NAMING or x.type in ("office", "thing") for x in words) and not any(
        x.tag == "v" or x.text in verbs or x.text.startswith(_EACH) for x in words
    )
    return len(lead) < 3 and (lead in _RELATIONAL or not names)


def is_total(before: Sequence[Item], number: str) -> bool:
    """Whether a number counts all, those before too: 累计155家, or 达到155家 at the same time."""
    at_once = number.startswith(_REACHED) and not any(x.type == "date" for x in before)
    return at_once or any(x.is_word(*_TOTALS) for x in before)


def adds(words: str) -> bool:
    """Whether words say no more than that something is new: 净增."""
    return _ADDED.fullmatch(words) is not None


def newness(row: Sequence[Item]) -> str:
    """What says that a number counts only what is new: 新增, 新|设, 新 of 新|登记; nothing of 新能源|企业."""
    at = next((k for k, x in enumerate(row) if _ADDED.fullmatch(x.text) or _is_done_anew(x)), None)
    if at is None:
        return ""
    word, ahead = row[at].text, after(row, at)
    if word == _NEW and ahead is not None and len(ahead.text) == 1:
        return word + ahead.text
    return _NEW if len(word) > 2 and _is_done_anew(row[at]) else word


def _is_done_anew(item: Item) -> bool:
    """Whether a verb says that something is done for the first time: 新建."""
    return item.text.startswith(_NEW) and item.tag in _VERBAL


def without_new(draft: Draft) -> str:
    """What a total counts of which the figure before it counts the new ones: 企业 of 新增企业."""
    return without_growth(draft.indicator.replace(draft.added, "", 1))


@dataclass(frozen=True)
class Counting:
    """A quantity with the words around it that may say what it counts."""

    quantity: Quantity
    before: Sequence[Item]
    """What stands before it, from the quantity before it on."""
    after: Sequence[Item]
    """What stands after it, up to the next quantity; after the last one of a row, 10万元、5万元|购房补贴, for all of them."""
    most: str
    """What it is the most of: 最高|补贴|50万元."""
    domain: Domain

    @property
    def of_whole(self) -> bool:
        """Whether it is a share of something, or by how much a share has changed."""
        return self.quantity.unit in OF_WHOLES

    @cached_property
    def noun(self) -> str:
        """What it counts, as the words after it say."""
        return indicator_words(noun_phrase(self.after, self.domain), None, self.domain) if not self.of_whole else ""

    @property
    def measured(self) -> Sequence[Item]:
        """The words before it that say what is measured: none in 2|银3|铜."""
        return [] if self.quantity.unit == "枚" and self.after else self.before

    @cached_property
    def words(self) -> str:
        """All that the words around it say of what it counts."""
        return indicator_words(self.before, None, self.domain) + self.most + self.noun
