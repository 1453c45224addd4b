"""From the words of an article to the facts that they state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import ParamSpec

from spacy.language import Language
from spacy.tokens import Doc

from kg.domain import Domain
from kg.edtf import parse_edtf
from kg.extraction.aggregation import entities_of
from kg.extraction.clauses.coordination import coordinate
from kg.extraction.clauses.counted_lists import with_counted_lists
from kg.extraction.clauses.items import Item, Office, Stretch, words_of
from kg.extraction.clauses.labels import without_labels
from kg.extraction.clauses.normalization import cleft
from kg.extraction.clauses.rows import date_items, with_modifiers, with_own_dates, without_aliases, without_asides
from kg.extraction.clauses.segments import clauses
from kg.extraction.components import CANDIDATES, CLAUSES, MENTIONS, NESTED, TAGGED, mentions_of, tagged_on
from kg.extraction.coreference.anaphora import resolved, with_own_bodies
from kg.extraction.coreference.antecedents import Antecedents
from kg.extraction.coreference.discourse import Discourse, Occasions
from kg.extraction.coreference.naming import Naming
from kg.extraction.coreference.quotations import quoted
from kg.extraction.coreference.speakers import speakers
from kg.extraction.decide import authors_of, facts_of, observations_of
from kg.extraction.documents import doc_of, domain_of
from kg.extraction.entities.local_names import complete_local_names
from kg.extraction.entities.mere_names import without_mere_names
from kg.extraction.entities.register import Register, entered
from kg.extraction.entities.thing import Thing
from kg.extraction.entities.topic import ceremony_of, main_of, subject_matter
from kg.extraction.facts import Extraction
from kg.extraction.figures.attribution import Bearers
from kg.extraction.figures.choosing import figures_of
from kg.extraction.figures.drafts import Draft
from kg.extraction.figures.ranks import listings
from kg.extraction.figures.reader import FigureReader
from kg.extraction.figures.weighing import weigher_of
from kg.extraction.mentions.mention import Mention
from kg.extraction.mentions.tagger import Tagged
from kg.extraction.networks import characters_of, network_of
from kg.extraction.placement import placed
from kg.extraction.relations.adjacency import join_parts, join_places, possessions
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.coherence import coherent
from kg.extraction.relations.dated_occasions import dated_occasions
from kg.extraction.relations.frames import FrameReader
from kg.extraction.relations.lists import heading_of_winners, kinds_said, winners
from kg.extraction.relations.nesting import dated_by_name, nested, nested_claims, parties
from kg.extraction.relations.office_holders import as_person, office_claims, offices_alone, person_meant
from kg.extraction.relations.office_labels import without_office_labels
from kg.extraction.relations.office_rows import with_holders
from kg.extraction.relations.offices import takes_from, with_offices
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import judged, scorer_of
from kg.extraction.relations.texts import texts_in
from kg.extraction.tokens.sentences import BYLINE, Sentence, sentences_of
from kg.extraction.trace import Trace
from kg.language.dates import DateMention
from kg.language.dates.component import dates_of
from kg.language.spans import laid
from kg.reading.document import Document
from kg.reading.prose import Prose, prose_of

P = ParamSpec("P")


def extract(document: Document, nlp: Language, trace: Trace | None = None) -> Extraction:
    """Reads an article's entities, facts and observations.

    Args:
        document: the article as read.
        nlp: a pipeline as `kg.language.load_pipeline` gives it.
        trace: hears what each step sees.
    """
    prose = prose_of(document)
    doc = nlp(doc_of(prose.document, nlp, explained=trace is not None))
    return _extraction(prose, doc, nlp, trace or Trace())


def extract_all(documents: Sequence[Document], nlp: Language) -> Iterator[Extraction | Exception]:
    """Reads many articles in their order, at a time as far as `nlp` can: what `extract` gives of each, or why it gives nothing.

    Args:
        documents: the articles as read; all of them are held in memory.
        nlp: a pipeline as `kg.language.load_pipeline` gives it.
    """
    try:
        proses = [prose_of(document) for document in documents]
        docs = list(nlp.pipe(doc_of(prose.document, nlp) for prose in proses))
    except Exception:  # one of them alone, which is found by reading each by itself
        yield from (_tried(extract, document, nlp) for document in documents)
        return
    docs.reverse()
    for prose in proses:  # each `Doc` is let go once it is read
        yield _tried(_extraction, prose, docs.pop(), nlp, Trace())


def _tried(work: Callable[P, Extraction], *given: P.args, **named: P.kwargs) -> Extraction | Exception:
    """What comes of work, or what went wrong."""
    try:
        return work(*given, **named)
    except Exception as error:
        return error


def _extraction(prose: Prose, doc: Doc, nlp: Language, trace: Trace) -> Extraction:
    """What an article says, with its offsets in the text as decoded."""
    return placed(Reader(prose.document, doc, domain_of(nlp), trace).read(), prose)


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence, with the mentions and dates in it, and all that might have been mentions."""

    sentence: Sentence
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    candidates: Sequence[Mention]
    tagged: Sequence[Tagged]
    """What the tagger sees as names."""


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause as the row of items that frames are matched against."""

    items: Sequence[Item]
    pivots: Container[str]
    """Verbs that are none of a frame's, for they only lead to another."""


