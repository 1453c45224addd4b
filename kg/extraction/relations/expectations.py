"""Expectations (cataphora): what a clause says of somebody or something that a later clause is the first to name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.coreference.discourse import Pending
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.relations.match import Match
from kg.extraction.rules.doubts import AWAITED
from kg.extraction.rules.facts import CATAPHORA


def brought_in(match: Match) -> list[Thing]:
    """What a clause brings in, of which those before it may have spoken: 围绕某某，甲推出|乙."""
    if not _speaks(match):
        return []
    return match.things("patient" if match.fillers.get("patient") else "event")


def said_of(things: Sequence[Thing], awaiting: Iterable[Pending], end: int, domain: Domain) -> Iterator[Claim]:
    """What the clauses before said of things that one that ends at `end` brings in."""
    for pending in awaiting:
        for s in things:
            for o in pending.objects:
                if allowed(domain, pending.predicate, s, o):
                    rule = CATAPHORA.as_sure_as(pending.frame)
                    yield Claim(s, pending.predicate, o, pending.start, end, rule, AWAITED.less)


def of_things_to_come(match: Match, *, has_subject: bool) -> Iterator[Pending]:
    """What a frame says of what a later clause brings in. `has_subject`: the sentence has said who or what it is about."""
    open_role = _open_role(match, has_subject=has_subject)
    for says in match.frame.says:
        things = match.things(says.object)
        if things and says.subject == open_role and (open_role == "agent" or says.object == "agent"):
            yield Pending(says.predicate, [*things], match.start, match.end, match.frame)


def _open_role(match: Match, *, has_subject: bool) -> str | None:
    """The role that a later clause will fill: who it is that 围绕某某, or what is 由甲主办、乙承办."""
    roles, fillers = match.roles, match.fillers
    if roles.objects and not fillers.get("agent") and not has_subject:
        return "agent"
    return "patient" if roles.marked.by and not _speaks(match) and not fillers.get("patient") else None


def _speaks(match: Match) -> bool:
    """Whether the clause has an object, or a noun that it describes."""
    return bool(match.roles.objects) or match.roles.relative.head is not None
