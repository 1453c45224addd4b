"""Office holders: what an office before a person's name, or in place of it, says of the person."""

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
from kg.extraction.rules.facts import FOUNDER, HOLDER, OFFICE

_ANDS = ("、", "以及", "及", "和", "并")
_POINTING = ("这位", "这名", "那位", "这个")


def office_claims(person: Thing, office: Office, discourse: Discourse, domain: Domain) -> Iterator[Claim]:
    """What an office says of its holder, title and body: 清华大学教授; an award if it is one for that, 某某奖|获得者."""
    schema, offices = domain.schema, domain.offices
    if office.title.endswith(tuple(offices.honoured)):
        if office.body is not None and allowed(domain, schema.honour_property, office.body, person):
            yield Claim(office.body, schema.honour_property, person, office.start, office.end, HOLDER)
        return
    if office.title and not office.title.endswith(tuple(offices.appositions - offices.titles)):
        yield Claim(person, schema.title_property, office.title, office.start, office.end, OFFICE)
    predicate = schema.degree_property if takes_from(office, domain) else schema.body_property
    if office.body is not None:
        body, start, doubt = office.body, office.start, 0.0
    elif (spoken_of := _body_spoken_of(office, predicate, discourse, domain)) is not None:
        (body, start), doubt = spoken_of, BODY_OF_SENTENCE.less
    else:
        return
    if not allowed(domain, predicate, person, body):
        return
    yield Claim(person, predicate, body, start, office.end, OFFICE, doubt)
    if offices.is_founder(office.title) and allowed(domain, schema.founder_property, body, person):
        yield Claim(body, schema.founder_property, person, start, office.end, FOUNDER, doubt)


def _body_spoken_of(office: Office, predicate: str, discourse: Discourse, domain: Domain) -> tuple[Thing, int] | None:
    """The body that the clause before is about, and where that begins: 某公司成立，总经理秦牧; none for a degree."""
    schema = domain.schema
    if takes_from(office, domain) or not discourse.sentence.clauses:
        return None
    subjects, _, begins = discourse.sentence.clauses[-1]
    if any(schema.is_a(t.kind, schema.person) for t in subjects):
        return None
    fitting = [t for t in subjects if schema.fits(t.kind, schema.ranges.get(predicate, frozenset()))]
    return (fitting[0], begins) if len(fitting) == 1 else None


def person_meant(clause: Sequence[Item], seen: Iterable[Thing], domain: Domain) -> tuple[Thing, Office] | None:
    """The person named last, whom an office after a demonstrative stands for, and the office: 这位某某公司的焊工; not 一位焊工.

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


def as_person(clause: Sequence[Item], person: Thing) -> list[Item]:
    """The clause 这位某某公司的焊工 as the person that it means."""
    return [replace(clause[-1], type="thing", things=[person], start=clause[0].start)]


def offices_alone(clause: Sequence[Item], discourse: Discourse, domain: Domain) -> list[tuple[Thing, Office]]:
    """Offices that are a clause by themselves, of whom the sentence is about: 秦牧，1963年生，清华大学硕士，教授; not 教授来访."""
    offices = [x.office for x in clause if x.office is not None]
    if not offices or not all(_is_of_offices(x, offices[0]) for x in clause):
        return []
    person = _last_person(discourse, domain)
    return [(person, office) for office in offices] if person is not None else []


def _is_of_offices(item: Item, first: Office) -> bool:
    """Whether an item is an office, the body of the first one, or what joins several: 清华大学|教授|、|院长."""
    return item.office is not None or item.is_word(*_ANDS) or item.things == [first.body]


def _last_person(discourse: Discourse, domain: Domain) -> Thing | None:
    """The person that the last clause about persons is about, None if there are several: 秦牧，1963年生; not 秦牧、顾玮来访."""
    spoken_of = (
        [t for t in s if domain.schema.is_a(t.kind, domain.schema.person)]
        for s, _, _ in reversed(discourse.sentence.clauses)
    )
    persons = next((p for p in spoken_of if p), [])
    return persons[0] if len(persons) == 1 else None
