"""From articles to the triples of a store: the whole way through the house."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pyoxigraph as ox

from kg.domain import Domain, domain_in
from kg.errors import UsageError
from kg.graph import BASE
from kg.reading import Document
from kg.reading.beside import beside
from kg.reading.corpus import ReadingOptions, Source, articles_in, give_up, refuse_unknown
from kg.reading.outcomes import Outcome

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extraction import Extraction

_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WINDOW = 2**16
"""Characters of articles that are read together."""
_AT_A_TIME = 10_000
"""Triples that are added to the store together: it holds them twice meanwhile."""
_BASE = re.compile(r"https?://[^#]+/")  # what comes after # names a span of the article


class Options(ReadingOptions, total=False):
    """What may be said of how articles are read and written; what is not said, or None, is left to them."""

    base: str | None
    """IRI that the names of things begin with; it ends in `/`."""
    facts_only: bool
    """Things and plain facts, without evidence."""
    keep_text: bool
    """Whether the graph holds the articles' texts; by default it does. Without them each span has the rest of its sentence."""
    min_confidence: float | None
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
        UsageError: a text is not there or is no text, and there is no `on_error`; `date` is no date; `title` or
            `source` is given for several texts; the folder is no ontology; `min_confidence` lies outside 0–1.
        TypeError: there is no such option.
    """
    _check(options)
    intake = _Intake(store, options)
    articles = articles_in(sources, intake.listening())
    loading = beside(lambda: pipeline_of(ontology))  # the network and the first articles are read while the domain is
    reading = beside(lambda: list(islice(articles, 2)))  # of several none is taken in where title or source is given
    intake.domain = domain_in(ontology)
    intake.pipeline, first = loading.result(), reading.result()
    from kg.graph.header import header_of
    from kg.graph.labels import settle_labels

    for outcome, document in chain(first, articles):
        intake.take(outcome, document)
    intake.read_waiting()
    settle_labels(store, intake.contents.labelled)
    intake.write(header_of(intake.contents, intake.form.base, intake.domain.schema.version))


class _Intake:
    """Takes article after article into a store, in their order; what waits is read together."""

    domain: Domain
    pipeline: Language

    def __init__(self, store: ox.Store, options: Options) -> None:
        from kg.graph.header import Contents
        from kg.graph.reprints import Reprints
        from kg.graph.triples import Form

        self.store, self.options = store, options
        self.contents, self.reprints = Contents(), Reprints()
        self.taken: dict[str, str] = {}  # what each text is called, by its checksum
        self.nodes: dict[str, ox.NamedNode] = {}  # the article of each that could be read
        self.waiting: list[tuple[Outcome, Document]] = []
        self.form = Form(options.get("base") or BASE, not options.get("facts_only"), options.get("keep_text", True))

    def listening(self) -> Options:
        """The options with an ear for files that hold no article: what becomes of them is told after what stands before them."""

        def told(outcome: Outcome) -> None:
            self.read_waiting()
            self._told(outcome)

        return {**self.options, "on_outcome": told}

    def take(self, outcome: Outcome, document: Document) -> None:
        """Takes an article in, or lets it wait for others; of one that is there already, only where else it stands."""
        odd = _odd(document)
        if odd or document.sha256 in self.taken:
            self.read_waiting()
        if document.sha256 in self.taken:
            self._settle(outcome, lambda: self._again(outcome, document, document.sha256, "the same text as"))
            return
        self.taken[document.sha256] = outcome.name
        self._tell(outcome.name, odd)
        if odd:
            self._settle(outcome, lambda: self._enter(outcome, document, None), odd)
            return
        self.waiting.append((outcome, document))
        if sum(len(waiting.text) for _, waiting in self.waiting) >= _WINDOW:
            self.read_waiting()

    def read_waiting(self) -> None:
        """Reads the articles that wait."""
        if not self.waiting:
            return
        from kg.extraction import extract_all

        waiting, self.waiting = self.waiting, []
        said = extract_all([document for _, document in waiting], self.pipeline)
        for (outcome, document), extraction in zip(waiting, said, strict=True):
            self._settle(outcome, partial(self._enter, outcome, document, extraction))

    def _settle(self, outcome: Outcome, work: Callable[[], str | None], odd: str = "") -> None:
        """Does the work on an article that says what it is the same as, if anything, and tells what became of it."""
        try:
            first = work()
        except Exception as error:
            self._told(replace(outcome, fate="failed", reason=f"{type(error).__name__}: {error}"))
            give_up(outcome.name, error, self.options.get("on_error"))
            return
        self._told(replace(outcome, fate="same" if first else "read", reason=first or odd))

    def _told(self, outcome: Outcome) -> None:
        (self.options.get("on_outcome") or (lambda outcome: None))(outcome)

    def _enter(self, outcome: Outcome, document: Document, extraction: Extraction | Exception | None) -> str | None:
        """Enters what an article says, None if nothing is read in it; one that is printed again is only told."""
        from kg.extraction import Extraction
        from kg.graph.namesakes import told_apart
        from kg.graph.triples import article_of, triples_of

        if isinstance(extraction, Exception):
            raise extraction
        extraction = extraction or Extraction((), (), ())
        first = self.reprints.first_print(document, extraction)
        if first and first in self.nodes:
            self.nodes[document.sha256] = self.nodes[first]
            return self._again(outcome, document, first, "a reprint of")
        sure = extraction.at_least(self.options.get("min_confidence") or 0.0)
        sure = told_apart(sure, self.store, self.domain, self.form.base, document.sha256[:8])
        said = list(triples_of(document, sure, self.domain, self.form))
        self.contents.add(said)
        self.write(said)
        self.nodes[document.sha256] = article_of(document, self.form)
        return None

    def _again(self, outcome: Outcome, document: Document, checksum: str, words: str) -> str:
        """Gives an article that is there already one more place; what it is the same as."""
        from kg.graph.copies import copy_triples

        name = self.taken[checksum]
        self._say(f"{outcome.name}: {words} {name}, which is read once")
        if node := self.nodes.get(checksum):
            self.write(copy_triples(node, document, self.form.base, reprint=True))
        return f"{words} {name}"

    def write(self, triples: Iterable[ox.Triple]) -> None:
        """Adds triples to the store."""
        quads = (ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        while some := list(islice(quads, _AT_A_TIME)):
            self.store.extend(some)

    def _tell(self, name: str, odd: str) -> None:
        """Tells what is read, and what is odd about it, which is else a warning."""
        if odd and "progress" not in self.options:
            warnings.warn(f"{name}: {odd}; the graph holds the article alone", stacklevel=6)
        self._say(f"warning: {name}: {odd}; the graph holds the article alone" if odd else f"reading {name}")

    def _say(self, message: str) -> None:
        (self.options.get("progress") or (lambda message: None))(message)


def _check(options: Options) -> None:
    """Refuses what is no option, base or confidence."""
    refuse_unknown(options, Options.__annotations__)
    base, least = options.get("base") or BASE, options.get("min_confidence") or 0.0
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
