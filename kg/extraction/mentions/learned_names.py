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
from kg.extraction.mentions.learned_ends import with_own_ends
from kg.extraction.mentions.mention import LONGEST, Mention, clean, is_of_number, select
from kg.extraction.mentions.nested import standing_alone
from kg.extraction.mentions.other_names import called_in, names_after
from kg.extraction.mentions.tagger import Seen, Tagged
from kg.extraction.rules.learned import (
    ALL_OF_IT,
    AS_LIKELY_AS_NOT,
    ITS_LAST_WORD_TELLS,
    NAME,
    SURE_OF_CLASS,
    SURE_OF_CUT,
    SURE_OF_NAME,
    SURE_OF_ODD_NAME,
    SURE_OF_ONE,
    SURE_OF_OTHER_ENDS,
    SURE_OF_WIDER,
)
from kg.extraction.rules.names import BARE_HEAD, GAZETTEER
from kg.extraction.tokens.cuts import counts_places
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import overlapping
from kg.extraction.tokens.tags import BOTH, HAN, LISTING
from kg.language.codes import document_numbers
from kg.language.spans import Found
from kg.surnames import is_full_name

_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"))
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_COUNT = re.compile(r".[两二三四五六七八九十\d]+余?家.{1,4}$")
_SHORTEST = 2  # characters of a name
_CAPTION = 6  # characters before a name in marks that may say what it is
_FOREIGN = 4  # characters of a name that needs no surname
_LONGEST_REST = 3  # characters of a title after a name that it begins with


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
    sure = [t for t in _names(seen, text, ends, domain) if not _ends_too_late(t.found, named, ends)]
    surer = _surer(sure, ruled, seen, text, domain)
    agreed = [_mention(t.found, named.get(t.found[:2]), text, domain) for t in surer]
    none = _none_of(named.values(), seen.nothing, text, domain)
    agreed += _free((m for m in named.values() if m.name not in none), agreed)
    agreed += _free((m for m in ruled if m.definite), agreed)
    return sorted(agreed, key=lambda m: m.start)


def _surer(sure: Sequence[Tagged], ruled: Sequence[Mention], seen: Seen, text: str, domain: Domain) -> Iterator[Tagged]:
    """The names that the tagger is surer of than the rules are of what they have found there."""
    for tagged in sure:
        found = overlapping(ruled, tagged.found.start, tagged.found.end)
        over = [m for m in found if not m.definite]
        least = (
            _least(tagged.found, over, seen, text, domain) if over else _least_alone(tagged.found, found, text, domain)
        )
        if tagged.probability < least or any(_is_host(tagged.found, m, text) for m in over):
            continue
        if not any(_is_only_part(tagged.found, m, seen, text) for m in over):
            yield tagged


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
    return SURE_OF_CLASS if _agrees(found, text, domain) else SURE_OF_NAME


def _agrees(found: Found, text: str, domain: Domain) -> bool:
    """Whether the last word of a name is one of its class: 某某水库扩建工程, a programme."""
    kind, core = head_kind(text[found.start : found.end], domain), domain.schema.core_class
    return kind is not None and core(kind) == core(found.label)


def _least(found: Found, over: Sequence[Mention], seen: Seen, text: str, domain: Domain) -> float:
    """How sure the tagger must be of a name, by how it stands to the names that the rules have found there."""
    if any((m.start, m.end) == found[:2] for m in over):
        return SURE_OF_CLASS
    if not all(found.start <= m.start and m.end <= found.end for m in over):
        return _least_of_other_ends(found, over, seen, text)
    if _holds_others(found, over, text, domain):
        return SURE_OF_ONE
    if _agrees(found, text, domain):
        return ITS_LAST_WORD_TELLS
    places = all(domain.schema.is_a(m.kind, domain.schema.place) for m in over)
    return SURE_OF_ODD_NAME if places else SURE_OF_WIDER


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


