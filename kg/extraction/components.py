"""The components of the pipeline that a domain takes part in: resegmentation, mentions, and the clauses between them.

Each puts what it finds on the `Doc`; the functions beside it read that back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.domain import Domain
from kg.extraction.clauses.items import Stretch
from kg.extraction.clauses.segments import clause_spans
from kg.extraction.mentions.detection import Mentions, mentions_in
from kg.extraction.mentions.learned_names import corrected
from kg.extraction.mentions.led_places import as_bodies
from kg.extraction.mentions.led_units import led_units
from kg.extraction.mentions.mention import Mention, select
from kg.extraction.mentions.tagger import Tagged, seen_in
from kg.extraction.networks import characters_of, network_of
from kg.extraction.rules import rule_called
from kg.extraction.rules.names import GAZETTEER
from kg.extraction.tokens.resegmentation import parted
from kg.extraction.tokens.sentences import SPLIT_OFF, Token, sentences_of, words_of
from kg.extraction.with_domain import WithDomain
from kg.language.amounts import lay_quantities
from kg.language.dates.component import KEY as DATES
from kg.language.spans import Found, carry, column_of, laid, lay, places, text_of

MENTIONS, NESTED, CANDIDATES, CLAUSES, TAGGED = "mentions", "nested", "candidates", "clauses", "tagged"
_SHOWN = "sc"
"""The spans that displaCy shows if it is not told which."""
if not Doc.has_extension("kg_explained"):
    Doc.set_extension("kg_explained", default=False)
"""Whether the names that were found and did not count are wanted too."""


class Resegmentation(WithDomain):
    """The component `kg_resegmentation`: parts words that LAC ran together, and joins those that it cut up."""

    def __call__(self, doc: Doc) -> Doc:
        """The same text in other words."""
        text, starts = text_of(doc), {sentence.start_char for sentence in doc.sents}
        one: dict[str, str] = {}  # of each word
        words, tags, begins = list[str](), list[str](), list[bool | int | None]()
        for w in _gapless(_resegmented(doc, self.domain), text):
            words.append(one.setdefault(w.text, w.text))
            tags.append(w.tag)
            begins.append(w.start in starts)
        new = Doc(doc.vocab, words=words, spaces=[False] * len(words), tags=tags, sent_starts=begins)
        return carry(doc, new)


def _resegmented(doc: Doc, domain: Domain) -> Iterator[Token]:
    """All words of a `Doc` in order, those of its sentences resegmented; without characters, a mark that the text leaves out."""
    rest = words_of(doc, text_of(doc))
    word = next(rest, None)
    for sentence in sentences_of(doc):
        while word is not None and word.start < sentence.start:
            yield word
            word = next(rest, None)
        yield from parted(sentence.tokens, domain)
        while word is not None and word.start < sentence.end:
            word = next(rest, None)
    if word is not None:
        yield word
        yield from rest


def _gapless(words: Iterable[Token], text: str) -> Iterator[Token]:
    """The words of a text, with a word for each space that none of them holds."""
    at = 0
    for word in words:
        if at < word.start:
            yield Token(at, word.start, text[at : word.start], SPLIT_OFF)
        yield word
        at = word.end
    if at < len(text):
        yield Token(at, len(text), text[at:], SPLIT_OFF)


class MentionDetection(WithDomain):
    """The component `kg_mentions`: `doc.spans["mentions"]` with each one's class as its label, and those nested in them."""

    def __call__(self, doc: Doc) -> Doc:
        """The `Doc` with its mentions."""
        found = mentions_in(text_of(doc), sentences_of(doc), self.domain)
        _lay_all(doc, found, self.domain)
        if doc._.kg_explained:
            lay_mentions(doc, CANDIDATES, found.candidates)
        return doc


class NameTagging(WithDomain):
    """The component `kg_tagger`: the same spans as the domain has learned to see them; as they are, if it has learned nothing.

    `doc.spans["tagged"]` has what the tagger sees, with probabilities.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The `Doc` with its mentions."""
        text, domain = text_of(doc), self.domain
        model = domain.learned.get("tagger")
        characters = characters_of(doc, text) if model else None
        if model is None or characters is None:
            return doc
        found = Mentions(tuple(mentions_of(doc, MENTIONS)), tuple(mentions_of(doc, NESTED)), ())
        sentences = [(s.start_char, s.end_char) for s in doc.sents]
        seen = seen_in(characters, sentences, found.outer, network_of(model, "tagger.onnx"), domain.schema)
        _lay_tagged(doc, seen.names)
        _lay_all(doc, corrected(found, seen, text, {w.end for w in words_of(doc, text)}, domain), domain)
        return doc


