"""Clauses that belong together: cleft sentences made plain, and rows of persons that marks part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import CLAUSAL

_LISTED_AS = ("包括", "分别为", "分别是", "分别", "如下", "是")
_IN_LISTS = frozenset(("m", "n", "c", "w", "u"))
_ACTING = CLAUSAL | {"vd", "r"}
_STATING = _ACTING | {"u"}


def cleft(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with a cleft sentence made plain: (发起 它 的)(是 甲 乙)(以及 丙) becomes one clause in which 甲, 乙 and 丙 are described by 发起它."""
    rows = _rows_of_persons(parts, domain)
    out: list[list[Item]] = []
    at = 0
    while at < len(rows):
        head, at = _announced(rows, at)
        named = head[-1].is_word("有", "为", *_LISTED_AS)
        out.append([*head, *_described_by(head, rows, at, named=named)])
    return out


def _announced(rows: Sequence[list[Item]], at: int) -> tuple[list[Item], int]:
    """The clause at `at`, with the next one if that only announces a list, and where to go on: …的载体共6个，分别是：甲、乙."""
    if at + 1 < len(rows) and all(x.is_word(*_LISTED_AS) for x in rows[at + 1]):
        return [*rows[at], *rows[at + 1]], at + 2
    return rows[at], at + 1


def _described_by(clause: Sequence[Item], rows: Sequence[list[Item]], at: int, *, named: bool) -> list[Item]:
    """What a clause that ends in 的 describes: the things that those from `at` on name, as one item. `named`: it announces them."""
    if not clause[-1].is_word("的") or at == len(rows):
        return []
    if not named and rows[at][0].text not in ("是", "就是", "还有", "正是"):
        return []
    things: list[Item] = []
    for k in range(at, len(rows)):
        if things and not _only_names(rows[k]):
            break
        things += _last_things(rows[k])
    return [_as_one(things)] if things else []


def _last_things(clause: Sequence[Item]) -> list[Item]:
    """The things that a clause ends in, after its last 的."""
    last = max((k for k, x in enumerate(clause) if x.is_word("的")), default=-1)
    return [x for x in clause[last + 1 :] if x.type == "thing"]


def _only_names(clause: Sequence[Item]) -> bool:
    """Whether a clause goes on with a list: nothing but names, counts and nouns."""
    if not any(x.type == "thing" for x in clause) or _has_word(clause, CLAUSAL):
        return False
    listed = clause[0].is_word("以及", "和", "还有", "及") and all(
        x.type == "thing" or x.tag in _IN_LISTS for x in clause
    )
    return clause[0].type == "thing" or listed


def _has_word(clause: Sequence[Item], tags: frozenset[str]) -> bool:
    """Whether a word with one of these tags is in a clause."""
    return any(x.type == "word" and x.tag in tags for x in clause)


def _as_one(items: Sequence[Item]) -> Item:
    """Several items as one that stands for all their things."""
    return replace(items[0], end=items[-1].end, things=[t for x in items for t in x.things])


def _rows_of_persons(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with the persons of those that have no verb put before the next one that has: 甲，乙；丙，有关负责人，参加活动."""
    out: list[list[Item]] = []
    waiting: list[Item] = []
    for clause in parts:
        if any(x.tag in _STATING and x.type == "word" and x.text != "等" for x in clause):
            out += _led_by(waiting, clause, domain)
            waiting = []
        elif persons := _only_persons(clause, domain):
            waiting += persons
        else:
            out += [*([x] for x in waiting), clause]
            waiting = []
    return [*out, *([x] for x in waiting)]


def _led_by(persons: Sequence[Item], clause: list[Item], domain: Domain) -> list[list[Item]]:
    """A clause with a verb led by the persons who wait for one, if it names nobody else; else they stand for themselves."""
    if not persons:
        return [clause]
    if any(_is_person(x, domain) for x in clause):
        return [*([x] for x in persons), clause]
    return [[_as_one(persons), *_past_others(clause)]]


def _only_persons(clause: Sequence[Item], domain: Domain) -> list[Item]:
    """The persons of a clause, if it names nothing else."""
    named = [x for x in clause if x.type == "thing"]
    return named if all(_is_person(x, domain) for x in named) else []


def _is_person(item: Item, domain: Domain) -> bool:
    """Whether an item names a person, or several."""
    return any(domain.schema.is_a(t.kind, domain.schema.person) for t in item.things[:1])


def _past_others(clause: list[Item]) -> list[Item]:
    """A clause without what closes a row of names in common nouns: 以及历任主任|参加."""
    if not clause[0].is_word("以及", "及"):
        return clause
    return clause[max((k for k, x in enumerate(clause) if x.type == "office"), default=0) + 1 :]
