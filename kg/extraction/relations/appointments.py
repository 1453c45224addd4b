"""Appointments: who holds an office, and at which body, where a verb says it: 甲担任乙院长, 院长由甲出任, 身为院长的甲."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.clauses.items import Office
from kg.extraction.coreference.discourse import LeftOut
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Filled
from kg.extraction.relations.clause import NOTHING, Clause, things_of
from kg.extraction.relations.office_rows import may_be_held_at
from kg.extraction.rules.doubts import BODY_SPOKEN_OF


def appointment(clause: Clause) -> dict[str, Filled]:
    """What fills the roles of an office: who holds it, at which body, and of what else the clause tells."""
    roles = clause.roles
    offices = _offices(clause)
    named = _holders_named(clause)
    holders = LeftOut(named, 0.0, None) if named else _holders_left_out(clause)
    each = roles.manner.respectively and len(holders.things) == len(offices) > 1  # 甲、乙分别任丙院长、丁院长
    one = holders._replace(things=holders.things if each or named else holders.things[:1])
    bodies = _bodies(clause, offices)
    apart = len(bodies.things) >= len(offices) and (each or len(one.things) == 1)  # 历任甲校院长、乙校校长
    return {
        "topic": Filled(_topic(clause) if roles.marked.by else []),
        "by": Filled(things_of(roles.marked.by)),
        "office": Filled(offices),
        "holder": Filled(*one),
        "before": Filled(list(roles.subjects[-1].things) if roles.subjects else []),
        "officeBody": Filled(*bodies._replace(things=bodies.things if apart else bodies.things[-1:])),
    }


def _topic(clause: Clause) -> list[Thing]:
    """What the clause is about: its subject and the noun described, else what was last spoken of: 公司由甲任经理."""
    said = [*things_of(clause.roles.subjects), *clause.described]
    return said or clause.discourse.left_out(lambda t: True).things[:1]


def _offices(clause: Clause) -> list[Office]:
    """The offices after the verb, or before it, 院长|由甲出任. Not of who is its subject: 院长|甲出任乙主任, 院长|为甲颁发聘书."""
    acts = _has_person(clause) or clause.roles.marked.recipient
    subjects = clause.roles.subjects if not acts else []
    return [x.office for x in (*clause.roles.objects, *subjects) if x.type == "office" and x.office is not None]


def _holders_named(clause: Clause) -> list[Thing]:
    """The persons of the clause: after 由, before the verb, after it, or after the relative clause: 身为院长的|甲."""
    roles = clause.roles
    around = [x.things for x in (*roles.marked.by, *reversed(roles.subjects), *roles.objects)]
    persons = (list(filter(clause.is_person, things)) for things in (*around, clause.described))
    return next(filter(None, persons), [])


def _holders_left_out(clause: Clause) -> LeftOut:
    """Who was last spoken of: 2015年|任院长. Not where somebody else is named: 由一名工程师任院长."""
    if clause.roles.unnamed.agent or clause.roles.unnamed.subject:
        return NOTHING
    dated = clause.discourse.sentence.date is not None or bool(clause.roles.dates)
    return clause.discourse.left_out(clause.is_person, subjects_only=True, far=dated)


def _bodies(clause: Clause, offices: Sequence[Office]) -> LeftOut:
    """At which bodies the offices are held: the first rule that knows decides."""
    if not offices:
        return NOTHING
    said = _of_title(clause, offices) or _hiring(clause)
    if said:
        return LeftOut(said, 0.0, None)
    schema = clause.domain.schema
    elsewhere = any(schema.is_a(t.kind, schema.place) for t in things_of(clause.roles.objects))
    return _body_left_out(clause, offices) if not elsewhere else NOTHING  # 任|某市|市长: of the place


def _of_title(clause: Clause, offices: Sequence[Office]) -> list[Thing]:
    """The bodies that stand before the titles: 任|甲大学|院长; of one title, the whole list: 任|甲、乙、丙|客座教授."""
    bodies = [o.body for o in offices if o.body is not None]
    if len(offices) > 1 or not bodies:
        return bodies
    lists = (x.things for x in clause.roles.objects if x.type == "thing" and x.things[-1] is bodies[0])
    return next(lists, bodies)


def _hiring(clause: Clause) -> list[Thing]:
    """The body that the clause names before a verb whose object is the person: 某大学|聘请|张三为教授; not 张三|出任."""
    hired = any(clause.is_person(t) for t in things_of(clause.roles.objects))
    bodies = things_of(clause.roles.subjects[-1:]) if hired else []
    return bodies if len(bodies) == 1 and _may_have_offices(clause)(bodies[0]) else []


def _body_left_out(clause: Clause, offices: Sequence[Office]) -> LeftOut:
    """The body under discussion: just founded, 创办某公司并任|董事长; of the title, 任|站长; else the only one there is."""
    may_have = _may_have(clause, offices)
    made = clause.discourse.sentence.just_made()
    if made is not None and may_have(made):
        return LeftOut([made], BODY_SPOKEN_OF.less, None)
    led = {clause.domain.offices.after_what(o.title) for o in offices} - {""}  # 站长 leads a 站
    for thing in filter(may_have, clause.discourse.salient()):
        if any(name[-1] in led for name in thing.names):
            return LeftOut([thing], BODY_SPOKEN_OF.less, None)
    left = clause.discourse.left_out(lambda t: may_have(t) and t not in clause.discourse.sentence.partners)
    return left if len(left.things) == 1 else NOTHING  # of several, it may be any


def _may_have_offices(clause: Clause) -> Callable[[Thing], bool]:
    """What an office may be held at: a test on things."""
    schema = clause.domain.schema
    classes = schema.ranges.get(schema.body_property, frozenset())
    return lambda t: schema.fits(t.kind, classes)


def _may_have(clause: Clause, offices: Sequence[Office]) -> Callable[[Thing], bool]:
    """What some offices may be held at that name no body: a test on things, 校长 at no 局."""
    any_office = _may_have_offices(clause)
    return lambda t: any_office(t) and all(may_be_held_at(o.title, t, clause.domain) for o in offices)


def _has_person(clause: Clause) -> bool:
    """Whether a person stands before the verb."""
    return any(map(clause.is_person, things_of(clause.roles.subjects)))
