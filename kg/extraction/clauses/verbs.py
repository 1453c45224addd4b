"""Verbs: which verbs of the lexicon stand in a clause."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from kg.domain import Domain, Frame
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.trace import Trace

_VERBAL = frozenset(("v", "vd", "vn"))
_EACH = frozenset("各 各个 各位".split())
"""After these stand nouns: 各|协办单位."""


class Verb(NamedTuple):
    """A verb where it stands: index of its first and its last item, and the frames that it opens."""

    first: int
    last: int
    frames: list[Frame]


def verbs_in(clause: Sequence[Item], domain: Domain, trace: Trace) -> list[Verb]:
    """The verbs of a clause in their order, the longest at each place; the trace hears what is none."""
    found: list[Verb] = []
    for i, item in enumerate(clause):
        if item.text not in domain.frames.beginnings or item.type != "word" or (found and i <= found[-1].last):
            continue
        verb = _longest(clause, i, domain)
        why = _why_none(clause, verb, domain) if verb is not None else None
        if verb is not None and why is None:
            found.append(verb)
        elif why:
            trace.dropped(item.text, why)
    return found


def _longest(clause: Sequence[Item], i: int, domain: Domain) -> Verb | None:
    """The longest verb of the lexicon that begins at `i`: 落户|于."""
    frames = domain.frames
    texts = accumulate(x.text for x in _written_together(clause[i:]))
    begun = enumerate(takewhile(lambda text: text in frames.beginnings, texts), start=i)
    verbs = [Verb(i, last, frames.verbs[text]) for last, text in begun if text in frames.verbs]
    return verbs[-1] if verbs else None


def _written_together(items: Sequence[Item]) -> Iterator[Item]:
    """The first of a row, and the words that follow it without a gap."""
    yield items[0]
    for item, following in pairwise(items):
        if following.type not in ("word", "mark") or not touches(item, following):
            return
        yield following


def _why_none(clause: Sequence[Item], verb: Verb, domain: Domain) -> str | None:
    """Why a word that the lexicon has as a verb is none here; empty for a preposition, of which nobody need hear."""
    item = clause[verb.first]
    if verb.first and clause[verb.first - 1].text in _EACH:
        return "a noun here"
    if verb.last > verb.first:
        return None
    if _for_whom(clause, verb.first, domain.frames.verbs):
        return ""
    if _is_nominal(clause, verb.first):
        return "a noun here"
    return "no verb here" if len(item.text) == 1 and item.tag not in _VERBAL else None


def _is_nominal(clause: Sequence[Item], i: int) -> bool:
    """Whether a verb serves as a noun here: 揭牌|仪式, 合作|协议, 启动|现场."""
    following = after(clause, i)
    if following is None or following.type != "word" or not touches(clause[i], following):
        return False
    return following.tag in ("n", "vn", "s") and clause[i].tag in ("vn", "n")


def _for_whom(clause: Sequence[Item], i: int, verbs: Container[str]) -> bool:
    """Whether 为 is a preposition, since a verb follows its noun: 为“某某”揭牌, 为某地建设人才高地; not 为某某."""
    row = [x for x in clause[i + 1 :] if x.type != "mark"]
    whom = clause[i].is_word("为") and len(row) > 1 and row[0].type == "thing"
    return whom and (row[1].tag == "v" or (row[-1].tag == "v" and row[-1].text in verbs))
