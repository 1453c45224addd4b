"""From annotated texts to the learned parts of a domain, with a card that says what made them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language

from kg.errors import UsageError
from kg.extraction.documents import domain_of
from kg.extraction.pipeline import Reader
from kg.training import figures, relations, tagger, texts
from kg.training.calibration import isotonic
from kg.training.examples import Example, by_source, classes_in, examples_in, raw_in, reread, rules_alone
from kg.training.models import (
    STATES,
    figures_model,
    numbers_of,
    relations_model,
    states_model,
    tagger_model,
    texts_model,
)
from kg.training.networks import Digest, Figures, Relations, Texts
from kg.training.side_by_side import side_by_side
from kg.training.teacher import Teacher
from kg.training.vectors import Vectors, vectors_in, vectors_of

Tell = Callable[[str], None]
FOLDS = 2
_FEWEST = 4  # texts
_OFTEN, _VERY_OFTEN = 5, 100
"""Times that a rule speaks in all texts, for the scorer to know it, and to overrule it."""
THRESHOLDS = [0.6, 0.42, 0.05]
"""How likely a fact must be that no rule states; one of a person, which stands beside the name; and one that a rule states: rules are right more often than not."""
_LOWEST = 0.2  # chance from which on facts are calibrated


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
    teacher: Path | None = None,
    raw: Sequence[Path] = (),
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
        teacher: a folder with networks, whose answers are learned from too, as is how sure they are.
        raw: folders of texts without annotations, of which only the teacher's answers are learned.
        seed: of all that is drawn at random.
        epochs: passes over the texts; by default of each network as many as have served.
        tell: hears how far it is.

    Raises:
        UsageError: a folder is not there, there are too few annotated texts, or there is nothing in them to learn.
        KgError: an annotation is malformed.
    """
    if raw and teacher is None:
        raise UsageError("raw texts without a teacher teach nothing. Name one, such as the domain itself")
    torch.set_num_threads(1)
    words = vectors_in(vectors) if vectors else vectors_of(ontology)
    with rules_alone(ontology, words, teacher) as nlp:
        taught = Teacher(teacher, domain_of(nlp).schema) if teacher else None
        numbers = STATES + words.rows.shape[1]
        examples = _enough([e for texts, gold in sources for e in examples_in(texts, gold, nlp, numbers)])
        bare = [e for texts in raw for e in raw_in(texts, nlp, numbers)]
        tell(f"{len(examples)} texts, {sum(len(e.text) for e in examples)} characters, {len(bare)} raw texts")
        return _Training(examples, bare, nlp, words, taught, seed, epochs, tell).learned()


def _enough(examples: Sequence[Example]) -> Sequence[Example]:
    """The annotated texts, if there is something to learn in them."""
    if len(examples) < _FEWEST:
        raise UsageError(f"{len(examples)} annotated texts: to train takes {_FEWEST} at least, and 30 to be of use")
    if not any(e.names for e in examples):
        raise UsageError("no text names a thing that is annotated of it: there is nothing to learn")
    return examples


