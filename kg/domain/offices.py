"""The words for what somebody is: offices, ranks, degrees and honours, and the other nouns that stand before a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Offices:
    """The words for what somebody is."""

    titles: frozenset[str]
    ranks: tuple[str, ...]
    """Titles that many hold at once: 院士."""
    title_endings: tuple[str, ...]
    """What words for people of a trade or rank end in, right before a name: 炼钢工."""
    title_modifiers: frozenset[str]
    honoured: frozenset[str]
    """Words for who has won what stands before them: 奖章获得者."""
    degrees: frozenset[str]
    """Titles that say where somebody has studied, not where he or she works: 清华大学博士."""
    appositions: frozenset[str]
    """Nouns that stand before a person's name and are no office: 选手."""
    teams: frozenset[str]
    """Words for those around a person: what 某某团队的项目 says of the project it says of the person."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Words that stand before a person's name: titles and appositions."""
        return self.titles | self.appositions


def offices_of(lexicon: Lexicon) -> Offices:
    """What a lexicon says of the words for what somebody is."""
    return Offices(
        titles=lexicon.set_of("title"),
        ranks=tuple(lexicon.words("rank")),
        title_endings=tuple(lexicon.words("titleEnding")),
        title_modifiers=lexicon.set_of("titleModifier"),
        honoured=lexicon.set_of("honoured"),
        degrees=lexicon.set_of("degree"),
        appositions=lexicon.set_of("apposition"),
        teams=lexicon.set_of("team"),
    )
