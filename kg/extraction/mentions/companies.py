"""Companies: those that go by an unknown word and the word of their trade, 驰柳|汽车, 杭州|茗上|生物.

Of such a name LAC knows only the end. Two signs tell it from a common compound (智能|装备): LAC cuts the brand into single characters, as it does
with words that it has never seen, or it cuts it differently from one place of the text to the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.domain import Domain
from kg.extraction.mentions.compound import Compound
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import UNKNOWN_BRAND
from kg.extraction.tokens.heads import common_compound
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import BRANDS, CONTENT, HAN, NOUNS, ONE_WORD
from kg.extraction.tokens.titles import begins_office

_LENGTH = 2  # characters of a brand
_SHORT = 3  # characters of a place that a company's name begins with: 杭州, 内蒙古


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a brand stands, with the word of its trade."""

    sentence: Sentence
    start: int
    """Offset into the sentence."""
    end: int
    cut: tuple[str, ...]
    """The words into which LAC cuts it."""


class Brands:
    """The companies of an article that are named after an unknown word."""

    def __init__(self, domain: Domain) -> None:
        """Takes the domain that has the words for trades."""
        self.domain = domain
        self._trades = _trades(domain)
        self._places: dict[str, list[_Place]] = defaultdict(list)

    def look_in(self, s: Sentence) -> None:
        """Notes where what may be the name of a company stands in a sentence."""
        for m in self._trades.finditer(s.text):
            start = m.start() - _LENGTH
            words = _words(s, start, m.end()) if start >= 0 else []
            if words and _may_be(words, s.text[start : m.start()], self.domain):
                place = _Place(s, start, m.end(), tuple(w.text for w in words))
                self._places[s.text[start : m.end()]].append(place)

    def mentions(self) -> Iterator[Mention]:
        """Those of the sentences that were looked in: LAC cuts a brand in several ways, or tears it."""
        for name, places in self._places.items():
            kind, cuts = self.domain.names.tails[name[_LENGTH:]], {place.cut for place in places}
            if len(cuts) == 1 and all(len(cut[0]) > 1 for cut in cuts):
                continue
            for place in places:
                if not _goes_on(place, self.domain):
                    yield _with_seat(place, kind)


def _trades(domain: Domain) -> re.Pattern[str]:
    """Any of the words of a trade, the longest at each place."""
    schema = domain.schema
    tails = [tail for tail, kind in domain.names.tails.items() if schema.is_a(kind, schema.organization)]
    if not tails:
        return re.compile("(?!)")
    words = "|".join(map(re.escape, sorted(tails, key=len, reverse=True)))
    first = "".join(sorted({re.escape(tail[0]) for tail in tails}))
    return re.compile(f"(?=[{first}])(?:{words})")  # most characters begin none


def _words(s: Sentence, a: int, b: int) -> list[Token]:
    """The words between two places of a sentence, none if no word begins at the first or ends at the second."""
    words = [t for t in s.tokens if t.start - s.start < b and t.end - s.start > a]
    return words if words and words[0].start - s.start == a and words[-1].end - s.start == b else []


def _may_be(words: Sequence[Token], brand: str, domain: Domain) -> bool:
    """Whether two characters may be a brand: 驰|柳, not 智能, 云江市 or what someone does."""
    if brand in domain.names.generic or brand[-1] in domain.places.endings or not HAN.match(brand):
        return False
    inside = [w for w in words if w.start < words[0].start + _LENGTH]
    if any(w.tag not in CONTENT or w.text in domain.names.stops or w.text in domain.frames.verbs for w in inside):
        return False
    return not (len(inside) == 1 and inside[0].text == brand and inside[0].tag in ONE_WORD)


def _goes_on(place: _Place, domain: Domain) -> bool:
    """Whether a noun follows that makes the name part of a common compound."""
    end = place.sentence.start + place.end
    noun = next((t for t in place.sentence.tokens if t.start >= end), None)
    if noun is None or noun.start != end or noun.tag not in NOUNS:
        return False
    return noun.text not in domain.offices.titles and not noun.text.startswith(domain.names.head_words)


def _with_seat(place: _Place, kind: str) -> Mention:
    """A company with the place right before it: 杭州|茗上|生物."""
    s = place.sentence
    seat = next((t for t in reversed(s.tokens) if t.end - s.start <= place.start), None)
    seated = seat is not None and seat.tag == "LOC" and seat.end - s.start == place.start and len(seat.text) <= _SHORT
    start = seat.start - s.start if seat is not None and seated else place.start
    return Mention(s.start + start, s.start + place.end, s.text[start : place.end], kind, UNKNOWN_BRAND)


def is_brand(compound: Compound) -> bool:
    """Whether what stands before a word that ends many names is a company's own: 弋江|汽车, not 智能|汽车."""
    brand, domain = compound.modifiers[0], compound.domain
    if len(compound.modifiers) > 1 or not 2 <= len(brand.text) <= 4 or _is_known_or_common(brand.text, compound):
        return False
    following = compound.after
    if following is not None and begins_office(following.text, domain):
        return True
    if following is not None and following.tag in NOUNS and not _is_deed(following, domain):
        return False
    return brand.tag in BRANDS


def _is_known_or_common(word: str, compound: Compound) -> bool:
    """Whether a word before the word of a trade is a place or a common word."""
    domain = compound.domain
    return (
        word in domain.gazetteer.by_name
        or word in domain.names.generic
        or common_compound(word + compound.head.word, domain)
    )


def _is_deed(noun: Token, domain: Domain) -> bool:
    """甲物业|运营: what it does is no part of its name."""
    return noun.tag == "vn" and (noun.text in domain.names.stops or noun.text in domain.frames.verbs)
