"""What the scripts of the page know of a graph, as JSON values; `template/state.js` reads it."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.graph.evidence import Passage
from kg.graph.facts import STRUCTURE
from kg.graph.names import of_a_domain
from kg.views.content import Content, Fact, Thing, Words
from kg.views.looks import Look
from kg.views.terms import ARTICLE, DATE, FIGURE, Terms

_Value = TypeVar("_Value", str, int | str)
OFF_AT_FIRST = (DATE, FIGURE)
_EDTF = "https://w3id.org/talentkg/ontology#edtf"
_LONGEST = 4000  # characters of a name, a text or a quotation: a page is to be read
_BROKEN = re.compile(r"\s*[\r\n]\s*")


def data_of(content: Content, terms: Terms, looks: dict[str, Look]) -> dict[str, Any]:
    """All that the scripts know. Things, classes, properties and sentences are named by their index."""
    classes = sorted(content.classes, key=terms.rank)
    properties = sorted({p for fact in content.facts for p in (fact.predicate, *(note for note, _ in fact.notes))})
    rows = _Rows(content, classes, properties)
    return {
        "classes": [_class(c, terms, looks[c]) for c in classes],
        "properties": [_labels(p, terms) | {"counts": _counts(ox.NamedNode(p))} for p in properties],
        "articles": _articles(content),
        "things": [
            rows.thing(thing) | {"size": size} for thing, size in zip(content.things, sizes_of(content), strict=True)
        ],
        "facts": [rows.fact(fact) for fact in content.facts],
        "sentences": rows.sentences,
    }


def sizes_of(content: Content) -> list[float]:
    """The radius of each thing, by how many others it is linked with; what hides at first neither counts nor grows."""
    hidden = {i for i, thing in enumerate(content.things) if thing.kind in OFF_AT_FIRST}
    degree = [0] * len(content.things)
    for a, b in content.links:
        if not {a, b} & hidden:
            degree[a] += 1
            degree[b] += 1
    return [round(min(7 + 3 * d**0.5, 28), 1) for d in degree]


def _labels(iri: str, terms: Terms) -> dict[str, str]:
    return {language: terms.label(iri, language) for language in ("zh", "en")}


def _counts(predicate: ox.NamedNode) -> bool:
    """Whether a property makes a fact, as `kg stats` counts them."""
    return of_a_domain(predicate) and predicate not in STRUCTURE


def _class(iri: str, terms: Terms, look: Look) -> dict[str, Any]:
    drawn = {"colour": look.colour, "dark": look.dark, "shape": look.shape}
    return _labels(iri, terms) | drawn | {"on": iri not in OFF_AT_FIRST, "isFigure": iri == FIGURE}


def _articles(content: Content) -> list[dict[str, Any]]:
    """The articles, each with its date in EDTF, if it has one."""
    dates = {fact.subject: fact.object for fact in content.facts if fact.predicate == _EDTF}
    return [{"thing": i, "date": dates.get(i, "")} for i, thing in enumerate(content.things) if thing.kind == ARTICLE]


class _Rows:
    """Writes things and facts as rows. Each sentence stands once on the page, however many facts rest on it."""

    def __init__(self, content: Content, classes: list[str], properties: list[str]) -> None:
        """Takes the order in which classes and properties are numbered."""
        self.sentences: list[list[Any]] = []
        """The article's index (or null), its title, its date and the sentence."""
        self._index = {thing.iri: i for i, thing in enumerate(content.things)}
        self._classes, self._properties = ({iri: i for i, iri in enumerate(iris)} for iris in (classes, properties))
        self._known: dict[tuple[str, int | None, str], int] = {}

    def thing(self, thing: Thing) -> dict[str, Any]:
        """A thing, its most specific class first."""
        kinds = (thing.kind, *(k for k in thing.kinds if k != thing.kind))
        return {
            "iri": thing.iri,
            "kinds": [self._classes[k] for k in kinds],
            "names": [_bounded(name) for name in thing.names],
            "same": thing.same,
            "words": self._words(thing.words),
            "mentions": [self._place(passage) for passage in thing.mentions],
        }

    def fact(self, fact: Fact) -> dict[str, Any]:
        """A fact between two things, or a thing and a text."""
        return {
            "subject": fact.subject,
            "property": self._properties[fact.predicate],
            "object": _bounded(fact.object),
            "planned": fact.planned,
            "notes": [[self._properties[p], _bounded(value)] for p, value in fact.notes],
            "words": self._words(fact.words),
        }

    def _words(self, words: Words) -> list[Any]:
        """Places with their confidence, then what else it is known from."""
        said = [[*self._place(passage), passage.confidence] for passage in words.passages]
        return [said, words.others] if said or words.others else []

    def _place(self, passage: Passage) -> list[int | None]:
        """A sentence, the words in it (half-open, in code points), their line and their place in the article."""
        before, quote, after = (_BROKEN.sub("", part) for part in (passage.before, passage.quote, passage.after))
        sentence = _bounded(before + quote + after)
        begins = None if passage.start is None else passage.start - len(passage.before)
        key = passage.article, begins, sentence
        if key not in self._known:
            self._known[key] = len(self.sentences)
            self.sentences.append([self._index.get(passage.article), _bounded(passage.title), passage.date, sentence])
        return [self._known[key], len(before), len(before) + len(quote), passage.line, passage.start, passage.end]


def _bounded(value: _Value) -> _Value:
    """A text that can be read; a thing's index stays."""
    return value[:_LONGEST] + "…" if isinstance(value, str) and len(value) > _LONGEST else value
