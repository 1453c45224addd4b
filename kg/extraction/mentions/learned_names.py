"""Learned names: what the tagger makes of the names that the rules have found in a text.

Of names that it is very sure of, its own boundaries and class count; a name that no rule has found is added if it is sure of it; and what it sees no name
in at all is dropped. Everything else stays as the rules have it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

import numpy as np

from kg.domain import Domain
from kg.extraction.mentions.ceremonies import own_ceremonies
from kg.extraction.mentions.detection import Mentions
from kg.extraction.mentions.mention import LONGEST, Mention, clean, select
from kg.extraction.mentions.nested import standing_alone
from kg.extraction.mentions.other_names import called_in, names_after
from kg.extraction.mentions.tagger import Seen, Tagged
from kg.extraction.rules.learned import (
    AS_LIKELY_AS_NOT,
    NAME,
    STRONG_RULE,
    SURE_OF_NAME,
    SURE_OF_NONE,
    SURER_THAN_RULES,
    VERY_SURE_OF_NAME,
)
from kg.extraction.tokens.neighbours import Placed
from kg.language.codes import document_numbers, is_sign_of_document
from kg.language.spans import Found
from kg.surnames import is_full_name

P = TypeVar("P", bound=Placed)
_LONGEST_PLAIN = 4  # characters of a person's name, surname and given name


def corrected(found: Mentions, seen: Seen, text: str, domain: Domain) -> Mentions:
    """The mentions of a text, once the tagger has been heard.

    Args:
        found: what the rules have found.
        seen: what the tagger sees.
        text: the text.
        domain: what the classes are.
    """
    outer = _agreed(found.outer, seen, text, domain)
    called = called_in(text, outer, domain)
    outer = [m if m.definite else _called(m, tuple(names_after(called, m.end))) for m in outer]
    _, inner = select([*outer, *_within(outer, [*found.outer, *found.inner])])
    nested = standing_alone(outer, inner, domain)
    return Mentions(tuple(own_ceremonies(outer, domain)), tuple(nested), (*found.candidates, *outer))


def _called(mention: Mention, others: tuple[str, ...]) -> Mention:
    return mention if mention.called == others else replace(mention, called=others)


def _agreed(ruled: Sequence[Mention], seen: Seen, text: str, domain: Domain) -> list[Mention]:
    """The names that stand in no other, in order."""
    named = {(m.start, m.end): m for m in ruled if not m.definite}
    sure = _names(seen, text)
    agreed = [_mention(t.found, named.get(t.found[:2]), text, domain) for t in _surer(sure, named.values(), seen)]
    agreed += _free((m for m in named.values() if not _is_none(m, seen.nothing)), agreed)
    agreed += _free(_new(sure, text, domain), agreed)
    agreed += _free((m for m in ruled if m.definite), agreed)
    return sorted(agreed, key=lambda m: m.start)


def _surer(sure: Sequence[Tagged], ruled: Iterable[Mention], seen: Seen) -> Iterator[Tagged]:
    """The names whose boundaries and class count whatever the rules say: even a strong one, if it is surer still."""
    ruled, founds = list(ruled), [t.found for t in sure]
    for tagged in sure:
        over = _over(ruled, tagged.found.start, tagged.found.end)
        least = SURER_THAN_RULES if _cuts(tagged.found, over) else VERY_SURE_OF_NAME
        if tagged.probability >= least and not any(_is_only_part(tagged.found, m, founds, seen) for m in over):
            yield tagged


def _over(row: Sequence[P], start: int, end: int) -> Sequence[P]:
    """What shares characters with a stretch of the text, of what stands in order, none over another."""
    first = bisect_right(row, start, key=attrgetter("end"))
    return row[first : bisect_left(row, end, key=attrgetter("start"))]


def _is_only_part(found: Found, mention: Mention, sure: Sequence[Found], seen: Seen) -> bool:
    """Whether a name is part of one that a rule has found, of whose rest the tagger is sure of nothing: 甲大学 of 甲大学—乙大学联合学院."""
    (start, end), outer = found[:2], range(mention.start, mention.end)
    if not (outer.start <= start and end <= outer.stop and end - start < len(outer)):
        return False
    alone = len(_over(sure, outer.start, outer.stop)) == 1
    rest = np.concatenate((seen.nothing[outer.start : start], seen.nothing[end : outer.stop]))
    return alone and bool(rest.min() < AS_LIKELY_AS_NOT)


def _cuts(found: Found, over: Iterable[Mention]) -> bool:
    """Whether a name has other boundaries than one that a strong rule has found, of those that it shares characters with."""
    return any((m.start, m.end) != found[:2] for m in over if m.rule.strength >= STRONG_RULE)


def _new(sure: Iterable[Tagged], text: str, domain: Domain) -> Iterator[Mention]:
    """What the tagger is sure of, as mentions that no rule has found."""
    found = (_mention(t.found, None, text, domain) for t in sure)
    return (m for m in found if _may_be_new(m, domain))


def _names(seen: Seen, text: str) -> list[Tagged]:
    """The names that the tagger is sure of, none longer than names are or part of a document's number."""
    cited = list(document_numbers(text))
    sure = (t for t in seen.names if t.probability >= SURE_OF_NAME and t.found.end - t.found.start <= LONGEST)
    return [t for t in sure if not is_sign_of_document(text, t.found.start, t.found.end, cited)]


def _free(mentions: Iterable[Mention], agreed: Sequence[Mention]) -> list[Mention]:
    """Those of some mentions that touch none of those agreed upon."""
    taken = {at for m in agreed for at in range(m.start, m.end)}
    return [m for m in mentions if taken.isdisjoint(range(m.start, m.end))]


def _may_be_new(mention: Mention, domain: Domain) -> bool:
    """Whether a name that no rule has found may be one: that of a person of up to four characters begins with a surname."""
    person = domain.schema.is_a(mention.kind, domain.schema.person)
    return not person or len(mention.name) > _LONGEST_PLAIN or is_full_name(mention.name)


def _is_none(mention: Mention, nothing: np.ndarray) -> bool:
    """Whether the tagger sees no name in any character of a mention."""
    return bool(nothing[mention.start : mention.end].min() >= SURE_OF_NONE)


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
