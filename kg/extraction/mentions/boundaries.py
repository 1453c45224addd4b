"""Left edges: where a name begins whose last word says what it is.

Its left edge is the first word, going left, that cannot stand in a name: a verb that takes an object, a preposition, 的, a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.tokens.heads import head_kind, is_closed, unknown_word
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import LATIN, NOMINAL, ORDINAL, PAREN, PROPER, QUOTE, YEAR

_INNER_TIME = re.compile(
    r"[\d一二三四五六七八九十百]+周年$|[春夏秋冬]季|春节|新春|金秋|[春夏秋冬]$|[一二三四五六七八九十]{1,2}年?$"
)  # 春季, 五一, 三年

_NTH = re.compile(r"第[\d一二三四五六七八九十]+")

_TELLING = frozenset(("n", "v", "vn", "a", "ad", "an", "d", "vd", "nz", "LOC"))

_DASHES = ("—", "–", "-", "－", "——")

_LONG = 8  # words before what else would begin the name of an event

DIGITS_IN_NAMES = ("数", "零")  # LAC's numbers, that count nothing before a noun: 数|链谷

SUPERLATIVE = "最"

SUPERLATIVE_COUNT = re.compile(r"双?[十百千]?[大佳强优]$")  # 十大创新人物


def left_edge(units: Sequence[Token], first: int, domain: Domain, kind: str, proper_only: bool = False) -> int:
    """Index of the first unit of the compound that reaches the unit at `first`; only events begin with a year or an edition."""
    schema, names = domain.schema, domain.names
    dated = schema.is_a(kind, schema.event) or schema.is_a(kind, schema.document)
    if (led := _led_by_office(units, first, domain)) is not None:
        return led
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
        elif u.text == "暨" and schema.is_a(kind, schema.place):
            break
        elif u.tag in ("c", "p") and u.text in ("与", "和", "及"):
            if not (
                _joined_inside(units, k - 1, domain)
                or (dated and (_meeting_of_two(units, k - 1, first) or _numbered(units, k - 1, domain)))
                or _held_at(units, k - 1, first, domain)
            ):
                break
        elif u.text == "、" and dated and k > 1 and _is_ceremony(units, k, first, domain):
            pass
        elif u.text == "·" and schema.is_a(kind, schema.organization):
            break
        elif u.text in _DASHES:
            if k == first or not _between_bodies(units, k - 1):
                break
        elif (k < first or units[first].tag == "ORG") and _class_of(u, kind, domain):
            if schema.is_a(kind, schema.organization):
                break  # 种业企业|某某有限公司, 承办单位|某某学院
        elif (
            dated
            and u.text in names.occasions
            and (units[k].text.endswith("周年") or (k < first and _after_verb(units, k - 1, domain)))
        ):
            pass  # 成立|五周年|发展大会暨揭牌仪式; 举行|共建|“某某”|签约仪式
        elif (
            (dated or schema.is_a(kind, schema.coined or ""))
            and u.text in names.occasions
            and all(_of_occasion(x, domain) for x in units[k:first])
        ):
            pass  # 战略|合作|签约|仪式, 成立|70周年|座谈会
        elif dated and _says_what_for(u, domain) and _numbered(units, k - 1, domain):
            pass  # 2024年某市联合|招聘|高校毕业生专场活动
        elif not (
            _may_stand_inside(units, k - 1, domain) or (k == first and u.text in domain.offices.titles)
        ) and not _quote_before(units, k - 1, domain):
            break
        k -= 1
    if units[first].tag == "TIME" and schema.is_a(kind, schema.coined or ""):
        return _told_plan(units, min(k, first), domain)
    if (
        k and units[k - 1].tag == "p" and units[k].tag in ("LOC", "ORG")
    ):  # 在|某区|建设|某基地: the verb parts place and name
        k = next((j + 1 for j in range(first - 1, k, -1) if _predicate(units[j], domain)), k)
    if dated and not proper_only:
        k = _from_edition(units, k, domain)
    while k < first and not (
        _may_begin(units, k, domain) or (dated and units[k].text in names.occasions and _after_verb(units, k, domain))
    ):
        k += 1
    return k


def _led_by_office(units: Sequence[Token], first: int, domain: Domain) -> int | None:
    """Where a name of common words begins that holds 与 and stands between a verb that gives an office and that office: 出任|材料科学|与|技术|重点实验室|主任."""
    end = next((j for j in range(first + 1, min(first + 4, len(units))) if units[j].text in domain.offices.words), None)
    if end is None or not any(u.text in ("与", "和") for u in units[max(0, first - 5) : first]):
        return None
    k = first
    while k > 0 and units[k - 1].end == units[k].start and not _gives_office(units[k - 1], domain):
        u = units[k - 1]
        common = u.tag in ("n", "vn", "a", "f") or (u.tag == "v" and u.text in domain.names.generic)
        if (
            not (common or (u.text in ("与", "和") and k < first))
            or u.text in domain.offices.titles
            or u.text.endswith(domain.names.head_words)
        ):
            return None
        k -= 1
    joined = any(u.text in ("与", "和") for u in units[k:first])
    return k if joined and k and _gives_office(units[k - 1], domain) else None


def _gives_office(u: Token, domain: Domain) -> bool:
    """Whether a word is a verb whose object is an office: 出任, (任命)为."""
    return u.tag == "v" and any(s.object == "office" for f in domain.frames.verbs.get(u.text, ()) for s in f.says)


def _from_edition(units: Sequence[Token], k: int, domain: Domain) -> int:
    """Where the name of an event begins that its edition or year leads, over words that end other names: 第三届城市与高校|发展大会."""
    for j in range(k - 1, max(-1, k - _LONG), -1):
        u = units[j]
        if u.end != units[j + 1].start:
            break
        if ORDINAL.fullmatch(u.text) or YEAR.match(u.text):
            return j
        inside = u.tag in NOMINAL or u.text in domain.names.occasions or u.tag in ("a", "ad", "vd", "f")
        if not inside and not (
            u.text in ("与", "和") and any(ORDINAL.fullmatch(x.text) for x in units[max(0, j - 4) : j])
        ):
            break
    return k


def _class_of(u: Token, kind: str, domain: Domain) -> bool:
    """Whether a word is a common noun for things of a class: 企业, 承办单位."""
    category = domain.names.categories.get(u.text) or (
        domain.names.categories.get(u.text[-2:]) if u.tag == "n" else None
    )
    return category is not None and domain.schema.is_a(kind, category.kind)


def _after_verb(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether the verb at `k` stands right after another that the lexicon knows, and so is no predicate: 举行|共建…签约仪式."""
    j = k - 1 - (k > 0 and units[k - 1].text == "了")
    return (
        j >= 0 and units[j].tag == "v" and units[j].text in domain.frames.verbs and units[k - 1].end == units[k].start
    )


