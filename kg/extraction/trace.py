"""Trace: what each step of extraction saw, for whoever mends a lexicon.

`Trace` itself hears and forgets; `Record` keeps what it hears, sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.domain import Frame
    from kg.extraction.clauses.items import Item
    from kg.extraction.entities.thing import Thing
    from kg.extraction.facts import Evidence
    from kg.extraction.figures.drafts import Draft
    from kg.extraction.figures.ranker import Sight
    from kg.extraction.mentions.mention import Mention
    from kg.extraction.relations.claims import Claim, Filler
    from kg.extraction.tokens.sentences import Sentence
    from kg.language.dates import DateMention
    from kg.language.quantities import Quantity


class Trace:
    """Hears what extraction sees and decides, and forgets it."""

    def candidates(self, found: Iterable[Mention]) -> None:
        """All spans of the article that may be names, before the longest are chosen."""

    def sentence(self, sentence: Sentence, mentions: Iterable[Mention], dates: Iterable[DateMention]) -> None:
        """A sentence, with the mentions that were chosen in it, and its dates."""

    def clause(self, items: Sequence[Item], pivots: Container[str]) -> None:
        """A clause as the row of items that frames are matched against. `pivots`: verbs that need no frame."""

    def tried(self, frame: Frame, verb: str, fillers: Mapping[str, Sequence[Filler]]) -> None:
        """A frame whose verb stands in the clause, and what fills its roles."""

    def numbers(self, spans: Sequence[tuple[int, int]]) -> None:
        """Where a quantity or a rank stands in the clause."""

    def bearers(
        self,
        at: int,
        quantity: Quantity | None,
        guess: Thing | None,
        chosen: Thing | None,
        candidates: Mapping[Thing, tuple[Sight, Sequence[str]]],
    ) -> None:
        """Whose a figure at an offset may be: what the rules guess, what is chosen, and of what; no `quantity`: a rank."""

    def dropped(self, what: str, why: str) -> None:
        """A verb, fact or figure of the clause that was not taken."""

    def claim(self, claim: Claim, evidence: Evidence, again: bool) -> None:
        """A fact of the article, when all of it is read; `again`: what went before says it too."""

    def figure(self, draft: Draft, evidence: Evidence, again: bool) -> None:
        """A figure of the article, when all of it is read; `again`: a heading's, which the text says too."""
