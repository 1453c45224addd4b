"""Annotations made in an annotation tool: words marked in the text and relations drawn between them.

brat and Label Studio both come to this; `docs/evaluation.md` says what each label means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn

from kg.errors import KgError
from kg.evaluation.annotation import ARTICLE, Annotation, Dates, GoldEntity, GoldFact, GoldFigure, Span, Texts, is_date
from kg.evaluation.fields import number_in
from kg.evaluation.words import Places, plain

SAME = "sameAs"
"""The relation between two names of one thing."""
_ARTICLE, _DATE, _FIGURE, _TEXT = "Article", "Date", "Observation", "Text"  # labels that are no class of things
_NOTED = ("value", "range", "unit", "comparator", "rank")
_OF_FIGURES = ("about", "indicator", "period")


@dataclass(slots=True)
class Mark:
    """Words marked in the text. `start` is where the tool says that they stand."""

    id: str
    label: str
    start: int
    words: str
    note: str | None = None
    """A date's EDTF, or a figure's value or range, unit, comparator and rank."""
    optional: bool = False


@dataclass(slots=True)
class Relation:
    """An arrow from one mark to another."""

    id: str
    label: str
    source: str
    target: str
    optional: bool = False


@dataclass(slots=True)
class Marked:
    """One article as an annotation tool has it. `name` is the article's file name without its suffix."""

    name: str
    file: str
    date: str | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def article_date(self) -> str | None:
        """The date given, or else that noted on the article's mark."""
        return self.date or next((m.note for m in self.marks.values() if m.label == _ARTICLE and m.note), None)

    def annotation(self, text: str) -> Annotation:
        """What the marks say of a text.

        Raises:
            KgError: a marked word does not stand in the text, a relation leads nowhere, a note cannot be read.
        """
        return _Reader(self, text).read()


