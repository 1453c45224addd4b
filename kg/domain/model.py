"""Plain values for what a domain folder says: terms, lexicon and gazetteer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property

from kg.domain.entries import Category, Frame, Known, Nesting


@dataclass(frozen=True)
class Domain:
    """Everything that the machine knows of a domain. Classes and properties go by their local names."""

    namespace: str
    version: str | None
    """IRI of this version of the ontology, else of the ontology."""
    supers: Mapping[str, frozenset[str]]
    """Each class with itself and all classes above it."""
    cores: frozenset[str]
    """The classes whose names stand in the IRIs of things."""
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    """Classes that a property goes from and to. A text-valued property has no range class."""
    texts: frozenset[str]
    """Properties whose values are texts."""
    symmetric: frozenset[str]
    heads: Mapping[str, str]
    """Class by the word at the end of a name."""
    tails: Mapping[str, str]
    """Class by a word that ends names, but many other things too: only with further signs."""
    occasions: frozenset[str]
    """Verbs that say what kind of event it is, right before its head word: 签约|大会."""
    whole: frozenset[str]
    """Head words that are a name by themselves: 一等奖."""
    captions: Mapping[str, str]
    """Class by a word beside a name in quotation marks that is no part of it: “某某”称号."""
    generic: frozenset[str]
    """Words that do not make a common noun a name: 校地合作载体."""
    stops: frozenset[str]
    """Verbs that never stand inside a name."""
    marks: Mapping[str, str]
    """Class of what stands in a pair of marks, such as 《》."""
    titles: frozenset[str]
    ranks: tuple[str, ...]
    """Titles that many hold at once: 院士."""
    title_endings: tuple[str, ...]
    """What words for people of a trade or rank end in, right before a name: 炼钢工."""
    honoured: frozenset[str]
    """Words for who has won what stands before them: 奖章获得者."""
    honour_property: str
    appositions: frozenset[str]
    """Nouns that stand before a person's name and are no office: 选手."""
    degrees: frozenset[str]
    """Titles that say where somebody has studied, not where he or she works: 清华大学博士."""
    degree_property: str
    title_modifiers: frozenset[str]
    title_property: str
    body_property: str
    year_property: str
    """Says when a thing happens that bears a year in its name."""
    within_property: str
    """Says which place a place lies in."""
    kind_property: str
    """Text-valued property that says what kind of thing a thing is."""
    legal_form: frozenset[str]
    """Characters of the words that say a body's form in law, which its short name leaves out: 有限责任公司."""
    abbreviated: frozenset[str]
    """Classes whose short names take characters of the full ones: 省科协 of 省科学技术协会."""
    placeless: str
    """Class in whose names a place is but a name."""
    selves: Mapping[str, str]
    """Class of what a noun by itself means of the bodies just spoken of: 学校, 公司."""
    person: str
    place: str
    organization: str
    event: str
    field: str
    document: str
    award: str
    author_property: str
    belongings: frozenset[str]
    """Nouns that stand for what they belong to: 秘书处设在某地 says where the body is."""
    openings: frozenset[str]
    """Words for the part of an event that stands for all of it: who goes to its 开幕式 goes to the event."""
    campuses: frozenset[str]
    """Head words of parts whose name is one with that of the whole: 某某大学某地分校."""
    teams: frozenset[str]
    """Words for those around a person: what 某某团队的项目 says of the project it says of the person."""
    frames: tuple[Frame, ...]
    nestings: tuple[Nesting, ...]
    coined: str | None
    """Class of a name that the text coins in quotation marks and comes back to."""
    owned: tuple[Nesting, ...]
    """What 某某的“某某” says: the inner class before 的, the outer one after it."""
    measures: Mapping[str, frozenset[str]]
    """Classes of the things that have a figure of such a name: 常住人口 a place, 营收 a company."""
    bearers: Mapping[str, float]
    """Weights of what says whose a figure is, learned from annotated texts; none: the rules alone say it."""
    categories: Mapping[str, Category]
    known: Mapping[str, Known]
    """Gazetteer entries by IRI."""
    leading: frozenset[str]
    """Names of gazetteer entries that are known at the beginning of a longer name too."""
    by_name: Mapping[str, str] = dataclass_field(default_factory=dict)
    """IRI of a gazetteer entry by any of its names."""

    def is_a(self, kind: str, cls: str) -> bool:
        """Whether a class is another or stands below it."""
        return kind == cls or cls in self.supers.get(kind, ())

    def comparable(self, a: str, b: str) -> bool:
        """Whether one class is the other or stands below it."""
        return self.is_a(a, b) or self.is_a(b, a)

    def core_class(self, kind: str) -> str:
        """The core class of a class: Organization for University."""
        return self._core_of.get(kind, kind)

    def fits(self, kind: str, classes: frozenset[str]) -> bool:
        """Whether a thing of this class may stand where one of `classes` is asked for."""
        return not classes or not classes.isdisjoint(self.supers.get(kind, (kind,)))

    def is_generic(self, words: str) -> bool:
        """Whether words are made of nothing but generic ones of up to four characters: 人才培养."""
        reached = {0}
        for end in range(1, len(words) + 1):
            if any(end - n in reached and words[end - n : end] in self.generic for n in range(1, min(end, 4) + 1)):
                reached.add(end)
        return len(words) in reached

    def names_kind(self, words: str) -> bool:
        """Whether words end with one that the lexicon has for a class or for its figures: 分论坛, 成员单位."""
        return any(
            words[k:] in known
            for k in range(len(words))
            for known in (self.heads, self.tails, self.categories, self.measures)
        )

    @cached_property
    def _core_of(self) -> dict[str, str]:
        return {k: next((c for c in sorted(above) if c in self.cores), k) for k, above in self.supers.items()}

    @cached_property
    def head_words(self) -> tuple[str, ...]:
        """All head words, for `str.endswith`."""
        return tuple(self.heads)

    @cached_property
    def ceremonies(self) -> tuple[str, ...]:
        """Head words of events that begin with what is done there: 签约仪式, 开幕式."""
        return tuple(
            h for h, k in self.heads.items() if self.is_a(k, self.event) and h.startswith(tuple(self.occasions))
        )

    @cached_property
    def common_parts(self) -> tuple[str, ...]:
        """Words of two characters or more that many names and common nouns are made of."""
        return tuple(w for w in (*self.tails, *sorted(self.generic)) if len(w) > 1)

    @cached_property
    def ends_of_names(self) -> dict[str, list[int]]:
        """How long head and tail words are, the longest first, by what they end in: a word that ends otherwise need not be looked at."""
        lengths: dict[str, set[int]] = {}
        for word in (*self.heads, *self.tails):
            lengths.setdefault(word[-1], set()).add(len(word))
        return {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words that stand before a person's name: titles and appositions."""
        return self.titles | self.appositions

    @cached_property
    def predicates(self) -> re.Pattern[str]:
        """Any verb that stands in no name, of two characters or more, the longest at each place."""
        words = sorted((v for v in self.stops | self.verbs.keys() if len(v) > 1), key=lambda v: (-len(v), v))
        return re.compile(f"(?=({'|'.join(map(re.escape, words)) or '(?!)'}))")

    @cached_property
    def verbs(self) -> dict[str, list[Frame]]:
        """All verbs of the frames, with the frames that each has."""
        found: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for verb in frame.verbs:
                found.setdefault(verb, []).append(frame)
        return found

    @cached_property
    def doers(self) -> dict[str, Frame]:
        """The frame of each noun for who does what it says: 主办单位."""
        return {noun: frame for frame in self.frames for noun in frame.nouns}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What verbs begin with, whole verbs too: words that go on otherwise need not be looked at."""
        return frozenset(v[:n] for v in self.verbs for n in range(1, len(v) + 1))

    @cached_property
    def attending(self) -> frozenset[str]:
        """Verbs of those who go to an event."""
        return frozenset(
            v
            for f in self.frames
            for s in f.says
            if self.event in self.domains[s.predicate]
            and self.person in self.ranges[s.predicate]
            and (s.subject, s.object) == ("event", "agent")
            and not any(x.object == "patient" for x in f.says)
            for v in f.verbs
        )

    @cached_property
    def introducing(self) -> frozenset[str]:
        """Verbs whose object is a new thing."""
        return frozenset(v for f in self.frames if f.introduces for v in f.verbs)

    @cached_property
    def bringing(self) -> frozenset[str]:
        """Verbs whose object is what the text goes on about: 推出, 设立."""
        return self.introducing | {v for f in self.frames if f.makes and not f.bare for v in f.verbs}

    @cached_property
    def naming(self) -> dict[str, tuple[str, bool]]:
        """Class that a verb gives its object, and whether it needs no quotation marks, by verb."""
        return {v: (f.makes, f.bare) for f in reversed(self.frames) if f.makes for v in f.verbs}

    @cached_property
    def starts_of_places(self) -> frozenset[str]:
        """The first one and two characters of names that are known at the beginning of a longer one."""
        return frozenset(name[:n] for name in self.leading for n in (1, 2))

    @cached_property
    def longest_head(self) -> int:
        """Characters of the longest head or tail word."""
        return max(map(len, (*self.heads, *self.tails)), default=0)
