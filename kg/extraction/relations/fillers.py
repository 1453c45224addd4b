"""Fillers: what fills each role of a frame, from the roles around its verb and from the discourse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.coreference.discourse import Discourse, LeftOut
from kg.extraction.entities.ceremonies import held_in
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.claims import Filler
from kg.extraction.relations.roles import Roles
from kg.extraction.rules.doubts import (
    BODY_SPOKEN_OF,
    EVENT_SPOKEN_OF,
    JUST_MADE,
    MAIN_CEREMONY,
    ON_MAIN_EVENT,
    ON_OCCASION,
)

_PARTIES = 3


class Fillers(dict[str, list[Filler]]):
    """Fillers by role, as the lexicon calls the roles, with the doubt that each role carries."""

    def __init__(self) -> None:
        """Nothing fills any role yet."""
        super().__init__()
        self._doubts: dict[str, float] = {}
        self._starts: dict[str, int] = {}

    def put(self, role: str, fillers: Sequence[Filler], doubt: float = 0.0, start: int | None = None) -> None:
        """`start`: where in the sentence before the clause a filler stands."""
        self[role] = list(fillers)
        self._doubts[role] = doubt
        if start is not None:
            self._starts[role] = start

    def start(self, *roles: str) -> int | None:
        """Where the first filler of these roles stands, if before the clause."""
        return min((self._starts[r] for r in roles if r in self._starts), default=None)

    def doubt(self, *roles: str) -> float:
        """What to take off the confidence of a fact between these roles."""
        return sum(self._doubts.get(r, 0.0) for r in roles)


def fill(frame: Frame, roles: Roles, discourse: Discourse, domain: Domain) -> Fillers:
    """Fillers of the roles of a frame."""
    found = Fillers()
    _agent_and_patient(frame, roles, discourse, domain, found)
    _circumstances(roles, discourse, domain, found, any(s.object == "since" for s in frame.says))
    _office(roles, discourse, domain, found)
    if discourse.occasions.ceremony is not None and held_in(frame, discourse.occasions.ceremony, domain):
        found.put("ceremony", [discourse.occasions.ceremony], MAIN_CEREMONY.less)
    return found


def _agent_and_patient(frame: Frame, roles: Roles, discourse: Discourse, domain: Domain, found: Fillers) -> None:
    schema = domain.schema
    patient_fits, agent_fits = asks(frame, "patient", domain), asks(frame, "agent", domain)
    subjects = [
        t for t in _nearest(roles.subjects) if not (roles.relative.goes_on and schema.is_a(t.kind, schema.person))
    ]
    gap = list(roles.relative.head.things) if roles.relative.head is not None else []
    named = [
        x
        for x in roles.objects
        if x is not roles.relative.head and not (frame.renames and x.text in domain.names.heads)
    ]
    objects = [t for t in _flat(named) if patient_fits(t)] or [  # 改制为研究所: a kind, no name
        t for t in gap if roles.relative.head in roles.objects and patient_fits(t)
    ]
    by = [t for t in _flat(roles.marked.by) if agent_fits(t)]
    patient = objects or [t for t in _flat(roles.marked.taken) if patient_fits(t)]
    described = _uses(frame, "patient") and any(patient_fits(t) for t in gap)  # 甲 共建 的 某某
    agent = by or (
        [t for t in gap if agent_fits(t) and t not in patient]
        if patient
        or (_says_of_agent(frame, roles) and not described and not (frame.mutual and subjects))
        or not (_uses(frame, "patient") or frame.mutual or subjects)  # 到场的某某
        else []
    )
    if objects and roles.marked.taken and not by:  # 把甲列入乙
        agent = [t for t in _flat(roles.marked.taken) if agent_fits(t) and t not in patient]
    patient = patient or [t for t in gap if patient_fits(t) and t not in agent]
    if roles.relative.of_topic and not patient:
        topics = [t for t in _flat(roles.topics) if patient_fits(t)]
        patient = topics or [t for t in subjects if patient_fits(t)] or discourse.left_out(patient_fits).things
    transitive = bool(objects or roles.marked.taken)
    if not agent:
        agent = [t for t in subjects if agent_fits(t) and t not in patient]
        if (
            not patient
            and not roles.object
            and not roles.unnamed.object
            and not (frame.mutual and not frame.says)
            and _uses(frame, "patient")
        ):
            fitting = [t for t in subjects if patient_fits(t)]
            if frame.mutual and frame.says and roles.subjects and len(roles.subjects[-1].things) > 1:
                fitting = []  # 甲、乙共同建设: who does it
            if fitting and (fitting[0] is subjects[0] or not agent) and not (roles.manner.jointly and agent):
                of_agent = all(s.subject == "agent" for s in frame.says)  # 甲某校毕业
                patient, agent = fitting, [t for t in agent if of_agent and t not in fitting]
    elif not patient:
        patient = [t for t in subjects if patient_fits(t) and t not in agent]
    agent = agent or [t for t in _flat(roles.told) if agent_fits(t) and t not in patient and not frame.mutual]
    doubt_agent = doubt_patient = 0.0
    start_agent = start_patient = None
    if (
        not patient
        and _uses(frame, "patient")
        and not (named if frame.renames else roles.objects or roles.unnamed.object)  # 升格为本科
        and not roles.marked.recipient
        and (agent or not roles.unnamed.subject)
    ):
        patient, doubt_patient, start_patient = _made(frame, discourse, patient_fits) or discourse.left_out(
            lambda t: patient_fits(t) and t not in agent, objects_first=roles.belonging
        )
    if (
        not agent
        and all(schema.is_a(t.kind, schema.field) for t in subjects)
        and not roles.unnamed.subject
        and not roles.unnamed.agent
        and roles.relative.head is None
        and not _opens_on_occasion(roles, discourse)
        and (transitive or _says_of_agent(frame, roles))
    ):
        others = discourse.partners if roles.marked.partner or frame.renames else []
        agent, doubt_agent, start_agent = _made(frame, discourse, agent_fits) or discourse.left_out(
            lambda t: agent_fits(t) and t not in patient and t not in others,
            subjects_only=not roles.belonging,
            objects_first=roles.belonging,
        )
        if frame.mutual and len(agent) > _PARTIES:  # a long list does not come back unsaid as one side of a bargain
            agent = []
    if (
        not frame.mutual and not roles.marked.by and agent and agent == [t for t in subjects if t in agent]
    ):  # 甲、乙 和 丙 推出
        agent = [*agent, *(t for t in _flat(roles.marked.partner) if agent_fits(t) and t not in agent)]
    if frame.official:  # who holds an office acts for the body
        agent = list(dict.fromkeys(discourse.bodies.get(t.key, t) for t in agent))
    found.put("agent", agent, doubt_agent, start_agent)
    found.put("patient", patient, doubt_patient, start_patient)


def _made(frame: Frame, discourse: Discourse, fits: Callable[[Thing], bool]) -> LeftOut | None:
    """What a sentence that has brought it into being goes on to rename: 甲、乙合并组建丙，2015年更名为丁."""
    if frame.renames and discourse.sentence.made is not None and fits(discourse.sentence.made[0]):
        return LeftOut([discourse.sentence.made[0]], JUST_MADE.less, discourse.sentence.made[1])
    return None


def _opens_on_occasion(roles: Roles, discourse: Discourse) -> bool:
    """Whether a sentence opens with 会上 or 仪式上: what happens there is not done by who spoke before."""
    here = bool(roles.occasion) or discourse.sentence.occasion_here is not None
    return here and not any(subjects for subjects, _, _ in discourse.sentence.clauses)


def _says_of_agent(frame: Frame, roles: Roles) -> bool:
    """Whether the clause itself fills a role that the frame ties to the agent: 从某校 毕业."""
    filled = {
        "source": roles.marked.source,
        "place": roles.marked.place,
        "recipient": roles.marked.recipient,
        "base": roles.marked.base,
        "partner": roles.marked.partner,
        "patient": roles.objects,
        "quote": roles.quoted,
    }
    said = any(filled.get(s.object) for s in frame.says if s.subject == "agent")
    return said or bool(frame.mutual and roles.marked.partner) or bool(frame.renames and roles.objects)


def _circumstances(roles: Roles, discourse: Discourse, domain: Domain, found: Fillers, asks_since: bool) -> None:
    schema = domain.schema
    for name, items in (
        ("partner", roles.marked.partner),
        ("place", roles.marked.place),
        ("source", roles.marked.source),
        ("recipient", roles.marked.recipient),
        ("base", roles.marked.base),
    ):
        found.put(name, _flat(items))
    events = [
        t
        for t in _flat([*roles.occasion, *roles.marked.place, *roles.marked.source, *roles.subjects])
        if schema.is_a(t.kind, schema.event)
    ]
    if (
        not events
        and roles.objects
        and not roles.subjects
        and discourse.sentence.clauses
        and (discourse.sentence.date is None or discourse.sentence.date.current)
    ):  # 峰会…，举办赋能会，发出倡议
        subjects, objects, _ = discourse.sentence.clauses[-1]
        events = [
            t
            for t in (*reversed(objects), *subjects)
            if schema.is_a(t.kind, schema.event) and t not in _flat(roles.objects)
        ][:1]
    here = discourse.sentence.occasion_here
    found.put(
        "namedOccasion",
        events or ([discourse.occasions.current] if here is not None and discourse.occasions.current else []),
        start=here if not events else None,
    )
    if events:
        found.put("occasion", events[:1])
        found.put("anyOccasion", events[:1])
    elif (here is not None and not roles.dates) or (
        all(x.current for x in roles.dates)
        and (discourse.sentence.date is None or discourse.sentence.date.current)
        and not discourse.sentence.of_late
    ):
        found.put(
            "occasion", [discourse.occasions.current] if discourse.occasions.current else [], ON_OCCASION.less, here
        )
        nearest = discourse.occasions.current or discourse.occasions.main
        found.put(
            "anyOccasion",
            [nearest] if nearest else [],
            (ON_OCCASION if discourse.occasions.current else ON_MAIN_EVENT).less,
            here,
        )
    described = [roles.relative.head] if roles.relative.head is not None else []  # 以“某某”为主题的峰会
    patient_events = [t for t in _flat([*roles.objects, *described]) if schema.is_a(t.kind, schema.event)]
    event = (
        patient_events
        or events
        or ([discourse.occasions.current] if here is not None and discourse.occasions.current else [])
    )
    lead = discourse.paragraph.events[:1] if discourse.occasions.main not in discourse.paragraph.events else []
    carried = (
        event
        or discourse.left_out(lambda t: schema.is_a(t.kind, schema.event)).things
        or lead
        or found.get("anyOccasion", [])
    )
    found.put("event", carried[:1] if not event else event, 0.0 if event else EVENT_SPOKEN_OF.less)
    wholes = [t.whole for t in found["event"] if isinstance(t, Thing) and t.whole is not None]
    found.put("wholeEvent", wholes, found.doubt("event"))
    dates = [x for x in roles.dates if x.relation in ("on", "since")] or (
        [discourse.date] if discourse.date is not None and not roles.relative.of_topic else []
    )
    last = dates[-1:]
    since = [x for x in last if x.relation == "since" and asks_since]  # 自某年举办以来: not the day of this one
    for role, said in (("since", since), ("date", [x for x in last if x not in since])):
        found.put(role, [x.date for x in said if x.date is not None], start=said[0].start if said else None)


def _office(roles: Roles, discourse: Discourse, domain: Domain, found: Fillers) -> None:
    """Who holds an office: 甲 担任 院长, 院长 由 甲 出任, 身为 院长 的 甲."""
    schema = domain.schema

    def person(t: Thing) -> bool:
        return schema.is_a(t.kind, schema.person)

    rows = [*roles.objects, *([] if any(person(t) for t in _flat(roles.subjects)) else roles.subjects)]
    offices = [x.office for x in rows if x.type == "office" and x.office is not None]
    around = [x.things for x in (*roles.marked.by, *roles.subjects[::-1], *roles.objects)] + [
        roles.relative.head.things if roles.relative.head else []
    ]
    named = next((persons for things in around if (persons := [t for t in things if person(t)])), [])
    holders, doubt, start = (
        LeftOut(named, 0.0, None)
        if named or roles.unnamed.agent or roles.unnamed.subject
        else discourse.left_out(person, subjects_only=True, far=discourse.date is not None or bool(roles.dates))
    )
    topic = [
        *_flat(roles.subjects),
        *(roles.relative.head.things if roles.relative.head else []),
    ] or discourse.left_out(lambda t: True).things[:1]
    found.put("topic", topic if roles.marked.by else [])
    found.put("by", _flat(roles.marked.by))
    each = roles.manner.respectively and len(holders) == len(offices) > 1  # 甲、乙分别任丙院长、丁院长
    found.put("office", offices, 0.0)
    found.put("holder", holders if each or named else holders[:1], doubt, start)
    found.put("before", list(roles.subjects[-1].things) if roles.subjects else [])
    bodies = [o.body for o in offices if o.body is not None]
    if len(offices) == 1 and bodies:  # 任甲、乙、丙客座教授
        bodies = next((x.things for x in roles.objects if x.type == "thing" and x.things[-1] is bodies[0]), bodies)
    doubt, start = 0.0, None
    if offices and not bodies:  # 在某所做研究员
        bodies = [t for t in _flat(roles.marked.place) if schema.is_a(t.kind, schema.organization)]
    if offices and not bodies and not any(person(t) for t in _flat(roles.subjects)):  # 某公司由某某任经理
        bodies = [
            t
            for t in _flat(roles.subjects)
            if schema.fits(t.kind, schema.ranges.get(schema.body_property, frozenset()))
        ]
    if offices and not bodies and not any(schema.is_a(t.kind, schema.place) for t in _flat(roles.objects)):
        within = schema.ranges.get(schema.body_property, frozenset())
        led = {o.title[-2] for o in offices if len(o.title) > 1 and o.title.endswith("长")}  # 站长 leads a 站
        named = [t for t in discourse.salient() if schema.fits(t.kind, within) and any(n[-1] in led for n in t.names)]
        made = discourse.sentence.just_made()
        if made is not None and schema.fits(made.kind, within):  # 创办某公司并任董事长
            named = [made]
        left = discourse.left_out(lambda t: schema.fits(t.kind, within) and t not in discourse.sentence.partners)
        sure = left if len(left.things) == 1 else LeftOut([], 0.0, None)  # of several, it may be any
        bodies, doubt, start = LeftOut(named[:1], BODY_SPOKEN_OF.less, None) if named else sure
    apart = len(bodies) >= len(offices) and (each or len(found["holder"]) == 1)  # 历任甲校院长、乙校校长
    found.put("officeBody", bodies if apart else bodies[-1:], doubt, start)


def asks(frame: Frame, role: str, domain: Domain) -> Callable[[Thing], bool]:
    """What may fill a role of a frame: a test on things, from the domains and ranges of the properties that it states."""
    schema = domain.schema
    classes = frozenset(
        c
        for s in frame.says
        for r, ends in ((s.subject, schema.domains), (s.object, schema.ranges))
        if r == role
        for c in ends.get(s.predicate, ())
    )
    if not classes and frame.mutual and role in ("agent", "partner"):
        classes = schema.domains.get(frame.mutual, frozenset())
    return lambda t: not classes or schema.fits(t.kind, classes)


def _uses(frame: Frame, role: str) -> bool:
    said = any(role in (s.subject, s.object) for s in frame.says)
    return said or frame.renames or (frame.mutual is not None and role == "agent")


def _nearest(items: Sequence[Item]) -> list[Thing]:
    """The things of several subjects, the nearest to the verb first."""
    return [t for item in reversed(items) if item.type == "thing" for t in item.things]


def _flat(items: Sequence[Item]) -> list[Thing]:
    return [t for item in items for t in item.things]
