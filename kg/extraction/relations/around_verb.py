"""Around a verb: the roles of a clause, read up to its verb and on from it: objects, what prepositions mark, the noun after 的 that a clause describes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.relations.before_verb import roles_before_verb
from kg.extraction.relations.phrases import ends, head_ahead, head_noun, held_at, relative_head
from kg.extraction.relations.roles import Relative, Roles, Row
from kg.extraction.tokens.neighbours import after, before
from kg.extraction.tokens.tags import ASPECT, CLAUSAL, LIGHT, MARKING_AFTER_VERBS, PREPOSITIONS, WORDS_FOR_THINGS

_BETWEEN = CLAUSAL - {"v"} | {"ad"}
"""How LAC tags what stands between who acts and the verb: adverbs and prepositions."""
_APART = 8
"""Items from a verb to the one that shares its object. Farther on, each has its own: 共建、人才共育、成果转化等方面深化合作."""


def roles_around(clause: Sequence[Item], at: int, verbs: frozenset[int], domain: Domain) -> Roles:
    """The roles around the verb at an index (past the last item: of the clause as a whole).

    Args:
        clause: the row of its items.
        at: the index of the verb.
        verbs: indices of all verbs that the lexicon knows in this clause.
        domain: whose cues the clause is read by.
    """
    row = Row(clause, at, verbs, domain)
    roles = roles_before_verb(row)
    if at < len(clause):
        read_after_verb(row, roles)
    return roles


def read_after_verb(row: Row, roles: Roles) -> None:
    """Adds to the roles before a verb what stands after it."""
    following = after(row.items, row.verb)
    coordinate = _coordinate_verb(row)
    if following is not None and following.is_word("的"):
        roles.relative = _closed_relative(row, row.verb + 2)
    elif coordinate is not None:
        shared = Roles()
        read_after_verb(replace(row, verb=coordinate), shared)
        roles.objects, roles.relative = shared.objects, shared.relative
    else:
        _AfterVerb(row, roles).read()


def _coordinate_verb(row: Row) -> int | None:
    """The verb after 并 or 、, whose object two verbs share: 主办|、(由某某)|承办|的大会. Not the very next: 主办|、|承办."""
    following = after(row.items, row.verb)
    if following is None or not following.is_word("、", "并", "并且"):
        return None
    other = min((v for v in row.verbs if v > row.verb + 1), default=None)
    return other if other is not None and other - row.verb <= _APART else None


def _closed_relative(row: Row, at: int) -> Relative:
    """The noun from an index on, where 的 before it closes the verb's clause; without one, 是…的 describes the topic."""
    head = head_noun(row.items, at)
    linked = any(x.is_word("是", "为", "这家", "这个", "该") for x in row.items[: row.verb])
    return Relative(head, of_topic=head is None and linked)


