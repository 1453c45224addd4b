"""Subjects: what a clause with a number is about, and what in it is only led in or counted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.neighbours import after, before

_HAVING = "有"
_LED = ("由", "被", "经", "与", "和", "从", "在")


def subject_of(clause: Sequence[Item], end: int, subjects: Sequence[Thing], domain: Domain) -> Thing | None:
    """The subject of a clause, if it stands before `end`, where the number is.

    It is no field, no list unless of places, nobody with whom or by whom it is done, nobody who is only counted.
    """
    for k, item in enumerate(clause):
        if item.start >= end:
            return None
        if item.type == "thing" and not is_led(clause, k) and not is_counted(clause, k):
            if (item.things[0] in subjects or _has(clause, k)) and _acts_alone(item, domain):
                return item.things[0]
    return None


def _has(clause: Sequence[Item], k: int) -> bool:
    """Whether something is said to have what is counted, whatever that does: 某区|共有|12项成果获奖."""
    verb = after(clause, k)
    return verb is not None and verb.tag == "v" and verb.text.endswith(_HAVING)


def _acts_alone(item: Item, domain: Domain) -> bool:
    """Whether an item may be the subject of its clause: a thing that is no field, or places."""
    schema = domain.schema
    kind = item.things[0].kind
    return not schema.is_a(kind, schema.field) and (len(item.things) == 1 or schema.is_a(kind, schema.place))


def is_led(clause: Sequence[Item], k: int) -> bool:
    """Whether a preposition leads to an item: 由|某某大学."""
    led = before(clause, k)
    return led is not None and led.is_word(*_LED)


def is_counted(clause: Sequence[Item], k: int) -> bool:
    """Whether a thing is only one of those that are counted: 华为、中兴|等60余家企业."""
    etc, number = after(clause, k), after(clause, k + 1)
    return etc is not None and etc.is_word("等") and number is not None and number.tag == "m"
