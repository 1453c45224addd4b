"""Circumstances: with whom, where, on which occasion and when it happens that a verb says."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Filled
from kg.extraction.relations.clause import Clause, things_of
from kg.extraction.rules.doubts import EVENT_SPOKEN_OF, ON_MAIN_EVENT, ON_OCCASION


def marked(clause: Clause) -> dict[str, Filled]:
    """What prepositions mark, by role: 与|甲, 在|某地, 从|某校, 向|某市, 依托|某院."""
    roles = clause.roles
    said = {
        "partner": roles.marked.partner,
        "place": roles.marked.place,
        "source": roles.marked.source,
        "recipient": roles.marked.recipient or _indirect_objects(clause),
        "base": roles.marked.base,
    }
    return {role: Filled(things_of(items)) for role, items in said.items()}


def _indirect_objects(clause: Clause) -> list[Item]:
    """To whom it is given, before what is given: 授予|甲|“某某”. Not 授予|“某某”."""
    objects = clause.roles.objects
    given = next((k for k, x in enumerate(objects) if clause.fitting("patient", x.things)), 0)
    return objects[:given] if clause.frame.gives else []


def occasions(clause: Clause) -> Mapping[str, Filled]:
    """At which event it happens (named here, told of before, or any at all), and which event it is said of."""
    at_hand = _events_of_clause(clause) or _event_before(clause)
    named = clause.occasion_here
    nearest = _nearest_occasions(clause, at_hand[:1])
    event = _events_spoken_of(clause) or at_hand or named
    spoken_of = (
        Filled(event)
        if event
        else Filled(_event_carried(clause) or nearest["anyOccasion"].fillers[:1], EVENT_SPOKEN_OF.less)
    )
    return {
        "namedOccasion": Filled(at_hand) if at_hand else Filled(named, start=clause.discourse.sentence.occasion_here),
        **nearest,
        "event": spoken_of,
    }


def _events_of_clause(clause: Clause) -> list[Thing]:
    """The events at or in which it happens: 在|峰会|上签约, 峰会|举办. Not its objects: 举办|峰会."""
    roles = clause.roles
    return _events([*roles.occasion, *roles.marked.place, *roles.marked.source, *roles.subjects], clause)


def _event_before(clause: Clause) -> list[Thing]:
    """The event of the clause before, if this one has no subject: 峰会开幕，举办赋能会. Not told of another day: 去年举办赋能会."""
    roles, clauses = clause.roles, clause.discourse.sentence.clauses
    goes_on = roles.objects and not roles.subjects and clause.recent
    if not goes_on or not clauses:
        return []
    subjects, objects, _ = clauses[-1]
    own = things_of(roles.objects)
    return [t for t in (*reversed(objects), *subjects) if clause.is_event(t) and t not in own][:1]


def _nearest_occasions(clause: Clause, at_hand: list[Thing]) -> dict[str, Filled]:
    """The occasion under discussion, and the nearest event if that is none: the one that the article is about."""
    if at_hand or not _happens_there(clause):
        return {"occasion": Filled(at_hand), "anyOccasion": Filled(at_hand)}
    discourse = clause.discourse
    occasion = [discourse.occasions.current] if discourse.occasions.current is not None else []
    main = [discourse.occasions.main] if discourse.occasions.main is not None else []
    return {
        "occasion": Filled(occasion, ON_OCCASION.less, discourse.sentence.occasion_here),
        "anyOccasion": Filled(
            occasion or main, (ON_OCCASION if occasion else ON_MAIN_EVENT).less, discourse.sentence.occasion_here
        ),
    }


def _happens_there(clause: Clause) -> bool:
    """Whether a clause may tell of the occasion before it: 会上，甲签约. Not 2015年甲签约, 近年来甲签约."""
    if clause.discourse.sentence.occasion_here is not None and not clause.roles.dates:
        return True
    return all(x.current for x in clause.roles.dates) and clause.recent and not clause.discourse.sentence.of_late


def _events_spoken_of(clause: Clause) -> list[Thing]:
    """The events that are the object, or the noun described: 举办|峰会, 以“某某”为主题的|峰会."""
    described = [clause.roles.relative.head] if clause.roles.relative.head is not None else []
    return _events([*clause.roles.objects, *described], clause)


def _event_carried(clause: Clause) -> list[Thing]:
    """The event that the clause leaves out: the one just named, else the first of the paragraph, if the main one is not in it."""
    discourse = clause.discourse
    lead = discourse.paragraph.events[:1] if discourse.occasions.main not in discourse.paragraph.events else []
    return discourse.left_out(clause.is_event).things[:1] or lead


def dates(clause: Clause) -> dict[str, Filled]:
    """When it happens, and since when, if the frame asks for it: 自2015年|举办以来 is not the day of this one."""
    said = [x for x in clause.roles.dates if x.relation in ("on", "since")]
    carried = clause.discourse.sentence.date if not clause.roles.relative.of_topic else None
    last = said[-1:] or ([carried] if carried is not None else [])
    asked = any(s.object == "since" for s in clause.frame.says)
    since = [x for x in last if x.relation == "since" and asked]
    return {"since": _dated(since), "date": _dated([x for x in last if x not in since])}


def _dated(items: list[Item]) -> Filled:
    start = items[0].start if items else None
    return Filled([x.date for x in items if x.date is not None], start=start)


def _events(items: list[Item], clause: Clause) -> list[Thing]:
    return [t for t in things_of(items) if clause.is_event(t)]
