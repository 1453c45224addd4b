"""Bearers: whose figure it is, of the things that a text has under discussion.

What a figure counts says of what class its bearer is (selectional preference, Resnik 1996): inhabitants a place has, sales a company. Of the things that
fit, the nearest under discussion bears it: subjects before others, in the order of centering (Grosz, Joshi & Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.entities.topic import main_of
from kg.extraction.figures.indicators import NATION, WHOLE
from kg.extraction.figures.ranker import Salience
from kg.extraction.trace import Trace
from kg.language.quantities import Quantity

_SCALES = {"%": "%", "个百分点": "%", "元": "元", "人": "人", "名": "人", "位": "人", "岁": "岁", "分": "分"}

_HEADS = frozenset("人 名 位 岁 分 号".split())

_FIRST_PERSON = ("我", "我们", "咱", "咱们")

_LED = ("由", "被", "经", "与", "和", "从", "在")


class Bearers:
    """Follows an article clause by clause and says whose figure stands in one."""

    def __init__(self, things: Iterable[Thing], main: Thing | None, domain: Domain, trace: Trace) -> None:
        """`things`: all that the article names; `main`: what it is about."""
        schema = domain.schema
        self.domain, self.main, self.trace = domain, main, trace
        self.salience = Salience(domain)
        self.all = list(things)
        self.event = main_of(self.all, schema.event, domain)
        self.places = sorted((t for t in self.all if schema.is_a(t.kind, schema.place)), key=lambda t: -len(t.mentions))
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Forgets what the paragraph before spoke of."""
        self.salience.begin_paragraph()
        self.topic: Thing | None = None
        self.past: list[list[Thing]] = []
        self.clauses: list[list[Thing]] = []
        self.begin_sentence([], None)

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """`things`: all that the sentence names; `speaker`: who says it, where it is quoted."""
        self.salience.begin_sentence()
        if self.clauses:
            self.past.append([t for clause in self.clauses for t in clause])
        self.clauses = []
        self.focus: Thing | None = None
        self.person: Thing | None = None
        self.things, self.speaker = list(things), speaker

    def note(self, clause: Sequence[Item], subjects: Sequence[Thing], ranked: bool) -> None:
        """What the clauses after this one go on about: its subject, or what it brings into being."""
        schema = self.domain.schema
        self.salience.note(clause, subjects)
        named = [t for x in clause if x.type == "thing" for t in x.things]
        self.clauses.append([*(t for t in subjects if t in named), *(t for t in named if t not in subjects)])
        self.focus = self._whole(clause) or self.focus
        if subjects and not any(t in named for t in subjects):  # 大会由甲主办，乙承办，…
            self.focus = next((t for t in subjects if self._may_bear(t)), self.focus)
            return
        subject = subject_of(clause, clause[-1].end + 1, subjects, self.domain) or _head(clause)
        if subject is not None and schema.is_a(subject.kind, schema.document) and ranked:
            return
        if subject is not None and schema.is_a(subject.kind, schema.person):
            self.person = subject
        elif subject is not None and self._may_bear(subject) and not self._only_serves(clause):
            self.focus, self.person = subject, None
        meant = self._themselves(clause)
        if meant is not None:
            self.person, self.focus = (meant, None) if schema.is_a(meant.kind, schema.person) else (None, meant)
            return
        made = self._brought_in(clause, subject is None)
        if made is not None:
            self.focus = made
        if self.topic is None and self.focus is not None and not schema.is_a(self.focus.kind, schema.place):
            self.topic = self.focus

    def of(
        self, clause: Sequence[Item], subjects: Sequence[Thing], before: int, words: str, quantity: Quantity | None
    ) -> Thing | None:
        """Whose figure stands in a clause at `before`; `words`: what it counts; no `quantity`: a rank."""
        row = [x for x in clause if x.start < before]
        wanted = self._wanted(words)
        whole = self._whole(row)
        if wanted and all(self.domain.schema.is_a(k, self.domain.schema.event) for k in wanted):
            whole = None  # 全省|32支代表队
        said = whole or self._owner(clause, before) or self._themselves(row)
        if said is not None:
            return said
        subject = subject_of(clause, before, subjects, self.domain)
        going = self._gathering(clause, before, subject) if quantity is not None and quantity.unit in _HEADS else None
        if going is not None:
            return going
        guess = self._guess(clause, subject, wanted, before, quantity)
        marked = [(subject, "subject"), (self.focus, "focus"), (self.person, "person"), (self.main, "main")]
        marked += [(guess, "guess"), *((t, "ahead") for t in self.things if _ahead(t, clause))]
        unit = _SCALES.get(quantity.unit or "", "number") if quantity is not None else "rank"
        candidates = self.salience.candidates(clause, before, subjects, marked, wanted, unit)
        chosen = self.salience.choose(guess, candidates)
        self.trace.bearers(before, quantity, guess, chosen, candidates)
        return chosen

    def bears(self, thing: Thing) -> None:
        """Notes whose figure has been read."""
        self.salience.bearer = thing

    def _guess(
        self,
        clause: Sequence[Item],
        subject: Thing | None,
        wanted: frozenset[str],
        before: int,
        quantity: Quantity | None,
    ) -> Thing | None:
        """Whose figure it is as the rules have it: of what its class is said of, of the subject, of the focus."""
        schema = self.domain.schema
        if wanted and not (subject is not None and self._fits(subject, wanted)):
            found = self._nearest(wanted, clause, before, subject or self.focus)
            if found is not None:
                return found
        if subject is not None:
            return subject
        if quantity is not None and quantity.unit not in ("%", "元") and not _has_verb(clause, before):
            after = [x.things[0] for x in clause if x.type == "thing" and x.start >= before]
            for thing in after:
                if self._may_bear(thing) and not self._is_scene(thing):
                    return thing
        if quantity is not None and quantity.unit == "岁":
            return next(self._persons(), None)
        if self.person is not None and (quantity is None or quantity.unit in _HEADS or self.focus is None):
            return self.person
        if self.focus is not None:
            return self.focus
        events = [t for t in self.things if schema.is_a(t.kind, schema.event)]
        said = self.speaker if any(x.is_word(*_FIRST_PERSON) for x in clause) else None
        return next(iter(events), None) or said or self.topic or self.main or next(iter(self.places), None)

    def _persons(self) -> Iterator[Thing]:
        """The persons under discussion, those of this sentence first, the last first."""
        return (
            t
            for t in chain(reversed(self.things), *reversed(self.past))
            if self.domain.schema.is_a(t.kind, self.domain.schema.person)
        )

    def same_noun(self, noun: Item) -> Thing | None:
        """推出某某系列活动，10场活动…: the thing that has just been named by the noun that is counted."""
        if self.focus is None or noun.type != "word" or noun.tag not in ("n", "vn") or len(noun.text) < 2:
            return None
        before = (t for t in reversed(self.things) if t.mentions and t.mentions[0][0] < noun.start)
        return next((t for t in before if any(n.endswith(noun.text) for n in t.names)), None)

    def _wanted(self, words: str) -> frozenset[str]:
        """The classes whose things have such figures: as the last word says that says any, the longest of several."""
        measures = self.domain.names.measures
        hits = ((words.rfind(w) + len(w), len(w), w) for w in measures if w in words)
        best = max(hits, default=None)
        return measures[best[2]] if best else frozenset()

    def _fits(self, thing: Thing, wanted: frozenset[str]) -> bool:
        return self.domain.schema.fits(thing.kind, wanted)

    def _nearest(
        self, wanted: frozenset[str], clause: Sequence[Item], before: int, other: Thing | None
    ) -> Thing | None:
        """The thing of a class wanted that is nearest under discussion; if nothing `other` is, what the article is most about of that class."""
        here = [
            t
            for k, x in enumerate(clause)
            if x.type == "thing" and x.end <= before and not _listed(clause, k)
            for t in x.things
        ]
        focus = [self.focus] if self.focus is not None else []
        discussed = chain(focus, here, *reversed(self.clauses), *reversed(self.past))
        near = next((t for t in discussed if self._fits(t, wanted)), None)
        if near is not None or other is not None:
            return near
        mains = (main_of(self.all, k, self.domain) for k in sorted(wanted))
        return next((m for m in mains if m is not None and len(m.mentions) > 1), None)

    def _whole(self, items: Sequence[Item]) -> Thing | None:
        """What 全市 means, before any verb (居全省第二 is but a scope): of the places that the article names most, the first whose name ends so."""
        first = next((x for x in items if x.type != "date"), None)
        if first is not None and first.text == NATION:
            return next((p for p in self.places if any(n.endswith(NATION[1]) for n in p.names)), None)
        said = next((k for k, x in enumerate(items) if x.text in WHOLE), None)
        if said is None or any(x.tag == "v" or x.is_word("比", "较", "占") for x in items[:said]):
            return None
        word = items[said].text
        named = (p for p in self.places if any(n.endswith(word[1]) for n in p.names))
        return next(chain(named, self.places), None)

    def _themselves(self, row: Sequence[Item]) -> Thing | None:
        """What a noun that opens a clause means: 公司|产品 the company just spoken of, 团队 the person whose it is."""
        first = next((x for x in row if x.type != "date"), None)
        if first is None or first.type != "word":
            return None
        if first.text in self.domain.offices.teams:
            return next(self._persons(), None)
        kind = self.domain.names.selves.get(first.text)
        discussed = chain([self.focus] if self.focus else [], reversed(self.things), *reversed(self.past))
        return next((t for t in discussed if kind and self.domain.schema.is_a(t.kind, kind)), None)

    def _owner(self, clause: Sequence[Item], before: int) -> Thing | None:
        """Whose measure opens the clause: 长沙县|产业支撑指数居中部第一."""
        row = [x for x in clause if x.type != "date" and x.start < before]
        if len(row) < 3 or row[0].type != "thing" or len(row[0].things) != 1 or row[1].start != row[0].end:
            return None
        known = self.domain.gazetteer.known.get(row[0].things[0].known_as or "")
        if known is not None and not known.above:
            return None  # 中国|最佳引才城市榜单: a country names what the list is of
        noun = row[1].type == "word" and row[1].tag in ("n", "nz", "vn")
        return row[0].things[0] if noun and self._may_bear(row[0].things[0]) else None

    def _gathering(self, clause: Sequence[Item], before: int, subject: Thing | None) -> Thing | None:
        """The event that those who are counted go to: the one named after the verb, 300人参加某某大会, else the one under discussion, 300人参会; of those who
        open a sentence, 90名学员齐聚某地，…某某训练营, the event that it names after them."""
        schema = self.domain.schema
        events = (t for t in self.things if schema.is_a(t.kind, schema.event))
        verb = next((x for x in clause if x.start >= before and x.text in self.domain.frames.attending), None)
        if verb is None:
            lost = subject is not None or self.focus is not None or self.person is not None
            return None if lost else next((t for t in events if _ahead(t, clause)), None)
        after = (t for x in clause if x.start > verb.start for t in x.things)
        focus = [self.focus] if self.focus is not None else []
        discussed = chain(after, focus, *reversed(self.clauses), *reversed(self.past))
        return next((t for t in discussed if schema.is_a(t.kind, schema.event)), self.event)

    def _only_serves(self, clause: Sequence[Item]) -> bool:
        """Whether the subject does but its part for the event that the sentence is about: …主办，甲、乙承办."""
        return (
            self.focus is not None
            and self.domain.schema.is_a(self.focus.kind, self.domain.schema.event)
            and sum(x.type == "thing" for x in clause) == 1
            and clause[-1].text in self.domain.frames.verbs
        )

    def _brought_in(self, clause: Sequence[Item], without_subject: bool) -> Thing | None:
        """What a clause brings into being, or, if it has no subject, what it is otherwise about: the last thing in it that no 由 leads."""
        verbs = [k for k, x in enumerate(clause) if x.type == "word" and x.text in self.domain.frames.bringing]
        at = max(verbs, default=-1)
        if at < 0 and not without_subject:
            return None
        for k in range(len(clause) - 1, at, -1):
            x = clause[k]
            if x.type == "thing" and not (k and clause[k - 1].is_word(*_LED)) and not _listed(clause, k):
                thing, award = x.things[-1], self.domain.schema.award
                if (
                    self._may_bear(thing)
                    and not self._is_scene(thing)
                    and not self.domain.schema.is_a(thing.kind, award)
                ):
                    return thing
        return None

    def _is_scene(self, thing: Thing) -> bool:
        schema = self.domain.schema
        return schema.is_a(thing.kind, schema.place) or schema.is_a(thing.kind, schema.document)

    def _may_bear(self, thing: Thing) -> bool:
        schema = self.domain.schema
        return not (schema.is_a(thing.kind, schema.person) or schema.is_a(thing.kind, schema.field))


