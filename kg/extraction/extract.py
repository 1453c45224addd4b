"""From the words of an article to the facts that they state."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.domain import Domain
from kg.edtf import parse_edtf
from kg.extraction.anaphora import Antecedents
from kg.extraction.brands import brands_in
from kg.extraction.discourse import Discourse
from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Text
from kg.extraction.figures import FigureReader
from kg.extraction.frames import Claim, FrameReader, allowed
from kg.extraction.identity import Register, Thing
from kg.extraction.items import Item, Office, clauses, cleft, coordinate, words_of
from kg.extraction.kinds import kinds_said
from kg.extraction.mentions import Mention, Sentence, more_places_named, select, sentences_of, whole_names
from kg.extraction.names import names_in
from kg.extraction.nesting import nested_claims
from kg.extraction.offices import hold_offices, mark_offices
from kg.extraction.persons import persons_in
from kg.extraction.quotes import speakers
from kg.extraction.units import common_compound, parted
from kg.language.dates import Date, find_dates
from kg.reading.document import Document

_COUNTED = re.compile(r"[\d一两二三四五六七八九十百几多数余][批家个项所座场次名位条支类](?:国家级|省级|市级)?$")
_ALIAS = re.compile(
    r"[（(](?:以下简称|下称|简称|又称|也称|以下称|原名|曾用名)[：:为]?((?:[“《][^”》]+[”》](?:，|、)?(?:又称|或|也称)?)+)[^）)]{0,6}[）)]"
)
_ALIAS_NAME = re.compile(r"[“《]([^”》]+)[”》]")


def extract(document: Document, doc: Doc, domain: Domain) -> Extraction:
    """Reads an article's entities, facts and observations from its `Doc`."""
    return _Reader(document, doc, domain).read()


def merged(first: Fact | None, second: Fact) -> Fact:
    """One fact that two places say: the surer evidence first; what one place says as done is not only planned."""
    if first is None:
        return second
    if (second.status == "actual", second.evidence.confidence) > (first.status == "actual", first.evidence.confidence):
        first, second = second, first
    spans = {(first.evidence.start, first.evidence.end), *((e.start, e.end) for e in first.further)}
    more = [
        e for e in (second.evidence, *second.further) if (e.start, e.end) not in spans and second.status == first.status
    ]
    return replace(first, further=(*first.further, *more))


