"""Clauses that belong together: cleft sentences made plain, and rows of persons that marks part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import CLAUSAL

_LISTED_AS = ("包括", "分别为", "分别是", "分别", "如下", "是")
_COMMON = frozenset(("n", "nz", "vn", "a", "f", "s", "m", "w", "ORG", "LOC", "c"))
_IN_LISTS = frozenset(("m", "n", "c", "w", "u"))
_ACTING = CLAUSAL | {"vd", "r"}
_STATING = _ACTING | {"u"}


def cleft(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with a cleft sentence made plain: (发起 它 的)(是 甲 乙)(以及 丙) becomes one clause in which 甲, 乙 and 丙 are described by 发起它."""
    rows = _rows_of_persons(parts, domain)
    out: list[list[Item]] = []
    at = 0
    while at < len(rows):
        head, following = _announced(rows, at)
        named = head[-1].is_word("有", "为", *_LISTED_AS)
        listed = named and following < len(rows) and _only_names(rows[following])
        clause, at = _with_further_persons(_up_to_de(head) if listed else head, rows, following, domain)
        out.append([*clause, *_described_by(clause, rows, at, named=named)])
    return out


def _announced(rows: Sequence[list[Item]], at: int) -> tuple[list[Item], int]:
    """The clause at `at`, with the next one if that only announces a list, and where to go on: …的载体共6个，分别是：甲、乙."""
    if at + 1 < len(rows) and all(x.is_word(*_LISTED_AS) for x in rows[at + 1]):
        return [*rows[at], *rows[at + 1]], at + 2
    return rows[at], at + 1


def _up_to_de(clause: list[Item]) -> list[Item]:
    """A clause up to its last 的, whole if it has none: 出席的|嘉宾有：甲、乙."""
    places = [k for k, x in enumerate(clause) if x.is_word("的")]
    return clause[: places[-1] + 1] if places else clause


def _with_further_persons(
    clause: list[Item], rows: Sequence[list[Item]], at: int, domain: Domain
) -> tuple[list[Item], int]:
    """A clause with the persons of those from `at` on that only go on with its last ones, and where to go on: 台上坐着甲、乙，还有丙."""
    whole, k = clause, at
    while k < len(rows) and _goes_on(whole, rows[k], domain):
        more = [x for x in rows[k] if x.type == "thing"]
        whole, k = [*whole[:-1], _as_one([whole[-1], *more])], k + 1
    return whole, k


def _goes_on(clause: Sequence[Item], more: Sequence[Item], domain: Domain) -> bool:
    """Whether a clause only goes on with the persons that the one before ends in: 台上坐着甲、乙，还有丙."""
    if clause[-1].type != "thing" or not more[0].is_word("还有", "以及"):
        return False
    named = any(x.type == "thing" for x in more)
    persons = [*clause[-1].things, *(t for x in more for t in x.things)]
    listed = all(x.type in ("thing", "mark") or x.tag in ("n", "c") for x in more[1:])
    return named and listed and all(domain.schema.is_a(t.kind, domain.schema.person) for t in persons)


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
        elif not (waiting and _only_common(clause)):  # 各县分管负责人
            out += [*([x] for x in waiting), clause]
            waiting = []
    return [*out, *([x] for x in waiting)]


def _led_by(persons: Sequence[Item], clause: list[Item], domain: Domain) -> list[list[Item]]:
    """A clause with a verb led by the persons who wait for one, if it names nobody else; else they stand for themselves."""
    if not persons:
        return [clause]
    last = _closing(clause, domain)
    if last is not None:
        return [[_as_one([*persons, clause[last]]), *clause[last + 1 :]]]
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


def _only_common(clause: Sequence[Item]) -> bool:
    """Whether a clause holds only offices and common nouns: 有关负责人."""
    return all(
        x.type == "office" or x.is_word("等") or (x.type in ("word", "mark") and x.tag in _COMMON) for x in clause
    )


def _closing(clause: Sequence[Item], domain: Domain) -> int | None:
    """Index of the person with whom a clause closes the row of those before it: 甲，乙，某院士丙等|齐聚一堂."""
    for k, x in enumerate(clause):
        if x.type == "word" and x.tag in _ACTING:
            return None
        if x.type == "thing" and _is_person(x, domain):
            return k if k + 1 < len(clause) and clause[k + 1].is_word("等") else None
    return None


def _past_others(clause: list[Item]) -> list[Item]:
    """A clause without what closes a row of names in common nouns: 以及来自各地的专家等|出席, 以及历任主任|参加."""
    last = next((k for k, x in enumerate(clause) if x.is_word("等")), 0)
    if (described := max((k for k, x in enumerate(clause[:last]) if x.is_word("的")), default=0)) > 0:
        return clause[described + 1 :]
    if not clause[0].is_word("以及", "及"):
        return clause
    return clause[max((k for k, x in enumerate(clause) if x.type == "office"), default=0) + 1 :]
