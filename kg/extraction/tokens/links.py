"""Links: nouns that say whose a body is, run into a name by LAC: 某集团|旗下|某公司."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import BODIES_OR_NOUNS

_SHORTEST_LINK = 2  # characters of a noun for whose a body is that names may begin with: 控股
_SHORTEST_WHOLE = 4  # characters of a body of which another is a part


def with_links(tokens: Sequence[Token], domain: Domain) -> Iterator[Token]:
    """某集团|旗下|某公司, 全资子公司|某公司: what says whose a body is, run into its name or into that of its owner."""
    for t in tokens:
        begin, end = _link_in(t.text, domain) if t.tag in BODIES_OR_NOUNS and len(t.text) > _SHORTEST_WHOLE else (0, 0)
        if end == 0:
            yield t
            continue
        if begin:
            yield t._replace(end=t.start + begin, text=t.text[:begin], tag="ORG")
        yield t._replace(start=t.start + begin, end=t.start + end, text=t.text[begin:end], tag="n")
        if end < len(t.text):
            yield t._replace(start=t.start + end, text=t.text[end:], tag="ORG")


def _link_in(name: str, domain: Domain) -> tuple[int, int]:
    """Where in a name the longest noun stands that says whose a body is, between whole names; 0, 0 if none does."""
    for link in sorted((x for x in domain.frames.links if x in name), key=len, reverse=True):
        begin = name.find(link)
        owner, part = name[:begin], name[begin + len(link) :]
        whole = not part or (part not in domain.names.heads and head_kind(part, domain) is not None)
        led = is_closed(owner, domain) if owner else len(link) > _SHORTEST_LINK
        if (owner or part) and whole and led:
            return begin, begin + len(link)
    return 0, 0
