"""Lists whose common noun gives the class of their members: 甲、乙、丙3家企业; and names that only their verb gives a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import AFTER_VERB, LISTED, LISTED_COUNTED, LISTED_NAME
from kg.extraction.rules.rule import NameRule
from kg.extraction.tokens.heads import head_kind, unknown_word
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import NOMINAL, PROPER, QUOTE
from kg.extraction.tokens.titles import ends_in_title

_SEPARATORS = ("、", "和", "与", "及", "以及")

_AND = ("与", "和", "及")

_ALL = "全各"

_TAKES_OBJECT = "于有为"  # 应用于, 还有, 成为: no name begins with them

_LONGEST = 16  # characters of a member of a list

_EQUALS = ("为", "是", "包括", "涵盖")  # 研究方向为: what follows is named whole

_ASPECT = ("了", "于", "在", "的", "是", "到")


def listed(units: Sequence[Token], domain: Domain) -> Iterator[Mention]:
    """The members of the lists of a sentence, and what stands after a verb that gives its object a class."""
    for i, unit in enumerate(units):
        if (unit.text in domain.names.categories or unit.tag == "n") and (kind := _category(unit, domain)):
            yield from _before_category(units, i, kind, domain)
            if unit.text in domain.names.categories:
                yield from _after_category(units, i, domain)
        if unit.tag in ("v", "vn", "p", "n", "ad", "d") and not (i and units[i - 1].text == "的"):
            yield from _after_verb(units, i, domain)


def _category(unit: Token, domain: Domain) -> str:
    """The class that a common noun gives the members of a list before it; what makes a body may be its last character (车企)."""
    category = domain.names.categories.get(unit.text)
    if category is None and unit.tag == "n" and 1 < len(unit.text) < 4:
        category = domain.names.categories.get(unit.text[-1])
        if category is not None and not domain.schema.is_a(category.kind, domain.schema.organization):
            return ""
    return category.kind if category else ""


def _before_category(units: Sequence[Token], i: int, kind: str, domain: Domain) -> Iterator[Mention]:
    """甲、乙和丙(等)(3家)(头部)企业: members, going left from the category word."""
    schema = domain.schema
    k, counted = i - 1, False
    if schema.field and schema.is_a(kind, schema.coined or "") and _won_in(units, i, domain):
        kind = schema.field
    apart = schema.is_a(kind, schema.field) or schema.is_a(kind, schema.organization)
    etc = None if apart else _etc_before(units, i, domain)
    if etc is not None:
        yield from _proper_members(units, etc - 1, kind, domain)
        return
    if schema.is_a(kind, schema.organization):
        etc = next((j for j in range(i - 1, max(-1, i - 4), -1) if units[j].text == "等"), i)
        if not any(u.tag in ("w", "v", "u") or u.text in domain.names.categories for u in units[etc + 1 : i]):
            k = min(k, etc)
    while k >= 0 and (
        (units[k].tag == "m" and units[k].text[0] != "第") or units[k].text in ("等", "各", "大", "个", "家")
    ):
        counted, k = True, k - 1
    members = _members_left(units, k, domain, firms=counted and schema.is_a(kind, schema.organization))
    after = units[i + 1] if i + 1 < len(units) and units[i + 1].start == units[i].end else None
    if not counted and after is not None and after.tag == "vn" and after.text in domain.names.occasions:
        return  # 人才集聚和新兴产业|发展: what is done, not what is listed
    if not counted and not (
        schema.is_a(kind, schema.field)
        and members
        and (len(members) > 1 or sum(len(u.text) for u in units[members[0][0] : i]) > 2)
    ):
        return
    if schema.is_a(kind, schema.place) or (len(members) < 2 and not schema.is_a(kind, schema.field)):
        return
    for a, b in members:
        yield from _member(units, a, b, kind, domain, LISTED_COUNTED if counted else LISTED)


def _won_in(units: Sequence[Token], i: int, domain: Domain) -> bool:
    """Whether the common noun at `i` is for what prizes are won in: 在甲、乙2个项目获得银牌."""
    k = next((j for j in range(i - 1, -1, -1) if units[j].tag == "p" or units[j].text in "，；。"), -1)
    after = units[i + 1 : i + 3]
    wins = any(domain.frames.naming.get(u.text, ("", False))[0] == domain.schema.award for u in after if u.tag != "w")
    return k >= 0 and units[k].text == "在" and wins


def _etc_before(units: Sequence[Token], i: int, domain: Domain) -> int | None:
    """Index of the 等 before the category word at `i`, where words that make no name stand between them: 等|国内外|知名|大学."""
    for k in range(i - 1, max(0, i - 7), -1):
        if units[k].text == "等":
            return k if k < i - 1 else None
        if not (units[k].tag in ("m", "q", "r") or domain.names.is_generic(units[k].text)):
            return None
    return None


def _proper_members(units: Sequence[Token], k: int, kind: str, domain: Domain) -> Iterator[Mention]:
    """The members of a list that ends at `k`, those that are names by their words or marks."""
    for a, b in _members_left(units, k, domain):
        if units[b].tag == QUOTE and a < b and units[b - 1].tag in ("ORG", "LOC"):
            a = b  # 科技部“863”
        proper = any(u.tag in PROPER for u in units[a : b + 1]) or head_kind(units[b].text, domain) == kind
        if (a < b or units[b].text not in domain.names.categories) and (proper or units[b].text in domain.names.heads):
            yield from _member(units, a, b, kind, domain, LISTED_NAME)


def _after_category(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """四个分论坛：甲、乙: members after a colon."""
    if not (i + 2 < len(units) and units[i + 1].text == "：" and i and units[i - 1].tag == "m"):
        return
    for a, b in _members_right(units, i + 2, domain, inner_and=True):
        yield from _member(units, a, b, domain.names.categories[units[i].text].kind, domain)


def _member(
    units: Sequence[Token], a: int, b: int, kind: str, domain: Domain, rule: NameRule = LISTED
) -> Iterator[Mention]:
    schema, names = domain.schema, domain.names
    while (
        schema.is_a(kind, schema.field)
        and a < b
        and (
            units[a].tag in ("LOC", "PER", "p", "d")
            or (units[a].tag == "v" and units[a].text[-1] in _TAKES_OBJECT)
            or units[a].text.endswith(names.head_words)
            or units[a].text in names.stops
            or (units[a].text[0] in _ALL and units[a].text in names.generic)
        )
    ):
        a += 1
    if schema.is_a(kind, schema.organization):  # 与|甲, 供应|乙
        a = next((j + 1 for j in range(b - 1, a - 1, -1) if units[j].text in _AND or units[j].tag in ("v", "vn")), a)
    text = clean("".join(u.text for u in units[a : b + 1]))
    start, end = units[a].start, units[b].end
    if a == b and units[a].tag == QUOTE:
        text, start, end = text[1:-1], start + 1, end - 1
    if a < b and any(u.tag == QUOTE for u in units[a:b]):
        return  # but 稳岗“十条”
    common = all(names.is_generic(u.text) or ends_in_title(u.text, domain) for u in units[a : b + 1])
    if 2 <= len(text) <= _LONGEST and not common and text not in names.categories and text not in names.selves:
        yield Mention(start, end, text, kind, rule)


def _unreadable(units: Sequence[Token], end: int) -> int:
    """Where the comma stands before a last member that LAC made nothing of: 吉运、|零|驰|等6家车企; `end` if there is none near."""
    k = end
    while k > 0 and end - k < 3 and units[k].tag not in ("w", "u", "p"):
        k -= 1
    return k if units[k].text == "、" and sum(len(u.text) for u in units[k + 1 : end + 1]) < 4 else end


def _members_left(units: Sequence[Token], k: int, domain: Domain, firms: bool = False) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that ends at `k`, in the order of the text.

    One 与 before the last member parts it from the others; more than one, or one before, stand inside members: 新能源与节能环保、现代农业与食品.
    """
    members: list[tuple[int, int]] = []
    inside = False
    while k >= 0:
        end = k
        while (
            k >= 0 and end - k < _LONGEST and (_inside_member(units, k, domain) or (inside and units[k].text in _AND))
        ):
            k -= 1
        if k == end:
            k = _unreadable(units, end) if firms else end
        if k == end:
            break
        members.append((k + 1, end))
        if k < 0 or units[k].text not in _SEPARATORS:
            break
        if len(members) == 1 and units[k].text in _AND and _and_before(units, k, domain):
            members.clear()
            inside, k = True, end
            continue
        inside = inside or (len(members) > 1 and units[k].text == "、") or len(members) > 1
        k -= 1
    return members[::-1]


