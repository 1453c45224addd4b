"""Mutual frames: who does it with whom, each two of the agents or each agent with each partner, 甲、乙与丙签约."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

from kg.domain import Domain
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.relations.match import Match

Pairs = list[tuple[Thing, Thing]]


def mutual_claims(match: Match, domain: Domain) -> Iterator[Claim]:
    """The facts between those who do it together; what two persons do is none."""
    schema = domain.schema
    predicate = match.frame.mutual
    if predicate is None or _is_only_named(match):
        return
    agents = match.things("agent")
    partners = match.things("partner") or _met(match, agents, domain)
    for a, b in _pairs(match, agents, partners):
        persons = schema.is_a(a.kind, schema.person) and schema.is_a(b.kind, schema.person)
        if a is not b and allowed(domain, predicate, a, b) and not persons:
            yield match.claim(a, predicate, b, ("agent", "partner"))


def _is_only_named(match: Match) -> bool:
    """Whether the verb is but the object of another, and nobody is named with whom: 甲推进|合作. Not 甲与乙深化|合作."""
    roles = match.roles
    return roles.manner.nominal and not roles.objects and not roles.marked.partner


def _met(match: Match, agents: list[Thing], domain: Domain) -> list[Thing]:
    """The partners that stand as the object of a frame that says nothing else: 甲牵手乙."""
    predicate = match.frame.mutual
    if match.frame.says or not agents or predicate is None:
        return []
    objects = [
        t for x in match.roles.objects if x is not match.roles.relative.head for t in x.things if t not in agents
    ]
    return [t for t in objects if allowed(domain, predicate, agents[0], t)]


def _pairs(match: Match, agents: list[Thing], partners: list[Thing]) -> Pairs:
    """Who with whom; the first of the ways that knows decides."""
    for way in _WAYS:
        pairs = way(match, agents, partners)
        if pairs is not None:
            return pairs
    return list(combinations(agents, 2))


def _unnamed_partner(match: Match, agents: list[Thing], partners: list[Thing]) -> Pairs | None:
    """Nobody, if the partner is no thing of ours, 甲、乙与多家企业签约, each does it alone, or it is unsure who does it."""
    roles = match.roles
    unsure = match.fillers.doubt("agent") and len(agents) > 2
    return [] if not partners and (roles.unnamed.partner or roles.manner.respectively or unsure) else None


def _grouped(match: Match, agents: list[Thing], partners: list[Thing]) -> Pairs | None:
    """Each pair for itself: 甲与乙、丙与丁签约."""
    groups = [g for x in (*match.roles.subjects, *match.roles.marked.by) for g in x.groups]
    return [pair for g in groups for pair in combinations(g, 2)] if groups and not partners else None


def _each_with_each(match: Match, agents: list[Thing], partners: list[Thing]) -> Pairs | None:
    """Each agent with each partner: 甲与乙、丙签约."""
    return list(product(agents, partners)) if partners else None


_WAYS: tuple[Callable[[Match, list[Thing], list[Thing]], Pairs | None], ...] = (
    _unnamed_partner,
    _grouped,
    _each_with_each,
)