def subject_of(clause: Sequence[Item], before: int, subjects: Sequence[Thing], domain: Domain) -> Thing | None:
    """The subject of a clause, if it stands before the number: no field, no list but of places, nobody with whom or by whom it is done, nobody who is but counted."""
    schema = domain.schema
    for k, item in enumerate(clause):
        if item.start >= before:
            return None
        if (k and clause[k - 1].is_word(*_LED)) or _listed(clause, k):
            continue
        if item.type == "thing" and item.things[0] in subjects and not schema.is_a(item.things[0].kind, schema.field):
            if len(item.things) == 1 or schema.is_a(item.things[0].kind, schema.place):
                return item.things[0]
    return None


def _ahead(thing: Thing, clause: Sequence[Item]) -> bool:
    """Whether a thing is named after a clause."""
    return bool(thing.mentions) and thing.mentions[-1][0] > clause[-1].end


def _head(clause: Sequence[Item]) -> Thing | None:
    """The thing at the end of a clause that is but a noun phrase: 78岁的李四，…"""
    last, led = clause[-1], clause[-2:-1]
    return (
        last.things[-1] if last.type == "thing" and led and (led[0].is_word("的") or led[0].type == "office") else None
    )


def _listed(clause: Sequence[Item], k: int) -> bool:
    """Whether a thing is but one of those that are counted: 华为、中兴等60余家企业."""
    return k + 2 < len(clause) and clause[k + 1].is_word("等") and clause[k + 2].tag == "m"


def _has_verb(clause: Sequence[Item], before: int) -> bool:
    return any(x.end <= before and x.tag == "v" for x in clause)
