"""Frames of the lexicon over clauses: who fills their roles, what facts that makes, and what later clauses lean on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kg.domain import Domain, Frame, Says
from kg.extraction.clauses.items import Item, Office
from kg.extraction.clauses.verbs import Verb, verbs_in
from kg.extraction.coreference.discourse import Discourse, Made
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.around_verb import roles_around
from kg.extraction.relations.centers import scene_of, topics_of, whole_clause
from kg.extraction.relations.claims import Claim, Filler, allowed
from kg.extraction.relations.clause import things_of
from kg.extraction.relations.expectations import brought_in, of_things_to_come, said_of
from kg.extraction.relations.fillers import Fillers, fill
from kg.extraction.relations.match import Match, Predication, Said
from kg.extraction.relations.mutual import mutual_claims
from kg.extraction.relations.offices import takes_from
from kg.extraction.relations.phrases import ends, in_a_row, quotes_in
from kg.extraction.relations.renaming import renamed
from kg.extraction.relations.roles import Roles
from kg.extraction.rules.facts import FOUNDER
from kg.extraction.tokens.tags import NOW, OF_LATE, WISHES
from kg.extraction.trace import Trace
from kg.language.dates import Date

_SINCE_THEN = frozenset("至今 迄今 累计 连续 已连续 先后".split())

_HARDLY_NAMED = 2
"""Times that a text names what it says nothing else of."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A frame whose verb stands in a clause, and what fills its roles."""

    frame: Frame
    verb: str
    fillers: Fillers


