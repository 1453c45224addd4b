"""Discourse: what is under discussion, carried from clause to clause and from sentence to sentence.

Chinese leaves out a subject or object that the text has just named (zero anaphora, Li & Thompson 1981, chapter 24); it is found among the subjects and
objects of the clauses before, the nearest first, then among the topics of the sentences before, within the paragraph.
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
    doubt: float
    """How much less sure it is than had it been said (0–1)."""
    start: int | None
    """Where the clause of the same sentence begins that says it."""


@dataclass(slots=True)
class Discourse:
    """Things in the order in which the text brought them up, lists kept together."""

    is_scene: Fits
    """Whether a thing is but where something happens: it is a topic only where there is no other."""
    main: Thing | None = None
    """The event that the article is about."""
    ceremony: Thing | None = None
    """The same, until the text has said when and where it was held."""
    occasion: Thing | None = None
    """The event in the course of which things happen: 大会上, 会上."""
    occasion_here: int | None = None
    """Where this sentence names the occasion, if it does."""
    date: Item | None = None
    """The last date of this sentence."""
    speaker: Thing | None = None
    """Who speaks, within a quotation."""
    quoted: tuple[int, int] = (0, 0)
    """Where that quotation stands in the text."""
    awaiting: list[tuple[str, list[Thing], int, Reason]] = field(default_factory=list)
    """What a clause without a subject said of what a later clause brings in: property, objects, start, frame (围绕某某，推出某某)."""
    bodies: dict[str, Thing] = field(default_factory=dict)
    """The body that each person of the article holds office at, by key."""
    expected: list[tuple[str, list[Thing | str], int, int, Reason]] = field(default_factory=list)
    """What is said of somebody whom the text has yet to name: property, objects, start and end, frame (某校迎来新校长)."""
    made: tuple[Thing, int] | None = None
    """What this sentence has last brought into being, and where its clause begins: it, not who made it, is renamed later on."""
    of_late: bool = False
    """This sentence tells of the last years: what it says did not happen on the occasion before."""
    turned: bool = False
    """This sentence has a subject that is no thing of ours: what went before is not its topic."""
    clauses: list[tuple[list[Thing], list[Thing], int]] = field(default_factory=list)
    """Subjects and objects of the clauses of this sentence, and where each begins."""
    before: list[tuple[list[Thing], list[Thing], int]] = field(default_factory=list)
    """The same of the last sentence of the paragraph that has any."""
    partners: list[Thing] = field(default_factory=list)
    """With whom the clause before did what it says: no subjects of 与丙签约 after 甲与乙签约."""
    events: list[Thing] = field(default_factory=list)
    """The events that the paragraph has brought up."""
    topics: list[list[Thing]] = field(default_factory=list)
    """Of each sentence of the paragraph before this one: its first subject."""
    earlier: list[Thing] = field(default_factory=list)
    """What the last sentence of the paragraph before this one was about."""
    lists: list[list[list[Thing]]] = field(default_factory=list)
    """Lists of two, or of pairs, in the order met: 前者 and 后者 are the ends of the last one."""

    def begin_paragraph(self) -> None:
        """Turns to a new paragraph: what the last one ended with is what was spoken of before."""
        self.begin_sentence()
        self.earlier = self.topics[-1] if self.topics else self.earlier
        self.topics, self.before, self.expected, self.events = [], [], [], []

    def begin_sentence(self) -> None:
        """Turns to a new sentence: the first subject of the last one is its topic."""
        first = next((s for s, _, _ in self.clauses if s and not self.is_scene(s[0])), None) or next(
            (s for s, _, _ in self.clauses if s), None
        )
        first = first or next((o for _, o, _ in self.clauses if o), None)
        if first:
            self.topics.append(first)
        self.before = self.clauses or self.before
        self.clauses = []
        self.partners = []
        self.awaiting, self.made = [], None
        self.turned, self.of_late, self.occasion_here = False, False, None
        self.date = None

    def note(self, subjects: Sequence[Thing], objects: Sequence[Thing], start: int, turned: bool) -> None:
        """Notes the subject and the objects of a clause that begins at `start`; `turned`: it has a subject that is no thing of ours."""
        self.turned |= turned
        if subjects or objects:
            self.clauses.append((list(subjects), list(objects), start))

    def left_out(
        self, fits: Fits, *, subjects_only: bool = False, objects_first: bool = False, far: bool = False
    ) -> LeftOut:
        """What a clause leaves out; `far`: where the paragraph has brought up nothing yet, what the one before it ended with."""
        near = self.clauses[-_FAR:]
        for subjects, objects, start in reversed(near):
            order = [subjects] if subjects_only else [objects, subjects] if objects_first else [subjects, objects]
            for things in order:
                if found := [t for t in things if fits(t)]:
                    return LeftOut(found, SAID_IN_SENTENCE.less, start)
        if self.turned or any(subjects for subjects, _, _ in near):
            return LeftOut([], 0.0, None)  # the sentence has turned to something else
        for distance, things in enumerate(reversed(self.topics[-_FAR:])):
            if found := [t for t in things if fits(t)]:
                return LeftOut(found, (SAID_LONG_BEFORE if distance else SAID_BEFORE).less, None)
        if far and not self.topics and len(self.earlier) == 1 and fits(self.earlier[0]):
            return LeftOut(list(self.earlier), SAID_LONG_BEFORE.less, None)
        return LeftOut([], 0.0, None)

    def just_made(self) -> Thing | None:
        """What this clause or the one before it has brought into being."""
        last = self.clauses[-1][2] if self.clauses else -1
        return self.made[0] if self.made is not None and self.made[1] >= last else None

    def salient(self) -> Iterator[Thing]:
        """The things under discussion, the most likely meant first."""
        for subjects, objects, _ in reversed(self.clauses[-_FAR:]):
            yield from reversed(subjects)
            yield from reversed(objects)
        for things in reversed(self.topics[-_FAR:]):
            yield from reversed(things)
