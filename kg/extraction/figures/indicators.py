"""Indicators: the words around a number that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.entities.thing import Thing
from kg.extraction.tokens.neighbours import after as next_of
from kg.extraction.tokens.neighbours import before as last_of
from kg.extraction.tokens.tags import COMMON, NOUNS, PLANS

GROWTH = ("增长", "增速", "增幅", "提高", "下降", "增加", "减少")
_GROWN = re.compile(f"(?:同比|环比|年均|平均)*(?:{'|'.join(GROWTH)})$")
_PERIOD = re.compile(
    "全年度?|年内|当年|[上下]半年|前?[一二三四]季度|(?:近|前)?(?!一年)[\\d一二两三四五六七八九十]+(?:年|个?月)内?"
)
_ORDINAL = re.compile("第[一二三]")
"""Which of several a measure is of: 第一|产业, not 第三届."""
_FOR_BODIES = ("个", "家", "所", "座")
"""Units by which places and bodies are counted, and what they have seldom is."""
_LENGTHS = ("时间", "历史", "的")
"""What a time stands before that says how long, not when."""
NAMING = NOUNS | {"an"}
"""Tags of words that name."""
OF_WHOLES = frozenset(("%", "个百分点", "个基点"))
"""Units of shares, and of how much a share has changed."""
LONGEST = 24
"""Characters of an indicator before the number, and after it."""
_DESCRIBING = NAMING | {"a"}
_NOMINAL = _DESCRIBING | {"nw", "s", "xc", "q"}
_GRAMMATICAL = frozenset(("d", "p", "u", "c", "f", "r", "TIME", "m"))
_AND = ("、", "和", "及", "以及")
"""What joins the nouns that a number counts: 5个|国家和地区."""
_QUALIFYING = frozenset(("v", "vn", "a"))
_REACH_OF_JOIN = 3
"""Words after it among which the noun stands: 公共卫生|、|大|健康|项目."""
_GRADES = ("级", "等", "流")
"""What a number that only grades ends in: 5个|百亿级|产业集群."""
_ADVERBS_AND_PARTICLES = frozenset(("d", "u"))
_EMPTY = frozenset(
    "达 达到 为 是 有 共 共有 突破 超过 超 逾 约 近 至 到 已 将 已有 现有 拥有 的 了 继续 保持 其中 累计 合计 分别 依次 同比 比 等 再 还 又 可 成为 之 所 在 高达 破 仍 仍有 就 才 去年 今年 实现"
    " 目前 如今 截至 首次 约合 折合 合 人民币 共计 总计 确保 高于 低于 远 远高于 远低于 年均 平均 最高 达成 翻 系 连续 一次性 由 从 以 于 届时 只 只有 剩 余下 最终".split()
)
_REACHING = ("至", "到")
"""What verbs end in that lead up to a number: 增至, 提高到."""
_SHRINKING = ("缩短", "缩减", "压缩", "压减", "延长")
"""What is said of times that were measured before."""
_MEASURING = ("每", "净", "零")
"""What such a word at either end begins with is part of what is measured all the same: 每平方米, 净流入, 社零."""
AVERAGE = ("年均", "平均")
COMPARED = ("同比", "环比")
"""What a growth is measured by, before it: 环比|增长."""
SHARES = ("占", "相当于")
"""What a share of something begins with: 占|营业收入12%."""
_RATE = "率"
"""What a word ends in that names a rate, whatever LAC takes it for: 就诊率."""
_IDIOM = 4
"""Characters of an idiom, which praises without the noun before it: 演出|座无虚席."""
_KEPT = frozenset("的 净 总 均 最".split())
"""Adverbs and particles that are part of what is measured: 人才净流入."""


def described(after: Sequence[Item]) -> Thing | None:
    """The thing that a clause with the number describes: 总规模20亿元的某某基金, 位列第四的某某厂技师李四."""
    near = after[:4]
    at = next((i for i, x in enumerate(near) if x.type != "word" or x.tag not in _DESCRIBING or x.text == "的"), None)
    return _described_first(after[at + 1 :]) if at is not None and near[at].is_word("的") else None


def _described_first(row: Sequence[Item]) -> Thing | None:
    """The thing that the words after 的 name; none in 33岁的|绵阳姑娘."""
    named = list(takewhile(lambda x: x.type in ("thing", "office"), row))
    second = next_of(row, 0)
    if not named and second is not None and second.type == "thing":
        named = [second]
    following = next_of(row, len(named) - 1)
    if named and following is not None and following.type == "word" and following.tag in _NOMINAL:
        return None
    return next((x.things[0] for x in reversed(named) if x.type == "thing"), None)


def noun_phrase(after: Sequence[Item], domain: Domain) -> list[Item]:
    """The noun phrase that the number counts, 1618个 优质高薪岗位, 600名 45岁以下的 学者, or else what they do, 5人 获奖."""
    numbered = bool(after) and after[0].tag == "m"
    row = after[next((k + 1 for k, x in enumerate(after) if x.is_word("的")), 0) :] if numbered else after
    verbs, at = _leading_verbs(row)
    phrase = _without_where(_nominals(row[at:]), row[at:])
    return [*verbs, *phrase[: len(phrase) - _praising(phrase, row[at:], domain)]]


def whose_count(phrase: Sequence[Item], unit: str | None, domain: Domain) -> Sequence[Item]:
    """What a number counts of 12家|企业|的|产品: the places or bodies that its unit is for; not of 12项|企业|的|成果."""
    at = next((k for k, x in enumerate(phrase) if x.is_word("的")), 0)
    category = domain.names.categories.get(phrase[at - 1].text) if at else None
    if unit not in _FOR_BODIES or category is None:
        return phrase
    schema, kind = domain.schema, category.kind
    return phrase[:at] if schema.is_a(kind, schema.place) or schema.is_a(kind, schema.organization) else phrase


def _praising(phrase: Sequence[Item], row: Sequence[Item], domain: Domain) -> int:
    """How many words at the end of a noun phrase only praise what it names: 活动|好戏|连台, not 成果|丰硕."""
    rest = _said(row[len(phrase) :])
    ends = range(1, 0 if rest else min(len(phrase), _IDIOM) + 1)
    own = next((n for n in ends if _said(phrase[-n:]) in domain.figures.flourishes), 0)
    said = rest or _said(phrase[len(phrase) - own :])
    if said not in domain.figures.flourishes:
        return 0
    with_noun = own + (1 if len(said) < _IDIOM else 0)
    noun = last_of(phrase, len(phrase) - with_noun)
    return with_noun if noun is not None and noun.tag in NOUNS else own


def _said(row: Sequence[Item]) -> str:
    return "".join(x.text for x in row)


def _leading_verbs(row: Sequence[Item]) -> tuple[list[Item], int]:
    """The verbs before a noun phrase, 接受过|高等教育, 留学归来的|创业者, and where it begins."""
    verbs: list[Item] = []
    for k, item in enumerate(row):
        if _is_nominal(item):
            return verbs, k
        if _is_first_verb(item) if not verbs else _is_second_verb(row, k):
            verbs.append(item)
        elif not verbs or not item.is_word("过", "了"):
            break
    return verbs, len(row)


def _without_where(phrase: list[Item], row: Sequence[Item]) -> list[Item]:
    """A noun phrase without the place at its end where something is done, 学生|现场|签约, which is named if all that stands there is: 线上|直播."""
    own = list(takewhile(lambda x: x.tag == "s", reversed(phrase)))
    doing = next_of(row, len(phrase) - 1)
    if not own or doing is None or doing.tag not in ("v", "vn"):
        return phrase
    return [*phrase, doing] if len(own) == len(phrase) else phrase[: len(phrase) - len(own)]


def _is_nominal(item: Item) -> bool:
    """Whether an item belongs to a noun phrase wherever it stands."""
    grades = item.tag == "m" and item.text.endswith(_GRADES)
    named = item.type in ("thing", "office") or (item.type == "word" and item.tag in _NOMINAL)
    return item.is_word("的") or named or grades


def _is_first_verb(item: Item) -> bool:
    """Whether a verb may say what those do who are counted: 5人|获奖, not 增至, 由10天|缩短|至3天."""
    leads_up = item.text.endswith(_REACHING) or item.text.startswith(_SHRINKING)
    return item.type == "word" and item.tag == "v" and not leads_up


def _is_second_verb(row: Sequence[Item], k: int) -> bool:
    """Whether 的 stands soon after a verb: 留学|归来|的."""
    return row[k].tag == "v" and any(x.is_word("的") for x in row[k + 1 : k + 3])


def _nominals(row: Sequence[Item]) -> list[Item]:
    """The words of a noun phrase from its first on.

    A verb within it stands before a noun; a thing ends it unless a noun follows.
    """
    taken: list[Item] = []
    for k, item in enumerate(row):
        ahead = next_of(row, k)
        goes_on = ahead is not None and (ahead.tag in COMMON or ahead.type == "office")
        if not _is_nominal(item) and not (taken and (goes_on and item.tag == "v" or _joins(row, k))):
            break
        taken.append(item)
        if item.type == "thing" and not goes_on and not _joins(row, k + 1):
            break
    return taken


def _joins(row: Sequence[Item], k: int) -> bool:
    """Whether a word joins what stands before it to another noun: 国家|和|地区, 设备供应|及|安装|单位, not 项目|和|某某公司."""
    rest = list(row[k + 1 : k + 1 + _REACH_OF_JOIN])
    qualified = len(list(takewhile(lambda x: x.type == "thing" or x.tag in _QUALIFYING, rest)))
    noun = any(x.type == "word" and x.tag in COMMON for x in rest[: qualified + 1])
    return k < len(row) and row[k].is_word(*_AND) and noun


def indicator_words(items: Sequence[Item], about: Thing | None, domain: Domain) -> str:
    """The text of an indicator: from the first word of content to the last.

    The thing itself and what is only grammar are cut off at both ends.
    """
    row = content(items, about, domain)
    return "".join(_text_of(x) for k, x in enumerate(row) if not _is_left_out(row, k, about)).strip("的“”《》 ")


def _text_of(item: Item) -> str:
    """The text of an item, of a list all its members: 电子信息、现代农业|领域."""
    return "、".join(t.name for t in item.things) if len(item.things) > 1 else item.text


def content(items: Sequence[Item], about: Thing | None, domain: Domain) -> Sequence[Item]:
    """Words without what is empty at either end, and without what a growth is measured by; 占比 stays whole."""
    return _trimmed(_uncompared(items), about, domain)


def _trimmed(items: Sequence[Item], about: Thing | None, domain: Domain) -> Sequence[Item]:
    """Without what is empty at either end; 占比 stays whole, and 平均增长."""
    first = next((k for k, x in enumerate(items) if not _is_empty(x, about, domain)), len(items))
    row = items[first - _averages(items, first) :]
    kept = (k for k in reversed(range(len(row))) if not _leads_up(row, k, about, domain))
    return row[: next(kept, -1) + 1]


def _leads_up(row: Sequence[Item], k: int, about: Thing | None, domain: Domain) -> bool:
    """Whether an item at the end says nothing of what is measured: 失业率|控制|在, but not 占|比."""
    ahead = next_of(row, k)
    kept_at = row[k].tag == "v" and ahead is not None and ahead.is_word("在")
    return kept_at or (_is_empty(row[k], about, domain) and not _ends_share(row, k))


def _averages(items: Sequence[Item], k: int) -> bool:
    """Whether a growth is an average one: 平均|增长."""
    last = last_of(items, k)
    return last is not None and last.is_word(*AVERAGE) and k < len(items) and items[k].text.startswith(GROWTH)


def _ends_share(row: Sequence[Item], k: int) -> bool:
    """Whether a word is the 比 of 占比."""
    last = last_of(row, k)
    return row[k].is_word("比") and last is not None and last.is_word("占")


def _is_left_out(row: Sequence[Item], k: int, about: Thing | None) -> bool:
    """Whether an item within an indicator is no part of its text: a date, an adverb, a mark."""
    item = row[k]
    if item.type == "thing":
        return about is not None and about in item.things
    if item.type == "word":
        says_how = item.tag in _ADVERBS_AND_PARTICLES and item.text not in _KEPT and not item.text.endswith(_RATE)
        return _is_period(row, k) or says_how
    return item.type == "date" or (item.type == "mark" and item.text in "，：；（）()")


def _is_period(row: Sequence[Item], k: int) -> bool:
    """Whether a word says of when a figure is: 园区|全年|引进项目; not 两年|时间."""
    ahead = next_of(row, k)
    return _PERIOD.fullmatch(row[k].text) is not None and not (ahead is not None and ahead.is_word(*_LENGTHS))


def without_growth(indicator: str) -> str:
    """What has grown: 外贸额 of 外贸额同比增长."""
    return _GROWN.sub("", indicator)


def _uncompared(items: Sequence[Item]) -> list[Item]:
    """Without what a growth is measured by: 比上届|增加四成."""
    at = next((k for k, x in enumerate(items) if x.is_word("比", "较") and not _ends_share(items, k)), None)
    grows = next(
        (k for k, x in enumerate(items) if at is not None and k > at and x.text.startswith((*GROWTH, "翻"))), None
    )
    return list(items) if at is None or grows is None else [*items[:at], *items[grows:]]


def _is_empty(item: Item, about: Thing | None, domain: Domain) -> bool:
    if item.type == "thing":
        return about is not None and about in item.things
    if item.type == "office":
        return False
    return item.type in ("mark", "date") or _leads(item, domain) or _is_grammatical(item)


def _leads(item: Item, domain: Domain) -> bool:
    """Whether a word only leads up to a number, says where it holds, or that it is planned: 达到, 位居, 全市, 力争."""
    plans = item.text in PLANS and item.tag != "n"
    reaches = item.tag == "v" and item.text.endswith(_REACHING)
    said = item.text in _EMPTY or item.text in domain.figures.placing or item.text in domain.places.throughout
    return plans or reaches or said


def _is_grammatical(item: Item) -> bool:
    """Whether a word is grammar and no part of what is measured: 的, not 每平方米, 第一|产业."""
    measures = item.text.startswith(_MEASURING) or _ORDINAL.fullmatch(item.text) is not None
    return item.tag in _GRAMMATICAL and not measures
