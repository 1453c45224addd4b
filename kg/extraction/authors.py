"""Authors: whom the layout names, who wrote the article or took part in it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.decide import evidence_of
from kg.extraction.entities.register import Register
from kg.extraction.facts import Fact
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.facts import BY_LINE
from kg.extraction.rules.names import BY_LINE_NAME, CREDIT
from kg.reading.document import Document


def authors_of(document: Document, register: Register) -> Iterator[Fact]:
    """Enters whom the layout names; who wrote the article is a fact about it."""
    schema = register.domain.schema
    for name in document.authors if schema.person else ():
        thing = register.enter(Mention(name.start, name.end, name.text, schema.person, BY_LINE_NAME))
        if schema.author_property:
            yield Fact("", schema.author_property, thing.key, evidence_of(BY_LINE, name.start, name.end))
    for name in document.credited if schema.person else ():
        register.enter(Mention(name.start, name.end, name.text, schema.person, CREDIT))
