"""Trains what says whose a figure is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from kg.domain import Domain
from kg.evaluation.annotation import GoldFigure
from kg.evaluation.entities import match
from kg.evaluation.words import Places
from kg.extraction.aggregation import entities_of
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.weighing import SIGNS, Asked, asked, inputs_of
from kg.extraction.pipeline import Reader
from kg.training.examples import Example
from kg.training.networks import Bearers, Digest
from kg.training.relations import seen_by
from kg.training.schedule import learn

EPOCHS = 14
_UNSEEN = 0.25  # how often the rules' guess is hidden
_GUESS = 18  # its place among the signs
_NEAR = 60  # characters from the words that were annotated within which the number stands
_OPTIONAL = 0.3


@dataclass(frozen=True)
class Sample:
    """A text with its figures, and whose each is."""

    example: Example
    numbers: Sequence[Asked]
    inputs: Mapping[str, np.ndarray]
    gold: Sequence[GoldFigure | None]
    """The annotated figure that each number is, if it is one."""
    right: np.ndarray
    """Whether each candidate of each number will do, one after the other."""


def sample_of(example: Example, reader: Reader, kinds: Mapping[str, int], domain: Domain) -> Sample:
    """The figures of a text as the rules have read it, with what is annotated of each."""
    scene = reader.scene()
    numbers = [one for one in asked(reader.figures.drafts, scene) if one.places]
    seen = {"tags": example.tags, "marks": example.marks}
    meant = match(entities_of(reader.things), example.annotation, domain).meant
    gold = _annotated(numbers, example)
    right = [
        figure is not None and meant.get(thing.key) in figure.about
        for one, figure in zip(numbers, gold, strict=True)
        for thing in one.places
    ]
    return Sample(
        example,
        numbers,
        seen | inputs_of(numbers, scene, kinds, (0, len(example.text))),
        gold,
        np.array(right, dtype=bool),
    )


def _annotated(numbers: Sequence[Asked], example: Example) -> list[GoldFigure | None]:
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


def _distance(one: Asked, spans: Sequence[tuple[int, int]]) -> int:
    at = one.number[0]
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


def train_bearers(
    samples: Sequence[Sample], kinds: int, digests: Sequence[Digest], *, epochs: int = EPOCHS, seed: int = 0
) -> Bearers:
    """Trains on the figures of texts; the digests stay as they are."""
    torch.manual_seed(seed)
    net = Bearers(sum(d.numbers for d in digests), kinds + 1, SIGNS)
    net.train()
    samples = [s for s in samples if s.numbers]
    learn(list(net.parameters()), len(samples), lambda k: _loss(net, samples[k], digests), epochs, seed)
    net.eval()
    return net


def _loss(net: Bearers, sample: Sample, digests: Sequence[Digest]) -> Tensor:
    inputs = {name: torch.from_numpy(value) for name, value in sample.inputs.items() if name != "digest"}
    signs = inputs["signs"].clone()
    signs[torch.rand(len(signs)) < _UNSEEN, _GUESS] = 0
    with torch.no_grad():
        digest = seen_by(digests, sample.example)
    odds, counts = net(digest=digest, **(inputs | {"signs": signs}))
    right, at = torch.from_numpy(sample.right), 0
    loss = torch.zeros(())
    for one, figure in zip(sample.numbers, sample.gold, strict=True):
        own = slice(at, at + len(one.places))
        at += len(one.places)
        stated = torch.tensor(float(figure is not None))
        loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(counts[own][0], stated)
        if figure is not None and right[own].any():
            weight = _OPTIONAL if figure.optional else 1.0
            loss = loss - weight * torch.logsumexp(torch.log_softmax(odds[own], dim=0)[right[own]], dim=0)
    return loss / 20
