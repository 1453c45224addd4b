"""The way from texts and annotations to judgements and scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.builder import pipeline_of
from kg.domain import ONTOLOGY, Domain, domain_in
from kg.evaluation.annotation import Annotation
from kg.evaluation.check import check, date_of
from kg.evaluation.entities import judge_entities, match
from kg.evaluation.facts import judge_facts
from kg.evaluation.figures import judge_figures
from kg.evaluation.files import pair
from kg.evaluation.judged import NOT_ANNOTATED, PARTS, Judged, Part
from kg.evaluation.marks import Marked
from kg.evaluation.scores import Bin, Score, by_group, by_rule, calibration, faults, score
from kg.evaluation.sources import Sources
from kg.evaluation.words import Places
from kg.extraction import Extraction, extract
from kg.reading import Document, read


@dataclass(frozen=True, slots=True)
class Result:
    """One article with all that has been judged of it."""

    name: str
    title: str | None
    places: Places
    judged: tuple[Judged, ...]

    def of(self, part: Part) -> list[Judged]:
        """What has been judged of the entities, of the facts or of the observations."""
        return [j for j in self.judged if j.part == part]

    def sentences(self, judged: Judged) -> tuple[str, ...]:
        """The sentences of the text that something stands in, or the words that were annotated."""
        spans = judged.spans[:1] if judged.part == "entities" else judged.spans  # a thing: where it is first named
        return self.places.sentences(spans) or ((judged.quote,) if judged.quote else ())


@dataclass(frozen=True)
class Evaluation:
    """The judgements of some articles, and what they come to; counts are added up over all articles (micro average)."""

    results: tuple[Result, ...]
    sources: dict[str, int]
    """How often rules and what is learned agree, and what came of it where they do not."""
    unjudged: dict[str, int]
    """Classes and properties that no annotation has, with how much of them was read: neither right nor wrong."""

    def of(self, part: Part) -> list[Judged]:
        """What has been judged of one part, over all articles."""
        return [j for result in self.results for j in result.of(part)]

    @cached_property
    def scores(self) -> dict[Part, Score]:
        """Precision, recall and F1 of entities, facts and observations."""
        return {part: score(self.of(part)) for part in PARTS}

    def by_group(self, part: Part) -> dict[str, Score]:
        """The same for each class of entities, each property of facts, each kind of observations."""
        return by_group(self.of(part))

    def by_rule(self, part: Part) -> dict[str, tuple[int, int]]:
        """How many of what each rule read are right, and how many it read."""
        return by_rule(self.of(part))

    def calibration(self, part: Part) -> list[Bin]:
        """How much of what was read with such a confidence is right."""
        return calibration(self.of(part))

    def faults(self, part: Part) -> dict[str, int]:
        """What is not as annotated about what is right, and how often."""
        return faults(self.of(part))


def evaluate(
    texts: str | Path,
    gold: str | Path,
    *,
    ontology: str | Path = ONTOLOGY,
    min_confidence: float = 0.0,
    progress: Callable[[str], None] | None = None,
) -> Evaluation:
    """Reads articles and judges what was read by their annotations.

    Args:
        texts: a text, or a folder of .txt files.
        gold: an annotation of it, or a folder of them with the same names: this project's JSON, brat's .ann, or Label Studio's export.
        ontology: folder of the domain.
        min_confidence: facts and figures that are less sure than this (0–1) are left out.
        progress: is told each text as it is read, and what is odd.

    Raises:
        UsageError: a file is not there, or no text has an annotation.
        KgError: an annotation is malformed; the message says where.
    """
    tell = progress or (lambda message: None)
    pairs, odd = pair(Path(texts), Path(gold))
    for message in odd:
        tell(f"warning: {message}")
    domain = domain_in(Path(ontology))
    articles = [_article(path, annotated, domain) for path, annotated in pairs]
    scope = _scope((annotation for _, annotation in articles), domain)
    unjudged, results, sources = Counter[str](), [], Sources()
    for (path, _), (document, annotation) in zip(pairs, articles, strict=True):
        tell(f"reading {path}")
        extraction = extract(document, pipeline_of(Path(ontology)), sources).at_least(min_confidence)
        places = Places(document.text)
        judged = list(_judged(places, extraction, annotation, domain))
        fair = tuple(j for j in judged if _is_fair(j, scope, domain))
        unjudged.update(j.group for j in judged if j not in fair)
        results.append(Result(path.stem, document.title, places, fair))
    return Evaluation(tuple(results), dict(sources.counts.most_common()), dict(unjudged.most_common()))


def _article(path: Path, annotated: Annotation | Marked, domain: Domain) -> tuple[Document, Annotation]:
    document = read(path, date=date_of(annotated))
    annotation = annotated.annotation(document.text) if isinstance(annotated, Marked) else annotated
    check(annotation, domain)
    return document, annotation


def _scope(annotations: Iterable[Annotation], domain: Domain) -> frozenset[str]:
    """The core classes and the properties that annotations use: what nobody has annotated cannot be judged."""
    terms: set[str] = set()
    for annotation in annotations:
        terms |= {domain.schema.core_class(kind) for entity in annotation.entities.values() for kind in entity.types}
        terms |= {predicate for fact in annotation.facts for predicate in fact.predicates}
    return frozenset(terms)


def _judged(places: Places, extraction: Extraction, annotation: Annotation, domain: Domain) -> Iterator[Judged]:
    things = match(extraction.entities, annotation, domain)
    yield from judge_entities(things, places)
    yield from judge_facts(extraction.facts, things, places, domain)
    yield from judge_figures(extraction.observations, things, places)


def _is_fair(judged: Judged, scope: frozenset[str], domain: Domain) -> bool:
    """Whether something may be called wrong: not if nobody has annotated the like of it."""
    if judged.state != "wrong" or judged.part == "observations":
        return True
    if judged.part == "facts":
        return judged.group in scope
    return judged.why != NOT_ANNOTATED or domain.schema.core_class(judged.group) in scope
