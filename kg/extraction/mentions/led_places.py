"""Led places: what ends as places or their buildings do is a body where an office is held at it, 某某美术馆|馆长, or somebody is of it, 某人（某某剧院）; not 在某某美术馆|举行."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.heads import head_kind

_LONGEST = 8
"""Characters of an office after a name: 党总支副书记."""


def as_bodies(mentions: Sequence[Mention], text: str, domain: Domain) -> list[Mention]:
    """The mentions of a text in which a place or a carrier is a body, wherever it is named, if somewhere an office at it or who is of it is named."""
    people = {m.end for m in mentions if m.kind == domain.schema.person}
    may_be = [m for m in mentions if not m.definite and _may_be_led(m, domain)]
    led = {m.name for m in may_be if _is_led(m, text, domain) or _is_bracketed(m, text, people)}
    body = domain.schema.organization
    return [replace(m, kind=body) if m.name in led and _may_be_body(m, domain) else m for m in mentions]


def _may_be_led(m: Mention, domain: Domain) -> bool:
    """Whether a name is of a place that people run, 某某美术馆, or of a carrier, 某某中心; no division, 某某镇, and no mere name, 云江."""
    is_place = m.name[-1] not in domain.places.endings and head_kind(m.name, domain) == domain.schema.place
    return is_place or _is_carrier(m, domain)


def _may_be_body(m: Mention, domain: Domain) -> bool:
    return domain.schema.is_a(m.kind, domain.schema.place) or _is_carrier(m, domain)


def _is_carrier(m: Mention, domain: Domain) -> bool:
    """Whether a name is of what one may hold an office at, though it is none of those who act: 某某中心."""
    schema = domain.schema
    held_at = schema.ranges.get(schema.body_property, frozenset())
    return bool(held_at) and schema.fits(m.kind, held_at) and not schema.is_a(m.kind, schema.organization)


def _is_led(m: Mention, text: str, domain: Domain) -> bool:
    """Whether an office that somebody has at a body stands right behind a name: 馆长, 党委副书记; no rank, 教授."""
    ends = range(m.end + 2, min(m.end + _LONGEST, len(text)) + 1)
    return any(_is_post(text[m.end : end], m.name[-1], domain) for end in ends)


def _is_bracketed(m: Mention, text: str, people: Set[int]) -> bool:
    """Whether a name stands alone in brackets behind somebody's. `people`: where their names end."""
    return m.start - 1 in people and text[m.start - 1] == "（" and text.startswith("）", m.end)


def _is_post(said: str, last: str, domain: Domain) -> bool:
    """Whether words are an office at a body whose name ends in a character: 副馆长 of a 馆, 总经理 of any."""
    offices = domain.offices
    if not (offices.is_sole(said) or said.endswith(offices.posts) or offices.after_what(said) == last):
        return False
    return any(said[k:] in offices.titles and _is_modifier(said[:k], domain) for k in range(len(said) - 1))


def _is_modifier(words: str, domain: Domain) -> bool:
    modifiers = domain.offices.title_modifiers
    return words in modifiers or all(c in modifiers for c in words) or _is_modifier_of_deputy(words, domain)


def _is_modifier_of_deputy(words: str, domain: Domain) -> bool:
    """Whether words are one that qualifies a deputy: 党委|副, 常务|副."""
    return words[:-1] in domain.offices.title_modifiers and words[-1:] in domain.offices.deputies
