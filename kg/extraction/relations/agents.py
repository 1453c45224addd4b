"""Agents: who does what a verb says, and to whom.

Chinese says it by order and by prepositions (Li & Thompson 1981, chapters 4, 15 and 16): the object stands after the verb, 由 and 被 mark the agent, 把
and 将 the object; a clause without an object may say what happens to its subject (大桥通车); what the text has just named is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from kg.extraction.coreference.discourse import LeftOut
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.clause import NOTHING, Clause, things_of

Role = Literal["agent", "patient", "undergoer"]
"""The undergoer: a subject that is the patient."""
Ends = dict[Role, list[Thing]]
"""What the rules have found so far."""
_MOST_PARTIES = 3
"""Of a longer list each makes a bargain of its own: 甲与乙、丙与丁、戊与己结对，共建飞地."""
Rule = Callable[[Clause, Ends], list[Thing]]


def agent_and_patient(clause: Clause) -> tuple[LeftOut, LeftOut]:
    """Who does it and to whom. Each rule fills only what is still open; the first that knows decides."""
    ends: Ends = {"agent": [], "patient": [], "undergoer": []}
    for end, rule in (*_SAID, *_BY_ORDER):
        ends[end] = ends[end] or rule(clause, ends)
    patient = _patient_left_out(clause, ends["agent"]) if not ends["patient"] else LeftOut(ends["patient"], 0.0, None)
    agent = _agent_left_out(clause, patient.things) if not ends["agent"] else LeftOut(ends["agent"], 0.0, None)
    return agent._replace(things=_for_their_bodies(clause, _with_partners(clause, agent.things))), patient


def _object_of_verb(clause: Clause, ends: Ends) -> list[Thing]:
    """The patient after its verb: 甲推出|乙. Not what may not be the patient of the frame: 推出|今年."""
    return clause.objects


def _after_by(clause: Clause, ends: Ends) -> list[Thing]:
    """The agent after 由 or 被: 大会由|甲|主办. Not what may not be the agent: 大会由|某地|启程."""
    return clause.fitting("agent", things_of(clause.roles.marked.by))


def _taken_to_object(clause: Clause, ends: Ends) -> list[Thing]:
    """The agent after 把 where an object follows: 把|甲|列入乙. Not without an object: 把甲合并."""
    return clause.fitting("agent", things_of(clause.roles.marked.taken), but=ends["patient"]) if clause.objects else []


def _taken(clause: Clause, ends: Ends) -> list[Thing]:
    """The patient after 把 or 将: 把|甲|合并. Not where an object follows: 把甲列入|乙."""
    return clause.fitting("patient", things_of(clause.roles.marked.taken))


def _described_agent(clause: Clause, ends: Ends) -> list[Thing]:
    """The agent after its relative clause: 推出乙的|甲, 到场的|甲. Not after one that is open for a patient: 甲推出的|乙, 与甲共建的|乙."""
    others = clause.frame.mutual and (clause.subjects or clause.uses("patient"))
    complete = _says_of_agent(clause) and not others
    intransitive = not (clause.uses("patient") or clause.frame.mutual or clause.subjects)
    known = ends["patient"] or complete or intransitive
    return clause.fitting("agent", clause.described, but=ends["patient"]) if known else []


def _described_patient(clause: Clause, ends: Ends) -> list[Thing]:
    """The patient after its relative clause: 甲推出的|乙. Not who is the agent: 到场的|甲."""
    return clause.fitting("patient", clause.described, but=ends["agent"])


def _topic(clause: Clause, ends: Ends) -> list[Thing]:
    """The topic that a relative clause without a noun describes: 乙|是甲推出的. Not beside a noun: 是甲推出的|乙."""
    if not clause.roles.relative.of_topic:
        return []
    said = clause.fitting("patient", things_of(clause.roles.topics)) or clause.fitting("patient", clause.subjects)
    return said or clause.discourse.left_out(lambda t: clause.fits("patient", t)).things


_SAID: tuple[tuple[Role, Rule], ...] = (
    ("patient", _object_of_verb),
    ("agent", _after_by),
    ("agent", _taken_to_object),
    ("patient", _taken),
    ("agent", _described_agent),
    ("patient", _described_patient),
    ("patient", _topic),
)


def _subject_of_passive(clause: Clause, ends: Ends) -> list[Thing]:
    """The patient before the verb, the agent being known: 乙|由甲推出. Not the agent itself."""
    return clause.fitting("patient", clause.subjects, but=ends["agent"]) if ends["agent"] else []


def _undergoing_subject(clause: Clause, ends: Ends) -> list[Thing]:
    """Without an object, the subject is what the verb happens to: 大桥|通车. Not if several do it: 甲、乙共同建设."""
    if ends["agent"] or ends["patient"] or not _may_be_passive(clause):
        return []
    found = clause.fitting("patient", clause.subjects)
    may_act = bool(clause.fitting("agent", clause.subjects))
    undergoes = bool(found) and found[0] is clause.subjects[0] and not clause.roles.manner.jointly
    return found if undergoes or not may_act else []


def _acting_subject(clause: Clause, ends: Ends) -> list[Thing]:
    """The agent before the verb: 甲|推出乙. Not beside a subject that is the patient, 甲大桥通车, but in 甲某校毕业."""
    if ends["undergoer"] and not all(s.subject == "agent" for s in clause.frame.says):
        return []
    return clause.fitting("agent", clause.subjects, but=ends["patient"] or ends["undergoer"])


def _undergoer(clause: Clause, ends: Ends) -> list[Thing]:
    """The patient is the subject that undergoes it: 大桥|通车."""
    return ends["undergoer"]


_BY_ORDER: tuple[tuple[Role, Rule], ...] = (
    ("patient", _subject_of_passive),
    ("undergoer", _undergoing_subject),
    ("agent", _acting_subject),
    ("patient", _undergoer),
)


def _patient_left_out(clause: Clause, agent: list[Thing]) -> LeftOut:
    """The patient that the text has just named: 甲成立于1990年，(它)由乙主办. Not beside an object of another kind: 升格为本科."""
    roles, frame = clause.roles, clause.frame
    other_object = clause.named if frame.renames else roles.objects or roles.unnamed.object
    others_act = roles.unnamed.subject and not agent
    if not clause.uses("patient") or other_object or roles.marked.recipient or others_act or _meet(clause, agent):
        return NOTHING
    return clause.discourse.left_out(
        lambda t: clause.fits("patient", t) and t not in agent, objects_first=roles.belonging
    )


def _meet(clause: Clause, agent: list[Thing]) -> bool:
    """Whether one who acts does it with another, which needs no object: 甲与乙合作. Not 由甲与乙合作."""
    roles = clause.roles
    return bool(agent) and not roles.marked.by and (bool(roles.marked.partner) or roles.unnamed.partner)


def _agent_left_out(clause: Clause, patient: list[Thing]) -> LeftOut:
    """The agent that the text has just named: 甲成立于1990年，(它)推出乙. Not where another subject stands: 12家单位推出乙."""
    roles, frame = clause.roles, clause.frame
    transitive = bool(clause.objects or roles.marked.taken) or _says_of_agent(clause)
    if not transitive or _has_another_subject(clause) or _opens_on_occasion(clause):
        return NOTHING
    others = [*patient, *(clause.discourse.sentence.partners if roles.marked.partner or frame.renames else [])]
    found = clause.discourse.left_out(
        lambda t: clause.fits("agent", t) and t not in others and _may_be_renamed(t, patient, clause),
        subjects_only=not roles.belonging,
        objects_first=roles.belonging,
    )
    return found._replace(things=[]) if frame.mutual and len(found.things) > _MOST_PARTIES else found


def _may_be_renamed(thing: Thing, patient: Sequence[Thing], clause: Clause) -> bool:
    """Whether a thing may have got the name of another, if the clause says that it has got a new one."""
    schema = clause.domain.schema
    return not clause.frame.renames or all(schema.may_be_one(thing.kind, new.kind) for new in patient)


def _with_partners(clause: Clause, agent: list[Thing]) -> list[Thing]:
    """The agents, and who is joined to them as they act: 甲、乙|和|丙|推出丁, 由甲|联合|乙推出. Not 与甲的合作由乙推进, or 甲与乙签约."""
    by = clause.roles.marked.by
    acting = agent and (bool(by) or agent == [t for t in clause.subjects if t in agent])
    if not acting or clause.frame.mutual:
        return agent
    joined = [x for x in clause.roles.marked.partner if not by or x.start > by[0].start]
    return [*agent, *clause.fitting("agent", things_of(joined), but=agent)]


def _for_their_bodies(clause: Clause, agent: list[Thing]) -> list[Thing]:
    """The agents; for who holds an office, if the frame is official, the body: 校长某某与乙签约."""
    return list(dict.fromkeys(clause.discourse.bodies.get(t.key, t) for t in agent)) if clause.frame.official else agent


def _may_be_passive(clause: Clause) -> bool:
    """Whether nothing but the subject can be the patient: 大桥通车. Not of what several do: 甲、乙共同建设, 甲牵手."""
    roles, frame = clause.roles, clause.frame
    several = bool(roles.subjects) and len(roles.subjects[-1].things) > 1
    mutual = frame.mutual and (several or not frame.says)
    return clause.uses("patient") and not (roles.object or roles.unnamed.object or mutual)


def _has_another_subject(clause: Clause) -> bool:
    """Whether the clause has a subject that is not the agent: 12家单位推出. A field of work is none: 生物医药|集聚企业."""
    roles, schema = clause.roles, clause.domain.schema
    fields = all(schema.is_a(t.kind, schema.field) for t in clause.subjects)
    return not fields or roles.unnamed.subject or roles.unnamed.agent or roles.relative.head is not None


def _opens_on_occasion(clause: Clause) -> bool:
    """Whether a sentence opens with 会上 or 仪式上: what happens there is not done by who spoke before."""
    here = bool(clause.roles.occasion) or clause.discourse.sentence.occasion_here is not None
    return here and not any(subjects for subjects, _, _ in clause.discourse.sentence.clauses)


def _says_of_agent(clause: Clause) -> bool:
    """Whether the clause itself fills a role that the frame ties to the agent: 从某校|毕业. Not 毕业 alone."""
    roles, frame = clause.roles, clause.frame
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
