"""Bodies that LAC cut at the wrong place: the end of one taken for a place, and those of several taken for one of the last of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import SEATED

_NUMERALS = "两二三四五六七八九十"
_SEVERAL = re.compile(rf"(?<=[^第\d{_NUMERALS}])[{_NUMERALS}\d]+个?")


def with_ends_of_bodies(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某国驻|沪总领事馆: a body whose end LAC took for a place is one word."""
    held: Token | None = None
    for t in tokens:
        if held is not None and _ends_body(held, t, domain):
            held = held._replace(end=t.end, text=held.text + t.text)
            continue
        if held is not None:
            yield held
        held = t
    if held is not None:
        yield held


def _ends_body(body: Token, end: Token, domain: Domain) -> bool:
    """Whether a place ends the name that LAC began as a body's: 某国驻|沪总领事馆; not 某大学|云江市政府."""
    if body.tag != "ORG" or end.tag != "LOC" or not touches(body, end) or head_kind(body.text, domain) is not None:
        return False
    kind = head_kind(end.text, domain)
    seated = any(end.text[:n] in domain.gazetteer.by_name for n in (2, 3))
    return kind is not None and not seated and domain.schema.is_a(kind, domain.schema.organization)


def of_several(t: Token, domain: Domain) -> list[Token] | None:
    """广州|三地市|政府, 某大学|两校: what several places or schools have is no body of the last of them. Not 三亚市政府."""
    for m in _SEVERAL.finditer(t.text) if t.tag in SEATED else ():
        for end in (m.end() + 2, m.end() + 1):
            if _counts(t.text[: m.start()], t.text[end - 1 : end], t.text[end:], domain):
                at, after_it = t.start + m.start(), t.start + end
                left = Token(t.start, at, t.text[: m.start()], "LOC" if t.text[end:] else t.tag)
                right = [Token(after_it, t.end, t.text[end:], "n")] if t.text[end:] else []
                return [left, Token(at, after_it, t.text[m.start() : end], "m"), *right]
    return None


def _counts(left: str, unit: str, right: str, domain: Domain) -> bool:
    """Whether a number counts what bears the bodies of one kind: 广州|三市|政府, 甲大学、乙大学|两校; not 市|二院|宣传部."""
    noun = domain.names.categories.get(unit)
    place = unit in domain.places.governed or (noun is not None and domain.schema.is_a(noun.kind, domain.schema.place))
    if right:
        return place and right in domain.names.heads
    return domain.places.is_own(unit) and head_kind(left, domain) is not None
