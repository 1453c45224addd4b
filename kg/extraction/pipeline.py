"""From the words of an article to the facts that they state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from kg.domain import Domain
from kg.edtf import parse_edtf
from kg.extraction.aggregation import entities_of
from kg.extraction.clauses.coordination import coordinate
from kg.extraction.clauses.items import Item, Stretch, words_of
from kg.extraction.clauses.normalization import cleft
from kg.extraction.clauses.rows import date_items, with_modifiers, without_aliases
from kg.extraction.clauses.segments import clauses
from kg.extraction.components import CANDIDATES, CLAUSES, MENTIONS, NESTED, mentions_of
from kg.extraction.coreference.anaphora import head_meant, resolved, with_own_bodies
from kg.extraction.coreference.antecedents import Antecedents
from kg.extraction.coreference.cataphora import with_subjects
from kg.extraction.coreference.discourse import Discourse, Occasions
from kg.extraction.coreference.quotations import quoted
from kg.extraction.coreference.speakers import speakers
from kg.extraction.decide import evidence_of, facts_of
from kg.extraction.documents import doc_of, domain_of
from kg.extraction.entities.ceremonies import ceremony_of
from kg.extraction.entities.register import Register
from kg.extraction.entities.thing import Thing
from kg.extraction.entities.topic import main_of, subject_matter
from kg.extraction.facts import Extraction, Fact
from kg.extraction.figures.attribution import Bearers
from kg.extraction.figures.reader import FigureReader
from kg.extraction.mentions.mention import Mention
from kg.extraction.placement import placed
from kg.extraction.relations.adjacency import join_places, possessions
from kg.extraction.relations.agent_nouns import doers, winners
from kg.extraction.relations.claims import Claim
from kg.extraction.relations.frames import FrameReader
from kg.extraction.relations.honours import Honours
from kg.extraction.relations.kinds import kinds_said
from kg.extraction.relations.nesting import Named, dated_by_name, nested_claims
from kg.extraction.relations.office_holders import as_person, office_claims, offices_alone, person_meant
from kg.extraction.relations.office_rows import with_holders
from kg.extraction.relations.offices import takes_from, with_offices
from kg.extraction.rules.facts import BY_LINE
from kg.extraction.rules.names import BY_LINE_NAME, CREDIT
from kg.extraction.tokens.sentences import Sentence, sentences_of
from kg.extraction.trace import Trace
from kg.language.dates import DateMention
from kg.language.dates.component import dates_of
from kg.language.spans import laid
from kg.reading.document import Document
from kg.reading.prose import Prose, prose_of

P = ParamSpec("P")
_Placed = TypeVar("_Placed", Mention, DateMention)


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
    for prose, doc in zip(proses, docs, strict=True):
        yield _tried(_extraction, prose, doc, nlp, Trace())


def _tried(work: Callable[P, Extraction], *given: P.args, **named: P.kwargs) -> Extraction | Exception:
    """What comes of work, or what went wrong."""
    try:
        return work(*given, **named)
    except Exception as error:
        return error


def _extraction(prose: Prose, doc: Doc, nlp: Language, trace: Trace) -> Extraction:
    return placed(_Reader(prose.document, doc, domain_of(nlp), trace).read(), prose)


class _Reader:
    """One pass over one article."""

    def __init__(self, document: Document, doc: Doc, domain: Domain, trace: Trace) -> None:
        self.trace = trace
        self.document, self.doc, self.text, self.domain = document, doc, document.text, domain
        self.blocks = [b for b in document.blocks if b.kind != "byline"]
        self.today = parse_edtf(document.date) if document.date else None
        self.dates = list(dates_of(doc))
        self.clauses = [(f.start, f.end) for f in laid(doc, CLAUSES)]
        self.outer, self.inner = mentions_of(doc, MENTIONS), mentions_of(doc, NESTED)
        if trace_all := mentions_of(doc, CANDIDATES):
            trace.candidates(trace_all)
        self.register = Register(domain)
        self.frames = FrameReader(domain, trace)
        self.claims: list[Claim] = []
        self.honours = Honours(domain)
        self.thing_of = _enter(self.outer, self.inner, self.register)

    def read(self) -> Extraction:
        authors = list(self._authors())
        self.claims += _nested((*self.outer, *self.inner), self.thing_of, self.domain)
        self._sentences()
        things = list(self.register.united().values())
        self.claims += dated_by_name(things, self.claims, self.text, self.domain)
        facts = (*authors, *facts_of(self.claims, self.trace))
        said = Extraction(entities_of(things), facts, self.figures.observations())
        return quoted(said, self.text, self.dates, self.domain.figures)

    def _authors(self) -> Iterator[Fact]:
        """Enters whom the layout names; who wrote the article is a fact about it."""
        schema = self.domain.schema
        person = schema.person
        for name in self.document.authors if person else ():
            thing = self.register.enter(Mention(name.start, name.end, name.text, person, BY_LINE_NAME))
            evidence = evidence_of(BY_LINE, name.start, name.end)
            if schema.author_property:
                yield Fact("", schema.author_property, thing.key, evidence)
        for name in self.document.credited if person else ():
            self.register.enter(Mention(name.start, name.end, name.text, person, CREDIT))

    def _sentences(self) -> None:
        domain, schema, things = self.domain, self.domain.schema, self.register.things.values()
        titles = [(b.start, b.end) for b in self.document.blocks if b.kind == "title"]
        event = main_of(things, schema.event, domain)
        discourse = Discourse(lambda t: schema.is_a(t.kind, schema.place), Occasions(event, ceremony_of(event, domain)))
        main_person = main_of(things, schema.person, domain)
        self.antecedents = Antecedents(domain, discourse, things, main_person)
        self.figures = FigureReader(
            self.doc, domain, Bearers(things, subject_matter(things, titles, domain), domain, self.trace), self.trace
        )
        spoken = speakers(self.text, self.outer, self.thing_of, domain)
        block = -1
        for sentence in sentences_of(self.doc):
            if sentence.block != block:
                block = sentence.block
                discourse.begin_paragraph()
                self.figures.begin_paragraph(self.blocks[block].kind in ("title", "heading"))
            discourse.begin_sentence()
            said = next((q for q in spoken if sentence.start < q.end and q.start < sentence.end), None)
            if said is not None:
                discourse.quote(said, sentence.start)
            self._sentence(sentence, discourse)

    def _sentence(self, sentence: Sentence, discourse: Discourse) -> None:
        outer, inner = _within(self.outer, sentence), _within(self.inner, sentence)
        dates = _within(self.dates, sentence)
        spans = _within_sentence(self.clauses, sentence)
        self.trace.sentence(sentence, (*outer, *inner), dates)
        named, nouns = self._named(outer)
        row = [*named, *date_items(dates, named, self.text, self.today)]
        items, claims = join_places(without_aliases(words_of(sentence, row)), self.domain)
        self.claims += [*claims, *possessions(items, self.domain), *kinds_said(items, nouns, self.domain)]
        items = with_modifiers(items, self.domain)
        self.figures.begin_sentence([t for x in items for t in x.things], discourse.speaker)
        items = with_own_bodies(items, self.antecedents)
        items, held = with_holders(with_offices(items, self.domain), self.domain)
        self.honours.turn_to(items)
        self.claims += self.honours.won(items)
        discourse.bodies |= {
            person.key: o.body for person, o in held if o.body is not None and not takes_from(o, self.domain)
        }
        parts = cleft(clauses(coordinate(items, self.domain), spans), self.domain)
        self.claims += doers(parts, discourse, self.text, self.domain)
        self.claims += winners(parts, self.text, self.domain)
        for clause in with_subjects(parts, self.domain):
            for person, office in held:
                if clause[0].start <= office.start < clause[-1].end:
                    self.claims += office_claims(person, office, discourse, self.domain)
            self._clause(resolved(clause, self.antecedents), discourse)
        self.antecedents.note([t for item in named for t in item.things])
        nested = (self.thing_of.get((m.start, m.end)) for m in inner)
        self.antecedents.note([t.root for t in nested if t is not None])

    def _clause(self, clause: list[Item], discourse: Discourse) -> None:
        meant = person_meant(clause, self.antecedents.last_first(), self.domain)
        if meant is not None:
            self.claims += office_claims(*meant, discourse, self.domain)
            clause = as_person(clause, meant[0])
        for person, office in offices_alone(clause, discourse, self.domain):
            self.claims += office_claims(person, office, discourse, self.domain)
        self.trace.clause(clause, self.domain.cues.pivots)
        before = len(discourse.sentence.clauses)
        self.claims += self.frames.read(clause, discourse)
        self.figures.read(
            clause, discourse.sentence.clauses[-1].subjects if len(discourse.sentence.clauses) > before else []
        )
        self.antecedents.note([t for item in clause for t in item.things])

    def _named(self, mentions: Sequence[Mention]) -> tuple[list[Item], list[Mention]]:
        """The things that the mentions of a sentence name, as items, and the common nouns that mean no one thing."""
        items: list[Item] = []
        nouns: list[Mention] = []
        for m in mentions:
            known = self.thing_of.get((m.start, m.end))
            thing = known.root if known else self._meant(m, [t for x in items for t in x.things])
            if thing is not None:
                items.append(Item("thing", m.start, m.end, m.name, things=[thing]))
            elif m.definite:
                nouns.append(m)
        return items, nouns

    def _meant(self, mention: Mention, earlier: Sequence[Thing]) -> Thing | None:
        """What a common noun means: nothing where it is counted, 一批基地, 5家企业. `earlier`: what the sentence names before it."""
        schema = self.domain.schema
        before = self.text[max(0, mention.start - 5) : mention.start]
        cues, counted = self.domain.cues, self.domain.figures.counted.search(before)
        if counted and not schema.is_a(mention.kind, schema.award) and not cues.one_held.search(before):
            return None
        meant = head_meant(mention, before, earlier, self.antecedents)
        named = meant is not None and any(n.endswith(mention.name) for n in meant.names)
        if not named and schema.is_a(mention.kind, schema.event):
            held = cues.held_there.match(self.text, mention.end) or cues.held_here.search(before)
            if held or cues.one_held.search(before):
                return self.register.enter(mention)  # 揭牌仪式在某地举行, 举行了扩建开园仪式: an event of its own
        return meant


def _within(placed: Sequence[_Placed], sentence: Sentence) -> list[_Placed]:
    """What lies within a sentence, of what is in the order of the text."""
    found = []
    for k in range(bisect_left(placed, sentence.start, key=lambda p: p.start), len(placed)):
        if placed[k].start >= sentence.end:
            break
        if placed[k].end <= sentence.end:
            found.append(placed[k])
    return found


def _within_sentence(spans: Sequence[Stretch], sentence: Sentence) -> Sequence[Stretch]:
    """The spans, in the order of the text, that lie in a sentence."""
    first, last = (bisect_left(spans, (at, at)) for at in (sentence.start, sentence.end))
    return spans[first:last]


def _enter(outer: Sequence[Mention], inner: Sequence[Mention], register: Register) -> dict[tuple[int, int], Thing]:
    """The thing that each mention names; those that say what else they are called come first."""
    named = [m for m in (*outer, *inner) if not m.definite]
    also = {(m.start, m.end): [*m.aliases, *m.called] for m in named}
    thing_of: dict[tuple[int, int], Thing] = {}
    for m in sorted(named, key=lambda m: (not also[m.start, m.end], m.start, -m.end)):
        thing = thing_of[m.start, m.end] = register.enter(m)
        for alias in also[m.start, m.end]:
            register.alias(thing, alias, None)
    return thing_of


def _nested(mentions: Sequence[Mention], thing_of: dict[tuple[int, int], Thing], domain: Domain) -> Iterator[Claim]:
    """What each name within a name says of the smallest name around it."""
    around: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while around and around[-1].end < m.end:
            around.pop()
        if (
            around
            and not around[-1].definite
            and not m.definite
            and (around[-1].start, around[-1].end) != (m.start, m.end)
        ):
            o = around[-1]
            thing, part = thing_of[o.start, o.end], thing_of[m.start, m.end]
            if o.start == m.start and o.name[len(m.name) :] in domain.names.openings:
                thing.whole = part
            yield from nested_claims(Named(o, thing), Named(m, part), domain)
        around.append(m)