class _Reader:
    """One pass over one article."""

    def __init__(self, document: Document, doc: Doc, domain: Domain) -> None:
        self.document, self.domain = document, domain
        blocks = [(b.start, b.end) for b in document.blocks if b.kind != "byline"]
        self.sentences = [replace(s, tokens=tuple(parted(s.tokens, domain))) for s in sentences_of(doc, blocks)]
        self.dates = find_dates(document.text, anchor=document.date)
        self.register = Register(domain)
        self.frames = FrameReader(domain)
        self.claims: list[Claim] = []
        self.author_claims: list[tuple[Thing, int, int]] = []

    def read(self) -> Extraction:
        outer, inner = self._mentions()
        self._enter(outer, inner)
        main_event, main_person = self._main(self.domain.event), self._main(self.domain.person)
        self.antecedents = Antecedents(self.domain, main_event, main_person)
        discourse = Discourse(lambda t: self.domain.is_a(t.kind, self.domain.place), main=main_event)
        self.figures = FigureReader(
            self.document.text, self.domain, self._main(self.domain.place), self._subject_matter()
        )
        spoken = speakers(self.document.text, outer, self.thing_of, self.domain)
        block = -1
        for sentence in self.sentences:
            if sentence.block != block:
                block = sentence.block
                discourse.begin_paragraph()
                self.figures.begin_paragraph()
            discourse.begin_sentence()
            discourse.speaker = next((who for a, b, who in spoken if sentence.start < b and a < sentence.end), None)
            if discourse.speaker and any(a <= sentence.start for a, b, _ in spoken if sentence.start < b):
                discourse.topics = [[discourse.speaker]]
            self._sentence(sentence, outer, discourse)
        return self._result()

    def _main(self, kind: str) -> Thing | None:
        """The thing of a class that the article names most often."""
        things = [t for t in self.register.things.values() if self.domain.is_a(t.kind, kind)]
        return max(things, key=lambda t: (len(t.mentions), -min(t.mentions, default=(0, 0))[0]), default=None)

    def _subject_matter(self) -> Thing | None:
        """What the article is about: of its events, bodies, carriers and places the one that it names most often."""
        d = self.domain
        heads = [(b.start, b.end) for b in self.document.blocks if b.kind == "title"]
        things = [t for t in self.register.things.values() if not (d.is_a(t.kind, d.person) or d.is_a(t.kind, d.field))]

        def weight(thing: Thing) -> tuple[int, int]:
            titled = sum(a <= start and end <= b for start, end in thing.mentions for a, b in heads)
            return len(thing.mentions) + 3 * bool(titled) + 2 * d.is_a(thing.kind, d.event), -min(
                thing.mentions, default=(0, 0)
            )[0]

        return max(things, key=weight, default=None)

    def _mentions(self) -> tuple[list[Mention], list[Mention]]:
        """All mentions of the article: those that a sentence gives, then each name again wherever it stands."""
        found: list[Mention] = []
        for s in self.sentences:
            found += [*names_in(s, self.domain), *persons_in(s, self.domain)]
        found += brands_in(self.sentences, self.domain)
        outer, inner = select(found)
        coined = list(self._coined(outer))
        found += coined
        outer, inner = select([*outer, *inner, *coined])
        names = {m.name: m.kind for m in [*inner, *outer] if not m.definite and m.strength > 0}
        names |= {a: m.kind for m in outer for a in m.aliases if not m.definite}
        for name, kind in self._aliases(outer):
            names[name] = kind
        for name, kind in list(names.items()):
            names |= {short: kind for short in self._short_names(name, kind) if short not in names}
        spans = [(s.start, s.end) for s in self.sentences]
        again = [
            m
            for m in more_places_named(self.document.text, names, self.domain)
            if any(a <= m.start and m.end <= b for a, b in spans)
        ]
        again += more_places_named(
            self.document.text, {m.name: m.kind for m in coined}, self.domain
        )  # inside longer names too
        outer, inner = select(whole_names([*found, *again], self.document.text))
        return outer, self._standing_alone(outer, inner)

    def _standing_alone(self, outer: Sequence[Mention], inner: Sequence[Mention]) -> list[Mention]:
        """The nested names that are names elsewhere too: what only ever stands inside a longer name may be any word (鹭洲服饰)."""
        d = self.domain
        alone = {m.name for m in outer} | d.by_name.keys()
        cores = {m.start: d.core_class(m.kind) for m in outer}
        kinds = {m.start: m.kind for m in outer}
        merged_kinds = {n.unless for n in d.nestings if n.unless}
        return [
            i
            for i in inner
            if not (i.kind in merged_kinds and kinds.get(i.start) == i.kind and i.name not in alone)
            if i.name in alone
            or (
                i.rule not in ("lac-place", "lac-organization", "place-tail")
                and not (
                    i.rule == "head-word" and cores.get(i.start) == d.core_class(i.kind) != d.core_class(d.organization)
                )
            )
            or (i.rule == "lac-organization" and any(i.name.endswith(h) for h in d.heads))
        ]

    def _short_names(self, name: str, kind: str) -> Iterable[str]:
        """What a company's name may be cut to: its beginning up to the word of its trade, 渭滨重工(集团)."""
        d = self.domain
        if d.is_a(kind, d.organization):
            for n in range(4, len(name) - 1):
                if any(name[:n].endswith(t) and k == kind for t, k in d.tails.items()) and not common_compound(
                    name[:n], d
                ):
                    yield name[:n]

    def _coined(self, taken: Sequence[Mention]) -> Iterable[Mention]:
        """Names that the text coins in quotation marks and comes back to, where nothing else gives them a class."""
        if self.domain.coined is None:
            return
        places: dict[str, list[int]] = defaultdict(list)
        for m in re.finditer(r"“([\u3400-\u9fffA-Za-z0-9]{2,8})”", self.document.text):
            places[m.group(1)].append(m.start(1))
        inside = {i for m in taken for i in range(m.start, m.end)}
        named = {n for m in taken for n in (m.name, *m.aliases)}
        for name, starts in places.items():
            if len(starts) > 1 and name not in named and any(a not in inside for a in starts):
                for a in starts:
                    yield Mention(a, a + len(name), name, self.domain.coined, "coined", 0)

    def _aliases(self, outer: Sequence[Mention]) -> Iterable[tuple[str, str]]:
        by_end = {m.end: m for m in outer} | {m.end + 1: m for m in outer}
        for m in _ALIAS.finditer(self.document.text):
            named = by_end.get(m.start())
            if named:
                for alias in _ALIAS_NAME.findall(m.group(1)):
                    yield alias, named.kind

    def _enter(self, outer: list[Mention], inner: list[Mention]) -> None:
        self.thing_of: dict[tuple[int, int], Thing] = {}
        for name in self.document.authors:
            thing = self.register.enter(Mention(name.start, name.end, name.text, self.domain.person, "by-line", 2))
            self.author_claims.append((thing, name.start, name.end))
        for name in self.document.credited:
            self.register.enter(Mention(name.start, name.end, name.text, self.domain.person, "credit", 1))
        ends = {m.start(): _ALIAS_NAME.findall(m.group(1)) for m in _ALIAS.finditer(self.document.text)}
        named = [m for m in (*outer, *inner) if not m.definite]
        also = {(m.start, m.end): [*m.aliases, *ends.get(m.end, ()), *ends.get(m.end + 1, ())] for m in named}
        for m in sorted(
            named, key=lambda m: (not also[m.start, m.end], m.start, -m.end)
        ):  # first those that say what else they are called
            thing = self.thing_of[m.start, m.end] = self.register.enter(m)
            for alias in also[m.start, m.end]:
                self.register.alias(thing, alias, None)
        for i in inner:
            if i.definite:
                continue
            holders = (
                o
                for o in (*inner, *outer)
                if o.start <= i.start and i.end <= o.end and o is not i and (o.start, o.end) != (i.start, i.end)
            )
            holder = min(holders, key=lambda o: o.end - o.start, default=None)
            if holder and not holder.definite:
                self.claims += nested_claims(
                    holder, self.thing_of[holder.start, holder.end], i, self.thing_of[i.start, i.end], self.domain
                )

    def _sentence(self, sentence: Sentence, outer: list[Mention], discourse: Discourse) -> None:
        covered: list[Item] = []
        for m in outer:
            if sentence.start <= m.start and m.end <= sentence.end:
                thing = (
                    self.thing_of[m.start, m.end].root
                    if (m.start, m.end) in self.thing_of
                    else self._definite(m, discourse)
                )
                if thing:
                    covered.append(Item("thing", m.start, m.end, m.name, things=[thing]))
        taken = {i for c in covered for i in range(c.start, c.end)}
        when = [
            Item(
                "date",
                d.start,
                d.end,
                self.document.text[d.start : d.end],
                date=d.date,
                relation=d.relation,
                current=self._is_current(d.date),
            )
            for d in self.dates
            if sentence.start <= d.start and d.end <= sentence.end and not taken.intersection(range(d.start, d.end))
        ]
        items = self._within(words_of(sentence, [*covered, *when]))
        self._owned(items)
        nouns = [
            m
            for m in outer
            if m.definite
            and sentence.start <= m.start
            and m.end <= sentence.end
            and not any(c.start <= m.start < c.end for c in covered)
        ]
        self.claims += kinds_said(items, nouns, self.domain)
        for item, after in zip(items, items[1:], strict=False):
            item.modifies = (
                item.type == "thing"
                and after.type == "word"
                and after.tag == "n"
                and after.start == item.end
                and self._qualifies(item.things[0], after)
            )
        for item, after, noun in zip(items, items[1:], items[2:], strict=False):
            if item.type == "date":  # 光绪年间的船坞: not when it happened
                item.modifies = after.is_word("的") and noun.type == "word"
        self.figures.begin_sentence([t for x in items for t in x.things], discourse.speaker is not None)
        items, held = hold_offices(mark_offices(items, self.domain), self.domain)
        for person, office in held:
            if office.body is not None:
                discourse.bodies[person.key] = office.body
        for clause in cleft(clauses(coordinate(items, self.domain))):
            resolved = self._described(self.antecedents.resolve(clause, discourse), discourse)
            for person, office in held:
                if clause[0].start <= office.start < clause[-1].end:
                    self._office(person, office, discourse)
            clauses_before = len(discourse.clauses)
            self.claims += self.frames.read(resolved, discourse)
            subjects = discourse.clauses[-1][0] if len(discourse.clauses) > clauses_before else []
            self.figures.read(resolved, subjects)
            self.antecedents.note([t for item in resolved for t in item.things])
        self.antecedents.note([t for item in covered for t in item.things])

    def _is_current(self, date: Date) -> bool:
        now = parse_edtf(self.document.date) if self.document.date else None
        return bool(
            now
            and now.begin
            and now.end
            and date.begin
            and date.end
            and date.begin <= now.end
            and now.begin <= date.end
        )

    def _within(self, items: Sequence[Item]) -> list[Item]:
        """Joins a place right before another place or a body to it, 浙江|慈溪, and says that this lies in that."""
        out: list[Item] = []
        for item in items:
            if (
                item.type == "thing"
                and out
                and out[-1].type == "thing"
                and out[-1].end == item.start
                and self.domain.is_a(out[-1].things[0].kind, self.domain.place)
            ):
                outer, inner = out[-1].things[0], item.things[0]
                nesting = next(
                    (
                        n
                        for n in self.domain.nestings
                        if self.domain.is_a(inner.kind, n.outer) and self.domain.is_a(outer.kind, n.inner)
                    ),
                    None,
                )
                if nesting is not None and outer is not inner:
                    self.claims.append(
                        Claim(inner, nesting.predicate, outer, out[-1].start, item.end, "place-before-name", 0.9)
                    )
                    out.pop()
            out.append(item)
        return out

    def _qualifies(self, thing: Thing, noun: Item) -> bool:
        """Whether a place is but an attribute of the noun after it: 长三角城市, 嘉兴企业."""
        return self.domain.is_a(thing.kind, self.domain.place) and noun.text in self.domain.categories

    def _owned(self, items: Sequence[Item]) -> None:
        """Reads 某某(团队)的某某."""
        for i, item in enumerate(items):
            if item.type != "thing" or len(item.things) != 1:
                continue
            j = i + 1 + (i + 1 < len(items) and items[i + 1].text in self.domain.teams)
            if j + 1 < len(items) and items[j].is_word("的"):
                k = j + 1 + items[j + 1].is_word("“")
                if k < len(items) and items[k].type == "thing" and len(items[k].things) == 1:
                    owner, owned = item.things[0], items[k].things[0]
                    for n in self.domain.owned:
                        if self.domain.is_a(owned.kind, n.outer) and self.domain.is_a(owner.kind, n.inner):
                            self.claims.append(
                                Claim(owned, n.predicate, owner, item.start, items[k].end, "possession", 0.85)
                            )

    def _definite(self, mention: Mention, discourse: Discourse) -> Thing | None:
        before = self.document.text[max(0, mention.start - 5) : mention.start]
        if _COUNTED.search(before):
            return None  # 一批基地, 5家企业: so many of a kind
        return self.antecedents.of_head(mention, before, discourse)

    def _office(self, person: Thing, office: Office, discourse: Discourse) -> None:
        """Claims what an office before a name says; one without a body is held at what the sentence is about."""
        d = self.domain
        self.claims.append(Claim(person, d.title_property, office.title, office.start, office.end, "office", 0.95))
        body, sure = office.body, 0.95
        degree = any(office.title.endswith(x) for x in d.degrees)
        if body is None and not degree and discourse.clauses:
            bodies = [t for t in discourse.clauses[-1][0] if d.fits(t.kind, d.ranges.get(d.body_property, frozenset()))]
            body, sure = (bodies[0], 0.8) if len(bodies) == 1 else (None, 0.0)
        predicate = d.degree_property if degree else d.body_property
        if body is not None and allowed(d, predicate, person, body):
            self.claims.append(
                Claim(
                    person,
                    predicate,
                    body,
                    min(office.start, body.mentions[0][0] if sure < 0.9 else office.start),
                    office.end,
                    "office",
                    sure,
                )
            )

    def _described(self, clause: list[Item], discourse: Discourse) -> list[Item]:
        """这位某某公司的焊工: an office after a demonstrative stands for the person named last, and says something of him or her."""
        if (
            not any(x.is_word("这位", "这名", "那位", "这个") for x in clause[:2])
            or clause[-1].type != "office"
            or clause[-1].office is None
        ):
            return clause
        person = next(
            (t for t in reversed(self.antecedents.seen) if self.domain.is_a(t.kind, self.domain.person)), None
        )
        if person is None or any(self.domain.is_a(t.kind, self.domain.person) for x in clause for t in x.things):
            return clause
        self._office(person, clause[-1].office, discourse)
        return [replace(clause[-1], type="thing", things=[person], start=clause[0].start)]

    def _dated_by_name(self) -> None:
        """An event that bears a year in its name, and of which nothing else says when, is held in that year."""
        held = self.domain.year_property
        dated = {c.subject.root for c in self.claims if c.predicate == held}
        for thing in self.register.united().values():
            year = re.match(r"(?:19|20)\d\d(?=年|[^\d年])", thing.name)
            date = parse_edtf(year.group()) if year else None
            if date and thing.mentions and thing not in dated and allowed(self.domain, held, thing, date):
                start, end = (
                    next(
                        (m for m in thing.mentions if self.document.text.startswith(year.group(), m[0])),
                        thing.mentions[0],
                    )
                    if year
                    else thing.mentions[0]
                )
                self.claims.append(Claim(thing, held, date, start, end, "year-in-name", 0.75))

    def _result(self) -> Extraction:
        things = self.register.united()
        self._dated_by_name()
        facts: dict[tuple[object, ...], Fact] = {}
        for thing, a, b in self.author_claims:
            facts["", thing.key] = Fact("", self.domain.author_property, thing.key, Evidence(a, b, "by-line", 0.98))
        for c in self.claims:
            c.subject = c.subject.root
            c.object = c.object.root if isinstance(c.object, Thing) else c.object
            if c.subject is c.object:
                continue
            value: str | Date | Text = (
                c.object.key
                if isinstance(c.object, Thing)
                else Text(c.object)
                if isinstance(c.object, str)
                else c.object
            )
            key = (c.subject.key, c.predicate, value)
            evidence = Evidence(c.start, c.end, c.rule, round(c.confidence, 2))
            facts[key] = merged(
                facts.get(key),
                Fact(
                    c.subject.key,
                    c.predicate,
                    value,
                    evidence,
                    (),
                    c.status,
                    c.valid_on,
                    c.context.key if c.context else None,
                ),
            )
        entities = tuple(
            Entity(
                t.key, t.kind, t.name, tuple(n for n in t.names if n != t.name), tuple(sorted(t.mentions)), t.known_as
            )
            for t in things.values()
        )
        return Extraction(entities, tuple(facts.values()), self.figures.observations())
