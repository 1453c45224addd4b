"""Framed events: names of events that the words around them bound, whatever stands in them: 召开|全市稳外贸工作会议|，.

Left edges are read from what may stand in a name. The name of a meeting may hold verbs and objects, quotations and titles of books; but what holds it, opens
its clause or leads it with 在 stands before it, and what is held, said or done there right after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from kg.domain import Domain
from kg.extraction.mentions.compound import Ending, Head, head_at
from kg.extraction.mentions.inner_words import INNER_TIME
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import FRAMED_EVENT
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import (
    LATIN,
    LOCALIZING,
    NOMINAL,
    OCCASION,
    PAREN,
    PROPER,
    QUOTE,
    REPORTING,
    says_edition,
)

Left = Literal["held", "opened", "led", "unbounded"]
"""What stands before a name: who holds it or goes to it, 举行; nothing of its clause; 在; or nothing that bounds it."""
Right = Literal["held", "visited", "heard", "closed", "unbounded"]
"""What stands after a name: 18日在某地举行; 上; 指出; a mark; or nothing that bounds it."""
_FRAMES: dict[Left, frozenset[Right]] = {
    "held": frozenset(("held", "visited", "heard", "closed")),
    "opened": frozenset(("held", "visited", "heard")),
    "led": frozenset(("visited",)),
    "unbounded": frozenset(),
}
"""What must stand after a name, by what stands before it."""
_OPENED_BY = {"》": "《", "”": "“"}
_LONGEST_ASIDE = 20  # units between two marks
_JOINS = frozenset("、·—-~")
_CLOSING = frozenset(("w", "u", "c", "r", "v"))
"""Verbs, and what no adverbial between an event and the verb that holds it has in it."""
_NOT_IN_NAMES = frozenset(("p", "r", "PER"))
_COUNT = re.compile(r"[\d一二两三四五六七八九十百数几多余]+[个场次轮项届期]|首[个场次批]")


def framed_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """The event whose name ends with the unit at `i`, if the words around it tell where the name begins and ends."""
    head = head_at(units, i, domain)
    if head is None or not _may_end(units[i], head, domain):
        return
    last = i + 1 if _has_seat(units, i) else i
    right = _right(units, last, domain)
    start, left = _left(Ending(units, head.first, head.kind, domain))
    inside = units[start : head.first]
    bounded = inside and right in _FRAMES[left] and _may_be_name(inside, left, right, domain)
    if bounded and _is_specific(inside, head, domain):
        name = clean("".join(u.text for u in units[start : last + 1]))
        yield Mention(units[start].start, units[last].end, name, head.kind, FRAMED_EVENT)


def _may_end(unit: Token, head: Head, domain: Domain) -> bool:
    """Whether a unit ends the name of an event that is not known: not 国务院常务会议, 某某论坛开幕式, “某某论坛”."""
    event = domain.schema.event is not None and domain.schema.is_a(head.kind, domain.schema.event)
    if not event or unit.tag == QUOTE or unit.text in domain.gazetteer.by_name:
        return False
    return head.word not in domain.names.openings and (len(head.word) > 1 or not head.weak)


def _has_seat(units: Sequence[Token], i: int) -> bool:
    """Whether a place in brackets ends a name: 某某大赛（云江站）."""
    return i + 1 < len(units) and units[i + 1].tag == PAREN and touches(units[i], units[i + 1])


def _right(units: Sequence[Token], last: int, domain: Domain) -> Right:
    """What stands right after a name that ends with the unit at `last`."""
    following = after(units, last)
    if following is None or following.tag == "w" or not touches(units[last], following):
        return "closed"
    if following.text in OCCASION:
        return "visited"
    if following.text in REPORTING:
        return "heard"
    return "held" if _is_held(units[last + 1 :], domain) else "unbounded"


def _is_held(rest: Sequence[Token], domain: Domain) -> bool:
    """Whether what follows a name says of it that it is held: (18日在某地)|举行; not 筹备|18日举行."""
    if rest[0].tag in NOMINAL and rest[0].text not in domain.cues.held:
        return False
    verb = next((u for u in rest if u.tag in _CLOSING or u.text in domain.cues.held), None)
    return verb is not None and verb.text in domain.cues.held


def _left(ending: Ending) -> tuple[int, Left]:
    """Where a name begins, and what stands before it: going left, the first unit that bounds it."""
    k = ending.first
    while ending.goes_on_before(k):
        opened = _opened(ending.units, k - 1)
        if opened is not None:
            k = opened
            continue
        bound = next((bound for rule in _BOUNDS if (bound := rule(ending, k - 1)) is not None), None)
        if bound is not None:
            return k, bound
        k -= 1
    return k, "opened"


def _opened(units: Sequence[Token], at: int) -> int | None:
    """Where what the mark at `at` closes begins, 《某某》; None if it closes nothing."""
    mark = _OPENED_BY.get(units[at].text)
    row = range(at - 1, max(-1, at - _LONGEST_ASIDE), -1)
    return next((j for j in row if units[j].text == mark), None) if mark else None


def _holding_verb(ending: Ending, at: int) -> Left | None:
    """召开|某某大会, 出席(了)|某某大会, 举行的|某某大会."""
    units = ending.units
    if units[at].tag == "u":
        return "held" if at and _holds(units[at - 1].text, ending.domain) else "unbounded"
    return "held" if _holds(units[at].text, ending.domain) else None


def _mark(ending: Ending, at: int) -> Left | None:
    """，|某某大会; a hyphen between Latin words is in the name: ACM-ICPC."""
    units = ending.units
    if units[at].tag != "w":
        return None
    if units[at].text == "-" and at and LATIN.match(units[at - 1].text) and LATIN.match(units[at + 1].text[:1]):
        return None
    return "unbounded" if units[at].text in _JOINS else "opened"


def _time(ending: Ending, at: int) -> Left | None:
    """昨天|某某大会; not 2024年|某某大会, 春季|某某大会."""
    u = ending.units[at]
    return "opened" if u.tag == "TIME" and not (INNER_TIME.match(u.text) or says_edition(u.text)) else None


def _preposition(ending: Ending, at: int) -> Left | None:
    """在|某某大会; no other preposition, no person and no pronoun is in a name or before it."""
    u = ending.units[at]
    if u.text in ("在", "于"):
        return "led"
    return "unbounded" if u.tag in _NOT_IN_NAMES else None


def _conjunction(ending: Ending, at: int) -> Left | None:
    """甲论坛|和|乙论坛 are two events."""
    u = ending.units[at]
    one_before = u.tag == "c" and at > 0 and head_at(ending.units, at - 1, ending.domain)
    return "unbounded" if one_before and ending.domain.schema.is_a(one_before.kind, ending.kind) else None


_BOUNDS: tuple[Callable[[Ending, int], Left | None], ...] = (_holding_verb, _mark, _time, _preposition, _conjunction)


def _holds(word: str, domain: Domain) -> bool:
    """Whether a verb says that something is held, or that somebody goes there: 举办, 出席."""
    held = any(f.scheduled and f.introduces for f in domain.frames.verbs.get(word, ()))
    return len(word) > 1 and (held or word in domain.frames.attending)


def _may_be_name(inside: Sequence[Token], left: Left, right: Right, domain: Domain) -> bool:
    """Whether a name may begin so: not with a count, 三场, or a conjunction, nor, where nothing is held, with a verb that takes it: 在|开展|某某活动|中."""
    if inside[0].tag in LOCALIZING or _COUNT.fullmatch(inside[0].text):
        return False
    if "held" in (left, right):
        return True
    return not any(_is_predicate(u, domain) for u in (inside[:1] if left == "led" else inside))


def _is_predicate(u: Token, domain: Domain) -> bool:
    return u.tag == "v" and (u.text in domain.names.stops or u.text in domain.frames.verbs)


def _is_specific(inside: Sequence[Token], head: Head, domain: Domain) -> bool:
    """Whether more than a common noun and an edition are named: 云江|惠民|活动, 首届|惠民|活动; not 惠民|活动, 首届|活动."""
    own = [u for u in inside if not says_edition(u.text)]
    common = head.weak and head.word in domain.names.generic
    return bool(own) and (not common or len(own) < len(inside) or any(u.tag in PROPER for u in own))
