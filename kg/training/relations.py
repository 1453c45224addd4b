"""Trains the scorer of relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from kg.domain import Domain
from kg.edtf import Date
from kg.evaluation.annotation import Dates, GoldFact, Texts
from kg.evaluation.entities import match
from kg.evaluation.words import Places, plain
from kg.extraction.aggregation import entities_of
from kg.extraction.entities.thing import Thing
from kg.extraction.networks import class_numbers
from kg.extraction.pipeline import Reader
from kg.extraction.relations.pairs import Pair, Pairing, Pairs
from kg.extraction.relations.scene import DATE, TEXT, Scene
from kg.extraction.relations.scorer import inputs_of
from kg.extraction.relations.signs import SIGNS
from kg.training.examples import Example
from kg.training.networks import Digest, Relations
from kg.training.schedule import learn
from kg.training.teacher import Teacher

DIGEST = 48
"""What the scorers see of LAC's states beside what the tagger does."""
EPOCHS = 10
_UNSEEN = 0.12  # how often what the rules say of a pair is hidden
_SCALE = 120  # pairs of a text that count as much as one of its facts
_OPTIONAL, _SECOND = 0.5, 0.3
"""How much it counts that an optional fact is found, and a property that would do as well as the first."""


@dataclass(frozen=True)
class Sample:
    """A text with its pairs, and what is right of each."""

    example: Example
    scene: Scene
    pairs: Pairs
    inputs: Mapping[str, np.ndarray]
    """What the network sees; the digest is put in later."""
    right: np.ndarray
    """How likely a property goes from the one to the other, of shape (pairs, properties): 1 or 0 where no teacher is asked."""
    weight: np.ndarray
    """0 where it may not, or the annotation leaves it open."""


