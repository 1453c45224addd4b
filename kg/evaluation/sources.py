"""Sources: how often what rules say and what is learned agree, and what came of it where they do not."""

from __future__ import annotations

from collections import Counter
from functools import singledispatchmethod

from kg.extraction.figures.weighing import Weighed
from kg.extraction.relations.scorer import Scored
from kg.extraction.trace import Trace

AGREED, DROPPED, ADDED = "facts of both", "facts of rules that the scorer dropped", "facts of the scorer alone"
SAME, OTHER = "figures whose bearer both agree on", "figures whose likeliest bearer is not what the rules guess"


class Sources(Trace):
    """Counts what it hears of both sources."""

    def __init__(self) -> None:
        """Nothing is heard yet."""
        self.counts = Counter[str]()

    @singledispatchmethod
    def saw(self, seen: object) -> None:
        """Counts nothing of what one source alone sees."""

    @saw.register
    def _(self, seen: Scored) -> None:
        """Counts a fact that the scorer was asked about."""
        if not seen.ruled:
            self.counts[ADDED] += seen.taken
        else:
            self.counts[AGREED if seen.taken else DROPPED] += 1

    @saw.register
    def _(self, seen: Weighed) -> None:
        """Counts a figure whose bearer was asked for."""
        likeliest = max(seen.bearers, key=seen.bearers.__getitem__, default=None)
        self.counts[SAME if likeliest is seen.draft.about.root else OTHER] += 1
