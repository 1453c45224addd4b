"""Scores: precision, recall and F1, and how often what was read with such a confidence is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.judged import Judged

_BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was read and of what was asked for."""

    right: int
    predicted: int
    found: int
    gold: int

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right; None where nothing was read."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of what was asked for that was found; None where nothing was asked for."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nothing was asked for, 0 where nothing was read of what was."""
        if self.recall is None:
            return None
        p, r = self.precision or 0.0, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """What was read with a confidence from `low` to the next bin's, and how much of it is right."""

    low: float
    high: float
    read: int
    right: int
    read_above: int
    """In this bin and all above it."""
    right_above: int

    @property
    def share(self) -> float | None:
        """Share of what is in this bin that is right; None where it is empty."""
        return self.right / self.read if self.read else None

    @property
    def share_above(self) -> float | None:
        """The same of this bin and all above it."""
        return self.right_above / self.read_above if self.read_above else None


def score(judged: Iterable[Judged]) -> Score:
    """The score of judgements."""
    states = Counter(j.state for j in judged)
    return Score(
        states["right"], states["right"] + states["wrong"], states["found"], states["found"] + states["missed"]
    )


def by_group(judged: Iterable[Judged]) -> dict[str, Score]:
    """The score of each class or property, the most frequent first."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.group, []).append(one)
    scores = {group: score(members) for group, members in groups.items()}
    return dict(sorted(scores.items(), key=lambda item: (-item[1].gold, -item[1].predicted, item[0])))


def by_rule(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """How many of what each rule read are right, and how many it read, the most frequent first."""
    read, right = Counter[str](), Counter[str]()
    for one in judged:
        if one.rule:
            read[one.rule] += 1
            right[one.rule] += one.state == "right"
    return {rule: (right[rule], read[rule]) for rule in sorted(read, key=lambda r: (-read[r], r))}


def calibration(judged: Iterable[Judged]) -> list[Bin]:
    """Bins of confidence, the surest first."""
    read = [(j.confidence, j.state == "right") for j in judged if j.confidence is not None]
    bins: list[Bin] = []
    high, above, right_above = 1.0, 0, 0
    for low in reversed(_BOUNDS):
        inside = [right for confidence, right in read if low <= confidence and (confidence < high or high == 1.0)]
        above, right_above = above + len(inside), right_above + sum(inside)
        bins.append(Bin(low, high, len(inside), sum(inside), above, right_above))
        high = low
    return bins


def faults(judged: Iterable[Judged]) -> dict[str, int]:
    """How often each part of what is right is not as annotated."""
    return dict(Counter(fault for one in judged for fault in one.faults).most_common())