class _AfterVerb:
    """Reads a clause item by item on from its verb."""

    def __init__(self, row: Row, roles: Roles) -> None:
        self.row, self.roles = row, roles
        self.role = "object"
        """What the next noun will fill."""
        self.crossed = False
        """Another verb has come: what follows is its own, until 的 closes its clause."""
        self.done = False

    def read(self) -> None:
        """Takes in the items after the verb, each by the step for its kind, until one ends what belongs to it."""
        described = self.object_with_clause()
        if described is not None:
            self.roles.objects.append(described)
            return
        for at in range(self.row.verb + 1, len(self.row.items)):
            item = self.row.items[at]
            kind = self.kind(at, item)
            if kind is not None:
                _STEPS[kind](self, at, item)
            if self.done:
                return

    def object_with_clause(self) -> Item | None:
        """The object that a relative clause describes: 入选|甲|公布的|乙, 参加|由甲在某地主办的|乙. Not 推出|甲|服务乙的丙."""
        items = self.row.items
        following = min((v for v in self.row.verbs if v > self.row.verb), default=len(items))
        inner = [x for x in items[self.row.verb + 1 : following] if x.text not in ASPECT]
        acts = inner[:1] and (inner[0].type == "thing" or inner[0].is_word("由"))
        plain = all(x.type in ("thing", "date") or x.tag in _BETWEEN for x in inner)
        return relative_head(items, following, self.row.domain) if acts and plain else None

    def kind(self, at: int, item: Item) -> str | None:
        """What an item is to the verb before it; None: it says nothing."""
        if item.type == "date":
            return "date"
        if item.modifies:
            return None
        if item.type in ("thing", "office"):
            return "within another verb" if self.crossed else item.type
        return self.kind_of_word(at, item)

    def kind_of_word(self, at: int, item: Item) -> str | None:
        """What a word or mark is to the verb before it: 的, a preposition, another verb, a quotation, a noun."""
        if item.is_word("的") and not held_at(self.row.items, at - 1):
            return "de"
        if self.is_preposition(at, item):
            return "preposition"
        if self.is_verb(at, item):
            return "verb"
        return "quotation" if item.is_word("“") else "noun" if item.tag in WORDS_FOR_THINGS else None

    def date(self, at: int, item: Item) -> None:
        """When it happens, if no date stands before the verb: 推出|于|2015年. Not one that describes a noun: 推出|2015年|版."""
        if not self.roles.dates:
            self.roles.dates.append(item)

    def within_another_verb(self, at: int, item: Item) -> None:
        """The object of another verb, 推出|服务|甲, which only a later 的 can close: 推出|服务|甲|的|乙."""
        self.done = not any(x.is_word("的") for x in self.row.items[at + 1 :])

    def office(self, at: int, item: Item) -> None:
        """An office is an object where its phrase ends: 任|院长. Not 推出|院长|计划."""
        following = after(self.row.items, at)
        belongs = following is not None and self.row.belongs(following.text)
        self.fill(item, is_object=belongs or ends(self.row.items, at))
        self.attach(at, item)

    def thing(self, at: int, item: Item) -> None:
        """A thing is an object, 推出|甲, or what a preposition marks: 落户|于|甲."""
        self.fill(item, is_object=True)
        self.attach(at, item)

    def fill(self, item: Item, *, is_object: bool) -> None:
        """Fills the role that is open."""
        if self.role != "object":
            self.roles.marked.add(self.role, item)
        elif is_object:
            self.roles.objects.append(item)
        self.role = "object"

    def attach(self, at: int, item: Item) -> None:
        """The noun after an object and 的 may be object or described, V [O 的 N] or [V O] 的 N: who fills the roles decides."""
        items = self.row.items
        following = after(items, at)
        if following is None or not following.is_word("的") or held_at(items, at):
            return
        head = head_noun(items, at + 2)
        if head is not None and item.type == "thing" and item in self.roles.objects:
            self.roles.objects += [head, *self.offices_of(item, at + 2)]
            self.roles.relative.head = head
        else:
            self.roles.relative = _closed_relative(self.row, at + 2)
        self.done = True

    def offices_of(self, person: Item, at: int) -> list[Item]:
        """The office that a person has, behind its body: 免去|甲|的|乙校|校长; not 任命|甲校|的|乙院|院长."""
        items, schema = self.row.items, self.row.domain.schema
        office = next((x for x in items[at : at + 2] if x.type == "office"), None)
        is_person = schema.is_a(person.things[0].kind, schema.person)
        return [office] if is_person and office is not None and ends(items, items.index(office)) else []

    def closing(self, at: int, item: Item) -> None:
        """的 ends the clause of the verb, 推出甲业务|的|乙, 合作完成|的|项目, or only that of another one: 推出|服务某业|的|甲."""
        items, objects = self.row.items, self.roles.objects
        previous = before(items, at)
        compound = at == self.row.verb + 2 and previous is not None and previous.tag == "v"
        if objects and not self.crossed:
            self.roles.relative.head = self.roles.relative.head or head_noun(items, at + 1)
            self.done = True
        elif compound and not objects:
            self.roles.relative = _closed_relative(self.row, at + 1)
            self.done = True
        self.crossed = False

    def preposition(self, at: int, item: Item) -> None:
        """The next thing fills the role that a preposition marks: 落户|于|甲."""
        self.role = PREPOSITIONS[item.text]

    def verb(self, at: int, item: Item) -> None:
        """Another verb ends what belongs to this one, once it has its object: 推出甲|服务|乙. A 的 ahead may close both: 时任主任、现已|退休|的甲."""
        if self.roles.objects:
            self.roles.relative.head = self.roles.relative.head or head_ahead(self.row.items, at)
            self.done = True
        self.crossed = True

    def quotation(self, at: int, item: Item) -> None:
        """突出|“…”主题. Not 推出甲|“…”."""
        self.roles.quoted |= self.lacks_object() and not self.crossed

    def noun(self, at: int, item: Item) -> None:
        """An object that is no thing of ours: 推出|产品. Not after one that is: 推出甲|产品."""
        self.roles.unnamed.object |= self.lacks_object()

    def lacks_object(self) -> bool:
        """Whether the next noun would be the first object."""
        return self.role == "object" and not self.roles.objects

    def is_preposition(self, at: int, item: Item) -> bool:
        """Whether a word marks what follows it. Not 和 after an object, which joins two: 推出甲|和|乙."""
        if item.text not in PREPOSITIONS or item.tag not in MARKING_AFTER_VERBS or at in self.row.verbs:
            return False
        return not (self.roles.objects and PREPOSITIONS[item.text] == "with")

    def is_verb(self, at: int, item: Item) -> bool:
        """Whether a word is another verb. Not 了 or 进行, which go with one, and no single character that the lexicon does not know."""
        verb = at in self.row.verbs or (item.tag == "v" and len(item.text) > 1)
        return verb and item.text not in ASPECT and item.text not in LIGHT


_STEPS: dict[str, Callable[[_AfterVerb, int, Item], None]] = {
    "date": _AfterVerb.date,
    "within another verb": _AfterVerb.within_another_verb,
    "office": _AfterVerb.office,
    "thing": _AfterVerb.thing,
    "de": _AfterVerb.closing,
    "preposition": _AfterVerb.preposition,
    "verb": _AfterVerb.verb,
    "quotation": _AfterVerb.quotation,
    "noun": _AfterVerb.noun,
}
