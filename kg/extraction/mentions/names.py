"""Names: whatever may name a thing other than a person, by its tag, its marks, its head word, its list or its verb."""

from __future__ import annotations

from kg.domain import Domain
from kg.extraction.mentions.compounds import before_holder, compound_at, quoted_compound
from kg.extraction.mentions.enumerations import listed
from kg.extraction.mentions.marked_names import captioned, marked
from kg.extraction.mentions.mention import Mention
from kg.extraction.mentions.tagged_names import tagged
from kg.extraction.tokens.merging import units_of
from kg.extraction.tokens.sentences import Sentence
from kg.extraction.tokens.tags import QUOTE


def names_in(sentence: Sentence, domain: Domain) -> list[Mention]:
    """All spans of a sentence that may be names; they overlap, and `mentions.select` decides between them."""
    units = units_of(sentence)
    found = [*tagged(units, domain), *marked(sentence, domain), *listed(units, domain)]
    ends, honoured = domain.names.ends_of_names, domain.offices.honoured
    for i, unit in enumerate(units):
        if unit.tag == QUOTE:
            found.extend(captioned(units, i, domain))
            found.extend(quoted_compound(units, i, domain))
        elif unit.text[-1] in ends:
            found.extend(compound_at(units, i, domain))
        if unit.text in honoured:
            found.extend(before_holder(units, i, domain))
    return found
