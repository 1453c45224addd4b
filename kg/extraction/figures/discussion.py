"""Discussion: what an article speaks of, clause by clause, and a number may be of."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from kg.extraction.clauses.items import Item
from kg.extraction.entities.register import Register
from kg.extraction.entities.thing import Thing
from kg.extraction.entities.topic import main_of
from kg.extraction.figures.subjects import is_counted, is_led, subject_of
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import GAZETTEER

_FAR = 50  # sentences: no number is of what was named longer ago, however long the paragraph


@dataclass(frozen=True, slots=True)
class Focus:
    """What a clause goes on about if it names no subject: a thing, or the person last spoken of."""

    thing: Thing | None = None
    person: Thing | None = None


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph has spoken of."""

    topic: Thing | None = None
    """The first thing in focus that is no place."""
    past: deque[list[Thing]] = field(default_factory=lambda: deque(maxlen=_FAR))
    """What its last sentences have named, those before this one."""


@dataclass(slots=True)
class _Sentence:
    """What a sentence speaks of."""

    things: Sequence[Thing] = ()
    """All that it names."""
    speaker: Thing | None = None
    """Who says it, if it is quoted."""
    focus: Focus = Focus()
    clauses: list[list[Thing]] = field(default_factory=list)
    """What its clauses have named up to now, their subjects first."""


