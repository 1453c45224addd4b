"""What was read of a file of the acceptance set, held against what it was made of, by seven measures."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from makers.article import Article
from makers.made import Made

import kg
from kg.reading import Document
from kg.reading.outcomes import Outcome, outcomes_of
from kg.reading.read import Given, document_of

_STOPS = ("。", "！", "？", "”", "」")
"""How a sentence ends that stands once in its article; a cell of a table or a seal line may be there twice."""
MEASURES = ("title", "authors", "date", "source", "sentences", "furniture", "graph")


@dataclass(frozen=True, slots=True)
class Miss:
    """What is wrong with a file as read."""

    made: Made
    measure: str
    what: str

    def __str__(self) -> str:
        """One line for the report."""
        name = f"held back ({self.made.kind})" if self.made.held_back else self.made.file
        return f"{self.measure}: {name}: {self.what}"


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph says, without the names that it gives to things."""

    things: frozenset[tuple[str, ...]]
    facts: frozenset[tuple[str, ...]]
    figures: frozenset[tuple[str, ...]]


def misses(made: Made) -> list[Miss]:
    """All that is wrong with a file; nothing of what it is silent about."""
    outcomes = list(outcomes_of(io.BytesIO(made.content()), made.file))
    read = [document_of(outcome, Given()) for outcome in outcomes if outcome.original]
    if len(read) != len(made.texts):
        what = f"{len(read)} articles, not {len(made.texts)}{_reasons(outcomes)}"
        return [Miss(made, measure, what) for measure in MEASURES]
    pairs = zip(made.articles, read, strict=True)
    return [miss for article, document in pairs for miss in _misses(made, article, document)]


def _reasons(outcomes: list[Outcome]) -> str:
    return "".join(f"; {one.name}: {one.fate} {one.reason}" for one in outcomes if one.fate != "read")


def _misses(made: Made, article: Article, document: Document) -> Iterator[Miss]:
    if document.title not in (article.title, article.headline) and "title" not in made.silent:
        yield Miss(made, "title", f"{document.title!r}, not {article.headline!r}")
    told = {
        "authors": (sorted(name.text for name in document.authors), sorted(article.authors)),
        "date": (document.date, article.date),
        "source": (document.publisher or document.source, article.source),
    }
    for measure, (found, right) in told.items():
        if measure not in made.silent and found != right:
            yield Miss(made, measure, f"{found!r}, not {right!r}")
    if made.address and document.source != made.address:
        yield Miss(made, "source", f"address {document.source!r}, not {made.address!r}")
    if broken := broken_sentence(article.sentences, document.text, broken_lines=made.kind == "text"):
        yield Miss(made, "sentences", broken)
    if strange := [words for words in made.furniture if words in document.text]:
        yield Miss(made, "furniture", ", ".join(strange))
    if different := _difference(content_of(document), content_of_plain(article), article):
        yield Miss(made, "graph", different)


def broken_sentence(sentences: Iterable[str], text: str, *, broken_lines: bool) -> str:
    """The first sentence that is not whole, stands before the one before it, or stands twice.

    Blanks do not count. Line breaks do, except in a plain text, which is kept as it is.
    """
    lines, at = re.sub(r"\s" if broken_lines else r"[^\S\n]", "", text), 0
    for sentence in sentences:
        words = re.sub(r"\s", "", sentence)
        found = lines.find(words, at)
        if found < 0:
            return f"not whole: {sentence}" if words not in lines else f"in another place: {sentence}"
        if words.endswith(_STOPS) and lines.count(words) > 1:
            return f"{lines.count(words)} times: {sentence}"
        at = found + len(words)
    return ""


def _difference(ours: Content, right: Content, article: Article) -> str:
    """What one graph says and the other does not; whom and what the by-line names are no things of the text."""
    byline = {article.title, article.headline, *article.authors, article.photographer, article.editor} - {""}
    found = []
    for kind in ("things", "facts", "figures"):
        here, there = getattr(ours, kind), getattr(right, kind)
        signed = (("+", here - there), ("-", there - here))
        found += [(sign, kind, one) for sign, some in signed for one in some if one[0] not in byline]
    told = [
        f"{sign}{' '.join(filter(None, one))}"
        for sign, kind, one in found
        if kind != "things" or one[0] not in article.source
    ]
    return ", ".join(sorted(told)[:6]) + (" …" if len(told) > 6 else "")


@cache
def content_of_plain(article: Article) -> Content:
    """What the graph of an article's plain text says."""
    [outcome] = outcomes_of(io.BytesIO(article.plain.encode()), "article.txt")
    return content_of(document_of(outcome, Given()))


def content_of(document: Document) -> Content:
    """What the graph of an article says."""
    rows = [tuple(row.values()) for row in kg.build(document).query(_SAID).rows]
    return Content(*(frozenset(row[1:] for row in rows if row[0] == kind) for kind in ("thing", "fact", "figure")))


_PARTS = ("about", "indicator", "value", "unit", "comparator", "period", "rank")
_SAID = f"""SELECT ?kind ?of ?b ?c {" ".join(f"?{part}" for part in _PARTS[1:])} {{
  {{ ?of tkg:mentionedAt ?_ ; a ?class BIND("thing" AS ?kind) BIND(STR(?class) AS ?b) }} UNION
  {{ ?said rdf:subject ?of ; rdf:predicate ?p ; rdf:object ?c FILTER(?p != tkg:author) BIND("fact" AS ?kind) BIND(STR(?p) AS ?b) }} UNION
  {{ ?figure a tkg:Observation BIND("figure" AS ?kind) OPTIONAL {{ ?figure tkg:about ?of }}
    {" ".join(f"OPTIONAL {{ ?figure tkg:{part} ?{part} }}" for part in _PARTS[1:])} }}
}}"""
"""Things with their classes, facts, and figures by what they are of, in one question."""


def scores(made: list[Made], found: list[Miss]) -> dict[str, float]:
    """The share of files without a miss, by measure."""
    missed = Counter(measure for measure, _ in {(miss.measure, miss.made.file) for miss in found})
    return {measure: 1 - missed[measure] / len(made) for measure in MEASURES}
