"""Calibration: of what a network gives such a probability, how much is right at least.

By isotonic regression (Zadrozny & Elkan 2002), of whose shares the lower end of the 95 % interval is taken (Wilson 1927): few texts make little sure.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

_POINTS = 24
_Z = 1.96  # of a normal distribution: 95 % lie so many standard deviations around the mean


def isotonic(chances: np.ndarray, right: np.ndarray) -> tuple[list[float], list[float]]:
    """Points of a rising line from chances to the least shares that are right: pool adjacent violators, over groups of equal size.

    Args:
        chances: what the network said, on texts that it was not trained on.
        right: 1 where that was right, else 0.
    """
    order = np.argsort(chances, kind="stable")
    groups = [g for g in np.array_split(order, _POINTS) if len(g)]
    pools = [[float(right[g].sum()), float(len(g)), float(chances[g].mean())] for g in groups]
    merged: list[list[float]] = []
    for hits, size, chance in pools:
        merged.append([hits, size, chance * size])
        while len(merged) > 1 and merged[-2][0] / merged[-2][1] >= merged[-1][0] / merged[-1][1]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    scores = [round(total / size, 4) for _, size, total in merged]
    least = [_least(hits / size, size) for hits, size, _ in merged]
    return scores, [round(share, 4) for share in np.maximum.accumulate(least).tolist()]


def _least(share: float, size: float) -> float:
    """The lower end of the interval in which the share lies of which so many were seen."""
    spread = _Z * sqrt(share * (1 - share) / size + (_Z / (2 * size)) ** 2)
    return (share + _Z**2 / (2 * size) - spread) / (1 + _Z**2 / size)
