"""Trains the tagger, and with it the digest of LAC's states that it reads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from spacy.language import Language
from torch import Tensor, nn

from kg.domain.schema import Schema
from kg.extraction.documents import domain_of
from kg.extraction.mentions.tagger import Seen, Tagged, best_spans, ruled_in, seen_in
from kg.extraction.networks import class_numbers, windows
from kg.extraction.pipeline import Reader
from kg.language.spans import Found
from kg.training.examples import Example, reread
from kg.training.networks import Digest, Tagger
from kg.training.schedule import rate_of
from kg.training.teacher import Teacher

DIGEST = 64
EPOCHS = 14
_RATE = 2e-3
_TEXTS = 16  # windows of text in one step
_SIZES = (120, 260)  # characters of a window
_UNSEEN = 0.15
"""How often what the rules have found is hidden: they are not always right."""


@dataclass(frozen=True)
class Target:
    """What is right for each character of a text."""

    allowed: np.ndarray
    """Which numbers are, of shape (characters, 1 + 2 × classes): several where a thing may have several classes."""
    weight: np.ndarray
    """0 where the annotation leaves it open."""
    ruled: np.ndarray
    strengths: np.ndarray
    taught: np.ndarray
    """What a teacher says of each number; 0 without one."""


class Trained(NamedTuple):
    """The networks that are trained together."""

    digest: Digest
    tagger: Tagger


class _Window(NamedTuple):
    example: int
    start: int
    end: int


def target_of(example: Example, classes: Sequence[str], schema: Schema, teacher: Teacher | None = None) -> Target:
    """What the annotation says of each character, what the rules do, and what a teacher does."""
    length = len(example.text)
    allowed = np.zeros((length, 1 + 2 * len(classes)), dtype=bool)
    allowed[:, 0] = True
    weight = np.full(length, example.is_annotated, dtype=np.float32)
    for start, end, key in example.names:
        entity = example.annotation.entities[key]
        allowed[start:end] = False
        for kind in entity.types:
            number = classes.index(kind)
            allowed[start, 1 + 2 * number] = True
            allowed[start + 1 : end, 2 + 2 * number] = True
        weight[start:end] = not entity.optional
    ruled, strengths = ruled_in(example.found.outer, class_numbers(classes, schema), length)
    taught = np.zeros(allowed.shape, dtype=np.float16)
    if teacher is not None:
        taught = teacher.names(example.characters, sentences_of(example), ruled, strengths, classes)
    return Target(allowed, weight, ruled, strengths, taught)


def train_tagger(
    examples: Sequence[Example], targets: Sequence[Target], classes: int, *, epochs: int = EPOCHS, seed: int = 0
) -> Trained:
    """Trains a tagger on texts and what is right of them. The same texts and seed give the same weights on the same machine."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    trained = Trained(Digest(examples[0].states.shape[1], DIGEST), Tagger(DIGEST, classes))
    parameters = [p for net in trained for p in net.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=0.01)
    for net in trained:
        net.train()
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * rate_of(epoch, epochs)
        for batch in batches(examples, draw):
            optimizer.zero_grad()
            loss_of(trained, batch, examples, targets, draw).backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
    for net in trained:
        net.eval()
    return trained


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[list[_Window]]:
    """The windows of all texts, those of like length together, in random order."""
    size = draw.randint(*_SIZES)
    cut = [_Window(k, *w) for k, e in enumerate(examples) for w in windows(sentences_of(e), size)]
    draw.shuffle(cut)
    cut.sort(key=lambda w: (w.end - w.start) // 40)
    batches = [cut[k : k + _TEXTS] for k in range(0, len(cut), _TEXTS)]
    draw.shuffle(batches)
    return iter(batches)


def sentences_of(example: Example) -> list[tuple[int, int]]:
    """The sentences of a text, as half-open offsets."""
    return [(s.start_char, s.end_char) for s in example.doc.sents]


def loss_of(
    trained: Trained,
    batch: Sequence[_Window],
    examples: Sequence[Example],
    targets: Sequence[Target],
    draw: random.Random,
) -> Tensor:
    """How unlikely what is allowed is, and how unlike a teacher's, on average over the characters of some windows."""
    length = max(w.end - w.start for w in batch)

    def cut(of: Sequence[Example] | Sequence[Target], name: str, kind: type) -> Tensor:
        rows = [getattr(of[w.example], name)[w.start : w.end] for w in batch]
        full = np.zeros((len(rows), length, *rows[0].shape[1:]), dtype=kind)
        for k, row in enumerate(rows):
            full[k, : len(row)] = row
        return torch.from_numpy(full)

    shown = torch.tensor([[draw.random() >= _UNSEEN] for _ in batch])
    scores = trained.tagger(
        trained.digest(nn.functional.dropout(cut(examples, "states", np.float32), 0.2)),
        cut(examples, "tags", np.int64),
        cut(examples, "marks", np.int64),
        cut(targets, "ruled", np.int64) * shown,
        cut(targets, "strengths", np.int64) * shown,
    )
    allowed, weight = cut(targets, "allowed", bool), cut(targets, "weight", np.float32)
    allowed[..., 0] |= ~allowed.any(dim=-1)
    unlikely = -torch.logsumexp(scores.masked_fill(~allowed, -1e9), dim=-1)
    taught = cut(targets, "taught", np.float32)
    unlike = (unlikely * weight).sum() - (taught * scores).sum()
    return unlike / (weight.sum() + taught.sum())


def seen_by(trained: Trained, example: Example, target: Target, classes: Sequence[str]) -> Seen:
    """What a tagger sees in a text, as the program that reads it would."""
    names, nothing = list[Tagged](), np.ones(len(example.text))
    with torch.no_grad():
        digest = rounded(trained.digest(torch.from_numpy(example.states.astype(np.float32))))
        for start, end in windows(sentences_of(example), 2000):
            seen = (digest, *map(torch.from_numpy, (example.tags, example.marks, target.ruled, target.strengths)))
            scores = trained.tagger(*(part[None, start:end] for part in seen))[0].numpy()
            nothing[start:end] = np.exp(scores[:, 0])
            for first, after, kind, sure in best_spans(scores):
                names.append(Tagged(Found(start + first, start + after, classes[kind]), sure, {}))
    return Seen(names, nothing)


def reread_by(teacher: Teacher, example: Example, nlp: Language) -> Reader:
    """A text as the rules read it over the names that a teacher sees."""
    schema = domain_of(nlp).schema
    seen = seen_in(example.characters, sentences_of(example), example.found.outer, teacher.tagger, schema)
    return reread(example, seen, nlp)


def rounded(digest: Tensor) -> Tensor:
    """A digest as bytes hold it."""
    return torch.round(digest * 127) / 127
