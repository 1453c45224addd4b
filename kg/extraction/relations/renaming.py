"""Renaming: two names that the text says one thing has had, 甲更名为乙."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.fillers import Fillers
from kg.extraction.relations.roles import Roles


class Renamed(NamedTuple):
    """A thing that another is, by whose class it goes."""

    thing: Thing
    same_as: Thing


def renamed(fillers: Fillers, roles: Roles, clause: Sequence[Item], domain: Domain) -> Renamed | None:
    """Two things that the text says are one under two names; it is of the class that its last name gives."""
    if not roles.marked.by and not _is_name(roles.object, clause, domain):
        return None
    agents, patients = ([t.root for t in fillers.get(r, []) if isinstance(t, Thing)] for r in ("agent", "patient"))
    if len(agents) == len(patients) == 1 and agents[0] is not patients[0]:
        return _united(agents[0], patients[0], domain)
    return None


def _united(old: Thing, new: Thing, domain: Domain) -> Renamed | None:
    """One of what had one name and then another."""
    if domain.schema.comparable(old.kind, new.kind):
        return Renamed(new, old)
    return Renamed(old, new) if domain.schema.may_be_one(old.kind, new.kind) else None


def _is_name(item: Item | None, clause: Sequence[Item], domain: Domain) -> bool:
    """Whether the object is a whole name: 更名为|某大学; not 更名为|大学, nor 更名为|某大学|（广陵）研究中心."""
    return item is not None and item.text not in domain.names.heads and _is_whole(clause, item)


def _is_whole(clause: Sequence[Item], item: Item) -> bool:
    """Whether a name goes no further than its item: 某大学|的; not 某大学|（广陵）研究中心."""
    after = next((x for x in clause if x.start >= item.end), None)
    return after is None or after.type == "mark" and after.text not in "（(" or after.is_word("的", "并", "后")
