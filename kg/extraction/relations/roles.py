"""Roles: who does what, to whom, with whom, where and when, around one verb of a clause.

Chinese marks roles by order and by prepositions (Li & Thompson 1981, chapters 4, 9, 15 and 20): the subject stands before the verb, the object
after it, 由/被 mark the agent, 与/和/同 the partner, 在/于 the place, 从/自 the source, 给/为/向/对 the recipient, 以 the means, 把/将 the object;
in a relative clause (… 的 N) the noun after 的 fills the role that the clause leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extraction.clauses.items import Item
from kg.extraction.relations.phrases import (
    before_verb,
    ends,
    equated,
    gap_ahead,
    goes_on,
    goes_on_to,
    head_noun,
    held_at,
    only_qualifies,
)
from kg.extraction.tokens.function_words import (
    ADVERBIAL,
    ASPECT,
    COPULAS,
    LIGHT,
    MOVES,
    NEGATIONS,
    NOUN_TAGS,
    OCCASION,
    PIVOTS,
    PLANS,
    POINTING,
    PREPOSITIONAL_TAGS,
    PREPOSITIONS,
    REPORTING,
)


@dataclass(slots=True)
class Roles:
    """What fills the roles around a verb. Each filler is an item, which may hold several things."""

    subjects: list[Item] = field(default_factory=list)
    """What stands before the verb without a preposition, the nearest last."""
    told: list[Item] = field(default_factory=list)
    """Of whom the clause tells what they are, where the verb stands after 是: 甲是从事某业的学者."""
    by: list[Item] = field(default_factory=list)
    partner: list[Item] = field(default_factory=list)
    place: list[Item] = field(default_factory=list)
    source: list[Item] = field(default_factory=list)
    recipient: list[Item] = field(default_factory=list)
    means: list[Item] = field(default_factory=list)
    taken: list[Item] = field(default_factory=list)
    base: list[Item] = field(default_factory=list)
    occasion: list[Item] = field(default_factory=list)
    objects: list[Item] = field(default_factory=list)
    gap: Item | None = None
    """The noun that a relative clause stands before."""
    gap_is_topic: bool = False
    """The relative clause describes the topic: …是 … 的 品牌."""
    dates: list[Item] = field(default_factory=list)
    """Before the verb, the nearest last; else after it."""
    topics: list[Item] = field(default_factory=list)
    """What stands before 是: 甲 是 … 的 品牌."""
    planned: bool = False
    negated: bool = False
    respectively: bool = False
    other_subject: bool = False
    """A subject stands there that is no thing of ours: 12家单位."""
    jointly: bool = False
    """Several do it together: 共同."""
    other_partner: bool = False
    other_agent: bool = False
    other_object: bool = False
    belonging: bool = False
    """The subject is a noun that belongs to what is meant: 秘书处, 总部."""
    goes_on: bool = False
    """It stands in a relative clause within the clause of another verb: 甲[在某地举行的大赛]中获奖."""
    nominal: bool = False
    """The verb is the object of another one: 见证 签约."""
    quoted: bool = False
    """Words in quotation marks stand as its object: 突出“…”主题."""

    @property
    def object(self) -> Item | None:
        """The first object that is a thing."""
        return next((o for o in self.objects if o.type == "thing"), None)


def roles_around(clause: Sequence[Item], t: int, verbs: frozenset[int], belongings: frozenset[str]) -> Roles:
    """The roles around the verb at index `t` (past the last item: of the clause as a whole).

    Args:
        clause: the row of its items.
        t: the index of the verb.
        verbs: indices of all verbs that the lexicon knows in this clause.
        belongings: nouns that stand for what they belong to: 秘书处设在某地 says where the body is.
    """
    roles = Roles()
    _left(clause, t, verbs, roles, belongings)
    if t < len(clause):
        _right(clause, t, verbs, roles, belongings)
        roles.goes_on = roles.gap is not None and bool(roles.place) and goes_on_to(clause, roles.gap, verbs)
    return roles


def _left(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles, belongings: frozenset[str]) -> None:
    role = "subject"
    linked = False  # 甲 与 来自乙的丙: the relative clause stands inside a list
    loose: Item | None = None  # a thing with 的 after it, until the noun that it belongs to comes
    counted = False  # 甲、乙等20余家高校: that closes a list
    for i in range(t):
        item = clause[i]
        nxt = clause[i + 1] if i + 1 < len(clause) else None
        if nxt is not None and nxt.is_word("”") and i + 2 < len(clause):
            nxt = clause[i + 2]
        if item.type == "date":
            if not item.modifies:
                roles.dates.append(item)
            role = "subject" if role in ("from", "in") else role
        elif item.modifies:
            roles.other_subject |= role == "subject"
            roles.other_partner |= role == "with"
            role = "subject" if role != "passed" else role
        elif item.type in ("thing", "office"):
            if item.type == "office" and role != "subject":
                continue
            if loose is not None:
                _drop(roles, loose)
                loose = None
            if (
                nxt is not None
                and nxt.type == "word"
                and nxt.text in OCCASION
                and role in ("in", "subject")
                and item.type == "thing"
            ):
                roles.occasion.append(item)
            elif role == "subject":
                roles.subjects.append(item)
            elif role not in ("passed", "aside"):
                _slot(roles, role).append(item)
            if nxt is not None and nxt.is_word("的", "之"):
                loose = item
            if role != "passed":
                role = "subject"
        elif item.type in ("word", "mark"):
            roles.belonging |= item.text in belongings and role == "subject"
            closing = item.is_word("等") and i > 0 and clause[i - 1].type == "thing"
            counted = closing or (counted and item.tag in ("m", "q", "n", "a", "vn", "nz"))
            if (
                item.tag in NOUN_TAGS
                and not (nxt is not None and (nxt.tag == "f" or nxt.is_word("的")))
                and item.text not in belongings
                and item.text not in ADVERBIAL
                and not counted
                and not goes_on(clause, i)
            ):
                roles.other_subject |= role == "subject"
                roles.other_partner |= role == "with"
                roles.other_agent |= role == "by"
            if (
                item.text in PREPOSITIONS
                and item.tag in PREPOSITIONAL_TAGS
                and not (item.text == "将" and before_verb(clause, i))
                and i not in verbs
            ):
                role = PREPOSITIONS[item.text]
                if item.text == "由" and t < len(clause) and clause[t].text[0] in MOVES:
                    role = "from"  # 由甲地迁至乙地
            elif item.text in NEGATIONS:
                roles.negated = True
            elif item.text in ("共同", "联合", "携手") and item.tag in ("d", "ad", "vd") and role == "subject":
                roles.jointly = True
            elif item.text in POINTING and item.tag == "r":
                roles.other_subject |= role == "subject"
            elif item.text in ("分别", "依次"):
                roles.respectively = True
            elif item.text == "的":
                if role == "passed" and roles.subjects and not linked and only_qualifies(clause, i):
                    pass  # 甲 V [乙 的 N]: where a subject stands before the verb, 的 only joins its object to a noun
                elif (
                    role == "passed"
                ):  # the head noun of a relative clause is a new subject; after 甲由 it is the agent
                    role = "by" if roles.by and roles.subjects else "subject"
                    _leave_relative(roles, clause, i, keep_subject=role == "by" or linked)
                    linked = False
            elif i in verbs:
                roles.nominal = i == t - 1
                announced = item.text in REPORTING and nxt is not None and nxt.type == "thing"  # 甲宣布大会开幕
                if item.text in COPULAS or item.text in PIVOTS or announced:  # 甲聘请乙担任院长: 乙 is who does it
                    role = "subject"
                    before = next((x for x in reversed(clause[:i]) if x.tag != "d"), None)
                    roles.topics, roles.told = roles.subjects[:], [x for x in roles.subjects if x is before]
                    roles.subjects.clear()
                    continue
                linked = bool(roles.subjects) and clause[i - 1].is_word("与", "和", "、", "及", "以及")
                role = "passed"
            elif item.text == "、" and i and (i - 1) in verbs:  # 由甲牵头、乙推出: the next verb has its own subject
                role = "subject"
                if i + 1 not in verbs or not roles.partner:  # but 甲与乙合作、牵手
                    roles.subjects.clear()
                    roles.by.clear()
            elif item.tag == "v" and item.text not in LIGHT and item.text not in ASPECT:
                if item.text in REPORTING or item.text in PIVOTS:
                    role = "subject"
                    roles.subjects.clear()
                elif not (role != "subject" and nxt is not None and nxt.tag in ("n", "nz")):
                    role = "passed"
            if item.text in PLANS and not (item.text == "将" and not before_verb(clause, i)) and item.tag != "n":
                roles.planned = True


def _leave_relative(roles: Roles, clause: Sequence[Item], end: int, keep_subject: bool) -> None:
    """Forgets what a relative clause that ends before `end` said for itself; what led the whole clause stays."""
    if not keep_subject:
        roles.subjects.clear()
    roles.by.clear()
    roles.partner.clear()
    roles.jointly = False
    roles.negated = roles.planned = roles.respectively = roles.other_subject = roles.other_partner = (
        roles.other_agent
    ) = False
    for slot in (roles.place, roles.source, roles.recipient, roles.base):
        slot.clear()
    if roles.dates and any(x is roles.dates[-1] for x in clause[max(0, end - 3) : end]):
        roles.dates.pop()


def _drop(roles: Roles, item: Item) -> None:
    for slot in (
        roles.subjects,
        roles.by,
        roles.partner,
        roles.place,
        roles.source,
        roles.recipient,
        roles.taken,
        roles.base,
        roles.means,
    ):
        if item in slot:
            slot.remove(item)


def _slot(roles: Roles, role: str) -> list[Item]:
    return {
        "by": roles.by, "with": roles.partner, "in": roles.place, "from": roles.source, "to": roles.recipient, "taken": roles.taken, "base": roles.base,
        "means": roles.means,
    }.get(role, [])  # fmt: skip


def _right(clause: Sequence[Item], t: int, verbs: frozenset[int], roles: Roles, belongings: frozenset[str]) -> None:
    nxt = clause[t + 1] if t + 1 < len(clause) else None
    if nxt is not None and nxt.is_word("的"):
        _close_relative(clause, t, t + 2, roles)
        return
    if (
        nxt is not None
        and nxt.is_word("、", "并", "并且")
        and (other := next((v for v in sorted(verbs) if v > t + 1), None)) is not None
        and other - t < 9
    ):
        shared = Roles()  # V1、(由某某)V2 的 N: both verbs have the one object
        _right(clause, other, verbs, shared, belongings)
        roles.objects, roles.gap, roles.gap_is_topic = shared.objects, shared.gap, shared.gap_is_topic
        return
    role, crossed = "object", False
    for i in range(t + 1, len(clause)):
        item = clause[i]
        if item.type == "date":
            if not roles.dates and not item.modifies:
                roles.dates.append(item)
        elif item.modifies:
            roles.other_object |= role == "object" and not roles.objects
        elif item.type in ("thing", "office"):
            if crossed:
                if not any(x.is_word("的") for x in clause[i + 1 :]):
                    return
                continue
            if role != "object":
                _slot(roles, role).append(item)
                role = "object"
            elif item.type == "thing" or ends(clause, i) or clause[i + 1].text in belongings:
                roles.objects.append(item)
            if i + 1 < len(clause) and clause[i + 1].is_word("的") and not held_at(clause, i):
                following = head_noun(clause, i + 2)
                if following is None or not any(k in verbs for k in range(i + 2, clause.index(following))):
                    if following is not None and item in roles.objects and item.type == "thing":
                        roles.objects.append(following)  # V [O 的 N] or [V O] 的 N: who fills the roles decides
                        roles.gap = following
                    else:
                        _close_relative(clause, t, i + 2, roles)
                    return
        elif item.is_word("的") and not held_at(clause, i - 1):
            if roles.objects and not crossed:
                roles.gap = roles.gap or head_noun(clause, i + 1)
                return
            if i == t + 2 and clause[i - 1].tag == "v" and not roles.objects:  # 合作|完成|的|项目
                _close_relative(clause, t, i + 1, roles)
                return
            crossed = False
        elif (
            item.text in PREPOSITIONS
            and item.tag in ("p", "c", "v")
            and not (roles.objects and PREPOSITIONS[item.text] == "with")
            and i not in verbs
        ):
            role = PREPOSITIONS[item.text]
        elif (
            (i in verbs or (item.tag == "v" and len(item.text) > 1))
            and item.text not in ASPECT
            and item.text not in LIGHT
        ):
            if roles.objects:
                roles.gap = roles.gap or gap_ahead(clause, i)
                return
            crossed = True
        elif item.is_word("“"):
            roles.quoted |= role == "object" and not roles.objects and not crossed
        elif item.tag in ("n", "nz", "nw") and role == "object" and not roles.objects:
            roles.other_object = True


def _close_relative(clause: Sequence[Item], t: int, i: int, roles: Roles) -> None:
    """Reads the noun after the 的 that closes the verb's clause."""
    roles.gap = head_noun(clause, i) or equated(clause, i)
    roles.gap_is_topic = roles.gap is None and any(x.is_word("是", "为", "这家", "这个", "该") for x in clause[:t])
