"""Mere names: what the rules alone take for a name, or the tagger only guesses to be one, and of which the text says nothing.

Two readers see each text, the rules and the tagger. What only the rules see is a thing if a fact or a figure speaks of it, if it was known
beforehand, or if it stands in marks: 《云江人才条例》; what the tagger guesses, if a fact or a figure does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.domain.schema import Schema
from kg.extraction.facts import Extraction
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.learned import GUESS
from kg.extraction.rules.names import GAZETTEER, MARKS
from kg.extraction.tokens.neighbours import overlapping
from kg.language.spans import Found

_BY_THEMSELVES = (GAZETTEER, MARKS)
"""What finds names that are such whatever stands around them."""


def without_mere_names(
    said: Extraction, mentions: Iterable[Mention], seen: Sequence[Found], schema: Schema
) -> Extraction:
    """What an article says, without what only the rules take for a name, or the tagger only guesses to be one.

    Args:
        said: what it says.
        mentions: its names.
        seen: those that the tagger sees, in order; if there are none, nothing has been learned.
        schema: the classes of the domain. A field may be part of any name: 焊接 of 焊接赛项.
    """

    def is_seen(m: Mention) -> bool:
        if m.rule == GUESS:
            return False
        over = overlapping(seen, m.start, m.end)
        if schema.is_a(m.kind, schema.field):
            return bool(over)
        core = schema.core_class(m.kind)
        return any(f[:2] == (m.start, m.end) or schema.core_class(f.label) == core for f in over)

    names = {(m.start, m.end) for m in mentions if m.rule not in _BY_THEMSELVES and not is_seen(m)} if seen else set()
    spoken_of = set(_spoken_of(said))
    kept = (e for e in said.entities if e.key in spoken_of or not e.mentions or not names.issuperset(e.mentions))
    return replace(said, entities=tuple(kept))


def _spoken_of(said: Extraction) -> Iterator[object]:
    """The keys of the things of which facts and figures speak."""
    for fact in said.facts:
        yield from (fact.subject, fact.object)
    for figure in said.observations:
        yield from (figure.about, figure.rank_scope)
