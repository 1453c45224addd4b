"""From articles to the triples of a store: the whole way through the house."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pyoxigraph as ox

from kg.domain import Domain, domain_in
from kg.errors import UsageError
from kg.graph import BASE
from kg.reading import Document
from kg.reading.beside import beside
from kg.reading.corpus import ReadingOptions, Source, articles_in, give_up
from kg.reading.outcomes import Outcome

if TYPE_CHECKING:
    from spacy.language import Language

_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BASE = re.compile(r"https?://[^#]+/")  # what comes after # names a span of the article


class Options(ReadingOptions, total=False):
    """What may be said of how articles are read and written; what is not said, or None, is left to them."""

    base: str | None
    """IRI that the names of things begin with; it ends in `/`."""
    facts_only: bool
    """Things and plain facts, without evidence."""
    keep_text: bool
    """Whether the graph holds the articles' texts; by default it does. Without them each span has the rest of its sentence."""
    min_confidence: float
    """Facts and figures that are less sure than this (0–1) are left out."""


def add_articles(
    store: ox.Store, sources: Source | Iterable[Source], ontology: Path, **options: Unpack[Options]
) -> None:
    """Reads articles into a store. A text that comes several times is one article that stands in several places.

    Args:
        store: what they say is added to it.
        sources: where they are; one or several.
        ontology: folder of the domain.
        options: see `Options`.

    Raises:
        UsageError: a text is not there or is no text, and there is no `on_error`; `date` is no date; `title`, `date` or
            `source` is given for several texts; the folder is no ontology; `min_confidence` lies outside 0–1.
    """
    _check(options)
    articles = articles_in(sources, options)
    loading = beside(lambda: pipeline_of(ontology))  # the network and the first articles are read while the domain is
    reading = beside(lambda: list(islice(articles, 2)))  # of several none is taken in where title or date is given
    domain = domain_in(ontology)
    pipeline, first = loading.result(), reading.result()
    from kg.graph.header import header_of
    from kg.graph.labels import settle_labels

    intake = _Intake(store, pipeline, domain, options)
    for outcome, document in chain(first, articles):
        intake.take(outcome, document)
    settle_labels(store, intake.contents.labelled)
    intake.write(header_of(intake.contents, intake.form.base, domain.version))


class _Intake:
    """Takes article after article into a store."""

    def __init__(self, store: ox.Store, pipeline: Language, domain: Domain, options: Options) -> None:
        from kg.graph.header import Contents
        from kg.graph.reprints import Reprints
        from kg.graph.triples import Form

        self.store, self.pipeline, self.domain, self.options = store, pipeline, domain, options
        self.contents, self.reprints = Contents(), Reprints()
        self.taken: dict[str, str] = {}  # what each text is called, by its checksum
        self.nodes: dict[str, ox.NamedNode] = {}  # the article of each that could be read
        self.form = Form(options.get("base") or BASE, not options.get("facts_only"), options.get("keep_text", True))

    def take(self, outcome: Outcome, document: Document) -> None:
        """Takes in what an article says; of one that is there already, only where else it stands."""
        told = self.options.get("on_outcome") or (lambda outcome: None)
        try:
            first = self._known(outcome, document) or self._read(outcome, document)
        except Exception as error:
            told(replace(outcome, fate="failed", reason=f"{type(error).__name__}: {error}"))
            give_up(outcome.name, error, self.options.get("on_error"))
            return
        told(replace(outcome, fate="same" if first else "read", reason=first or _odd(document)))

    def write(self, triples: Iterable[ox.Triple]) -> None:
        """Adds triples to the store."""
        self.store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)

    def _known(self, outcome: Outcome, document: Document) -> str | None:
        """What the same text was called when it came before; its article gets one more place."""
        if document.sha256 not in self.taken:
            return None
        return self._again(outcome, document, document.sha256, "the same text as")

    def _again(self, outcome: Outcome, document: Document, checksum: str, words: str) -> str:
        from kg.graph.copies import copy_triples

        name = self.taken[checksum]
        self._say(f"{outcome.name}: {words} {name}, which is read once")
        if node := self.nodes.get(checksum):
            self.write(copy_triples(node, document, self.form.base, reprint=True))
        return f"{words} {name}"

    def _read(self, outcome: Outcome, document: Document) -> str | None:
        """Takes in an article; one that is printed again is only told."""
        from kg.extraction import Extraction, extract
        from kg.graph.triples import article_of, triples_of

        self.taken[document.sha256] = outcome.name
        odd = _odd(document)
        self._tell(outcome.name, odd)
        extraction = Extraction((), (), ()) if odd else extract(document, self.pipeline)
        first = self.reprints.first_print(document, extraction)
        if first and first in self.nodes:
            self.nodes[document.sha256] = self.nodes[first]
            return self._again(outcome, document, first, "a reprint of")
        said = list(
            triples_of(document, extraction.at_least(self.options.get("min_confidence", 0.0)), self.domain, self.form)
        )
        self.contents.add(said)
        self.write(said)
        self.nodes[document.sha256] = article_of(document, self.form)
        return None

    def _tell(self, name: str, odd: str) -> None:
        """Tells what is read, and what is odd about it, which is else a warning."""
        if odd and "progress" not in self.options:
            warnings.warn(f"{name}: {odd}; the graph holds the article alone", stacklevel=6)
        self._say(f"warning: {name}: {odd}; the graph holds the article alone" if odd else f"reading {name}")

    def _say(self, message: str) -> None:
        (self.options.get("progress") or (lambda message: None))(message)


def _check(options: Options) -> None:
    """Refuses what is no base or confidence."""
    base, least = options.get("base") or BASE, options.get("min_confidence", 0.0)
    if not _begins_names(base):
        raise UsageError(
            f"{base}: not an IRI to begin names with. Give one such as https://example.org/id/", parameter="base"
        )
    if not 0 <= least <= 1:
        raise UsageError(f"{least}: not between 0 and 1", parameter="min_confidence")


def _begins_names(base: str) -> bool:
    """Whether names put behind it are IRIs."""
    try:
        return _BASE.fullmatch(ox.NamedNode(base).value) is not None
    except ValueError:
        return False


def _odd(document: Document) -> str:
    """What is odd about a text that says nothing."""
    if _CHINESE.search(document.text):
        return ""
    return "no Chinese in it" if document.text.strip() else "empty"


@cache
def pipeline_of(ontology: Path) -> Language:
    """The pipeline that articles are read with in the domain of a folder, loaded once."""
    from kg.language import load_pipeline

    return load_pipeline(ontology)
