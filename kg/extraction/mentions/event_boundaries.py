"""Boundaries of events and plans: their names hold verbs, conjunctions and rows that end other names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.mentions.inner_words import INNER_TIME
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    DESCRIBING,
    DESCRIBING_OR_LOCAL,
    NOMINAL,
    ORDINAL,
    WITH,
    says_edition,
)

_LONG = 8  # words before what else would begin the name of an event
_NEAR = 4  # words in which an edition before 与 leads the name: 第三届城市与高校|发展大会


def from_edition(units: Sequence[Token], first: int, domain: Domain) -> int:
    """Where a name begins that its edition or year leads, over words that end other names: 第三届城市与高校|发展大会."""
    for j in range(first - 1, max(-1, first - _LONG), -1):
        if not touches(units[j], units[j + 1]):
            break
        if says_edition(units[j].text):
            return j
        if not _follows_edition(units, j, domain):
            break
    return first


def _follows_edition(units: Sequence[Token], j: int, domain: Domain) -> bool:
    """Whether the unit at `j` may stand between an edition and the event: a noun, what describes one, 与."""
    u = units[j]
    if u.tag in NOMINAL or u.tag in DESCRIBING_OR_LOCAL or u.text in domain.names.occasions:
        return True
    return u.text in WITH and any(ORDINAL.fullmatch(x.text) for x in units[max(0, j - _NEAR) : j])


def numbered(units: Sequence[Token], first: int, domain: Domain) -> bool:
    """Whether a year or an edition begins the nouns before the unit at `first`, as it begins the names of events."""
    k = first
    while k > 0 and touches(units[k - 1], units[k]):
        k -= 1
        if says_edition(units[k].text):
            return True
        if units[k].text in domain.offices.titles or not _is_inner(units[k]):
            return False
    return False


def _is_inner(u: Token) -> bool:
    if u.tag == "TIME":
        return INNER_TIME.match(u.text) is not None
    return u.tag in NOMINAL or u.tag in DESCRIBING or u.text in WITH


def after_known_verb(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the verb at `k` stands right after another that the lexicon knows, and so is no predicate: 举行|共建…签约仪式."""
    left = before(units, k)
    if left is None or not touches(left, units[k]):
        return False
    verb = before(units, k - 1) if left.text == "了" else left
    return verb is not None and verb.tag == "v" and verb.text in domain.frames.verbs
