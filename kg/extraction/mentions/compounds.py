"""Compounds: names that end in a head word.

A Chinese name of an institution, a carrier or an event is a noun compound whose last word gives its class (某某|研究院).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.boundaries import DIGITS_IN_NAMES, SUPERLATIVE, SUPERLATIVE_COUNT, left_edge
from kg.extraction.mentions.companies import is_brand
from kg.extraction.mentions.mention import Mention, clean
from kg.extraction.rules.names import (
    BARE_HEAD,
    BEFORE_HOLDER,
    COMMON_NOUN,
    HEAD_WORD,
    HEAD_WORD_WEAK,
    NEW_THING,
    QUOTED_HEAD,
    QUOTED_HEAD_DATED,
)
from kg.extraction.tokens.function_words import PLANS
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import LATIN, NOMINAL, ORDINAL, PAREN, PROPER, QUOTE, YEAR
from kg.extraction.tokens.titles import begins_office, ends_in_title

_SHORTEST = 3  # characters of a head word that is a name when it stands in quotation marks: “人才日”

_DATED = re.compile(r"(?:19|20)\d\d年?.{4,}")

_OURS = frozenset("省市区县州")

_NOT_NAMES_BEFORE = frozenset("部 部门 化 者 员 人员 性 度 级 群 生 时 后 前".split())


def quoted_compound(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某计划”: a name in quotation marks that ends in a head word; with the proper names before it, a longer one."""
    schema = domain.schema
    unit = units[i]
    inner = clean(unit.text[1:-1])
    found = _head(units, i, domain)
    noun = domain.names.categories.get(inner[-2:])
    if _DATED.match(inner) and noun is not None and schema.is_a(noun.kind, schema.event):
        yield Mention(unit.start + 1, unit.end - 1, inner, noun.kind, QUOTED_HEAD_DATED)  # “2024年某某行活动”
    if found is None:
        return
    word, kind, weak, _ = found
    named = i > 0 and units[i - 1].text in domain.frames.naming  # 设立“人才日”: the verb gives it its class
    if inner == word and (weak or named or len(word) < _SHORTEST or schema.is_a(kind, schema.organization)):
        return
    if weak and schema.is_a(kind, schema.organization):
        return  # “拆除围墙、开放办所”
    yield Mention(unit.start + 1, unit.end - 1, inner, kind, QUOTED_HEAD)
    start = left_edge(units, i, domain, kind, proper_only=True)
    if start < i:
        name = clean("".join(u.text for u in units[start : i + 1]))
        yield Mention(units[start].start, unit.end, name, kind, QUOTED_HEAD, aliases=(inner,))


