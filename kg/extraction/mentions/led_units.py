"""Led units: a part of a body, in common words, at which an office is held: 某大学|教务处|处长, 就业指导中心|主任|某某; not 教务处|通知."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.domain import Domain
from kg.extraction.mentions.mention import LONGEST, Mention, clean
from kg.extraction.rules.names import LED_UNIT
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import ATTRIBUTIVE, FUNCTIONAL, NOUNS
from kg.extraction.tokens.titles import ends_in_title

_OWN = 2
"""Characters that a unit's name has besides the word for one, at least: 教务|处."""
_EACH = ("各", "全", "每")
_CLOSING = "》”’）)"
_LEADING = FUNCTIONAL | {"r"}
"""Marks and words that stand before a name and are no part of it."""
_IN_NAMES = ATTRIBUTIVE | {"an", "v", "c"}
"""Words within a name that a body begins: 某局|注册|审批处, 某社|发展|与|改革部."""
_MOST = 8
"""Words of a unit's name at most."""


def led_units(sentence: Sentence, named: Sequence[Mention], domain: Domain) -> Iterator[Mention]:
    """The units of a sentence at which an office is held, each with the name of the body before it.

    Args:
        sentence: a sentence.
        named: the names of its text, in order, none in another.
        domain: what is known beforehand.
    """
    row = _Row(sentence.tokens, [m for m in sentence.among(named) if not m.definite], domain)
    for i, token in enumerate(sentence.tokens):
        if token.text[-1] in domain.offices.last_characters and ends_in_title(token.text, domain):
            unit = row.unit_before(i)
            if unit is not None:
                yield unit


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a sentence and the names among them."""

    tokens: Sequence[Token]
    named: Sequence[Mention]
    domain: Domain

    def unit_before(self, i: int) -> Mention | None:
        """The unit that stands before the office whose title ends with the word at `i`."""
        last = self._past_modifiers(i)
        word = self._word_for_unit(last, "".join(t.text for t in self.tokens[last + 1 : i + 1]))
        if not word:
            return None
        start, end = self._start_at_body(last), self.tokens[last].end
        if start is None and self._is_held(i):
            start = self._start_alone(last, end - len(word) - _OWN)
        return self._named(start, end) if start is not None and end - start <= LONGEST else None

    def _start_at_body(self, last: int) -> int | None:
        """Where the body or the place begins that the name of a unit that ends at `last` begins with: 某局|注册|审批处; nothing if there is none."""
        for k in range(last, max(-1, last - _MOST), -1):
            body = self._name_up_to(self.tokens[k].start)
            if body is not None:
                return body.start
            if not self._goes_on(k, _IN_NAMES):
                break
        return None

    def _start_alone(self, last: int, latest: int) -> int | None:
        """Where the name of a unit of common words begins, at `latest`: 教务处; nothing in 《某报》|编辑部, or where its first word is none of a name."""
        first = last
        while self._goes_on(first, ATTRIBUTIVE):
            first -= 1
        first = next(k for k in range(first, last + 1) if k == last or self.tokens[k].tag in NOUNS)
        start = self.tokens[first].start
        points_back = self.tokens[first].text in self.domain.names.selves  # 公司|办公室
        return start if start <= latest and not points_back and self._begins_at(first) else None

    def _goes_on(self, k: int, tags: frozenset[str]) -> bool:
        """Whether the word before the one at `k` may belong to the same name."""
        left, domain = before(self.tokens, k), self.domain
        if left is None or left.tag not in tags or not touches(left, self.tokens[k]) or self._over(left):
            return False
        acts = left.tag == "v" and left.text in domain.frames.verbs
        return left.tag == "c" or not (acts or left.text in domain.names.stops)

    def _begins_at(self, first: int) -> bool:
        """Whether a name may begin with a word: 邀请|教务处; not 采购|招标部, of which a part is left, or 该公司|办公室."""
        left, domain = before(self.tokens, first), self.domain
        if left is None or not touches(left, self.tokens[first]):
            return True
        if left.tag in _LEADING:
            return left.text not in _CLOSING and not self._over(left)
        known = left.text in domain.names.stops or left.text in domain.frames.verbs
        return known or left.text in domain.offices.title_modifiers

    def _named(self, start: int, end: int) -> Mention:
        """A unit between two offsets, of the class of bodies that its last word gives."""
        name, body = "".join(t.text for t in self.tokens if start <= t.start < end), self.domain.schema.organization
        kind = head_kind(name, self.domain) or body
        return Mention(start, end, clean(name), kind if self.domain.schema.is_a(kind, body) else body, LED_UNIT)

    def _past_modifiers(self, i: int) -> int:
        """Index of the word before a title and what qualifies it: 教务处|常务|副处长."""
        k = i - 1
        while k >= 0 and self.tokens[k].text in self.domain.offices.title_modifiers | self.domain.offices.deputies:
            k -= 1
        return k

    def _word_for_unit(self, last: int, title: str) -> str:
        """What says that a word ends the name of a unit that an office may lead: 处 of 教务处 before 处长; nothing before 教授, or if it is in a name."""
        if last < 0 or not touches(self.tokens[last], self.tokens[last + 1]) or self._over(self.tokens[last]):
            return ""
        offices, text = self.domain.offices, self.tokens[last].text
        if text.startswith(_EACH):
            return ""
        led = offices.after_what(title)
        endings = (led,) if led else offices.units if title.endswith(offices.posts) else ()
        return next(filter(text.endswith, endings), "")

    def _over(self, token: Token) -> bool:
        """Whether a name holds a word."""
        k = bisect_right(self.named, token.start, key=attrgetter("end"))
        return k < len(self.named) and self.named[k].start < token.end

    def _name_up_to(self, at: int) -> Mention | None:
        """The body or the place that ends at an offset."""
        k = bisect_left(self.named, at, key=attrgetter("end"))
        one = self.named[k] if k < len(self.named) and self.named[k].end == at else None
        schema = self.domain.schema
        bodies = (schema.organization, schema.place)
        return one if one is not None and any(schema.is_a(one.kind, cls) for cls in bodies) else None

    def _is_held(self, i: int) -> bool:
        """Whether a person stands right behind the word at `i`."""
        k = bisect_left(self.named, self.tokens[i].end, key=attrgetter("start"))
        one = self.named[k] if k < len(self.named) else None
        return (
            one is not None
            and one.start == self.tokens[i].end
            and self.domain.schema.is_a(one.kind, self.domain.schema.person)
        )
