"""Ends of learned names: what the tagger takes into a name from around it, signs, what says when it was one, the words behind a person."""

from __future__ import annotations

import re

from kg.domain import Domain
from kg.extraction.mentions.tagger import Tagged
from kg.surnames import is_full_name

_FORMERLY = ("（原", "（现")
_NAME, _VERB = 2, 2  # characters of the shortest name of a person, and of a verb that its first one is taken from
_PRONOUNS = "你我他她它您咱"
_SIGN = r"(?:[^\w\x20-\x7e·\u2010-\u2027\u3000-\u303f\uff00-\uffef]|[\u2460-\u24ff])"
_SIGNS_AROUND = re.compile(rf"({_SIGN}*)(.*?){_SIGN}*", re.DOTALL)
"""What is no letter, no mark of Chinese and no number but one in a ring stands around names, not in them: 📌某大学."""


def with_own_ends(tagged: Tagged, text: str, domain: Domain) -> Tagged:
    """A name without what is none of it."""
    one = _without_signs(tagged, text)
    return _person(one, text, domain) if one.found.label == domain.schema.person else one


def _without_signs(tagged: Tagged, text: str) -> Tagged:
    """A name without the signs around it, (📌)某大学, and without what only says when it was one: 某学院（(原)某学校）."""
    found = tagged.found
    if text[max(0, found.start - 1) : found.start + 1] in _FORMERLY:
        return tagged._replace(found=found._replace(start=found.start + 1))
    around = _SIGNS_AROUND.fullmatch(text, found.start, found.end)
    if around is None or around.span(2) == found[:2]:
        return tagged
    start, end = around.span(2)
    return tagged._replace(found=found._replace(start=start, end=end))


def _person(tagged: Tagged, text: str, domain: Domain) -> Tagged:
    """A person without a word of address, 刘朔|同志, without the beginning of a verb, 于茸|带(队), or a pronoun, 刘朔|他, at the end."""
    start, end = tagged.found[:2]
    name = text[start:end]
    verb = len(name) > _NAME and (name[-1] in _PRONOUNS or text[end - 1 : end - 1 + _VERB] in domain.names.stops)
    called = (len(word) for word in domain.offices.appositions if name.endswith(word))
    more = next((n for n in (verb, *called) if n and is_full_name(name[:-n])), 0)
    return tagged._replace(found=tagged.found._replace(end=end - more))
