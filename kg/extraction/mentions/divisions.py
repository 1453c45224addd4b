"""Divisions of the country that bear a name of which there are several: 南京市鼓楼区, 福州市鼓楼区."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention

_SHORTEST = 2  # characters of a division's own name: 蓟县


def whole_divisions(mentions: Sequence[Mention], domain: Domain) -> Iterator[Mention]:
    """南京市|鼓楼区: a division with the one before it, called 鼓楼区 too; not 嘉兴市|南湖区, of which there is one.

    Args:
        mentions: the outermost ones, in the order of the text.
        domain: what is known beforehand.
    """
    seated = [(left, right) for left, right in pairwise(mentions) if _is_seated(left, right, domain)]
    unclear = {right.name for left, right in seated if _is_unclear(left.name, right.name, domain)}
    for left, right in seated:
        if right.name in unclear:
            yield replace(right, start=left.start, name=left.name + right.name, aliases=(right.name,))
    for m in mentions:
        if known := domain.gazetteer.qualified.get(m.name):  # one word of LAC's
            yield replace(m, aliases=(domain.gazetteer.known[known].label,))


def _is_seated(left: Mention, right: Mention, domain: Domain) -> bool:
    """Whether a division stands right behind what it lies in: 南京市|鼓楼区; not 市中心|鼓楼区."""
    named = domain.schema.is_a(right.kind, domain.schema.place) and right.name not in domain.names.heads
    return left.end == right.start and named and _is_division(right.name, domain) and _is_seat(left, domain)


def _is_unclear(place: str, name: str, domain: Domain) -> bool:
    """Whether a name by itself does not tell which division it is: several have it, or the one known lies elsewhere."""
    gazetteer = domain.gazetteer
    return name in gazetteer.shared or not gazetteer.lies_in(name, place)


def _is_seat(m: Mention, domain: Domain) -> bool:
    """Whether a place is a division or known: 南京市, 南京; not 市中心."""
    known = m.name in domain.gazetteer.by_name and m.name not in domain.places.nationwide
    return (
        not m.definite and domain.schema.is_a(m.kind, domain.schema.place) and (known or _is_division(m.name, domain))
    )


def _is_division(name: str, domain: Domain) -> bool:
    return len(name) >= _SHORTEST and name[-1] in domain.places.divisions
