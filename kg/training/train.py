"""From annotated texts to the learned parts of a domain, with a card that says what made them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from spacy.language import Language

from kg.domain import Domain
from kg.errors import UsageError
from kg.extraction.documents import domain_of
from kg.extraction.pipeline import Reader
from kg.training import figures, relations, tagger
from kg.training.calibration import isotonic
from kg.training.examples import Example, by_source, classes_in, examples_in, reread, rules_alone
from kg.training.export import Beside, FirstOf, onnx_of
from kg.training.networks import Digest, Figures, Relations
from kg.training.vectors import Vectors, vectors_in, vectors_of

T = TypeVar("T")
Tell = Callable[[str], None]
FOLDS = 2
_FEWEST = 4  # texts
_OFTEN, _VERY_OFTEN = 5, 100
"""Times that a rule speaks in all texts, for the scorer to know it, and to overrule it."""
THRESHOLDS = [0.45, 0.08]
"""How likely a fact must be that no rule states, and one that a rule states: rules are right more often than not."""
_LOWEST = 0.2  # chance from which on facts are calibrated
_CORES = 2
STATES = 512
"""Numbers that LAC's layers have for each character."""
_AXES = {**dict.fromkeys(("digest", "tags", "marks", "kinds"), "characters"), "numbers": "numbers"}
"""What inputs of the networks are of, where not of pairs or candidates."""


@dataclass(frozen=True)
class Learned:
    """The models of a domain, and their card."""

    models: Mapping[str, bytes]
    card: Mapping[str, object]


def train(  # noqa: PLR0913 (all that makes a difference)
    ontology: Path,
    sources: Sequence[tuple[Path, Path]],
    *,
    vectors: Path | None = None,
    seed: int = 0,
    epochs: int | None = None,
    tell: Tell = lambda message: None,
) -> Learned:
    """Trains the learned parts of a domain. The same texts and seed give the same bytes on the same machine.

    What goes on from names to relations is trained over names as they are found in texts that were not trained on: each half of the texts is
    tagged by a tagger of the other half.

    Args:
        ontology: the folder of the domain.
        sources: folders of texts, each with the folder of its annotations.
        vectors: a file of vectors of words; by default those that the domain has learned with already.
        seed: of all that is drawn at random.
        epochs: passes over the texts; by default of each network as many as have served.
        tell: hears how far it is.

    Raises:
        UsageError: a folder is not there, there are too few annotated texts, or there is nothing in them to learn.
        KgError: an annotation is malformed.
    """
    torch.set_num_threads(1)
    words = vectors_in(vectors) if vectors else vectors_of(ontology)
    with rules_alone(ontology, words) as nlp:
        examples = [e for texts, gold in sources for e in examples_in(texts, gold, nlp)]
        if len(examples) < _FEWEST:
            raise UsageError(f"{len(examples)} annotated texts: to train takes {_FEWEST} at least, and 30 to be of use")
        if not any(e.names for e in examples):
            raise UsageError("no text names a thing that is annotated of it: there is nothing to learn")
        tell(f"{len(examples)} texts, {sum(len(e.text) for e in examples)} characters")
        return _Training(examples, nlp, words, seed, epochs, tell).learned()


