"""Frames of the lexicon over clauses: who fills their roles, what facts that makes, and what later clauses lean on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kg.domain import Domain, Frame, Says
from kg.extraction.clauses.items import Item, Office
from kg.extraction.clauses.verbs import Verb, verbs_in
from kg.extraction.coreference.discourse import Discourse, Made
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Status
from kg.extraction.relations.around_verb import roles_around
from kg.extraction.relations.claims import Claim, Filler, allowed
from kg.extraction.relations.expectations import (
    brought_in,
    newcomer,
    of_newcomer,
    of_things_to_come,
    said_of,
    said_of_newcomer,
)
from kg.extraction.relations.fillers import fill
from kg.extraction.relations.match import Match, Predication, Said
from kg.extraction.relations.mutual import mutual_claims
from kg.extraction.relations.offices import takes_from
from kg.extraction.relations.phrases import ends, for_whom, is_nominal, names_occasion, office_holders, quotes_in
from kg.extraction.relations.renaming import rename
from kg.extraction.relations.roles import Roles
from kg.extraction.rules.doubts import AWAITED, NEWCOMER
from kg.extraction.rules.facts import CATAPHORA
from kg.extraction.tokens.function_words import NOW, OF_LATE
from kg.extraction.trace import Trace

_SINCE_THEN = frozenset("至今 迄今 累计 连续 已连续 先后".split())


class FrameReader:
    """Matches the lexicon's frames over the clauses of an article."""

    def __init__(self, domain: Domain, trace: Trace) -> None:
        """Takes the domain whose frames are read, and who hears of it."""
        self.domain, self.trace = domain, trace

    def read(self, clause: Sequence[Item], discourse: Discourse) -> list[Claim]:
        """The claims of one clause; `discourse` gives what it leaves out, and is brought up to date."""
        self._occasion(clause, discourse)
        words = {x.text for x in clause if x.type == "word"}
        if not words.isdisjoint(_SINCE_THEN):
            discourse.date = None  # 始于2006年，至今已举办14届
        discourse.of_late |= any(x.text.startswith(OF_LATE) for x in clause)
        found = self.verbs(clause, told=True)
        self.elided: list[Thing] = []
        at = frozenset(i for i, _, _ in found)
        claims = list(self._expected(clause, discourse))
        by: list[Item] = []
        for i, last, frames in found:
            short = [*clause[: i + 1], *clause[last + 1 :]]
            roles = roles_around(
                short, i, frozenset(k if k <= i else k - (last - i) for k in at), self.domain.names.belongings
            )
            verb = "".join(x.text for x in clause[i : last + 1])
            if roles.manner.negated:
                self.trace.dropped(verb, "negated")
            for frame in () if roles.manner.negated else frames:
                claims.extend(self._claims(frame, verb, roles, clause, discourse))
            by += roles.marked.by
        self._note(clause, at, by, discourse)
        if not words.isdisjoint(NOW):
            discourse.date = None
        return claims

    def _note(self, clause: Sequence[Item], verbs: frozenset[int], by: Sequence[Item], discourse: Discourse) -> None:
        """Notes what the clause as a whole is about: its subject, or the noun that it describes; and what else it brings up."""
        schema = self.domain.schema
        whole = roles_around(clause, len(clause), verbs, self.domain.names.belongings)
        before = roles_around(clause, min(verbs), verbs, self.domain.names.belongings) if verbs else whole
        subjects = [t for x in whole.subjects for t in x.things]
        if (link := next((k for k, x in enumerate(clause) if x.is_word("是")), 0)) and clause[link - 1].type == "thing":
            subjects = list(clause[link - 1].things)  # 甲是乙人: 甲 is under discussion
        if not subjects:
            subjects = [t for x in before.subjects for t in x.things]
        if (
            not subjects
            and clause[0].type == "thing"
            and clause[0].modifies
            and schema.is_a(clause[0].things[0].kind, schema.organization)
        ):
            subjects = list(clause[0].things)  # 青川大学第三届理事会成立
        with_whom = [
            x for x in whole.marked.partner if x in before.marked.partner
        ]  # 和 after the verb joins its objects
        subjects += [t for t in office_holders(clause) if t not in subjects and schema.is_a(t.kind, schema.person)]
        if self.elided:  # 大会由甲主办，乙承办，…: 大会 is what goes on to be spoken of
            subjects = list(self.elided)
        rest = [t for x in clause if x.type == "thing" and x not in by for t in x.things if t not in subjects]
        discourse.date = next((x for x in reversed(whole.dates) if x.relation in ("on", "since")), discourse.date)
        partners = [t for x in with_whom for t in x.things]
        discourse.partners += partners
        subjects += [t for t in partners if t not in subjects]
        discourse.note(subjects, rest, clause[0].start, turned=whole.unnamed.subject)
        for item in clause:
            if (
                item.type == "thing"
                and item not in by
                and (item.groups or len(item.things) == 2)
                and item.text not in ("前者", "后者")
            ):
                discourse.lists.append(item.groups or [[t] for t in item.things])
        discourse.events += [t for x in clause for t in x.things if schema.is_a(t.kind, schema.event)]
        if len(whole.subjects) == 1 and len(whole.marked.partner) == 1:
            discourse.lists.append([whole.subjects[0].things, whole.marked.partner[0].things])

    def carry_on(self, said: Said, discourse: Discourse) -> None:
        """Leaves in the discourse what later frames and clauses lean on."""
        sentence = discourse.sentence
        sentence.made = said.made or sentence.made
        if said.settled:
            sentence.awaiting.clear()
        sentence.awaiting += said.awaited
        discourse.paragraph.expected += said.expected
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
        if newcomer(clause, self.domain) is not None:
            discourse.paragraph.expected.clear()

    def _predications(self, clause: Sequence[Item]) -> list[Predication]:
        """The verbs of a clause, each with the roles around it."""
        verbs = verbs_in(clause, self.domain, self.trace)
        return [self._predication(clause, verb, verbs) for verb in verbs]

    def _claims(
        self, frame: Frame, verb: str, roles: Roles, clause: Sequence[Item], discourse: Discourse
    ) -> Iterator[Claim]:
        schema = self.domain.schema
        fillers = fill(frame, roles, discourse, self.domain)
        if roles.subjects and not roles.objects and fillers.start("patient") is not None:
            acting = any(isinstance(t, Thing) and schema.is_a(t.kind, schema.person) for t in fillers["agent"])
            self.elided = [] if acting else [t for t in fillers["patient"] if isinstance(t, Thing)]
        if frame.introduces and roles.objects:
            made = next((t for t in fillers.get("patient", []) if isinstance(t, Thing)), None)
            discourse.made = (made, clause[0].start) if made is not None else discourse.made
        fillers.put("quote", quotes_in(clause))
        self.trace.tried(frame, verb, fillers)
        start, end = clause[0].start, clause[-1].end
        status: Status = "planned" if roles.manner.planned and not frame.scheduled else "actual"
        on = next((d for d in fillers.get("date", []) if isinstance(d, Date)), None)
        for says in frame.says:
            if says.subject == "newcomer":
                said = [o.title if isinstance(o, Office) else o for o in fillers.get(says.object, [])]
                texts = [o for o in said if isinstance(o, Thing | str)]
                discourse.expected.append((says.predicate, texts, start, end, frame))
            predicate = says.predicate
            if says.object == "officeBody" and predicate == schema.body_property and _of_degree(fillers, self.domain):
                predicate = schema.degree_property  # 他是某校校友
            for s, o in self._pairs(fillers.get(says.subject, []), fillers.get(says.object, []), roles):
                why = self._refusal(says, s, o) or (
                    "a place is there already" if self._old_place(frame, s, clause, roles) else ""
                )
                if why:
                    self.trace.dropped(f"{match.frame.name}: {says.predicate}", why)
                elif isinstance(s, Thing):
                    value = o.title if isinstance(o, Office) else o
                    yield match.claim(s, predicate, value, (says.subject, says.object))

    def _expected(self, clause: Sequence[Item], discourse: Discourse) -> Iterator[Claim]:
        """What was said of somebody whom this clause is the first to name."""
        person = None
        if discourse.expected:
            person = next(
                (t for x in clause for t in x.things if self.domain.schema.is_a(t.kind, self.domain.schema.person)),
                None,
            )
        if person is None:
            return
        for predicate, objects, start, end, frame in discourse.expected:
            for o in objects:
                if allowed(self.domain, predicate, person, o):
                    yield Claim(person, predicate, o, start, end, CATAPHORA.as_sure_as(frame), NEWCOMER.less)
        discourse.expected = []

    def _awaited(
        self, frame: Frame, fillers: Fillers, roles: Roles, clause: Sequence[Item], discourse: Discourse
    ) -> Iterator[Claim]:
        """Cataphora: 围绕某某，甲推出乙 says of 乙 what its first clause says of nobody."""
        said = roles.objects or roles.relative.head is not None
        patients = [t for t in fillers.get("patient") or fillers.get("event", []) if isinstance(t, Thing) and said]
        for predicate, objects, start, waiting in discourse.awaiting if patients else []:
            for s in patients:
                for o in objects:
                    if allowed(self.domain, predicate, s, o):
                        yield Claim(s, predicate, o, start, clause[-1].end, CATAPHORA.as_sure_as(waiting), AWAITED.less)
        if patients:
            discourse.awaiting = []
        if roles.objects and not fillers.get("agent") and not any(s for s, _, _ in discourse.clauses):
            for says in frame.says:
                things = [t for t in fillers.get(says.object, []) if isinstance(t, Thing)]
                if says.subject == "agent" and things:
                    discourse.awaiting.append((says.predicate, things, clause[0].start, frame))
        if roles.marked.by and not said and not fillers.get("patient"):  # 由甲主办、乙承办的丙
            for says in frame.says:
                things = [t for t in fillers.get(says.object, []) if isinstance(t, Thing)]
                if says.subject == "patient" and says.object == "agent":
                    discourse.awaiting.append((says.predicate, things, clause[0].start, frame))

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

    def _mutual(self, frame: Frame, fillers: Fillers, roles: Roles) -> Iterator[tuple[Thing, Thing]]:
        """Each two of the agents, or each agent with each partner where partners are marked."""
        schema = self.domain.schema
        assert frame.mutual is not None
        if roles.manner.nominal and not roles.objects:
            return
        agents = [t for t in fillers.get("agent", []) if isinstance(t, Thing)]
        partners = [t for t in fillers.get("partner", []) if isinstance(t, Thing)]
        if not frame.says and not partners:  # 甲牵手乙
            partners = [
                t
                for x in roles.objects
                if x is not roles.relative.head
                for t in x.things
                if agents and t not in agents and allowed(self.domain, frame.mutual, agents[0], t)
            ]
        if not partners and (
            roles.unnamed.partner or roles.manner.respectively or (fillers.doubt("agent") and len(agents) > 2)
        ):
            return
        groups = [g for x in (*roles.subjects, *roles.marked.by) for g in x.groups]
        if groups and not partners:
            pairs = [(a, b) for g in groups for n, a in enumerate(g) for b in g[n + 1 :]]
        elif partners and roles.manner.respectively and len(agents) == len(partners) > 1:
            pairs = list(zip(agents, partners, strict=True))
        elif partners:
            pairs = [(a, b) for a in agents for b in partners]
        else:
            pairs = [(a, b) for n, a in enumerate(agents) for b in agents[n + 1 :]]
        person = schema.person
        for a, b in pairs:
            if (
                a is not b
                and allowed(self.domain, frame.mutual, a, b)
                and not (schema.is_a(a.kind, person) and schema.is_a(b.kind, person))
            ):
                yield a, b

    def _pairs(self, subjects: list[Filler], objects: list[Filler], roles: Roles) -> Iterator[tuple[Filler, Filler]]:
        if roles.manner.respectively and len(subjects) == len(objects) > 1:
            yield from zip(subjects, objects, strict=True)
            return
        for s in subjects:
            for o in objects:
                yield s, o
