"""What weights find where no rule does, and how sure they must be. They know no rule, so nothing of this stands in the tables of rules."""

from __future__ import annotations

from kg.extraction.rules.rule import FactRule, NameRule

NAME = NameRule("learned", "What the tagger sees as a name.", example="", near_miss="", strength=2)
GUESS = NameRule("learned", "What the tagger is not sure is a name.", example="", near_miss="", strength=0)
RELATION = FactRule("learned", "What the scorer finds likely of two things.", example="", near_miss="", confidence=0.8)

SURE_OF_NAME, SURE_OF_ODD_NAME = 0.82, 0.88
"""A name is added where the rules have none if the tagger is so sure of it; if surer, of a head word by itself or a person without a surname;"""
LIKELY_NAME = 0.4
"""one that is only so likely may be one: a thing if the text says something of it;"""
SURE_OF_CLASS = 0.5
"""if as likely as not where its form agrees with its class. So its class counts where they have a name with the same ends,"""
SURE_OF_WIDER = 0.6
"""and its ends do where all that they have found there lies within;"""
SURE_BEHIND_PLACE = 0.75
"""if that is a place alone, it must be surer: most of what follows one is no name;"""
ITS_LAST_WORD_TELLS = 0.0
"""of whatever class it may be, if its last word is one of its own and each of its characters as surely in a name;"""
SURE_OF_ONE = 0.98
"""or, if one of what lies within is rather a name of its own, where it is all but certain;"""
SURE_OF_OTHER_ENDS = 0.85
"""or where it lies within, or crosses, what they have found."""
ALL_OF_IT = 0.1
"""How likely the characters of a name of the rules are to be in none, on average, if what lies within it is only a part of it."""
SURE_OF_CUT = 0.95
"""None of this holds of a name that ends within a word of LAC's if it is less sure."""
NEARLY_NONE = 0.02
"""What is less likely is not shown."""

ONLY_PLANNED = 0.01
"""How sure a rule is of a fact that is only planned, as the scorer sees it."""

LIKELY_TEXT = 0.3
"""How likely words must be a title or another text of a thing for the scorer to be asked whose."""
SAYS_IT_TOO = 0.03
"""How likely a sentence must be to state what another one states already, to be its evidence too."""

LIKELY_BEARER, LIKELIER, MUCH_LIKELIER = 0.4, 1.5, 6.0
"""How likely another bearer than the rules guess must be, and how many times likelier than that guess; much likelier if it is an event, at which much is only told, or the guess the country that is named."""
LIKELY_PERIOD, LIKELY_WORDS = 0.5, 0.62
"""How likely the time of a figure and its words must be, to count whatever the rules say."""
NO_FIGURE = 0.35
"""A number that is less likely a figure is none."""
AS_LIKELY_AS_NOT = 0.5
