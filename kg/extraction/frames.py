"""Frames of the lexicon over clauses: which verb stands there, who fills its roles, and what facts that makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.domain import Domain, Frame
from kg.extraction.facts import Status
from kg.extraction.identity import Thing
from kg.extraction.items import Item, Office
from kg.extraction.roles import Roles, roles_around
from kg.language.dates import Date

Filler = Thing | Date | Office | str


@dataclass(slots=True)
class Claim:
    """A fact in the making: its ends are things, dates, or texts."""

    subject: Thing
    predicate: str
    object: Thing | Date | str
    start: int
    end: int
    rule: str
    confidence: float
    status: Status = "actual"
    valid_on: Date | None = None
    context: Thing | None = None


@dataclass(slots=True)
class Discourse:
    """What is under discussion: carried from clause to clause and from sentence to sentence."""

    subject: list[Thing] = field(default_factory=list)
    """Subjects met so far in the paragraph, the newest last."""
    occasion: Thing | None = None
    date: Date | None = None
    sentence_start: int = 0


class FrameReader:
    """Matches the lexicon's frames over the clauses of an article."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.by_verb: dict[str, list[Frame]] = {}
        for frame in domain.frames:
            for verb in frame.verbs:
                self.by_verb.setdefault(verb, []).append(frame)
        self.longest = max(map(len, self.by_verb), default=0)

    def read(self, clause: Sequence[Item], discourse: Discourse) -> list[Claim]:
        """The claims of one clause; `discourse` gives the subjects that it leaves out, and is brought up to date."""
        found = self._verbs(clause)
        at = frozenset(i for i, _, _ in found)
        claims: list[Claim] = []
        first_subject: Item | None = None
        for i, last, frames in found:
            roles = roles_around([*clause[: i + 1], *clause[last + 1 :]], i, frozenset(k if k <= i else k - (last - i) for k in at))
            first_subject = first_subject or roles.subject or (roles.by[0] if roles.by else None)
            for frame in frames:
                claims.extend(self._claims(frame, roles, clause, i, discourse))
            if roles.occasion:
                discourse.occasion = next((t for it in roles.occasion for t in it.things if self.domain.is_a(t.kind, self.domain.event)), discourse.occasion)
        self._follow(clause, first_subject, discourse)
        return claims

    def _follow(self, clause: Sequence[Item], subject: Item | None, discourse: Discourse) -> None:
        """Brings the discourse up to date after a clause."""
        if subject is None:
            subject = next((x for x in clause if x.type == "thing"), None)
        if subject is not None and subject.type == "thing":
            discourse.subject.extend(subject.things)
        dates = [x.date for x in clause if x.type == "date" and x.date is not None]
        if dates:
            discourse.date = dates[0]

    def _verbs(self, clause: Sequence[Item]) -> list[tuple[int, int, list[Frame]]]:
        """Index of first and last item of each verb of the lexicon in the clause, the longest match first."""
        found, i = [], 0
        while i < len(clause):
            match = self._verb_at(clause, i)
            if match:
                found.append(match)
                i = match[1]
            i += 1
        return found

    def _verb_at(self, clause: Sequence[Item], i: int) -> tuple[int, int, list[Frame]] | None:
        if clause[i].type != "word":
            return None
        text, best = "", None
        for j in range(i, min(i + 5, len(clause))):
            if clause[j].type not in ("word", "mark") or (j > i and clause[j].start != clause[j - 1].end):
                break
            text += clause[j].text
            if len(text) > self.longest:
                break
            if text in self.by_verb:
                best = (i, j, self.by_verb[text])
        if best and best[0] == best[1] and _is_nominal(clause, best[0]):
            return None
        return best

    def _claims(self, frame: Frame, roles: Roles, clause: Sequence[Item], i: int, discourse: Discourse) -> Iterator[Claim]:
        if roles.negated:
            return
        fillers = self._fill(frame, roles, discourse)
        start, end = clause[0].start, clause[-1].end
        start = min([start, *(x.start for x in roles.dates)])
        carried = fillers.pop("carried", None) is not None
        confidence = frame.confidence - (0.15 if carried else 0)
        status: Status = "planned" if roles.planned and not frame.scheduled else "actual"
        dates = [x.date for x in roles.dates if x.date is not None]
        for says in frame.says:
            for s, o in self._pairs(fillers.get(says.subject, []), fillers.get(says.object, []), roles):
                if isinstance(s, Thing) and self._allowed(says.predicate, s, o):
                    value = o.title if isinstance(o, Office) else o
                    yield Claim(s, says.predicate, value, start, end, frame.name, confidence, status, dates[0] if dates and not isinstance(o, Date) else None)
        if frame.mutual:
            yield from self._mutual(frame, fillers, roles, start, end, confidence, status, dates)

    def _mutual(self, frame: Frame, fillers: dict[str, list[Filler]], roles: Roles, start: int, end: int, confidence: float, status: Status, dates: list[Date]) -> Iterator[Claim]:
        """Each two of the agents, or each agent with each partner where partners are marked."""
        assert frame.mutual is not None
        agents = [t for t in fillers.get("agent", []) if isinstance(t, Thing)]
        partners = [t for t in fillers.get("partner", []) if isinstance(t, Thing)]
        pairs = [(a, b) for a in agents for b in partners] if partners else [(a, b) for n, a in enumerate(agents) for b in agents[n + 1 :]]
        if partners and roles.respectively and len(agents) == len(partners) > 1:
            pairs = list(zip(agents, partners, strict=True))
        for a, b in pairs:
            if a is not b and self._allowed(frame.mutual, a, b):
                yield Claim(a, frame.mutual, b, start, end, frame.name, confidence, status, dates[0] if dates else None)

    def _pairs(self, subjects: list[Filler], objects: list[Filler], roles: Roles) -> Iterator[tuple[Filler, Filler]]:
        if roles.respectively and len(subjects) == len(objects) > 1:
            yield from zip(subjects, objects, strict=True)
            return
        for s in subjects:
            for o in objects:
                yield s, o

    def _allowed(self, predicate: str, s: Thing, o: Filler) -> bool:
        d = self.domain
        if not d.fits(s.kind, d.domains.get(predicate, frozenset())) or s is o:
            return False
        if isinstance(o, Office | str):
            return predicate in d.texts
        if isinstance(o, Date):
            return "Date" in d.ranges.get(predicate, frozenset())
        return predicate not in d.texts and d.fits(o.kind, d.ranges.get(predicate, frozenset()))

    def _fill(self, frame: Frame, roles: Roles, discourse: Discourse) -> dict[str, list[Filler]]:
        """Fillers by role name, as the lexicon calls the roles."""
        patient_fits, agent_fits = self._asks(frame, "patient"), self._asks(frame, "agent")
        subject = _things(roles.subject)
        objects = _things(roles.object) or _flat(roles.taken)
        by, gap = _flat(roles.by), _things(roles.gap)
        if roles.gap_is_topic:
            gap = [t for t in [_last_fitting(discourse.subject + subject, patient_fits)] if t]
            subject = [t for t in subject if t not in gap]
        agent: list[Filler] = []
        patient: list[Filler] = []
        if by:
            agent, patient = by, objects or gap or [t for t in subject if patient_fits(t)]
        elif gap and objects and any(agent_fits(t) for t in gap):
            agent, patient = gap, objects
        elif gap:
            agent, patient = subject, gap
        elif objects:
            agent, patient = subject, objects
        elif subject and any(patient_fits(t) for t in subject) and not (frame.mutual and not frame.says):
            patient = [t for t in subject if patient_fits(t)]
        else:
            agent = subject
        fillers: dict[str, list[Filler]] = {"agent": agent, "patient": patient}
        if not patient and self._uses(frame, "patient") and (t := _last_fitting(discourse.subject, patient_fits)) and not subject:
            fillers["patient"], fillers["carried"] = [t], [t]
        if not agent and not subject and self._uses(frame, "agent") and (t := _last_fitting(discourse.subject, agent_fits)) and t not in fillers["patient"]:
            fillers["agent"], fillers["carried"] = [t], [t]
        fillers["partner"] = _flat(roles.partner)
        fillers["place"] = [t for t in _flat(roles.place)]
        fillers["source"], fillers["recipient"], fillers["base"] = _flat(roles.source), _flat(roles.recipient), _flat(roles.base)
        fillers["occasion"] = _flat(roles.occasion) or ([discourse.occasion] if discourse.occasion else [])
        fillers["date"] = [x.date for x in roles.dates if x.date is not None] or ([discourse.date] if discourse.date else [])
        fillers["date"] = fillers["date"][:1]
        fillers["office"] = [x.office for x in roles.objects if x.type == "office" and x.office is not None]
        fillers["officeBody"] = [o.body for o in fillers["office"] if isinstance(o, Office) and o.body is not None]
        return fillers

    def _uses(self, frame: Frame, role: str) -> bool:
        return any(role in (s.subject, s.object) for s in frame.says) or (frame.mutual is not None and role == "agent")

    def _asks(self, frame: Frame, role: str):  # type: ignore[no-untyped-def]
        """What may fill a role of a frame: a test on things, from the domains and ranges of the properties that it states."""
        d = self.domain
        classes = frozenset(
            c for s in frame.says for r, ends in ((s.subject, d.domains), (s.object, d.ranges)) if r == role for c in ends.get(s.predicate, ())
        )
        return lambda t: isinstance(t, Thing) and (not classes or d.fits(t.kind, classes))


def _is_nominal(clause: Sequence[Item], i: int) -> bool:
    """Whether a verb serves as a noun here: 揭牌 仪式, 合作 协议, 的 成立."""
    item, nxt = clause[i], clause[i + 1] if i + 1 < len(clause) else None
    if item.tag not in ("vn", "n", "v") or nxt is None or nxt.type != "word":
        return False
    return nxt.tag in ("n", "vn") and item.tag in ("vn", "n")


def _things(item: Item | None) -> list[Filler]:
    return list(item.things) if item is not None and item.type == "thing" else []


def _flat(items: Sequence[Item]) -> list[Filler]:
    return [t for item in items for t in item.things]


def _last_fitting(things: Sequence[Filler], fits) -> Thing | None:  # type: ignore[no-untyped-def]
    return next((t for t in reversed(things) if isinstance(t, Thing) and fits(t)), None)
