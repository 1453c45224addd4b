"""Titles: words of office among the words of a sentence, and those that LAC has cut up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.sentences import Token
from kg.surnames import is_full_name

_HAN = re.compile(r"[\u3400-\u9fff]+$")

_SLIPS = frozenset(("v", "a", "d", "f", "vd", "ad", "LOC", "nz"))
"""How LAC tags the parts of a word of office that it does not know."""


def ends_in_title(text: str, domain: Domain) -> bool:
    """Whether a word is one of office, with what modifies it or without: 副区长."""
    return any(text[k:] in domain.offices.titles for k in range(len(text) - 1))


def begins_office(text: str, domain: Domain) -> bool:
    """Whether a word is one of office or begins one: 董事长, 副总经理, 副总(经理)."""
    return (text[0] == "副" and text in domain.offices.title_modifiers) or ends_in_title(text, domain)


def whole_titles(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """讲席|教授, 厅|长寿|剑: a word of office that LAC has cut up is one word, and a name that it ran into is another."""
    offices = domain.offices
    i = 0
    while i < len(tokens):
        t = tokens[i]
        nxt = tokens[i + 1] if i + 1 < len(tokens) else None
        if nxt is None or t.tag == "w" or nxt.tag == "w" or nxt.start != t.end:
            yield t
            i += 1
        elif (t.tag in _SLIPS or nxt.tag in _SLIPS) and t.text + nxt.text in offices.titles:
            yield Token(t.start, nxt.end, t.text + nxt.text, "n")
            i += 2
        elif t.tag == "ORG" and len(t.text) > 3 and t.text[-1] + nxt.text in offices.title_modifiers:
            yield t._replace(end=t.end - 1, text=t.text[:-1])  # 某某协会党|组
            yield Token(t.end - 1, nxt.end, t.text[-1] + nxt.text, "n")
            i += 2
        elif t.tag == "LOC" and t.text[-1] + nxt.text[0] in domain.names.heads and nxt.text[1:] in offices.titles:
            yield t._replace(end=t.end + 1, text=t.text + nxt.text[0], tag="ORG")  # 某某州|委书记
            yield Token(nxt.start + 1, nxt.end, nxt.text[1:], "n")
            i += 2
        elif (
            t.tag == "ORG"
            and len(t.text) > 4
            and _qualifies_office(t.text[-2:], domain)
            and begins_office(nxt.text, domain)
        ):
            yield t._replace(end=t.end - 2, text=t.text[:-2])  # 某某植物园|党委|书记
            yield Token(t.end - 2, t.end, t.text[-2:], "n")
            i += 1
        elif t.tag == "ORG" and nxt.tag == "PER" and (at := _office_end(t.text, domain)):
            yield t._replace(end=t.start + at, text=t.text[:at])  # 某某中心研究馆员
            yield Token(t.start + at, t.end, t.text[at:], "n")
            i += 1
        elif len(nxt.text) > 1 and (t.text + nxt.text[0])[-2:] in offices.titles and (k := _name_end(tokens, i + 1)):
            yield t._replace(end=t.end + 1, text=t.text + nxt.text[0], tag="n")
            name = "".join(x.text for x in tokens[i + 1 : k])[1:]
            yield Token(nxt.start + 1, tokens[k - 1].end, name, "PER")
            i = k
        else:
            yield t
            i += 1


def _qualifies_office(word: str, domain: Domain) -> bool:
    """Whether a word qualifies an office and ends no name: 党委, not 市委."""
    return word in domain.offices.title_modifiers and word not in domain.names.heads and word not in domain.names.tails


def _office_end(text: str, domain: Domain) -> int:
    """Where the office begins that LAC took for a part of a body's name; 0 if it did not."""
    if not ends_in_title(text, domain):
        return 0
    return next((n for n in range(len(text) - 2, 3, -1) if text[:n].endswith(domain.names.head_words)), 0)


def _name_end(tokens: Sequence[Token], i: int) -> int | None:
    """Index after the words from the one at `i` that, but for its first character, are a person's name up to a mark."""
    text = ""
    for k in range(i, min(i + 3, len(tokens))):
        if not _HAN.match(tokens[k].text):
            return None
        text += tokens[k].text
        ended = k + 1 == len(tokens) or tokens[k + 1].tag == "w" or tokens[k + 1].text == "等"
        if ended and is_full_name(text[1:]):
            return k + 1
    return None
