"""Labels: what a noun made of a verb says of the bodies after it, as a clause with it for a verb: 主办单位：甲、乙, 承办单位为丙."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.tokens.tags import CLAUSAL, COPULAS

_LINKS = COPULAS | {"为", "有", "包括", "分别为", "分别是"}
_NOUN = 2
"""Characters of the noun for bodies: 单位."""
_WORDS = 3
"""Words into which LAC cuts a label: 联合|主办|单位."""


def without_labels(parts: Sequence[list[Item]], domain: Domain) -> list[list[Item]]:
    """Clauses with each label and the bodies that it is for made one: (主办单位)(甲 乙) becomes 由 甲 乙 主办单位, and so does 主办单位 为 甲 乙."""
    out: list[list[Item]] = []
    rest = iter(range(len(parts)))
    for k in rest:
        clause = parts[k]
        label = _label_in(clause, domain)
        if label is None:
            out.append(clause)
            continue
        begin, end, verb = label
        alone = end == len(clause) and k + 1 < len(parts)
        bodies = parts[k + 1] if alone else clause[end + 1 :]
        if not _are_bodies(bodies, domain) or not (alone or (end < len(clause) and clause[end].text in _LINKS)):
            out.append(clause)
            continue
        by = replace(clause[begin], text="由", tag="p", type="word")
        done = Item("word", bodies[-1].end, bodies[-1].end, verb, "v")
        out.append([*clause[:begin], by, *bodies, done])
        if alone:
            next(rest, None)
    return out


def _label_in(clause: Sequence[Item], domain: Domain) -> tuple[int, int, str] | None:
    """Where a label stands in a clause, and its words: 主办|单位, 承办单位."""
    for begin in range(len(clause)):
        texts = accumulate(x.text if x.type == "word" else "\n" for x in clause[begin : begin + _WORDS])
        for end, text in enumerate(texts, begin + 1):
            if _is_label(text, domain):
                return begin, end, text
    return None


def _is_label(text: str, domain: Domain) -> bool:
    """Whether a verb of the lexicon is a noun for bodies: 主办单位; not 主办."""
    noun = domain.names.categories.get(text[-_NOUN:]) if text in domain.frames.verbs else None
    return noun is not None and noun.kind == domain.schema.organization


def _are_bodies(row: Sequence[Item], domain: Domain) -> bool:
    """Whether a row names bodies or places, and says nothing of them: 甲、乙."""
    things = [t for x in row for t in x.things]
    schema = domain.schema
    acts = any(x.type == "word" and x.tag in CLAUSAL for x in row)
    return (
        bool(things)
        and row[0].type == "thing"
        and not acts
        and not any(schema.is_a(t.kind, schema.person) for t in things)
    )
