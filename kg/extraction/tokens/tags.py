"""Tags and characters: the sets of LAC's tags and the patterns of words that the rooms share, each with its name."""

from __future__ import annotations

import re

QUOTE, PAREN = "QUOTE", "PAREN"

NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "vd", QUOTE, PAREN))

NOUNS = frozenset(("n", "vn", "nz"))

PROPER = frozenset(("LOC", "ORG", "PER", "nz", "nw", QUOTE))

COMMON = frozenset(("n", "vn"))
"""Common nouns, verbs used as nouns among them."""

CLAUSAL = frozenset(("v", "p", "d"))
"""Verbs, prepositions and adverbs: words of which there are none in a row of names."""

ORDINAL = re.compile(r"[（(]?(?:第[\d一二三四五六七八九十百]+[届季期次]|首届)[）)]?")

YEAR = re.compile(r"(19|20)\d\d年?(度)?$")

LATIN = re.compile(r"[A-Za-z0-9+&.\-·]*[A-Za-z+][A-Za-z0-9+&.\-·]*$")

HAN = re.compile(r"[\u3400-\u9fff]+$")

EDITION = re.compile(r"第[\d一二三四五六七八九十百]+[届季期次]|首届|(?:19|20)\d\d年?度?")
