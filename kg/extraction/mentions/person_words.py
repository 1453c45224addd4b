"""Words that may be persons' names, and what around them says that they are."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.foreign_names import after_office
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import AFTER_PERSONS, HAN
from kg.extraction.tokens.titles import ends_in_title

_OF_PERSONS = frozenset("说 表示 介绍 摄 坦言 告诉 称 等".split())
"""Words after a person's name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence that may be a person's name or begin one."""

    sentence: Sentence
    i: int
    domain: Domain

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of its sentence."""
        return self.sentence.tokens

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.sentence.tokens[self.i]

    @property
    def before(self) -> Token | None:
        """The word before it."""
        return before(self.sentence.tokens, self.i)

    @property
    def after(self) -> Token | None:
        """The word after it."""
        return after(self.sentence.tokens, self.i)

    @property
    def beyond(self) -> Token | None:
        """The second word after it."""
        return after(self.sentence.tokens, self.i + 1)

    @property
    def holds_office(self) -> bool:
        """Whether a word of office stands right before it: 校长|张三."""
        return self.i > 0 and after_office(self.sentence.tokens, self.i, self.domain)

    def upto(self, end: int) -> str:
        """The text from its beginning up to an offset."""
        start = self.sentence.start
        return clean(self.sentence.text[self.token.start - start : end - start])

    def mention(self, end: int, name: str, rule: NameRule) -> Mention:
        """A person whose name begins with it."""
        return Mention(self.token.start, end, name, self.domain.schema.person, rule)


def takes_office(word: Token | None, domain: Domain) -> bool:
    """Whether a word after a name says that somebody takes an office: 巴特尔|任|主任."""
    return word is not None and word.text in domain.offices.taking


def acts(word: Word) -> bool:
    """Whether a short name stands in a list of names, before a verb that people do, or is described: 年轻的|王明|，."""
    near = word.tokens[max(0, word.i - 2) : word.i] + word.tokens[word.i + 1 : word.i + 3]
    if any(t.tag == "PER" for t in near) or _is_described(word):
        return True
    following = word.after
    if following is None:
        return False
    known = following.text in word.domain.frames.verbs or following.text in _OF_PERSONS
    return known or ends_in_title(following.text, word.domain)


def _is_described(word: Word) -> bool:
    """Whether a phrase before it ends with 的, or a comma follows what a sentence begins with."""
    left, following = word.before, word.after
    if left is None:
        return following is not None and following.text == "，"
    return left.text == "的" and (following is None or following.tag in AFTER_PERSONS)


def is_among_names(word: Word) -> bool:
    """Whether a name of a rare surname stands in a row of persons or before a word of office: 甲、谯仲文、乙; 容景行院士."""
    t, tokens, i = word.token, word.tokens, word.i
    if not 2 < len(t.text) < 5 or not HAN.match(t.text):
        return False
    following = word.after
    if following is not None and following.text in word.domain.offices.titles and touches(t, following):
        return True
    return _is_between_commas(word) and any(0 <= k < len(tokens) and tokens[k].tag == "PER" for k in (i - 2, i + 2))


def _is_between_commas(word: Word) -> bool:
    return all(t is not None and t.text == "、" for t in (word.before, word.after))
