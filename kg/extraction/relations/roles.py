"""Roles: who does what, to whom, with whom, where and when, around one verb of a clause.

Chinese marks roles by order and by prepositions (Li & Thompson 1981, chapters 4, 9, 15 and 20): the subject stands before the verb, the object
after it, 由/被 mark the agent, 与/和/同 the partner, 在/于 the place, 从/自 the source, 给/为/向/对 the recipient, 把/将 the object;
in a relative clause (… 的 N) the noun after 的 fills the role that the clause leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import PIVOTS


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as the readers of roles see it."""

    items: Sequence[Item]
    verb: int
    """Index of the verb that is read; past the last item: the clause is read as a whole."""
    verbs: frozenset[int]
    """Indices of all verbs that the lexicon knows in this clause."""
    domain: Domain

    def belongs(self, word: str) -> bool:
        """Whether a noun stands for what it belongs to: 秘书处设在某地 says where the body is."""
        return word in self.domain.names.belongings

    def is_pivot(self, word: str) -> bool:
        """Whether the object of a verb does what the next verb says: 有, 聘请."""
        return word in PIVOTS or word in self.domain.cues.pivots


@dataclass(slots=True)
class Marked:
    """What prepositions mark. Each filler is an item, which may hold several things."""

    by: list[Item] = field(default_factory=list)
    partner: list[Item] = field(default_factory=list)
    place: list[Item] = field(default_factory=list)
    source: list[Item] = field(default_factory=list)
    recipient: list[Item] = field(default_factory=list)
    taken: list[Item] = field(default_factory=list)
    """After 把 or 将."""
    base: list[Item] = field(default_factory=list)
    """After 依托."""

    def slots(self) -> dict[str, list[Item]]:
        """What is marked, by the kind of preposition."""
        return {
            "by": self.by,
            "with": self.partner,
            "in": self.place,
            "from": self.source,
            "to": self.recipient,
            "taken": self.taken,
            "base": self.base,
        }

    def add(self, kind: str, item: Item) -> None:
        """Adds what stands after a preposition of some kind; of 以 and 据, or of none, nothing is kept."""
        slot = self.slots().get(kind)
        if slot is not None:
            slot.append(item)


@dataclass(slots=True)
class Unnamed:
    """Which roles are filled by something that is no thing of ours: 12家单位推出."""

    subject: bool = False
    partner: bool = False
    agent: bool = False
    object: bool = False


@dataclass(slots=True)
class Manner:
    """How the verb is said."""

    planned: bool = False
    hoped: bool = False
    """Planned with no date that is fixed: 力争."""
    negated: bool = False
    jointly: bool = False
    """Several do it together: 共同."""
    respectively: bool = False
    """Each of several has its own: 分别."""
    nominal: bool = False
    """The verb is the object of another one: 见证 签约."""


@dataclass(slots=True)
class Relative:
    """The noun after 的, if the verb stands in a relative clause: 甲推出的|乙."""

    head: Item | None = None
    """The noun that the clause describes."""
    of_topic: bool = False
    """It describes the topic: 乙是甲推出的 品牌."""


@dataclass(slots=True)
class Roles:
    """What fills the roles around a verb."""

    subjects: list[Item] = field(default_factory=list)
    """What stands before the verb without a preposition, the nearest last."""
    belonging: bool = False
    """The subject is a noun that belongs to what is meant: 秘书处, 总部."""
    topics: list[Item] = field(default_factory=list)
    """What stands before 是: 甲 是 … 的 品牌."""
    objects: list[Item] = field(default_factory=list)
    """What stands after the verb, and the noun described if it may be an object too."""
    quoted: bool = False
    """Words in quotation marks stand as its object: 突出“…”主题."""
    dates: list[Item] = field(default_factory=list)
    """Before the verb, the nearest last; else after it."""
    occasion: list[Item] = field(default_factory=list)
    """At or in which event it happens: 峰会上, 仪式期间."""
    marked: Marked = field(default_factory=Marked)
    unnamed: Unnamed = field(default_factory=Unnamed)
    manner: Manner = field(default_factory=Manner)
    relative: Relative = field(default_factory=Relative)

    @property
    def object(self) -> Item | None:
        """The first object that is a thing."""
        return next((o for o in self.objects if o.type == "thing"), None)
