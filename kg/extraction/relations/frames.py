"""Frames of the lexicon over clauses: which verb stands there, who fills its roles, and what facts that makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain, Frame, Says
from kg.extraction.clauses.items import Item, Office
from kg.extraction.coreference.discourse import Discourse
from kg.extraction.entities.thing import Thing
from kg.extraction.facts import Status
from kg.extraction.relations.claims import Claim, Filler, allowed
from kg.extraction.relations.fillers import Fillers, fill
from kg.extraction.relations.offices import takes_from
from kg.extraction.relations.phrases import ends, for_whom, is_nominal, names_occasion, office_holders, quotes_in
from kg.extraction.relations.renaming import rename
from kg.extraction.relations.roles import Roles, roles_around
from kg.extraction.rules.doubts import AWAITED, NEWCOMER
from kg.extraction.rules.facts import CATAPHORA
from kg.extraction.tokens.function_words import NOW, OF_LATE
from kg.extraction.trace import Trace
from kg.language.dates import Date

_SINCE_THEN = frozenset("至今 迄今 累计 连续 已连续 先后".split())


def _of_degree(fillers: Fillers, domain: Domain) -> bool:
    """Whether all offices of a clause are what one takes from a school: 某校校友."""
    offices = [o for o in fillers.get("office", []) if isinstance(o, Office)]
    return bool(offices) and all(takes_from(o, domain) for o in offices)


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
            if roles.negated:
                self.trace.dropped(verb, "negated")
            for frame in () if roles.negated else frames:
                claims.extend(self._claims(frame, verb, roles, clause, discourse))
            by += roles.by
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
        with_whom = [x for x in whole.partner if x in before.partner]  # 和 after the verb joins its objects
        subjects += [t for t in office_holders(clause) if t not in subjects and schema.is_a(t.kind, schema.person)]
        if self.elided:  # 大会由甲主办，乙承办，…: 大会 is what goes on to be spoken of
            subjects = list(self.elided)
        rest = [t for x in clause if x.type == "thing" and x not in by for t in x.things if t not in subjects]
        discourse.date = next((x for x in reversed(whole.dates) if x.relation in ("on", "since")), discourse.date)
        partners = [t for x in with_whom for t in x.things]
        discourse.partners += partners
        subjects += [t for t in partners if t not in subjects]
        discourse.note(subjects, rest, clause[0].start, turned=whole.other_subject)
        for item in clause:
            if (
                item.type == "thing"
                and item not in by
                and (item.groups or len(item.things) == 2)
                and item.text not in ("前者", "后者")
            ):
                discourse.lists.append(item.groups or [[t] for t in item.things])
        discourse.events += [t for x in clause for t in x.things if schema.is_a(t.kind, schema.event)]
        if len(whole.subjects) == 1 and len(whole.partner) == 1:
            discourse.lists.append([whole.subjects[0].things, whole.partner[0].things])

    def _occasion(self, clause: Sequence[Item], discourse: Discourse) -> None:
        """Takes note of 大会上, 会上, 期间: what follows happens there."""
        for i, item in enumerate(clause):
            if item.type == "thing" and self.domain.schema.is_a(item.things[0].kind, self.domain.schema.event):
                after = next((x for x in clause[i + 1 : i + 3] if not x.is_word("”")), None)
                if after is not None and after.is_word("上", "期间", "现场", "中", "间隙"):
                    discourse.occasion, discourse.occasion_here = item.things[0], clause[0].start
            elif names_occasion(clause, i):
                discourse.occasion, discourse.occasion_here = discourse.main, item.start

    def verbs(self, clause: Sequence[Item], told: bool = False) -> list[tuple[int, int, list[Frame]]]:
        """Index of first and last item of each verb of the lexicon in the clause, the longest match first; `told`: the trace hears what is none."""
        found, i = [], 0
        while i < len(clause):
            match = self._verb_at(clause, i, told)
            if match:
                found.append(match)
                i = match[1]
            i += 1
        return found

    def _verb_at(self, clause: Sequence[Item], i: int, told: bool) -> tuple[int, int, list[Frame]] | None:
        frames = self.domain.frames
        if clause[i].type != "word":
            return None
        text, best = "", None
        for j in range(i, min(i + 5, len(clause))):
            if clause[j].type not in ("word", "mark") or (j > i and clause[j].start != clause[j - 1].end):
                break
            text += clause[j].text
            if text not in frames.beginnings:
                break
            if text in frames.verbs:
                best = (i, j, frames.verbs[text])
        if best and best[1] == i and for_whom(clause, i, frames.verbs):
            return None
        if best and best[1] == i:
            nominal = is_nominal(clause, i)
            if nominal or (len(clause[i].text) == 1 and clause[i].tag not in ("v", "vd", "vn")):
                if told:
                    self.trace.dropped(clause[i].text, "a noun here" if nominal else "no verb here")
                return None
        return best

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
        status: Status = "planned" if roles.planned and not frame.scheduled else "actual"
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
                    self.trace.dropped(f"{frame.name}: {says.predicate}", why)
                elif isinstance(s, Thing):
                    value = o.title if isinstance(o, Office) else o
                    yield Claim(
                        s,
                        predicate,
                        value,
                        min(start, fillers.start(says.subject, says.object) or start),
                        end,
                        frame,
                        fillers.doubt(says.subject, says.object),
                        status,
                        None if isinstance(o, Date) else on,
                    )
        if frame.renames:
            rename(fillers, roles, clause, self.domain)
        if on is not None and fillers.get("ceremony"):
            discourse.ceremony = None
        yield from self._awaited(frame, fillers, roles, clause, discourse)
        if frame.mutual:
            for a, b in self._mutual(frame, fillers, roles):
                yield Claim(
                    a,
                    frame.mutual,
                    b,
                    min(start, fillers.start("agent", "partner") or start),
                    end,
                    frame,
                    fillers.doubt("agent", "partner"),
                    status,
                    on,
                )

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
        said = roles.objects or roles.gap is not None
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
        if roles.by and not said and not fillers.get("patient"):  # 由甲主办、乙承办的丙
            for says in frame.says:
                things = [t for t in fillers.get(says.object, []) if isinstance(t, Thing)]
                if says.subject == "patient" and says.object == "agent":
                    discourse.awaiting.append((says.predicate, things, clause[0].start, frame))

    def _refusal(self, says: Says, s: Filler, o: Filler) -> str:
        """Why two fillers make no fact; nothing where they make one."""
        if not isinstance(s, Thing) or s is o:
            return "its subject is no thing, or the object itself"
        if isinstance(o, Office) and any(
            o.title.endswith(x) for x in self.domain.offices.appositions - self.domain.offices.titles
        ):
            return "no office"
        if not allowed(self.domain, says.predicate, s, o):
            return f"its domain or range does not take {s.kind} and {o.kind if isinstance(o, Thing) else 'a value'}"
        return "" if self._narrow(says, s, o) else f"the lexicon takes other classes only, not {s.kind}"

    def _old_place(self, frame: Frame, s: Filler, clause: Sequence[Item], roles: Roles) -> bool:
        """Whether what a frame brings into being is a place that was there before: 北京多了一家…创办的研究院, 筹建汉江流域数据中心."""
        if (
            not frame.introduces
            or not isinstance(s, Thing)
            or not self.domain.schema.is_a(s.kind, self.domain.schema.place)
        ):
            return False
        item = next((x for x in roles.objects if s in x.things), None)
        return s.known_as is not None or item is None or not ends(clause, clause.index(item))

    def _narrow(self, says: Says, s: Thing, o: Filler) -> bool:
        return self.domain.schema.fits(s.kind, says.only) and (
            not says.only_object or (isinstance(o, Thing) and self.domain.schema.fits(o.kind, says.only_object))
        )

    def _mutual(self, frame: Frame, fillers: Fillers, roles: Roles) -> Iterator[tuple[Thing, Thing]]:
        """Each two of the agents, or each agent with each partner where partners are marked."""
        schema = self.domain.schema
        assert frame.mutual is not None
        if roles.nominal and not roles.objects:
            return
        agents = [t for t in fillers.get("agent", []) if isinstance(t, Thing)]
        partners = [t for t in fillers.get("partner", []) if isinstance(t, Thing)]
        if not frame.says and not partners:  # 甲牵手乙
            partners = [
                t
                for x in roles.objects
                if x is not roles.gap
                for t in x.things
                if agents and t not in agents and allowed(self.domain, frame.mutual, agents[0], t)
            ]
        if not partners and (roles.other_partner or roles.respectively or (fillers.doubt("agent") and len(agents) > 2)):
            return
        groups = [g for x in (*roles.subjects, *roles.by) for g in x.groups]
        if groups and not partners:
            pairs = [(a, b) for g in groups for n, a in enumerate(g) for b in g[n + 1 :]]
        elif partners and roles.respectively and len(agents) == len(partners) > 1:
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
        if roles.respectively and len(subjects) == len(objects) > 1:
            yield from zip(subjects, objects, strict=True)
            return
        for s in subjects:
            for o in objects:
                yield s, o
