"""From articles to the triples of a store: the whole way through the house."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import pyoxigraph as ox

from kg.domain import domain_in
from kg.errors import KgError, UsageError
from kg.graph import BASE
from kg.reading import Document, read

if TYPE_CHECKING:
    from spacy.language import Language

Source = str | Path | bytes
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BASE = re.compile(r"https?://[^#]+/")  # what comes after # names a span of the article


class Options(TypedDict, total=False):
    """What may be said of how articles are read; what is not said, or None, is left to the text."""

    title: str | None
    """The article's, where its text does not tell it or is not to be believed."""
    date: str | None
    """The article's, in EDTF."""
    source: str | None
    """Where the article was published: an address, or words."""
    base: str | None
    """IRI that the names of things begin with; it ends in `/`."""
    facts_only: bool
    """Things and plain facts, without evidence."""
    keep_text: bool
    """Whether the graph holds the articles' texts; by default it does. Without them each span has the rest of its sentence."""
    min_confidence: float
    """Facts and figures that are less sure than this (0–1) are left out."""
    progress: Callable[[str], None]
    """Is told each text as it is read, and what is odd about it; without it, that is a warning."""
    on_error: Callable[[str, Exception], None]
    """Is told each text that cannot be read, and why, and the rest is read; without it, the first one raises."""


def add_articles(
    store: ox.Store, sources: Source | Iterable[Source], ontology: Path, **options: Unpack[Options]
) -> None:
    """Reads articles into a store. A text that comes several times is read once.

    Args:
        store: what they say is added to it.
        sources: paths of texts, or the bytes of one; one or several.
        ontology: folder of the domain.
        options: see `Options`.

    Raises:
        UsageError: a text is not there or is no text, and there is no `on_error`; `date` is no date; `title` or
            `source` is given for several texts; the folder is no ontology; `min_confidence` lies outside 0–1.
    """
    several = [sources] if isinstance(sources, str | Path | bytes) else list(sources)
    _check(options, len(several))
    with ThreadPoolExecutor(1) as beside:  # the network is read from disk while the domain is
        loading = beside.submit(pipeline_of_words)
        domain = domain_in(ontology)
        documents = list(_documents(several, options))
        pipeline = loading.result()
    from kg.extraction import Extraction, extract
    from kg.graph.header import Contents, header_of
    from kg.graph.labels import settle_labels
    from kg.graph.triples import Form, triples_of

    base, least, contents = options.get("base") or BASE, options.get("min_confidence", 0.0), Contents()
    form = Form(base, not options.get("facts_only"), options.get("keep_text", True))
    for name, document in documents:
        chinese = _CHINESE.search(document.text) is not None
        _tell(options.get("progress"), name, document, chinese)
        with _heard(name, options.get("on_error")):
            extraction = extract(document, pipeline, domain) if chinese else Extraction((), (), ())
            said = list(triples_of(document, extraction.at_least(least), domain, form))
            contents.add(said)
            _add(store, said)
    settle_labels(store, contents.labelled)
    _add(store, header_of(contents, base, domain.version))


def _add(store: ox.Store, triples: Iterable[ox.Triple]) -> None:
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)


def _check(options: Options, texts: int) -> None:
    """Refuses what is no base or confidence, and to give several texts what only one can have."""
    base, least = options.get("base") or BASE, options.get("min_confidence", 0.0)
    if not _begins_names(base):
        raise UsageError(
            f"{base}: not an IRI to begin names with. Give one such as https://example.org/id/", parameter="base"
        )
    if not 0 <= least <= 1:
        raise UsageError(f"{least}: not between 0 and 1", parameter="min_confidence")
    for parameter, value in (("title", options.get("title")), ("source", options.get("source"))):
        if value is not None and texts > 1:
            raise UsageError(
                f"{value}: of one article, and {texts} texts are given. Build each by itself", parameter=parameter
            )


def _documents(sources: Iterable[Source], options: Options) -> Iterator[tuple[str, Document]]:
    """Each text that can be read, with what to call it; one that comes several times comes once."""
    tell = options.get("progress") or (lambda message: None)
    given = {"title": options.get("title"), "date": options.get("date"), "url": options.get("source")}
    names: dict[str, str] = {}
    for one in sources:
        name, document = "standard input" if isinstance(one, bytes) else str(one), None
        with _heard(name, options.get("on_error")):
            document = read(one, **given)
        if document and document.text in names:
            tell(f"{name}: the same text as {names[document.text]}, which is read once")
        elif document:
            names[document.text] = name
            yield name, document


@contextmanager
def _heard(name: str, on_error: Callable[[str, Exception], None] | None) -> Iterator[None]:
    """What goes wrong with one text goes to whoever wants to hear it; what is wrong with the call does not."""
    try:
        yield
    except Exception as error:
        if on_error is None or (isinstance(error, KgError) and error.parameter):
            error.add_note(f"while reading {name}")
            raise
        on_error(name, error)


def _begins_names(base: str) -> bool:
    """Whether names put behind it are IRIs."""
    try:
        return _BASE.fullmatch(ox.NamedNode(base).value) is not None
    except ValueError:
        return False


def _tell(progress: Callable[[str], None] | None, name: str, document: Document, chinese: bool) -> None:
    odd = f"{name}: {'no Chinese in it' if document.text.strip() else 'empty'}; the graph holds the article alone"
    if progress:
        progress(f"reading {name}" if chinese else f"warning: {odd}")
    elif not chinese:
        warnings.warn(odd, stacklevel=5)


@cache
def pipeline_of_words() -> Language:
    """The pipeline that articles are read with, loaded once."""
    from kg.language import load_pipeline

    return load_pipeline()
