"""Bearers: whose figure it is, of the things that a text has under discussion.

What a figure counts says of what class its bearer is (selectional preference, Resnik 1996): inhabitants a place has, sales a company. Of the things that
fit, the nearest under discussion bears it: subjects before others, in the order of centering (Grosz, Joshi & Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.extraction.clauses.items import Item
from kg.extraction.entities.register import Register
from kg.extraction.entities.thing import Thing
from kg.extraction.entities.topic import main_of
from kg.extraction.figures.discussion import Discussion
from kg.extraction.figures.drafts import Asked
from kg.extraction.figures.subjects import is_counted, subject_of
from kg.language.quantities import Quantity


@dataclass(frozen=True, slots=True)
class _Case:
    """A number whose bearer is asked for, with what is known of it at once."""

    asked: Asked
    wanted: frozenset[str]
    """The classes whose things have such figures, if its words say any."""
    subject: Thing | None
    """Of its clause, if it stands before the number."""


class Bearers:
    """Follows an article clause by clause and says whose figure stands in one."""

    def __init__(self, register: Register, main: Thing | None) -> None:
        """`register`: all that the article names; `main`: what it is about."""
        self.domain = register.domain
        self.discussion = Discussion(register, main)
        self._mains: dict[str, Thing | None] = {}

    def begin_paragraph(self) -> None:
        """Forgets what the paragraph before spoke of."""
        self.discussion.begin_paragraph()

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """`things`: all that the sentence names; `speaker`: who says it, if it is quoted."""
        self.discussion.begin_sentence(things, speaker)

    def note(self, clause: Sequence[Item], subjects: Sequence[Thing], *, ranked: bool) -> None:
        """Notes what a clause has said, once its figures are read. `ranked`: it gives a rank."""
        self.discussion.note(clause, subjects, ranked=ranked)

    def of(self, asked: Asked) -> Thing | None:
        """Whose figure a number is: as its clause says, else as the rules guess from what is discussed."""
        subject = subject_of(asked.clause, asked.at, asked.subjects, self.domain)
        case = _Case(asked, self._wanted(asked.words), subject)
        said = self._first(_SAID, case)
        is_age = asked.quantity is not None and self.is_age(asked.quantity, asked.words)
        return said if said is not None else self._first(_AGES if is_age else _GUESSES, case)

    def is_age(self, quantity: Quantity, words: str) -> bool:
        """Whether a number is how old somebody is, 现年45岁, not what a place has: 人均预期寿命81岁. `words`: what it counts."""
        schema = self.domain.schema
        return quantity.unit == "岁" and not any(schema.is_a(kind, schema.place) for kind in self._wanted(words))

    def _first(self, rules: Sequence[_Rule], case: _Case) -> Thing | None:
        """What the first rule says that knows."""
        return next((found for rule in rules if (found := rule(self, case)) is not None), None)

    def _wanted(self, words: str) -> frozenset[str]:
        """The classes whose things have such figures, as the last word says that says any."""
        measures = self.domain.names.measures
        best = max(((words.rfind(w) + len(w), len(w), w) for w in measures if w in words), default=None)
        return measures[best[2]] if best else frozenset()

    def _whole(self, case: _Case) -> Thing | None:
        """全市|人口550万: the place that is meant; but 全省|32支代表队 are an event's."""
        of_events = case.wanted and all(self.domain.schema.is_a(k, self.domain.schema.event) for k in case.wanted)
        if of_events:
            return None
        if case.asked.quantity is not None:  # 全国第三 is a rank of somebody in it
            self.discussion.name_country(case.asked.row)
        return self.discussion.whole(case.asked.row)

    def _gathering(self, case: _Case) -> Thing | None:
        """The event that those who are counted go to.

        It is the one named after the verb, 300人参加某某大会, else the one under discussion, 300人参会; of those who open a sentence,
        90名学员齐聚某地，…某某训练营, the event that it names after them.
        """
        if not case.asked.counts_heads:
            return None
        verb = next((x for x in case.asked.after if x.text in self.domain.frames.attending), None)
        if verb is None:
            return self._opening_event(case)
        named = (t for x in case.asked.clause if x.start > verb.start for t in x.things)
        discussed = chain(named, self.discussion.named_before())
        return next((t for t in discussed if self._is_event(t)), self.discussion.event)

    def _opening_event(self, case: _Case) -> Thing | None:
        """The event that a sentence names after those whom it begins with, if nothing is in focus."""
        focus = self.discussion.focus
        if case.subject is not None or focus.thing is not None or focus.person is not None:
            return None
        things = self.discussion.sentence.things
        return next((t for t in things if self._is_event(t) and _is_ahead(t, case.asked.clause)), None)

    def _nearest_fit(self, case: _Case) -> Thing | None:
        """The thing of a class wanted that is nearest under discussion, if the subject is none.

        If nothing else is in focus either, it is what the article is most about of that class.
        """
        if not case.wanted or (case.subject is not None and self._fits(case.subject, case.wanted)):
            return None
        near = next((t for t in self._near(case.asked) if self._fits(t, case.wanted)), None)
        if near is not None or case.subject is not None or self.discussion.focus.thing is not None:
            return near
        return self._main_of(case.wanted)

    def _main_of(self, wanted: frozenset[str]) -> Thing | None:
        """What the article is most about of these classes, if it names it more than once."""
        mains = (self._main_of_class(kind) for kind in sorted(wanted))
        return next((m for m in mains if m is not None and len(m.mentions) > 1), None)

    def _main_of_class(self, kind: str) -> Thing | None:
        """As `main_of`, looked for once; more events are found while the article is read."""
        schema = self.domain.schema
        if schema.comparable(kind, schema.event):
            return main_of(self.discussion.all, kind, self.domain)
        if kind not in self._mains:
            self._mains[kind] = main_of(self.discussion.all, kind, self.domain)
        return self._mains[kind]

    def _near(self, asked: Asked) -> Iterator[Thing]:
        """What is in focus, what its own clause names before a number, and what those before it have named."""
        clause = asked.clause
        things = [(k, x) for k, x in enumerate(clause) if x.type == "thing" and x.end <= asked.at]
        here = [x.things for k, x in things if not is_counted(clause, k)]
        return chain(self.discussion.in_focus(), *here, self.discussion.named_before())

    def _subject(self, case: _Case) -> Thing | None:
        """The subject of the clause."""
        return case.subject

    def _counted(self, case: _Case) -> Thing | None:
        """What stands after a number that no verb stands before: 10届|某某大赛."""
        if not case.asked.counts_items or case.asked.follows_verb:
            return None
        after = (x.things[0] for x in case.asked.after if x.type == "thing")
        return next((t for t in after if self.discussion.may_bear(t) and not self.discussion.is_scene(t)), None)

    def _last_person(self, case: _Case) -> Thing | None:
        """The last person under discussion."""
        return next(self.discussion.persons(), None)

    def _person_in_focus(self, case: _Case) -> Thing | None:
        """The person spoken of: of ranks and numbers of heads, and of others if no thing is in focus."""
        focus, asked = self.discussion.focus, case.asked
        return focus.person if asked.quantity is None or asked.counts_heads or focus.thing is None else None

    def _focus(self, case: _Case) -> Thing | None:
        """The thing in focus."""
        return self.discussion.focus.thing

    def _event_named(self, case: _Case) -> Thing | None:
        """The first event that the sentence names."""
        return next((t for t in self.discussion.sentence.things if self._is_event(t)), None)

    def _topic(self, case: _Case) -> Thing | None:
        """What the paragraph is about, else what the article is about, else the place that it names most."""
        discussion = self.discussion
        return discussion.paragraph.topic or discussion.main or next(iter(discussion.places), None)

    def _fits(self, thing: Thing, wanted: frozenset[str]) -> bool:
        return self.domain.schema.fits(thing.kind, wanted)

    def _is_event(self, thing: Thing) -> bool:
        return self.domain.schema.is_a(thing.kind, self.domain.schema.event)


_Rule = Callable[[Bearers, _Case], Thing | None]
_SAID: tuple[_Rule, ...] = (Bearers._whole, Bearers._gathering)
"""What a clause says outright of whose a figure is."""
_HERE: tuple[_Rule, ...] = (Bearers._nearest_fit, Bearers._subject, Bearers._counted)
_AGES: tuple[_Rule, ...] = (*_HERE, Bearers._last_person)
"""Whose an age is, as the rules guess."""
_GUESSES: tuple[_Rule, ...] = (
    *_HERE,
    Bearers._person_in_focus,
    Bearers._focus,
    Bearers._event_named,
    Bearers._topic,
)
"""Whose another figure is, as the rules guess."""


def _is_ahead(thing: Thing, clause: Sequence[Item]) -> bool:
    """Whether a thing is named after a clause."""
    return bool(thing.mentions) and thing.mentions[-1][0] > clause[-1].end
