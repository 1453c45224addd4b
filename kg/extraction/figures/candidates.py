"""Candidates: of each number of an article the things that it may be a figure of, and the dates that may say of when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from kg.edtf import Date
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.drafts import Draft
from kg.extraction.networks import windows
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import BEFORE, WINDOW

_SENTENCES = 4  # before the number's own
_NEAR, _AHEAD, _MAIN = 16, 6, 6
"""Things before the number, after it in its sentence, and of those that the article is about."""
_DATES_NEAR, _DATES_AHEAD, _FIRST_DATES = 8, 2, 2
"""The same of dates: the first ones of an article say of when it is."""
Candidate = Thing | Date
Stand = tuple[Stretch, Candidate]


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and where each candidate stands."""

    draft: Draft
    place: Stretch
    candidates: Mapping[Candidate, Stretch]


def numbers_of(drafts: Sequence[Draft], scene: Scene) -> Iterator[Number]:
    """The numbers of an article with their candidates."""
    things = sorted(((span, thing) for thing, spans in scene.places.items() for span in spans), key=itemgetter(0))
    named = _Stands([span[0] for span, _ in things], things)
    dated = _Stands([d.start for d in scene.dates], [((d.start, d.end), d.date) for d in scene.dates])
    mains = list(dict.fromkeys((*list(scene.often)[:_MAIN], *by_number(scene)[:_MAIN])))
    for draft in drafts:
        stated = draft.quantity or draft.rank
        if stated is not None:
            place = stated.start, stated.end
            found = _things(place, named, scene)
            for thing in (*mains, draft.about.root):
                spans = scene.places.get(thing, ())
                if thing not in found and spans:
                    found[thing] = _last_before(place[0], spans)
            yield Number(draft, place, found | _dates(place, dated, scene))


class _Stands(NamedTuple):
    """What stands in a text, in its order."""

    starts: Sequence[int]
    stands: Sequence[Stand]

    def ahead(self, own: int, most: int, end: int) -> Sequence[Stand]:
        """What stands from a place on, so much of it at most, before an offset."""
        return self.stands[own : bisect_left(self.starts, end, own, min(own + most, len(self.starts)))]


def by_number(scene: Scene) -> list[Thing]:
    """Things by how often they are named, the one that is named most often first."""
    return sorted(scene.often, key=lambda t: -scene.often[t])


def _things(place: Stretch, named: _Stands, scene: Scene) -> dict[Candidate, Stretch]:
    """The things before a number, the nearest first, and those after it in its sentence."""
    sentence = scene.sentence_at(place[0])
    first, end = scene.sentences[max(0, sentence - _SENTENCES)][0], scene.sentences[sentence][1]
    found: dict[Candidate, Stretch] = {}
    own = bisect_left(named.starts, place[0])
    for k in range(own - 1, -1, -1):
        span, thing = named.stands[k]
        if len(found) == _NEAR or (sentence > _SENTENCES and span[0] < first):
            break
        found.setdefault(thing, span)
    for span, thing in named.ahead(own, _AHEAD, end):
        found.setdefault(thing, span)
    return found


def _dates(place: Stretch, dated: _Stands, scene: Scene) -> dict[Candidate, Stretch]:
    own, stands = bisect_left(dated.starts, place[0]), dated.stands
    near = reversed(stands[max(0, own - _DATES_NEAR) : own])
    ahead = dated.ahead(own, _DATES_AHEAD, scene.sentences[scene.sentence_at(place[0])][1])
    found: dict[Candidate, Stretch] = {}
    for span, date in (*near, *ahead, *stands[: min(own, _FIRST_DATES)]):
        found.setdefault(date, span)
    return found


def _last_before(at: int, spans: Sequence[Stretch]) -> Stretch:
    """The span that begins last before an offset or there, the first behind it if none does."""
    k = bisect_right(spans, at, key=itemgetter(0))
    return spans[bisect_left(spans, spans[k - 1][0], key=itemgetter(0))] if k else spans[0]


def in_windows(numbers: Iterable[Number], scene: Scene) -> Iterator[tuple[Stretch, list[Number]]]:
    """Numbers by the stretch of the text that they are read in, without candidates that lie out of it."""
    stretches = [(max(0, start - BEFORE), end) for start, end in windows(scene.sentences, WINDOW)]
    found: list[list[Number]] = [[] for _ in stretches]
    ends = [end for _, end in stretches]
    for one in numbers:
        k = min(bisect_left(ends, one.place[1]), len(ends) - 1)
        near = _within(one, stretches[k])
        if near.candidates and _lies_in(one.place, stretches[k]):
            found[k].append(near)
    return ((stretch, some) for stretch, some in zip(stretches, found, strict=True) if some)


def _within(one: Number, stretch: Stretch) -> Number:
    """A number without the candidates that lie out of a stretch of the text."""
    near = {candidate: span for candidate, span in one.candidates.items() if _lies_in(span, stretch)}
    return one if len(near) == len(one.candidates) else replace(one, candidates=near)


def _lies_in(span: Stretch, stretch: Stretch) -> bool:
    return stretch[0] <= span[0] and span[1] <= stretch[1]
