"""Discourse: what is under discussion, carried from clause to clause and from sentence to sentence.

Chinese leaves out a subject or object that the text has just named (zero anaphora, Li & Thompson 1981, chapter 24); it is found among the subjects and
objects of the clauses before, the nearest first, then among the topics of the sentences before, within the paragraph. The things of a clause that
link it to the next are its centers (Grosz, Joshi & Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.rules.doubts import SAID_BEFORE, SAID_IN_SENTENCE, SAID_LONG_BEFORE
from kg.extraction.rules.rule import Reason

_FAR = 50  # clauses or topics: nobody leaves out what was said longer ago, however long the sentence
Fits = Callable[[Thing], bool]


class LeftOut(NamedTuple):
    """What fills a role that a clause leaves out."""

    things: list[Thing]
    doubt: float = 0.0
    """How much less sure it is than had it been said (0–1)."""
    start: int | None = None
    """Where the clause of the same sentence begins that says it."""


class Centers(NamedTuple):
    """What a clause speaks of."""

    subjects: list[Thing]
    objects: list[Thing]
    start: int
    """Where the clause begins."""


class Made(NamedTuple):
    """What a clause has brought into being."""

    thing: Thing
    start: int
    """Where the clause begins."""


class Quotation(NamedTuple):
    """What stands in quotation marks, marks included, and who speaks."""

    start: int
    end: int
    speaker: Thing


class Pending(NamedTuple):
    """What a clause says of something that the text has yet to name (cataphora)."""

    predicate: str
    objects: list[Thing]
    start: int
    end: int
    frame: Reason
    """As sure as which it is."""


@dataclass(frozen=True, slots=True)
class ClauseTopics:
    """What a clause as a whole is about, and what it leaves for later clauses to lean on."""

    centers: Centers
    turned: bool
    """It has a subject that is no thing of ours: 12家单位."""
    date: Item | None
    partners: list[Thing]
    lists: list[list[list[Thing]]]
    """Its lists of two, or of pairs."""
    events: list[Thing]


@dataclass(slots=True)
class SentenceSoFar:
    """What the clauses of a sentence have said up to here. Each sentence has its own."""

    clauses: list[Centers] = field(default_factory=list)
    """Those that speak of anything."""
    has_subject: bool = False
    """A clause has said who or what it is about."""
    turned: bool = False
    """A subject is no thing of ours: what went before is not the topic."""
    date: Item | None = None
    """The last date."""
    of_late: bool = False
    """It tells of the last years: what it says did not happen on the occasion before."""
    occasion_here: int | None = None
    """Where it names the occasion, if it does."""
    partners: list[Thing] = field(default_factory=list)
    """With whom the clause before did what it says: no subjects of 与丙签约 after 甲与乙签约."""
    made: Made | None = None
    """What it has last brought into being: that, not who made it, is renamed later on."""
    awaiting: list[Pending] = field(default_factory=list)
    """What a clause without a subject said of what a later clause brings in: 围绕某某，推出某某."""

    def note(self, topics: ClauseTopics) -> None:
        """Takes over what a clause is about."""
        self.has_subject |= bool(topics.centers.subjects)
        self.turned |= topics.turned
        self.date = topics.date or self.date
        self.partners += topics.partners
        if topics.centers.subjects or topics.centers.objects:
            self.clauses.append(topics.centers)

    def just_made(self) -> Thing | None:
        """What this clause or the one before it has brought into being."""
        last = self.clauses[-1].start if self.clauses else -1
        return self.made.thing if self.made is not None and self.made.start >= last else None

    def topic(self, is_scene: Fits) -> list[Thing]:
        """What the sentence is about: its first subject that is no scene, else its first subject, else its first object."""
        subjects = [clause.subjects for clause in self.clauses if clause.subjects]
        objects = (clause.objects for clause in self.clauses if clause.objects)
        first = next((things for things in subjects if not is_scene(things[0])), None)
        return first or next(iter(subjects), None) or next(objects, [])


@dataclass(slots=True)
class Paragraph:
    """What the sentences of a paragraph before this one have said. Each paragraph has its own."""

    earlier: list[Thing] = field(default_factory=list)
    """What the last sentence of the paragraph before this one was about."""
    topics: list[list[Thing]] = field(default_factory=list)
    """Of each sentence: what it was about."""
    events: list[Thing] = field(default_factory=list)
    """The events brought up, this sentence's too."""

    def note(self, sentence: SentenceSoFar, is_scene: Fits) -> None:
        """Takes over what a sentence was about."""
        if topic := sentence.topic(is_scene):
            self.topics.append(topic)


