"""Weighing: whose a figure is, of when, and which words say what it counts, as annotated texts have taught.

The things that stand near a number, those that the article is about, and the dates are ranked by a network that reads the number, the candidate and what
lies between them (a mention ranker, as for what a pronoun means: Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"). What
the rules guess is one of its signs. The indicator is the span around the number whose ends it points to (Vinyals et al. 2015, "Pointer networks").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np

from kg.domain.schema import Schema
from kg.edtf import Date
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.candidates import Candidate, Number, by_number, in_windows, numbers_of
from kg.extraction.figures.drafts import Draft
from kg.extraction.networks import Characters, Network, around, class_numbers, network_of
from kg.extraction.relations.scene import Scene, kind_of
from kg.extraction.relations.scorer import kinds_at

SIGNS = 24
REACH_BACK, REACH = 64, 96
"""Characters among which the words of an indicator are looked for: those before the number, and all of them."""
_LONGEST = 24  # characters of an indicator
_BEGINNINGS = 6  # that are tried, the likeliest ones
_FAR = 80  # characters: what stands between two so far apart says nothing
_HEADS = frozenset("人名位")
_AROUND = "的，、：；。“”《》（）()"
Row = tuple[Number, Candidate, Stretch]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that say what a figure counts, without marks around them."""

    words: str
    probability: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure in the making, and how likely what it is of is."""

    draft: Draft
    bearers: Mapping[Thing, float]
    sure: Mapping[Thing, float]
    """Calibrated: of so many figures in a hundred that are given to such a bearer are so many its."""
    periods: Mapping[Date | None, float]
    """None: of no time that the text gives."""
    wording: Wording | None
    counts: float
    """How likely it is that the number is a figure at all."""


def inputs_of(
    numbers: Sequence[Number], scene: Scene, kinds: Mapping[str, int], window: Stretch
) -> dict[str, np.ndarray]:
    """What the network sees of some numbers and their candidates, one after the other; all lie in the window that it reads."""
    rows = [(one, candidate, span) for one in numbers for candidate, span in one.candidates.items()]
    owners = [k for k, one in enumerate(numbers) for _ in one.candidates]
    places = _spans([one.place for one in numbers], window)
    return {
        "kinds": _kinds_at(places, scene, kinds, window),
        "numbers": places,
        "owners": np.array(owners, dtype=np.int64),
        "candidates": _spans([span for _, _, span in rows], window),
        "candidate_kinds": np.array([kinds.get(kind_of(candidate), 0) for _, candidate, _ in rows], dtype=np.int64),
        "signs": signs_of(rows, scene),
    }


def _spans(spans: Sequence[Stretch], window: Stretch) -> np.ndarray:
    """Spans by their offsets in a window."""
    return np.array(spans, dtype=np.int64).reshape(-1, 2) - window[0]


def _kinds_at(numbers: np.ndarray, scene: Scene, kinds: Mapping[str, int], window: Stretch) -> np.ndarray:
    """What is named at each character, the numbers asked for among it."""
    at = kinds_at(scene, kinds, window)
    number = len(kinds_of(kinds)) - 1
    for start, end in numbers.tolist():
        at[start] = 1 + 2 * number
        at[start + 1 : end] = 2 + 2 * number
    return at


def kinds_of(kinds: Mapping[str, int]) -> range:
    """The numbers of all kinds, with one more for numbers."""
    return range(max(kinds.values()) + 2)


def signs_of(rows: Sequence[Row], scene: Scene) -> np.ndarray:
    """How each candidate stands to its number: how far, in what order, with what between; what part it plays; and what is counted."""
    if not rows:
        return np.zeros((0, SIGNS), dtype=np.float32)
    first, often = ({t: k for k, t in enumerate(ts)} for ts in (scene.often, by_number(scene)))
    parts = np.array(
        [
            (scene.often[c], first[c], often[c]) if isinstance(c, Thing) else (0, len(first), len(first))
            for _, c, _ in rows
        ]
    )
    columns = [
        *_distances(rows, scene),
        np.log1p(parts[:, 0]), parts[:, 1] == 0, parts[:, 1] < 3, parts[:, 2] == 0, parts[:, 2] < 3,
        *np.array([_counted(one.draft, candidate) for one, candidate, _ in rows]).T,
    ]  # fmt: skip
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _distances(rows: Sequence[Row], scene: Scene) -> list[np.ndarray]:
    start, end, at, after = np.array([(*span, *one.place) for one, _, span in rows]).T
    low = np.minimum(end, after)
    high = np.maximum(np.maximum(start, at), low)
    near = high - low < _FAR
    comma, semicolon, stop, listed = (near & scene.is_between(mark, low, high) for mark in "，；。、")
    sentence, own = scene.sentences_at(start), scene.sentences_at(at)
    begins = np.array([a for a, _ in scene.sentences])[sentence]
    return [
        np.log1p(high - low) / 5, start < at, np.clip(own - sentence, -1, 5) / 5, sentence == own,
        comma, semicolon | stop, listed, high == low, high - low <= 2,
        start - begins <= 1, np.clip(scene.names_between(low, high), 0, 8) / 8,
        (at <= start) | ~scene.is_between("\n", np.minimum(start, at), at), own <= 1,
    ]  # fmt: skip


def _counted(draft: Draft, candidate: Candidate) -> list[bool]:
    unit = draft.quantity.unit if draft.quantity is not None else None
    guessed = candidate in (draft.about.root, draft.period)
    return [guessed, draft.quantity is None, unit == "%", unit == "元", unit in _HEADS, draft.heading]


@lru_cache(maxsize=8)
def weigher_of(model: bytes, schema: Schema) -> Weigher:
    """What weighs the figures of a domain, made once."""
    return Weigher(network_of(model), schema)


class Weigher:
    """Says what the figures of articles are of, with one network."""

    def __init__(self, network: Network, schema: Schema) -> None:
        """Takes the network of a domain and its classes."""
        self.network = network
        self.kinds = class_numbers(network.told["kinds"], schema)
        self._scores, self._shares_right = (np.array(column, dtype=float) for column in network.told["calibration"])

    def weighed(self, drafts: Sequence[Draft], scene: Scene, characters: Characters) -> Iterator[Weighed]:
        """How likely each candidate of each of some figures is."""
        for stretch, numbers in in_windows(numbers_of(drafts, scene), scene):
            window = around(_reached(numbers), stretch)
            seen = characters.inputs(*window) | inputs_of(numbers, scene, self.kinds, window)
            odds, whole, ends = self.network.run(**seen)
            at = np.searchsorted(seen["owners"], np.arange(len(numbers) + 1))
            for k, one in enumerate(numbers):
                wording = _wording(ends[k], one.place, window, scene.text)
                yield self._weighed(one, odds[at[k] : at[k + 1]], whole[k], wording)

    def _weighed(self, one: Number, odds: np.ndarray, whole: np.ndarray, wording: Wording | None) -> Weighed:
        """What the network says of a number. `whole`: that it is a figure, and that it is of no time, as log-odds."""
        by_candidate = dict(zip(one.candidates, odds.tolist(), strict=True))
        bearers = _shares({c: chance for c, chance in by_candidate.items() if isinstance(c, Thing)})
        dates: dict[Date | None, float] = {c: chance for c, chance in by_candidate.items() if isinstance(c, Date)}
        counts = float(1 / (1 + np.exp(-whole[0])))
        sure = np.interp([counts * chance for chance in bearers.values()], self._scores, self._shares_right)
        return Weighed(
            one.draft,
            bearers,
            dict(zip(bearers, sure.tolist(), strict=True)),
            _shares({**dates, None: float(whole[1])}),
            wording,
            counts,
        )


def _reached(numbers: Sequence[Number]) -> np.ndarray:
    """The spans that numbers, their candidates and their indicators lie in."""
    first = [one.place[0] - REACH_BACK for one in numbers]
    spans = [span for one in numbers for span in one.candidates.values()]
    return np.array([*((start, start + REACH) for start in first), *spans])


def _shares(odds: Mapping[T, float]) -> dict[T, float]:
    """Log-odds of what excludes one another as probabilities."""
    chances = _softmax(np.array(list(odds.values()), dtype=float)) if odds else np.zeros(0)
    return dict(zip(odds, chances.tolist(), strict=True))


def _softmax(odds: np.ndarray) -> np.ndarray:
    raised = np.exp(odds - odds.max(axis=0))
    shares: np.ndarray = raised / raised.sum(axis=0)
    return shares


def _wording(ends: np.ndarray, number: Stretch, window: Stretch, text: str) -> Wording | None:
    """The likeliest words of an indicator.

    Args:
        ends: how likely they begin and end at each character, as log-odds, of shape (REACH, 2).
        number: where the number stands, which they do not hold.
        window: the stretch of the text that was read.
        text: the text of the article.
    """
    begins, stops = _softmax(ends).T
    first = number[0] - REACH_BACK
    best, span = 0.0, (first, first)
    for start in np.argsort(-begins, kind="stable")[:_BEGINNINGS].tolist():
        end = min(start + _LONGEST, REACH, window[1] - first)
        if first + start < number[1]:
            end = min(end, REACH_BACK)
        if end <= start or first + start < window[0]:
            continue
        stop = start + int(stops[start:end].argmax())
        probability = float(begins[start] * stops[stop])
        if probability > best:
            best, span = probability, (first + start, first + stop + 1)
    words = "".join(text[slice(*span)].split()).strip(_AROUND)
    return Wording(words, best) if words else None
