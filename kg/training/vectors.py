"""Vectors of words, which raw texts have taught: those of a file, or those that a domain has already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnx

from kg.errors import UsageError
from kg.language.vocabulary import Vocabulary

MOST = 20_000
"""Words that are kept: the first of the file, in which the most frequent stand first."""
SCALE = 64
"""What a byte of a row is divided by."""
_LENGTH = 0.5  # of a vector, for each of its numbers on average: that of LAC's states
_FILE = "word2vec's text format has a line with two numbers, how many words and how many numbers each, then each word with its numbers"


@dataclass(frozen=True)
class Vectors:
    """Words with a row of bytes each."""

    words: Sequence[str]
    rows: np.ndarray
    """Of shape (1 + words, numbers); the first is of what is not known."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The numbers of their rows."""
        return Vocabulary(self.words)

    def of(self, sentences: Sequence[Sequence[tuple[str, str]]]) -> np.ndarray:
        """The vector of the word that each character is in. `sentences`: words and tags; of shape (sentences, characters, numbers)."""
        vectors: np.ndarray = (self.rows[self.vocabulary.numbers(sentences)] / SCALE).astype(np.float16)
        return vectors


NO_VECTORS = Vectors((), np.zeros((1, 1), dtype=np.int8))
"""Those of a domain that knows no words: 0 for each."""


def vectors_in(file: Path) -> Vectors:
    """The vectors of a file in word2vec's text format, as gensim, fastText and others write it: the middle of all taken away, of one length.

    Raises:
        UsageError: it cannot be read, or is of another format.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            _, size = map(int, next(lines).split())
            read = list(_vectors(lines, size))
    except (OSError, UnicodeDecodeError, ValueError, StopIteration) as error:
        raise UsageError(f"{file}: no vectors of words: {str(error) or 'empty'}. {_FILE}") from None
    if not read:
        raise UsageError(f"{file}: no vectors of words: none after the first line. {_FILE}")
    words, rows = zip(*read, strict=True)
    centred = np.array(rows) - np.mean(rows, axis=0)
    lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    bytes_ = np.clip(np.round(centred / lengths * np.sqrt(size) * _LENGTH * SCALE), -127, 127).astype(np.int8)
    return Vectors(words, np.concatenate((np.zeros((1, size), dtype=np.int8), bytes_)))


def _vectors(lines: Iterator[str], size: int) -> Iterator[tuple[str, np.ndarray]]:
    for _, line in zip(range(MOST), lines, strict=False):
        word, *numbers = line.split()
        if len(numbers) != size or not numbers:
            raise ValueError(f"{len(numbers)} numbers of {word}, not {size or 'one or more'}")
        row = np.array(numbers, dtype=np.float32)
        if not np.isfinite(row).all():
            raise ValueError(f"a number of {word} is none, or too large")
        yield word, row


def vectors_of(ontology: Path) -> Vectors:
    """The vectors that a domain has learned with already; none if it has learned nothing.

    Raises:
        UsageError: what is there is no ONNX model.
    """
    file = ontology / "states.onnx"
    if not file.exists():
        return NO_VECTORS
    try:
        model = onnx.load(file)
    except Exception:  # protobuf's, whose module has no types
        raise UsageError(f"{file}: no ONNX model. Take it away, and what was learned with it") from None
    told = {entry.key: json.loads(entry.value) for entry in model.metadata_props}
    tables = [onnx.numpy_helper.to_array(t) for t in model.graph.initializer if t.data_type == onnx.TensorProto.INT8]
    return Vectors(told["words"], tables[0]) if told.get("words") and tables else NO_VECTORS