class Reader:
    """One pass over one article: entities first, then sentence by sentence and clause by clause."""

    def __init__(self, document: Document, doc: Doc, domain: Domain, trace: Trace) -> None:
        """Takes the prose of an article and its `Doc`, read by the pipeline of a domain."""
        self.document, self.doc, self.domain, self.trace = document, doc, domain, trace
        self.text = document.text
        self.today = parse_edtf(document.date) if document.date else None
        self.dates = list(dates_of(doc))
        self.spans = list(laid(doc, CLAUSES))
        self.outer, self.inner = mentions_of(doc, MENTIONS), mentions_of(doc, NESTED)
        self.candidates = sorted(mentions_of(doc, CANDIDATES), key=lambda m: (m.start, -m.end))
        self.tagged = tagged_on(doc) if doc._.kg_explained else []
        self.register = Register(domain)
        named = [m for m in (*self.outer, *self.inner) if not m.definite]
        self.thing_of = entered(named, self.register)
        self.frames = FrameReader(domain, trace)
        self.claims: list[Claim] = []
        self.heading: Sequence[list[Item]] = []
        self.meant: list[Item] = []
        self.sentences: list[Stretch] = []
        self.notes: set[int] = set()
        self.texts: Sequence[Stretch] = []

    def read(self) -> Extraction:
        """What the article says, by the offsets of its prose."""
        authors = list(authors_of(self.document, self.register))
        pairs = nested((*self.outer, *self.inner), self.thing_of)
        self.claims += (claim for outer, inner in pairs for claim in nested_claims(outer, inner, self.domain))
        self.claims += parties((*self.outer, *self.inner), self.thing_of, self.domain)
        self._prepare()
        self._sentences()
        self.things = things = list(self.register.united().values())
        complete_local_names(things, self.domain)
        self.claims += dated_by_name(things, self.claims, self.text, self.domain)
        drafts = self._judged()
        self.claims += listings(drafts, self.domain)  # on which nothing has been learned
        claims = coherent(self.claims, self.scene(), self.domain.schema, self.trace)
        facts = (*authors, *facts_of(claims, self.trace))
        said = Extraction(entities_of(things), facts, observations_of(drafts, self.trace))
        seen = list(laid(self.doc, TAGGED))
        said = without_mere_names(said, (*self.outer, *self.inner), seen, self.domain.schema)
        return quoted(said, self.text, self.dates, self.domain.figures)

    def _judged(self) -> Sequence[Draft]:
        """Lets what has been learned judge the claims, and gives the figures as it has them; as they are if nothing has."""
        characters, learned = characters_of(self.doc, self.text), self.domain.learned
        if characters is None or not learned:
            return self.figures.drafts
        schema, drafts = self.domain.schema, self.figures.drafts
        self.texts = list(texts_in(self.scene(), characters, network_of(learned["texts"], "texts.onnx"), schema))
        scene = self.scene()
        scored = list(scorer_of(learned["relations"], schema).of(scene, characters))
        self.claims = judged(self.claims, scored, scene, schema)
        weighed = list(weigher_of(learned["figures"], schema).weighed(drafts, scene, characters))
        for seen in (*scored, *weighed):
            self.trace.saw(seen)
        return figures_of(drafts, weighed, self.domain)

    def scene(self) -> Scene:
        """What the article names, sentence by sentence, and what has been claimed of it."""
        places = {t: set(t.mentions) for t in self.things}
        for item in self.meant:
            for thing in item.things:
                places.setdefault(thing.root, set()).add((item.start, item.end))
        return Scene(
            self.text,
            self.sentences,
            {t: sorted(spans) for t, spans in places.items()},
            self.dates,
            self.claims,
            self.frames.denied,
            self.notes,
            self.texts,
        )

    def _prepare(self) -> None:
        """What sentences lean on: the things of the article, and what it is about."""
        domain, schema, things = self.domain, self.domain.schema, self.register.things.values()
        event, person = (main_of(things, kind, domain) for kind in (schema.event, schema.person))
        occasions = Occasions(event, ceremony_of(event, domain))
        self.discourse = Discourse(lambda t: schema.is_a(t.kind, schema.place), occasions)
        self.antecedents = Antecedents(domain, self.discourse, things, person)
        self.naming = Naming(self.text, self.thing_of, self.register, self.antecedents)
        titles = [(b.start, b.end) for b in self.document.blocks if b.kind == "title"]
        bearers = Bearers(self.register, subject_matter(things, titles, domain))
        self.figures = FigureReader(self.doc, domain, bearers, self.trace)

    def _sentences(self) -> None:
        blocks = [b for b in self.document.blocks if b.kind != BYLINE]
        spoken = speakers(self.text, self.outer, self.thing_of, self.domain)
        block = -1
        for sentence in sentences_of(self.doc):
            if sentence.block != block:
                block = sentence.block
                self.discourse.begin_paragraph()
                self.figures.begin_paragraph(blocks[block].kind in ("title", "heading"))
            self.discourse.begin_sentence()
            if blocks[block].kind == "note":
                self.notes.add(len(self.sentences))
            said = bisect_right(spoken, sentence.start, key=attrgetter("end"))
            if said < len(spoken) and spoken[said].start < sentence.end:
                self.discourse.quote(spoken[said], sentence.start)
            self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> None:
        outer, inner = sentence.among(self.outer), sentence.among(self.inner)
        dates = sentence.among(self.dates)
        tagged = [t for t in self.tagged if sentence.start <= t.found.start < sentence.end]
        self.trace.saw(ReadSentence(sentence, (*outer, *inner), dates, sentence.among(self.candidates), tagged))
        named, nouns = self.naming.things_named(outer)
        self.meant += named
        self.sentences.append((sentence.start, sentence.end))
        row = words_of(sentence, [*named, *date_items(dates, named, self.text, self.today)])
        items, held = self._with_offices(self._side_by_side(row, nouns))
        self.claims += dated_occasions(items, self.domain)
        parts = clauses(coordinate(items, self.domain), sentence.among(self.spans))
        parts = cleft(without_labels(parts, self.domain), self.domain)
        parts = list(with_counted_lists(parts, self.text, self.domain))
        rows = [*self.heading, *parts]
        self.claims += winners(rows, self.text, self.domain)
        self.heading = heading_of_winners(rows, self.text, self.domain)
        for clause in parts:
            for person, office in held:
                if clause[0].start <= office.start < clause[-1].end:
                    self.claims += office_claims(person, office, self.discourse, self.domain)
            self._clause(resolved(clause, self.antecedents))
        self.antecedents.note([t for item in named for t in item.things])
        self.antecedents.note(self.naming.things_nested(inner))

    def _side_by_side(self, row: Sequence[Item], nouns: Sequence[Mention]) -> list[Item]:
        """A row without what only says more of a name, once what stands side by side has been read."""
        placed, claims = join_places(with_own_dates(without_asides(without_aliases(row))), self.domain)
        items, parts = join_parts(placed, self.domain)
        self.claims += [*claims, *parts, *possessions(items, self.domain), *kinds_said(items, nouns, self.domain)]
        self.figures.begin_sentence([t for x in items for t in x.things], self.discourse.speaker)
        items = with_modifiers(items, self.domain)
        return with_own_bodies(items, self.antecedents)

    def _with_offices(self, row: Sequence[Item]) -> tuple[list[Item], list[tuple[Thing, Office]]]:
        """A row with the offices in it joined to who holds them, and those pairs."""
        offices, labelled = without_office_labels(with_offices(row, self.domain), self.domain)
        self.claims += [c for one in labelled for c in office_claims(*one, self.discourse, self.domain)]
        items, held = with_holders(offices, self.domain)
        bodies = {person.key: o.body for person, o in held if o.body is not None and not takes_from(o, self.domain)}
        self.discourse.bodies |= bodies
        return items, held

    def _clause(self, clause: list[Item]) -> None:
        meant = person_meant(clause, self.antecedents.last_first(), self.domain)
        if meant is not None:
            self.claims += office_claims(*meant, self.discourse, self.domain)
            clause = as_person(clause, meant[0])
        self.discourse.introduce(clause, self.domain.schema.person)
        for person, office in offices_alone(clause, self.discourse, self.domain):
            self.claims += office_claims(person, office, self.discourse, self.domain)
        self.trace.saw(ReadClause(clause, self.domain.cues.pivots))
        before = len(self.discourse.sentence.clauses)
        self.claims += self.frames.read(clause, self.discourse)
        after = self.discourse.sentence.clauses
        self.figures.read(clause, after[-1].subjects if len(after) > before else [])
        self.antecedents.note([t for item in clause for t in item.things])
