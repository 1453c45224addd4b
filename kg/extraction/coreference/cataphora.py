"""Cataphora: who a clause is about that stands before the first one with a subject, 毕业于甲校后，乙创办丙."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item

Verbs = Callable[[Sequence[Item]], list[tuple[int, int, list[Frame]]]]


def with_subjects(clauses: Sequence[list[Item]], verbs_of: Verbs, domain: Domain) -> list[list[Item]]:
    """The clauses of a sentence, those that say what only persons do and of nobody led by the person whom a later one opens with."""
    first = next((k for k, c in enumerate(clauses) if _person_in(c, domain)), 0)
    opening = _opening(clauses[first], domain) if first else None
    out = list(clauses)
    for k, clause in enumerate(clauses[:first] if opening is not None else ()):
        if _of_a_person(clause, verbs_of, domain):
            assert opening is not None
            out[k] = [Item("thing", clause[0].start, clause[0].start, "", things=opening.things), *clause]
        elif clause[0].type == "thing":
            break  # 甲牵手乙，攻关丙；丁…
    return out


def _person_in(clause: Sequence[Item], domain: Domain) -> bool:
    return any(domain.schema.is_a(t.kind, domain.schema.person) for x in clause for t in x.things)


def _opening(clause: Sequence[Item], domain: Domain) -> Item | None:
    """The person that a clause opens with, dates and adverbs before them."""
    first = next((x for x in clause if x.type != "date" and x.tag not in ("d", "ad", "TIME", "w")), None)
    return first if first is not None and _person_in([first], domain) else None


def _of_a_person(clause: Sequence[Item], verbs_of: Verbs, domain: Domain) -> bool:
    """Whether a verb of a clause says what only persons do, and no noun that it qualifies is who does it: 来自甲校的学生."""
    if any(x.tag == "r" for x in clause):
        return False
    for _, last, frames in verbs_of(clause):
        closed = next((k for k in range(last + 1, len(clause)) if clause[k].is_word("的")), len(clause))
        who = any(x.type == "office" for x in clause[closed:])
        if any(_asks_person(f, domain) and (not who or _gives_office(f)) for f in frames):
            return True
    return False


def _gives_office(frame: Frame) -> bool:
    return any(s.object == "office" for s in frame.says)


def _asks_person(frame: Frame, domain: Domain) -> bool:
    ends = [domain.schema.domains.get(s.predicate, frozenset()) for s in frame.says if s.subject in ("agent", "holder")]
    return bool(ends) and all(end == {domain.schema.person} for end in ends)
