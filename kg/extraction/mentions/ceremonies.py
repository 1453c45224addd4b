"""Ceremonies: events that go by what is done there and have no other name, 成立大会, 签约暨揭牌仪式."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention

_AND = "暨"


def own_ceremonies(mentions: Sequence[Mention], domain: Domain) -> list[Mention]:
    """Mentions in which the ceremony that an article is about is a name, if the article names no event before it."""
    first = next((m for m in mentions if domain.schema.is_a(m.kind, domain.schema.event)), None)
    if first is None or not first.definite or not deeds_in(first.name, domain):
        return list(mentions)
    return [replace(m, definite=False) if m.definite and m.name == first.name else m for m in mentions]


def deeds_in(name: str, domain: Domain) -> list[str]:
    """The verbs that the name of an event is made of before its head word: 签约 and 揭牌 of 签约暨揭牌仪式."""
    for at in range(1, len(name)):
        deeds = name[:at].split(_AND)
        if (
            name[at:] in domain.names.heads
            and domain.names.occasions.issuperset(deeds)
            and domain.frames.verbs.keys() >= set(deeds)
        ):
            return deeds
    return []
