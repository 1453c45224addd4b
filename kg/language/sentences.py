"""Sentences by punctuation, as the national standard for it (GB/T 15834-2011) gives each mark its weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from kg.language.spans import text_of

_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\n+")


LONGEST = 400
"""Characters of a sentence that is read as one. The press ends most before 200; what goes on and on is a list, or has no marks, and is read in parts."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of a text, which together cover it: a closing quotation mark stays with its sentence."""
    ends = [mark.end() for mark in _END.finditer(text)]
    return [part for span in pairwise((0, *ends, len(text))) for part in parts_of(text, *span, LONGEST)]


def parts_of(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """A stretch of a text in parts of at most so many characters, cut after the last comma of its second half, else before that."""
    while end - start > longest:
        half, upto = start + longest // 2, start + longest
        at = max(text.rfind(mark, half, upto) for mark in "，、；,") + 1 or half
        yield start, at
        start = at
    if start < end:
        yield start, end


def begin_sentences(doc: Doc) -> Doc:
    """Says of each token whether a sentence begins with it, so that `doc.sents` are its sentences."""
    starts = [start for start, _ in sentence_spans(text_of(doc))]
    begins = np.zeros(len(doc) + 1, dtype=bool)  # a place more, for a sentence of nothing but a space
    begins[np.searchsorted(doc.to_array(IDX), starts)] = True  # the first token that begins there or after it
    column = np.where(begins[:-1], 1, -1).astype("uint64").reshape(-1, 1)
    return doc.from_array([SENT_START], column)  # type: ignore[arg-type]  # thinc has a type of its own for arrays