class Discussion:
    """Follows an article clause by clause and knows what is under discussion."""

    def __init__(self, register: Register, main: Thing | None) -> None:
        """`register`: all that the article names; `main`: what it is about."""
        domain, schema = register.domain, register.domain.schema
        self.register, self.domain, self.main = register, domain, main
        self.all = list(register.things.values())
        self.event = main_of(self.all, schema.event, domain)
        self.places = sorted((t for t in self.all if schema.is_a(t.kind, schema.place)), key=lambda t: -len(t.mentions))
        self.paragraph, self.sentence = _Paragraph(), _Sentence()

    def begin_paragraph(self) -> None:
        """Forgets what the paragraph before spoke of."""
        self.paragraph, self.sentence = _Paragraph(), _Sentence()

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """Turns to a sentence that names these things, and is a speaker's if it is quoted."""
        if self.sentence.clauses:
            self.paragraph.past.append(list(chain(*self.sentence.clauses)))
        self.sentence = _Sentence(list(things), speaker)

    @property
    def focus(self) -> Focus:
        """What the next clause goes on about."""
        return self.sentence.focus

    def named_before(self) -> Iterator[Thing]:
        """What is in focus, then what the clauses before have named, the last clause first."""
        return chain(self.in_focus(), *reversed(self.sentence.clauses), *reversed(self.paragraph.past))

    def named_around(self) -> Iterator[Thing]:
        """What the sentence names, the last first, then what those before it have named."""
        return chain(reversed(self.sentence.things), *reversed(self.paragraph.past))

    def in_focus(self) -> Iterator[Thing]:
        """The thing in focus, if there is one."""
        if self.focus.thing is not None:
            yield self.focus.thing

    def persons(self) -> Iterator[Thing]:
        """The persons under discussion, those of this sentence first, the last first."""
        return (t for t in self.named_around() if self.domain.schema.is_a(t.kind, self.domain.schema.person))

    def note(self, clause: Sequence[Item], subjects: Sequence[Thing], *, ranked: bool) -> None:
        """Turns to what the clauses after this one go on about: its subject, or what it brings into being."""
        self.sentence.clauses.append(_subjects_first(clause, subjects))
        self._turn_to(self.whole(clause))
        if subjects and not _names_any(clause, subjects):  # 大会由甲主办，乙承办，…
            self._turn_to(next((t for t in subjects if self.may_bear(t)), None))
            return
        subject = subject_of(clause, clause[-1].end + 1, subjects, self.domain)
        if not ranked or subject is None or not self.domain.schema.is_a(subject.kind, self.domain.schema.document):
            self._go_on(clause, subject)

    def _turn_to(self, thing: Thing | None) -> None:
        """Puts a thing, if there is one, in focus beside the person."""
        if thing is not None:
            self.sentence.focus = replace(self.focus, thing=thing)

    def _go_on(self, clause: Sequence[Item], subject: Thing | None) -> None:
        """Turns to the subject of a clause, or to what it brings forth."""
        self.sentence.focus = self._turned_to(subject)
        self._turn_to(self._brought_in(clause, without_subject=subject is None))
        self._settle_topic()

    def _turned_to(self, subject: Thing | None) -> Focus:
        """What is in focus after a clause with this subject."""
        if subject is not None and self._is_person(subject):
            return replace(self.focus, person=subject)
        if subject is not None and self.may_bear(subject):
            return Focus(subject)
        return self.focus

    def _settle_topic(self) -> None:
        """Takes what is in focus for the topic of the paragraph, if it has none and it is no place."""
        thing = self.focus.thing
        if (
            self.paragraph.topic is None
            and thing is not None
            and not self.domain.schema.is_a(thing.kind, self.domain.schema.place)
        ):
            self.paragraph.topic = thing

    def whole(self, items: Sequence[Item]) -> Thing | None:
        """What 全市 means, if no verb stands before it: 居全省第二 is only a scope.

        Of the places that the article names most, it is the first whose name ends so.
        """
        if word := self.nationwide(items):
            return next(self._places_called(word.text[1:]), None)
        said = next((k for k, x in enumerate(items) if x.text in self.domain.places.throughout), None)
        if said is None or any(x.tag == "v" or x.is_word("比", "较", "占") for x in items[:said]):
            return None
        return next(chain(self._places_called(items[said].text[1]), self.places), None)

    def nationwide(self, items: Sequence[Item]) -> Item | None:
        """全国 at the beginning of a row, but for dates."""
        first = next((x for x in items if x.type != "date"), None)
        return first if first is not None and first.text in self.domain.places.nationwide else None

    def name_country(self, items: Sequence[Item]) -> None:
        """Enters the country among the things if a row begins with 全国 and nothing in the text names it."""
        word, gazetteer = self.nationwide(items), self.domain.gazetteer
        if word and self.whole(items) is None and word.text in gazetteer.by_name:
            name, kind = gazetteer.known[gazetteer.by_name[word.text]].label, self.domain.schema.place
            named = Mention(word.start, word.end, name, kind, GAZETTEER, aliases=(word.text,))
            self.places.append(self.register.enter(named))

    def _places_called(self, ending: str) -> Iterator[Thing]:
        """The places whose name ends so, 市, those that the article names most first."""
        return (p for p in self.places if any(n.endswith(ending) for n in p.names))

    def _brought_in(self, clause: Sequence[Item], *, without_subject: bool) -> Thing | None:
        """What a clause brings into being, or, without a subject, is otherwise about.

        It is the last thing in it that no 由 leads.
        """
        bringing = self.domain.frames.bringing
        at = max((k for k, x in enumerate(clause) if x.type == "word" and x.text in bringing), default=-1)
        if at < 0 and not without_subject:
            return None
        things = (clause[k].things[-1] for k in range(len(clause) - 1, at, -1) if _is_free(clause, k))
        return next((t for t in things if self._may_be_made(t)), None)

    def _may_be_made(self, thing: Thing) -> bool:
        """Whether a thing may be what a clause brings into being and what comes after is about: no award."""
        award = self.domain.schema.is_a(thing.kind, self.domain.schema.award)
        return self.may_bear(thing) and not self.is_scene(thing) and not award

    def is_scene(self, thing: Thing) -> bool:
        """Whether a thing is where something happens or is said: a place, a document."""
        schema = self.domain.schema
        return schema.is_a(thing.kind, schema.place) or schema.is_a(thing.kind, schema.document)

    def may_bear(self, thing: Thing) -> bool:
        """Whether a thing is one that figures are of: neither a person nor a field."""
        return not (self._is_person(thing) or self.domain.schema.is_a(thing.kind, self.domain.schema.field))

    def _is_person(self, thing: Thing) -> bool:
        return self.domain.schema.is_a(thing.kind, self.domain.schema.person)


def _subjects_first(clause: Sequence[Item], subjects: Sequence[Thing]) -> list[Thing]:
    """What a clause names, its subjects first."""
    named = [t for x in clause if x.type == "thing" for t in x.things]
    return [*(t for t in subjects if t in named), *(t for t in named if t not in subjects)]


def _names_any(clause: Sequence[Item], subjects: Sequence[Thing]) -> bool:
    """Whether a clause names one of its subjects."""
    return any(t in x.things for x in clause if x.type == "thing" for t in subjects)


def _is_free(clause: Sequence[Item], k: int) -> bool:
    """Whether an item is a thing that is neither led in nor only counted."""
    return clause[k].type == "thing" and not is_led(clause, k) and not is_counted(clause, k)
