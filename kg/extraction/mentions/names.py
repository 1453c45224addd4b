"""Names by their marks and tags: what stands in 《》 or “”, what the gazetteer knows, and what LAC tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.compounds import before_holder, compound_at, quoted_compound
from kg.extraction.mentions.enumerations import listed
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.mentions.partners import partner
from kg.extraction.rules.names import (
    CAPTION,
    GAZETTEER,
    LAC_BODY,
    LAC_BRAND,
    LAC_ORGANIZATION,
    LAC_PLACE,
    LEADING_ORGANIZATION,
    MARKS,
    PLACE_TAIL,
)
from kg.extraction.tokens.heads import common_compound, head_kind
from kg.extraction.tokens.merging import units_of
from kg.extraction.tokens.sentences import Sentence, Token
from kg.extraction.tokens.tags import HAN, LATIN, NOMINAL, PROPER, QUOTE
from kg.extraction.tokens.titles import begins_office
from kg.surnames import is_full_name

_CENTRES = ("核心", "统领", "抓手", "引领", "龙头", "牵引", "代表", "特色", "主体")  # 以“某某”为核心的

_SHORE = re.compile(r"(?<=..)(?:(?<=湖)湖畔|畔|之滨|之畔|沿岸|[内外]|境内|城外|旧址)$")


def names_in(sentence: Sentence, domain: Domain) -> list[Mention]:
    """All spans of a sentence that may be names; they overlap, and `mentions.select` decides between them."""
    units = units_of(sentence)
    found = [*_tagged(units, domain), *_marked(sentence, domain), *listed(units, domain)]
    for i, unit in enumerate(units):
        if unit.tag == QUOTE:
            found.extend(_captioned(units, i, domain))
            found.extend(quoted_compound(units, i, domain))
        elif unit.text[-1] in domain.names.ends_of_names:
            found.extend(compound_at(units, i, domain))
        found.extend(partner(units, i, domain))
        if unit.text in domain.offices.honoured:
            found.extend(before_holder(units, i, domain))
    return found


def _tagged(units: Sequence[Token], domain: Domain) -> Iterator[Mention]:
    """LAC's own places and organizations, and the names known beforehand."""
    schema = domain.schema
    for i, t in enumerate(units):
        name = clean(t.text)
        known = domain.gazetteer.by_name.get(name)
        if known and ((t.tag in PROPER and t.tag != "PER") or len(name) > 2):
            entry = domain.gazetteer.known[known]
            name = entry.label if name[0] == "我" else name  # 我国 is no name, but means one
            yield Mention(t.start, t.end, name, entry.kind, GAZETTEER)
        elif t.tag == "PER" and len(name) > 2 and domain.names.tails.get(name[-1]) == schema.place:
            yield Mention(t.start, t.end, name, schema.place, PLACE_TAIL)
        elif t.tag == "LOC" and len(name) > 1:
            yield from _place(t, name, domain)
        elif (
            t.tag in ("nz", "PER")
            and len(name) > 3
            and (t.tag == "nz" or (i + 1 < len(units) and begins_office(units[i + 1].text, domain)))
            and not common_compound(name, domain)
            and (tail := next((k for n, k in domain.names.tails.items() if name.endswith(n)), None))
        ):
            if schema.is_a(tail, schema.organization):
                yield Mention(t.start, t.end, name, tail, LAC_BRAND)
        elif (
            t.tag == "ORG" and len(name) > 3 and (kind := head_kind(name, domain)) and not common_compound(name, domain)
        ):
            yield Mention(t.start, t.end, name, kind, LAC_ORGANIZATION)
        elif t.tag == "ORG" and (_body(name, domain) or _beside(units, i, domain)) and not _goes_on(units, i, domain):
            yield Mention(t.start, t.end, name, schema.organization, LAC_BODY)
        if t.tag in ("ORG", "LOC") and len(name) > 3:
            yield from _inside(t, domain)


def _body(name: str, domain: Domain) -> bool:
    """Whether an organization of LAC's whose last word tells no class is a body all the same: 云江建工, not 汽车行业 or 九十年代人."""
    names = domain.names
    place = next((n for n in range(min(6, len(name)), 1, -1) if name[:n] in domain.gazetteer.leading), 0)
    own = name[place:]
    return (
        len(name) > 2
        and HAN.match(name) is not None
        and not names.names_kind(name)
        and not name.endswith(tuple(domain.offices.titles))
        and not (names.is_generic(own) or (place and own.endswith("业")))
        and not (len(name) == 3 and name[1:] in names.generic)
        and not is_full_name(name)
        and domain.frames.predicates.search(name) is None
        and not any(name[:n].endswith(names.head_words) for n in range(max(3, place + 1), len(name)))
        and not (head_kind(name[:place], domain) and len(own) < 4)  # 某某大学|化学, but 某某科学院|华南植物园
    )


