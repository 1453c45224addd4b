"""What is trained as ONNX models, each with the terms that its numbers stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

import torch

from kg.training import figures, relations, tagger, texts
from kg.training.examples import Example
from kg.training.export import Beside, onnx_of
from kg.training.networks import Digest, Figures, Relations, Texts
from kg.training.vectors import Vectors

STATES = 512
"""Numbers that LAC's layers have for each character."""
Reads = tuple[int, int]
"""Which of the numbers of all digests a network reads: from the one up to the other."""
_AXES = {**dict.fromkeys(("digest", "tags", "marks", "kinds"), "characters"), "numbers": "numbers"}
"""What inputs of the networks are of, where not of pairs or candidates."""


def states_model(digests: Sequence[Digest], vectors: Vectors) -> bytes:
    """What makes of states and the numbers of words the numbers of all digests, one beside the other, as an ONNX model."""
    inputs = {"states": torch.zeros(2, 3, STATES), "words": torch.zeros(2, 3, dtype=torch.int64)}
    axes = dict.fromkeys(inputs, {0: "sentences", 1: "characters"})
    return onnx_of(Beside(digests, vectors.rows), inputs, ["digest"], axes, {"words": vectors.words})


def tagger_model(
    last: tagger.Trained, example: Example, target: tagger.Target, classes: Sequence[str], reads: Reads
) -> bytes:
    """The tagger, shown by one text."""
    seen = {"tags": example.tags, "marks": example.marks, "ruled": target.ruled, "strengths": target.strengths}
    inputs = {"digest": torch.zeros(1, len(example.text), len(range(*reads)))} | {
        n: torch.from_numpy(v)[None] for n, v in seen.items()
    }
    axes = {name: {1: "characters"} for name in inputs}
    return onnx_of(last.tagger, inputs, ["scores"], axes, {"classes": classes, "reads": reads})


def texts_model(net: Texts, sample: texts.Sample, scorers: relations.Scorers, reads: Reads) -> bytes:
    """What finds texts, shown by one article."""
    seen = {"tags": sample.example.tags, "marks": sample.example.marks, "kinds": sample.kinds}
    inputs = {"digest": torch.zeros(len(sample.kinds), len(range(*reads)))} | {
        n: torch.from_numpy(v) for n, v in seen.items()
    }
    told = {"kinds": scorers.kinds, "properties": scorers.of_texts, "reads": reads}
    return onnx_of(net, inputs, ["scores"], {name: {0: "characters"} for name in inputs}, told)


def relations_model(
    net: Relations,
    sample: relations.Sample,
    scorers: relations.Scorers,
    reads: Reads,
    told: Mapping[str, object],
) -> bytes:
    """The scorer of relations, shown by the pairs of one text. `told`: what it tells of itself besides."""
    digest = torch.zeros(len(sample.example.text), len(range(*reads)))
    inputs = {"digest": digest} | {n: torch.from_numpy(v) for n, v in sample.inputs.items()}
    axes = {n: {0: _AXES.get(n, "pairs")} for n in inputs}
    known = {"properties": scorers.properties, "kinds": scorers.kinds, "rules": scorers.rules, "reads": reads}
    return onnx_of(net, inputs, ["odds"], axes, {**known, **told})


def figures_model(
    net: Figures,
    samples: Sequence[figures.Sample],
    scorers: relations.Scorers,
    reads: Reads,
    told: Mapping[str, object],
) -> bytes:
    """What weighs figures, shown by those of the first text that has any. `told`: what it tells of itself besides."""
    sample = next(s for s in samples if s.numbers)
    digest = torch.zeros(len(sample.example.text), len(range(*reads)))
    inputs = {"digest": digest} | {n: torch.from_numpy(v) for n, v in sample.inputs.items()}
    axes = {n: {0: _AXES.get(n, "candidates")} for n in inputs}
    return onnx_of(net, inputs, ["odds", "whole", "ends"], axes, {"kinds": scorers.kinds, "reads": reads, **told})


def numbers_of(digests: Sequence[Digest], first: int, after: int) -> Reads:
    """Where among the numbers of all digests those of some that stand one after the other begin and end."""
    bounds = [0, *accumulate(digest.numbers for digest in digests)]
    return bounds[first], bounds[after]
