"""Firms: what is left of their names without where they are, what they do and their form in law: 云照热力 of 江苏云照热力设备有限公司."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain import Domain

BRAND = 2  # characters that begin each short name of a firm


def brand_of(firm: str, domain: Domain) -> str:
    """The name of a firm without its form in law: 渭滨重工 of 渭滨重工集团有限公司."""
    brand = firm.rstrip("".join(domain.names.legal_form))
    is_firm = len(firm) - len(brand) > 1 and len(brand) >= BRAND and firm.endswith(domain.names.head_words)
    return brand if is_firm else firm


def own_names(brand: str, domain: Domain) -> Iterator[str]:
    """What a firm is called, with and without the places before: 江苏云照热力, 云照热力."""
    yield brand
    yield from (brand[k:] for k in range(2, len(brand) - 1) if is_of_places(brand[:k], domain))


def is_brand(short: str, full: str, domain: Domain) -> bool:
    """Whether a firm may go by a short name: it begins alike, takes characters in order, and leaves out no place."""
    if full[:BRAND] != short[:BRAND] or not has_in_order(short, full):
        return False
    pieces = (full[k : k + n] for k in range(BRAND, len(full)) for n in (2, 3))
    return not any(_is_place(piece, domain) and piece not in short for piece in pieces)


def is_of_places(words: str, domain: Domain) -> bool:
    """Whether words are one place or a few, each in the one before: 海东云江市."""
    if _is_place(words, domain) or domain.places.region.fullmatch(words):
        return True
    return any(_is_place(words[:k], domain) and is_of_places(words[k:], domain) for k in range(2, len(words) - 1))


def _is_place(words: str, domain: Domain) -> bool:
    iri = domain.gazetteer.by_name.get(words)
    return iri is not None and domain.schema.is_a(domain.gazetteer.known[iri].kind, domain.schema.place)


def has_in_order(short: str, full: str) -> bool:
    """Whether a name has all characters of a shorter one, in their order."""
    rest = iter(full)
    return all(c in rest for c in short)
