"""Decides: what rules, frames and weights propose becomes facts and figures with a confidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.edtf import Date, span
from kg.extraction.aggregation import merged
from kg.extraction.entities.register import Register
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Evidence, Fact, Observation, Text
from kg.extraction.figures.drafts import Draft
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim
from kg.extraction.rules.facts import BY_LINE, FIGURE
from kg.extraction.rules.names import BY_LINE_NAME, CREDIT
from kg.extraction.rules.rule import Reason
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity
from kg.reading.document import Document

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that a claim makes."""

    claim: Claim
    evidence: Evidence
    again: bool
    """Whether what went before says it too."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that a draft makes."""

    draft: Draft
    evidence: Evidence
    again: bool
    """Whether it is a heading's, and the text says it too, or the text has said it before."""


def evidence_of(reason: Reason, start: int, end: int, doubt: float = 0.0, probability: float | None = None) -> Evidence:
    """The words that say something, as likely as has been learned, else as sure as what reads it, less the doubt."""
    return Evidence(
        start, end, reason.name, round(reason.confidence - doubt if probability is None else probability, 2)
    )


def facts_of(claims: Iterable[Claim], trace: Trace) -> Iterator[Fact]:
    """The facts that claims make, in the order in which the text first says them."""
    facts: dict[tuple[object, ...], list[Fact]] = {}
    for c in claims:
        fact = _fact(c)
        if c.predicate and fact.object != fact.subject:
            key = (fact.subject, fact.predicate, fact.object)
            trace.saw(Stated(c, fact.evidence, again=key in facts))
            facts.setdefault(key, []).append(fact)
    yield from map(merged, facts.values())


def _fact(c: Claim) -> Fact:
    value: str | Date | Text
    if isinstance(c.object, Thing):
        value = c.object.root.key
    else:
        value = Text(c.object) if isinstance(c.object, str) else c.object
    evidence = evidence_of(c.rule, c.start, c.end, c.doubt, c.probability)
    return Fact(c.subject.root.key, c.predicate, value, evidence, (), c.status, c.valid_on)


def observations_of(drafts: Sequence[Draft], trace: Trace) -> tuple[Observation, ...]:
    """The figures found, in the order of the text, each once; those of headings only where the text does not give them again."""
    said = {d.number for d in drafts if not d.heading}
    taken: list[Observation] = []
    stated: dict[tuple[object, ...], list[Observation]] = {}
    for d in drafts:
        observation = _observation(d)
        alike = stated.setdefault(_figure_of(observation), [])
        again = (d.heading and d.number in said) or any(_of_one_time(o, observation) for o in alike)
        trace.saw(Measured(d, observation.evidence, again))
        if not again:
            taken.append(observation)
            alike.append(observation)
    return tuple(taken)


def _figure_of(o: Observation) -> tuple[object, ...]:
    """What two places of a text share that state one figure."""
    return o.about, o.indicator, o.value, o.unit, o.comparator, o.rank, o.status, o.least, o.most


def _of_one_time(a: Observation, b: Observation) -> bool:
    """Whether two figures are of one time, as far as the text says."""
    return a.period is None or b.period is None or a.period == b.period


def _observation(d: Draft) -> Observation:
    q = d.quantity
    value, least, most = (None, None, None) if q is None else _numbers(q)
    return Observation(
        about=d.about.root.key,
        indicator=d.indicator,
        evidence=evidence_of(FIGURE, d.start, d.end, d.doubt, d.probability),
        value=value,
        unit=q.unit if q else None,
        comparator=q.comparator if q else d.rank.comparator if d.rank else None,
        period=d.period or _year_of(d.indicator if d.rank else ""),
        rank=d.rank.rank if d.rank else None,
        rank_scope=d.scope,
        status="planned" if d.planned else "actual",
        least=least,
        most=most,
    )


def _numbers(q: Quantity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The value of a quantity and no ends, or the ends of a range and no value."""
    return (q.value, None, None) if q.most is None else (None, q.value, q.most)


def _year_of(name: str) -> Date | None:
    """The year that the name of a ranking bears: 2022年度某某排行榜."""
    year = _YEAR.match(name)
    return span(year.group()) if year else None


def authors_of(document: Document, register: Register) -> Iterator[Fact]:
    """Enters whom the layout names; who wrote the article is a fact about it."""
    schema = register.domain.schema
    for name in document.authors if schema.person else ():
        thing = register.enter(Mention(name.start, name.end, name.text, schema.person, BY_LINE_NAME))
        if schema.author_property:
            yield Fact("", schema.author_property, thing.key, evidence_of(BY_LINE, name.start, name.end))
    for name in document.credited if schema.person else ():
        register.enter(Mention(name.start, name.end, name.text, schema.person, CREDIT))
