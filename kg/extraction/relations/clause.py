"""A clause as the rules that fill the roles of a frame see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Discourse, LeftOut
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.roles import Roles

End = Literal["agent", "patient"]
NOTHING = LeftOut([], 0.0, None)


@dataclass(frozen=True)
class Clause:
    """A frame whose verb stands in a clause, with the roles around that verb and the discourse that it stands in."""

    frame: Frame
    roles: Roles
    discourse: Discourse
    domain: Domain

    def fits(self, end: End, thing: Thing) -> bool:
        """Whether a thing may be agent or patient, by the domains and ranges of what the frame states of these."""
        return self.domain.schema.fits(thing.kind, self._classes[end])

    def fitting(self, end: End, things: Sequence[Thing], *, but: Sequence[Thing] = ()) -> list[Thing]:
        """Those of some things that may be agent or patient; `but`: what is the other one already."""
        return [t for t in things if self.fits(end, t) and t not in but]

    def uses(self, end: End) -> bool:
        """Whether the frame says anything of its agent or patient."""
        said = any(end in (s.subject, s.object) for s in self.frame.says)
        return said or self.frame.renames or (self.frame.mutual is not None and end == "agent")

    @cached_property
    def subjects(self) -> list[Thing]:
        """What stands before the verb, the nearest first."""
        return [t for x in reversed(self.roles.subjects) if x.type == "thing" for t in x.things]

    @cached_property
    def described(self) -> list[Thing]:
        """What the noun stands for that a relative clause describes: 甲创办的|乙."""
        return list(self.roles.relative.head.things) if self.roles.relative.head is not None else []

    @cached_property
    def named(self) -> list[Item]:
        """The objects of the verb itself; of a renaming, no mere kind: 改制为研究所."""
        kinds = self.domain.names.heads if self.frame.renames else ()
        return [x for x in self.roles.objects if x is not self.roles.relative.head and x.text not in kinds]

    @cached_property
    def objects(self) -> list[Thing]:
        """The objects that may be the patient, else the noun described that may be an object too."""
        gap = self.described if self.roles.relative.head in self.roles.objects else []
        return self.fitting("patient", things_of(self.named)) or self.fitting("patient", gap)

    @property
    def recent(self) -> bool:
        """Whether the sentence has named no date but one that takes in the day of the article: 今年."""
        return self.discourse.sentence.date is None or self.discourse.sentence.date.current

    @property
    def occasion_here(self) -> list[Thing]:
        """The occasion, if this sentence names it: 会上."""
        occasion = self.discourse.occasions.current
        return [occasion] if occasion is not None and self.discourse.sentence.occasion_here is not None else []

    def is_person(self, thing: Thing) -> bool:
        """Whether a thing is a person."""
        return self.domain.schema.is_a(thing.kind, self.domain.schema.person)

    def is_event(self, thing: Thing) -> bool:
        """Whether a thing is an event."""
        return self.domain.schema.is_a(thing.kind, self.domain.schema.event)

    @cached_property
    def _classes(self) -> dict[End, frozenset[str]]:
        return {end: self._asked(end) for end in get_args(End)}

    def _asked(self, end: End) -> frozenset[str]:
        """The classes that the frame asks of its agent or patient, by the properties that it states; none: any."""
        schema = self.domain.schema
        sides = [(s.subject, schema.domains, s.predicate) for s in self.frame.says]
        sides += [(s.object, schema.ranges, s.predicate) for s in self.frame.says]
        classes = frozenset(c for role, kinds, of in sides if role == end for c in kinds.get(of, ()))
        if not classes and self.frame.mutual and end == "agent":
            return schema.domains.get(self.frame.mutual, frozenset())
        return classes


def things_of(items: Sequence[Item]) -> list[Thing]:
    """The things that some items stand for."""
    return [t for item in items for t in item.things]
