"""Cataphora: who a clause is about that stands before the first one with a subject, 毕业于甲校后，乙创办丙."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.clauses.verbs import Verb, verbs_in
from kg.extraction.entities.thing import Thing
from kg.extraction.trace import Trace

_BEFORE_SUBJECT = frozenset(("d", "ad", "TIME", "w"))


def with_subjects(clauses: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """The clauses of a sentence, those that say what only persons do and of nobody led by the person whom a later one opens with."""
    first = next((k for k, c in enumerate(clauses) if _names_person(c, domain)), 0)
    who = _opening(clauses[first], domain) if first else []
    out = list(clauses)
    for k, clause in enumerate(clauses[:first] if who else ()):
        if _of_a_person(clause, domain):
            out[k] = [Item("thing", clause[0].start, clause[0].start, "", things=who), *clause]
        elif clause[0].type == "thing":
            break  # 甲牵手乙，攻关丙；丁…
    return out


def _names_person(clause: Sequence[Item], domain: Domain) -> bool:
    """Whether a person is named in a clause."""
    return any(domain.schema.is_a(t.kind, domain.schema.person) for x in clause for t in x.things)


def _opening(clause: Sequence[Item], domain: Domain) -> list[Thing]:
    """The persons that a clause opens with, dates and adverbs before them: 昨日，乙创办丙."""
    first = next((x for x in clause if x.type != "date" and x.tag not in _BEFORE_SUBJECT), None)
    return first.things if first is not None and _names_person([first], domain) else []


def _of_a_person(clause: Sequence[Item], domain: Domain) -> bool:
    """Whether a verb of a clause says what only persons do, 毕业于甲校后; not of a noun that it qualifies, 来自甲校的学生."""
    pronoun = any(x.tag == "r" for x in clause)
    return not pronoun and any(_asks_for_person(verb, clause, domain) for verb in verbs_in(clause, domain, Trace()))


def _asks_for_person(verb: Verb, clause: Sequence[Item], domain: Domain) -> bool:
    """Whether a frame of a verb says what only persons do; if an office follows its 的, only one that gives an office."""
    closed = next((k for k in range(verb.last + 1, len(clause)) if clause[k].is_word("的")), len(clause))
    who = any(x.type == "office" for x in clause[closed:])
    return any(_only_persons(f, domain) and (not who or _gives_office(f)) for f in verb.frames)


def _gives_office(frame: Frame) -> bool:
    """Whether a frame says who holds an office."""
    return any(s.object == "office" for s in frame.says)


def _only_persons(frame: Frame, domain: Domain) -> bool:
    """Whether only a person can do what a frame says, by the domains of its properties."""
    ends = [domain.schema.domains.get(s.predicate, frozenset()) for s in frame.says if s.subject in ("agent", "holder")]
    return bool(ends) and all(end == {domain.schema.person} for end in ends)
