"""Quotation: who says what stands in quotation marks, whether named before it or after it (“……”某某说)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from kg.domain import Domain
from kg.extraction.coreference.discourse import Quotation
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.tags import REPORTING

_SPEECH = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")
_REPORTS = re.compile("|".join(sorted(map(re.escape, REPORTING), key=len, reverse=True)))
_REACH = 60  # characters between a quotation and the name of who says it
_SENTENCE = 12  # characters: what is shorter and has no mark at its end may be a name, “专精特新”
_WITHIN = 12  # characters between a name and the verb that says its bearer speaks
_Names = Sequence[tuple[int, int, Thing]]
"""Where each person is named."""


def speakers(
    text: str, persons: Sequence[Mention], thing_of: dict[tuple[int, int], Thing], domain: Domain
) -> list[Quotation]:
    """The quotations that have a speaker.

    The name after the closing mark counts before the one that leads the quotation in, since it is written only to say who has spoken.
    """
    names = [
        (m.start, m.end, thing_of[m.start, m.end])
        for m in persons
        if domain.schema.is_a(m.kind, domain.schema.person) and (m.start, m.end) in thing_of
    ]
    quotes = [quote.span() for quote in _SPEECH.finditer(text) if _is_speech(quote.group())]
    said = ((start, end, _after(text, end, names) or _before(text, start, names)) for start, end in quotes)
    return [Quotation(start, end, who) for start, end, who in said if who]


def _is_speech(quote: str) -> bool:
    """Whether what stands in marks is a sentence, or a part of one: “很好。”; not a name, “专精特新”."""
    return len(quote) >= _SENTENCE or quote[-2] in "。！？，"


def _after(text: str, end: int, names: _Names) -> Thing | None:
    """Who is named after a quotation that closes at `end`, if a verb says that they speak: ”某某说."""
    reach = end + _REACH
    stop = min(i for i in (text.find("“", end, reach), text.find("\n", end, reach), reach) if i >= 0)
    for _, b, thing in _named_within(names, end, stop):
        report = _REPORTS.search(text, b, min(stop, b + _WITHIN))
        return thing if report and "。" not in text[end : report.start()] else None
    return None


def _before(text: str, start: int, names: _Names) -> Thing | None:
    """Who is named last in the sentence that leads in a quotation which opens at `start`: 某某说：“."""
    lead = text[max(0, start - _REACH) : start]
    lead = lead[max(lead.rfind("\n"), lead.rfind("。")) + 1 :]
    if not (lead.endswith(("：", "，")) and _REPORTS.search(lead)):
        return None
    inside = [thing for _, b, thing in _named_within(names, start - len(lead), start) if b <= start]
    return inside[-1] if inside else None


def _named_within(names: _Names, start: int, end: int) -> _Names:
    """The names that begin between two offsets."""
    first, last = (bisect_left(names, at, key=itemgetter(0)) for at in (start, end))
    return names[first:last]
