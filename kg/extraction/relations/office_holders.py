"""Holding: what an office before a person's name, or in place of it, says of the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item, Office
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.relations.offices import takes_from
from kg.extraction.rules.doubts import BODY_OF_SENTENCE
from kg.extraction.rules.facts import HOLDER, OFFICE

_ANDS = ("、", "以及", "及", "和", "并")

_POINTING = ("这位", "这名", "那位", "这个")


def office_claims(person: Thing, office: Office, discourse: Discourse, domain: Domain) -> Iterator[Claim]:
    """The title, and the body that it is held at or taken from; one that names no body is held at what the sentence is about."""
    schema, offices = domain.schema, domain.offices
    if any(office.title.endswith(x) for x in offices.honoured):
        if office.body is not None and allowed(domain, schema.honour_property, office.body, person):
            yield Claim(office.body, schema.honour_property, person, office.start, office.end, HOLDER)
        return
    if office.title and not any(office.title.endswith(x) for x in offices.appositions - offices.titles):
        yield Claim(person, schema.title_property, office.title, office.start, office.end, OFFICE)
    degree = takes_from(office, domain)
    predicate = schema.degree_property if degree else schema.body_property
    body, start, doubt = office.body, office.start, 0.0
    if body is None and not degree and discourse.clauses:
        subjects, _, begins = discourse.clauses[-1]
        listed = any(schema.is_a(t.kind, schema.person) for t in subjects)
        fitting = (
            [] if listed else [t for t in subjects if schema.fits(t.kind, schema.ranges.get(predicate, frozenset()))]
        )
        if len(fitting) == 1:
            body, start, doubt = fitting[0], begins, BODY_OF_SENTENCE.less
    if body is not None and allowed(domain, predicate, person, body):
        yield Claim(person, predicate, body, start, office.end, OFFICE, doubt)


def person_meant(clause: Sequence[Item], seen: Iterable[Thing], domain: Domain) -> tuple[Thing, Office] | None:
    """这位某某公司的焊工: the person named last, whom an office after a demonstrative stands for, and the office.

    Args:
        clause: the row up to the office.
        seen: the things named before, the last first.
        domain: what is known beforehand.
    """
    schema = domain.schema
    office = clause[-1].office if clause[-1].type == "office" else None
    if office is None or not any(x.is_word(*_POINTING) for x in clause[:2]):
        return None
    if any(schema.is_a(t.kind, schema.person) for x in clause for t in x.things):
        return None
    person = next((t for t in seen if schema.is_a(t.kind, schema.person)), None)
    return (person, office) if person else None


def offices_alone(clause: Sequence[Item], discourse: Discourse, domain: Domain) -> Iterator[tuple[Thing, Office]]:
    """秦牧，1963年生，清华大学工学硕士，教授：offices that are a clause by themselves, of the person whom the sentence is about."""
    offices = [x.office for x in clause if x.office is not None]
    bodies = [o.body for o in offices]
    if not offices or not all(x.office or x.is_word(*_ANDS) or x.things == [bodies[0]] for x in clause):
        return
    people = [
        [t for t in s if domain.schema.is_a(t.kind, domain.schema.person)] for s, _, _ in reversed(discourse.clauses)
    ]
    last = next((p for p in people if p), [])
    if len(last) == 1:
        yield from ((last[0], office) for office in offices)


def as_person(clause: Sequence[Item], person: Thing) -> list[Item]:
    """The clause 这位某某公司的焊工 as the person that it means."""
    return [replace(clause[-1], type="thing", things=[person], start=clause[0].start)]
