"""Compounds: names that end in a head word, and where they begin.

A Chinese name of an institution, a carrier or an event is a noun compound whose last word gives its class (某某|研究院). Its right edge is
that word; its left edge is the first word, going left, that cannot stand in a name: a verb that takes an object, a preposition, 的, a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions import Mention, Token, clean
from kg.extraction.units import (
    LATIN,
    NOMINAL,
    ORDINAL,
    PAREN,
    PROPER,
    QUOTE,
    YEAR,
    common_compound,
    head_kind,
    unknown_word,
)

_INNER_TIME = re.compile(
    r"[\d一二三四五六七八九十百]+周年$|[春夏秋冬]季|春节|新春|金秋|[春夏秋冬]$|[一二三四五六七八九十]{1,2}年?$"
)  # 春季, 五一, 三年
_NOT_NAMES_BEFORE = frozenset("部 部门 化 者 员 人员 性 度 级 群 生 时 后 前".split())
_DASHES = ("—", "–", "-", "－", "——")
_SUPERLATIVE = "最"
_SUPERLATIVE_COUNT = re.compile(r"双?[十百千]?[大佳强优]$")  # 十大创新人物


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
    start = _left_edge(units, i, domain, kind, proper_only=True)
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
    start = _left_edge(units, first, domain, kind)
    modifiers = [
        u._replace(text=u.text[: head_start - u.start], end=min(u.end, head_start))
        for u in units[start : i + 1]
        if u.start < head_start
    ]
    text = clean("".join(u.text for u in units[start : i + 1]))
    verbal = start == i and unit.tag in ("v", "vd", "d")
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
        and not (after is not None and after.tag == "m" and not weak)
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


def before_holder(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """全国五一劳动奖章|获得者: what stands before the word for who has won it is an award."""
    k = i - 1
    if k < 0 or units[i].text not in domain.honoured or units[k].end != units[i].start or units[k].tag == QUOTE:
        return
    start = _left_edge(units, k, domain, domain.award)
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
    for length in range(min(len(upto), domain.longest_head), 0, -1):
        word = upto[-length:]
        kind, weak = domain.heads.get(word), False
        if kind is None:
            kind, weak = domain.tails.get(word), True
        if kind is not None:
            first = i
            while first > 0 and not quoted and units[first].start > units[i].end - length:
                first -= 1
            return word, kind, weak, first
    return None


def _introduced(units: Sequence[Token], start: int, domain: Domain) -> bool:
    """Whether a verb that brings things into being stands right before: 设立 技术转移中心."""
    k = start - 1
    while k >= 0 and (units[k].tag in ("m", "u") and units[k].text != "的"):
        k -= 1
    return k >= 0 and units[k].text in domain.introducing


def _left_edge(units: Sequence[Token], first: int, domain: Domain, kind: str, proper_only: bool = False) -> int:
    """Index of the first unit of the compound that reaches the unit at `first`; only events begin with a year or an edition."""
    dated = domain.is_a(kind, domain.event) or domain.is_a(kind, domain.document)
    k = first
    while k > 0:
        u = units[k - 1]
        if u.end != units[k].start:
            break
        if YEAR.match(u.text) or ORDINAL.fullmatch(u.text):
            if not dated:
                break
        elif proper_only:
            if u.tag not in ("LOC", "ORG"):
                break
        elif u.text == "暨" and domain.is_a(kind, domain.place):
            break
        elif u.tag in ("c", "p") and u.text in ("与", "和"):
            if not (_joined_inside(units, k - 1, domain) or (dated and _meeting_of_two(units, k - 1, first))):
                break
        elif u.text == "、" and dated and k > 1 and _is_ceremony(units, k, first, domain):
            pass
        elif u.text in _DASHES:
            if k == first or not _between_bodies(units, k - 1):
                break
        elif u.text in domain.categories and k < first and domain.is_a(kind, domain.categories[u.text].kind):
            if domain.is_a(kind, domain.organization):
                break  # 种业企业|某某有限公司
        elif dated and u.text in domain.occasions and units[k].text.endswith("周年"):
            pass  # 成立|五周年|发展大会暨揭牌仪式
        elif (
            (dated or domain.is_a(kind, domain.coined or ""))
            and u.text in domain.occasions
            and all(_of_occasion(x, domain) for x in units[k:first])
        ):
            pass  # 战略|合作|签约|仪式, 成立|70周年|座谈会
        elif not (
            _may_stand_inside(units, k - 1, domain) or (k == first and u.text in domain.titles)
        ) and not _quote_before(units, k - 1, domain):
            break
        k -= 1
    if (
        k and units[k - 1].tag == "p" and units[k].tag in ("LOC", "ORG")
    ):  # 在|某区|建设|某基地: the verb parts place and name
        k = next((j + 1 for j in range(first - 1, k, -1) if _predicate(units[j], domain)), k)
    while k < first and not _may_begin(units, k, domain):
        k += 1
    return k


def _predicate(u: Token, domain: Domain) -> bool:
    return len(u.text) > 1 and (u.tag == "v" or (u.tag == "vn" and (u.text in domain.stops or u.text in domain.verbs)))


def _may_begin(units: Sequence[Token], k: int, domain: Domain) -> bool:
    u = units[k]
    if u.text == _SUPERLATIVE or u.text.startswith(_SUPERLATIVE):
        return True
    if (
        u.tag in ("v", "vd", "d")
        and unknown_word(units, k, domain)
        and not (k and units[k - 1].end == u.start and units[k - 1].tag in ("n", "v") and len(units[k - 1].text) == 1)
    ):
        return True
    return not (
        (u.text in domain.stops and u.tag not in ("vn", "nz"))
        or u.tag in ("v", "vd", "d", "c", "f", PAREN)
        or u.text == "·"
    )


def _quote_before(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a name in quotation marks stands close before: it anchors what LAC cut into single characters, “某某”产才融合对接会."""
    for j in range(k - 1, max(-1, k - 4), -1):
        if units[j].tag == QUOTE:
            return (
                len(units[k].text) == 1
                and units[k].tag in ("v", "d", "n", "a")
                and not any(units[x].text in domain.stops for x in range(j + 1, k + 1))
                and all(units[x].end == units[x + 1].start for x in range(j, k))
            )
        if units[j].tag in ("w", "u", "p", "c", "r"):
            return False
    return False


