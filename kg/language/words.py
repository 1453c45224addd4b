"""The component `kg_words`: the words of a text and their tags, by LAC, and what it makes of each character."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.tokens import Doc
from spacy.util import raise_error

from kg.language.lac import LONGEST, Digest, Lac, Reading
from kg.language.onnx import Model
from kg.language.sentences import parts_of
from kg.language.spans import carry, text_of
from kg.language.vocabulary import Vocabulary

_DIGEST = "states.onnx"
_WINDOW = 2**13
"""Characters of articles that are read at a time: enough sentences of one length for the network, little enough memory."""


class Words:
    """Makes of the characters of a `Doc` its words, with LAC's tag of each in `token.tag_`.

    With a digest `doc.tensor` has a row of bytes for each character: what the digest makes of LAC's states, and the number of the tag.
    """

    def __init__(self, name: str, digest: bytes = b"") -> None:
        """Loads LAC. `name`: what the component is called in its pipeline; `digest`: an ONNX model from states to few bytes."""
        self.name = name
        self._take(digest)
        self._handle: Callable[[str, Words, list[Doc], Exception], None] = raise_error

    def _take(self, digest: bytes) -> Words:
        self.digest, self.lac = digest, Lac(digest_of(digest))
        return self

    def __reduce__(self) -> tuple[type[Words], tuple[str, bytes]]:
        """In another process LAC is loaded anew."""
        return Words, (self.name, self.digest)

    def to_disk(self, path: Path, **_: object) -> None:
        """Writes the digest into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        (path / _DIGEST).write_bytes(self.digest)

    def from_disk(self, path: Path, **_: object) -> Words:
        """Takes the digest that lies in a folder."""
        return self._take((path / _DIGEST).read_bytes())

    def to_bytes(self, **_: object) -> bytes:
        """The digest."""
        return self.digest

    def from_bytes(self, data: bytes, **_: object) -> Words:
        """Takes the digest."""
        return self._take(data)

    def set_error_handler(self, handler: Callable[[str, Words, list[Doc], Exception], None]) -> None:
        """Takes who hears of a text that cannot be read, as `nlp.set_error_handler` gives it."""
        self._handle = handler

    def __call__(self, doc: Doc) -> Doc:
        """The same text in words."""
        return self._in_words([doc])[0]

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        """The same texts in words, many at a time: sentences of one length share a run of the network, whatever text they are of."""
        window: list[Doc] = []
        size = 0
        for doc in docs:
            window.append(doc)
            size += len(doc)
            if size >= _WINDOW or len(window) == batch_size:
                yield from self._as_far_as_can_be(window)
                window, size = [], 0
        yield from self._as_far_as_can_be(window)

    def _as_far_as_can_be(self, docs: list[Doc]) -> Iterator[Doc]:
        """The texts in words, without those that cannot be read."""
        try:
            yield from self._in_words(docs)
        except Exception:  # one of them alone, which is found by reading each by itself
            for doc in docs:
                try:
                    yield self(doc)
                except Exception as error:
                    self._handle(self.name, self, [doc], error)

    def _in_words(self, docs: list[Doc]) -> list[Doc]:
        parts = [list(_pieces(doc)) for doc in docs]
        read = self._read(piece for part in parts for piece, _ in part)
        return [carry(doc, _of_words(doc, part, read)) for doc, part in zip(docs, parts, strict=True)]

    def _read(self, pieces: Iterable[str]) -> Iterator[Reading]:
        """What LAC makes of each piece, a window of them at a time: one article may be many windows long."""
        window: list[str] = []
        size = 0
        for piece in pieces:
            window.append(piece)
            size += len(piece)
            if size >= _WINDOW:
                yield from self.lac.read(window)
                window, size = [], 0
        yield from self.lac.read(window)


def digest_of(model: bytes) -> Digest | None:
    """What a model leaves of LAC's states; None for no model."""
    if not model:
        return None
    network = Model(model, _DIGEST)
    known = Vocabulary(json.loads(network.metadata().get("words", "[]")))
    return lambda states, words: network.run(states=states, words=known.numbers(words))[0]


def _pieces(doc: Doc) -> Iterator[tuple[str, bool]]:
    """The sentences of a `Doc`, which together are its text, long ones in pieces, and of each whether a sentence begins with it."""
    text = text_of(doc)
    starts = [sentence.start_char for sentence in doc.sents]
    for first, after in pairwise([*([0] if starts else []), *starts[1:], len(text)]):
        for start, end in parts_of(text, first, after, LONGEST):
            yield text[start:end], start == first


def _of_words(doc: Doc, parts: list[tuple[str, bool]], read: Iterator[Reading]) -> Doc:
    """A `Doc` of the words that its pieces are cut into. `parts`: each piece, and whether a sentence begins with it."""
    one: dict[str, str] = {}  # of each word
    words: list[str] = []
    tags: list[str] = []
    starts: list[bool | int | None] = []
    states: np.ndarray = np.zeros((0, 0))
    at = 0  # of the rows of states that are there
    for _, begins in parts:
        found = next(read)
        words += (one.setdefault(word, word) for word, _ in found.words)
        tags += (tag for _, tag in found.words)
        starts += (begins and k == 0 for k in range(len(found.words)))
        if found.states is not None:
            if not at:  # all at once: a copy of each piece's and one of all would be twice as much in memory
                states = np.empty((len(doc), found.states.shape[1]), dtype=found.states.dtype)
            states[at : at + len(found.states)] = found.states
            at += len(found.states)
    new = Doc(doc.vocab, words=words, spaces=[False] * len(words), tags=tags, sent_starts=starts)
    if at:
        new.tensor = states
    return new
