"""Figures: what number a clause states, of what thing, as what indicator, when, at what rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.attribution import Bearers
from kg.extraction.figures.conjuncts import Distribution
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.indicators import LONGEST, indicator_words
from kg.extraction.figures.quantities import QuantityReader
from kg.extraction.figures.ranks import RankReader
from kg.extraction.figures.reading import Clause, Reading, is_within
from kg.extraction.tokens.sentences import within
from kg.extraction.trace import Trace
from kg.language.amounts import quantities_of
from kg.language.quantities import Quantity
from kg.language.ranks import Rank, find_ranks
from kg.language.spans import text_of

_MEASURES = ("占比", "比例", "比重", "率", "总量", "指数")
"""What the names of measures end in."""
_BY = ("按", "按照", "从", "就", "论")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where a quantity or a rank stands in a clause, as half-open offsets."""

    spans: Sequence[tuple[int, int]]


class FigureReader:
    """Reads the figures of an article clause by clause."""

    def __init__(self, doc: Doc, domain: Domain, bearers: Bearers, trace: Trace) -> None:
        """Takes a `Doc` with its quantities, and what its figures are read with."""
        self.found = list(quantities_of(doc))
        self.reading = Reading(text_of(doc), domain, bearers, trace)
        self.quantities = QuantityReader(self.reading)
        self.ranks = RankReader(self.reading)
        self.distribution = Distribution(self.reading)

    def begin_paragraph(self, heading: bool) -> None:
        """`heading`: it is a title or a heading, which says in short what the text says again."""
        self.reading.begin_paragraph(heading=heading)

    def begin_sentence(self, things: Sequence[Thing], speaker: Thing | None) -> None:
        """`things`: all that the sentence names; `speaker`: who says it, if it is quoted."""
        self.reading.begin_sentence(things, speaker)
        self.distribution.begin_sentence()

    def read(self, items: Sequence[Item], subjects: Sequence[Thing]) -> None:
        """Notes the figures of one clause. `subjects`: what the clause is about."""
        reading, clause = self.reading, Clause(items, subjects)
        reading.turn_to(clause)
        found, ranks = self._numbers(clause)
        quantities = self.quantities.stated(clause, found, ranks)
        first = len(reading.sentence.drafts)
        self.quantities.read(clause, quantities)
        drafts = reading.sentence.drafts[first:]
        self.distribution.read(clause, drafts)
        self.ranks.read(clause, ranks, drafts)
        reading.bearers.note(items, subjects, ranked=bool(ranks))
        document = reading.document_in(items)
        if document is not None:
            reading.sentence.document = document.things[0]
        if not quantities:
            reading.sentence.said = "" if ranks else self._measure_named(clause)
            reading.paragraph.measure = reading.sentence.said or reading.paragraph.measure

    def _numbers(self, clause: Clause) -> tuple[list[Quantity], list[Rank]]:
        """The quantities and the ranks in a clause, with their places in the text.

        The ranks are without those in names and dates.
        """
        at, text = clause.start, self.reading.text[clause.start : clause.end]
        endings = self.reading.domain.figures.scope_endings
        quantities = self._quantities_in(clause)
        placed = [replace(r, start=at + r.start, end=at + r.end) for r in find_ranks(text, endings)]
        ranks = [r for r in placed if not is_within(r, clause.names)]
        self.reading.trace.saw(Numbers([*((r.start, r.end) for r in ranks), *((q.start, q.end) for q in quantities)]))
        return quantities, ranks

    def _quantities_in(self, clause: Clause) -> list[Quantity]:
        """The quantities that lie in a clause, of all that were found in the text, in order."""
        return within(self.found, clause.start, clause.end)

    def _measure_named(self, clause: Clause) -> str:
        """What a clause without a number names that the figures after it are of: 生态指数，…, 按生态指数排，…"""
        items, verbs = clause.items, self.reading.domain.frames.verbs
        if any(self.reading.is_document(t) for t in clause.things):
            return ""
        by = items[0].is_word(*_BY)
        bare = items[-1].text.endswith(_MEASURES) or all(x.tag != "v" or x.text in verbs for x in items)
        words = [x for x in items if x.tag != "v"] if by else items
        return (
            indicator_words(words, self.reading.bearers.discussion.focus.thing, self.reading.domain)[-LONGEST:]
            if by or bare
            else ""
        )

    @property
    def drafts(self) -> Sequence[Draft]:
        """The figures found, in the order of the text."""
        return self.reading.drafts
