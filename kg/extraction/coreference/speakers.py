"""Quotation: who says what stands in quotation marks, whether named before it or after it (“……”某某说)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.function_words import REPORTING

_SPEECH = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")

_REPORTS = re.compile("|".join(sorted(map(re.escape, REPORTING), key=len, reverse=True)))

_REACH = 60  # characters between a quotation and the name of who says it


def speakers(
    text: str, persons: Sequence[Mention], thing_of: dict[tuple[int, int], Thing], domain: Domain
) -> list[tuple[int, int, Thing]]:
    """Each quotation that has a speaker: its half-open offsets and who speaks.

    The name after the closing mark counts before the one that leads the quotation in, since it is written only to say who has spoken.
    """
    names = [
        (m.start, m.end, thing_of[m.start, m.end])
        for m in persons
        if domain.schema.is_a(m.kind, domain.schema.person) and (m.start, m.end) in thing_of
    ]
    found: list[tuple[int, int, Thing]] = []
    for quote in _SPEECH.finditer(text):
        if len(quote.group()) < 12 and text[quote.end() - 2] not in "。！？，":
            continue
        who = _after(text, quote.end(), names) or _before(text, quote.start(), names)
        if who:
            found.append((quote.start(), quote.end(), who))
    return found


def _after(text: str, end: int, names: Sequence[tuple[int, int, Thing]]) -> Thing | None:
    stop = min((i for i in (text.find("“", end), text.find("\n", end), end + _REACH) if i >= 0), default=end + _REACH)
    for a, b, thing in names:
        if end <= a < stop:
            report = _REPORTS.search(text, b, min(stop, b + 12))
            return thing if report and "。" not in text[end : report.start()] else None
    return None


def _before(text: str, start: int, names: Sequence[tuple[int, int, Thing]]) -> Thing | None:
    lead = text[max(0, start - _REACH) : start]
    lead = lead[max(lead.rfind("\n"), lead.rfind("。")) + 1 :]
    if not (lead.endswith(("：", "，")) and _REPORTS.search(lead)):
        return None
    inside = [thing for a, b, thing in names if start - len(lead) <= a and b <= start]
    return inside[-1] if inside else None
