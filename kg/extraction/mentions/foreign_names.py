"""Foreign names: those in parts joined by a dot; and what tells that a word is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import NAME_IN_PARTS
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.sentences import Sentence, Token
from kg.surnames import is_full_name

_HAN = re.compile(r"[\u3400-\u9fff]+$")

_FOREIGN = re.compile(r"[\u3400-\u9fffA-Za-z]+([·•][\u3400-\u9fffA-Za-z.]+)+$")


def looks_like_a_name(name: str) -> bool:
    """Whether a word has the form of a person's name: a surname and one or two characters, or parts joined by ·."""
    if _FOREIGN.match(name):
        return True
    return _HAN.match(name) is not None and is_full_name(name)


def foreign_names(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """Names in parts joined by ·, 让·杜邦, whose ends are those of LAC's words."""
    for m in re.finditer(r"[·•]", sentence.text):
        at = sentence.start + m.start()
        left = next((t for t in sentence.tokens if t.start < at <= t.end), None)
        right = next((t for t in sentence.tokens if t.start <= at + 1 < t.end), None)
        if left is None or right is None or left.tag in ("w", "m") or not _HAN.match(left.text.split("·")[0]):
            continue
        end = _torn_end(sentence.tokens, right)
        name = clean(sentence.text[left.start - sentence.start : end - sentence.start])
        before = sentence.text[: left.start - sentence.start]
        if before.rfind("“") > before.rfind("”"):
            continue
        if (
            _FOREIGN.match(name)
            and len(name) < 16
            and "PER" in (left.tag, right.tag)
            or (
                after_office(sentence.tokens, sentence.tokens.index(left), domain)
                if left is not sentence.tokens[0]
                else False
            )
        ):
            body = head_kind(name, domain) if right.tag == "ORG" else None  # 沙肯·某某大学
            yield Mention(left.start, end, name, body or domain.schema.person, NAME_IN_PARTS)


def _torn_end(tokens: Sequence[Token], last: Token) -> int:
    """The end of a foreign name whose last character LAC has torn off: 胡尔如|嘎、"""
    k = tokens.index(last) + 1
    if last.tag != "PER" or k >= len(tokens) or tokens[k].tag != "xc" or tokens[k].start != last.end:
        return last.end
    return tokens[k].end if len(tokens[k].text) == 1 and _HAN.match(tokens[k].text) else last.end


def after_office(tokens: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether the word before the token at `i` is a word of office."""
    at = i - 2 if i > 1 and tokens[i - 1].text.isspace() else i - 1  # 副院长　张三
    before = tokens[at].text
    return (
        len(before) > 1
        and tokens[at].tag != "v"
        and any(before[k:] in domain.offices.words for k in range(len(before)))
    )