class FrameReader:
    """Matches the lexicon's frames over the clauses of an article."""

    def __init__(self, domain: Domain, trace: Trace) -> None:
        """Takes the domain whose frames are read, and who hears of it."""
        self.domain, self.trace = domain, trace
        self.denied: list[Claim] = []
        """What the article says is not so: 甲未与乙签约."""

    def read(self, clause: Sequence[Item], discourse: Discourse) -> list[Claim]:
        """The claims of one clause; `discourse` gives what it leaves out, and is brought up to date."""
        self._begin(clause, discourse)
        predications = self._predications(clause)
        said: list[Said] = []
        for predication in predications:
            if predication.roles.manner.negated:
                self.trace.dropped(predication.text, "negated")
                self.denied += self._denied(predication, discourse)
            for frame in predication.asserted:
                said.append(self.match(frame, predication, discourse))
                self.carry_on(said[-1], discourse)
        left_out = next((s.left_out for s in reversed(said) if s.left_out is not None), ())
        discourse.note(topics_of(whole_clause(clause, predications, self.domain), left_out, self.domain))
        if _has_word(clause, NOW):
            discourse.sentence.date = None
        claims = [claim for s in said for claim in s.claims]
        self.denied += self._of_who_lets(clause, claims)
        return claims

    def _of_who_lets(self, clause: Sequence[Item], claims: Sequence[Claim]) -> Iterator[Claim]:
        """What a clause does not say of who only has another do it, either way round: 省科技厅|批准|某大学|设立某实验室."""
        at = next((k for k, x in enumerate(clause[:-1]) if x.is_word(*self.domain.cues.pivots)), None)
        if at is not None:
            doing = clause[at + 1].things
            letting = [t for x in clause[:at] for t in x.things]
            pairs = [(c, t) for c in claims if c.object in doing for t in letting]
            yield from (replace(c, object=t) for c, t in pairs)
            yield from (replace(c, subject=t, object=c.subject) for c, t in pairs)

    def _denied(self, predication: Predication, discourse: Discourse) -> Iterator[Claim]:
        """What a negated verb would say if it were not."""
        for frame in predication.verb.frames:
            yield from self.match(frame, predication, discourse).claims

    def match(self, frame: Frame, predication: Predication, discourse: Discourse) -> Said:
        """What a frame says where its verb stands; changes nothing but the class of a plan that is an honour."""
        self._honour(frame, predication.roles, discourse)
        fillers = fill(frame, predication.roles, discourse, self.domain)
        fillers.put("quote", quotes_in(predication.clause))
        fillers.put("inARow", in_a_row(predication.clause, predication.verb.first))
        self.trace.saw(Tried(frame, predication.text, fillers))
        match = Match(frame, predication.clause, predication.roles, fillers)
        named = brought_in(match)
        has_happened = frame.renames and match.status == "actual"
        before = said_of(named, discourse.sentence.awaiting, match.end, self.domain)
        return Said(
            claims=(*self._stated(match), *self._founded(match), *before, *mutual_claims(match, self.domain)),
            left_out=self._left_out(match),
            made=self._made(match),
            renamed=renamed(fillers, predication.roles, predication.clause, self.domain) if has_happened else None,
            held=match.date is not None and bool(fillers.get("ceremony")),
            settled=bool(named),
            awaited=tuple(of_things_to_come(match, has_subject=discourse.sentence.has_subject)),
        )

    def carry_on(self, said: Said, discourse: Discourse) -> None:
        """Leaves in the discourse what later frames and clauses lean on."""
        sentence = discourse.sentence
        sentence.made = said.made or sentence.made
        if said.settled:
            sentence.awaiting.clear()
        sentence.awaiting += said.awaited
        if said.held:
            discourse.occasions.ceremony = None
        if said.renamed is not None:
            said.renamed.thing.same_as = said.renamed.same_as

    def _begin(self, clause: Sequence[Item], discourse: Discourse) -> None:
        """Takes note of the time and the occasion of a clause, and that it names whom the text has spoken of."""
        scene = scene_of(clause, discourse.occasions.main, self.domain)
        if scene is not None:
            discourse.occasions.current, discourse.sentence.occasion_here = scene
        if _has_word(clause, _SINCE_THEN):
            discourse.sentence.date = None  # 始于2006年，至今已举办14届
        discourse.sentence.of_late |= any(x.text.startswith(OF_LATE) for x in clause)

    def _predications(self, clause: Sequence[Item]) -> list[Predication]:
        """The verbs of a clause, each with the roles around it."""
        verbs = verbs_in(clause, self.domain, self.trace)
        return [self._predication(clause, verb, verbs) for verb in verbs]

    def _predication(self, clause: Sequence[Item], verb: Verb, verbs: Sequence[Verb]) -> Predication:
        """A verb with the roles around it, read as if it were one word."""
        more = verb.last - verb.first
        row = [*clause[: verb.first + 1], *clause[verb.last + 1 :]]
        places = frozenset(v.first if v.first <= verb.first else v.first - more for v in verbs)
        text = "".join(x.text for x in clause[verb.first : verb.last + 1])
        roles = roles_around(row, verb.first, places, self.domain)
        roles.manner.respectively |= text in self.domain.figures.distributing
        roles.manner.hoped |= any(x.text in WISHES and x.tag == "v" for x in clause[: verb.first])
        return Predication(text, verb, clause, roles)

    def _stated(self, match: Match) -> Iterator[Claim]:
        """The facts that a frame states between those who fill its roles."""
        for says in match.frame.says:
            predicate = self._predicate(says, match)
            for s, o in _pairs(says, match):
                why = self._refusal(says, s, o) or self._no_news(s, match)
                if why:
                    self.trace.dropped(f"{match.frame.name}: {says.predicate}", why)
                elif isinstance(s, Thing):
                    value = o.title if isinstance(o, Office) else o
                    yield match.claim(s, predicate, value, (says.subject, says.object))

    def _honour(self, frame: Frame, roles: Roles, discourse: Discourse) -> None:
        """Makes awards of the plans that persons are chosen for, 张三入选某某计划, unless the text goes on about them."""
        schema = self.domain.schema
        plans = [t for t in things_of(roles.objects) if schema.is_a(t.kind, schema.honour)]
        if frame.makes != schema.award or not plans:
            return
        winning = schema.ranges.get(schema.honour_property, frozenset())
        chosen = things_of(roles.subjects) or discourse.left_out(lambda t: schema.fits(t.kind, winning)).things
        if chosen and all(schema.is_a(t.kind, schema.person) for t in chosen):
            for plan in plans:
                plan.kind = schema.award if len(plan.mentions) <= _HARDLY_NAMED else plan.kind

    def _founded(self, match: Match) -> Iterator[Claim]:
        """That who is said to be the founder of a body has founded it: 甲是乙公司的创始人."""
        offices = [o for o in match.fillers.get("office", []) if isinstance(o, Office)]
        if not any(self.domain.offices.is_founder(o.title) for o in offices):
            return
        founded = self.domain.schema.founder_property
        for body, person in product(match.things("officeBody"), match.things("holder")):
            if allowed(self.domain, founded, body, person):
                yield replace(match.claim(body, founded, person, ("officeBody", "holder")), rule=FOUNDER)

    def _predicate(self, says: Says, match: Match) -> str:
        """The property that is stated: of a body whose offices all are what one takes from a school, 某校校友, the other one."""
        if says.object != "officeBody" or says.predicate != self.domain.schema.body_property:
            return says.predicate
        offices = [o for o in match.fillers.get("office", []) if isinstance(o, Office)]
        of_degree = bool(offices) and all(takes_from(o, self.domain) for o in offices)
        return self.domain.schema.degree_property if of_degree else says.predicate

    def _refusal(self, says: Says, s: Filler, o: Filler) -> str:
        """Why two fillers make no fact; nothing if they make one."""
        if not isinstance(s, Thing) or s is o:
            return "its subject is no thing, or the object itself"
        if isinstance(o, Office) and any(
            o.title.endswith(x) for x in self.domain.offices.appositions - self.domain.offices.titles
        ):
            return "no office"
        if not allowed(self.domain, says.predicate, s, o):
            return f"its domain or range does not take {s.kind} and {o.kind if isinstance(o, Thing) else 'a value'}"
        return "" if self._narrow(says, s, o) else f"the lexicon takes other classes only, not {s.kind}"

    def _narrow(self, says: Says, s: Thing, o: Filler) -> bool:
        """Whether two fillers are of the classes that the lexicon asks for here."""
        return self.domain.schema.fits(s.kind, says.only) and (
            not says.only_object or (isinstance(o, Thing) and self.domain.schema.fits(o.kind, says.only_object))
        )

    def _no_news(self, s: Filler, match: Match) -> str:
        """Why nothing was brought into being, if a place was there before: 北京多了一家…创办的研究院, 筹建汉江流域数据中心."""
        place = isinstance(s, Thing) and self.domain.schema.is_a(s.kind, self.domain.schema.place)
        if not match.frame.introduces or not isinstance(s, Thing) or not place:
            return ""
        item = next((x for x in match.roles.objects if s in x.things), None)
        old = s.known_as is not None or item is None or not ends(match.clause, match.clause.index(item))
        return "a place is there already" if old else ""

    def _left_out(self, match: Match) -> tuple[Thing, ...] | None:
        """The patient that a clause leaves out while it names who acts, if those are no persons: 大会由甲主办，乙承办."""
        if not match.roles.subjects or match.roles.objects or match.fillers.start("patient") is None:
            return None
        acting = any(self.domain.schema.is_a(t.kind, self.domain.schema.person) for t in match.things("agent"))
        return () if acting else tuple(match.things("patient"))

    def _made(self, match: Match) -> Made | None:
        """What a frame brings into being: 组建丙."""
        made = match.things("patient") if match.frame.introduces and match.roles.objects else []
        return Made(made[0], match.start) if made else None