class Scorers:
    """What belongs to relations of one domain: their properties and kinds."""

    def __init__(  # noqa: PLR0913 (what they know)
        self,
        properties: Sequence[str],
        classes: Sequence[str],
        rules: Sequence[str],
        domain: Domain,
        teacher: Teacher | None = None,
    ) -> None:
        """`properties`: those that are annotated; `classes`: those that things have there; `rules`: those that say much."""
        self.properties, self.rules, self.domain, self.teacher = properties, rules, domain, teacher
        self.of_texts = [p for p in properties if p in domain.schema.texts]
        """Those of the properties that go to a text."""
        self.kinds = [*classes, DATE, TEXT]
        self.numbers = class_numbers(self.kinds, domain.schema)
        self.pairing = Pairing(properties, domain.schema)

    def sample(self, example: Example, reader: Reader) -> Sample:
        """The pairs of a text as the rules have read it."""
        scene = reader.scene()
        pairs = self.pairing.of(scene)
        whole = (0, len(example.text))
        seen = {"tags": example.tags, "marks": example.marks}
        inputs = seen | inputs_of(scene, pairs, self.pairing, (self.numbers, self.rules), whole)
        right, weight = self._answers(example, reader, scene, pairs, inputs["rules"])
        weight *= example.is_annotated
        if self.teacher is not None and pairs:
            taught = self.teacher.facts(scene, pairs, example.characters, self.properties)
            trusted = self.pairing.allowed(pairs) & ~np.isnan(taught)
            right = (right * weight + np.nan_to_num(taught) * trusted) / np.maximum(weight + trusted, 1)
            weight += trusted
        return Sample(example, scene, pairs, inputs, right, weight)

    def _answers(
        self, example: Example, reader: Reader, scene: Scene, pairs: Pairs, rules: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        meant = match(entities_of(reader.things), example.annotation, self.domain).meant
        stated = _Stated(example, scene, self.domain.schema.symmetric)
        right = np.zeros((len(pairs), len(self.properties)), dtype=np.float32)
        weight = self.pairing.allowed(pairs).astype(np.float32)
        for row, pair in enumerate(pairs):
            for fact in stated.of(pair, meant):
                columns = [self.properties.index(p) for p in fact.predicates if p in self.properties]
                if stated.says(fact, pair) or rules[row].any():
                    right[row, columns] = 1
                    weight[row, columns] *= _OPTIONAL if fact.optional else 1
                    seconds = [column for column in columns[1:] if not rules[row, column]]
                    weight[row, seconds] *= _SECOND
                else:
                    weight[row, columns] *= right[row, columns]
        return right, weight


class _Stated:
    """The annotated facts of a text, and the sentences that state them."""

    def __init__(self, example: Example, scene: Scene, symmetric: frozenset[str]) -> None:
        self._symmetric = symmetric
        places = Places(example.text)
        self._facts: dict[tuple[str, str], list[GoldFact]] = {}
        self._sentences: dict[int, set[int]] = {}
        for fact in example.annotation.facts:
            quote = fact.quote.split("……")[0]
            self._sentences[id(fact)] = {scene.sentence_at(start) for start, _ in places.of(quote)}
            for other in fact.objects:
                for key in _keys(other):
                    self._facts.setdefault((fact.subject, key), []).append(fact)

    def of(self, pair: Pair, meant: Mapping[str, str]) -> Iterator[GoldFact]:
        """The facts that are of a pair."""
        subject = meant.get(pair.subject.key)
        if subject is None:
            return
        if isinstance(pair.object, Thing):
            other = meant.get(pair.object.key, "")
            yield from self._facts.get((subject, other), ())
            yield from (
                f for f in self._facts.get((other, subject), ()) if not self._symmetric.isdisjoint(f.predicates)
            )
        elif isinstance(pair.object, Date):
            yield from self._facts.get((subject, pair.object.edtf), ())
        else:
            said = plain(pair.object)
            for fact in self._facts.get((subject, TEXT), ()):
                if any(
                    said in plain(t) or plain(t) in said for o in fact.objects if isinstance(o, Texts) for t in o.texts
                ):
                    yield fact

    def says(self, fact: GoldFact, pair: Pair) -> bool:
        """Whether the sentence of a pair states a fact."""
        sentences = self._sentences[id(fact)]
        return pair.sentence in sentences or not sentences


def _keys(other: str | Dates | Texts) -> Sequence[str]:
    """What an annotated object is found by."""
    if isinstance(other, Dates):
        return other.edtf
    return [TEXT] if isinstance(other, Texts) else [other]


def train_relations(
    samples: Sequence[Sample], scorers: Scorers, first: Digest, *, epochs: int = EPOCHS, seed: int = 0
) -> tuple[Digest, Relations]:
    """Trains a scorer on the pairs of texts, and the digest that it has for itself before the tagger's, which stays as it is."""
    torch.manual_seed(seed)
    digest = Digest(samples[0].example.states.shape[1], DIGEST)
    net = Relations(first.numbers + DIGEST, len(scorers.kinds), SIGNS, len(scorers.properties), len(scorers.rules))
    samples = [s for s in samples if s.pairs]

    def of_text(k: int) -> Tensor:
        return loss_of(net, samples[k], seen_by((digest, first), samples[k].example))

    learn((digest, net), len(samples), of_text, epochs, seed)
    return digest, net


def seen_by(digests: Sequence[Digest], example: Example) -> Tensor:
    """What digests leave of the states of a text, side by side."""
    states = torch.from_numpy(example.states.astype(np.float32))
    return torch.cat([digest(states) for digest in digests], dim=-1)


def loss_of(net: Relations, sample: Sample, digest: Tensor) -> Tensor:
    """How wrong a scorer is about the pairs of a text. `digest`: what it sees of the states."""
    inputs = {name: torch.from_numpy(value) for name, value in sample.inputs.items() if name != "digest"}
    hidden = torch.rand(len(sample.pairs), 1) < _UNSEEN
    for name in ("rules", "sources"):
        inputs[name] = inputs[name].masked_fill(hidden, 0)
    odds = net(digest=digest, **inputs)
    right, weight = torch.from_numpy(sample.right), torch.from_numpy(sample.weight)
    loss: Tensor = (
        nn.functional.binary_cross_entropy_with_logits(odds, right, reduction="none") * weight
    ).sum() / _SCALE
    return loss


def chances_of(net: Relations, digests: Sequence[Digest], sample: Sample) -> np.ndarray:
    """How likely each property is of each pair, 0 where it may not be."""
    from kg.training.tagger import rounded

    if not sample.pairs:
        return np.zeros_like(sample.right)
    inputs = {name: torch.from_numpy(value) for name, value in sample.inputs.items() if name != "digest"}
    with torch.no_grad():
        odds = net(digest=rounded(seen_by(digests, sample.example)), **inputs)
    return np.where(sample.weight > 0, torch.sigmoid(odds).numpy(), 0)
