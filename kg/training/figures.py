"""Trains what says whose a figure is, of when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from kg.domain import Domain
from kg.edtf import Date
from kg.evaluation.annotation import GoldFigure
from kg.evaluation.entities import match
from kg.evaluation.words import Places
from kg.extraction.aggregation import entities_of
from kg.extraction.clauses.items import Stretch
from kg.extraction.entities.thing import Thing
from kg.extraction.figures.candidates import Number, numbers_of
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.weighing import REACH, REACH_BACK, SIGNS, inputs_of
from kg.extraction.pipeline import Reader
from kg.training.examples import Example
from kg.training.networks import Digest, Figures
from kg.training.relations import seen_by
from kg.training.schedule import learn
from kg.training.teacher import Figured, Teacher

DIGEST = 48
"""What it sees of LAC's states beside what the tagger does."""
EPOCHS = 10
_UNSEEN = 0.25  # how often the rules' guess is hidden
_GUESS = 18  # its place among the signs
_NEAR = 60  # characters from the words that were annotated within which the number stands
_OPTIONAL = 0.3
_COUNTS, _PERIOD, _NO_PERIOD, _WORDS = 0.3, 0.6, 0.1, 0.4
"""How much it counts, beside the bearer, that a number is a figure, of when it is, that no time is annotated (often only left out), and its words."""
_SCALE = 20  # figures of a text


@dataclass(frozen=True)
class Answer:
    """What is right of a number."""

    stated: bool
    """Whether it is an annotated figure."""
    weight: float
    bearers: Sequence[int]
    """The rows of things, and of those that will do."""
    right_bearers: Sequence[int]
    dates: Sequence[int]
    right_dates: Sequence[int]
    dated: bool
    words: tuple[int, int] | None
    """Where its indicator begins and ends among the characters in reach."""


@dataclass(frozen=True)
class Sample:
    """A text with its numbers, and what is right of each."""

    example: Example
    numbers: Sequence[Number]
    inputs: Mapping[str, np.ndarray]
    answers: Sequence[Answer]
    taught: Figured | None
    """What a teacher says of them."""


def sample_of(
    example: Example, reader: Reader, kinds: Mapping[str, int], domain: Domain, teacher: Teacher | None = None
) -> Sample:
    """The figures of a text as the rules have read it, with what is annotated of each, and what a teacher says."""
    scene = reader.scene()
    numbers = [one for one in numbers_of(reader.figures.drafts, scene) if one.candidates]
    seen = {"tags": example.tags, "marks": example.marks}
    meant = match(entities_of(reader.things), example.annotation, domain).meant
    answers = list(_answers(numbers, _annotated(numbers, example), meant, example.text))
    taught = teacher.of_numbers(numbers, scene, example.characters) if teacher and numbers else None
    return Sample(example, numbers, seen | inputs_of(numbers, scene, kinds, (0, len(example.text))), answers, taught)


def _answers(
    numbers: Sequence[Number], gold: Sequence[GoldFigure | None], meant: Mapping[str, str], text: str
) -> Iterator[Answer]:
    row = 0
    for one, figure in zip(numbers, gold, strict=True):
        rows = dict(enumerate(one.candidates, row))
        row += len(rows)
        things = {k: meant.get(c.key, "") for k, c in rows.items() if isinstance(c, Thing)}
        dates = {k: c.edtf for k, c in rows.items() if isinstance(c, Date)}
        if figure is None:
            yield Answer(False, 1.0, list(things), [], list(dates), [], False, None)
        else:
            yield Answer(
                True,
                _OPTIONAL if figure.optional else 1.0,
                list(things),
                [k for k, key in things.items() if key in figure.about],
                list(dates),
                [k for k, edtf in dates.items() if edtf in figure.period],
                bool(figure.period),
                _words_of(figure, one.place, text),
            )


def _words_of(figure: GoldFigure, number: Stretch, text: str) -> tuple[int, int] | None:
    """Where the best annotated words stand nearest to a number, in its line and in reach."""
    first = number[0] - REACH_BACK
    line = text.rfind("\n", 0, number[0]) + 1, (text + "\n").find("\n", number[1])
    low, high = max(first, line[0]), min(first + REACH, line[1])
    for words in figure.indicator:
        found = [k for k in range(low, high - len(words) + 1) if text.startswith(words, k)]
        beside = [k for k in found if k + len(words) <= number[0] or k >= number[1]]
        if beside and words:
            at = min(beside, key=lambda k: max(number[0] - k - len(words), k - number[1])) - first
            return at, at + len(words) - 1
    return None


def _annotated(numbers: Sequence[Number], example: Example) -> list[GoldFigure | None]:
    """The annotated figure that each number is: of its value, and nearest to it."""
    places = Places(example.text)
    stands = [(figure, places.of(figure.quote.split("……")[0])) for figure in example.annotation.figures]
    taken: set[int] = set()
    found: list[GoldFigure | None] = []
    for one in numbers:
        fits = [
            (_distance(one, spans), k, figure) for k, (figure, spans) in enumerate(stands) if _is_of(one.draft, figure)
        ]
        near = [(k in taken, distance, k, figure) for distance, k, figure in fits if distance < _NEAR]
        best = min(near, key=lambda n: n[:3], default=None)
        found.append(best[3] if best else None)
        if best:
            taken.add(best[2])
    return found


def _distance(one: Number, spans: Sequence[Stretch]) -> int:
    at = one.place[0]
    return min((0 if a - 3 <= at <= b + 3 else min(abs(a - at), abs(b - at)) for a, b in spans), default=_NEAR)


