"""The words for what somebody is: offices, ranks, degrees and honours, and the other nouns that stand before a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Offices:
    """The words for what somebody is."""

    titles: frozenset[str]
    title_endings: tuple[str, ...]
    """What words for people of a trade or rank end in, right before a name: 炼钢工."""
    title_modifiers: frozenset[str]
    honoured: frozenset[str]
    """Words for who has won what stands before them: 奖章获得者."""
    founders: tuple[str, ...]
    """Titles of who has founded the body: 创始人."""
    degrees: frozenset[str]
    """Titles that say where somebody has studied, not where he or she works: 清华大学博士."""
    appositions: frozenset[str]
    """Nouns that stand before a person's name and are no office: 选手."""
    teams: frozenset[str]
    """Words for those around a person: what 某某团队的项目 says of the project it says of the person."""

    taking: frozenset[str]
    """Verbs after a name that say an office is taken: 某某任主任."""
    led: frozenset[str]
    """What an office is named after that leads it: 校 of 校长."""
    leader_endings: tuple[str, ...]
    """What such offices end in: 长."""
    sole: tuple[str, ...]
    """Offices of which each body has one: 校长."""
    sole_beginnings: tuple[str, ...]
    """What other such offices begin with: 党委书记."""
    posts: tuple[str, ...]
    """What offices end in that somebody has at a body, not by trade or rank: 总监."""
    units: tuple[str, ...]
    """What parts of a body end in that an office of any name may lead: 办公室."""
    deputies: frozenset[str]
    """What makes an office one of several: 副."""
    nouns: frozenset[str]
    """Words for an office after its title: 院长职务."""

    def after_what(self, title: str) -> str:
        """What an office may be named after that leads it, or is one of its own: 校 of 副校长 and of 校团委书记."""
        if len(title) > 1 and title.endswith(self.leader_endings):
            return title[-2]
        own = title[:1] in self.led and title[1:] not in self.titles and title[1:].startswith(self._long_modifiers)
        return title[0] if own else ""

    @cached_property
    def _long_modifiers(self) -> tuple[str, ...]:
        """Words of several characters that stand before a title: 团委."""
        return tuple(word for word in self.title_modifiers if len(word) > 1)

    def is_sole(self, title: str) -> bool:
        """Whether each body has only one such office: 党委书记, 校长, not 副校长."""
        return title.startswith(self.sole_beginnings) or title.endswith(self.sole)

    def is_shared(self, title: str) -> bool:
        """Whether many hold such an office at once: 副校长, 院士, 航天员; not 校长, 总监."""
        return self.is_deputy(title) or not title.endswith((*self.posts, *self.leader_endings, *self.founders))

    def is_deputy(self, title: str) -> bool:
        """Whether it is one of several below another office: 副校长."""
        return any(deputy in title for deputy in self.deputies)

    def goes_on(self, title: str) -> bool:
        """Whether a row of guests goes on with such an office at the body named before: 总裁甲，副总裁乙，总监丙; not 作家丙."""
        return self.is_sole(title) or self.is_deputy(title) or title.endswith(self.posts)

    def is_founder(self, title: str) -> bool:
        """Whether it is the title of who has founded the body: 联合创始人, not 总裁."""
        return title.endswith(self.founders)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words that stand before a person's name: titles and appositions."""
        return self.titles | self.appositions

    @cached_property
    def last_characters(self) -> frozenset[str]:
        """What the last word of any title ends in: 授, 长, 工."""
        return frozenset(word[-1] for word in (*self.words, *self.honoured, *self.title_endings))


def offices_of(lexicon: Lexicon) -> Offices:
    """What a lexicon says of the words for what somebody is."""
    return Offices(
        titles=lexicon.set_of("title"),
        title_endings=tuple(lexicon.words("titleEnding")),
        title_modifiers=lexicon.set_of("titleModifier"),
        honoured=lexicon.set_of("honoured"),
        founders=tuple(lexicon.words("founder")),
        degrees=lexicon.set_of("degree"),
        appositions=lexicon.set_of("apposition"),
        teams=lexicon.set_of("team"),
        taking=lexicon.set_of("taking"),
        led=lexicon.set_of("led"),
        leader_endings=tuple(lexicon.words("leaderEnding")),
        sole=tuple(lexicon.words("sole")),
        sole_beginnings=tuple(lexicon.words("soleBeginning")),
        posts=tuple(lexicon.words("post")),
        units=tuple(lexicon.words("unit")),
        deputies=lexicon.set_of("deputy"),
        nouns=lexicon.set_of("officeNoun"),
    )
