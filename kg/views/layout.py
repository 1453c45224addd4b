"""Where the things of a picture stand: worked out beforehand, the same every time, so that the page opens at rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]

_STEPS = 140
_NEAREST = np.float32(0.05)
_SWEEPS, _ROUNDS = 30, 20
_GAP = 24.0
_ASPECT = 1.5


def lay_out(boxes: Sequence[tuple[float, float]], edges: Collection[tuple[int, int]]) -> Points:
    """Places things so that linked ones stand near each other and no two overlap.

    Each connected part is drawn by itself, and the parts are set in rows.

    Args:
        boxes: width and height that each thing needs, in pixels at scale 1.
        edges: pairs of indices into `boxes`.

    Returns:
        The centres, shape (n, 2), in pixels, y downwards.
    """
    size = np.array(boxes, dtype=np.float32).reshape(-1, 2)
    where = np.zeros_like(size)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(size)))
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    for part in (part for part in parts if len(part) > 1):
        where[part] = _draw(nx.convert_node_labels_to_integers(graph.subgraph(part), ordering="sorted"), size[part])
    _set_in_rows(parts, where, size)
    return where


def _draw(graph: nx.Graph[int], size: Points) -> Points:
    """One connected part: forces first, then enough room, then no overlaps."""
    where = _forces(graph)
    spread = np.sqrt(np.linalg.det(np.cov(where.T) + 1e-3 * np.eye(2)))
    by_area = np.sqrt(size.prod(axis=1).sum() / (3 * spread))
    ends = np.array(list(graph.edges))
    lengths = np.linalg.norm(where[ends[:, 0]] - where[ends[:, 1]], axis=1)
    by_length = 1.4 * np.hypot(*size.mean(axis=0)) / np.median(lengths)
    where *= min(by_area, by_length)
    where *= np.array([_ASPECT**0.5, _ASPECT**-0.5], dtype=np.float32)
    return _push_apart(where, size)


def _forces(graph: nx.Graph[int]) -> Points:
    """Edge-repulsion LinLog (A. Noack, "Energy models for graph clustering", JGAA 11, 2007): it keeps clusters apart.

    Steps are bounded by a falling temperature as in Fruchterman and Reingold (1991).
    """
    n = graph.number_of_nodes()
    where = np.random.default_rng(n).normal(scale=np.sqrt(n), size=(n, 2)).astype(np.float32)
    a, b = np.array(sorted(graph.edges), dtype=np.int64).reshape(-1, 2).T
    ones = np.ones((n, 1), dtype=np.float32)
    mass = np.array([[graph.degree[i] + 1] for i in range(n)], dtype=np.float32)
    for step in range(_STEPS):
        # |p - q|² = p² + q² - 2pq, and the sum of push * (p - q) likewise: two matrix products instead of n² differences.
        square = (where * where).sum(axis=1, keepdims=True)
        push = np.hstack([-2 * where, square + _NEAREST, ones]) @ np.hstack([where, ones, square]).T
        np.maximum(push, _NEAREST, out=push)
        np.divide(mass.T, push, out=push)
        total = push @ np.hstack([where, ones])
        force = mass * (total[:, 2:] * where - total[:, :2])
        span = where[a] - where[b]
        length = np.linalg.norm(span, axis=1, keepdims=True) + 1e-3
        pull = 12 * span / length * np.log1p(length)
        np.subtract.at(force, a, pull)
        np.add.at(force, b, pull)
        force -= 0.6 * mass * where
        strength = np.linalg.norm(force, axis=1, keepdims=True) + 1e-6
        heat = np.sqrt(n) * (1 - step / _STEPS) ** 1.5
        where = (where + force / strength * np.minimum(strength / mass, heat)).astype(np.float32)
    centred: Points = where - where.mean(axis=0)
    return centred


def _push_apart(where: Points, size: Points) -> Points:
    """Moves overlapping boxes apart, along the axis on which they overlap less."""
    where = where.copy()
    for _ in range(_SWEEPS):
        a, b = _near(where, size)
        for turn in range(_ROUNDS):
            apart = where[a] - where[b]
            over = (size[a] + size[b]) / 2 - np.abs(apart)
            pairs = np.flatnonzero(over.min(axis=1) > 0.5)
            if not len(pairs):
                if turn == 0:
                    return where
                break
            axis = over[pairs].argmin(axis=1)
            # Things on the same spot part by their order, so that the result does not depend on chance.
            amount = over[pairs, axis] * np.where(apart[pairs, axis] < 0, -0.5, 0.5)
            one, other = a[pairs], b[pairs]
            move = np.zeros_like(where)
            np.add.at(move, (one, axis), amount)
            np.subtract.at(move, (other, axis), amount)
            crowd = np.bincount(np.concatenate([one, other]), minlength=len(where))
            where += move / np.sqrt(np.maximum(crowd, 1))[:, None]
    return where


def _near(where: Points, size: Points) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of boxes that overlap or may come to do so within a few rounds."""
    order = where[:, 0].argsort(kind="stable")
    x = where[order, 0]
    # Each is compared with those that follow it from left to right, as far as the widest box reaches.
    number = np.arange(len(x))
    after = np.searchsorted(x, x + size[:, 0].max() + _GAP) - number - 1
    first = np.repeat(number, after)
    second = first + 1 + np.arange(len(first)) - np.repeat(after.cumsum() - after, after)
    a, b = order[first], order[second]
    close = (np.abs(where[a] - where[b]) < (size[a] + size[b]) / 2 + _GAP).all(axis=1)
    return a[close], b[close]


def _set_in_rows(parts: list[list[int]], where: Points, size: Points) -> None:
    """Sets the parts side by side, largest first, in rows about half as wide again as the whole is high."""
    if not parts:
        return
    corners = [((where[p] - size[p] / 2).min(axis=0), (where[p] + size[p] / 2).max(axis=0)) for p in parts]
    extents = [high - low + _GAP for low, high in corners]
    width = max(extents[0][0], float(np.sqrt(sum(e.prod() for e in extents) * _ASPECT)))
    x = y = row = np.float32(0)
    for part, (low, _), extent in zip(parts, corners, extents, strict=True):
        if x and x + extent[0] > width:
            x, y, row = np.float32(0), y + row, np.float32(0)
        where[part] += np.array([x, y]) - low
        x, row = x + extent[0], max(row, extent[1])
