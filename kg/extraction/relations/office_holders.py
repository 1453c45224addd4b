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
    """Offices that are a clause by themselves, of whom the sentence is about: 秦牧，1963年生，清华大学硕士，教授; not 教授来访.

    Those of a career are of whom it is headed by: 秦牧简历 … 2003.08—2008.07|云江市科技局|副局长.
    """
    offices = [x.office for x in clause if x.office is not None]
    if not offices:
        return []
    if all(_is_of_offices(x, offices[0]) for x in clause):
        person = _last_person(discourse, domain)
        if person is not None:
            return [(person, office) for office in offices]
    if discourse.introduced is None or not _is_of_career(clause, discourse, domain):
        return []
    return _one_after_the_other(clause, discourse.introduced)


def _is_of_career(clause: Sequence[Item], discourse: Discourse, domain: Domain) -> bool:
    """Whether a clause only says when which office is held: 1988.07—1990.08|云岭大学|任|助教; 2012年3月至今，|某厅|厅长."""
    said, schema = discourse.sentence, domain.schema
    dated = clause[0].type == "date" or clause[0].tag == "TIME" or said.date is not None
    named = [t for c in said.clauses[-1:] for t in c.subjects] + [t for x in clause for t in x.things]
    bodies_alone = all(schema.is_a(t.kind, schema.organization) for t in named)
    return dated and bodies_alone and all(_may_be_of_career(x, domain) for x in clause)


def _may_be_of_career(item: Item, domain: Domain) -> bool:
    """Whether an item may stand in a line of a career: a time, a body, an office, 任, what joins several."""
    known = item.type in ("thing", "date", "mark", "office") or item.tag in ("TIME", "w")
    return known or item.is_word(*_ANDS, *domain.offices.taking)


def _one_after_the_other(clause: Sequence[Item], person: Thing) -> list[tuple[Thing, Office]]:
    """The offices of a person, each at the body named last: 云岭大学|任|助教、讲师."""
    held, body = list[tuple[Thing, Office]](), None
    for x in clause:
        body = x.things[0] if x.type == "thing" else body
        if x.office is not None:
            body = x.office.body or body
            held.append((person, replace(x.office, body=body)))
    return held


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