def _pairs(says: Says, match: Match) -> list[tuple[Filler, Filler]]:
    """Those who fill two roles, each with each, or the first with the first: 甲、乙分别任丙院长、丁院长."""
    subjects, objects = match.fillers.get(says.subject, []), match.fillers.get(says.object, [])
    if says.object == "date" and (own := _own_dates(match.clause)):
        return [(s, date) for s in match.things(says.subject) for date in own.get(s, ())]
    if len(subjects) > 1 and len(objects) > 1 and match.fillers.doubt(says.subject):
        return []  # of several who are only spoken of before, 来自甲、乙、丙的学者 says nothing
    if match.roles.manner.respectively and len(subjects) > 1 and len(objects) > 1:
        return list(zip(subjects, objects, strict=True)) if len(subjects) == len(objects) else []
    return list(product(subjects, objects))


def _own_dates(clause: Sequence[Item]) -> Mapping[Thing, Sequence[Date]]:
    """The dates that things of a clause have each for itself: 获某奖（2015年）、某某奖（2016年）."""
    return {thing: dates for x in clause for thing, dates in x.own_dates.items()}


def _has_word(clause: Sequence[Item], words: frozenset[str]) -> bool:
    """Whether one of these words stands in a clause."""
    return any(x.text in words and x.type == "word" for x in clause)
