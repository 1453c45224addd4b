"""Sentences by punctuation, as the national standard for it (GB/T 15834-2011) gives each mark its weight."""

from __future__ import annotations

import re

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of a text, which together cover it: a closing quotation mark stays with its sentence."""
    spans, start = [], 0
    for mark in _END.finditer(text):
        spans.append((start, mark.end()))
        start = mark.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def begin_sentences(doc: Doc) -> Doc:
    """Says of each token whether a sentence begins with it, so that `doc.sents` are its sentences."""
    starts = [start for start, _ in sentence_spans(doc.text)]
    begins = np.zeros(len(doc) + 1, dtype=bool)  # a place more, for a sentence of nothing but a space
    begins[np.searchsorted(doc.to_array(IDX), starts)] = True  # the first token that begins there or after it
    column = np.where(begins[:-1], 1, -1).astype("uint64").reshape(-1, 1)
    return doc.from_array([SENT_START], column)  # type: ignore[arg-type]  # thinc has a type of its own for arrays
