"""Marks that LAC runs into a word: symbols before or behind a name, and the bracket in the name of a company, 甲|（|宁波|）|投资有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import FUNCTIONAL, HAN, JOINING

_SYMBOLS = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ca\u25cc-\u25ee\u25f0-\u27bf\u2b00-\u2bff\u200d\u20e3\ufe0f\U0001f000-\U0001faff"
"""Emoji, arrows and ornaments; not ○ and ◯, which are zeros: 二○二三年."""
_OPENING, _CLOSING = "（(", "）)"
_PARTS = re.compile(rf"[{_SYMBOLS}]+|[（()）]|[^{_SYMBOLS}（()）]+")
_SYMBOL = re.compile(f"[{_SYMBOLS}]")
MARK = re.compile(f"[{_SYMBOLS}（()）]")
"""What may be run into a word."""
_FORM_WITHIN = 5
"""Words after a place in brackets in which the name of a company ends."""


def with_marks_apart(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """😀|清河大学, ）|投资有限公司: symbols, and a bracket whose fellow stands elsewhere, are words of their own."""
    for t in tokens:
        if _SYMBOL.search(t.text) or _has_half(t.text):
            yield from _parts(t, domain)
        else:
            yield t


def _has_half(text: str) -> bool:
    """Whether a word holds a bracket without its fellow beside other characters: ）有限公司; not ） or 甲（乙）."""
    return len(text) > 1 and sum(map(text.count, _OPENING)) != sum(map(text.count, _CLOSING))


def _parts(t: Token, domain: Domain) -> Iterator[Token]:
    """The parts of a word between its marks: 宁波|）|集团有限公司."""
    closed = False
    for m in _PARTS.finditer(t.text):
        text = m.group()
        mark = _SYMBOL.match(text) is not None or text in _OPENING + _CLOSING
        closed = closed or text in _CLOSING
        tag = "w" if mark else _tag(t.tag, text, within=t.text[m.end() :][:1] in tuple(_CLOSING), closed=closed)
        yield Token(t.start + m.start(), t.start + m.end(), text, tag)


def _tag(tag: str, text: str, *, within: bool, closed: bool) -> str:
    """The tag of a part: a place before a closing bracket, a common noun behind it; else that of the word."""
    if within:
        return "LOC"
    return "n" if closed or (tag == "w" and HAN.match(text)) else tag


def with_brands_before_seats(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """芮戴|商务|（宁波）有限公司: before a company's seat no word is a verb or a person, and single characters are one unknown word."""
    row = list(tokens)
    for i, t in enumerate(tokens):
        if t.text in tuple(_OPENING) and _is_seat_of_company(tokens, i, domain):
            seat = next(k for k, word in enumerate(row) if word.start >= t.end)
            row[seat] = row[seat]._replace(tag="LOC")
            _mend_brand(row, t.start, domain)
    yield from row


def _is_seat_of_company(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether the bracket at `i` opens a place in the name of a company: 甲（宁波）投资有限公司; not 甲公司（宁波）."""
    seat, closing = after(tokens, i), after(tokens, i + 1)
    if seat is None or closing is None or closing.text not in tuple(_CLOSING) or not _is_place(seat, domain):
        return False
    text = ""
    for k in range(i + 3, min(i + 3 + _FORM_WITHIN, len(tokens))):
        if not touches(tokens[k - 1], tokens[k]) or not HAN.match(tokens[k].text):
            return False
        text += tokens[k].text
        if _is_company(text, domain):
            return True
    return False


def _is_place(seat: Token, domain: Domain) -> bool:
    """Whether a word is a place, or one that is known as such: 哈尔滨, a body to LAC; not 集团."""
    iri = domain.gazetteer.by_name.get(seat.text, "")
    known = domain.gazetteer.known.get(iri)
    return seat.tag == "LOC" or (known is not None and domain.schema.is_a(known.kind, domain.schema.place))


def _is_company(text: str, domain: Domain) -> bool:
    """Whether a word ends as companies do: 投资有限公司; not 研究院."""
    heads = domain.names.heads
    last = next((n for n in range(domain.names.longest_head, 1, -1) if text[-n:] in heads), 0)
    return last > 0 and domain.names.legal_form.issuperset(text[-last:])


def _mend_brand(row: list[Token], end: int, domain: Domain) -> None:
    """Makes of the words of a brand that ends at `end` nouns: 禾沐|咨询, a verb to LAC; 芮|戴|商务, 芮戴 as one; 康莱, a person."""
    k = next((k for k, t in enumerate(row) if t.end == end), 0)
    if row[k].tag == "PER" and row[k].end == end:
        row[k] = row[k]._replace(tag="nz")
    while k > 0 and row[k].tag == row[k - 1].tag == "vn" and touches(row[k - 1], row[k]):  # 管理|咨询（宁波）
        row[k - 1 : k + 1] = [_joined(row[k - 1], row[k], "vn")]
        k -= 1
    while k > 0 and touches(row[k - 1], row[k]) and HAN.match(row[k - 1].text):
        if _are_unknown(row[k - 1], row[k], domain):
            row[k - 1 : k + 1] = [_joined(row[k - 1], row[k], "nz")]
            return
        k -= 1


def _joined(left: Token, right: Token, tag: str) -> Token:
    return Token(left.start, right.end, left.text + right.text, tag)


def _are_unknown(left: Token, right: Token, domain: Domain) -> bool:
    """Whether two characters are a word that LAC does not know: 芮|戴; not 方|为."""
    return len(left.text) == len(right.text) == 1 and not (_is_known(left, domain) or _is_known(right, domain))


def _is_known(t: Token, domain: Domain) -> bool:
    """Whether a word is a function word, or a verb that the lexicon has: 由, 为, 收购; not 戴."""
    return t.tag in FUNCTIONAL | JOINING or t.text in domain.names.stops or t.text in domain.frames.verbs
