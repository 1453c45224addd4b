"""Weighing: whose a figure is, of when, and which words say what it counts, as annotated texts have taught.

The things that stand near a number, those that the article is about, and the dates are ranked by a network that reads the number, the candidate and what
lies between them (a mention ranker, as for what a pronoun means: Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"). What
the rules guess is one of its signs. The indicator is the span around the number whose ends it points to (Vinyals et al. 2015, "Pointer networks").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

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


class _Rows(NamedTuple):
    """The candidates of some numbers, one after the other."""

    numbers: Sequence[Number]
    candidates: Sequence[Candidate]
    owners: np.ndarray
    """Of each candidate the place of its number among the numbers."""
    spans: np.ndarray
    """Where each candidate stands, of shape (candidates, 2)."""
    places: np.ndarray
    """Where each number stands."""


def _rows_of(numbers: Sequence[Number]) -> _Rows:
    return _Rows(
        numbers,
        [candidate for one in numbers for candidate in one.candidates],
        np.array([k for k, one in enumerate(numbers) for _ in one.candidates], dtype=np.int64),
        _array(span for one in numbers for span in one.candidates.values()),
        _array(one.place for one in numbers),
    )


def _array(spans: Iterable[Stretch]) -> np.ndarray:
    return np.fromiter(chain.from_iterable(spans), dtype=np.int64).reshape(-1, 2)


def inputs_of(
    numbers: Sequence[Number], scene: Scene, kinds: Mapping[str, int], window: Stretch
) -> dict[str, np.ndarray]:
    """What the network sees of some numbers and their candidates, one after the other; all lie in the window that it reads."""
    rows = _rows_of(numbers)
    places = rows.places - window[0]
    return {
        "kinds": _kinds_at(places, scene, kinds, window),
        "numbers": places,
        "owners": rows.owners,
        "candidates": rows.spans - window[0],
        "candidate_kinds": np.array(
            [kinds.get(kind_of(candidate), 0) for candidate in rows.candidates], dtype=np.int64
        ),
        "signs": _signs_of(rows, scene),
    }


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


def _signs_of(rows: _Rows, scene: Scene) -> np.ndarray:
    """How each candidate stands to its number: how far, in what order, with what between; what part it plays; and what is counted."""
    if not rows.candidates:
        return np.zeros((0, SIGNS), dtype=np.float32)
    often, first, rank = _parts(rows.candidates, scene).T
    columns = [
        *_distances(rows, scene),
        np.log1p(often), first == 0, first < 3, rank == 0, rank < 3,
        _guessed(rows), *np.array([_counted(one.draft) for one in rows.numbers]).T[:, rows.owners],
    ]  # fmt: skip
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _parts(candidates: Sequence[Candidate], scene: Scene) -> np.ndarray:
    """How often each candidate is named, and its place among those named first and those named most."""
    first, rank = ({t: k for k, t in enumerate(ts)} for ts in (scene.often, by_number(scene)))
    of_dates = 0, len(first), len(first)
    return np.array([(scene.often[c], first[c], rank[c]) if isinstance(c, Thing) else of_dates for c in candidates])


def _distances(rows: _Rows, scene: Scene) -> list[np.ndarray]:
    (start, end), (at, after) = rows.spans.T, rows.places[rows.owners].T
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


def _guessed(rows: _Rows) -> np.ndarray:
    """Whether the rules take a candidate for what its number is of, or of when."""
    guesses = [(one.draft.about.root, one.draft.period) for one in rows.numbers]
    return np.array([c in guesses[k] for c, k in zip(rows.candidates, rows.owners.tolist(), strict=True)])


def _counted(draft: Draft) -> list[bool]:
    unit = draft.quantity.unit if draft.quantity is not None else None
    return [draft.quantity is None, unit == "%", unit == "元", unit in _HEADS, draft.heading]


@lru_cache(maxsize=8)
def weigher_of(model: bytes, schema: Schema) -> Weigher:
    """What weighs the figures of a domain, made once."""
    return Weigher(network_of(model, "figures.onnx"), schema)


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
            seen = characters.inputs(*window, self.network) | inputs_of(numbers, scene, self.kinds, window)
            odds, whole, ends = self.network.run(**seen)
            at = np.searchsorted(seen["owners"], np.arange(len(numbers) + 1)).tolist()
            chances = _softmax(ends, axis=1)
            for k, one in enumerate(numbers):
                wording = _wording(chances[k], one.place, window, scene.text)
                yield self._weighed(one, odds[at[k] : at[k + 1]], whole[k], wording)

    def _weighed(self, one: Number, odds: np.ndarray, whole: np.ndarray, wording: Wording | None) -> Weighed:
        """What the network says of a number. `whole`: that it is a figure, and that it is of no time, as log-odds."""
        by_candidate = list(zip(one.candidates, odds.tolist(), strict=True))
        bearers = _shares([(c, chance) for c, chance in by_candidate if isinstance(c, Thing)])
        dates: list[tuple[Date | None, float]] = [(c, chance) for c, chance in by_candidate if isinstance(c, Date)]
        counts = float(1 / (1 + np.exp(-whole[0])))
        sure = np.interp([counts * chance for chance in bearers.values()], self._scores, self._shares_right)
        return Weighed(
            one.draft,
            bearers,
            dict(zip(bearers, sure.tolist(), strict=True)),
            _shares([*dates, (None, float(whole[1]))]),
            wording,
            counts,
        )


def _reached(numbers: Sequence[Number]) -> np.ndarray:
    """The spans that numbers, their candidates and their indicators lie in."""
    first = [one.place[0] - REACH_BACK for one in numbers]
    return _array(chain(((start, start + REACH) for start in first), *(one.candidates.values() for one in numbers)))


def _shares(odds: Sequence[tuple[T, float]]) -> dict[T, float]:
    """Log-odds of what excludes one another as probabilities."""
    if not odds:
        return {}
    chances = _softmax(np.array([chance for _, chance in odds]), axis=0)
    return dict(zip((what for what, _ in odds), chances.tolist(), strict=True))


def _softmax(odds: np.ndarray, axis: int) -> np.ndarray:
    raised = np.exp(odds - odds.max(axis=axis, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=axis, keepdims=True)
    return shares


def _wording(ends: np.ndarray, number: Stretch, window: Stretch, text: str) -> Wording | None:
    """The likeliest words of an indicator.

    Args:
        ends: how likely they begin and end at each character, of shape (REACH, 2).
        number: where the number stands, which they do not hold.
        window: the stretch of the text that was read.
        text: the text of the article.
    """
    begins, stops = ends.T
    first = number[0] - REACH_BACK
    best, span = 0.0, (first, first)
    for start in np.argsort(-begins, kind="stable")[:_BEGINNINGS].tolist():
        if begins[start] <= best:
            break
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