class _Reader:
    """Reads the marks of one article."""

    def __init__(self, marked: Marked, text: str) -> None:
        self.marked, self.marks = marked, marked.marks
        for relation in marked.relations:
            for end in (relation.source, relation.target):
                if end not in self.marks:
                    self._fail(relation.id, f"{relation.label} leads to {end}, which is not marked")
        places = Places(text)
        self.spans = {key: self._spans(places, mark) for key, mark in self.marks.items()}
        self.thing_of, self.entities = self._entities()

    def read(self) -> Annotation:
        """All that they say."""
        figures = [m for m in self.marks.values() if m.label == _FIGURE]
        return Annotation(
            name=self.marked.name,
            source=self.marked.file,
            date=self.marked.article_date(),
            entities=self.entities,
            facts=tuple(self._facts()),
            figures=tuple(self._figure(m) for m in figures),
        )

    def _fail(self, where: str, what: str) -> NoReturn:
        raise KgError(f"{self.marked.file}: {where}: {what}")

    def _spans(self, places: Places, mark: Mark) -> tuple[Span, ...]:
        """Tools count line ends and rare characters each in its own way: the words decide, the offset says which of them."""
        whole = places.nearest(mark.words, mark.start)
        found = (
            [whole] if whole else [places.nearest(part, mark.start) for part in mark.words.split()]
        )  # a mark with gaps
        spans = tuple(span for span in found if span)
        if not spans or len(spans) < len(found):
            self._fail(mark.id, f"“{mark.words}” does not stand in the text; is it the text that was annotated?")
        return spans

    def _entities(self) -> tuple[dict[str, str], dict[str, GoldEntity]]:
        """The thing that each mark names, and the things: marks of the same words, or joined as the same, are one."""
        things = {k: m for k, m in self.marks.items() if m.label not in (_ARTICLE, _DATE, _FIGURE, _TEXT)}
        head = self._heads(things)
        members: dict[str, list[Mark]] = defaultdict(list)
        for key, mark in things.items():
            members[head[key]].append(mark)
        return head, {key: _entity(key, marks) for key, marks in members.items()}

    def _heads(self, things: dict[str, Mark]) -> dict[str, str]:
        """The mark that stands for each one: the first of its words, or of those that it is joined with."""
        first = {plain(m.words): k for k, m in reversed(things.items())}
        head = {k: first[plain(m.words)] for k, m in things.items()}
        for r in self.marked.relations:
            if r.label != SAME:
                continue
            for end in (r.source, r.target):
                if end not in head:
                    self._fail(r.id, f"{SAME} joins things, and {end} is none")
            one, other = head[r.source], head[r.target]
            head = {k: one if h == other else h for k, h in head.items()}
        return head

    def _facts(self) -> Iterator[GoldFact]:
        for r in self.marked.relations:
            source, target = self.marks[r.source], self.marks[r.target]
            if r.label == SAME or source.label == _FIGURE:
                continue
            yield GoldFact(
                where=r.id,
                subject=self._thing(source, r),
                predicates=(r.label,),
                objects=(self._value(target, r),),
                quote=f"{source.words}……{target.words}",
                spans=(*self.spans[r.source], *self.spans[r.target]),
                optional=r.optional,
            )

    def _thing(self, mark: Mark, relation: Relation) -> str:
        if mark.label == _ARTICLE:
            return ARTICLE
        return self.thing_of.get(mark.id) or self._fail(
            relation.id, f"{relation.label} is said of {mark.id}, which is no thing but a {mark.label}"
        )

    def _value(self, mark: Mark, relation: Relation) -> str | Dates | Texts:
        if mark.label == _DATE:
            return Dates(self._edtf(mark))
        return Texts((mark.words,)) if mark.label == _TEXT else self._thing(mark, relation)

    def _edtf(self, mark: Mark) -> tuple[str, ...]:
        values = tuple((mark.note or mark.words).split())
        for value in values:
            if not is_date(value):
                self._fail(mark.id, f"“{value}” is no date in EDTF. Note it on the mark, such as 2023-09-06")
        return values

    def _figure(self, mark: Mark) -> GoldFigure:
        ends, noted = self._ends(mark), self._noted(mark)
        return GoldFigure(
            where=mark.id,
            about=tuple(self._thing(*end) for end in ends["about"]),
            indicator=tuple(m.words for m, _ in ends["indicator"]),
            quote=mark.words,
            spans=self.spans[mark.id],
            value=self._number(mark, noted.get("value")),
            range=self._range(mark, noted.get("range")),
            unit=noted.get("unit"),
            comparator=noted.get("comparator"),
            period=tuple(edtf for m, _ in ends["period"] for edtf in self._edtf(m)),
            rank=self._rank(mark, noted.get("rank")),
            optional=mark.optional,
        )

    def _ends(self, figure: Mark) -> dict[str, list[tuple[Mark, Relation]]]:
        """The marks that a figure leads to, by the relation that leads there."""
        ends: dict[str, list[tuple[Mark, Relation]]] = defaultdict(list)
        for r in self.marked.relations:
            if r.source == figure.id:
                if r.label not in _OF_FIGURES:
                    self._fail(r.id, f"a figure has {', '.join(_OF_FIGURES)}, not {r.label}")
                ends[r.label].append((self.marks[r.target], r))
        for needed in ("about", "indicator"):
            if not ends[needed]:
                self._fail(figure.id, f"the figure “{figure.words}” has no relation {needed}")
        return ends

    def _noted(self, mark: Mark) -> dict[str, str]:
        noted = {}
        for one in re.split(r"[\s;；]+", (mark.note or "").strip()):
            key, sign, value = one.partition("=")
            if key not in _NOTED or not sign or not value:
                self._fail(
                    mark.id, f"note on the figure what it is, such as value=3.4 unit=% comparator=> rank=2, not “{one}”"
                )
            noted[key] = value
        return noted

    def _range(self, mark: Mark, text: str | None) -> tuple[Decimal, Decimal] | None:
        """The two ends of a range: 3..5."""
        if text is None:
            return None
        ends = text.partition("..")
        least, most = self._number(mark, ends[0] or None), self._number(mark, ends[2] or None)
        if least is None or most is None or least > most:
            self._fail(mark.id, f"“{text}” is no range, such as 3..5")
        return least, most

    def _number(self, mark: Mark, text: str | None) -> Decimal | None:
        number = None if text is None else number_in(text)
        if number is not None and number.is_nan():
            self._fail(mark.id, f"“{text}” is no number")
        return number

    def _rank(self, mark: Mark, text: str | None) -> int | None:
        rank = self._number(mark, text)
        if rank is not None and rank != int(rank):
            self._fail(mark.id, f"rank={text}: a rank is a whole number")
        return None if rank is None else int(rank)


def _entity(key: str, marks: list[Mark]) -> GoldEntity:
    """The thing that some marks name, by its longest name first."""
    return GoldEntity(
        where=key,
        types=tuple(dict.fromkeys(m.label for m in marks)),
        labels=tuple(dict.fromkeys(m.words for m in sorted(marks, key=lambda m: -len(m.words)))),
        optional=any(m.optional for m in marks),
    )
