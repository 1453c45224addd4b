"""Bearers: of the things that an article speaks of, the one that a figure is of, as annotated texts have taught.

The things that stand near a number, and those that the article is about, are ranked by a network that reads the number, the thing and what lies between
them (a mention ranker, as for what a pronoun means: Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"). What the
rules guess is one of its signs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, takewhile
from operator import itemgetter

import numpy as np

from kg.domain.schema import Schema
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing, squeeze
from kg.extraction.figures.drafts import Draft
from kg.extraction.networks import Characters, Network, around, class_numbers, network_of, windows
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import BEFORE, WINDOW, kinds_at
from kg.extraction.rules.learned import LIKELY_BEARER, MUCH_LIKELIER, NO_FIGURE

SIGNS = 24
_SENTENCES = 4  # before the number's own
_NEAR, _AHEAD, _MAIN = (
    16,
    6,
    6,
)  # things before the number, after it in its sentence, and of those that the article is about
_FAR = 80  # characters: what stands between two so far apart says nothing
_HEADS = frozenset("人名位")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whose a figure may be: what the rules guess, what is chosen, and how likely each is."""

    draft: Draft
    guess: Thing
    chances: Mapping[Thing, float]
    counts: float
    """How likely it is that the number is a figure at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number, and where each thing stands that it may be a figure of."""

    draft: Draft
    number: Stretch
    places: Mapping[Thing, Stretch]


def asked(drafts: Sequence[Draft], scene: Scene) -> Iterator[Asked]:
    """The numbers of an article with their candidates."""
    stands = sorted(((span, thing) for thing, spans in scene.places.items() for span in spans), key=itemgetter(0))
    first, often = list(scene.often), _by_number(scene)
    mains = list(dict.fromkeys((*first[:_MAIN], *often[:_MAIN])))
    for draft in drafts:
        number = _number(draft)
        if number is not None:
            yield Asked(draft, number, _candidates(draft, number, stands, scene, mains))


def _number(draft: Draft) -> Stretch | None:
    stated = draft.quantity or draft.rank
    return (stated.start, stated.end) if stated is not None else None


def _candidates(
    draft: Draft, number: Stretch, stands: Sequence[tuple[Stretch, Thing]], scene: Scene, mains: Sequence[Thing]
) -> dict[Thing, Stretch]:
    sentence = scene.sentence_at(number[0])
    found: dict[Thing, Stretch] = {}
    own = bisect_left(stands, number[0], key=_start_of)
    for k in range(own - 1, -1, -1):
        span, thing = stands[k]
        if len(found) == _NEAR or sentence - scene.sentence_at(span[0]) > _SENTENCES:
            break
        found.setdefault(thing, span)
    after = takewhile(lambda s: s[0][0] < scene.sentences[sentence][1], islice(stands, own, own + _AHEAD))
    for span, thing in after:
        found.setdefault(thing, span)
    for thing in (*mains, draft.about.root):
        spans = scene.places.get(thing, ())
        if thing not in found and spans:
            found[thing] = _last_before(number[0], spans)
    return found


def _start_of(stand: tuple[Stretch, Thing]) -> int:
    return stand[0][0]


def _last_before(at: int, spans: Sequence[Stretch]) -> Stretch:
    """The span that begins last before an offset or there, the first behind it if none does."""
    k = bisect_right(spans, at, key=itemgetter(0))
    return spans[bisect_left(spans, spans[k - 1][0], key=itemgetter(0))] if k else spans[0]


def _by_number(scene: Scene) -> list[Thing]:
    """Things by how often they are named, the one that is named most often first."""
    return sorted(scene.often, key=lambda t: -scene.often[t])


def inputs_of(
    numbers: Sequence[Asked], scene: Scene, kinds: Mapping[str, int], window: Stretch
) -> dict[str, np.ndarray]:
    """What the network sees of some numbers and their candidates, one after the other; all lie in the window that it reads."""
    rows = [(one, thing, span) for one in numbers for thing, span in one.places.items()]
    return {
        "kinds": _kinds_at(numbers, scene, kinds, window),
        "numbers": np.array([one.number for one, _, _ in rows], dtype=np.int64).reshape(-1, 2) - window[0],
        "things": np.array([span for _, _, span in rows], dtype=np.int64).reshape(-1, 2) - window[0],
        "thing_kinds": np.array([kinds.get(thing.kind, 0) for _, thing, _ in rows], dtype=np.int64),
        "signs": signs_of(rows, scene),
    }


def _kinds_at(numbers: Sequence[Asked], scene: Scene, kinds: Mapping[str, int], window: Stretch) -> np.ndarray:
    """What is named at each character, the numbers asked for among it."""
    at = kinds_at(scene, kinds, window)
    number = len(kinds_of(kinds)) - 1
    for start, end in ((a - window[0], b - window[0]) for a, b in (one.number for one in numbers)):
        at[start] = 1 + 2 * number
        at[start + 1 : end] = 2 + 2 * number
    return at