@dataclass
class _Training:
    """The steps of training, each over what those before it have made."""

    examples: Sequence[Example]
    nlp: Language
    vectors: Vectors
    seed: int
    epochs: int | None
    tell: Tell

    def learned(self) -> Learned:
        """Names first, relations over the names found, figures last."""
        self.domain = domain_of(self.nlp)
        self.classes = classes_in(self.examples)
        self.halves = [list(range(k, len(self.examples), FOLDS)) for k in range(FOLDS)]
        self.tell("training the tagger")
        self.tagger, *others = self._of_all_and_aside(self._tagger_of)
        readers = self._readers(others)
        self.scorers = relations.Scorers(
            _properties_in(self.examples), self.classes, _rules_in(readers, _OFTEN), self.domain
        )
        pairs = list(zip(self.examples, readers, strict=True))
        self.samples = [self.scorers.sample(*pair) for pair in pairs]
        self.figures = [figures.sample_of(e, r, self.scorers.numbers, self.domain) for e, r in pairs]
        if not any(sample.numbers for sample in self.figures):
            raise UsageError("no text has a figure: to train takes one at least, such as 全长320米")
        self.tell("training the scorer of relations")
        (second, scorer), *aside = self._of_all_and_aside(self._relations_of)
        judged = [(self.samples[k], self.tagger.digest, *aside[n]) for n, half in enumerate(self.halves) for k in half]
        told = _calibrated(judged) | {"judged": _rules_in(readers, _VERY_OFTEN)}
        self.tell("training what figures are of")
        self.digests = self.tagger.digest, second
        weigher, *weighed = self._of_all_and_aside(self._figures_of)
        chances = [
            figures.chances_of(weighed[n], self.digests, self.figures[k])
            for n, half in enumerate(self.halves)
            for k in half
        ]
        figured = {"calibration": isotonic(*(np.concatenate(column) for column in zip(*chances, strict=True)))}
        models = {
            "states": states_model(self.digests, self.vectors),
            "tagger": _tagger_model(self.tagger, second, self.examples[0], self.classes, self.domain),
            "relations": _relations_model(scorer, self.samples[0], self.scorers, self.digests, told),
            "figures": _figures_model(weigher, self.figures, self.scorers, self.digests, figured),
        }
        return Learned(models, self._card(told, models))

    def _card(self, told: Mapping[str, object], models: Mapping[str, bytes]) -> dict[str, object]:
        """What made the models: texts, settings, the date, and what they are."""
        texts = hashlib.sha256("\0".join(e.text for e in self.examples).encode()).hexdigest()[:16]
        served = {"tagger": tagger.EPOCHS, "relations": relations.EPOCHS, "figures": figures.EPOCHS}
        return {
            "date": datetime.date.today().isoformat(),
            "texts": {"of each source": by_source(self.examples), "all": len(self.examples), "sha256": texts},
            "characters": sum(len(e.text) for e in self.examples),
            "words with vectors": len(self.vectors.words),
            "seed": self.seed,
            "epochs": {part: self.epochs or epochs for part, epochs in served.items()},
            "libraries": {"torch": torch.__version__},
            **told,
            "models": {f"{part}.onnx": hashlib.sha256(model).hexdigest()[:16] for part, model in models.items()},
        }

    def _of_all_and_aside(self, work: Callable[[Sequence[int]], T]) -> list[T]:
        """What is trained on all texts, and of each half what is trained on the others."""
        everything = range(len(self.examples))
        return _side_by_side(
            work, [list(everything), *([k for k in everything if k not in half] for half in self.halves)]
        )

    def _tagger_of(self, chosen: Sequence[int]) -> tagger.Trained:
        examples = [self.examples[k] for k in chosen]
        epochs = self.epochs or tagger.EPOCHS
        return tagger.train_tagger(examples, self.classes, self.domain.schema, epochs=epochs, seed=self.seed)

    def _relations_of(self, chosen: Sequence[int]) -> tuple[Digest, Relations]:
        samples = [self.samples[k] for k in chosen]
        epochs = self.epochs or relations.EPOCHS
        return relations.train_relations(samples, self.scorers, self.tagger.digest, epochs=epochs, seed=self.seed)

    def _figures_of(self, chosen: Sequence[int]) -> Figures:
        samples = [self.figures[k] for k in chosen]
        epochs = self.epochs or figures.EPOCHS
        return figures.train_figures(samples, len(self.scorers.kinds), self.digests, epochs=epochs, seed=self.seed)

    def _readers(self, taggers: Sequence[tagger.Trained]) -> list[Reader]:
        """Each text as the rules read it over the names that a tagger finds which was not trained on it."""
        self.tell("reading the texts over the names found")
        of = {k: trained for half, trained in zip(self.halves, taggers, strict=True) for k in half}
        schema = self.domain.schema
        return [
            reread(e, tagger.seen_by(of[k], e, self.classes, schema), self.nlp) for k, e in enumerate(self.examples)
        ]


def _side_by_side(work: Callable[[Sequence[int]], T], given: Sequence[Sequence[int]]) -> list[T]:
    """What work makes of each of several selections, in processes side by side: these see what this one has in memory."""
    global _work
    _work = work
    with ProcessPoolExecutor(_CORES, mp_context=get_context("fork")) as pool:
        return list(pool.map(_do, given))


