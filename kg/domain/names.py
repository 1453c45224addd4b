"""The words that names are made of: what they end in and never hold, and what class a word gives to the name that it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.domain.entries import Category
from kg.domain.schema import Schema
from kg.domain.words import Lexicon


@dataclass(frozen=True)
class Names:
    """The words that names are made of, and those that stand for a name."""

    heads: Mapping[str, str]
    """Class by the word at the end of a name."""
    tails: Mapping[str, str]
    """Class by a word that ends names, and many other things too: only with further signs."""
    occasions: frozenset[str]
    """Verbs that say what kind of event it is, right before its head word: 签约|大会."""
    ceremonies: tuple[str, ...]
    """Head words of events that begin with what is done there: 签约仪式, 开幕式."""
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
    legal_form: frozenset[str]
    """Characters of the words that say a body's form in law, which its short name leaves out: 有限责任公司."""
    abbreviated: frozenset[str]
    """Classes whose short names take characters of the full ones: 省科协 of 省科学技术协会."""
    plain: Mapping[str, str]
    """Class by a word that ends names of common words, where a verb sets up what they name: 增设|人才工作处."""
    selves: Mapping[str, str]
    """Class of what a noun by itself means of the bodies just spoken of: 学校, 公司."""
    categories: Mapping[str, Category]
    openings: frozenset[str]
    """Words for the part of an event that stands for all of it: who goes to its 开幕式 goes to the event."""
    campuses: frozenset[str]
    """Head words of parts whose name is one with that of the whole: 某某大学某地分校."""
    belongings: frozenset[str]
    """Nouns that stand for what they belong to: 秘书处设在某地 says where the body is."""
    measures: Mapping[str, frozenset[str]]
    """Classes of the things that have a figure of such a name: 常住人口 a place, 营收 a company."""

    beginnings: frozenset[str]
    """Common nouns that names begin with: 国家某与某实验室."""
    trades: tuple[str, ...]
    """What words for a trade end in, no name with the place before it: 某地草业."""
    suffixes: frozenset[str]
    """Words right after a head word that make both no name: 平台群."""
    continuations: tuple[str, ...]
    """What goes on from the head word of a body to another word: 大学生."""
    left_out_before: frozenset[str]
    """What the short name of a body leaves out at its beginning: 中共某市委."""
    left_out_within: frozenset[str]
    """What the short name of a body leaves out before its last two characters: 某市人民政府."""

    @cached_property
    def selves_by_ending(self) -> dict[str, str]:
        """The class of the first of `selves` that ends in a character: 校."""
        return {noun[-1]: kind for noun, kind in reversed([*self.selves.items()])}

    def full_forms(self, short: str) -> set[str]:
        """What a body may be called with the words that its short name leaves out: 某市人民政府 of 某市政府."""
        within = (short[:-2] + word + short[-2:] for word in self.left_out_within)
        return {*(word + short for word in self.left_out_before), *within}

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
    def firms(self) -> frozenset[str]:
        """The classes whose names end in a form in law: 集团."""
        return frozenset(kind for word, kind in self.heads.items() if self.legal_form.issuperset(word))

    @cached_property
    def head_words(self) -> tuple[str, ...]:
        """All head words, for `str.endswith`."""
        return tuple(self.heads)

    @cached_property
    def common_parts(self) -> tuple[str, ...]:
        """Words of two characters or more that many names and common nouns are made of."""
        return tuple(w for w in (*self.tails, *sorted(self.generic)) if len(w) > 1)

    @cached_property
    def ends_of_names(self) -> dict[str, list[int]]:
        """How long head and tail words are, the longest first, by what they end in: no other word need be looked at."""
        lengths: dict[str, set[int]] = {}
        for word in (*self.heads, *self.tails):
            lengths.setdefault(word[-1], set()).add(len(word))
        return {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}

    @cached_property
    def longest_head(self) -> int:
        """Characters of the longest head or tail word."""
        return max(map(len, (*self.heads, *self.tails)), default=0)


def names_of(lexicon: Lexicon, schema: Schema) -> Names:
    """What a lexicon says of the words of names."""
    heads, occasions = lexicon.by_word("head"), lexicon.set_of("occasionWord")
    begun = tuple(occasions)
    return Names(
        heads=heads,
        tails=lexicon.by_word("tail"),
        occasions=occasions,
        ceremonies=tuple(h for h, kind in heads.items() if schema.is_a(kind, schema.event) and h.startswith(begun)),
        whole=lexicon.set_of("whole"),
        captions=lexicon.by_word("caption"),
        generic=lexicon.set_of("generic"),
        stops=lexicon.set_of("stop"),
        marks=lexicon.by_word("mark"),
        legal_form=frozenset("".join(lexicon.words("legalForm"))),
        abbreviated=lexicon.terms("abbreviated"),
        plain=lexicon.by_word("plain"),
        selves=lexicon.by_word("self"),
        categories={w: Category(w, kind) for w, kind in lexicon.by_word("category").items()},
        openings=lexicon.set_of("opening"),
        campuses=lexicon.set_of("campus"),
        belongings=lexicon.set_of("belonging"),
        beginnings=lexicon.set_of("nameBeginning"),
        trades=tuple(lexicon.words("trade")),
        suffixes=lexicon.set_of("suffix"),
        continuations=tuple(lexicon.words("continuation")),
        left_out_before=lexicon.set_of("leftOutBefore"),
        left_out_within=lexicon.set_of("leftOutWithin"),
        measures=lexicon.several_by_word("measure"),
    )
