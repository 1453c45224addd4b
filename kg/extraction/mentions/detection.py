"""Detection: all mentions of an article, those that a sentence gives and each name again wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.domain import Domain
from kg.extraction.mentions.ceremonies import own_ceremonies
from kg.extraction.mentions.companies import Brands
from kg.extraction.mentions.compounds import compound_at, quoted_compound, set_up_at
from kg.extraction.mentions.divisions import whole_divisions
from kg.extraction.mentions.enumerations import listed
from kg.extraction.mentions.framed_events import framed_at
from kg.extraction.mentions.marked_names import captioned, marked
from kg.extraction.mentions.mention import LONGEST, Mention, is_of_number, more_places_named, select, whole_names
from kg.extraction.mentions.nested import standing_alone
from kg.extraction.mentions.other_names import Called, called_in, names_after
from kg.extraction.mentions.persons import persons_in
from kg.extraction.mentions.tagged_names import tagged
from kg.extraction.mentions.verb_objects import edition_at
from kg.extraction.rules.names import COINED
from kg.extraction.tokens.heads import common_compound
from kg.extraction.tokens.merging import units_of
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import QUOTE
from kg.language.codes import document_numbers

_COINED = re.compile(r"“([\u3400-\u9fffA-Za-z0-9]{2,8})”")
_SHORTEST = 4  # characters of a company's short name


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an article in the order of the text."""

    outer: tuple[Mention, ...]
    inner: tuple[Mention, ...]
    """Those nested in the outer ones."""
    candidates: tuple[Mention, ...]
    """All that were found, before it was decided which of them count."""


def _may_count(m: Mention) -> bool:
    """Whether a name is no longer than names are, and has a class: a domain may have none of persons, or of places."""
    return bool(m.kind) and m.end - m.start <= LONGEST


def mentions_in(text: str, sentences: Iterable[Sentence], domain: Domain) -> Mentions:
    """Finds the mentions of an article."""
    found, brands, spans = list[Mention](), Brands(domain), list[tuple[int, int]]()
    for s in sentences:  # once, for all their words would be much in memory
        found += (*names_in(s, domain), *persons_in(s, domain))
        brands.look_in(s)
        spans.append((s.start, s.end))
    found += brands.mentions()
    cited = list(document_numbers(text))
    found = [m for m in found if _may_count(m) and not is_of_number(text, (m.start, m.end), cited, domain)]
    outer, inner = select(found)
    coined = list(_coined(text, outer, domain.schema.coined)) if domain.schema.coined else []
    if coined:
        outer, inner = select([*found, *coined])
    called = called_in(text, outer, domain)
    again = list(more_places_named(text, _names(outer, inner, called, domain), domain))
    again += more_places_named(text, {m.name: m.kind for m in coined}, domain)  # inside longer names too
    found = whole_names([*found, *coined, *_inside(again, spans)], text)
    outer, inner = select(found)
    if whole := list(whole_divisions(outer, domain)):
        found += whole
        outer, inner = select(found)
    return Mentions(
        tuple(_with_other_names(own_ceremonies(outer, domain), called)),
        tuple(_with_other_names(standing_alone(outer, inner, domain), called)),
        tuple(found),
    )


def _with_other_names(mentions: Iterator[Mention] | Sequence[Mention], called: Called) -> Iterator[Mention]:
    """Mentions with the other names that the text gives after them."""
    for m in mentions:
        others = () if m.definite else tuple(names_after(called, m.end))
        yield replace(m, called=others) if others else m


def _names(outer: Sequence[Mention], inner: Sequence[Mention], called: Called, domain: Domain) -> dict[str, str]:
    """The class of each name that is looked for in the whole text, aliases and short names among them."""
    names = {m.name: m.kind for m in (*inner, *outer) if not m.definite and m.rule.strength > 0}
    names |= {a: m.kind for m in outer if not m.definite for a in m.aliases}
    names |= {other: m.kind for m in outer for other in names_after(called, m.end)}
    for name, kind in list(names.items()):
        for short in _short_names(name, kind, domain):
            names.setdefault(short, kind)
    return names


def _inside(mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions that lie within one sentence; both are in the order of the text."""
    k = 0
    for m in sorted(mentions, key=lambda m: m.start):
        while k < len(sentences) and sentences[k][1] <= m.start:
            k += 1
        if k < len(sentences) and sentences[k][0] <= m.start and m.end <= sentences[k][1]:
            yield m


def _short_names(name: str, kind: str, domain: Domain) -> Iterator[str]:
    """What a company's name may be cut to: its beginning up to the word of its trade, 渭滨重工(集团)."""
    if domain.schema.is_a(kind, domain.schema.organization):
        for n in range(_SHORTEST, len(name) - 1):
            short = name[:n]
            ends = domain.names.ends_of_names.get(short[-1], ())
            if any(domain.names.tails.get(short[-n:]) == kind for n in ends) and not common_compound(short, domain):
                yield short


def _coined(text: str, taken: Sequence[Mention], kind: str) -> Iterator[Mention]:
    """Names that the text coins in quotation marks and comes back to, if nothing else gives them a class."""
    places: dict[str, list[int]] = defaultdict(list)
    for m in _COINED.finditer(text):
        places[m.group(1)].append(m.start(1))
    inside = {i for m in taken for i in range(m.start, m.end)}
    named = {n for m in taken for n in (m.name, *m.aliases)}
    several = {name: starts for name, starts in places.items() if len(starts) > 1 and name not in named}
    for name, starts in several.items():
        if not inside.issuperset(starts):
            yield from (Mention(a, a + len(name), name, kind, COINED) for a in starts)


def names_in(sentence: Sentence, domain: Domain) -> list[Mention]:
    """All spans of a sentence that may be names; they overlap, and `mentions.select` decides between them."""
    units = units_of(sentence)
    found = [*tagged(units, domain), *marked(sentence, domain), *listed(units, domain)]
    ends = domain.names.ends_of_names
    for i, unit in enumerate(units):
        if unit.tag == QUOTE:
            found.extend(captioned(units, i, domain))
            found.extend(quoted_compound(units, i, domain))
        elif unit.text[-1] in ends:
            found.extend(_ending_at(units, i, domain))
        found.extend(set_up_at(units, i, domain))
        found.extend(edition_at(units, i, domain))
    return found


def _ending_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """The names that end with the unit at `i`: what the words of a compound tell, and a longer one that the words around it do."""
    own = compound_at(units, i, domain)
    yield from own
    reached = min((m.start for m in own), default=units[i].end)
    yield from (m for m in framed_at(units, i, domain) if m.start < reached or m.end > units[i].end)
