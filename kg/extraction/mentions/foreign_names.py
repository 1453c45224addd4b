"""Foreign names: those in parts joined by a dot, or in Latin letters; and what tells that a word is a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import NAME_IN_PARTS
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import after, touches
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import HAN, MARKS_AND_NUMBERS
from kg.surnames import is_full_name

_DOT = re.compile(r"[·•]")
_FOREIGN = re.compile(r"[\u3400-\u9fffA-Za-z-]+([·•][\u3400-\u9fffA-Za-z.]+)+$")
_LATIN = re.compile(
    r"(?<![A-Za-z])[A-Z][a-z’']+(?:[A-Z][a-z]+)?(?:(?:[ -]|(?<=\.))[A-Z](?:\.|[a-z’']+(?:[A-Z][a-z]+)?))+"
)
"""A name in Latin letters, each part with a capital: Anna-Lena B. McKay."""
_LONGEST = 15  # characters of a foreign name


def looks_like_a_name(name: str) -> bool:
    """Whether a word has the form of a person's name: a surname and one or two characters, or parts joined by ·."""
    if is_full_name(name) and HAN.match(name):
        return True
    return _FOREIGN.match(name) is not None


def foreign_names(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """Names in parts joined by ·, 让·杜邦, whose ends are those of LAC's words, and those in Latin letters, Anna B. Lind."""
    for m in _DOT.finditer(sentence.text):
        name = _around(sentence, sentence.start + m.start(), domain)
        if name is not None:
            yield name
    for m in _LATIN.finditer(sentence.text):
        start, end = (sentence.start + at for at in m.span())
        if _is_latin_person(sentence.tokens, start, end, domain):
            yield Mention(start, end, m[0], domain.schema.person, NAME_IN_PARTS)


def _is_latin_person(tokens: Sequence[Token], start: int, end: int, domain: Domain) -> bool:
    """Whether LAC takes a part of a name in Latin letters for a person, or a word of office stands beside it: 所长|Anna Lind."""
    first, last = _word_over(tokens, start), _word_over(tokens, end - 1)
    if first is None or last is None:
        return False
    held = after_office(tokens, first, domain) or (
        last + 1 < len(tokens) and tokens[last + 1].text in domain.offices.titles
    )
    return held or any(t.tag == "PER" for t in tokens[first : last + 1])


def _around(sentence: Sentence, dot: int, domain: Domain) -> Mention | None:
    """The name around a dot, if LAC takes an end of it for a person, or a word of office stands before it."""
    tokens, offset = sentence.tokens, sentence.start
    first, last = _word_over(tokens, dot - 1), _word_over(tokens, dot + 1)
    if first is None or last is None or not _begins_foreign(tokens[first]):
        return None
    first = _with_hyphen(tokens, first)
    start, end = tokens[first].start, _whole_end(tokens, last)
    name = clean(sentence.text[start - offset : end - offset])
    foreign = "PER" in (tokens[first].tag, tokens[last].tag) and len(name) <= _LONGEST and _FOREIGN.match(name)
    told = foreign or (first > 0 and after_office(tokens, first, domain))
    if not told or _is_quoted(sentence.text[: start - offset]):
        return None
    body = head_kind(name, domain) if tokens[last].tag == "ORG" else None  # 沙肯·某某大学
    return Mention(start, end, name, body or domain.schema.person, NAME_IN_PARTS)


def _with_hyphen(tokens: Sequence[Token], first: int) -> int:
    """Index of the word that a name begins with, another part of which a hyphen joins to the first one: 让|-|保罗·萨特."""
    hyphened = first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first].start - 1
    return first - 2 if hyphened and _begins_foreign(tokens[first - 2]) else first


def _word_over(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the word that the character at an offset belongs to."""
    k = bisect_right(tokens, at, key=attrgetter("start")) - 1
    return k if k >= 0 and at < tokens[k].end else None


def _begins_foreign(t: Token) -> bool:
    return t.tag not in MARKS_AND_NUMBERS and HAN.match(t.text.split("·")[0]) is not None


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open after a text."""
    return before.rfind("“") > before.rfind("”")


def _whole_end(tokens: Sequence[Token], last: int) -> int:
    """The end of a foreign name whose last character LAC may have torn off: 胡尔如|嘎、"""
    torn = after(tokens, last)
    if torn is None or torn.tag != "xc" or tokens[last].tag != "PER" or not touches(tokens[last], torn):
        return tokens[last].end
    return torn.end if len(torn.text) == 1 and HAN.match(torn.text) else tokens[last].end


def after_office(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether the word before the token at `i` is a word of office."""
    at = i - 2 if i > 1 and tokens[i - 1].text.isspace() else i - 1  # 副院长　张三
    before = tokens[at].text
    return (
        len(before) > 1
        and tokens[at].tag != "v"
        and any(before[k:] in domain.offices.words for k in range(len(before)))
    )