def _lay_all(doc: Doc, found: Mentions, domain: Domain) -> None:
    """Puts the mentions of a text on its `Doc`, and for displaCy those in no other, if nobody has put anything there."""
    if units := [unit for s in sentences_of(doc) for unit in led_units(s, found.outer, domain)]:
        outer, inner = select((*found.outer, *found.inner, *units))
        found = Mentions(tuple(outer), tuple(inner), found.candidates)
    mentions = as_bodies((*found.outer, *found.inner), text_of(doc), domain)
    shown = _SHOWN not in doc.spans or places(doc, _SHOWN) == places(doc, MENTIONS)
    lay_mentions(doc, MENTIONS, mentions[: len(found.outer)])
    lay_mentions(doc, NESTED, mentions[len(found.outer) :])
    if shown:
        doc.spans[_SHOWN] = list(doc.spans[MENTIONS])


def tagged_on(doc: Doc) -> list[Tagged]:
    """What the tagger has put on a `Doc`, each with its words; nothing where the domain has learned nothing."""
    text, found = text_of(doc), list(laid(doc, TAGGED))
    columns = [column_of(doc, TAGGED, name) for name in ("probabilities", "others")]
    if not all(columns):
        return []
    return [
        Tagged(f._replace(value=text[f.start : f.end]), p, others) for f, p, others in zip(found, *columns, strict=True)
    ]


def _lay_tagged(doc: Doc, tagged: Sequence[Tagged]) -> None:
    lay(
        doc,
        TAGGED,
        (t.found for t in tagged),
        probabilities=[t.probability for t in tagged],
        others=[t.others for t in tagged],
    )


def lay_mentions(doc: Doc, key: str, mentions: Sequence[Mention]) -> None:
    """Puts mentions on a `Doc`."""
    lay(
        doc,
        key,
        (Found(m.start, m.end, m.kind, how=m.rule.name) for m in mentions),
        names=[m.name for m in mentions],
        strengths=[m.rule.strength for m in mentions],
        definite=[m.definite for m in mentions],
        aliases=[list(m.aliases) for m in mentions],
        called=[list(m.called) for m in mentions],
    )


def mentions_of(doc: Doc, key: str) -> list[Mention]:
    """The mentions that were put on a `Doc`: those in no other, those nested in them, or all that were found."""
    found = list(laid(doc, key))
    columns = [column_of(doc, key, name) for name in ("names", "strengths", "definite", "aliases", "called")]
    if not all(columns):  # spans that somebody else has put there: names that are known
        text = text_of(doc)
        return [Mention(f.start, f.end, text[f.start : f.end], f.label, GAZETTEER) for f in found]
    return [
        Mention(f.start, f.end, name, f.label, rule_called(f.how, strength), definite, tuple(aliases), tuple(called))
        for f, name, strength, definite, aliases, called in zip(found, *columns, strict=True)
    ]


def lay_clauses(doc: Doc) -> Doc:
    """Puts the clauses of a text on its `Doc`: what stands between marks that are no part of a name or a date."""
    mentions = places(doc, MENTIONS)
    definite = column_of(doc, MENTIONS, "definite") or [False] * len(mentions)
    named = (place for place, points_back in zip(mentions, definite, strict=True) if not points_back)
    names = sorted([*named, *places(doc, DATES)])
    spans = (span for s in sentences_of(doc) for span in clause_spans(s, _within(names, s.start, s.end)))
    lay(doc, CLAUSES, (Found(start, end, "clause") for start, end in spans))
    return doc


class Quantification(WithDomain):
    """The component `kg_quantities`: `doc.spans["quantities"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """The `Doc` with its quantities."""
        return lay_quantities(doc, self.domain.figures.granting)


def _within(spans: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """The spans, in the order of the text, that begin between two offsets."""
    first, last = (bisect_left(spans, (at, at)) for at in (start, end))
    return spans[first:last]