def _beside(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a short word that LAC tags as an organization stands in a row with another one: 海岭、同泰等."""
    name = units[i].text
    if not HAN.match(name) or not 1 < len(name) < 4 or name in domain.names.generic or head_kind(name, domain):
        return False
    return any(
        0 <= j < len(units) and units[j].tag == "ORG" and units[(i + j) // 2].text in ("、", "和", "与")
        for j in (i - 2, i + 2)
    )


def _goes_on(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether a noun follows that makes a word but the beginning of a name."""
    after = units[i + 1] if i + 1 < len(units) else None
    return (
        after is not None
        and after.start == units[i].end
        and after.tag in NOMINAL
        and not begins_office(after.text, domain)
    )


def _place(t: Token, name: str, domain: Domain) -> Iterator[Mention]:
    schema, names = domain.schema, domain.names
    place = _SHORE.sub("", name)
    kind = head_kind(place, domain) or schema.place
    if place in names.heads or place in names.belongings:
        return
    if (
        not LATIN.match(place)
        and place not in names.generic
        and not _common_place(place, domain)
        and schema.core_class(kind) in schema.cores
    ):
        end = t.start + len(place) if t.text.startswith(place) else t.end
        yield Mention(t.start, end, place, kind, LAC_PLACE)


def _common_place(name: str, domain: Domain) -> bool:
    """Whether a place is a kind of places: 百强县, 大城市."""
    return any(
        name.endswith(word) and (name[: -len(word)] in domain.names.generic or name[: -len(word)] == "")
        for word in domain.names.categories
    )


def _inside(t: Token, domain: Domain) -> Iterator[Mention]:
    """Names that stand at the beginning of a longer one: a known place, or an organization up to its own head word."""
    schema, names, gazetteer = domain.schema, domain.names, domain.gazetteer
    for n in range(min(8, len(t.text) - 2), 1, -1):
        iri = gazetteer.by_name.get(t.text[:n]) if t.text[:n] in gazetteer.leading else None
        if iri and not schema.is_a(gazetteer.known[iri].kind, schema.place):
            break  # 天津大学|浙江研究院
        if iri:
            yield Mention(t.start, t.start + n, t.text[:n], gazetteer.known[iri].kind, GAZETTEER)
            break
    own = next((n for n in range(min(len(t.text), names.longest_head), 0, -1) if t.text[-n:] in names.heads), 0)
    for n in range(4, min(len(t.text) - 1, len(t.text) - own + 1)):  # 国家大学科技园 is one head word
        prefix = t.text[:n]
        kind = next((names.heads.get(prefix[-k:]) for k in (4, 3, 2) if prefix[-k:] in names.heads), None)
        if (
            kind
            and schema.is_a(kind, schema.organization)
            and not any(t.text[n:].startswith(x) for x in ("生", "部", "会", "长"))
            and not any(x in t.text[n:] for x in names.campuses)
        ):
            yield Mention(t.start, t.start + n, prefix, kind, LEADING_ORGANIZATION)


def _marked(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """What stands in marks that give a class, such as 《》; a head word right after them makes a longer name, 《某某》杂志社."""
    names = domain.names
    for marks, kind in names.marks.items():
        for m in re.finditer(
            re.escape(marks[0]) + r"([^" + re.escape(marks) + r"]{2,60})" + re.escape(marks[1]), sentence.text
        ):
            name = clean(m.group(1))
            yield Mention(sentence.start + m.start(1), sentence.start + m.end(1), name, kind, MARKS)
            after = sentence.text[m.end() : m.end() + names.longest_head]
            head = next((after[:n] for n in range(len(after), 1, -1) if after[:n] in names.heads), None)
            if head and domain.schema.is_a(names.heads[head], domain.schema.organization):
                yield Mention(
                    sentence.start + m.start(),
                    sentence.start + m.end() + len(head),
                    m.group() + head,
                    names.heads[head],
                    MARKS,
                )


def _captioned(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某”称号: a name in quotation marks whose class a caption word after it, or before it, gives."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    after = units[i + 1].text if i + 1 < len(units) else ""
    before = units[i - 1].text if i else ""
    kind = domain.names.captions.get(after) or (domain.names.captions.get(before) if len(inner) > 1 else None)
    kind = kind or _described(units, i, domain) or _row_kind(units, i, domain)
    if kind and len(inner) > 1:
        yield Mention(unit.start + 1, unit.end - 1, inner, kind, CAPTION)


def _described(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """The class of a quotation by how the clause goes on: 以“某某”为核心的政策体系, “某某”系列活动, 名为“某某”的项目."""
    schema, names = domain.schema, domain.names
    before, after = [u.text for u in units[max(0, i - 2) : i]], [u.text for u in units[i + 1 : i + 6]]
    if before[-1:] == ["以"] and after[:1] == ["为"] and after[2:3] == ["的"]:
        return schema.coined if after[1] in _CENTRES or names.captions.get(after[1]) == schema.coined else None
    if after[:1] == ["系列"]:
        return schema.coined
    if "".join(before).endswith("名为") and after[:1] == ["的"]:
        noun = next((w for w in after[1:3] if w in names.categories or w in names.captions), "")
        return names.categories[noun].kind if noun in names.categories else names.captions.get(noun)
    return None


def _row_kind(units: Sequence[Token], i: int, domain: Domain) -> str | None:
    """The class of quotations in a row by the noun that closes it: “甲”“乙”“丙”等|某地|改革."""
    j = i - 1
    while j > 0 and i - j < 4 and units[j].tag not in ("w", QUOTE):
        j -= 1
    if 0 < j < i - 1 and units[j].text == "、":
        return None  # “甲”、稳岗“十条”: but the end of a member
    k, others = i + 1, i > 0 and units[i - 1].tag == QUOTE
    while k < len(units) and (units[k].tag == QUOTE or (units[k].text == "、" and units[k - 1].tag == QUOTE)):
        others, k = others or units[k].tag == QUOTE, k + 1
    if not others or k >= len(units) or units[k].text != "等":
        return None
    noun = next((u.text for u in units[k + 1 : k + 4] if u.text in domain.names.categories), "")
    return domain.names.categories[noun].kind if noun else None
