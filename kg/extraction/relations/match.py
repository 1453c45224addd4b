"""Match: a frame whose verb stands in a clause, and what it says there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.domain import Frame
from kg.extraction.clauses.items import Item
from kg.extraction.clauses.verbs import Verb
from kg.extraction.coreference.discourse import Made, Pending
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Status
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.fillers import Fillers
from kg.extraction.relations.renaming import Renamed
from kg.extraction.relations.roles import Roles
from kg.language.dates import Date


class Predication(NamedTuple):
    """A verb with its clause and the roles around it."""

    text: str
    verb: Verb
    clause: Sequence[Item]
    roles: Roles

    @property
    def asserted(self) -> Sequence[Frame]:
        """The frames that it opens; none if it is negated."""
        return () if self.roles.manner.negated else self.verb.frames


@dataclass(frozen=True, slots=True)
class Match:
    """A frame whose verb stands in a clause, with what fills its roles."""

    frame: Frame
    clause: Sequence[Item]
    roles: Roles
    fillers: Fillers

    @property
    def start(self) -> int:
        """Where the clause begins."""
        return self.clause[0].start

    @property
    def end(self) -> int:
        """Where the clause ends."""
        return self.clause[-1].end

    @property
    def date(self) -> Date | None:
        """The day on which it happened, if one is said."""
        return next((d for d in self.fillers.get("date", []) if isinstance(d, Date)), None)

    @property
    def status(self) -> Status:
        """Whether it has happened or is planned."""
        manner = self.roles.manner
        return "planned" if manner.hoped or (manner.planned and not self.frame.scheduled) else "actual"

    def things(self, role: str) -> list[Thing]:
        """The things that fill a role."""
        return [t for t in self.fillers.get(role, []) if isinstance(t, Thing)]

    def claim(self, subject: Thing, predicate: str, value: Thing | Date | str, ends: tuple[str, str]) -> Claim:
        """A fact of the frame. `ends`: the roles of its subject and of its object."""
        return Claim(
            subject,
            predicate,
            value,
            min(self.start, self.fillers.start(*ends) or self.start),
            self.end,
            self.frame,
            self.fillers.doubt(*ends),
            self.status,
            None if isinstance(value, Date) else self.date,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame says, and what later clauses lean on."""

    claims: tuple[Claim, ...]
    left_out: tuple[Thing, ...] | None
    """The patient that the clause leaves out while it names who acts: what goes on to be spoken of. None: as before."""
    made: Made | None
    renamed: Renamed | None
    held: bool
    """It says when the ceremony was held."""
    settled: bool
    """It names what clauses before spoke of without a name."""
    awaited: tuple[Pending, ...]
