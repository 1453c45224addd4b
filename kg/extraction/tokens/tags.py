"""Tags and characters: the sets of LAC's tags and the patterns of words that the rooms share, each with its name."""

from __future__ import annotations

import re

QUOTE, PAREN = "QUOTE", "PAREN"

NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "vd", QUOTE, PAREN))

NOUNS = frozenset(("n", "vn", "nz"))

PROPER = frozenset(("LOC", "ORG", "PER", "nz", "nw", QUOTE))

MARKED = frozenset(("w", QUOTE))
"""Marks, and what stands in quotation marks."""

BRACKETED = frozenset((QUOTE, PAREN))

MARKS_AND_NUMBERS = frozenset(("w", "m"))

NAMED = frozenset(("LOC", "ORG", "PER"))
"""Names whose class LAC knows."""

SEATED = frozenset(("LOC", "ORG"))
"""Places, and bodies, which have one."""

COMMON = frozenset(("n", "vn"))
"""Common nouns, verbs used as nouns among them."""

ATTRIBUTIVE = frozenset(("n", "vn", "nz", "a"))
"""Nouns, and adjectives, which describe them."""

ACTING = frozenset(("v", "vn"))
"""Verbs, used as nouns or not."""

VERBAL = frozenset(("v", "vd", "d"))
"""Verbs, and adverbs, which stand before them."""

PREDICATIVE = frozenset(("v", "a"))

ADVERBS = frozenset(("ad", "d"))

NAMING_VERBS = frozenset(("vn", "nz"))
"""How LAC tags a word within a name that is a verb elsewhere."""

DESCRIBING = frozenset(("a", "ad", "vd"))

DESCRIBING_OR_LOCAL = DESCRIBING | {"f"}

NEVER_FIRST = VERBAL | {"c", "f", PAREN}
"""What no name begins with."""

CUT_OFF_BY = frozenset(("w", "u", "p", "c", "r"))
"""What parts a quotation from the word after it."""

OF_CUT_WORDS = frozenset(("v", "d", "n", "a"))
"""How LAC tags the characters of a word that it does not know after a quotation."""

BETWEEN_NAMES = frozenset(("a", "n", "nz", "m", "d", "f"))
"""How LAC tags a character between two names that belongs to the second one."""

PERSONAL = frozenset(("PER", "r"))
"""Persons, and pronouns for them."""

NOUN_OR_PRONOUN = frozenset(("n", "r"))

FUNCTIONAL = frozenset(("w", "u", "p"))
"""Marks, particles and prepositions: no name reaches over them."""

JOINING = frozenset(("c", "p"))
"""Conjunctions, and prepositions: 与 is tagged as either."""

LOCALIZING = frozenset(("c", "f"))
"""Conjunctions and localizers."""

CONTENT = frozenset(("n", "v", "a", "f", "nz", "vn", "ORG", "LOC", "PER", "nr", "s", "ad", "an"))
"""Words with a meaning of their own, as whose parts LAC takes a brand."""

BRANDS = frozenset(("LOC", "ORG", "PER", "nz"))
"""How LAC tags a brand that it takes for a name."""

ONE_WORD = NOUNS | {"a", "an"}
"""Nouns and adjectives: words of the language, no brands."""

COUNTING = frozenset(("m", "q"))
"""Numbers and measure words."""

COUNTED = COUNTING | {"r"}
"""Numbers, measure words and pronouns: 各."""

UNLISTED = frozenset(("w", "v", "u"))
"""What stands between no list and its noun."""

NAMING_OBJECTS = frozenset(("v", "vn", "p", "n", "ad", "d"))
"""How LAC tags the beginning of a verb that gives its object a class."""

BEFORE_FIELDS = frozenset(("LOC", "PER", "p", "d"))
"""What leads to a field and is no part of its name."""

QUANTIFYING = frozenset(("m", "u"))
"""Numbers, and particles such as 的."""

AFTER_PERSONS = frozenset(("w", "d", "p", "v"))
"""What follows a person of whom something is said."""

AFTER_CUT_NAMES = VERBAL | {"w", "p", "TIME"}
"""What follows the last character of a person's name that LAC has cut off."""

CLAUSAL = frozenset(("v", "p", "d"))
"""Verbs, prepositions and adverbs: words of which there are none in a row of names."""

NOT_IN_NAMES = VERBAL | FUNCTIONAL | {"r"}
"""What ends a person's name before it."""

OF_LAST_CHARACTERS = frozenset(("a", "n", "nz", "u", "q"))
"""How LAC tags the last character of a person's name at an office."""

OF_LAST_WORDS = frozenset(("v", "a", "n", "nz"))
"""How LAC tags the last character of a person's name that is a word too."""

OF_TORN_NAMES = OF_LAST_WORDS | {"vn", "ad"}
"""How LAC tags the parts of a person's name that it does not know."""

LOCAL_OR_NUMBER = frozenset(("f", "m"))

OF_CHARACTERS = frozenset(("n", "v", "a", "f", "nz", "vn", "ad", "d"))
"""How LAC tags the characters into which it cuts a word that it does not know."""

SLIPS = frozenset(("v", "a", "d", "f", "vd", "ad", "LOC", "nz"))
"""How LAC tags the parts of a word of office that it does not know."""

ADVERBIAL_TAGS = frozenset(("d", "ad", "vd"))

WORDS_FOR_THINGS = frozenset(("n", "nz", "nw"))

NUMBERS_AND_NOUNS = frozenset(("m", "q", "n", "a", "vn", "nz"))
"""Numbers, measure words and what they count: 20|余家|高校."""

QUALIFYING = frozenset(("m", "q", "a"))
"""What stands before 的 and closes no clause: 1.2万平方米的."""

MARKING_AFTER_VERBS = frozenset(("p", "c", "v"))
"""How LAC tags a preposition after a verb: 落户|于, 建设|成."""

ENDING_PHRASES = CLAUSAL | {"u"}
"""What does not stand between a noun and what qualifies it."""

ORDINAL = re.compile(r"[（(]?(?:第[\d一二三四五六七八九十百]+[届季期次]|首届)[）)]?")

YEAR = re.compile(r"(19|20)\d\d年?(度)?$")

LATIN = re.compile(r"[A-Za-z0-9+&.\-·]*[A-Za-z+][A-Za-z0-9+&.\-·]*$")

HAN = re.compile(r"[\u3400-\u9fff]+$")

EDITION = re.compile(r"第[\d一二三四五六七八九十百]+[届季期次]|首届|(?:19|20)\d\d年?度?")

AND = frozenset("与和及")
"""Conjunctions of one character."""

AND_IN_WORDS = "和与同及"
"""Conjunctions that LAC runs into the names of bodies."""

AND_OF_ROWS = frozenset("、与和")

WITH = frozenset("与和")
"""Conjunctions that may stand within a name."""


def says_edition(word: str) -> bool:
    """Whether a word is a year or an edition, as names of events have them: 2024年, 第三届."""
    if word[0] not in "12第首（(":  # most words, and quicker than the patterns
        return False
    return YEAR.match(word) is not None or ORDINAL.fullmatch(word) is not None
