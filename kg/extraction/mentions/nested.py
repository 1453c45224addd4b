"""Nested names: which of the names that stand within longer ones are names of their own.

What only ever stands inside a longer name may be any word (鹭洲服饰). Each rule says yes, no, or leaves it to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import (
    AFTER_VERB,
    HEAD_WORD,
    HEAD_WORD_WEAK,
    LAC_BODY,
    LAC_ORGANIZATION,
    LAC_PLACE,
    LISTED,
    PLACE_TAIL,
)
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.tags import AND_IN_WORDS

_SEATED = re.compile(r"([^（(）)]+)[（(][^（(）)]+[）)]")
"""What begins with a name that has something in brackets."""


def standing_alone(outer: Sequence[Mention], inner: Sequence[Mention], domain: Domain) -> Iterator[Mention]:
    """The nested names that are names of their own. `outer`: the names that stand in no other."""
    names = _Names(outer, inner, domain)
    for mention in inner:
        said = (rule(names, mention) for rule in _RULES)
        if next((yes for yes in said if yes is not None), True):
            yield mention


class _Names:
    """The names of an article: those that stand in no other, and those within them."""

    def __init__(self, outer: Sequence[Mention], inner: Sequence[Mention], domain: Domain) -> None:
        self.domain = domain
        self.outer = {m.name for m in outer}
        self.all = self.outer | {m.name for m in inner}
        self.holder = {m.start: m for m in outer}

    def around(self, mention: Mention) -> Mention | None:
        """The name that begins with the one within it."""
        return self.holder.get(mention.start)


def _place_in_name(names: _Names, m: Mention) -> bool | None:
    """No: a known place that is only part of a name: 天津大学; but 英国剑桥大学 says where it is."""
    domain, around = names.domain, names.around(m)
    named = domain.schema.placeless and around is not None and domain.schema.is_a(around.kind, domain.schema.placeless)
    place = domain.gazetteer.known.get(domain.gazetteer.by_name.get(m.name, "")) if named else None
    return False if place is not None and place.above and m.name not in names.outer else None


def _person_in_person(names: _Names, m: Mention) -> bool | None:
    """No: a person's name within another: 陈晨|光."""
    around = names.around(m)
    return False if around is not None and around.kind == m.kind == names.domain.schema.person else None


def _without_seat(names: _Names, m: Mention) -> bool | None:
    """No: a body without the seat in brackets that tells it from a namesake: 山东大学 in 山东大学（威海）."""
    around = names.around(m)
    whole = _SEATED.match(around.name) if around is not None else None
    seated = whole is not None and whole.group(1) == m.name and whole.group() in names.all
    return False if seated else None


def _by_itself(names: _Names, m: Mention) -> bool | None:
    """Yes: it stands by itself elsewhere."""
    return True if m.name in names.outer else None


def _joined_on(names: _Names, m: Mention) -> bool | None:
    """No: a body within one whose name goes on with a word that joins nouns: 某省工业|和信息化厅; not 某校|与某市|签约仪式."""
    around, schema = names.around(m), names.domain.schema
    if around is None or not all(schema.is_a(kind, schema.organization) for kind in (m.kind, around.kind)):
        return None
    return False if around.name[len(m.name) :].startswith(tuple(AND_IN_WORDS)) else None


def _known(names: _Names, m: Mention) -> bool | None:
    """Yes: it is known beforehand, unless the longer name only says more of it: 某某奖 in 某某奖一等奖."""
    if m.name not in names.domain.gazetteer.by_name:
        return None
    schema, around = names.domain.schema, names.around(m)
    core = schema.core_class(m.kind)
    same = around is not None and schema.core_class(around.kind) == core
    return not same or core in (schema.core_class(schema.organization), schema.core_class(schema.place))


def _of_one_class(names: _Names, m: Mention) -> bool | None:
    """No: classes whose names are none of their own inside one another: 某市委 in 某市委组织部."""
    around = names.around(m)
    unless = {n.unless for n in names.domain.frames.nestings if n.unless}
    return False if around is not None and m.kind in unless and around.kind == m.kind else None


def _organization(names: _Names, m: Mention) -> bool | None:
    """A body that LAC found, or a guess: only if it ends in a head word. Not 云江红十字 of 云江红十字总会."""
    by_tag = m.rule in (LAC_ORGANIZATION, LAC_BODY)
    guess = m.rule.strength == 0 and names.domain.schema.is_a(m.kind, names.domain.schema.organization)
    return m.name.endswith(names.domain.names.head_words) if by_tag or guess else None


def _place(names: _Names, m: Mention) -> bool | None:
    """A place: only if its last word says that it is one: 西安高新区|某基地."""
    by_tag = m.rule in (LAC_PLACE, PLACE_TAIL)
    place = names.domain.schema.place
    return head_kind(m.name, names.domain) == m.kind == place if by_tag else None


def _place_in_object(names: _Names, m: Mention) -> bool | None:
    """A place in what a verb's object names whole: only if its last word says that it is one. 试点打造|云湖片区样板 is no news of 云湖片区."""
    around = names.around(m)
    in_object = around is not None and around.rule in (AFTER_VERB, LISTED) and m.kind == names.domain.schema.place
    return head_kind(m.name, names.domain) == m.kind if in_object else None


def _head_of_one_core(names: _Names, m: Mention) -> bool | None:
    """No: a name by its head word in one of the same core class, unless they are bodies: 某某峰会|开幕式; but 某某峰会|签约仪式 is another event."""
    domain, around = names.domain, names.around(m)
    core = domain.schema.core_class(m.kind)
    same_core = around is not None and domain.schema.core_class(around.kind) == core
    body = core == domain.schema.core_class(domain.schema.organization)
    apart = body or (around is not None and _is_ceremony(around.name[len(m.name) :], domain))
    return False if m.rule in (HEAD_WORD, HEAD_WORD_WEAK) and same_core and not apart else None


def _is_ceremony(words: str, domain: Domain) -> bool:
    """Whether words name something that is done at an event, and no part that stands for all of it."""
    return words in domain.names.ceremonies and words not in domain.names.openings


_RULES: tuple[Callable[[_Names, Mention], bool | None], ...] = (
    _place_in_name,
    _person_in_person,
    _without_seat,
    _by_itself,
    _joined_on,
    _known,
    _of_one_class,
    _organization,
    _place,
    _place_in_object,
    _head_of_one_core,
)