def _is_of(draft: Draft, figure: GoldFigure) -> bool:
    """Whether a number has the value or the rank that was annotated."""
    if draft.quantity is None:
        return (
            figure.value is None
            and figure.rank is not None
            and draft.rank is not None
            and draft.rank.rank == figure.rank
        )
    if figure.range is not None:
        return draft.quantity.most is not None and draft.quantity.value == figure.range[0]
    return figure.value is not None and abs(draft.quantity.value) == abs(figure.value)


def train_figures(
    samples: Sequence[Sample], kinds: int, first: Digest, *, epochs: int = EPOCHS, seed: int = 0
) -> tuple[Digest, Figures]:
    """Trains on the figures of texts, and the digest that this has for itself after the tagger's, which stays as it is."""
    torch.manual_seed(seed)
    digest = Digest(samples[0].example.states.shape[1], DIGEST)
    net = Figures(first.numbers + DIGEST, kinds + 1, SIGNS)
    samples = [s for s in samples if s.numbers]

    def loss_of_text(k: int) -> Tensor:
        return loss_of(net, samples[k], seen_by((first, digest), samples[k].example))

    learn((digest, net), len(samples), loss_of_text, epochs, seed)
    return digest, net


def loss_of(net: Figures, sample: Sample, digest: Tensor) -> Tensor:
    """How wrong a network is about the figures of a text."""
    inputs = {name: torch.from_numpy(value) for name, value in sample.inputs.items() if name != "digest"}
    signs = inputs["signs"].clone()
    signs[torch.rand(len(signs)) < _UNSEEN, _GUESS] = 0
    odds, whole, ends = net(digest=digest, **(inputs | {"signs": signs}))
    loss = torch.zeros(())
    if sample.taught is not None:
        loss = loss + _unlike(sample.answers, sample.taught, odds, whole, ends)
    for k, answer in enumerate(sample.answers if sample.example.is_annotated else ()):
        stated = torch.tensor(float(answer.stated))
        loss = loss + _COUNTS * nn.functional.binary_cross_entropy_with_logits(whole[k, 0], stated)
        if answer.stated:
            loss = loss + answer.weight * _unlikely(answer, odds, whole[k, 1:], ends[k])
    return loss / _SCALE


def _unlikely(answer: Answer, odds: Tensor, no_period: Tensor, ends: Tensor) -> Tensor:
    """How unlikely what is right of a figure is."""
    loss = torch.zeros(())
    if answer.right_bearers:
        loss = loss - _share(odds[answer.bearers], [answer.bearers.index(k) for k in answer.right_bearers])
    dates = torch.cat((odds[answer.dates], no_period))
    if answer.right_dates:
        loss = loss - _PERIOD * _share(dates, [answer.dates.index(k) for k in answer.right_dates])
    elif not answer.dated:
        loss = loss - _NO_PERIOD * _share(dates, [len(answer.dates)])
    if answer.words:
        begins, stops = torch.log_softmax(ends, dim=0).T
        loss = loss - _WORDS * (begins[answer.words[0]] + stops[answer.words[1]])
    return loss


def _unlike(answers: Sequence[Answer], taught: Figured, odds: Tensor, whole: Tensor, ends: Tensor) -> Tensor:
    """How unlike a teacher's what is said of the figures of a text is: the cross-entropy of each choice, as much as a figure is likely."""
    meant, meant_whole, meant_ends = map(torch.from_numpy, taught)
    counts = torch.sigmoid(meant_whole[:, 0])
    loss = _COUNTS * nn.functional.binary_cross_entropy_with_logits(whole[:, 0], counts, reduction="sum")
    words = -(torch.softmax(meant_ends, dim=1) * torch.log_softmax(ends, dim=1)).sum(dim=(1, 2))
    loss = loss + _WORDS * (counts * words).sum()
    for k, answer in enumerate(answers):
        bearers = _other(meant[answer.bearers], odds[answer.bearers])
        dates = _other(
            torch.cat((meant[answer.dates], meant_whole[k, 1:])), torch.cat((odds[answer.dates], whole[k, 1:]))
        )
        loss = loss + counts[k] * (bearers + _PERIOD * dates)
    return loss


def _other(meant: Tensor, odds: Tensor) -> Tensor:
    """The cross-entropy of what is said, as log-odds of what excludes one another, to what is meant."""
    return -(torch.softmax(meant, dim=0) * torch.log_softmax(odds, dim=0)).sum()


def _share(odds: Tensor, right: Sequence[int]) -> Tensor:
    """How likely some of several are together, as a logarithm."""
    return torch.logsumexp(torch.log_softmax(odds, dim=0)[list(right)], dim=0)


def chances_of(net: Figures, digests: Sequence[Digest], sample: Sample) -> tuple[np.ndarray, np.ndarray]:
    """Of each number with candidates how likely it is a figure of the likeliest of them, and whether it is."""
    from kg.training.tagger import rounded

    chances, right = [], []
    if sample.numbers:
        inputs = {name: torch.from_numpy(value) for name, value in sample.inputs.items() if name != "digest"}
        with torch.no_grad():
            odds, whole, _ = net(digest=rounded(seen_by(digests, sample.example)), **inputs)
        for k, answer in enumerate(sample.answers):
            if answer.bearers:
                shares = torch.softmax(odds[answer.bearers], dim=0)
                best = int(shares.argmax())
                chances.append(float(torch.sigmoid(whole[k, 0]) * shares[best]))
                right.append(answer.bearers[best] in answer.right_bearers)
    return np.array(chances), np.array(right, dtype=float)
