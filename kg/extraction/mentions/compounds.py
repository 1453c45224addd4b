"""Compounds: names that end in a head word.

A Chinese name of an institution, a carrier or an event is a noun compound whose last word gives its class (某某|研究院).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.mentions.boundaries import left_edge
from kg.extraction.mentions.compound import Compound, Ending, Head, head_at
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.mentions.signs import is_set_up, names_one
from kg.extraction.rules.names import BARE_HEAD, COMMON_NOUN, HEAD_WORD, HEAD_WORD_WEAK, QUOTED_HEAD
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.neighbours import after, before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import ACTING, COMMON, NAMED, NOMINAL, PAREN, PLANS, QUOTE, WITH
from kg.extraction.tokens.titles import begins_office

_OF_SHORT_SEAT = 4  # characters of a place of two characters in brackets
_SHORTEST = 3  # characters of a head word that is a name when it stands in quotation marks: “人才日”
_SUFFIXES = frozenset("化 者 性 度 级 生 时 后 前".split())


def quoted_compound(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某计划”: a name in quotation marks that ends in a head word; with the proper names before it, a longer one."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    head = head_at(units, i, domain)
    if head is None or not _ends_quotation(head, inner, before(units, i), domain):
        return
    yield Mention(unit.start + 1, unit.end - 1, inner, head.kind, QUOTED_HEAD)
    start = left_edge(Ending(units, i, head.kind, domain), proper_only=True)
    if start < i:
        name = clean("".join(u.text for u in units[start : i + 1]))
        yield Mention(units[start].start, unit.end, name, head.kind, QUOTED_HEAD, aliases=(inner,))


def _ends_quotation(head: Head, inner: str, left: Token | None, domain: Domain) -> bool:
    """Whether a quotation with a head word at its end is a name: “某某计划”, not “拆除围墙、开放办所” or “计划”."""
    body = domain.schema.is_a(head.kind, domain.schema.organization)
    if inner != head.word:
        return not (head.weak and body)
    named = left is not None and left.text in domain.frames.naming  # 设立“人才日”: the verb gives it its class
    return not (head.weak or named or body or len(head.word) < _SHORTEST)


def compound_at(units: Sequence[Token], i: int, domain: Domain) -> list[Mention]:
    """The compound whose head word ends with the unit at `i`, if it names one thing; a common noun is `definite`."""
    head = head_at(units, i, domain) if _may_end(units, i, domain) else None
    if head is None or _begins_in_verb(units, i, head):
        return []
    compound = _compound(units, i, head, domain)
    if _is_planned(compound):
        return []
    for reader in _READERS:
        found = reader(compound)
        if found is not None:
            return found
    return []


def set_up_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """A body of common words that a verb sets up: 增设|人才工作|处. Not 走访|人才工作|处."""
    plain = domain.names.plain
    word = next((w for w in plain if units[i].text.endswith(w)), "")
    if word and _may_end(units, i, domain):
        compound = _compound(units, i, Head(word, plain[word], weak=True, first=i), domain)
        if is_set_up(compound):
            yield _mention(compound, HEAD_WORD)


def _may_end(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a name may end with the unit at `i`: not before 部门, 化, 者, of which it is a part, nor with 全资子公司, which says whose the next is."""
    following, text = after(units, i), units[i].text
    if text in domain.frames.links and head_kind(text, domain):
        return False
    part = following is not None and touches(units[i], following) and _is_suffix(following.text, domain)
    return not part and units[i].tag != PAREN


def _is_suffix(word: str, domain: Domain) -> bool:
    """Whether a word right after a head word makes both no name: 平台|化, 平台|群."""
    return word in _SUFFIXES or word in domain.names.suffixes


def _begins_in_verb(units: Sequence[Token], i: int, head: Head) -> bool:
    """颁|奖, 设|分会场: whether a head word begins with the last character of a verb, over which no name reaches."""
    first = units[head.first]
    return first.tag in ACTING and units[i].end - len(head.word) - first.start == 1


def _compound(units: Sequence[Token], i: int, head: Head, domain: Domain) -> Compound:
    """The compound that a head word ends."""
    start = left_edge(Ending(units, head.first, head.kind, domain))
    cut = units[i].end - len(head.word)
    modifiers = tuple(
        u if u.end <= cut else u._replace(text=u.text[: cut - u.start], end=cut)
        for u in units[start : i + 1]
        if u.start < cut
    )
    return Compound(units, head, start, i, modifiers, domain)


def _is_planned(compound: Compound) -> bool:
    """Whether the word that ends a name is what someone does: 云江市|计划|设立."""
    following = next((u for u in compound.units[compound.at + 1 :] if u.tag != "TIME"), None)
    if compound.head.word not in PLANS or following is None or following.tag != "v":
        return False
    return all(u.tag in NAMED or u.text in WITH or u.text == "、" for u in compound.modifiers)


def _bare_head(compound: Compound) -> list[Mention] | None:
    """大赛: a head word by itself points back, unless it is a name by itself."""
    if compound.modifiers:
        return None
    head = compound.head
    if head.weak or len(head.word) < 2 or compound.verbal or _goes_on(compound):
        return []
    end, definite = compound.units[compound.at].end, head.word not in compound.domain.names.whole
    return [Mention(end - len(head.word), end, head.word, head.kind, BARE_HEAD, definite=definite)]


