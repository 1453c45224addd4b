"""The words for places: what tells one by its ending, and what stands for the whole of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Places:
    """The words for places, most of them the last character of a name."""

    divisions: frozenset[str]
    """What the full name of a division of the country ends in, and a short one never: 云江市."""
    governed: frozenset[str]
    """Divisions that have bodies of their own, and stand for themselves in their names: 市委, 州科协."""
    endings: frozenset[str]
    """What the names of places end in, and those of brands never: 某镇."""
    dropped: frozenset[str]
    """What the short name of a place leaves out at its end: 云江(市)."""
    sites: frozenset[str]
    """What an unknown place within a name ends in: 某岛大桥."""
    own: frozenset[str]
    """What after 我, 本 or 该 means one's own: 我市, 本校."""
    throughout: frozenset[str]
    """Words for the whole of the place that the article is about: 全市."""
    nationwide: frozenset[str]
    committees: frozenset[str]
    """Head words that a division and one more character make: 市委."""

    def is_own(self, character: str) -> bool:
        """Whether a character after 我 means one's own: 我市, 我国."""
        return character in self.own or any(word[-1] == character for word in self.nationwide)

    def is_committee(self, text: str, end: int) -> bool:
        """Whether the division that ends there is the beginning of a word: 清江市|委书记, not 清江市|举办."""
        return text[end - 1 : end + 1] in self.committees

    @cached_property
    def region(self) -> re.Pattern[str]:
        """The division at the beginning of a body's name: 四川省|科学技术协会, 云江|市委."""
        one = f"[{''.join(sorted(self.governed))}]" if self.governed else "(?!)"
        committee = "|".join(map(re.escape, sorted(self.committees))) or "(?!)"
        return re.compile(f".{{0,6}}?(?!{committee}){one}|.{{0,4}}?(?={committee}){one}")


def places_of(lexicon: Lexicon, heads: Iterable[str]) -> Places:
    """What a lexicon says of the words for places. `heads`: what names end in."""
    governed = lexicon.set_of("governed")
    return Places(
        divisions=lexicon.set_of("division"),
        governed=governed,
        endings=lexicon.set_of("placeEnding"),
        dropped=lexicon.set_of("dropped"),
        sites=lexicon.set_of("site"),
        own=lexicon.set_of("own"),
        throughout=lexicon.set_of("throughout"),
        nationwide=lexicon.set_of("nationwide"),
        committees=frozenset(word for word in heads if len(word) == 2 and word[0] in governed),
    )
