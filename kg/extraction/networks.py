"""Networks: the learned parts of a domain, as ONNX models, and what all of them see of a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from kg.domain.schema import Schema
from kg.errors import UsageError
from kg.language.onnx import NOT_OF_ONE, Model

MARKS = "，、。；：“”‘’（）《》·—\n 　？！…-%|/"
"""Marks that LAC does not tell apart, or does not know: each has a number of its own, digits, letters and other signs one for each kind."""
_DIGIT, _LETTER, _SIGN = range(len(MARKS) + 1, len(MARKS) + 4)
KINDS_OF_MARKS = _SIGN + 1
TAGS = 60
"""LAC's tags, of which each says too whether a word begins."""
_IN_SIGHT = 128
"""Characters before and after one that networks may see beside it: what their convolutions reach, and the names there."""


class Network(Model):
    """An ONNX model with what it was trained to tell."""

    def __init__(self, model: bytes, name: str) -> None:
        """Loads the model in a file of this name."""
        super().__init__(model, name)
        self.told: Mapping[str, Sequence[str]] = _Told(
            (key, json.loads(value)) for key, value in self.metadata().items()
        )
        """Lists of terms that the numbers in its inputs and outputs stand for, as `classes`."""
        self.part = slice(*self.told["reads"]) if "reads" in self.told else slice(None)
        """The numbers of the digest that it reads: those of its own training."""


class _Told(dict[str, Sequence[str]]):
    """What a model tells of itself."""

    def __missing__(self, key: str) -> Sequence[str]:
        """What it should tell, and does not."""
        raise UsageError(f"{NOT_OF_ONE}: one tells nothing of its {key}")


@lru_cache(maxsize=8)
def network_of(model: bytes, name: str) -> Network:
    """The network of a model, loaded once from a file of this name."""
    return Network(model, name)


class Characters(NamedTuple):
    """What a network sees of each character of a text."""

    rows: np.ndarray
    """What is left of LAC's states, a byte for each number, and the number of its tag, of shape (characters, numbers and one)."""
    marks: np.ndarray
    """The numbers of the marks, 0 for Chinese characters."""

    def inputs(self, start: int, end: int, network: Network) -> dict[str, np.ndarray]:
        """The same between two offsets, as a network takes it."""
        rows = self.rows[start:end]
        digest = rows[:, :-1][:, network.part].astype(np.float32)
        digest /= 127  # a byte stands for a number between -1 and 1; in place, for there may be many
        return {"digest": digest, "tags": rows[:, -1].astype(np.int64), "marks": self.marks[start:end]}


def characters_of(doc: Doc, text: str) -> Characters | None:
    """What the networks see of a text; None if `kg_words` has left no states on its `Doc`."""
    there = len(doc.tensor) == len(text) > 0
    return Characters(doc.tensor, marks_of(text)) if there else None


def windows(sentences: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences, as many as fit into a size; a sentence that is longer is cut."""
    start = end = sentences[0][0] if sentences else 0
    for first, after in sentences:
        if after - start > size and end > start:
            yield start, end
            start = first
        while after - start > size:
            yield start, start + size
            start += size
        end = after
    if end > start:
        yield start, end


def around(spans: np.ndarray, window: tuple[int, int]) -> tuple[int, int]:
    """The part of a window that a network needs to read to see some spans in it as if it read all of it."""
    return max(window[0], int(spans.min()) - _IN_SIGHT), min(window[1], int(spans.max()) + _IN_SIGHT)


def marks_of(text: str) -> np.ndarray:
    """The number of the mark that each character is."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    numbers: np.ndarray = _table()[np.minimum(codes, 0xFFFF)]
    return numbers


@lru_cache(maxsize=1)
def _table() -> np.ndarray:
    table = np.full(0x10000, _SIGN, dtype=np.int64)
    table[0x3400:0xA000] = 0
    table[0xFFFF] = 0  # Chinese characters beyond the first plane
    for first, last, number in (("0", "9", _DIGIT), ("A", "Z", _LETTER), ("a", "z", _LETTER)):
        table[ord(first) : ord(last) + 1] = number
    for number, mark in enumerate(MARKS, 1):
        table[ord(mark)] = number
    return table


def class_numbers(classes: Sequence[str], schema: Schema) -> dict[str, int]:
    """The number of each class of a domain: its own, or that of the nearest class above it that has one."""
    own = {kind: number for number, kind in enumerate(classes)}
    above = {
        kind: sorted(own.keys() & supers, key=lambda k: (-len(schema.supers[k]), k))
        for kind, supers in schema.supers.items()
    }
    return {kind: own[nearest[0]] for kind, nearest in above.items() if nearest} | own


def bounded(spans: Iterable[tuple[int, int, int]], length: int) -> np.ndarray:
    """Of each character of a text the number that says which kind of span begins there (odd) or goes on (even); 0 in none."""
    numbers = np.zeros(length, dtype=np.int64)
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):  # what lies within another counts
        numbers[start] = 1 + 2 * kind
        numbers[start + 1 : end] = 2 + 2 * kind
    return numbers
