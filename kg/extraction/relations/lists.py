"""Lists: what a common noun beside a list says each member is, 甲、乙等一批某某载体; who has won the award before a colon, 10位年度人物：甲、乙."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.mentions.mention import Mention
from kg.extraction.relations.claims import Claim, allowed
from kg.extraction.rules.facts import KIND, ROW_OF_WINNERS
from kg.extraction.rules.names import COMMON_NOUN

_BODIES = "家"
_NEAR = 4
"""Characters between a count and the noun that it counts."""
_LONGEST_QUOTE = 200
"""Characters from an award to who has won it, up to which both are quoted: a list of winners may be as long as it likes."""
_COUNT = frozenset(("m", "u", "w", "q"))


def kinds_said(items: Sequence[Item], nouns: Sequence[Mention], domain: Domain) -> Iterator[Claim]:
    """Claims of a thing's kind, from the things of a sentence and the common nouns in it (definite mentions that name no one thing).

    A counted noun after a thing is the kind of what stands before it (甲等一批载体); otherwise a noun at the head is the kind of what follows it in
    the sentence, up to the next such noun (合作载体有3家，甲、乙…).
    """
    common = [n for n in nouns if n.rule == COMMON_NOUN]
    if common and domain.schema.kind_property:
        carriers = [x for x in items if _has_kind(x, domain)]
        for carrier, noun in _carried(items, carriers, common):
            yield from _claims(carrier, noun, domain)


def _carried(items: Sequence[Item], carriers: Sequence[Item], nouns: Sequence[Mention]) -> list[tuple[Item, Mention]]:
    """Each list with the noun that says of what kind its things are: those that are counted, then those that it heads."""
    counted = [(x, n) for n in nouns if (x := _counted_before(items, carriers, n)) is not None]
    taken = [x for x, _ in counted]
    return [*counted, *((x, n) for x, n in _headed(items, carriers, nouns) if x not in taken)]


def _headed(
    items: Sequence[Item], carriers: Sequence[Item], nouns: Sequence[Mention]
) -> Iterator[tuple[Item, Mention]]:
    """Each list with the last noun before it that stands at the head of one: 合作载体有3家，甲、乙."""
    heads = [n for n in nouns if _is_counted(items, n)]
    for carrier in carriers:
        head = next((n for n in reversed(heads) if n.end <= carrier.start), None)
        if head is not None:
            yield carrier, head


def _counted_before(items: Sequence[Item], carriers: Sequence[Item], noun: Mention) -> Item | None:
    """The list that a counted noun behind it tells the kind of: 甲、乙|等一批|载体; none in 甲、乙建设一批载体."""
    before = [x for x in carriers if x.end <= noun.start and _only_counting(items, x.end, noun.start)]
    return before[-1] if before else None


def _is_counted(items: Sequence[Item], noun: Mention) -> bool:
    """Whether bodies are counted beside a noun: 合作载体有3家; not 重点实验室1个, which are no list."""
    near = [x for x in items if noun.start - _NEAR <= x.start < noun.start or noun.end <= x.start <= noun.end + _NEAR]
    return any(x.text.endswith(_BODIES) for x in near)


def _only_counting(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether only 等 and a count stand between two places, and a count does: 等一批; not 等."""
    between = [i for i in items if start <= i.start and i.end <= end]
    counts = any(i.tag == "m" for i in between)
    return counts and all(i.tag in _COUNT or i.is_word("等", "这") for i in between)


def _has_kind(item: Item, domain: Domain) -> bool:
    """Whether any thing of a list may be said to be of a kind."""
    return item.type == "thing" and any(_may_have_kind(t, domain) for t in item.things)


def _may_have_kind(thing: Thing, domain: Domain) -> bool:
    schema = domain.schema
    return schema.fits(thing.kind, schema.domains.get(schema.kind_property, frozenset()))


def _claims(item: Item, noun: Mention, domain: Domain) -> Iterator[Claim]:
    """Of each thing of a list, the kind that a noun gives: 甲、乙|等一批|载体."""
    start, end = min(item.start, noun.start), max(item.end, noun.end)
    for thing in item.things:
        if _may_have_kind(thing, domain):
            yield Claim(thing, domain.schema.kind_property, noun.name, start, end, KIND)


def winners(parts: Sequence[list[Item]], text: str, domain: Domain) -> Iterator[Claim]:
    """Who has won the award before a colon: 10位年度人物来自各地：甲、乙, 一等奖：某公司; not 年度人物：甲说, where somebody acts."""
    schema = domain.schema
    for k, clause in enumerate(parts[:-1]):
        award = _award_before_list(clause, text, domain)
        if award is None:
            continue
        go_on = _are_winners if len(clause) == 1 else _are_persons
        for row in takewhile(partial(go_on, domain), parts[k + 1 :]):
            end = row[-1].end
            start = clause[0].start if end - clause[0].start <= _LONGEST_QUOTE else row[0].start
            for who in _winners_of(domain, award, row):
                yield Claim(award, schema.honour_property, who, start, end, ROW_OF_WINNERS)


def heading_of_winners(parts: Sequence[list[Item]], text: str, domain: Domain) -> Sequence[list[Item]]:
    """The last award that stands alone over those who have won it, if these may go on in the next line: 一等奖：|甲公司|乙公司."""
    for k in reversed(range(len(parts))):
        if len(parts[k]) == 1 and _award_before_list(parts[k], text, domain) is not None:
            return parts[k : k + 1]
        if not _are_winners(domain, parts[k]):
            break
    return []


def _award_before_list(clause: Sequence[Item], text: str, domain: Domain) -> Thing | None:
    """The one award of a clause that a colon ends, or of one that is a line of its own."""
    awards = [t for x in clause for t in x.things if domain.schema.is_a(t.kind, domain.schema.award)]
    mark = text[clause[-1].end : clause[-1].end + 1]
    in_line = len(clause) == 1 and mark == "\n" == text[clause[0].start - 1 : clause[0].start]
    return awards[0] if len(awards) == 1 and (mark in ("：", ":") or in_line) else None


def _are_persons(domain: Domain, row: Sequence[Item]) -> bool:
    """Whether a clause goes on with a list of persons: 甲、乙; not 甲获得, where somebody acts."""
    acts = any(x.type == "word" and x.text in domain.frames.verbs for x in row)
    return not acts and bool(_persons_in(row, domain))


def _are_winners(domain: Domain, row: Sequence[Item]) -> bool:
    """Whether a clause is a list of persons, or of bodies alone, as it may be after an award alone: 一等奖：某公司; not the next award."""
    things = [t for x in row for t in x.things]
    bodies = all(x.type == "thing" for x in row) and not any(
        domain.schema.is_a(t.kind, domain.schema.award) for t in things
    )
    return _are_persons(domain, row) or bodies


def _winners_of(domain: Domain, award: Thing, row: Sequence[Item]) -> list[Thing]:
    """The persons of a row who may win an award, else all in it who may."""
    who = _persons_in(row, domain) or [t for x in row for t in x.things]
    return [t for t in who if allowed(domain, domain.schema.honour_property, award, t)]


def _persons_in(row: Sequence[Item], domain: Domain) -> list[Thing]:
    return [t for x in row for t in x.things if domain.schema.is_a(t.kind, domain.schema.person)]
