"""Sentences and clauses by punctuation, as the national standard for it (GB/T 15834-2011) gives each mark its weight."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\n+")
_CLAUSE = re.compile(r"[，；：,;]|——")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of a text, which together cover it: a closing quotation mark stays with its sentence."""
    spans, start = [], 0
    for mark in _END.finditer(text):
        spans.append((start, mark.end()))
        start = mark.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def clause_spans(sentence: str) -> list[tuple[int, int]]:
    """Half-open offsets of the clauses of a sentence, marks left out. Marks inside （…） or “…” do not cut: what stands there is one part."""
    spans, start = [], 0
    depth = 0
    marks = {m.start(): m.end() for m in _CLAUSE.finditer(sentence)}
    for i, c in enumerate(sentence):
        depth += (c in "（(《") - (c in "）)》")
        if i in marks and depth <= 0 and i >= start:
            if i > start:
                spans.append((start, i))
            start = marks[i]
    if start < len(sentence):
        spans.append((start, len(sentence)))
    return spans
