"""Signs: how the two of a pair stand to one another: how far apart, in what order, with what between, what part they play in the article."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.domain.schema import Schema
from kg.extraction.entities.thing import Thing
from kg.extraction.relations.pairs import Pairs
from kg.extraction.relations.scene import Scene, begins, count_between

SIGNS = 23
_FIRST = 3  # things that an article names first
_FAR = 200  # characters: what stands between two so far apart says nothing


def signs_of(scene: Scene, pairs: Pairs, schema: Schema) -> np.ndarray:
    """The signs of each pair, of shape (pairs, SIGNS)."""
    (start, end), (other_start, other_end) = pairs.spans[:, 0].T, pairs.spans[:, 1].T
    low = np.minimum(end, other_end)
    high = np.maximum(np.maximum(start, other_start), low)
    gap = high - low
    between = [scene.is_between(mark, low, high) & (gap < _FAR) for mark in "。，、；\n"]
    apart = np.abs(scene.sentences_at(start) - scene.sentences_at(other_start))
    named = np.array([len(here) for here in scene.named])
    columns = [
        np.log1p(gap) / 5, start < other_start, np.minimum(apart, 4) / 4, apart == 0, gap == 0, gap <= 2,
        (start <= other_start) & (other_end <= end), (other_start <= start) & (end <= other_end), *between,
        *_named_between(scene, low, high, schema), *_parts(scene, pairs, schema),
        pairs.sentences == 0, named[pairs.sentences] / 20,
    ]  # fmt: skip
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _named_between(scene: Scene, low: np.ndarray, high: np.ndarray, schema: Schema) -> Iterator[np.ndarray]:
    """How many names stand between two, and how many of them are persons'."""
    persons = begins(spans for t, spans in scene.places.items() if schema.is_a(t.kind, schema.person))
    for count in (scene.names_between(low, high), count_between(persons, low, high)):
        yield np.clip(count, 0, 10) / 10


def _parts(scene: Scene, pairs: Pairs, schema: Schema) -> Iterator[np.ndarray]:
    """How often each of a pair is named, whether it is the event that the article names most, and whether it names it first."""
    often = scene.often
    by_first = sorted(often, key=lambda t: (scene.places[t][0], t.key))
    events = sorted((t for t in by_first if schema.is_a(t.kind, schema.event)), key=lambda t: -often[t])
    count = np.log1p([often.get(end, 0) if isinstance(end, Thing) else 0 for end in pairs.ends])
    main, first = (np.array([end in some for end in pairs.ends]) for some in (events[:1], by_first[:_FIRST]))
    for numbers in (pairs.subjects, pairs.objects):
        yield from (count[numbers], main[numbers], first[numbers])
