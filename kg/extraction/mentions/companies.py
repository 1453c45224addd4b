"""Brands: companies that go by an unknown word and the word of their trade, 驰柳|汽车, 杭州|茗上|生物.

Of such a name LAC knows only the end. Two signs tell it from a common compound (智能|装备): LAC cuts the brand into single characters, as it does
with words that it has never seen, or it cuts it differently from one place of the text to the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import UNKNOWN_BRAND
from kg.extraction.tokens.heads import common_compound
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import HAN
from kg.extraction.tokens.titles import begins_office

_LENGTH = 2  # characters of a brand

_CONTENT = frozenset(("n", "v", "a", "f", "nz", "vn", "ORG", "LOC", "PER", "nr", "s", "ad", "an"))

_COPULAS = ("是", "为", "成为", "作为")

_NOUNS = frozenset(("n", "vn", "nz"))


def brands_in(sentences: Sequence[Sentence], domain: Domain) -> Iterator[Mention]:
    """The companies of an article that are named after an unknown word."""
    names = domain.names
    tails = sorted(
        (t for t, kind in names.tails.items() if domain.schema.is_a(kind, domain.schema.organization)),
        key=len,
        reverse=True,
    )
    if not tails:
        return
    first = "".join(sorted({re.escape(t[0]) for t in tails}))
    pattern = re.compile(f"(?=[{first}])(?:{'|'.join(map(re.escape, tails))})")  # most characters begin none
    places: dict[str, list[tuple[Sentence, int, int]]] = defaultdict(list)
    cuts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for s in sentences:
        for m in pattern.finditer(s.text):
            brand = s.text[max(0, m.start() - _LENGTH) : m.start()]
            words = _words(s, m.start() - _LENGTH, m.end())
            if (
                len(brand) == _LENGTH
                and HAN.match(brand)
                and brand not in names.generic
                and words
                and _may_be(words, brand, domain)
            ):
                places[brand + m.group()].append((s, m.start() - _LENGTH, m.end()))
                cuts[brand + m.group()].add(tuple(w.text for w in words))
    for name, found in places.items():
        kind = names.tails[name[_LENGTH:]]
        known = any(len(cut[0]) == 1 for cut in cuts[name]) or len(cuts[name]) > 1
        for s, a, b in found:
            if known and not _goes_on(s, b, domain):
                start = _with_place(s, a)
                yield Mention(s.start + start, s.start + b, s.text[start:b], kind, UNKNOWN_BRAND)


def _words(s: Sentence, a: int, b: int) -> list[Token]:
    """The words between two places of a sentence, none if no word begins at the first or ends at the second."""
    words = [t for t in s.tokens if t.start - s.start < b and t.end - s.start > a]
    return words if words and words[0].start - s.start == a and words[-1].end - s.start == b else []


def _may_be(words: Sequence[Token], brand: str, domain: Domain) -> bool:
    inside = [w for w in words if w.start < words[0].start + len(brand)]
    if brand[-1] in "市区县省州镇" or any(
        w.text in domain.names.stops or w.text in domain.frames.verbs or w.tag not in _CONTENT for w in inside
    ):
        return False
    return not (len(inside) == 1 and inside[0].text == brand and inside[0].tag in (*_NOUNS, "a", "an"))


def _goes_on(s: Sentence, b: int, domain: Domain) -> bool:
    """Whether a noun follows that makes the name part of a common compound."""
    after = next((t for t in s.tokens if t.start - s.start >= b), None)
    return (
        after is not None
        and after.start - s.start == b
        and after.tag in _NOUNS
        and after.text not in domain.offices.titles
        and not after.text.startswith(domain.names.head_words)
    )


def _with_place(s: Sentence, a: int) -> int:
    before = next((t for t in reversed(s.tokens) if t.end - s.start <= a), None)
    if before is not None and before.tag == "LOC" and before.end - s.start == a and len(before.text) <= 3:
        return before.start - s.start
    return a


def is_brand(units: Sequence[Token], start: int, i: int, modifiers: Sequence[Token], word: str, domain: Domain) -> bool:
    """Whether what stands before a word that ends many names is a company's own: 弋江|汽车."""
    brand = modifiers[0]
    if (
        len(modifiers) > 1
        or common_compound(brand.text + word, domain)
        or brand.text in domain.gazetteer.by_name
        or brand.text in domain.names.generic
        or not 2 <= len(brand.text) <= 4
    ):
        return False
    after = units[i + 1] if i + 1 < len(units) else None
    if after is not None and begins_office(after.text, domain):
        return True
    if (
        after is not None
        and after.tag == "vn"
        and (after.text in domain.names.stops or after.text in domain.frames.verbs)
    ):
        after = None  # 甲物业|运营
    if after is not None and after.tag in _NOUNS:
        return False
    return brand.tag in ("LOC", "ORG", "PER", "nz") or _told_firm(units, start, i, domain)


def _told_firm(units: Sequence[Token], start: int, i: int, domain: Domain) -> bool:
    """Whether the clause says that it is one: 校友企业|海棠|生物, 海棠|生物|是|最早|入园|的|企业, 海棠|生物|是|第一家."""
    if start and _firms(units[start - 1], domain):
        return True
    if i + 1 == len(units) or units[i + 1].text not in _COPULAS:
        return False
    clause = list(takewhile(lambda u: u.tag != "w", units[i + 2 :]))
    return any(u.text.endswith("家") and u.tag in ("m", "q") for u in clause) or (
        bool(clause) and _firms(clause[-1], domain)
    )


def _firms(u: Token, domain: Domain) -> bool:
    """Whether a word is a common noun for bodies: 企业, 校友企业."""
    category = domain.names.categories.get(u.text) or domain.names.categories.get(u.text[-2:])
    return u.tag == "n" and category is not None and domain.schema.is_a(category.kind, domain.schema.organization)
