"""From articles to a graph: the whole way through the house."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.domain import ONTOLOGY, Domain, load_domain
from kg.errors import UsageError
from kg.graph import BASE, Graph
from kg.reading import Document, read

if TYPE_CHECKING:
    from spacy.language import Language

Source = str | Path | bytes
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BASE = re.compile(r"https?://[^#]+/")  # what comes after # names a span of the article


def build(
    sources: Source | Iterable[Source],
    *,
    title: str | None = None,
    date: str | None = None,
    source: str | None = None,
    base: str = BASE,
    ontology: str | Path = ONTOLOGY,
    facts_only: bool = False,
    min_confidence: float = 0.0,
    progress: Callable[[str], None] | None = None,
) -> Graph:
    """Reads articles into one graph.

    Args:
        sources: paths of texts, or the bytes of one; one or several.
        title, date, source: of the article, where its text does not tell or is not to be believed; `date` in EDTF.
        base: IRI that the names of things begin with; it ends in `/`.
        ontology: folder of the domain.
        facts_only: things and plain facts, without evidence.
        min_confidence: facts and figures that are less sure than this (0–1) are left out.
        progress: is told each text as it is read, and what is odd about it; without it, that is a warning.

    Raises:
        UsageError: a text is not there or is no text; `date` is no date; the folder is no ontology;
            `min_confidence` lies outside 0–1.
    """
    if not _begins_names(base):
        raise UsageError(f"--base {base}: not an IRI to begin names with. Give one such as https://example.org/id/")
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"--min-confidence {min_confidence}: not between 0 and 1")
    with ThreadPoolExecutor(1) as beside:  # the network is read from disk while the domain is
        loading = beside.submit(pipeline_of_words)
        domain = domain_in(Path(ontology))
        several = [sources] if isinstance(sources, str | Path | bytes) else list(sources)
        documents = [read(one, title=title, date=date, url=source) for one in several]
        pipeline = loading.result()
    from kg.extraction import Extraction, extract
    from kg.graph.triples import triples_of

    store = ox.Store()
    for one, document in zip(several, documents, strict=True):
        chinese = _CHINESE.search(document.text) is not None
        _tell(progress, "standard input" if isinstance(one, bytes) else str(one), document, chinese)
        extraction = extract(document, pipeline, domain) if chinese else Extraction((), (), ())
        store.extend(
            ox.Quad(t.subject, t.predicate, t.object)
            for t in triples_of(document, extraction.at_least(min_confidence), domain, base=base, facts_only=facts_only)
        )
    return Graph(store, Path(ontology))


def load(path: str | Path) -> Graph:
    """The graph in a file, by its suffix.

    Raises:
        UsageError: no such file, or no graph file.
        KgError: it does not parse.
    """
    return Graph.load(path)


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
        warnings.warn(odd, stacklevel=3)


def domain_in(folder: Path) -> Domain:
    """The domain that a folder holds, read anew only where somebody has written in it.

    Raises:
        UsageError: the folder is no ontology, or a file in it does not parse.
    """
    if not (folder / "terms.ttl").is_file() or not (folder / "lexicon.ttl").is_file():
        raise UsageError(f"{folder}: no ontology: it must hold terms.ttl and lexicon.ttl")
    try:
        return _domain(folder, tuple(path.stat().st_mtime_ns for path in sorted(folder.glob("*.ttl"))))
    except SyntaxError as error:
        raise UsageError(f"{folder}: {error}") from None


@lru_cache(maxsize=8)
def _domain(folder: Path, _written: tuple[int, ...]) -> Domain:
    return load_domain(folder)


@cache
def pipeline_of_words() -> Language:
    """The pipeline that articles are read with, loaded once."""
    from kg.language import load_pipeline

    return load_pipeline()
