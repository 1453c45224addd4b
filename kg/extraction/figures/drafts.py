"""Drafts: observations in the making, and the numbers whose bearer is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.edtf import Date
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Text
from kg.language.quantities import Quantity
from kg.language.ranks import Rank

_HEADS = frozenset("人 名 位 岁 分 号".split())
_OF_BODIES = frozenset(("%", "元"))


@dataclass(slots=True)
class Draft:
    """An observation in the making."""

    about: Thing
    indicator: str
    start: int
    end: int
    quantity: Quantity | None = None
    rank: Rank | None = None
    period: Date | None = None
    scope: str | Text | None = None
    planned: bool = False
    added: str = ""
    """What says that it counts only what is new: 新增 of 新增企业30家."""
    carried: bool = False
    """Whether what stands before it says what it counts: 2020年招收留学生86名，2021年|招收132名, 出口、进口分别增长9%和|4%."""
    told: bool = False
    """Whether a list says outright what it is of: 甲、乙|分别引进52名和67名."""
    nationwide: bool = False
    """Whether its clause says that it is the country's: 全国|粮食产量."""
    dated: bool = False
    """Whether its clause says outright of when it is: 2021年、2022年分别引进52名和67名."""
    deeds: Collection[Date] = ()
    """When the text says that something was done, of which no figure is that its rules do not find of then."""
    document: Thing | None = None
    """What ranks it: 某某榜单|第三."""
    heading: bool = False
    doubt: float = 0.0
    """How much less sure it is than had its clause named what it is of."""
    probability: float | None = None
    """How likely it is a figure, and of this thing (0–1); None where nothing has been learned."""

    @property
    def number(self) -> tuple[object, ...]:
        """What figures of one number share."""
        return (
            (self.quantity.value, self.quantity.most, self.quantity.unit)
            if self.quantity
            else (self.about.root.key, self.rank and self.rank.rank)
        )


@dataclass(frozen=True)
class Asked:
    """A number whose bearer is asked for."""

    clause: Sequence[Item]
    subjects: Sequence[Thing]
    """What the clause is about, left out or not."""
    at: int
    """Where the number stands in the text."""
    words: str
    """What it counts."""
    quantity: Quantity | None = None
    """None: it is a rank."""

    @cached_property
    def row(self) -> list[Item]:
        """What stands before the number."""
        return [x for x in self.clause if x.start < self.at]

    @cached_property
    def after(self) -> list[Item]:
        """What stands from the number on."""
        return [x for x in self.clause if x.start >= self.at]

    @property
    def counts_heads(self) -> bool:
        """Whether it counts persons, or what they have: 300人, 45岁, 98分."""
        return self.quantity is not None and self.quantity.unit in _HEADS

    @property
    def counts_items(self) -> bool:
        """Whether it counts what may bear it itself, as neither a share nor a sum of money does."""
        return self.quantity is not None and self.quantity.unit not in _OF_BODIES

    @property
    def follows_verb(self) -> bool:
        """Whether a verb stands before it."""
        return any(x.end <= self.at and x.tag == "v" for x in self.clause)
