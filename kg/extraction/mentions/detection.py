"""Gathering: all mentions of an article, those that a sentence gives and each name again wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.ceremonies import own_ceremonies
from kg.extraction.mentions.companies import brands_in
from kg.extraction.mentions.mention import Mention, more_places_named, select, whole_names
from kg.extraction.mentions.names import names_in
from kg.extraction.mentions.persons import persons_in
from kg.extraction.tokens.heads import common_compound, head_kind
from kg.extraction.tokens.sentences import Sentence
from kg.extraction.tokens.tags import EDITION
from kg.extraction.trace import Trace

_ALIAS = re.compile(
    r"[（(](?:以下简称|下称|简称|又称|也称|以下称|原名|曾用名)[：:为]?"
    r"((?:[“《][^”》]+[”》](?:，|、)?(?:又称|或|也称)?)+[^）)]{0,6}|[\u3400-\u9fffA-Za-z0-9]{2,12})[）)]"
)

_FORMERLY = re.compile(r"[（(]由?([\u3400-\u9fffA-Za-z0-9]{3,16})(?:更名|改名)(?:而来|而成)?[）)]")

_NOW = re.compile(r"[（(](?:现名|现为|现|今|原名|原)([\u3400-\u9fffA-Za-z0-9]{4,16})[）)]")

_SHORT = re.compile(r"[（(]([\u3400-\u9fff]{2,8})[）)]")

_CALLED = re.compile(r"，?(?:简称|又称|也称|亦称)为?“([^”]{2,10})”")

_ALIAS_NAME = re.compile(r"[“《]([^”》]+)[”》]|^([^“《]+)$")

_COINED = re.compile(r"“([\u3400-\u9fffA-Za-z0-9]{2,8})”")

_SHORTEST = 4  # characters of a company's short name


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an article in the order of the text."""

    outer: tuple[Mention, ...]
    inner: tuple[Mention, ...]
    """Those nested in the outer ones."""
    also: dict[int, list[str]]
    """Other names that the text gives what a mention names, in brackets after it, by the offset where the bracket begins."""


def gather(text: str, sentences: Sequence[Sentence], domain: Domain, trace: Trace) -> Mentions:
    """Finds the mentions of an article."""
    found: list[Mention] = []
    for s in sentences:
        found += [*names_in(s, domain), *persons_in(s, domain)]
    found += brands_in(sentences, domain)
    found = [m for m in found if m.kind]  # a domain may have no class of persons, or of places
    outer, inner = select(found)
    coined = list(_coined(text, outer, domain))
    if coined:
        outer, inner = select([*found, *coined])
    also = {m.start(): ["".join(n) for n in _ALIAS_NAME.findall(m.group(1))] for m in _ALIAS.finditer(text)}
    for pattern in (_FORMERLY, _CALLED):
        also |= {m.start(): [m.group(1)] for m in pattern.finditer(text)}
    bodies = {m.end for m in outer if domain.is_a(m.kind, domain.organization)}
    for m in _NOW.finditer(text):  # 某学院（现某大学）
        if m.start() in bodies and domain.is_a(head_kind(m.group(1), domain) or "", domain.organization):
            also.setdefault(m.start(), [m.group(1)])
    for body in outer:
        short = _SHORT.match(text, body.end) if body.end in bodies and not body.definite else None
        if short is not None and _is_short_for(short.group(1), body.name, domain):
            also.setdefault(body.end, [short.group(1)])
    again = list(more_places_named(text, _names(outer, inner, also, domain)))
    again += more_places_named(text, {m.name: m.kind for m in coined})  # inside longer names too
    found = whole_names([*found, *coined, *_inside(again, sentences)], text)
    trace.candidates(found)
    outer, inner = select(found)
    return Mentions(tuple(own_ceremonies(outer, domain)), tuple(_standing_alone(outer, inner, domain)), also)


def _is_short_for(short: str, name: str, domain: Domain) -> bool:
    """Whether a word takes characters of a body's name in order, 云材所 of 云江材料研究所, and is no place or common noun that the name holds."""
    rest = iter(name)
    taken = len(short) < len(name) and all(c in rest for c in short)
    common = short in domain.heads or short in domain.categories or short in domain.by_name
    return taken and not common and (short not in name or name.endswith(short))


