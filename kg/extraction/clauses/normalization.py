"""Clauses that belong together: cleft sentences made plain, and rows of persons that marks part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item

_LISTED_AS = ("包括", "分别为", "分别是", "分别", "如下", "是")

_COMMON = frozenset(("n", "nz", "vn", "a", "f", "s", "m", "w", "ORG", "LOC", "c"))


def cleft(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with a cleft sentence made plain: (发起 它 的)(是 甲 乙)(以及 丙) becomes one clause in which 甲, 乙 and 丙 are described by 发起它."""
    parts = _rows_of_persons(parts, domain)
    out: list[list[Item]] = []
    i = 0
    while i < len(parts):
        clause = parts[i]
        i += 1
        if i < len(parts) and all(x.is_word(*_LISTED_AS) for x in parts[i]):  # …的载体共6个，分别是：甲、乙
            clause, i = [*clause, *parts[i]], i + 1
        named = clause[-1].is_word("有", "为", *_LISTED_AS)
        if named and i < len(parts) and any(x.is_word("的") for x in clause) and _only_names(parts[i]):
            clause = clause[: max(k for k, x in enumerate(clause) if x.is_word("的")) + 1]  # 出席的嘉宾有：甲、乙
        while (
            i < len(parts)
            and clause[-1].type == "thing"
            and parts[i][0].is_word("还有", "以及")
            and _goes_on(clause, parts[i], domain)
            and (more := [x for x in parts[i] if x.type == "thing"])
        ):
            clause = [
                *clause[:-1],
                replace(
                    clause[-1], end=more[-1].end, things=[*clause[-1].things, *(t for x in more for t in x.things)]
                ),
            ]
            i += 1
        if (
            clause[-1].is_word("的")
            and i < len(parts)
            and (named or parts[i][0].text in ("是", "就是", "还有", "正是"))
        ):
            things: list[Item] = []
            k = i
            while k < len(parts) and (not things or _only_names(parts[k])):
                things += _described(parts[k])
                k += 1
            if things:
                clause = [*clause, replace(things[0], end=things[-1].end, things=[t for x in things for t in x.things])]
        out.append(clause)
    return out


def _goes_on(clause: Sequence[Item], more: Sequence[Item], domain: Domain) -> bool:
    """Whether a clause but goes on with the persons that the one before ends in: 台上坐着甲、乙，还有丙."""
    persons = [*clause[-1].things, *(t for x in more for t in x.things)]
    return all(domain.schema.is_a(t.kind, domain.schema.person) for t in persons) and all(
        x.type in ("thing", "mark") or x.tag in ("n", "c") for x in more[1:]
    )


def _rows_of_persons(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with the persons of those that have no verb put before the next one that has: 甲，乙；丙，有关负责人，参加活动."""
    schema = domain.schema
    out: list[list[Item]] = []
    held: list[Item] = []
    for clause in parts:
        if any(x.type == "word" and x.tag in ("v", "vd", "p", "d", "r", "u") and not x.is_word("等") for x in clause):
            if held and (last := _closing(clause, domain)) is not None:
                row = [t for x in (*held, clause[last]) for t in x.things]
                clause = [replace(held[0], end=clause[last].end, things=row), *clause[last + 1 :]]
            elif held and not any(schema.is_a(t.kind, schema.person) for x in clause for t in x.things[:1]):
                first = replace(held[0], end=held[-1].end, things=[t for x in held for t in x.things])
                clause = [first, *_past_others(clause)]
            elif held:
                out += [[x] for x in held]
            held = []
            out.append(clause)
            continue
        persons = [x for x in clause if x.type == "thing" and schema.is_a(x.things[0].kind, schema.person)]
        if persons and len(persons) == sum(x.type == "thing" for x in clause):
            held += persons
        elif held and all(
            x.type == "office" or x.is_word("等") or (x.type in ("word", "mark") and x.tag in _COMMON) for x in clause
        ):
            continue  # 各县分管负责人
        else:
            out += [[x] for x in held] + [clause]
            held = []
    return out + [[x] for x in held]


def _closing(clause: Sequence[Item], domain: Domain) -> int | None:
    """Index of the person with whom a clause closes the row of those before it: 甲，乙，某院士丙等|齐聚一堂."""
    for k, x in enumerate(clause):
        if x.type == "word" and x.tag in ("v", "vd", "p", "d", "r"):
            return None
        if x.type == "thing" and domain.schema.is_a(x.things[0].kind, domain.schema.person):
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


def _described(clause: Sequence[Item]) -> list[Item]:
    """The things that a clause ends in, after its last 的."""
    last = max((k for k, x in enumerate(clause) if x.is_word("的")), default=-1)
    return [x for x in clause[last + 1 :] if x.type == "thing"]


def _only_names(clause: Sequence[Item]) -> bool:
    """Whether a clause goes on with a list: nothing but names, counts and nouns."""
    return (
        clause[0].type == "thing"
        or (
            clause[0].is_word("以及", "和", "还有", "及")
            and all(x.type == "thing" or x.tag in ("m", "n", "c", "w", "u") for x in clause)
        )
        if any(x.type == "thing" for x in clause)
        and not any(x.tag in ("v", "p", "d") and x.type == "word" for x in clause)
        else False
    )
