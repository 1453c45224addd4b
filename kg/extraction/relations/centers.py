"""Centers: what a clause as a whole is about, on what occasion it speaks, and what it leaves for later clauses to lean on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Centers, ClauseTopics
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.around_verb import roles_around
from kg.extraction.relations.match import Predication
from kg.extraction.relations.phrases import names_occasion
from kg.extraction.relations.roles import Roles
from kg.extraction.tokens.neighbours import before

_IN_ITS_COURSE = ("上", "期间", "现场", "中", "间隙")


class Scene(NamedTuple):
    """The occasion on which a clause speaks, and where it says so."""

    event: Thing | None
    start: int


@dataclass(frozen=True)
class WholeClause:
    """A clause with the roles that it has as a whole."""

    items: Sequence[Item]
    verbs: frozenset[int]
    """Indices of the verbs that the lexicon knows in it."""
    things: Sequence[Item]
    """What it speaks of, without who does what its verbs say, after 由: that is not what it is about."""
    roles: Roles
    """Past its last item: what it describes, or what stands in it without a verb."""
    domain: Domain

    @cached_property
    def opening(self) -> Roles:
        """Before its first verb."""
        return roles_around(self.items, min(self.verbs), self.verbs, self.domain) if self.verbs else self.roles

    @property
    def partners(self) -> list[Thing]:
        """With whom it is done: 和 after the verb only joins its objects."""
        return _things(x for x in self.roles.marked.partner if x in self.opening.marked.partner)

    @property
    def date(self) -> Item | None:
        """Its last date on which something happens, or since which: not 到2030年."""
        return next((x for x in reversed(self.roles.dates) if x.relation in ("on", "since")), None)

    @property
    def lists(self) -> list[list[list[Thing]]]:
        """Its lists of two, or of pairs: 前者 and 后者 may point into them, and are none themselves."""
        listed = (x for x in self.things if x.text not in ("前者", "后者"))
        found = [x.groups or [[t] for t in x.things] for x in listed if x.groups or len(x.things) == 2]
        subjects, partners = self.roles.subjects, self.roles.marked.partner
        one_each = len(subjects) == 1 and len(partners) == 1
        return [*found, [subjects[0].things, partners[0].things]] if one_each else found


def whole_clause(items: Sequence[Item], predications: Sequence[Predication], domain: Domain) -> WholeClause:
    """A clause as a whole, with the verbs that stand in it."""
    verbs = frozenset(p.verb.first for p in predications)
    by = [x for p in predications for x in p.roles.marked.by]
    things = [x for x in items if x.type == "thing" and x not in by]
    return WholeClause(items, verbs, things, roles_around(items, len(items), verbs, domain), domain)


def topics_of(clause: WholeClause, left_out: Sequence[Thing], domain: Domain) -> ClauseTopics:
    """What a clause is about: its subject, or the noun that it describes; and what else it brings up.

    Args:
        clause: the clause with its roles.
        left_out: what it leaves out and yet goes on to speak of, 大会 in 大会由甲主办，乙承办，….
        domain: what is known beforehand.
    """
    subjects = list(left_out) or _subjects(clause, domain)
    return ClauseTopics(
        centers=Centers(subjects, _further(_things(clause.things), subjects), clause.items[0].start),
        turned=clause.roles.unnamed.subject,
        date=clause.date,
        partners=clause.partners,
        lists=clause.lists,
        events=[t for t in _things(clause.items) if domain.schema.is_a(t.kind, domain.schema.event)],
    )


def _subjects(clause: WholeClause, domain: Domain) -> list[Thing]:
    """What a clause says that it is about, and who it says holds an office."""
    subjects = _equated(clause.items) or _things(clause.roles.subjects) or _things(clause.opening.subjects)
    return subjects


def _equated(items: Sequence[Item]) -> list[Thing]:
    """What stands before 是: in 甲是乙人, 甲 is under discussion."""
    link = next((k for k, x in enumerate(items) if x.is_word("是")), 0)
    equated = before(items, link)
    return list(equated.things) if equated is not None and equated.type == "thing" else []


def _things(items: Iterable[Item]) -> list[Thing]:
    """The things of several items, in their order."""
    return [t for x in items for t in x.things]


def _further(things: Sequence[Thing], known: Sequence[Thing]) -> list[Thing]:
    """Those of some things that are not known yet."""
    return [t for t in things if t not in known]


def scene_of(clause: Sequence[Item], main: Thing | None, domain: Domain) -> Scene | None:
    """The occasion on which a clause speaks, the last that it names: 大会上, 会上, 期间. `main`: the article's event."""
    scenes = (_scene_at(clause, i, main, domain) for i in reversed(range(len(clause))))
    return next((scene for scene in scenes if scene is not None), None)


def _scene_at(clause: Sequence[Item], i: int, main: Thing | None, domain: Domain) -> Scene | None:
    """The occasion that the item at `i` names, if it names one."""
    item = clause[i]
    if item.type == "thing" and domain.schema.is_a(item.things[0].kind, domain.schema.event):
        following = next((x for x in clause[i + 1 : i + 3] if not x.is_word("”")), None)
        spoken = following is not None and following.is_word(*_IN_ITS_COURSE)
        return Scene(item.things[0], clause[0].start) if spoken else None
    return Scene(main, item.start) if names_occasion(clause, i, domain) else None
