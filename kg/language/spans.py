"""Spans on a `Doc`: what one component writes there and the next one reads.

A span of spaCy's covers whole words. Where a name or a date begins or ends within a word, its exact offsets stand in the
attrs of its group, beside what else a span has no room for, a list for each, in the order of the spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import IDX, ORTH, SPACY
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

_OFFSETS = "offsets"
_ROWS = 4096
_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


class Found(NamedTuple):
    """What is found in a text, before it is a span of a `Doc`."""

    start: int
    end: int
    """Half-open offsets of its characters."""
    label: str
    value: str = ""
    """What it comes to, as the span's `kb_id_`: a date in EDTF."""
    how: str = ""
    """Which way it was found or is meant, as the span's `id_`: the rule, the relation."""


def text_of(doc: Doc) -> str:
    """The text of a `Doc`: as `doc.text`, which makes an object of each token. Every component asks for it: it is kept as long as the `Doc`."""
    if doc not in _texts:
        orths, spaces = doc.to_array([ORTH, SPACY]).T
        _texts[doc] = doc.text if spaces.any() else "".join(map(Strings(doc).__getitem__, orths.tolist()))
    return _texts[doc]


def lay(doc: Doc, key: str, found: Iterable[Found], **columns: list[object]) -> None:
    """Puts what was found into `doc.spans[key]`. `columns`: further lists, one value for each."""
    rows = list(found)
    words = doc.to_array(IDX)
    firsts = np.searchsorted(words, [r.start for r in rows], side="right") - 1
    ends = np.searchsorted(words, [r.end for r in rows])  # much faster than `Doc.char_span` for each
    spans = [
        Span(doc, first, end, label=r.label, kb_id=r.value, span_id=r.how)
        for r, first, end in zip(rows, firsts.tolist(), ends.tolist(), strict=True)
    ]
    offsets = [[r.start, r.end] for r in rows]
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={_OFFSETS: offsets, **columns})


def laid(doc: Doc, key: str) -> Iterator[Found]:
    """What was put into `doc.spans[key]`, with its exact offsets; nothing if no component did."""
    if key not in doc.spans:
        return
    for (start, end), span in zip(places(doc, key), doc.spans[key], strict=True):
        yield Found(start, end, span.label_, span.kb_id_, span.id_)


def places(doc: Doc, key: str) -> list[tuple[int, int]]:
    """The exact offsets of what was put into `doc.spans[key]`: much faster than a span for each."""
    if key not in doc.spans:
        return []
    exact = column_of(doc, key, _OFFSETS)
    return [(start, end) for start, end in exact] or [(s.start_char, s.end_char) for s in doc.spans[key]]


def column_of(doc: Doc, key: str, name: str) -> list[Any]:
    """A further list of what was put into `doc.spans[key]`; empty if somebody has changed the spans since."""
    column = doc.spans[key].attrs.get(name, []) if key in doc.spans else []
    return column if column and len(column) == len(doc.spans[key]) else []


class Strings(dict[int, str]):
    """The words and tags of a `Doc` by their numbers, each as one object however often it stands there."""

    def __init__(self, doc: Doc) -> None:
        """Takes the `Doc`."""
        self._all = doc.vocab.strings

    def __missing__(self, number: int) -> str:
        """A word or tag that is asked for the first time."""
        self[number] = self._all[number]
        return self[number]


def rows_of(doc: Doc, attributes: list[int | str]) -> Iterator[list[int]]:
    """Attributes of each token: much faster than an object for each, and never more than a few thousand rows in memory."""
    table = doc.to_array(attributes)
    return chain.from_iterable(table[start : start + _ROWS].tolist() for start in range(0, len(table), _ROWS))


def carry(old: Doc, new: Doc) -> Doc:
    """The new `Doc` of the same text with what was put on the old one, whose words were others."""
    _texts[new] = text_of(old)
    new.user_data.update(old.user_data)
    new.cats, new._context = old.cats, old._context
    if old.tensor.size:
        new.tensor = old.tensor
    ents = (new.char_span(e.start_char, e.end_char, e.label, alignment_mode="expand") for e in old.ents)
    new.ents = filter_spans([e for e in ents if e is not None])
    for key, group in old.spans.items():
        columns = {name: column for name, column in group.attrs.items() if name != _OFFSETS}
        lay(new, key, laid(old, key), **columns)
    return new