def _names(
    outer: Sequence[Mention], inner: Sequence[Mention], also: dict[int, list[str]], domain: Domain
) -> dict[str, str]:
    """The class of each name that is looked for in the whole text, aliases and short names among them."""
    names = {m.name: m.kind for m in (*inner, *outer) if not m.definite and m.strength > 0}
    names |= {a: m.kind for m in outer if not m.definite for a in m.aliases}
    for m in outer:
        names |= {alias: m.kind for at in (m.end, m.end + 1) for alias in also.get(at, ())}
    for name, kind in list(names.items()):
        for short in _short_names(name, kind, domain):
            names.setdefault(short, kind)
    return names


def _inside(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """The mentions that lie within one sentence; both are in the order of the text."""
    k = 0
    for m in sorted(mentions, key=lambda m: m.start):
        while k < len(sentences) and sentences[k].end <= m.start:
            k += 1
        if k < len(sentences) and sentences[k].start <= m.start and m.end <= sentences[k].end:
            yield m


def _standing_alone(outer: Sequence[Mention], inner: Sequence[Mention], domain: Domain) -> Iterator[Mention]:
    """The nested names that are names elsewhere too: what only ever stands inside a longer name may be any word (鹭洲服饰)."""
    alone = {m.name for m in outer} | domain.by_name.keys()
    meant = {m.name for m in outer if m.definite and m.rule == "bare-head"}
    holder = {m.start: m for m in outer}
    unless = {n.unless for n in domain.nestings if n.unless}
    for i in inner:
        around = holder.get(i.start)
        if (
            around is not None
            and around.name[len(i.name) :].startswith(("与", "和", "及"))
            and not i.name.endswith(domain.head_words)
        ):
            continue  # 某大学机械|与|动力工程学院
        named = domain.placeless and around is not None and domain.is_a(around.kind, domain.placeless)
        place = domain.known.get(domain.by_name.get(i.name, "")) if named else None
        if place is not None and place.above and not any(m.name == i.name for m in outer):
            continue  # 天津大学; but 英国剑桥大学 says where it is
        if around is not None and around.kind == i.kind == domain.person:
            continue  # 陈晨|光
        if i.name in alone:
            yield i
        elif around is not None and i.kind in unless and around.kind == i.kind:
            continue
        elif i.rule == "lac-organization" or (i.strength == 0 and domain.is_a(i.kind, domain.organization)):
            if i.name.endswith(domain.head_words):
                yield i
        elif i.rule in ("lac-place", "place-tail"):
            if head_kind(i.name, domain) == i.kind:  # 西安高新区|某基地
                yield i
        else:
            core = domain.core_class(i.kind)
            same_core = around is not None and domain.core_class(around.kind) == core
            if not (i.rule == "head-word" and same_core and core != domain.core_class(domain.organization)):
                yield i
            elif domain.is_a(core, domain.event) and (
                any(i.name.endswith(bare) for bare in meant)
                or (around is not None and _in_ceremony(i, around, inner, domain))
            ):
                yield i  # 某某大赛|总决赛, where the text goes on about 大赛; 某某峰会|开幕式


def _in_ceremony(mention: Mention, around: Mention, inner: Sequence[Mention], domain: Domain) -> bool:
    """Whether an event stands in the name of its opening, or one with an edition in that of what is done there: 第四届某某大赛|某地专场|签约仪式."""
    if around.start == mention.start and around.name[len(mention.name) :] in domain.openings:
        return True
    shorter = (n for n in inner if n.start == mention.start and n.end < mention.end and n.kind == mention.kind)
    ceremony = around.name.endswith(domain.ceremonies) and EDITION.search(mention.name)
    return bool(ceremony) and next(shorter, None) is None


def _short_names(name: str, kind: str, domain: Domain) -> Iterator[str]:
    """What a company's name may be cut to: its beginning up to the word of its trade, 渭滨重工(集团)."""
    if domain.is_a(kind, domain.organization):
        for n in range(_SHORTEST, len(name) - 1):
            short = name[:n]
            ends = domain.ends_of_names.get(short[-1], ())
            if any(domain.tails.get(short[-n:]) == kind for n in ends) and not common_compound(short, domain):
                yield short


def _coined(text: str, taken: Sequence[Mention], domain: Domain) -> Iterator[Mention]:
    """Names that the text coins in quotation marks and comes back to, where nothing else gives them a class."""
    if domain.coined is None:
        return
    places: dict[str, list[int]] = defaultdict(list)
    for m in _COINED.finditer(text):
        places[m.group(1)].append(m.start(1))
    inside = {i for m in taken for i in range(m.start, m.end)}
    named = {n for m in taken for n in (m.name, *m.aliases)}
    for name, starts in places.items():
        if len(starts) > 1 and name not in named and any(a not in inside for a in starts):
            for a in starts:
                yield Mention(a, a + len(name), name, domain.coined, "coined", 0)
