"""Examples: annotated texts as the networks are trained on them: read by rules, with LAC's states and what is annotated of each character."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UsageError
from kg.evaluation.annotation import Annotation
from kg.evaluation.check import check, date_of
from kg.evaluation.files import pair
from kg.evaluation.words import Places, plain
from kg.extraction.components import MENTIONS, NESTED, lay_clauses, lay_mentions, mentions_of
from kg.extraction.documents import doc_of, domain_of
from kg.extraction.mentions.detection import Mentions
from kg.extraction.mentions.learned_names import corrected
from kg.extraction.mentions.tagger import Seen
from kg.extraction.networks import Characters, marks_of
from kg.extraction.pipeline import Reader
from kg.extraction.tokens.sentences import words_of
from kg.extraction.trace import Trace
from kg.language.lac import Lac
from kg.language.lac import Words as Cut
from kg.language.spans import text_of
from kg.language.words import Words
from kg.reading import read
from kg.reading.document import Document
from kg.reading.prose import prose_of
from kg.training.teacher import digest_in
from kg.training.vectors import Vectors

_SHORTEST = 2  # characters of a name that is looked for in the text
_QUOTES = {"”": "“", "》": "《"}


@dataclass(frozen=True)
class Example:
    """An annotated text."""

    name: str
    document: Document
    """Its prose."""
    annotation: Annotation
    doc: Doc
    """As the rules have read it."""
    found: Mentions
    """The names that the rules have found."""
    states: np.ndarray
    """LAC's states of each character, 512 numbers, and the vector of its word, in one row."""
    tags: np.ndarray
    marks: np.ndarray
    names: Sequence[tuple[int, int, str]]
    """Where annotated things are named, none within another, with their identifiers."""
    characters: Characters
    """What a teacher sees of each character; no numbers without one."""

    @property
    def text(self) -> str:
        """The text of the prose."""
        return self.document.text

    @property
    def is_annotated(self) -> bool:
        """Whether somebody has annotated it: what is not is learned from a teacher."""
        return bool(self.annotation.source)


@contextmanager
def rules_alone(ontology: Path, vectors: Vectors, teacher: Path | None = None) -> Iterator[Language]:
    """The pipeline of a domain as if it had learned nothing, with LAC's states as they are, the vectors of words, and what the digest of a teacher's folder makes of both."""
    from kg.language import load_pipeline

    taught = digest_in(teacher) if teacher else None
    with TemporaryDirectory() as folder:
        for path in ontology.glob("*.ttl"):
            shutil.copy(path, folder)
        nlp = load_pipeline(folder)
        words = nlp.get_pipe("kg_words")
        assert isinstance(words, Words)

        def kept(states: np.ndarray, cut: Sequence[Cut]) -> np.ndarray:
            seen = [states.astype(np.float16), vectors.of(cut)]
            return np.concatenate([*seen, taught(states, cut)] if taught else seen, axis=2)

        words.lac = Lac(kept)
        yield nlp


def raw_in(texts: Path, nlp: Language, numbers: int) -> list[Example]:
    """The texts of a folder that nobody has annotated, in the order of their names. `numbers`: of LAC's states and the vector of a word.

    Raises:
        UsageError: there are none, or one is empty.
    """
    nothing = Annotation("", "", None, {}, (), ())
    found = [_example_of(path, nothing, nlp, numbers) for path in sorted(texts.glob("*.txt"))]
    if not found:
        raise UsageError(f"{texts}: no .txt files. Name a folder that holds raw texts")
    return found


def examples_in(texts: Path, gold: Path, nlp: Language, numbers: int) -> list[Example]:
    """The texts of a folder with their annotations, in the order of their names.

    Raises:
        UsageError: no text has an annotation, one is only marked, without facts, or a text is empty.
        KgError: an annotation is malformed, or in terms that the ontology does not have.
    """
    pairs, _ = pair(texts, gold)
    return [_example(path, annotated, nlp, numbers) for path, annotated in pairs]


def _example(path: Path, annotated: object, nlp: Language, numbers: int) -> Example:
    if not isinstance(annotated, Annotation):
        raise UsageError(f"{path}: its annotation marks places only. Train on annotations in this project's JSON")
    check(annotated, domain_of(nlp))
    return _example_of(path, annotated, nlp, numbers)


def _example_of(path: Path, annotated: Annotation, nlp: Language, numbers: int) -> Example:
    document = prose_of(read(path, date=date_of(annotated))).document
    if not document.text.strip():
        raise UsageError(f"{path}: an empty text. Leave it out")
    doc = nlp(doc_of(document, nlp))
    text, rows = text_of(doc), doc.tensor
    doc.tensor = rows[:0]
    found = Mentions(tuple(mentions_of(doc, MENTIONS)), tuple(mentions_of(doc, NESTED)), ())
    states, tags, marks = rows[:, :numbers], rows[:, -1].astype(np.int64), marks_of(text)
    characters = Characters(rows[:, numbers:].astype(np.int8), marks)
    return Example(
        path.stem, document, annotated, doc, found, states, tags, marks, named_in(text, annotated), characters
    )


def named_in(text: str, annotation: Annotation) -> list[tuple[int, int, str]]:
    """Where a text names what is annotated, by any of its names; of those that overlap the longest."""
    places = Places(text)
    labels = ((key, label) for key, entity in annotation.entities.items() for label in entity.labels)
    spans = [
        (*_with_quotes(a, b, text), key)
        for key, label in labels
        if len(plain(label)) >= _SHORTEST
        for a, b in places.of(label)
    ]
    taken: set[int] = set()
    outer = []
    for start, end, key in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            outer.append((start, end, key))
    return sorted(outer)


def _with_quotes(start: int, end: int, text: str) -> tuple[int, int]:
    """A place of a name with the mark that closes what it opens: words are found without marks."""
    closing = text[end : end + 1]
    opened = _QUOTES.get(closing, "")
    return (
        (start, end + 1)
        if opened and text.count(opened, start, end) > text.count(closing, start, end)
        else (start, end)
    )


def reread(example: Example, seen: Seen, nlp: Language) -> Reader:
    """What the rules make of a text over the names that a tagger has found, before anything else that is learned is asked."""
    doc, domain = example.doc, domain_of(nlp)
    ends = {w.end for w in words_of(doc, example.text)}
    names = corrected(example.found, seen, example.text, ends, domain)
    lay_mentions(doc, MENTIONS, names.outer)
    lay_mentions(doc, NESTED, names.inner)
    reader = Reader(example.document, lay_clauses(doc), domain, Trace())
    reader.read()
    return reader


def classes_in(examples: Sequence[Example]) -> list[str]:
    """The classes that annotated things have."""
    return sorted({kind for e in examples for entity in e.annotation.entities.values() for kind in entity.types})


def by_source(examples: Sequence[Example]) -> Mapping[str, int]:
    """How many texts there are of each writer or source: what their names begin with."""
    sources = [e.name.split("-")[0].rstrip("0123456789") for e in examples]
    return {source: sources.count(source) for source in sorted(set(sources))}
