"""Compounds: names that end in a head word.

A Chinese name of an institution, a carrier or an event is a noun compound whose last word gives its class (某某|研究院).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.edges import SUPERLATIVE, SUPERLATIVE_COUNT, left_edge
from kg.extraction.grammar import PLANS
from kg.extraction.mentions import Mention, Token, clean
from kg.extraction.titles import ends_in_title
from kg.extraction.units import (
    LATIN,
    ORDINAL,
    PAREN,
    PROPER,
    QUOTE,
    YEAR,
    common_compound,
)

_OURS = frozenset("省市区县州")
_NOT_NAMES_BEFORE = frozenset("部 部门 化 者 员 人员 性 度 级 群 生 时 后 前".split())


def quoted_compound(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某计划”: a name in quotation marks that ends in a head word; with the proper names before it, a longer one."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    found = _head(units, i, domain)
    if found is None or len(inner) <= len(found[0]):
        return
    _, kind, weak, _ = found
    if weak and domain.is_a(kind, domain.organization):
        return  # “拆除围墙、开放办所”
    yield Mention(unit.start + 1, unit.end - 1, inner, kind, "quoted-head", 1)
    start = left_edge(units, i, domain, kind, proper_only=True)
    if start < i:
        name = clean("".join(u.text for u in units[start : i + 1]))
        yield Mention(units[start].start, unit.end, name, kind, "quoted-head", 1, aliases=(inner,))


def compound_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """The compound whose head word ends with the unit at `i`, if it names one thing; a common noun is `definite`."""
    unit = units[i]
    after = units[i + 1] if i + 1 < len(units) else None
    if unit.tag == PAREN or (after is not None and after.text in _NOT_NAMES_BEFORE and after.start == unit.end):
        return
    found = _head(units, i, domain)
    if found is None:
        return
    word, kind, weak, first = found
    head_start = unit.end - len(word)
    if head_start - units[first].start == 1 and units[first].tag in (
        "v",
        "vn",
    ):  # 颁|奖, 设|分会场: no name reaches over a verb
        return
    start = left_edge(units, first, domain, kind)
    modifiers = [
        u._replace(text=u.text[: head_start - u.start], end=min(u.end, head_start))
        for u in units[start : i + 1]
        if u.start < head_start
    ]
    text = clean("".join(u.text for u in units[start : i + 1]))
    verbal = start == i and unit.tag in ("v", "vd", "d")
    if _planned(modifiers, word, after):
        return
    if not modifiers:
        if (
            not weak
            and len(word) > 1
            and not verbal
            and not (
                after is not None
                and after.start == unit.end
                and after.tag in ("n", "vn")
                and after.text not in domain.titles
                and after.text not in domain.stops
            )
        ):
            yield Mention(head_start, unit.end, word, kind, "bare-head", 0, definite=word not in domain.whole)
    elif (
        not verbal
        and (
            word in domain.whole
            or is_name(modifiers, word, kind, weak, after, _introduced(units, start, domain), domain)
        )
        and not (after is not None and after.tag == "m" and not after.text.endswith("等") and not weak and not domain.is_a(kind, domain.place))
    ):
        lead = units[start]
        aliases = (
            (clean(lead.text[1:-1]),)
            if lead.tag == QUOTE and (start < i - 1 or len(word) > 1) and not domain.is_a(kind, domain.event)
            else ()
        )
        yield Mention(lead.start, unit.end, text, kind, "head-word", 0 if weak else 1, aliases=aliases)
    elif not weak and len(word) > 1:
        yield Mention(units[start].start, unit.end, text, kind, "common-noun", 0, definite=True)


def _planned(modifiers: Sequence[Token], word: str, after: Token | None) -> bool:
    """Whether the word that ends a name is what someone does: 云江市|计划|设立."""
    agents = all(u.tag in ("LOC", "ORG", "PER") or u.text in ("与", "和", "、") for u in modifiers)
    return word in PLANS and agents and after is not None and after.tag == "v"


def before_holder(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """全国五一劳动奖章|获得者: what stands before the unit at `i`, the word for who has won it, is an award."""
    k = i - 1
    if k < 0 or units[k].end != units[i].start or units[k].tag == QUOTE:
        return
    start = left_edge(units, k, domain, domain.award)
    if any(u.tag in ("m", "u") for u in units[start:i]):
        return  # 陕西省3名|获奖者, 最年轻的|获奖者
    name = clean("".join(u.text for u in units[start:i]))
    if len(name) > 3:
        yield Mention(units[start].start, units[k].end, name, domain.award, "before-holder", 1)


def _head(units: Sequence[Token], i: int, domain: Domain) -> tuple[str, str, bool, int] | None:
    """The longest head word that ends with the unit at `i`: word, class, whether weak, and the unit that it begins in."""
    quoted = units[i].tag == QUOTE
    upto = (
        units[i].text.strip("“”")
        if quoted
        else "".join(u.text for u in units[max(0, i - 3) : i + 1] if u.tag not in (QUOTE, PAREN))
    )
    for length in domain.ends_of_names.get(upto[-1:], ()):
        word = upto[-length:]
        kind, weak = domain.heads.get(word), False
        if kind is None:
            kind, weak = domain.tails.get(word), True
        if kind is not None:
            first = i
            while first > 0 and not quoted and units[first].start > units[i].end - len(word):
                first -= 1
            return word, kind, weak, first
    return None


def _introduced(units: Sequence[Token], start: int, domain: Domain) -> bool:
    """Whether a verb that brings things into being stands right before: 设立 技术转移中心."""
    k = start - 1
    while k >= 0 and (units[k].tag in ("m", "u") and units[k].text != "的"):
        k -= 1
    return k >= 0 and units[k].text in domain.introducing


def is_name(
    modifiers: Sequence[Token], word: str, kind: str, weak: bool, after: Token | None, introduced: bool, domain: Domain
) -> bool:
    """Whether a compound with these modifiers names one thing: something proper in it, or words that are not generic."""
    if len(modifiers) == 1 and len(modifiers[0].text) == 1:
        return modifiers[0].text in "省市区县州" and domain.is_a(kind, domain.organization)
    if modifiers[0].text in _OURS and after is not None and (after.tag == "PER" or ends_in_title(after.text, domain)):
        return not weak  # 市|产业创新中心|主任: the one of our city
    quoted = any(u.tag == QUOTE for u in modifiers)
    if weak and domain.is_a(kind, domain.event):
        return quoted or (len(modifiers) > 1 and modifiers[-1].tag in ("LOC", "ORG"))  # 青年博士|绍兴|行
    if weak and domain.is_a(kind, domain.document):
        return quoted or (len(modifiers) > 2 and any(u.tag == "LOC" or YEAR.match(u.text) for u in modifiers))
    if weak and not domain.is_a(kind, domain.organization):
        return quoted
    if weak:
        return _is_brand(modifiers, word, after, domain)
    if (
        len(modifiers) == 1
        and modifiers[0].tag == "ORG"
        and modifiers[0].text.endswith(domain.head_words)
        and not domain.is_a(kind, domain.organization)
        and not domain.is_a(kind, domain.event)
    ):
        return False  # 某大学实验室: one of its laboratories
    if all(ORDINAL.fullmatch(u.text) or YEAR.match(u.text) for u in modifiers):
        return False  # 2016年首届峰会
    if quoted or any(
        u.tag in PROPER or LATIN.match(u.text) or ORDINAL.fullmatch(u.text) or YEAR.match(u.text) for u in modifiers
    ):
        return True
    if any(SUPERLATIVE_COUNT.match(u.text) for u in modifiers):
        return True
    if introduced and len(word) > 3 and len("".join(u.text for u in modifiers)) > 1:
        return True  # 设立10亿元|人才|发展基金
    own = sum(len(u.text) // 2 for u in modifiers if len(u.text) > 1 and not domain.is_generic(u.text))
    if domain.is_a(kind, domain.award) and len(word) > 2:
        return True  # 全国|劳动模范
    return (
        own >= 2
        or (own == 1 and (introduced or len(modifiers) > 2))
        or (len(modifiers) > 1 and modifiers[0].text.startswith(SUPERLATIVE))
    )


def _is_brand(modifiers: Sequence[Token], word: str, after: Token | None, domain: Domain) -> bool:
    """Whether what stands before a word that ends many names is a company's own: 弋江|汽车."""
    brand = modifiers[0]
    if (
        len(modifiers) > 1
        or common_compound(brand.text + word, domain)
        or brand.text in domain.by_name
        or brand.text in domain.generic
        or not 2 <= len(brand.text) <= 4
    ):
        return False
    if after is not None and after.text in domain.titles:
        return True
    return brand.tag in ("LOC", "ORG", "PER") and not (after is not None and after.tag in ("n", "vn", "nz"))