_work: Callable[[Sequence[int]], Any]


def _do(given: Sequence[int]) -> Any:
    torch.set_num_threads(1)
    return _work(given)


def _properties_in(examples: Sequence[Example]) -> list[str]:
    """The properties of annotated facts, but for those of the article itself."""
    return sorted({p for e in examples for f in e.annotation.facts if f.subject != "article" for p in f.predicates})


def _rules_in(readers: Sequence[Reader], least: int) -> list[str]:
    """The rules that have said something at least so often."""
    said = Counter(claim.rule.name for reader in readers for claim in reader.claims)
    return sorted(rule for rule, times in said.items() if times >= least)


def _calibrated(
    kept_aside: Sequence[tuple[relations.Sample, Digest, Digest, Relations]],
) -> dict[str, object]:
    """From which chance on a fact is taken, and how likely it then is, by texts that were not trained on."""
    chances, right = [], []
    for sample, first, second, net in kept_aside:
        said = relations.chances_of(net, (first, second), sample)
        asked = (sample.weight > 0) & ((said >= _LOWEST) | (sample.inputs["rules"] > 0))
        chances.append(said[asked])
        right.append(sample.right[asked])
    return {
        "thresholds": THRESHOLDS,
        "calibration": isotonic(np.concatenate(chances), np.concatenate(right)),
    }


def states_model(digests: Sequence[Digest], vectors: Vectors) -> bytes:
    """What makes of states and the numbers of words the numbers of all digests, one beside the other, as an ONNX model."""
    inputs = {"states": torch.zeros(2, 3, STATES), "words": torch.zeros(2, 3, dtype=torch.int64)}
    axes = dict.fromkeys(inputs, {0: "sentences", 1: "characters"})
    return onnx_of(Beside(digests, vectors.rows), inputs, ["digest"], axes, {"words": vectors.words})


def _tagger_model(
    last: tagger.Trained, second: Digest, example: Example, classes: Sequence[str], domain: Domain
) -> bytes:
    target = tagger.target_of(example, classes, domain.schema)
    numbers = last.digest.numbers + second.numbers
    seen = {"tags": example.tags, "marks": example.marks, "ruled": target.ruled, "strengths": target.strengths}
    inputs = {"digest": torch.zeros(1, len(example.text), numbers)} | {
        n: torch.from_numpy(v)[None] for n, v in seen.items()
    }
    axes = {name: {1: "characters"} for name in inputs}
    return onnx_of(FirstOf(last.tagger, last.digest.numbers), inputs, ["scores"], axes, {"classes": classes})


def _relations_model(
    net: Relations,
    sample: relations.Sample,
    scorers: relations.Scorers,
    digests: Sequence[Digest],
    told: Mapping[str, object],
) -> bytes:
    digest = torch.zeros(len(sample.example.text), sum(d.numbers for d in digests))
    inputs = {"digest": digest} | {n: torch.from_numpy(v) for n, v in sample.inputs.items()}
    axes = {n: {0: _AXES.get(n, "pairs")} for n in inputs}
    return onnx_of(
        net,
        inputs,
        ["odds"],
        axes,
        {"properties": scorers.properties, "kinds": scorers.kinds, "rules": scorers.rules, **told},
    )


def _figures_model(
    net: Figures,
    samples: Sequence[figures.Sample],
    scorers: relations.Scorers,
    digests: Sequence[Digest],
    told: Mapping[str, object],
) -> bytes:
    sample = next(s for s in samples if s.numbers)
    digest = torch.zeros(len(sample.example.text), sum(d.numbers for d in digests))
    inputs = {"digest": digest} | {n: torch.from_numpy(v) for n, v in sample.inputs.items()}
    axes = {n: {0: _AXES.get(n, "candidates")} for n in inputs}
    return onnx_of(net, inputs, ["odds", "whole", "ends"], axes, {"kinds": scorers.kinds, **told})


def write(learned: Learned, folder: Path) -> None:
    """Puts models and card into the folder of a domain, in place of those that are there."""
    from kg.output import write_whole

    for part, model in learned.models.items():
        write_whole(str(folder / f"{part}.onnx"), model)
    card = json.dumps(learned.card, ensure_ascii=False, indent=1) + "\n"
    write_whole(str(folder / "learned.json"), card.encode())
