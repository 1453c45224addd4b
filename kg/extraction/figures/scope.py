"""Scope: the member of a row that a number counts, what it is measured by, among whom a rank is one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.facts import Text
from kg.extraction.tokens.neighbours import after as next_of
from kg.extraction.tokens.neighbours import before as last_of

JOINS = ("、", "和", "及", "与", "以及")
"""What joins the members of a list."""


def last_member(ahead: Sequence[Item]) -> Sequence[Item]:
    """What stands before a number after the last 、: 近30位院士、|600余名学者."""
    marks = [k for k, x in enumerate(ahead) if x.is_word("、")]
    return ahead[marks[-1] + 1 :] if marks and marks[-1] + 1 == len(ahead) else ahead


def without_list(ahead: Sequence[Item]) -> Sequence[Item]:
    """What stands before a number without those that it counts among others: 甲、乙等|30余人出席."""
    if not ahead or not ahead[-1].is_word("等"):
        return ahead
    k = len(ahead) - 1
    while k and (ahead[k - 1].type in ("thing", "office") or ahead[k - 1].is_word(*JOINS)):
        k -= 1
    return ahead[:k]


def scoped(before: Sequence[Item], domain: Domain) -> tuple[list[Item], str | Text | None]:
    """What stands before a rank without that among which it is one, and that: 增速居|全省第二, 居|十市之首."""
    placing = max((k for k, x in enumerate(before) if x.is_word(*domain.figures.placing)), default=len(before))
    row = [x for x in before[:placing] if not x.text.startswith(domain.figures.scopes)]
    among = [x for x in before if x.text.startswith(domain.figures.scopes)] or [
        x for x in before[placing + 1 :] if x.tag != "d"
    ]
    return row, _scope(among)


def _scope(among: Sequence[Item]) -> str | Text | None:
    """Among whom a rank is one: the key of a thing, or words."""
    if not among:
        return None
    return among[-1].things[-1].root.key if among[-1].type == "thing" else Text("".join(x.text for x in among))


def begins_growth(clause: Sequence[Item], k: int) -> bool:
    """Whether a date is that of what something has grown from: 由|2017年|的1.9%提高到3.2%."""
    led, following = last_of(clause, k), next_of(clause, k)
    return led is not None and led.is_word("由", "从") and following is not None and following.is_word("的")


def dates_deed(clause: Sequence[Item], k: int) -> bool:
    """Whether a date only says when something was done: 成立|于|2015年, not 大会于|5月6日举行."""
    led, verb = last_of(clause, k), last_of(clause, k - 1)
    return led is not None and led.is_word("于") and verb is not None and verb.tag == "v"


def measures_against(clause: Sequence[Item], k: int) -> bool:
    """Whether a date is only what a growth is measured by: 比2017年增长, 比一季度、上半年提高, 是2017年的2.6倍."""
    following, number = next_of(clause, k), next_of(clause, k + 1)
    if following is not None and following.is_word("的") and number is not None and number.text.endswith("倍"):
        return True
    while k > 1 and clause[k - 1].is_word(*JOINS) and clause[k - 2].type == "date":
        k -= 2
    led = last_of(clause, k)
    return led is not None and led.is_word("比", "较", "相比", "与", "同")