def _name_of_one(compound: Compound) -> list[Mention] | None:
    """云江|研究院: a name, and a longer one with its seat in brackets, 云江|研究院|（清江）."""
    if compound.verbal or _pays(compound) or not names_one(compound):
        return None
    if _only_places_another(compound):
        return []
    found = _mention(compound, HEAD_WORD_WEAK if compound.head.weak else HEAD_WORD)
    name = replace(found, aliases=_short_name(compound))
    if not compound.is_a(compound.domain.schema.organization) or not _has_seat(compound):
        return [name]
    seat = compound.units[compound.at + 1]
    short = () if name.name in compound.domain.gazetteer.by_name else (name.name,)  # 香港中文大学 is another one
    whole = replace(name, end=seat.end, name=name.name + seat.text, rule=HEAD_WORD, aliases=short)
    return [name, whole]


def _common_noun(compound: Compound) -> list[Mention] | None:
    """新型|研究院: a common noun points back too."""
    if compound.head.weak or len(compound.head.word) < 2:
        return None
    return [replace(_mention(compound, COMMON_NOUN), definite=True)]


_READERS = (_bare_head, _name_of_one, _common_noun)


def _mention(compound: Compound, rule: NameRule) -> Mention:
    start, end = compound.units[compound.start].start, compound.units[compound.at].end
    return Mention(start, end, compound.text, compound.kind, rule)


def _short_name(compound: Compound) -> tuple[str, ...]:
    """The quotation that a name goes by: “星火”|行动, 云江市|“星火”|行动. Not that of an event, “星火”大赛."""
    units, at = compound.units, compound.at
    led = at > compound.start and all(u.tag == "LOC" for u in units[compound.start : at - 1])
    own = units[at - 1] if led else units[compound.start]
    if own.tag != QUOTE or compound.is_a(compound.domain.schema.event):
        return ()
    apart = own.end < units[at - 1].end or len(compound.head.word) > 1
    return (clean(own.text[1:-1]),) if apart else ()


def _pays(compound: Compound) -> bool:
    """甲资本|投资|1500万元: whether the head word is what is done with an amount."""
    following = compound.after
    if following is None or following.tag != "m" or following.text.endswith("等"):
        return False
    verbal = compound.units[compound.at].tag == "v" or not compound.head.weak
    return verbal and not compound.is_a(compound.domain.schema.place)


def _goes_on(compound: Compound) -> bool:
    """Whether the noun after a head word makes it only a part of a common compound: 大赛|作品.

    The name of its figure does not, 铜奖|奖金, and no noun after a row of its kind does, 金奖、银奖|项目.
    """
    units, at, domain, noun = compound.units, compound.at, compound.domain, compound.after
    if noun is None or noun.tag not in COMMON or not touches(units[at], noun):
        return False
    if (
        noun.text in domain.offices.titles
        or noun.text in domain.names.stops
        or compound.kind in domain.names.measures.get(noun.text, ())
    ):
        return False
    return not (at > 1 and units[at - 1].text == "、" and head_kind(units[at - 2].text, domain) == compound.kind)


def _only_places_another(compound: Compound) -> bool:
    """Whether a place only says among which another one counts: 东川城市群|重要|枢纽|城市. Not 东川城市群|重要|会议."""
    units, at, domain = compound.units, compound.at, compound.domain
    quality = compound.after
    if quality is None or quality.tag != "a" or not touches(units[at], quality):
        return False
    row = takewhile(lambda u: u.tag in COMMON, units[at + 2 :])
    category = next((domain.names.categories[u.text] for u in row if u.text in domain.names.categories), None)
    return category is not None and compound.is_a(domain.schema.place) and category.kind == domain.schema.place


def _has_seat(compound: Compound) -> bool:
    """Whether a place in brackets ends a name and tells it from its namesakes: 某某研究院（清江）, 某某大学（清江）|教授; not 某某大学（清江）研究院."""
    seat, beyond = compound.after, after(compound.units, compound.at + 1)
    if seat is None or seat.tag != PAREN or not touches(compound.units[compound.at], seat):
        return False
    if seat.text[-2] in compound.domain.places.governed and len(seat.text) > _OF_SHORT_SEAT:  # 杭州 is a short name
        return False
    if beyond is None or not touches(seat, beyond) or beyond.tag not in NOMINAL:
        return True
    return beyond.tag == "PER" or begins_office(beyond.text, compound.domain) or _has_part(compound)


def _has_part(compound: Compound) -> bool:
    """Whether a part with a name of its own and of the same class stands after the seat: 某某大学（清江）|材料|学院; not 学院 alone."""
    units, domain, end = compound.units, compound.domain, compound.at + 2
    while end < len(units) and units[end].tag in NOMINAL and touches(units[end - 1], units[end]):
        if begins_office(units[end].text, domain):
            break
        end += 1
    part = "".join(u.text for u in units[compound.at + 2 : end])
    return part not in domain.names.heads and head_kind(part, domain) == compound.kind
