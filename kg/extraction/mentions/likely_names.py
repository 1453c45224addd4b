"""Likely names: what the tagger sees that may be a name, by its form and by how likely it is to be one at all."""

from __future__ import annotations

import re
from collections.abc import Container, Set

from kg.domain import Domain
from kg.extraction.mentions.learned_ends import with_own_ends
from kg.extraction.mentions.mention import LONGEST, is_of_number
from kg.extraction.mentions.tagger import Seen, Tagged
from kg.extraction.rules.learned import SURE_OF_CLASS, SURE_OF_CUT, SURE_OF_WIDER
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.tags import BOTH, LISTING
from kg.language.codes import document_numbers
from kg.language.spans import Found

_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"))
_COUNT = re.compile(r".[两二三四五六七八九十\d]+余?家.{1,4}$")
_SHORTEST = 2  # characters of a name
_LONGEST_REST = 3  # characters of a title after a name that it begins with


def likely_names(seen: Seen, text: str, ends: Set[int], domain: Domain) -> list[Tagged]:
    """The names that the tagger is sure enough of and that may be one: no part of a word, of a quotation, of a document's number."""
    cited = list(document_numbers(text))
    begins = {(t.found.start, t.found.label) for t in seen.names}
    return [
        t
        for t in (with_own_ends(t, text, domain) for t in seen.names)
        if _is_likely(t, seen, text, ends, domain)
        and _may_be_name(text[t.found.start : t.found.end])
        and not _only_describes(t.found, text, begins, domain)
        and not _ends_in_conjunction(t.found, text, ends)
        and not _begins_title(t.found, text, domain)
        and not is_of_number(text, t.found[:2], cited, domain)
    ]


def _is_likely(tagged: Tagged, seen: Seen, text: str, ends: Set[int], domain: Domain) -> bool:
    """Whether the tagger is sure enough of a name, or that it is one, of whatever class, if its last word tells of which: 某某水库|扩建工程."""
    found = tagged.found
    if not _ends_word(found.end, text, ends):
        return tagged.probability >= SURE_OF_CUT
    named = 1 - seen.nothing[found.start : found.end].max(initial=0.0) >= SURE_OF_WIDER
    return tagged.probability >= SURE_OF_CLASS or bool(named and agrees(found, text, domain))


def agrees(found: Found, text: str, domain: Domain) -> bool:
    """Whether the last word of a name is one of its class: 某某水库扩建工程, a programme."""
    kind, core = head_kind(text[found.start : found.end], domain), domain.schema.core_class
    return kind is not None and core(kind) == core(found.label)


def _ends_word(end: int, text: str, ends: Set[int]) -> bool:
    """Whether a word ends at an offset, one that LAC runs a conjunction into as well: 统计司|和."""
    return end in ends or text[end : end + 1] in LISTING


def _ends_in_conjunction(found: Found, text: str, ends: Set[int]) -> bool:
    """Whether the last character of a name is a conjunction: 某大学|与; not 埃及."""
    return text[found.end - 1] in LISTING and found.end - 1 in ends


def _begins_title(found: Found, text: str, domain: Domain) -> bool:
    """Whether a name is the beginning of a title: 泰山|学者."""
    longer = (text[found.start : found.end + n] for n in range(1, _LONGEST_REST + 1))
    return any(words in domain.offices.titles for words in longer)


def _may_be_name(words: str) -> bool:
    """Whether words are as long as names are, have both of each pair of marks, do not begin with a pronoun, 双方共建某某实验室, and count no firms, 某某物流两家公司."""
    if _COUNT.search(words):
        return False
    paired = words.isalnum() or all(words.count(opened) == words.count(closed) for opened, closed in _PAIRS)
    return paired and _SHORTEST <= len(words) <= LONGEST and not words.startswith(BOTH)


def _only_describes(found: Found, text: str, begins: Container[tuple[int, str]], domain: Domain) -> bool:
    """Whether a name is a common word, 百强县, as only those of fields are, or says what the name behind a dash is: 全城瞩目的|城市盛会|——某某峰会."""
    if found.label != domain.schema.field and text[found.start : found.end] in domain.names.generic:
        return True
    dashed = text[found.start - 1 : found.start] == "的" and text.startswith("——", found.end)
    return dashed and (found.end + len("——"), found.label) in begins
