"""Heads: what the word at the end of a name says of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import HAN, OF_CHARACTERS

POINTING = frozenset("我 该 本".split())
"""Words before the last word of a name by which it means what is spoken of: 我校, 该院."""


def head_kind(name: str, domain: Domain) -> str | None:
    """The class that the word at the end of a name gives it, the longest such word deciding."""
    names = domain.names
    ends = (name[-length:] for length in names.ends_of_names.get(name[-1:], ()) if length < len(name))
    kinds = (names.heads.get(end) or names.tails.get(end) for end in ends)
    return next(filter(None, kinds), None)


def is_closed(name: str, domain: Domain) -> bool:
    """Whether a name is whole: it ends in a head word, or in a tail with no head word before it.

    青川大学信息(与控制工程学院) does not.
    """
    if head_kind(name, domain) is None:
        return False
    return name.endswith(domain.names.head_words) or not any(
        name[:n].endswith(domain.names.head_words) for n in range(3, len(name))
    )


def common_compound(name: str, domain: Domain) -> bool:
    """Whether what LAC took for an organization is a trade or a product: 新能源|汽车, of two words that both end names."""
    names = domain.names
    if name.endswith(names.head_words) or any(name[:n] in domain.gazetteer.leading for n in (2, 3)):
        return False
    tail = next((name[-n:] for n in names.ends_of_names.get(name[-1:], ()) if name[-n:] in names.tails), "")
    rest = name[: len(name) - len(tail)]
    return rest != name and (rest.startswith(names.common_parts) or rest.endswith(names.common_parts))


def unknown_word(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the character at `k` stands beside another one: LAC cuts words that it does not know, 驰|柳."""
    if not _is_character(units, k, domain):
        return False
    if touches(before(units, k), units[k]) and _is_character(units, k - 1, domain):
        return True
    return touches(units[k], after(units, k)) and _is_character(units, k + 1, domain)


def _is_character(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the unit at `k` is a character that stops no name and makes no verb with its neighbours."""
    u = units[k]
    if len(u.text) > 1 or u.tag not in OF_CHARACTERS or u.text in domain.names.stops or not HAN.match(u.text):
        return False
    left, right = before(units, k), after(units, k)
    verb = (left is not None and left.text + u.text in domain.frames.verbs) or (
        right is not None and u.text + right.text in domain.frames.verbs
    )
    return not verb
