"""Heads: what the word at the end of a name says of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import HAN


def head_kind(name: str, domain: Domain) -> str | None:
    """The class that the word at the end of a name gives it, the longest such word deciding."""
    names = domain.names
    for length in range(min(len(name), names.longest_head), 0, -1):
        kind = names.heads.get(name[-length:]) or names.tails.get(name[-length:])
        if kind and length < len(name):
            return kind
    return None


def is_closed(name: str, domain: Domain) -> bool:
    """Whether a name is whole: it ends in a head word, or in a tail with no head word before it, not as 青川大学信息(与控制工程学院) does."""
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
    tail = next((name[-n:] for n in range(names.longest_head, 0, -1) if name[-n:] in names.tails), "")
    rest = name[: len(name) - len(tail)]
    return rest != name and (rest.startswith(names.common_parts) or rest.endswith(names.common_parts))


def unknown_word(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the single character at `k` stands beside another one: LAC cuts words that it does not know into characters."""

    def single(j: int) -> bool:
        if not (
            0 <= j < len(units)
            and len(units[j].text) == 1
            and HAN.match(units[j].text) is not None
            and units[j].tag in ("n", "v", "a", "f", "nz", "vn", "ad", "d")
            and units[j].text not in domain.names.stops
        ):
            return False
        before, after = units[j - 1 : j] if j else (), units[j + 1 : j + 2]
        return not (
            any(u.text + units[j].text in domain.frames.verbs for u in before)
            or any(units[j].text + u.text in domain.frames.verbs for u in after)
        )

    return single(k) and (
        (single(k - 1) and units[k - 1].end == units[k].start) or (single(k + 1) and units[k].end == units[k + 1].start)
    )
