"""Trains what finds texts: the words that annotations give as a title, a theme, or another text of a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import torch
from torch import Tensor, nn

from kg.evaluation.annotation import GoldFact
from kg.evaluation.annotation import Texts as Forms
from kg.evaluation.words import Places, plain
from kg.extraction.clauses.items import Stretch
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import kinds_at
from kg.extraction.relations.texts import likely_in
from kg.training.examples import Example
from kg.training.networks import Digest, Texts
from kg.training.relations import Scorers, seen_by
from kg.training.schedule import learn
from kg.training.tagger import rounded

EPOCHS = 7
_SHORTEST = 2  # characters of a text that is looked for
_SCALE = 60  # characters of a text that count as much as one


@dataclass(frozen=True)
class Sample:
    """A text with its names, and where it says titles and the like."""

    example: Example
    kinds: np.ndarray
    right: np.ndarray
    """Of each character: in no text 0, one of a property begins there (odd), or goes on (even)."""
    weight: np.ndarray
    """0 where the annotation leaves it open, or says nothing: what is said twice is annotated once."""


def sample_of(example: Example, scene: Scene, scorers: Scorers) -> Sample:
    """What is right of each character of a text with the names that have been found there."""
    length = len(example.text)
    right, weight = np.zeros(length, dtype=np.int64), np.ones(length, dtype=np.float32)
    sure: list[tuple[Stretch, int]] = []
    for fact, number in _stated(example, scorers.of_texts):
        there, said = _places(fact, example.text)
        for start, end in there:
            weight[start:end] = 0
        sure += ((span, number) for span in said if not fact.optional)
    for (start, end), number in sorted(sure):
        weight[start:end], right[start], right[start + 1 : end] = 1, 1 + 2 * number, 2 + 2 * number
    return Sample(example, kinds_at(scene, scorers.numbers, (0, length)), right, weight)


def _stated(example: Example, properties: Sequence[str]) -> Iterator[tuple[GoldFact, int]]:
    """The annotated facts of properties that go to a text, each with the number of its property."""
    for fact in example.annotation.facts:
        numbers = [properties.index(p) for p in fact.predicates if p in properties]
        if numbers:
            yield fact, numbers[0]


def _places(fact: GoldFact, text: str) -> tuple[list[Stretch], list[Stretch]]:
    """Where the forms of a fact's text stand anywhere, and where the shortest that its quote holds does."""
    places = Places(text)
    quotes = [span for part in fact.quote.split("……") if part for span in places.of(part)]
    there = [list(places.of(form)) for form in _forms(fact)]
    said = ([span for span in spans if _is_within(span, quotes)] for spans in there)
    return list(chain(*there)), next(filter(None, said), [])


def _forms(fact: GoldFact) -> list[str]:
    """The forms of a fact's text, the shortest first."""
    forms = {form for other in fact.objects if isinstance(other, Forms) for form in other.texts}
    return sorted((form for form in forms if len(plain(form)) >= _SHORTEST), key=lambda form: (len(form), form))


def _is_within(span: Stretch, quotes: Sequence[Stretch]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in quotes)


def train_texts(
    samples: Sequence[Sample], scorers: Scorers, digest: Digest, *, epochs: int | None = None, seed: int = 0
) -> Texts:
    """Trains the network on texts, over the digest of the tagger, which stays as it is."""
    torch.manual_seed(seed)
    net = Texts(digest.numbers, len(scorers.kinds), len(scorers.of_texts))

    def loss_of(k: int) -> Tensor:
        sample = samples[k]
        right, weight = torch.from_numpy(sample.right), torch.from_numpy(sample.weight)
        unlikely = nn.functional.nll_loss(net(**_inputs(sample, digest)), right, reduction="none")
        return (unlikely * weight).sum() / _SCALE

    learn((net,), len(samples), loss_of, epochs or EPOCHS, seed)
    return net


def spans_of(net: Texts, digest: Digest, sample: Sample) -> list[Stretch]:
    """Where a network sees texts, as the program that reads it would."""
    with torch.no_grad():
        scores = net(**_inputs(sample, digest)).numpy()
    return list(likely_in(scores))


def _inputs(sample: Sample, digest: Digest) -> dict[str, Tensor]:
    """What the network sees."""
    seen = {"tags": sample.example.tags, "marks": sample.example.marks, "kinds": sample.kinds}
    with torch.no_grad():
        states = rounded(seen_by([digest], sample.example))
    return {"digest": states} | {name: torch.from_numpy(row) for name, row in seen.items()}
