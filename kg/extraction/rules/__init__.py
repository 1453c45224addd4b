"""Rules: what reads names, facts and figures, and how far each is trusted; `docs/rules.md` is written from this table.

The keys are the rooms of extraction, with what is grouped there.
"""

from __future__ import annotations

from kg.extraction.rules import doubts, facts, learned, names
from kg.extraction.rules.rule import Doubt, FactRule, NameRule, Rule

NAMES: dict[str, tuple[NameRule, ...]] = {
    "mentions: by tags and what is known": (
        names.GAZETTEER,
        names.LAC_PLACE,
        names.PLACE_TAIL,
        names.LAC_ORGANIZATION,
        names.LAC_BODY,
        names.LEADING_ORGANIZATION,
    ),
    "mentions: by marks": (
        names.MARKS,
        names.CAPTION,
        names.QUOTED_HEAD,
        names.COINED,
    ),
    "mentions: by their last word": (
        names.HEAD_WORD,
        names.HEAD_WORD_WEAK,
        names.BARE_HEAD,
        names.LED_UNIT,
        names.COMMON_NOUN,
    ),
    "mentions: by what stands around them": (
        names.LISTED_COUNTED,
        names.LISTED,
        names.AFTER_VERB,
        names.FRAMED_EVENT,
        names.UNKNOWN_BRAND,
        names.REPEATED_NAME,
    ),
    "mentions: persons": (
        names.LAC_PERSON_IN_OFFICE,
        names.LAC_PERSON,
        names.NAME_IN_PARTS,
        names.NAME_AFTER_OFFICE_UNSEEN,
        names.BY_LINE_NAME,
        names.CREDIT,
    ),
}
FACTS: dict[str, tuple[FactRule, ...]] = {
    "relations: what names say": (
        facts.NAME_WITHIN_NAME,
        facts.PLACE_BEFORE_NAME,
        facts.PLACE_BEFORE_KIND,
        facts.NAME_BEFORE_NAME,
        facts.YEAR_IN_NAME,
    ),
    "relations: when": (facts.DATED_OCCASION,),
    "relations: whose and who": (facts.POSSESSION, facts.OFFICE, facts.FOUNDER, facts.HOLDER),
    "relations: lists": (facts.KIND, facts.ROW_OF_WINNERS),
    "relations: what is named later": (facts.CATAPHORA,),
    "figures": (facts.FIGURE, facts.RANKED_IN),
    "the layout": (facts.BY_LINE,),
}
DOUBTS: dict[str, tuple[Doubt, ...]] = {
    "coreference: what is left out": (doubts.SAID_IN_SENTENCE, doubts.SAID_BEFORE, doubts.SAID_LONG_BEFORE),
    "relations: roles that the clause does not fill": (
        doubts.BODY_OF_SENTENCE,
        doubts.BODY_SPOKEN_OF,
        doubts.EVENT_SPOKEN_OF,
        doubts.ON_OCCASION,
        doubts.ON_MAIN_EVENT,
        doubts.MAIN_CEREMONY,
    ),
    "relations: what is named later": (doubts.AWAITED,),
    "figures": (doubts.FIGURE_CARRIED,),
}
RULES: tuple[Rule, ...] = tuple(rule for table in (NAMES, FACTS, DOUBTS) for rules in table.values() for rule in rules)
_NAMED = {
    (rule.name, rule.strength): rule for rules in (*NAMES.values(), (learned.NAME, learned.GUESS)) for rule in rules
}


def rule_called(name: str, strength: int) -> NameRule:
    """The rule that found a name, by what is written of it on a `Doc`."""
    return _NAMED[name, strength]