def _names(seen: Seen, text: str, ends: Set[int], domain: Domain) -> list[Tagged]:
    """The names that the tagger is sure enough of and that may be one: no part of a word, of a quotation, of a document's number."""
    cited = list(document_numbers(text))
    begins = {(t.found.start, t.found.label) for t in seen.names}
    return [
        t
        for t in (with_own_ends(t, text, domain) for t in seen.names)
        if _is_likely(t, seen, text, ends, domain)
        and _may_be_name(text[t.found.start : t.found.end])
        and not _only_describes(t.found, text, begins, domain)
        and not _ends_in_conjunction(t.found, text, ends)
        and not _begins_title(t.found, text, domain)
        and not is_of_number(text, t.found[:2], cited, domain)
    ]


def _is_likely(tagged: Tagged, seen: Seen, text: str, ends: Set[int], domain: Domain) -> bool:
    """Whether the tagger is sure enough of a name, or that it is one, of whatever class, if its last word tells of which: 某某水库|扩建工程."""
    found = tagged.found
    if not _ends_word(found.end, text, ends):
        return tagged.probability >= SURE_OF_CUT
    named = 1 - seen.nothing[found.start : found.end].max(initial=0.0) >= SURE_OF_WIDER
    return tagged.probability >= SURE_OF_CLASS or bool(named and _agrees(found, text, domain))


def _ends_word(end: int, text: str, ends: Set[int]) -> bool:
    """Whether a word ends at an offset, one that LAC runs a conjunction into as well: 统计司|和."""
    return end in ends or text[end : end + 1] in LISTING


def _ends_in_conjunction(found: Found, text: str, ends: Set[int]) -> bool:
    """Whether the last character of a name is a conjunction: 某大学|与; not 埃及."""
    return text[found.end - 1] in LISTING and found.end - 1 in ends


def _begins_title(found: Found, text: str, domain: Domain) -> bool:
    """Whether a name is the beginning of a title: 泰山|学者."""
    longer = (text[found.start : found.end + n] for n in range(1, _LONGEST_REST + 1))
    return any(words in domain.offices.titles for words in longer)


def _may_be_name(words: str) -> bool:
    """Whether words are as long as names are, have both of each pair of marks, do not begin with a pronoun, 双方共建某某实验室, and count no firms, 某某物流两家公司."""
    if _COUNT.search(words):
        return False
    paired = words.isalnum() or all(words.count(opened) == words.count(closed) for opened, closed in _PAIRS)
    return paired and _SHORTEST <= len(words) <= LONGEST and not words.startswith(BOTH)


def _only_describes(found: Found, text: str, begins: Container[tuple[int, str]], domain: Domain) -> bool:
    """Whether a name is a common word, 百强县, as only those of fields are, or says what the name behind a dash is: 全城瞩目的|城市盛会|——某某峰会."""
    if found.label != domain.schema.field and text[found.start : found.end] in domain.names.generic:
        return True
    dashed = text[found.start - 1 : found.start] == "的" and text.startswith("——", found.end)
    return dashed and (found.end + len("——"), found.label) in begins


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


def _mention(tagged: Found, known: Mention | None, text: str, domain: Domain) -> Mention:
    """What the tagger has found, as a mention: the rules' own, if they have it too."""
    if known is not None:
        return (
            known
            if domain.schema.comparable(known.kind, tagged.label)
            else replace(known, kind=tagged.label, rule=NAME)
        )
    return Mention(tagged.start, tagged.end, clean(text[tagged.start : tagged.end]), tagged.label, NAME)


def _within(outer: Sequence[Mention], others: Iterable[Mention]) -> Iterator[Mention]:
    """Those of some mentions that lie within one of the outer ones and are not it."""
    holder = {at: m for m in outer for at in range(m.start, m.end)}
    for m in others:
        around = holder.get(m.start)
        if around is not None and m.end <= around.end and (m.start, m.end) != (around.start, around.end):
            yield m