def _predicate(u: Token, domain: Domain) -> bool:
    return len(u.text) > 1 and (
        u.tag == "v" or (u.tag == "vn" and (u.text in domain.names.stops or u.text in domain.frames.verbs))
    )


def _may_begin(units: Sequence[Token], k: int, domain: Domain) -> bool:
    u = units[k]
    if u.text == SUPERLATIVE or u.text.startswith(SUPERLATIVE):
        return True
    if k and u.tag == "n" and units[k - 1].tag == "m" and units[k + 1].tag in ("ORG", "LOC"):
        return False  # 第一|阶段|某某研究院
    if (
        u.tag in ("v", "vd", "d")
        and unknown_word(units, k, domain)
        and not (k and units[k - 1].end == u.start and units[k - 1].tag in ("n", "v") and len(units[k - 1].text) == 1)
    ):
        return True
    return not (
        (u.text in domain.names.stops and u.tag not in ("vn", "nz"))
        or u.tag in ("v", "vd", "d", "c", "f", PAREN)
        or u.text == "·"
        or (u.tag == "LOC" and u.text[0] == "我")  # 我国|建设某某中心
        or u.text in domain.names.selves  # 学校|某某实验室
    )


def _quote_before(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a name in quotation marks stands close before: it anchors what LAC cut into single characters, “某某”产才融合对接会."""
    for j in range(k - 1, max(-1, k - 4), -1):
        if units[j].tag == QUOTE:
            return (
                len(units[k].text) == 1
                and units[k].tag in ("v", "d", "n", "a")
                and not any(units[x].text in domain.names.stops for x in range(j + 1, k + 1))
                and all(units[x].end == units[x + 1].start for x in range(j, k))
            )
        if units[j].tag in ("w", "u", "p", "c", "r"):
            return False
    return False


def _joined_inside(units: Sequence[Token], c: int, domain: Domain) -> bool:
    """Whether 与 or 和 stands inside a name: 车辆与运载学院, after common words that a proper one leads."""
    if units[c - 1].tag == "ORG" and not is_closed(units[c - 1].text, domain):
        return c + 1 < len(units) and _common_body(units[c + 1], domain)  # 某大学草原|与|资源环境学院
    k = c - 1
    while (
        k >= 0
        and units[k].tag in ("n", "vn", "nz", "a")
        and units[k].text not in domain.offices.titles
        and units[k].text not in domain.names.stops
    ):
        if units[k].text == "国家":
            return k < c - 1
        k -= 1
    if not 0 <= k < c - 1 or units[k].end != units[k + 1].start or units[c - 1].text in domain.names.categories:
        return False
    ours = units[k].tag == "r" and units[k].text[0] in "我本该"  # 我校|材料与化工学院
    return ours or units[k].tag == "ORG" or (units[k].tag == "LOC" and _common_body(units[c + 1], domain))


def _says_what_for(u: Token, domain: Domain) -> bool:
    """Whether a verb tells of what kind an event is, and no frame knows it as something that is done: 招聘, 联合."""
    return (u.text in domain.names.occasions or u.text in domain.names.generic) and u.text not in domain.frames.verbs


def _held_at(units: Sequence[Token], c: int, first: int, domain: Domain) -> bool:
    """Whether what 与 joins are but nouns, and an office is held at the whole: 影像技术|与|装备|实验室|主任."""
    names = domain.names
    after = next((u for u in units[first + 1 : first + 3] if u.tag != "w" and u.text not in names.heads), None)
    before = units[c - 1]
    return (
        after is not None
        and after.text in domain.offices.titles
        and (before.tag in ("n", "vn", "nz") or (before.tag == "v" and c > 1 and units[c - 2].tag == "n"))
        and before.text not in domain.frames.verbs
        and before.text not in domain.offices.titles
        and before.text not in names.categories
        and not before.text.endswith(names.head_words)
        and before.text not in names.stops
    )


def _numbered(units: Sequence[Token], k: int, domain: Domain) -> bool:
    """Whether a year or an edition begins the nouns before the unit at `k`, as it begins the names of events."""
    while k > 0 and units[k - 1].end == units[k].start:
        k -= 1
        u = units[k]
        if YEAR.match(u.text) or ORDINAL.fullmatch(u.text):
            return True
        inner = u.tag in NOMINAL or u.tag in ("a", "ad", "vd") or (u.tag == "TIME" and _INNER_TIME.match(u.text))
        if u.text in domain.offices.titles or not (inner or u.text in ("与", "和")):
            return False
    return False


def _told_plan(units: Sequence[Token], k: int, domain: Domain) -> int:
    """Where the name of a plan for some years begins, which tells what is to be done: 落实|云江全面振兴新突破|三年行动."""
    j = k
    while j > 0 and units[j - 1].end == units[j].start and units[j - 1].tag in _TELLING:
        j -= 1
        if units[j].tag == "LOC" and (
            j == 0 or units[j - 1].end != units[j].start or units[j - 1].tag in ("v", "p", "w")
        ):
            return j
    return k


def _is_ceremony(units: Sequence[Token], k: int, first: int, domain: Domain) -> bool:
    """Whether a row of bodies goes on before the unit at `k` to what is held for them: 甲工作站、|乙工作站|揭牌仪式."""
    last = first
    while last > k and units[last - 1].text in domain.names.occasions:
        last -= 1
    own = "".join(u.text for u in units[last : first + 2])
    led = any(own.startswith(w) for w in domain.names.occasions)
    return led and last > k and _heads_a_body(units[last - 1], domain) and _heads_a_body(units[k - 2], domain)


def _heads_a_body(u: Token, domain: Domain) -> bool:
    """Whether a word ends the name of what a ceremony can be for: 院士工作站、博士后工作站|揭牌仪式."""
    schema = domain.schema
    kind = next(
        (domain.names.heads[u.text[-n:]] for n in range(len(u.text), 0, -1) if u.text[-n:] in domain.names.heads), None
    )
    return kind is not None and not any(schema.is_a(kind, k) for k in (schema.event, schema.award, schema.document))


def _of_occasion(u: Token, domain: Domain) -> bool:
    return u.text in domain.names.occasions or u.text.endswith("周年")


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
        and not any(u.text[:n] in domain.gazetteer.by_name for n in (2, 3))
    )


def _may_stand_inside(units: Sequence[Token], k: int, domain: Domain) -> bool:
    names = domain.names
    u = units[k]
    if u.text == SUPERLATIVE or u.text.startswith(SUPERLATIVE):
        return True
    if u.text in domain.offices.titles and any(0 <= j < len(units) and units[j].tag == "PER" for j in (k - 1, k + 1)):
        return False
    if u.text == "方" or (u.text[0] == "该" and u.tag in ("n", "r")):
        return False  # 发布|方|某研究会; 该所|某学院
    if u.tag in NOMINAL and (u.text not in names.stops or u.tag in ("vn", "nz")):
        return True
    if u.text in names.stops or (u.tag == "v" and u.text in domain.frames.verbs and u.text not in names.generic):
        return False
    if u.text in ("暨", "·"):
        return k > 0
    if u.text in DIGITS_IN_NAMES and k + 1 < len(units) and units[k + 1].tag in NOMINAL:
        return True
    if u.tag == "m" and (SUPERLATIVE_COUNT.match(u.text) or (k and units[k - 1].tag == QUOTE)):
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
