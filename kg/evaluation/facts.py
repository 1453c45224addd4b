"""Which facts that were read are annotated, and which annotated facts were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.domain import Domain
from kg.edtf import Date
from kg.evaluation.annotation import Dates, GoldFact, Texts
from kg.evaluation.entities import Things, names
from kg.evaluation.judged import NOT_ANNOTATED, Judged
from kg.evaluation.words import Places, parts, plain
from kg.extraction import Fact, Text

Value = str | Date | Text


def judge_facts(facts: Iterable[Fact], things: Things, places: Places, domain: Domain) -> Iterator[Judged]:
    """Says of each fact that was read whether it is right, and of each annotated one that is asked for whether it was found.

    What the text only plans is no fact and left out.
    """
    annotated = things.annotated.facts
    hit: set[int] = set()
    for fact in _stated(facts, domain):
        said = [i for i, gold in enumerate(annotated) if _same(fact, gold, things, domain)]
        hit.update(said)
        yield _judged(fact, [annotated[i] for i in said], things, places)
    for i, gold in enumerate(annotated):
        if not gold.optional:
            yield _sought(gold, things, places, found=i in hit)


def _judged(fact: Fact, said: list[GoldFact], things: Things, places: Places) -> Judged:
    """Whether a fact that was read is right: whether any annotated ones say it."""
    evidence = (fact.evidence, *fact.further)
    return Judged(
        "facts",
        "right" if said else "wrong",
        fact.predicate,
        f"{things.named(fact.subject)} {fact.predicate} {_written(fact.object, things)}",
        tuple((e.start, e.end) for e in evidence),
        why="" if said else _reason(fact, things),
        faults=tuple(_faults(fact, said, places)),
        confidence=max(e.confidence for e in evidence),
        rule=fact.evidence.rule,
    )


def _sought(gold: GoldFact, things: Things, places: Places, *, found: bool) -> Judged:
    """Whether an annotated fact was found, with the words that say it."""
    return Judged(
        "facts",
        "found" if found else "missed",
        gold.predicates[0],
        f"{things.labelled(gold.subject)} {gold.predicates[0]} {_meant(gold.objects[0], things)}",
        gold.spans or places.of_quote(gold.quote),
        gold.quote,
    )


def _stated(facts: Iterable[Fact], domain: Domain) -> Iterator[Fact]:
    """Each fact once: of a symmetric property either direction says the same."""
    seen: set[tuple[str, str, Value]] = set()
    for fact in facts:
        key = (fact.subject, fact.predicate, fact.object)
        if fact.status == "actual" and key not in seen:
            seen.add(key)
            if fact.predicate in domain.schema.symmetric and isinstance(fact.object, str):
                seen.add((fact.object, fact.predicate, fact.subject))
            yield fact


def _same(fact: Fact, gold: GoldFact, things: Things, domain: Domain) -> bool:
    if fact.predicate not in gold.predicates:
        return False
    ends: list[tuple[str, Value]] = [(fact.subject, fact.object)]
    if fact.predicate in domain.schema.symmetric and isinstance(fact.object, str):
        ends.append((fact.object, fact.subject))
    return any(
        things.meant.get(subject) == gold.subject and any(_fills(value, wanted, things) for wanted in gold.objects)
        for subject, value in ends
    )


def _fills(value: Value, wanted: str | Dates | Texts, things: Things) -> bool:
    """Whether a value is one that is annotated. Of texts and names it is enough that one holds the other."""
    if isinstance(wanted, str):
        return isinstance(value, str) and things.meant.get(value) == wanted
    if isinstance(wanted, Dates):
        said = value.edtf if isinstance(value, Date) else value.text if isinstance(value, Text) else None
        return said in wanted.edtf
    words = _words(value, things)
    return any(plain(text) in word or (word and word in plain(text)) for text in wanted.texts for word in words)


def _words(value: Value, things: Things) -> set[str]:
    """A text, or all names of a thing, plain."""
    if isinstance(value, Text):
        return {plain(value.text)}
    return names(things.read[value]) if isinstance(value, str) and value in things.read else set()


def _faults(fact: Fact, said: list[GoldFact], places: Places) -> Iterator[str]:
    quoted = [part for gold in said for part in parts(gold.quote)]
    spans = [(e.start, e.end) for e in (fact.evidence, *fact.further)]
    if said and not any(_meets(places.text, span, part) for span in spans for part in quoted):
        yield "evidence"
    if any(gold.on and not (fact.valid_on and fact.valid_on.edtf in gold.on) for gold in said):
        yield "time"


def _meets(text: str, span: tuple[int, int], part: str) -> bool:
    """Whether evidence and a quotation say the same words: one holds the other."""
    words = plain(text[slice(*span)])
    return part in words or words in part


def _reason(fact: Fact, things: Things) -> str:
    """Why a fact is wrong: it speaks of something that is wrong itself, or the text does not say it."""
    ends = [fact.subject, *([fact.object] if isinstance(fact.object, str) else [])]
    unknown = [things.named(end) for end in ends if end not in things.meant]
    return f"{'、'.join(unknown)} wrong" if unknown else NOT_ANNOTATED


def _written(value: Value, things: Things) -> str:
    if isinstance(value, Date):
        return value.edtf
    return value.text if isinstance(value, Text) else things.named(value)


def _meant(value: str | Dates | Texts, things: Things) -> str:
    if isinstance(value, Dates):
        return value.edtf[0]
    return value.texts[0] if isinstance(value, Texts) else things.labelled(value)
