"""The tagger: which characters of a text are names, and of what class, as annotated texts have taught.

A convolutional network over LAC's states and what the rules have found (a stacked tagger: Wolpert 1992, "Stacked generalization"; dilated convolutions as
in Strubell et al. 2017, "Fast and accurate entity recognition with iterated dilated convolutions"). It tells of each character whether a name of a class
begins there, goes on, or neither; the best path in which names go on only from where they begin is taken (Viterbi).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import NamedTuple

import numpy as np

from kg.domain.schema import Schema
from kg.extraction.mentions.mention import Mention
from kg.extraction.networks import Characters, Network, bounded, class_numbers, windows
from kg.extraction.rules.learned import NEARLY_NONE
from kg.language.spans import Found

WINDOW = 2000
"""Characters that are read at a time, in whole sentences."""
_POINTS_BACK = 0
_STRONGEST = 3
_BACK = 3  # characters that begin a name or are in none, from which the way to a broken name is searched for


class Tagged(NamedTuple):
    """A name that the tagger has found, with how sure it is of it, and what else it might be."""

    found: Found
    probability: float
    """That of its least sure character to be in a name of its core class: 某某中心 may be a body of several kinds."""
    others: dict[str, float]
    """The probabilities of other classes for it, the likeliest first; "" is no name."""


class Seen(NamedTuple):
    """What the tagger sees in a text."""

    names: Sequence[Tagged]
    """In order, none within another."""
    nothing: np.ndarray
    """How likely each character is to be in no name (0–1)."""


def seen_in(
    characters: Characters,
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    network: Network,
    schema: Schema,
) -> Seen:
    """The names of a text, and where there are none.

    Args:
        characters: what the network sees of each character.
        sentences: their half-open offsets.
        mentions: what the rules have found, without what is nested.
        network: the tagger of the domain.
        schema: the classes of the domain.
    """
    classes = network.told["classes"]
    kin = {
        schema.core_class(k): [n for n, other in enumerate(classes) if schema.core_class(other) == schema.core_class(k)]
        for k in classes
    }
    ruled, strengths = ruled_in(mentions, class_numbers(classes, schema), len(characters.marks))
    names, nothing = list[Tagged](), np.ones(len(characters.marks))
    for start, end in windows(sentences, WINDOW):
        part = slice(start, end)
        seen = characters.inputs(start, end, network) | {"ruled": ruled[part], "strengths": strengths[part]}
        (scores,) = network.run(**{name: row[None] for name, row in seen.items()})
        nothing[part] = np.exp(scores[0, :, 0])
        begins = [0, *range(1, scores.shape[2], 2)]
        for first, after, kind, _ in best_spans(scores[0]):
            found = Found(start + first, start + after, classes[kind])
            sure = _likely(scores[0, first:after], kin[schema.core_class(found.label)])
            others = {k: p for k, p in _chances(scores[0, first, begins], classes) if k != found.label}
            names.append(Tagged(found, sure, others))
    return Seen(names, nothing)


def ruled_in(mentions: Iterable[Mention], numbers: dict[str, int], length: int) -> tuple[np.ndarray, np.ndarray]:
    """What the rules say of each character: which class of name begins there or goes on, and how strong the rule is.

    A common noun that points back to a name is a class of its own, the last one.
    """
    strengths = np.zeros(length, dtype=np.int64)
    spans = []
    for m in mentions:
        number = numbers.get(m.kind)
        named = not m.definite and number is not None
        spans.append((m.start, m.end, number if named and number is not None else max(numbers.values()) + 1))
        strengths[m.start : m.end] = 1 + min(m.rule.strength, _STRONGEST) if named else _POINTS_BACK
    return bounded(spans, length), strengths


def best_spans(scores: np.ndarray) -> Iterator[tuple[int, int, int, float]]:
    """Start, end, class and probability of each name. `scores`: log-probabilities, of shape (characters, 1 + 2 × classes)."""
    path = _best_path(scores)
    chosen, inside = scores[np.arange(len(path)), path].tolist(), _goes_on(path).tolist()
    for first in np.flatnonzero(path % 2).tolist():
        after = first + 1
        while after < len(path) and inside[after]:
            after += 1
        yield first, after, (int(path[first]) - 1) // 2, exp(min(chosen[first:after]))


def _likely(scores: np.ndarray, kin: Sequence[int]) -> float:
    """How likely the least sure character of a name begins one or goes on with one of some classes. `scores`: those of its characters."""
    columns = 2 * np.array(kin)
    likely = np.exp(scores[:, columns + 2]).sum(axis=1)
    likely[0] = np.exp(scores[0, columns + 1]).sum()
    return float(likely.min())


def _best_path(scores: np.ndarray) -> np.ndarray:
    """The best path of numbers: 0 for no name, odd where one begins, the next even number where it goes on.

    Where the best number of a character goes on with what has not begun, the path is searched for between two characters that go on with nothing. If
    the best way between them goes on with nothing either, whatever the best way up to there is will do; else all of it is searched for.
    """
    path: np.ndarray = scores.argmax(axis=1)
    for start, end in _broken(path):
        path[start:end] = _searched(scores[start:end], from_nothing=start == 0)
        if start > 0 and _goes_on(path[start : start + 1]).any():
            return _searched(scores, from_nothing=True)
    return path


def _broken(path: np.ndarray) -> list[tuple[int, int]]:
    """The stretches of a path, none over another, in which something goes on that has not begun."""
    before, goes_on = np.concatenate(([0], path[:-1])), _goes_on(path)
    cuts = np.concatenate(([0], np.flatnonzero(~goes_on), [len(path)]))
    places = np.flatnonzero(goes_on & (before != path) & (before != path - 1))
    after = np.searchsorted(cuts, places, side="right")
    broken: list[tuple[int, int]] = []
    for start, end in zip(cuts[np.maximum(0, after - _BACK)].tolist(), cuts[after].tolist(), strict=True):
        over = bool(broken) and start < broken[-1][1]
        broken[len(broken) - over :] = [(broken[-1][0] if over else start, end)]
    return broken


def _goes_on(path: np.ndarray) -> np.ndarray:
    """Where a name goes on."""
    goes_on: np.ndarray = (path > 0) & (path % 2 == 0)
    return goes_on


def _searched(scores: np.ndarray, *, from_nothing: bool) -> np.ndarray:
    """The best path of some characters. `from_nothing`: no name goes on with the first of them."""
    begin, on = scores[:, 1::2], scores[:, 2::2]
    out_best, begin_best = scores[0, 0], begin[0]
    on_best = np.full(on.shape[1], -np.inf) if from_nothing else on[0]
    came = np.zeros(scores.shape, dtype=np.int64)
    begins, goes_on = np.arange(1, scores.shape[1], 2), np.arange(2, scores.shape[1], 2)
    for t in range(1, len(scores)):
        starts = np.concatenate(([out_best], begin_best, on_best))
        k = int(starts.argmax())
        came[t, 0] = came[t, 1::2] = _number(k, len(begin_best))
        stays = on_best >= begin_best
        came[t, 2::2] = np.where(stays, goes_on, begins)
        on_best = np.where(stays, on_best, begin_best) + on[t]
        out_best, begin_best = starts[k] + scores[t, 0], starts[k] + begin[t]
    ends = np.concatenate(([out_best], begin_best, on_best))
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = _number(int(ends.argmax()), len(begin_best))
    for t in range(len(scores) - 1, 0, -1):
        path[t - 1] = came[t, path[t]]
    return path


def _number(at: int, classes: int) -> int:
    """The number in a path of what stands at a place among none, all beginnings, all that goes on."""
    if at == 0:
        return 0
    return 2 * at - 1 if at <= classes else 2 * (at - classes)


def _chances(scores: np.ndarray, classes: Sequence[str]) -> list[tuple[str, float]]:
    """The classes of a name that begins at a character, "" for none, with their probabilities, the likeliest first."""
    chances = np.exp(scores)
    likely = (chances >= NEARLY_NONE).nonzero()[0].tolist()
    named = ((classes[k - 1] if k else "", round(float(chances[k]), 3)) for k in likely)
    return sorted(named, key=lambda c: (-c[1], c[0]))[:4]
