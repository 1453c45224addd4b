"""Fillers: what fills each role of a frame, from the roles around its verb and from the discourse."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain, Frame
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.topic import held_in
from kg.extraction.relations.agents import agent_and_patient
from kg.extraction.relations.appointments import appointment
from kg.extraction.relations.circumstances import dates, marked, occasions
from kg.extraction.relations.claims import Filled, Filler
from kg.extraction.relations.clause import Clause
from kg.extraction.relations.roles import Roles
from kg.extraction.rules.doubts import MAIN_CEREMONY


class Fillers(dict[str, list[Filler]]):
    """Fillers by role, as the lexicon calls the roles, with the doubt that each role carries."""

    def __init__(self) -> None:
        """Nothing fills any role yet."""
        super().__init__()
        self._doubts: dict[str, float] = {}
        self._starts: dict[str, int] = {}

    def put(self, role: str, fillers: Sequence[Filler], doubt: float = 0.0, start: int | None = None) -> None:
        """`start`: where in the sentence before the clause a filler stands."""
        self[role] = list(fillers)
        self._doubts[role] = doubt
        if start is not None:
            self._starts[role] = start

    def start(self, *roles: str) -> int | None:
        """Where the first filler of these roles stands, if before the clause."""
        return min((self._starts[r] for r in roles if r in self._starts), default=None)

    def doubt(self, *roles: str) -> float:
        """What to take off the confidence of a fact between these roles."""
        return sum(self._doubts.get(r, 0.0) for r in roles)


def fill(frame: Frame, roles: Roles, discourse: Discourse, domain: Domain) -> Fillers:
    """Fillers of the roles of a frame."""
    clause = Clause(frame, roles, discourse, domain)
    agent, patient = agent_and_patient(clause)
    found = Fillers()
    for role, filled in (
        ("agent", Filled(*agent)),
        ("patient", Filled(*patient)),
        *marked(clause).items(),
        *occasions(clause).items(),
        *dates(clause).items(),
        *appointment(clause).items(),
    ):
        if filled.fillers:
            found.put(role, *filled)
    if discourse.occasions.ceremony is not None and held_in(frame, discourse.occasions.ceremony, domain):
        found.put("ceremony", [discourse.occasions.ceremony], MAIN_CEREMONY.less)
    return found
