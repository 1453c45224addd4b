"""What weights find where no rule does, and how sure they must be. They know no rule, so nothing of this stands in the tables of rules."""

from __future__ import annotations

from kg.extraction.rules.rule import FactRule, NameRule

NAME = NameRule("learned", "What the tagger sees as a name.", example="", near_miss="", strength=2)
RELATION = FactRule("learned", "What the scorer finds likely of two things.", example="", near_miss="", confidence=0.8)

VERY_SURE_OF_NAME = 0.9
"""Of such a name the tagger's own boundaries and class count, whatever the rules say,"""
STRONG_RULE, SURER_THAN_RULES = 2, 0.98
"""and of such a one even where a rule of this strength draws other boundaries."""
SURE_OF_NAME = 0.88
"""Such a name is added where the rules have none."""
SURE_OF_NONE = 0.8
"""How likely each character of what is dropped is to be in no name."""
NEARLY_NONE = 0.02
"""What is less likely is not shown."""

ONLY_PLANNED = 0.01
"""How sure a rule is of a fact that is only planned, as the scorer sees it."""

LIKELY_BEARER, MUCH_LIKELIER = 0.6, 10.0
"""How likely another bearer than the rules guess must be, and how many times likelier than that guess."""
LIKELY_PERIOD, LIKELY_WORDS = 0.6, 0.7
"""How likely the time of a figure and its words must be, to count whatever the rules say."""
NO_FIGURE = 0.25
"""A number that is less likely a figure is none."""
AS_LIKELY_AS_NOT = 0.5