def _joined_inside(units: Sequence[Token], c: int, domain: Domain) -> bool:
    """Whether 与 or 和 stands inside a name: 车辆与运载学院, after common words that a proper one leads."""
    if units[c - 1].tag == "ORG" and not head_kind(units[c - 1].text, domain):
        return c + 1 < len(units) and _common_body(units[c + 1], domain)  # 某大学草原|与|资源环境学院
    k = c - 1
    while (
        k >= 0
        and units[k].tag in ("n", "vn", "nz", "a")
        and units[k].text not in domain.titles
        and units[k].text not in domain.stops
    ):
        if units[k].text == "国家":
            return k < c - 1
        k -= 1
    if not 0 <= k < c - 1 or units[k].end != units[k + 1].start or units[c - 1].text in domain.categories:
        return False
    return units[k].tag == "ORG" or (units[k].tag == "LOC" and _common_body(units[c + 1], domain))


def _is_ceremony(units: Sequence[Token], k: int, first: int, domain: Domain) -> bool:
    """Whether a row of bodies goes on before the unit at `k` to what is held for them: 甲工作站、|乙工作站|揭牌仪式."""
    last = first
    while last > k and units[last - 1].text in domain.occasions:
        last -= 1
    own = "".join(u.text for u in units[last : first + 2])
    led = any(own.startswith(w) for w in domain.occasions)
    return led and last > k and _heads_a_body(units[last - 1], domain) and _heads_a_body(units[k - 2], domain)


def _heads_a_body(u: Token, domain: Domain) -> bool:
    """Whether a word ends the name of what a ceremony can be for: 院士工作站、博士后工作站|揭牌仪式."""
    kind = next((domain.heads[u.text[-n:]] for n in range(len(u.text), 0, -1) if u.text[-n:] in domain.heads), None)
    return kind is not None and not any(domain.is_a(kind, k) for k in (domain.event, domain.award, domain.document))