def in_windows(numbers: Iterable[Asked], scene: Scene) -> Iterator[tuple[Stretch, list[Asked]]]:
    """Numbers by the stretch of the text that they are read in, without candidates that lie out of it."""
    stretches = [(max(0, start - BEFORE), end) for start, end in windows(scene.sentences, WINDOW)]
    found: list[list[Asked]] = [[] for _ in stretches]
    ends = [end for _, end in stretches]
    for one in numbers:
        k = min(bisect_left(ends, one.number[1]), len(ends) - 1)
        places = {thing: span for thing, span in one.places.items() if _lies_in(span, stretches[k])}
        if places and _lies_in(one.number, stretches[k]):
            found[k].append(replace(one, places=places))
    return ((stretch, some) for stretch, some in zip(stretches, found, strict=True) if some)


def _lies_in(span: Stretch, stretch: Stretch) -> bool:
    return stretch[0] <= span[0] and span[1] <= stretch[1]


def kinds_of(kinds: Mapping[str, int]) -> range:
    """The numbers of all kinds, with one more for numbers."""
    return range(max(kinds.values()) + 2)


def signs_of(rows: Sequence[tuple[Asked, Thing, Stretch]], scene: Scene) -> np.ndarray:
    """How each candidate stands to its number: how far, in what order, with what between; what part it plays; and what is counted."""
    if not rows:
        return np.zeros((0, SIGNS), dtype=np.float32)
    first, often = ({t: k for k, t in enumerate(ts)} for ts in (scene.often, _by_number(scene)))
    parts = np.array([(scene.often[thing], first[thing], often[thing]) for _, thing, _ in rows])
    columns = [
        *_distances(rows, scene),
        np.log1p(parts[:, 0]), parts[:, 1] == 0, parts[:, 1] < 3, parts[:, 2] == 0, parts[:, 2] < 3,
        *np.array([_counted(one.draft, thing) for one, thing, _ in rows]).T,
    ]  # fmt: skip
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _distances(rows: Sequence[tuple[Asked, Thing, Stretch]], scene: Scene) -> list[np.ndarray]:
    start, end, at, after = np.array([(*span, *one.number) for one, _, span in rows]).T
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


def _counted(draft: Draft, thing: Thing) -> list[bool]:
    unit = draft.quantity.unit if draft.quantity is not None else None
    return [thing is draft.about.root, draft.quantity is None, unit == "%", unit == "元", unit in _HEADS, draft.heading]


def _bearer(weighed: Weighed) -> Thing:
    """What bears a figure: nothing that its indicator names, for a list is not ranked in itself."""
    by_chance = sorted(weighed.chances, key=lambda t: -weighed.chances[t])
    likeliest = next((t for t in by_chance if not _is_named(t, weighed.draft)), weighed.guess)
    guessed = weighed.chances.get(weighed.guess, 0.0)
    return (
        likeliest
        if weighed.chances.get(likeliest, 0.0) >= max(LIKELY_BEARER, MUCH_LIKELIER * guessed)
        else weighed.guess
    )


def _is_named(thing: Thing, draft: Draft) -> bool:
    return squeeze(thing.name) in squeeze(draft.indicator)


@lru_cache(maxsize=8)
def weigher_of(model: bytes, schema: Schema) -> Weigher:
    """What weighs the figures of a domain, made once."""
    return Weigher(network_of(model), schema)


class Weigher:
    """Says whose the figures of articles are, with one network."""

    def __init__(self, network: Network, schema: Schema) -> None:
        """Takes the network of a domain and its classes."""
        self.network = network
        self.kinds = class_numbers(network.told["kinds"], schema)

    def weighed(self, drafts: Sequence[Draft], scene: Scene, characters: Characters) -> Iterator[Weighed]:
        """How likely each candidate of each of some figures is to bear it."""
        for stretch, numbers in in_windows(asked(drafts, scene), scene):
            window = around(
                np.array([(*one.number, *span) for one in numbers for span in one.places.values()]), stretch
            )
            seen = characters.inputs(*window) | inputs_of(numbers, scene, self.kinds, window)
            odds, counts = self.network.run(**seen)
            at = 0
            for one in numbers:
                own = odds[at : at + len(one.places)]
                chances = np.exp(own - own.max())
                chances /= chances.sum()
                counted = float(1 / (1 + np.exp(-counts[at])))
                of = dict(zip(one.places, chances.tolist(), strict=True))
                yield Weighed(one.draft, one.draft.about.root, of, counted)
                at += len(one.places)


def borne(drafts: Sequence[Draft], weighed: Sequence[Weighed]) -> list[Draft]:
    """The drafts that are figures, each with what the rules guess to bear it, unless something else is much likelier."""
    of = {id(w.draft): w for w in weighed}
    kept = []
    for draft in drafts:
        found = of.get(id(draft))
        if found is not None and found.counts < NO_FIGURE:
            continue
        if found is not None:
            draft.about = _bearer(found)
            chance = found.chances.get(draft.about)
            draft.probability = None if chance is None else round(found.counts * chance, 2)
        kept.append(draft)
    return kept