@dataclass(slots=True)
class Occasions:
    """The events in the course of which things happen."""

    main: Thing | None
    """The event that the article is about."""
    ceremony: Thing | None
    """The same, until the text has said when and where it was held."""
    current: Thing | None = None
    """The event that the text last spoke from: 大会上, 会上."""


@dataclass(slots=True)
class Discourse:
    """Things in the order in which the text brought them up, lists kept together."""

    is_scene: Fits
    """Whether a thing is only where something happens: it is a topic only if there is no other."""
    occasions: Occasions
    sentence: SentenceSoFar = field(default_factory=SentenceSoFar)
    paragraph: Paragraph = field(default_factory=Paragraph)
    quotation: Quotation | None = None
    """What is quoted in this sentence, if its speaker is known."""
    bodies: dict[str, Thing] = field(default_factory=dict)
    """The body that each person of the article holds office at, by key."""
    introduced: Thing | None = None
    """The person last named in a clause of its own, as the head of a career is."""
    lists: list[list[list[Thing]]] = field(default_factory=list)
    """Lists of two, or of pairs, in the order met: 前者 and 后者 are the ends of the last one."""

    @property
    def speaker(self) -> Thing | None:
        """Who speaks, in a sentence that quotes."""
        return self.quotation.speaker if self.quotation else None

    def begin_paragraph(self) -> None:
        """Turns to a new paragraph: what the last one ended with is what was spoken of before."""
        self.paragraph.note(self.sentence, self.is_scene)
        last = self.paragraph
        self.paragraph = Paragraph(earlier=last.topics[-1] if last.topics else last.earlier)
        self.sentence, self.quotation = SentenceSoFar(), None

    def begin_sentence(self) -> None:
        """Turns to a new sentence: what the last one was about is a topic of the paragraph."""
        self.paragraph.note(self.sentence, self.is_scene)
        self.sentence, self.quotation = SentenceSoFar(), None

    def quote(self, quotation: Quotation, start: int) -> None:
        """Notes that a sentence that begins at `start` quotes somebody; one that is all quoted is about its speaker."""
        self.quotation = quotation
        if quotation.start <= start:
            self.paragraph.topics = [[quotation.speaker]]

    def introduce(self, clause: Sequence[Item], kind: str | None) -> None:
        """Notes a person who stands by himself in a clause; `kind`: the class of persons."""
        things = clause[0].things
        if len(clause) == len(things) == 1 and things[0].kind == kind:
            self.introduced = things[0]

    def note(self, topics: ClauseTopics) -> None:
        """Takes over what a clause is about."""
        self.sentence.note(topics)
        self.lists += topics.lists
        self.paragraph.events += topics.events

    def left_out(
        self, fits: Fits, *, subjects_only: bool = False, objects_first: bool = False, far: bool = False
    ) -> LeftOut:
        """What a clause leaves out. `far`: if the paragraph has brought up nothing yet, what the one before it ended with."""
        near = self.sentence.clauses[-_FAR:]
        for clause in reversed(near):
            subjects, objects, start = clause
            order = [subjects] if subjects_only else [objects, subjects] if objects_first else [subjects, objects]
            for things in order:
                if found := [t for t in things if fits(t)]:
                    return LeftOut(found, SAID_IN_SENTENCE.less, start)
        if self.sentence.turned or any(clause.subjects for clause in near):
            return LeftOut([])  # the sentence has turned to something else
        return self._topic_before(fits, far)

    def _topic_before(self, fits: Fits, far: bool) -> LeftOut:
        """The nearest topic of the sentences before that fits."""
        paragraph = self.paragraph
        for distance, things in enumerate(reversed(paragraph.topics[-_FAR:])):
            if found := [t for t in things if fits(t)]:
                return LeftOut(found, (SAID_LONG_BEFORE if distance else SAID_BEFORE).less)
        if far and not paragraph.topics and len(paragraph.earlier) == 1 and fits(paragraph.earlier[0]):
            return LeftOut(list(paragraph.earlier), SAID_LONG_BEFORE.less)
        return LeftOut([])

    def salient(self) -> Iterator[Thing]:
        """The things under discussion, the most likely meant first."""
        for clause in reversed(self.sentence.clauses[-_FAR:]):
            yield from reversed(clause.subjects)
            yield from reversed(clause.objects)
        for things in reversed(self.paragraph.topics[-_FAR:]):
            yield from reversed(things)
