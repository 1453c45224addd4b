"""Renaming: two names that the text says one thing has had, 甲更名为乙."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.fillers import Fillers
from kg.extraction.relations.roles import Roles


def rename(fillers: Fillers, roles: Roles, clause: Sequence[Item], domain: Domain) -> None:
    """Makes one thing of two that the text says are one under two names; it is of the class that its last name gives."""
    schema = domain.schema
    name = roles.object
    if not roles.by and (name is None or name.text in domain.names.heads or not _is_whole(clause, name)):
        return
    agents, patients = ([t.root for t in fillers.get(r, []) if isinstance(t, Thing)] for r in ("agent", "patient"))
    if len(agents) != 1 or len(patients) != 1 or agents[0] is patients[0]:
        return
    old, new = agents[0], patients[0]
    if schema.comparable(old.kind, new.kind):
        new.same_as = old
    elif all(schema.fits(t.kind, schema.ranges.get(schema.body_property, frozenset())) for t in (old, new)):
        old.same_as = new  # 某试验站更名为某研究所


def _is_whole(clause: Sequence[Item], item: Item) -> bool:
    """Whether a name goes no further than its item: not 某大学|（广陵）研究中心."""
    after = next((x for x in clause if x.start >= item.end), None)
    return after is None or after.type == "mark" and after.text not in "（(" or after.is_word("的", "并", "后")