def compound_at(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """The compound whose head word ends with the unit at `i`, if it names one thing; a common noun is `definite`."""
    schema, names = domain.schema, domain.names
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
    row = i > 1 and units[i - 1].text == "、" and head_kind(units[i - 2].text, domain) == kind  # 金奖、银奖|项目
    common = not row and after is not None and after.start == unit.end and _takes_over(after, kind, domain)
    if kind == schema.coined and word in names.whole and after is not None and after.text in domain.offices.titles:
        return  # 人才强市战略|顾问
    if not weak and not verbal and not common and len(text) > 2 and _measured(units, start, domain):
        yield Mention(units[start].start, unit.end, text, kind, NEW_THING)
    elif not modifiers:
        if not weak and len(word) > 1 and not verbal and not common:
            yield Mention(head_start, unit.end, word, kind, BARE_HEAD, definite=word not in names.whole)
    elif (
        not verbal
        and (
            word in names.whole
            or (weak and schema.is_a(kind, schema.organization) and is_brand(units, start, i, modifiers, word, domain))
            or (weak and _part_of_its_kind(modifiers, kind, after, domain))
            or is_name(modifiers, word, kind, weak, after, _introduced(units, start, kind, domain), domain)
        )
        and not (  # 甲资本|投资|1500万元
            after is not None
            and after.tag == "m"
            and not after.text.endswith("等")
            and (unit.tag == "v" or not weak)
            and not schema.is_a(kind, schema.place)
        )
    ):
        led = all(u.tag == "LOC" for u in units[start : i - 1])  # 云江市|“星火”|行动 goes by 星火
        own = units[i - 1] if led and i > start else units[start]
        short = (
            own.tag == QUOTE and (own.end < units[i - 1].end or len(word) > 1) and not schema.is_a(kind, schema.event)
        )
        aliases = (clean(own.text[1:-1]),) if short else ()
        yield Mention(units[start].start, unit.end, text, kind, HEAD_WORD_WEAK if weak else HEAD_WORD, aliases=aliases)
        if schema.is_a(kind, schema.organization) and _seat(units, i):
            after = units[i + 1]
            yield Mention(units[start].start, after.end, text + after.text, kind, HEAD_WORD, aliases=(text,))
    elif not weak and len(word) > 1:
        yield Mention(units[start].start, unit.end, text, kind, COMMON_NOUN, definite=True)


def _takes_over(after: Token, kind: str, domain: Domain) -> bool:
    """Whether the noun after a head word makes it but part of a common compound; the name of its figure does not: 铜奖|奖金."""
    return (
        after.tag in ("n", "vn")
        and after.text not in domain.offices.titles
        and after.text not in domain.names.stops
        and kind not in domain.names.measures.get(after.text, ())
    )


def _seat(units: Sequence[Token], i: int) -> bool:
    """Whether a place in brackets ends a name, which it tells from its namesakes elsewhere: 某某研究院（清江）, not 某某大学（清江）研究院."""
    after, beyond = (*units[i + 1 : i + 3], None, None)[:2]
    if after is None or after.tag != PAREN or after.start != units[i].end or after.text[-2] in "省市区县州":
        return False
    return beyond is None or beyond.start != after.end or beyond.tag not in NOMINAL


def _planned(modifiers: Sequence[Token], word: str, after: Token | None) -> bool:
    """Whether the word that ends a name is what someone does: 云江市|计划|设立."""
    agents = all(u.tag in ("LOC", "ORG", "PER") or u.text in ("与", "和", "、") for u in modifiers)
    return word in PLANS and agents and after is not None and after.tag == "v"


def before_holder(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """全国五一劳动奖章|获得者: what stands before the unit at `i`, the word for who has won it, is an award."""
    k = i - 1
    if k < 0 or units[k].end != units[i].start or units[k].tag == QUOTE:
        return
    start = left_edge(units, k, domain, domain.schema.award)
    if any(u.tag in ("m", "u") for u in units[start:i]):
        return  # 陕西省3名|获奖者, 最年轻的|获奖者
    name = clean("".join(u.text for u in units[start:i]))
    if len(name) > 3:
        yield Mention(units[start].start, units[k].end, name, domain.schema.award, BEFORE_HOLDER)


def _head(units: Sequence[Token], i: int, domain: Domain) -> tuple[str, str, bool, int] | None:
    """The longest head word that ends with the unit at `i`: word, class, whether weak, and the unit that it begins in."""
    names = domain.names
    quoted = units[i].tag == QUOTE
    upto = (
        units[i].text.strip("“”")
        if quoted
        else "".join(u.text for u in units[max(0, i - 3) : i + 1] if u.tag not in (QUOTE, PAREN))
    )
    for length in names.ends_of_names.get(upto[-1:], ()):
        word = upto[-length:]
        kind, weak = names.heads.get(word), False
        if kind is None:
            kind, weak = names.tails.get(word), True
        if kind is not None:
            first = i
            while first > 0 and not quoted and units[first].start > units[i].end - len(word):
                first -= 1
            return word, kind, weak, first
    return None


def _part_of_its_kind(modifiers: Sequence[Token], kind: str, after: Token | None, domain: Domain) -> bool:
    """Whether a weak word ends the name of a part of a body of its own class, where an office is held: 某某大学|化学|系|教授."""
    led = len(modifiers) > 1 and modifiers[0].tag == "ORG" and head_kind(modifiers[0].text, domain) == kind
    holds = after is not None and after.text not in domain.offices.degrees and begins_office(after.text, domain)
    return led and holds  # 某某大学建筑系|校友 is of the university


def _measured(units: Sequence[Token], start: int, domain: Domain) -> bool:
    """Whether a verb brings into being one thing that is told by its size: 建起 一座占地200亩的 示范园."""
    k = start - 1
    if k < 2 or units[k].text != "的":
        return False
    while k > max(0, start - 7) and units[k].tag != "w" and units[k].text not in domain.frames.introducing:
        k -= 1
    return units[k].text in domain.frames.introducing and any(u.tag == "m" for u in units[k:start])


def _introduced(units: Sequence[Token], start: int, kind: str, domain: Domain) -> bool:
    """Whether a verb that brings things into being stands right before: 设立 技术转移中心, 举行的 产融对接会."""
    k = start - 1
    if k > 0 and units[k].text == "的" and domain.schema.is_a(kind, domain.schema.event):
        return units[k - 1].text in domain.frames.introducing
    while k >= 0 and (units[k].tag in ("m", "u") and units[k].text != "的"):
        k -= 1
    return (
        k >= 0 and units[k].text in domain.frames.introducing and not (k and units[k - 1].tag == "m")
    )  # 10座|新建|工作站


def is_name(
    modifiers: Sequence[Token], word: str, kind: str, weak: bool, after: Token | None, introduced: bool, domain: Domain
) -> bool:
    """Whether a compound with these modifiers names one thing: something proper in it, or words that are not generic."""
    schema, names = domain.schema, domain.names
    if len(modifiers) == 1 and len(modifiers[0].text) == 1:
        return modifiers[0].text in _OURS and (schema.is_a(kind, schema.organization) or len(word) > 2)
    if modifiers[0].text in _OURS and after is not None and (after.tag == "PER" or ends_in_title(after.text, domain)):
        return not weak  # 市|产业创新中心|主任: the one of our city
    quoted = any(u.tag == QUOTE for u in modifiers)
    if weak and schema.is_a(kind, schema.event):
        return quoted or (len(modifiers) > 1 and modifiers[-1].tag in ("LOC", "ORG"))  # 青年博士|绍兴|行
    if weak and schema.is_a(kind, schema.document):
        return quoted or (len(modifiers) > 2 and any(u.tag == "LOC" or YEAR.match(u.text) for u in modifiers))
    if weak and not schema.is_a(kind, schema.organization):
        return quoted and modifiers[-1].text + word not in names.measures  # “某某杯”大赛|获奖|项目
    if weak:
        return quoted and not schema.is_a(kind, schema.organization)
    if (
        len(modifiers) == 1
        and modifiers[0].tag == "ORG"
        and modifiers[0].text.endswith(names.head_words)
        and not schema.is_a(kind, schema.organization)
        and not schema.is_a(kind, schema.event)
    ):
        return False  # 某大学实验室: one of its laboratories
    if all(ORDINAL.fullmatch(u.text) or YEAR.match(u.text) for u in modifiers):
        return False  # 2016年首届峰会
    if quoted or any(
        u.tag in PROPER
        or LATIN.match(u.text)
        or ORDINAL.fullmatch(u.text)
        or YEAR.match(u.text)
        or u.text in DIGITS_IN_NAMES
        for u in modifiers
    ):
        return True
    if any(SUPERLATIVE_COUNT.match(u.text) or u.text == "暨" for u in modifiers):
        return True
    introduced = introduced and not any(u.tag == "m" for u in modifiers)
    if introduced and len(word) > 3 and len("".join(u.text for u in modifiers)) > 1:
        return True  # 设立10亿元|人才|发展基金
    own = sum(len(u.text) // 2 for u in modifiers if len(u.text) > 1 and not names.is_generic(u.text))
    if schema.is_a(kind, schema.award) and len(word) > 2:
        return True  # 全国|劳动模范
    return (
        own >= 2
        or (own == 1 and (introduced or len(modifiers) > 2))
        or (len(modifiers) > 1 and modifiers[0].text.startswith(SUPERLATIVE))
    )
