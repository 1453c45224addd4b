"""Learned names: what the tagger makes of the names that the rules have found in a text.

Its own boundaries and class count if it is sure enough of a name, by how this stands to what the rules have found there; a name that no rule has found is
added if it is sure of it; and what it sees no name in at all is dropped. Everything else stays as the rules have it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

from kg.domain import Domain
from kg.extraction.mentions.boundaries import DASHES
from kg.extraction.mentions.ceremonies import own_ceremonies
from kg.extraction.mentions.detection import Mentions
from kg.extraction.mentions.likely_names import agrees, likely_names
from kg.extraction.mentions.mention import Mention, clean, select
from kg.extraction.mentions.nested import standing_alone
from kg.extraction.mentions.other_names import called_in, names_after
from kg.extraction.mentions.tagger import Seen, Tagged
from kg.extraction.rules.learned import (
    ALL_OF_IT,
    AS_LIKELY_AS_NOT,
    GUESS,
    ITS_LAST_WORD_TELLS,
    LIKELY_NAME,
    NAME,
    SURE_BEHIND_PLACE,
    SURE_OF_CLASS,
    SURE_OF_NAME,
    SURE_OF_ODD_NAME,
    SURE_OF_ONE,
    SURE_OF_OTHER_ENDS,
    SURE_OF_WIDER,
)
from kg.extraction.rules.names import BARE_HEAD, GAZETTEER
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.cuts import counts_places
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import overlapping
from kg.extraction.tokens.tags import EDITION, HAN, LISTING
from kg.language.spans import Found
from kg.surnames import is_full_name

_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_SHORTEST = 2  # characters of a name
_CAPTION = 6  # characters before a name in marks that may say what it is
_FOREIGN = 4  # characters of a name that needs no surname


def corrected(found: Mentions, seen: Seen, text: str, ends: Set[int], domain: Domain) -> Mentions:
    """The mentions of a text, once the tagger has been heard.

    Args:
        found: what the rules have found.
        seen: what the tagger sees.
        text: the text.
        ends: where its words end.
        domain: what the classes are.
    """
    outer = _agreed(found.outer, seen, text, ends, domain)
    called = called_in(text, outer, domain)
    outer = [m if m.definite else _called(m, tuple(names_after(called, m.end))) for m in outer]
    _, inner = select([*outer, *_within(outer, [*found.outer, *found.inner])])
    nested = standing_alone(outer, inner, domain)
    return Mentions(tuple(own_ceremonies(outer, domain)), tuple(nested), (*found.candidates, *outer))


def _called(mention: Mention, others: tuple[str, ...]) -> Mention:
    return mention if mention.called == others else replace(mention, called=others)


def _agreed(ruled: Sequence[Mention], seen: Seen, text: str, ends: Set[int], domain: Domain) -> list[Mention]:
    """The names that stand in no other, in order."""
    named = {(m.start, m.end): m for m in ruled if not m.definite}
    sure = [t for t in likely_names(seen, text, ends, domain) if not _ends_too_late(t.found, named, ends)]
    surer = _surer(sure, ruled, seen, text, domain)
    agreed = [_mention(t.found, rule, named.get(t.found[:2]), text, domain) for t, rule in surer]
    none = _none_of(named.values(), seen.nothing, text, domain)
    agreed += _free((m for m in ruled if m.definite or m.name not in none), agreed)
    return sorted(agreed, key=lambda m: m.start)


def _surer(
    sure: Sequence[Tagged], ruled: Sequence[Mention], seen: Seen, text: str, domain: Domain
) -> Iterator[tuple[Tagged, NameRule]]:
    """The names that the tagger is surer of than the rules are of what they have found there; where they have nothing it may guess."""
    for tagged in sure:
        found = overlapping(ruled, tagged.found.start, tagged.found.end)
        over = [m for m in found if not m.definite]
        if not over:
            sure_of_it = tagged.probability >= _least_alone(tagged.found, found, text, domain)
            if sure_of_it or _may_be_guessed(tagged, found, ruled, text, domain):
                yield tagged, NAME if sure_of_it else GUESS
        elif tagged.probability >= _least(tagged.found, over, seen, text, domain) and not (
            any(_is_host(tagged.found, m, text) or _is_only_part(tagged.found, m, seen, text) for m in over)
        ):
            yield tagged, NAME


def _may_be_guessed(
    tagged: Tagged, over: Sequence[Mention], ruled: Sequence[Mention], text: str, domain: Domain
) -> bool:
    """Whether a name of which the tagger is not sure may be one.

    Not what may mean one that the rules have found, 研究院, where there is 某某研究院; nor common words: 首届, 全省唯一.
    """
    words = text[tagged.found.start : tagged.found.end]
    points_back = bool(over) and any(m.name.endswith(words) for m in ruled if not m.definite)
    common = domain.names.is_generic(EDITION.sub("", words))
    return tagged.probability >= LIKELY_NAME and not (points_back or common)


def _least_alone(found: Found, over: Sequence[Mention], text: str, domain: Domain) -> float:
    """How sure the tagger must be of a name where the rules have none: less of 某某研究院 than of 研究院, which points back to one."""
    bare = any(m.rule == BARE_HEAD for m in over)
    return SURE_OF_ODD_NAME if bare else _least_by_form(found, text, domain)


def _least_by_form(found: Found, text: str, domain: Domain) -> float:
    """How sure the tagger must be of a name: less where its form agrees, 某某扩建工程 with its last word, 沈听澜 with a surname; more of 扬帆."""
    name = text[found.start : found.end]
    if found.label == domain.schema.person:
        if is_full_name(name) and name not in domain.names.stops:
            return SURE_OF_CLASS
        return SURE_OF_ODD_NAME if len(name) < _FOREIGN and HAN.fullmatch(name) else SURE_OF_NAME
    return SURE_OF_CLASS if agrees(found, text, domain) else SURE_OF_NAME


def _least(found: Found, over: Sequence[Mention], seen: Seen, text: str, domain: Domain) -> float:
    """How sure the tagger must be of a name, by how it stands to the names that the rules have found there."""
    if any((m.start, m.end) == found[:2] for m in over):
        return SURE_OF_CLASS
    if not all(found.start <= m.start and m.end <= found.end for m in over):
        return _least_of_other_ends(found, over, seen, text)
    if _holds_others(found, over, text, domain):
        return SURE_OF_ONE
    if agrees(found, text, domain):
        return ITS_LAST_WORD_TELLS
    places = all(domain.schema.is_a(m.kind, domain.schema.place) for m in over)
    return SURE_BEHIND_PLACE if places else SURE_OF_WIDER


def _least_of_other_ends(found: Found, over: Sequence[Mention], seen: Seen, text: str) -> float:
    """How sure the tagger must be of a name within what the rules have found, or across it."""
    return SURE_OF_WIDER if any(_is_apart(found, m, seen, text) for m in over) else SURE_OF_OTHER_ENDS


def _is_only_part(found: Found, mention: Mention, seen: Seen, text: str) -> bool:
    """Whether a name lies in one that a rule has found, all of which the tagger takes for one: 甲大学 in 甲大学—乙大学联合学院; not in 甲局和乙社."""
    inside = mention.start <= found.start and found.end <= mention.end and (mention.start, mention.end) != found[:2]
    whole = inside and bool(seen.nothing[mention.start : mention.end].mean() < ALL_OF_IT)
    return whole and not _is_apart(found, mention, seen, text)


def _is_apart(found: Found, mention: Mention, seen: Seen, text: str) -> bool:
    """Whether a conjunction that is in no name joins a name to the rest of one that a rule has found: 甲局 in 甲局和乙社."""
    beside = (at for at in (found.start - 1, found.end) if mention.start <= at < mention.end)
    return any(text[at] in LISTING and seen.nothing[at] >= AS_LIKELY_AS_NOT for at in beside)


def _is_host(found: Found, mention: Mention, text: str) -> bool:
    """Whether a name is one of those that a dash joins in a longer one: 甲大学 in 甲大学—乙大学联合学院."""
    inside = mention.start <= found.start and found.end < mention.end
    return inside and text[found.end] in DASHES


def _ends_too_late(found: Found, named: Container[tuple[int, int]], ends: Set[int]) -> bool:
    """Whether a name ends within a word and the rules have one that ends before that word: 某大学|校领导, not 某大学校."""
    if found.end in ends:
        return False
    return any((found.start, end) in named for end in range(found.start + _SHORTEST, found.end) if end in ends)


def _holds_others(found: Found, over: Sequence[Mention], text: str, domain: Domain) -> bool:
    """Whether what lies within a name is rather one of its own, or it is several persons with blanks between them: 张悦 陈晨."""
    persons = sum(m.kind == found.label == domain.schema.person for m in over)
    return persons > 1 or any(alone(m, found, text, domain) for m in over for alone in (_stands_alone, _begins))


def _stands_alone(mention: Mention, found: Found, text: str, domain: Domain) -> bool:
    """Whether a name is rather one of its own than part of a longer one: a place among places (甲省乙市), what only a year stands before."""
    kinds, place = (mention.kind, found.label), domain.schema.place
    only_year = mention.end == found.end and _YEAR.fullmatch(text, found.start, mention.start) is not None
    return only_year or all(domain.schema.is_a(kind, place) for kind in kinds)


def _begins(mention: Mention, found: Found, text: str, domain: Domain) -> bool:
    """Whether a name begins with one that the rest of it is no part of.

    It is who brings the rest into being or owns it, 某大学|新设|艺术学院, 某集团|旗下|某公司, not 某大学|成立|大会; or the last of the places that a number
    counts, 甲市、乙市|四城市|文旅局; or one of two that stand side by side, 县文联|和|县文化馆.
    """
    names, rest = domain.names, text[mention.end : found.end]
    verbs = (rest[:n] for n in range(2, len(rest)) if rest[:n] in domain.frames.introducing)
    owned = rest.startswith(tuple(domain.frames.links))
    counted = any(counts_places(rest[:n], domain) for n in (2, 3))
    beside = rest[:1] in LISTING and rest[1:2] in domain.places.divisions and rest[1] == mention.name[0]
    return mention.start == found.start and (
        owned or counted or beside or any(verb not in names.occasions for verb in verbs)
    )


def _free(mentions: Iterable[Mention], agreed: Sequence[Mention]) -> list[Mention]:
    """Those of some mentions that touch none of those agreed upon."""
    taken = {at for m in agreed for at in range(m.start, m.end)}
    return [m for m in mentions if taken.isdisjoint(range(m.start, m.end))]


def _is_known(mention: Mention, text: str, domain: Domain) -> bool:
    """Whether a name of the rules needs no tagger.

    It is known beforehand; or a prize, whose words are common ones, 十大创新人物; or what it is stands before it: 招聘平台|“聘望”.
    """
    quoted = text[mention.start - 1 : mention.start] == "“"
    captioned = quoted and head_kind(text[max(0, mention.start - 1 - _CAPTION) : mention.start - 1], domain) is not None
    return captioned or mention.rule in (GAZETTEER, BARE_HEAD) or mention.kind == domain.schema.award


def _none_of(mentions: Collection[Mention], nothing: np.ndarray, text: str, domain: Domain) -> set[str]:
    """The names of mentions in none of which, wherever they stand, the tagger rather sees a name than none; not what is known."""
    known = {m.name for m in mentions if _is_known(m, text, domain)}
    least: dict[str, float] = {}
    for m in mentions:
        least[m.name] = min(least.get(m.name, 1.0), float(nothing[m.start : m.end].mean()))
    return {name for name, likely in least.items() if likely >= AS_LIKELY_AS_NOT} - known


def _mention(tagged: Found, rule: NameRule, known: Mention | None, text: str, domain: Domain) -> Mention:
    """What the tagger has found, as a mention: the rules' own, if they have it too."""
    if known is None:
        return Mention(tagged.start, tagged.end, clean(text[tagged.start : tagged.end]), tagged.label, rule)
    of_one_kind = domain.schema.comparable(known.kind, tagged.label)
    return known if of_one_kind else replace(known, kind=tagged.label, rule=NAME)


def _within(outer: Sequence[Mention], others: Iterable[Mention]) -> Iterator[Mention]:
    """Those of some mentions that lie within one of the outer ones and are not it."""
    holder = {at: m for m in outer for at in range(m.start, m.end)}
    for m in others:
        around = holder.get(m.start)
        if around is not None and m.end <= around.end and (m.start, m.end) != (around.start, around.end):
            yield m