def _and_before(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether another 与 stands in the list before the one at `k`."""
    for j in range(k - 1, -1, -1):
        if units[j].text in _AND:
            return True
        if units[j].text != "、" and not _inside_member(units, j, domain):
            return False
    return False


def _members_right(units: Sequence[Token], k: int, domain: Domain, inner_and: bool = False) -> list[tuple[int, int]]:
    """Index ranges of the members of a list that begins at `k`; `inner_and`: 与 stands inside a member."""
    members: list[tuple[int, int]] = []
    while k < len(units):
        start = k
        while (
            k < len(units)
            and k - start < _LONGEST
            and (units[k].tag != "v" or _cut_up(units, k, start))
            and (
                _inside_member(units, k, domain)
                or units[k].tag == "nw"
                or units[k].text.isascii()
                or (inner_and and units[k].text in "与和")
            )
        ):
            k += 1
        if k == start:
            break
        members.append((start, k - 1))
        if k >= len(units) or units[k].text not in ("、", "和", "与", "及"):
            break
        k += 1
    return members


def _cut_up(units: Sequence[Token], k: int, start: int) -> bool:
    """Whether the verb at `k` is but the beginning of a word within a member that begins with a quotation: “某某计划”领|军|人才."""
    after = units[k + 1] if k + 1 < len(units) else None
    cut = after is not None and len(units[k].text) == len(after.text) == 1 and after.tag == "n"
    return cut and k > start and units[start].tag == QUOTE


def _inside_member(units: Sequence[Token], k: int, domain: Domain) -> bool:
    u = units[k]
    if (u.text in domain.names.stops and u.tag not in ("vn", "n", "nz")) or (u.tag == "v" and u.text[-1] == "有"):
        return False  # 也有
    if u.tag == "TIME" and u.text in domain.names.generic:  # 现代纺织
        return True
    if u.tag in NOMINAL or unknown_word(units, k, domain):
        return u.text not in domain.frames.verbs or u.tag in ("n", "vn")
    if u.tag == "a" and len(u.text) == 1 and u.text != "新" and 0 < k < len(units) - 1:
        return units[k - 1].text == "、" and units[k + 1].tag == "n" and units[k + 1].start == u.end  # 、大|数据
    return u.tag in ("v", "a") and len(u.text) > 1 and u.text not in domain.frames.verbs


def _after_verb(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """从事 某某 研究: the object of a verb that gives it a class, where nothing else does."""
    schema, names, frames = domain.schema, domain.names, domain.frames
    k, text = i, ""
    kind, bare, at = "", False, i
    while k < min(i + 4, len(units)) and units[k].tag not in ("w", QUOTE):
        text += units[k].text
        k += 1
        if text not in frames.beginnings:
            break
        if text in frames.naming:
            (kind, bare), at = frames.naming[text], k
    if not kind or at >= len(units):
        return
    k = at
    while k < len(units) and (units[k].text in _ASPECT or units[k].text.endswith("年度")):
        k += 1
    members = _members_right(units, k, domain)
    if not members:
        return
    after = units[members[-1][1] + 1] if members[-1][1] + 1 < len(units) else None
    if schema.is_a(kind, schema.field):
        for a, b in members:
            last = b
            whole = units[at - 1].text in _EQUALS
            while (
                b > a
                and not whole
                and (
                    (units[b].tag in ("vn", "v") and units[b].text in (names.generic | names.occasions))
                    or (b == members[-1][1] and len(members) > 1 and units[b].text in names.categories)
                )
            ):
                b -= 1
            own = [u for u in units[a : b + 1] if (whole or u.text not in names.generic) and len(u.text) > 1]
            if units[a].tag == QUOTE and schema.coined and re.search("[A-Za-z0-9]", units[a].text):
                yield from _member(units, a, a, schema.coined, domain)
            elif (
                own
                and (len(members) > 1 or len(own) > 1 or len(own[0].text) > 3 or b < last)
                and not any(u.tag in ("PER", "ORG", "LOC", QUOTE) for u in units[a : b + 1])
            ):
                yield from _member(units, a, b, kind, domain)
    elif len(members) == 1 and (
        after is None or after.tag == "w" or after.text in ("等", "和", "的", "后") or after.text in names.captions
    ):
        a, b = members[0]
        if (
            bare and units[b].text in names.categories and units[b].tag == "n" and b > a
        ):  # 认定为 国家级专精特新“小巨人”企业
            yield Mention(
                units[a].start, units[b].end, clean("".join(u.text for u in units[a : b + 1])), kind, AFTER_VERB
            )
            return
        quote = next((q for q in range(a, b + 1) if units[q].tag == QUOTE), None)
        if quote is not None and quote < b and names.captions.get(units[b].text) != kind:
            if bare and quote == a and units[b].text not in names.head_words:  # 获评“某某计划”领军人才团队
                name = clean("".join(u.text for u in units[a : b + 1]))
                yield Mention(units[a].start, units[b].end, name, kind, AFTER_VERB)
            return  # “某某”服务综合体: the quotation is but the beginning of a name
        a, b = (a, b) if quote is None else (quote, quote)
        if (bare and b > a and any(u.text not in names.generic for u in units[a : b + 1])) or (
            a == b and units[a].tag == QUOTE
        ):
            yield from _member(units, a, b, kind, domain)