@dataclass
class _Training:
    """The steps of training, each over what those before it have made."""

    annotated: Sequence[Example]
    raw: Sequence[Example]
    nlp: Language
    vectors: Vectors
    teacher: Teacher | None
    seed: int
    epochs: int | None
    tell: Tell

    def learned(self) -> Learned:
        """Names first, then relations over the names found, and figures."""
        self.domain = domain_of(self.nlp)
        self.examples = [*self.annotated, *self.raw]
        self.classes = classes_in(self.annotated)
        self.halves = [list(range(k, len(self.annotated), FOLDS)) for k in range(FOLDS)]
        self.targets = [tagger.target_of(e, self.classes, self.domain.schema, self.teacher) for e in self.examples]
        self.tell("training the tagger")
        last, *others = side_by_side([partial(self._tagger_of, some) for some in self._all_and_aside()])
        readers = self._readers([other.result() for other in others])
        rules = _rules_in(readers, _OFTEN)
        self.scorers = relations.Scorers(_properties_in(self.annotated), self.classes, rules, self.domain, self.teacher)
        self.tagger = last.result()
        self.tell("training what finds texts")
        finder, sample = self._texts(readers)
        self._sampled(readers)
        self.tell("training the scorer of relations, and what figures are of")
        (own, scorer), (other, weigher), told, figured = self._scorers()
        told = {"thresholds": THRESHOLDS, "judged": _rules_in(readers, _VERY_OFTEN), **told}
        digests = own, self.tagger.digest, other
        of_tagger, of_pairs, of_figures = (numbers_of(digests, *few) for few in ((1, 2), (0, 2), (1, 3)))
        models = {
            "states": states_model(digests, self.vectors),
            "tagger": tagger_model(self.tagger, self.examples[0], self.targets[0], self.classes, of_tagger),
            "texts": texts_model(finder, sample, self.scorers, of_tagger),
            "relations": relations_model(scorer, self.samples[0], self.scorers, of_pairs, told),
            "figures": figures_model(weigher, self.figures, self.scorers, of_figures, figured),
        }
        return Learned(models, self._card(told, models))

    def _texts(self, readers: Sequence[Reader]) -> tuple[Texts, texts.Sample]:
        """What finds titles and the like, trained on all annotated texts, and one of these. The readers are told where others, not trained on a text, find them there."""
        samples = [texts.sample_of(e, r.scene(), self.scorers) for e, r in zip(self.examples, readers, strict=True)]
        annotated, digest = samples[: len(self.annotated)], self.tagger.digest
        chosen = [
            annotated,
            *([annotated[k] for k in some if k < len(annotated)] for some in self._all_and_aside()[1:]),
        ]
        train = partial(texts.train_texts, scorers=self.scorers, digest=digest, epochs=self.epochs, seed=self.seed)
        last, *others = (job.result() for job in side_by_side([partial(train, some) for some in chosen]))
        of = {k: net for half, net in zip(self.halves, others, strict=True) for k in half}
        for k, (sample, reader) in enumerate(zip(samples, readers, strict=True)):
            reader.texts = texts.spans_of(of.get(k, others[0]), digest, sample)
        return last, samples[0]

    def _sampled(self, readers: Sequence[Reader]) -> None:
        """The pairs and the numbers of the texts as they have been read."""
        pairs = list(zip(self.examples, readers, strict=True))
        self.samples = [self.scorers.sample(*pair) for pair in pairs]
        self.figures = [figures.sample_of(e, r, self.scorers.numbers, self.domain, self.teacher) for e, r in pairs]
        if not any(sample.numbers for sample in self.figures):
            raise UsageError("no text has a figure: to train takes one at least, such as 全长320米")

    def _scorers(
        self,
    ) -> tuple[tuple[Digest, Relations], tuple[Digest, Figures], Mapping[str, object], Mapping[str, object]]:
        """The scorer of relations and what weighs figures, each with its digest and how sure it is."""
        some = self._all_and_aside() if self.teacher is None else [range(len(self.examples))]
        jobs: list[Callable[[], Any]] = [
            partial(work, chosen) for chosen in some for work in (self._relations_of, self._figures_of)
        ]
        done = [job.result() for job in side_by_side(jobs)]
        (scorer, *scored), (weigher, *weighed) = done[::2], done[1::2]
        if self.teacher is not None:
            known, figured = self.teacher.relations.told, self.teacher.figures.told
            sure = {"calibration": known["calibration"], "judged": known["judged"]}
            return scorer, weigher, sure, {"calibration": figured["calibration"]}
        judged = [(self.samples[k], self.tagger.digest, *scored[n]) for n, half in enumerate(self.halves) for k in half]
        chances = [
            figures.chances_of(weighed[n][1], (self.tagger.digest, weighed[n][0]), self.figures[k])
            for n, half in enumerate(self.halves)
            for k in half
        ]
        calibration = isotonic(*(np.concatenate(column) for column in zip(*chances, strict=True)))
        return scorer, weigher, _calibrated(judged), {"calibration": calibration}

    def _card(self, told: Mapping[str, object], models: Mapping[str, bytes]) -> dict[str, object]:
        """What made the models: texts, settings, the date, and what they are."""
        read = hashlib.sha256("\0".join(e.text for e in self.examples).encode()).hexdigest()[:16]
        served = {
            "tagger": tagger.EPOCHS,
            "texts": texts.EPOCHS,
            "relations": relations.EPOCHS,
            "figures": figures.EPOCHS,
        }
        return {
            "date": datetime.date.today().isoformat(),
            "texts": {"of each source": by_source(self.annotated), "all": len(self.annotated), "sha256": read},
            "raw texts": len(self.raw),
            "teacher": self.teacher.name if self.teacher else None,
            "characters": sum(len(e.text) for e in self.examples),
            "words with vectors": len(self.vectors.words),
            "seed": self.seed,
            "epochs": {part: self.epochs or epochs for part, epochs in served.items()},
            "libraries": {"torch": torch.__version__},
            **told,
            "models": {f"{part}.onnx": hashlib.sha256(model).hexdigest()[:16] for part, model in models.items()},
        }

    def _all_and_aside(self) -> list[Sequence[int]]:
        """The numbers of all texts, and of each half of the annotated ones those of the others."""
        annotated, halves = range(len(self.annotated)), map(set, self.halves)
        return [range(len(self.examples)), *([k for k in annotated if k not in half] for half in halves)]

    def _tagger_of(self, chosen: Sequence[int]) -> tagger.Trained:
        examples, targets = [self.examples[k] for k in chosen], [self.targets[k] for k in chosen]
        epochs = self.epochs or tagger.EPOCHS
        return tagger.train_tagger(examples, targets, len(self.classes), epochs=epochs, seed=self.seed)

    def _relations_of(self, chosen: Sequence[int]) -> tuple[Digest, Relations]:
        samples = [self.samples[k] for k in chosen]
        epochs = self.epochs or relations.EPOCHS
        return relations.train_relations(samples, self.scorers, self.tagger.digest, epochs=epochs, seed=self.seed)

    def _figures_of(self, chosen: Sequence[int]) -> tuple[Digest, Figures]:
        samples, kinds = [self.figures[k] for k in chosen], len(self.scorers.kinds)
        epochs = self.epochs or figures.EPOCHS
        return figures.train_figures(samples, kinds, self.tagger.digest, epochs=epochs, seed=self.seed)

    def _readers(self, taggers: Sequence[tagger.Trained]) -> list[Reader]:
        """Each text as the rules read it over the names that a tagger finds which was not trained on it."""
        self.tell("reading the texts over the names found")
        of = {k: trained for half, trained in zip(self.halves, taggers, strict=True) for k in half}
        texts = enumerate(zip(self.examples, self.targets, strict=True))
        return [
            reread(e, tagger.seen_by(of.get(k, taggers[0]), e, target, self.classes), self.nlp)
            for k, (e, target) in texts
        ]


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
    for sample, first, own, net in kept_aside:
        said = relations.chances_of(net, (own, first), sample)
        asked = (sample.weight > 0) & ((said >= _LOWEST) | (sample.inputs["rules"] > 0))
        chances.append(said[asked])
        right.append(sample.right[asked])
    return {"calibration": isotonic(np.concatenate(chances), np.concatenate(right))}


def write(learned: Learned, folder: Path) -> None:
    """Puts models and card into the folder of a domain, in place of those that are there."""
    from kg.output import write_whole

    for part, model in learned.models.items():
        write_whole(str(folder / f"{part}.onnx"), model)
    card = json.dumps(learned.card, ensure_ascii=False, indent=1) + "\n"
    write_whole(str(folder / "learned.json"), card.encode())
