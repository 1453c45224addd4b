"""The words that stand around numbers and ranks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Figures:
    """The words that stand around numbers and ranks."""

    placing: frozenset[str]
    """Verbs before a rank: 位居第三."""
    distributing: frozenset[str]
    """Verbs that give each of a list its own rank: 分列第三、第四位."""
    scopes: tuple[str, ...]
    """What words for those among whom one has a rank begin with: 全省第二."""
    scope_endings: tuple[str, ...]
    """What such words end in: 全省前三."""
    granting: tuple[str, ...]
    """Words between 最高 and an amount, which is then the most there may be: 最高资助五百万元."""
    headcounts: tuple[str, ...]
    """Names of figures that count persons where they have no unit: 人口."""
    sums: tuple[str, ...]
    """Names of figures that are sums of money where they have no unit: 总投资."""
    flourishes: frozenset[str]
    """What praises at the end of a clause: 10场活动好戏连台."""
    grades: frozenset[str]
    """Grades between a number and what it counts: 三家省级实验室."""

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A number and its measure word, with a grade or without: 三家省级, 一批."""
        grade = "|".join(map(re.escape, sorted(self.grades))) or "(?!)"
        return re.compile(rf"[\d一两二三四五六七八九十百几多数余][批家个项所座场次名位条支类](?:{grade})?$")


def figures_of(lexicon: Lexicon) -> Figures:
    """What a lexicon says of the words around numbers."""
    return Figures(
        placing=lexicon.set_of("placing"),
        distributing=lexicon.set_of("distributing"),
        scopes=tuple(lexicon.words("scope")),
        scope_endings=tuple(lexicon.words("scopeEnding")),
        granting=tuple(lexicon.words("granting")),
        headcounts=tuple(lexicon.words("headcount")),
        sums=tuple(lexicon.words("sum")),
        flourishes=lexicon.set_of("flourish"),
        grades=lexicon.set_of("grade"),
    )