def _of_occasion(u: Token, domain: Domain) -> bool:
    return u.text in domain.occasions or u.text.endswith("周年")


def _between_bodies(units: Sequence[Token], k: int) -> bool:
    """Whether proper names stand on both sides of the unit at `k`."""
    return 0 < k < len(units) - 1 and all(units[j].tag in ("ORG", "LOC") for j in (k - 1, k + 1))


def _meeting_of_two(units: Sequence[Token], c: int, first: int) -> bool:
    """某市政府与某大学|战略合作|签约仪式: the event of two whose names stand before what they do together."""
    return _between_bodies(units, c) and c + 2 <= first and units[c + 2].tag not in PROPER


def _common_body(u: Token, domain: Domain) -> bool:
    """Whether a word is no proper name, though LAC may tag it so: 生态研究院."""
    return u.tag not in PROPER or (
        len(u.text) < 7
        and head_kind(u.text, domain) is not None
        and not any(u.text[:n] in domain.by_name for n in (2, 3))
    )


def _may_stand_inside(units: Sequence[Token], k: int, domain: Domain) -> bool:
    u = units[k]
    if u.text == _SUPERLATIVE or u.text.startswith(_SUPERLATIVE):
        return True
    if u.text in domain.titles and any(0 <= j < len(units) and units[j].tag == "PER" for j in (k - 1, k + 1)):
        return False
    if u.tag in NOMINAL and (u.text not in domain.stops or u.tag in ("vn", "nz")):
        return True
    if u.text in domain.stops or (u.tag == "v" and u.text in domain.verbs and u.text not in domain.generic):
        return False
    if u.text in ("暨", "·"):
        return k > 0
    if u.tag == "m" and (_SUPERLATIVE_COUNT.match(u.text) or (k and units[k - 1].tag == QUOTE)):
        return True
    if (
        len(u.text) == 1
        and u.tag in ("a", "n", "nz", "m", "d", "f")
        and k
        and k + 1 < len(units)
        and units[k - 1].tag in ("LOC", "ORG")
        and units[k + 1].tag == "ORG"
    ):
        return True  # 韩国|全|北国立大学: no word of its own stands there
    if u.tag == "TIME":
        return bool(_INNER_TIME.match(u.text))
    if u.tag in ("ad", "d") and len(u.text) > 1:
        return False
    if u.tag in ("v", "a") and len(u.text) > 1:
        return u.tag == "a" or not _governs(units, k)
    return bool(LATIN.match(u.text)) or unknown_word(units, k, domain)


def _governs(units: Sequence[Token], k: int) -> bool:
    """Whether the verb at `k` says what someone does, not what kind of thing a name names: a person or an adverb before it, a proper name after it."""
    before, after = units[k - 1] if k else None, units[k + 1] if k + 1 < len(units) else None
    led = before is not None and (before.tag in ("PER", "r") or (before.tag in ("d", "ad") and len(before.text) > 1))
    return led or (after is not None and after.tag in ("LOC", "ORG", "PER"))


def is_name(
    modifiers: Sequence[Token], word: str, kind: str, weak: bool, after: Token | None, introduced: bool, domain: Domain
) -> bool:
    """Whether a compound with these modifiers names one thing: something proper in it, or words that are not generic."""
    if len(modifiers) == 1 and len(modifiers[0].text) == 1:
        return modifiers[0].text in "省市区县州" and domain.is_a(kind, domain.organization)
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
        and any(modifiers[0].text.endswith(h) for h in domain.heads)
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
    if any(_SUPERLATIVE_COUNT.match(u.text) for u in modifiers):
        return True
    if introduced and len(word) > 3 and len("".join(u.text for u in modifiers)) > 1:
        return True  # 设立10亿元|人才|发展基金
    own = sum(len(u.text) // 2 for u in modifiers if len(u.text) > 1 and not domain.is_generic(u.text))
    if domain.is_a(kind, domain.award) and len(word) > 2:
        return True  # 全国|劳动模范
    return (
        own >= 2
        or (own == 1 and (introduced or len(modifiers) > 2))
        or (len(modifiers) > 1 and modifiers[0].text.startswith(_SUPERLATIVE))
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
