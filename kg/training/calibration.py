"""Calibration: of what a network gives such a probability, how much is right (isotonic regression, Zadrozny & Elkan 2002)."""

from __future__ import annotations

import numpy as np

_POINTS = 24


def isotonic(chances: np.ndarray, right: np.ndarray) -> tuple[list[float], list[float]]:
    """Points of a rising line from chances to shares that are right: pool adjacent violators, over groups of equal size.

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
    return scores, [round((hits + 1) / (size + 2), 4) for hits, size, _ in merged]
