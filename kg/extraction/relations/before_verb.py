"""Before the verb: subjects, what prepositions mark, dates and adverbs, read from the beginning of a clause up to its verb."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.clauses.items import Item
from kg.extraction.relations.phrases import goes_on, only_qualifies, relative_head, will_do
from kg.extraction.relations.roles import Manner, Marked, Roles, Row, Unnamed
from kg.extraction.tokens.neighbours import after, before
from kg.extraction.tokens.tags import (
    ADVERBIAL,
    ADVERBIAL_TAGS,
    ASPECT,
    COPULAS,
    EACH,
    HOPES,
    LIGHT,
    LISTING,
    NEGATIONS,
    NOUN_TAGS,
    NUMBERS_AND_NOUNS,
    OCCASION,
    PLANS,
    POINTING,
    PREPOSITIONAL_TAGS,
    PREPOSITIONS,
    REPORTING,
    TOGETHER,
)


def roles_before_verb(row: Row) -> Roles:
    """The roles that a clause fills before its verb."""
    reader = _BeforeVerb(row)
    for at, item in enumerate(row.items[: row.verb]):
        reader.read(at, item)
    reader.end()
    return reader.roles


class _BeforeVerb:
    """Reads a clause item by item up to its verb."""

    def __init__(self, row: Row) -> None:
        self.row, self.roles = row, Roles()
        self.role = "subject"
        """What the next noun will fill; "passed" after another verb: nothing, until its clause closes."""
        self.unattached: Item | None = None
        """A thing with 的 after it, until the noun comes that it belongs to."""
        self.in_list = False
        """The other verb stands inside a list: 甲与来自乙的丙."""
        self.list_closed = False
        """甲、乙等20余家高校: what counts a list adds no other subject."""
        self.within: Item | None = None
        """What stands right after another verb: its object, or who acts in a relative clause, 参加|乙|主办的丙."""

    def read(self, at: int, item: Item) -> None:
        """Takes in one item by the step for its kind; a quantity says nothing."""
        kind = "modifier" if item.modifies else item.type
        if kind in _STEPS:
            _STEPS[kind](self, at, item)

    def end(self) -> None:
        """入选|乙|公布的丙: right after another verb, who stands before a verb with 的 after it acts in that relative clause."""
        within = self.within
        if within is not None and relative_head(self.row.items, self.row.verb, self.row.domain) is not None:
            self.roles.subjects = [within]

    def date(self, at: int, item: Item) -> None:
        """When it happens, unless it describes a noun: 2015年的|大会. It ends what 从 or 在 began: 从|2015年|甲推出乙."""
        self.roles.dates.append(item)
        if self.role in ("from", "in"):
            self.role = "subject"

    def modifier(self, at: int, item: Item) -> None:
        """A thing that describes a common noun leaves the role to that: 长三角|城市."""
        self.roles.unnamed.subject |= self.role == "subject"
        self.roles.unnamed.partner |= self.role == "with"
        self.begin_subject()

    def office(self, at: int, item: Item) -> None:
        """An office is a subject, 院长|由甲出任, or nothing: 由|院长|主持."""
        if self.role == "subject":
            self.thing(at, item)

    def thing(self, at: int, item: Item) -> None:
        """A thing fills the role that is open, in place of what describes it: 甲|的|乙."""
        if self.unattached is not None:
            self.drop(self.unattached)
        following = self.following(at)
        if self.is_occasion(item, following):
            self.roles.occasion.append(item)
        elif self.role == "subject":
            self.roles.subjects.append(item)
        else:
            self.roles.marked.add(self.role, item)
            self.within = item if self.role == "passed" else self.within
        self.unattached = item if following is not None and following.is_word("的", "之") else None
        self.begin_subject()

    def word(self, at: int, item: Item) -> None:
        """A word or mark: what it says by itself, then what it does to the role that is open."""
        roles = self.roles
        roles.belonging |= self.role == "subject" and self.row.belongs(item.text)
        self.list_closed = self.closes_list(at, item)
        if self.is_unnamed(at, item):
            roles.unnamed.subject |= self.role == "subject"
            roles.unnamed.partner |= self.role == "with"
            roles.unnamed.agent |= self.role == "by"
        planned = self.says_plan(at, item)
        roles.manner.planned |= planned
        roles.manner.hoped |= planned and item.text in HOPES
        kind = self.function_of(at, item) or self.kind_of_verb(at, item)
        if kind is not None:
            _STEPS[kind](self, at, item)

    def preposition(self, at: int, item: Item) -> None:
        """The next thing fills the role that a preposition marks: 由|甲, 与|乙. Before a verb of moving 由 means from: 由甲地迁至乙地."""
        verb = self.row.items[self.row.verb] if self.row.verb < len(self.row.items) else None
        moves = verb is not None and verb.text.startswith(self.row.domain.cues.moving)
        self.role = "from" if item.text == "由" and moves else PREPOSITIONS[item.text]

    def negation(self, at: int, item: Item) -> None:
        """未|推出乙."""
        self.roles.manner.negated = True

    def together(self, at: int, item: Item) -> None:
        """甲、乙|共同|推出丙."""
        self.roles.manner.jointly = True

    def pronoun(self, at: int, item: Item) -> None:
        """A subject that is no thing of ours: 这|推动了."""
        self.roles.unnamed.subject |= self.role == "subject"

    def each(self, at: int, item: Item) -> None:
        """甲、乙|分别|任丙院长、丁院长. Not 甲、乙|分别|代表|双方签约, who do it together."""
        following = self.following(at)
        self.roles.manner.respectively = following is None or following.type != "office"

    def closing(self, at: int, item: Item) -> None:
        """The head noun of a relative clause is a new subject; after 甲由 it is the agent: 大会由推出乙|的|甲主办."""
        roles = self.roles
        if self.role != "passed" or (roles.subjects and not self.in_list and only_qualifies(self.row.items, at)):
            return  # 甲 V [乙 的 N]: where a subject stands before the verb, 的 only joins its object to a noun
        agent = bool(roles.marked.by and roles.subjects)
        self.role = "by" if agent else "subject"
        self.leave_relative(at, keep_subject=agent or self.in_list)
        self.in_list = False

    def pivot(self, at: int, item: Item) -> None:
        """What follows has a subject of its own, and what went before is the topic: 甲|聘请|乙担任院长, 甲|宣布|大会开幕."""
        roles = self.roles
        roles.manner.nominal = at == self.row.verb - 1
        roles.topics = roles.subjects
        roles.subjects, self.role, self.within = [], "subject", None

    def verb(self, at: int, item: Item) -> None:
        """Another verb that the lexicon knows: what follows is its own, until its clause closes: 来自|乙的丙."""
        previous = before(self.row.items, at)
        listed = previous is not None and previous.is_word(*LISTING)
        self.roles.manner.nominal = at == self.row.verb - 1
        self.in_list = bool(self.roles.subjects) and listed
        self.role, self.within = "passed", None

    def next_predicate(self, at: int, item: Item) -> None:
        """After a verb and 、 the next verb has its own subject: 由甲牵头|、|乙推出. Not 甲与乙合作|、|牵手."""
        self.role, self.within = "subject", None
        if at + 1 not in self.row.verbs or not self.roles.marked.partner:
            self.roles.subjects.clear()
            self.roles.marked.by.clear()

    def report(self, at: int, item: Item) -> None:
        """Who says it is not who does it: 甲|表示|乙推出丙."""
        self.role, self.within = "subject", None
        self.roles.subjects.clear()

    def other_verb(self, at: int, item: Item) -> None:
        """A verb that the lexicon does not know has its own object: 甲|研发|乙. Not within what a preposition marks: 在|研发|中心."""
        following = self.following(at)
        within = self.role != "subject" and following is not None and following.tag in _COMPOUNDED
        self.role, self.within = self.role if within else "passed", None

    def begin_subject(self) -> None:
        """The next thing is a subject, unless it belongs to another verb."""
        if self.role != "passed":
            self.role = "subject"

    def drop(self, item: Item) -> None:
        """Takes away what only describes the next thing."""
        for slot in (self.roles.subjects, *self.roles.marked.slots().values()):
            if item in slot:
                slot.remove(item)

    def leave_relative(self, end: int, *, keep_subject: bool) -> None:
        """Forgets what a relative clause that ends before `end` said for itself; what led the whole clause stays."""
        roles = self.roles
        if not keep_subject:
            roles.subjects.clear()
        roles.marked = Marked(taken=roles.marked.taken)
        roles.manner, roles.unnamed, self.within = Manner(), Unnamed(), None
        if roles.dates and roles.dates[-1] in self.row.items[max(0, end - _DATED) : end]:
            roles.dates.pop()

    def following(self, at: int) -> Item | None:
        """The item after one, past a closing quotation mark."""
        items = self.row.items
        nearest = after(items, at)
        return after(items, at + 1) or nearest if nearest is not None and nearest.is_word("”") else nearest

    def is_occasion(self, item: Item, following: Item | None) -> bool:
        """Whether a thing is an event that goes on: 峰会|上, 在仪式|期间. Not 与峰会|期间."""
        opens = following is not None and following.type == "word" and following.text in OCCASION
        return opens and item.type == "thing" and self.role in ("in", "subject")

    def closes_list(self, at: int, item: Item) -> bool:
        """Whether a word stands in what counts a list: 甲、乙|等|20|余家|高校."""
        if self.list_closed and item.tag in NUMBERS_AND_NOUNS:
            return True
        previous = before(self.row.items, at) if item.is_word("等") else None
        return previous is not None and previous.type == "thing"

    def is_unnamed(self, at: int, item: Item) -> bool:
        """Whether a noun fills a role and is no thing of ours: 12家|单位|推出. Not one that only describes: 单位|的|甲."""
        if item.tag not in NOUN_TAGS or self.row.belongs(item.text) or item.text in ADVERBIAL:
            return False
        following = self.following(at)
        describes = following is not None and (following.tag == "f" or following.is_word("的"))
        return not (describes or self.list_closed or goes_on(self.row.items, at))

    def says_plan(self, at: int, item: Item) -> bool:
        """Whether a word says that it is yet to happen: 将|推出, 拟|推出. Not 将|甲|合并, or the noun 计划."""
        plan = item.text in PLANS and item.tag != "n"
        return plan and (item.text != "将" or will_do(self.row.items, at))

    def function_of(self, at: int, item: Item) -> str | None:
        """What a function word does, None of any other. 共同 counts after a subject: 甲、乙|共同|推出丙."""
        if self.is_preposition(at, item):
            return "preposition"
        if item.text in TOGETHER and item.tag in ADVERBIAL_TAGS and self.role == "subject":
            return "together"
        if item.text in POINTING and item.tag == "r":
            return "pronoun"
        return _FUNCTIONS.get(item.text)

    def kind_of_verb(self, at: int, item: Item) -> str | None:
        """What a verb does, and 、 between two; None of no verb, and of 进行, 了, which go with another one."""
        if at in self.row.verbs:
            return "pivot" if self.is_pivot(at, item) else "verb"
        if item.text == "、" and at - 1 in self.row.verbs:
            return "next predicate"
        if item.tag != "v" or item.text in LIGHT or item.text in ASPECT:
            return None
        return "report" if item.text in REPORTING or self.row.is_pivot(item.text) else "other verb"

    def is_preposition(self, at: int, item: Item) -> bool:
        """Whether a word marks what follows it. Not 将 before a verb, or a verb of the lexicon: 联合."""
        if item.text not in PREPOSITIONS or item.tag not in PREPOSITIONAL_TAGS:
            return False
        if at in self.row.verbs:  # 甲|携手|乙|推出丙
            following = self.following(at)
            return PREPOSITIONS[item.text] == "with" and following is not None and following.type == "thing"
        return item.text != "将" or not will_do(self.row.items, at)

    def is_pivot(self, at: int, item: Item) -> bool:
        """Whether a subject of its own stands after a verb of the lexicon: 甲聘请|乙|担任院长. Not 甲宣布|开幕."""
        following = self.following(at)
        announced = item.text in REPORTING and following is not None and following.type == "thing"
        return item.text in COPULAS or self.row.is_pivot(item.text) or announced


_FUNCTIONS = {**dict.fromkeys(NEGATIONS, "negation"), **dict.fromkeys(EACH, "each"), "的": "de"}
_COMPOUNDED = frozenset(("n", "nz"))
"""How LAC tags the noun that a verb describes: 研发|中心."""
_DATED = 3
"""How near to its 的 the date of a relative clause stands, its verb and an adverb between: 2015年|正式|成立|的."""
_STEPS: dict[str, Callable[[_BeforeVerb, int, Item], None]] = {
    "date": _BeforeVerb.date,
    "modifier": _BeforeVerb.modifier,
    "office": _BeforeVerb.office,
    "thing": _BeforeVerb.thing,
    "word": _BeforeVerb.word,
    "mark": _BeforeVerb.word,
    "preposition": _BeforeVerb.preposition,
    "negation": _BeforeVerb.negation,
    "each": _BeforeVerb.each,
    "de": _BeforeVerb.closing,
    "together": _BeforeVerb.together,
    "pronoun": _BeforeVerb.pronoun,
    "pivot": _BeforeVerb.pivot,
    "verb": _BeforeVerb.verb,
    "next predicate": _BeforeVerb.next_predicate,
    "report": _BeforeVerb.report,
    "other verb": _BeforeVerb.other_verb,
}
