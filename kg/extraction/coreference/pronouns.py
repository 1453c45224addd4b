"""Pronouns: what a word means that names nothing, 他, 前者, 双方, 这里, 我校, 该院."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from kg.extraction.clauses.items import Item
from kg.extraction.coreference.antecedents import Antecedents
from kg.extraction.entities.thing import Thing

_PERSONAL = frozenset(("他", "她", "他本人", "她本人", "其本人", "本人"))


def meant_by(word: Item, known: Antecedents) -> list[Thing]:
    """What a word points back to; the first rule that knows the word decides, and may find nothing."""
    own = _BY_WORD.get(word.text)
    for rule in (own, *_BY_FORM) if own else _BY_FORM:
        things = rule(word, known)
        if things is not None:
            return things
    return []


def person_spoken_of(start: int, known: Antecedents) -> list[Thing]:
    """Who 他 at `start` is: the likeliest person, else whom the article is about; nobody says 他 of himself."""
    quotation = known.discourse.quotation
    speaker = quotation.speaker if quotation and quotation.start <= start < quotation.end else None
    others = (*known.discourse.salient(), known.main_person, *known.last_first())
    persons = (
        t for t in others if t and t is not speaker and known.domain.schema.is_a(t.kind, known.domain.schema.person)
    )
    return list(islice(persons, 1))


def _third_person(word: Item, known: Antecedents) -> list[Thing]:
    """A person spoken of: 他, 她本人."""
    return person_spoken_of(word.start, known)


def _end_of_list(word: Item, known: Antecedents) -> list[Thing] | None:
    """One end of the last list of two: 前者, 后者."""
    if not known.discourse.lists:
        return None
    ends = known.discourse.lists[-1]
    return ends[0] if word.text == "前者" else ends[-1]


def _no_person(word: Item, known: Antecedents) -> list[Thing]:
    """What is under discussion and is nobody: 它."""
    things = (t for t in known.discourse.salient() if not known.domain.schema.is_a(t.kind, known.domain.schema.person))
    return list(islice(things, 1))


def _our_own(word: Item, known: Antecedents) -> list[Thing] | None:
    """The city or school that the article is of: 我市, 本校."""
    own = len(word.text) == 2 and word.text[0] in "我本" and word.text[1] in known.domain.places.own
    return known.own(word.text[1]) if own else None


def _that(word: Item, known: Antecedents) -> list[Thing] | None:
    """The likeliest thing called so: 该院, 该中心."""
    return known.called(word.text[1:]) if word.text[0] == "该" and 1 < len(word.text) < 4 else None


_Rule = Callable[[Item, Antecedents], list[Thing] | None]
_BY_FORM: tuple[_Rule, ...] = (_our_own, _that)
"""The rules that look at what a word is made of."""
_BY_WORD: dict[str, _Rule] = {
    **dict.fromkeys(_PERSONAL, _third_person),
    **dict.fromkeys(("前者", "后者"), _end_of_list),
    **dict.fromkeys(("它", "它们"), _no_person),
}
"""The rule for each word that is always a pronoun; it may leave it to those that look at its form."""
