"""Expectations (cataphora): what a clause says of somebody or something that a later clause is the first to name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.coreference.discourse import Pending
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.relations.match import Match
from kg.extraction.rules.doubts import AWAITED, NEWCOMER
from kg.extraction.rules.facts import CATAPHORA


def newcomer(clause: Sequence[Item], domain: Domain) -> Thing | None:
    """The first person that a clause names: what was said of a new head, 某校迎来新校长, is said of them."""
    return next((t for x in clause for t in x.things if domain.schema.is_a(t.kind, domain.schema.person)), None)


def said_of_newcomer(clause: Sequence[Item], expected: Sequence[Pending], domain: Domain) -> Iterator[Claim]:
    """What was said of somebody whom a clause is the first to name."""
    person = newcomer(clause, domain) if expected else None
    for pending in expected:
        for o in pending.objects:
            if person is not None and allowed(domain, pending.predicate, person, o):
                rule = CATAPHORA.as_sure_as(pending.frame)
                yield Claim(person, pending.predicate, o, pending.start, pending.end, rule, NEWCOMER.less)


def of_newcomer(match: Match) -> Iterator[Pending]:
    """What a frame says of somebody whom the text has yet to name: 某校迎来新校长."""
    for says in match.frame.says:
        if says.subject == "newcomer":
            said = [o.title if isinstance(o, Office) else o for o in match.fillers.get(says.object, [])]
            texts = [o for o in said if isinstance(o, Thing | str)]
            yield Pending(says.predicate, texts, match.start, match.end, match.frame)


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
