"""Quantities as Chinese writes them: number, unit, and the words that say more, less or about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kg.language.numerals import NUMBER, parse_number

_UNITS = sorted(
    "个百分点 百分点 平方公里 平方千米 立方米 平方米 千瓦时 人民币 人次 人年 美元 欧元 港元 日元 英镑 公里 千米 公顷 公斤 千克 厘米 毫米 分钟 小时 课时 学时 个月 ℃ 摄氏度 % ％ 元 人 名 位 家 个 项 件 条 篇 "
    "份 枚 套 张 支 场 座 所 块 台 间 亩 吨 米 斤 克 升 岁 分 届 倍 成 种 类 批 次 层 户 组 款 艘 辆 架 部 笔 单 宗 门 幅 颗 粒 株 头 只 天 年 周 字 句 本 册 栋 幢 处 对 板块".split(),
    key=len,
    reverse=True,
)  # fmt: skip
_MORE = "超过|突破|逾|超|高于|大于|多于|破|过|跨越|跃上|上(?=[百千万])"
_LESS = "不到|不足|低于|少于|未满|不满"
_LEAST = "不少于|不低于|至少|不小于"
_MOST = "不超过|不高于|至多|最多|最高可?[达获享]?|最高开到|上限为?"
_ABOUT = "将近|接近|大约|(?<![履签预毁解邀契协])约为?|近|上下|左右"
_REACH = "达到|达|为|至|到|有|是|共|仅|只剩|高达|增至|升至|提至"
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千半番]")  # some such character stands in every quantity
_HALF = re.compile(r"(?P<before>过|超过|超|近|约|占|达)?(?:半数|一半|半(?=[，。；、]|$))")
_DOUBLED = re.compile(r"(?P<before>近|约|接近)?翻了?(?P<times>[一两二三四五六七八九]|\d)?番")
_FRACTION = re.compile(
    rf"(?P<before>超过|超|过|逾|近|约|不到|不足)?(?P<whole>[百千万]|\d{{1,3}}|[二三四五六七八九十]{{1,3}})分之(?P<part>{NUMBER})"
)
_WHOLES = {"百": "一百", "千": "一千", "万": "一万"}
_SHARES = {"过": ">", "超过": ">", "超": ">", "逾": ">", "近": "~", "约": "~", "不到": "<", "不足": "<"}
_MEDAL = re.compile(r"[金银铜](?=[\d、，。；和及与]|$)")  # 2|银3|铜
_DURATIONS = frozenset("年 天 周 小时 分钟 个月 年 期".split())
_MONEY = {"$": "美元", "￥": "元", "¥": "元", "€": "欧元"}
_ROUND = {"成": (10, "%"), "％": (1, "%"), "百分点": (1, "个百分点"), "人民币": (1, "元"), "摄氏度": (1, "℃")}
_HUNDREDS = frozenset("百千")
"""Numbers that leave out their 一: 上百名."""
_MINUS = re.compile(r"(?<![\d%％])[-−－]$")
_SCORED = re.compile("[以为达、]$")
_CLOCK_BEFORE = re.compile("小时$|[点时]$")
_MOVE_BEFORE = re.compile("(?:上升|前移|下滑|后移|提升|下降|前进|后退|[前后])$")
_GOES_ON = re.compile(r"[\d.·\-—/:：年月日时号]")
"""What follows a number that is part of another one, of a date or of a code."""
_TERM_BEFORE = re.compile("(?<!为)[期限龄](?:为)?$|历时$|[从由]$")
_BEFORE = tuple(
    (re.compile(p), s)
    for p, s in ((_LEAST, ">="), (_LESS, "<"), (f"{_MOST}|最高.+", "<="), (_MORE, ">"), (_ABOUT, "~"))
)
_AFTER = {"以上": ">=", "及以上": ">=", "以下": "<=", "以内": "<=", "左右": "~", "上下": "~"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as half-open offsets with the words that qualify it; `value` in the base unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    comparator: str


def find_quantities(text: str, granting: tuple[str, ...] = ()) -> list[Quantity]:
    """The quantities of a text, in order, not overlapping; a bare number without unit counts from 100 up or in 万.

    Args:
        text: what to look through.
        granting: words between 最高 and an amount that is then the most there may be: 最高资助五百万元.
    """
    if not _NUMERAL.search(text):
        return []
    found, pattern = [], _pattern(granting)
    at = 0
    while m := pattern.search(text, at):
        at = max(m.end(), m.start() + 1)
        quantity = _quantity(text, m)
        if quantity is not None:
            found.append(quantity)
    shares = [*_fractions(text), *_halves(text), *_doublings(text)]
    if not shares:
        return found
    taken = {i for q in shares for i in range(q.start, q.end)}
    found = [q for q in found if taken.isdisjoint((q.start, q.end - 1))]
    return sorted([*found, *shares], key=lambda q: q.start)


@lru_cache(maxsize=8)
def _pattern(granting: tuple[str, ...]) -> re.Pattern[str]:
    """What a quantity looks like. `granting`: as `find_quantities` takes."""
    granted = rf"最高(?:可?以?(?:{'|'.join(map(re.escape, granting)) or '(?!)'})){{1,2}}"
    return re.compile(
        rf"""
        (?P<before>{_LEAST}|{_LESS}|{_MOST}|{granted}|{_MORE}|{_ABOUT})?
        (?:{_REACH})?
        (?P<before2>{_LEAST}|{_LESS}|{_MORE}|{_ABOUT})?\s?     # 达到近
        (?P<currency>[￥¥$€])?
        (?P<number>{NUMBER})
        (?P<more>[多余])?(?P<scale>[万亿])?(?P<more2>[多余])?   # 三百多万, 20万余
        (?P<unit>{"|".join(_UNITS)})?(?P<more3>[多余])?         # 20年余
        (?P<after>以上|及以上|以下|以内|左右|上下)?
        """,
        re.VERBOSE,
    )


def _doublings(text: str) -> Iterator[Quantity]:
    """翻一番, 翻了两番: twice, four times as much."""
    for m in _DOUBLED.finditer(text) if "番" in text else ():
        times = parse_number(m["times"] or "一")
        if times is not None:
            yield Quantity(m.start(), m.end(), 2**times, "倍", "~" if m["before"] else "=")


def _halves(text: str) -> Iterator[Quantity]:
    """过半数, 近一半: half of something, where the words say that it is a share."""
    for m in _HALF.finditer(text) if "半" in text else ():
        if m["before"]:
            yield Quantity(m.start(), m.end(), Decimal(50), "%", _SHARES.get(m["before"], "="))


def _fractions(text: str) -> Iterator[Quantity]:
    """百分之三十, 千分之五, 近三分之二: shares, in per cent; one that never ends in decimals is about so much."""
    for m in _FRACTION.finditer(text) if "分之" in text else ():
        whole, part = parse_number(_WHOLES.get(m["whole"], m["whole"])), parse_number(m["part"])
        if whole and part is not None:
            share = (100 * part / whole).quantize(Decimal("0.01"))
            exact = share * whole == 100 * part
            yield Quantity(m.start(), m.end(), share, "%", _SHARES.get(m["before"], "=" if exact else "~"))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text with what stands around it."""

    text: str
    match: re.Match[str]
    value: Decimal
    number: str
    unit: str | None

    @property
    def before(self) -> str:
        """The few characters before the quantity: a clause may be very long."""
        return self.text[max(0, self.match.start() - 8) : self.match.start()]

    @property
    def in_digits(self) -> bool:
        """Whether it is written in Arabic digits."""
        return self.number[0].isdigit()

    def quantity(self, value: Decimal, unit: str | None) -> Quantity:
        """The quantity of its words."""
        return Quantity(self.match.start(), self.match.end(), value, unit, _comparator(self.match))


def _quantity(text: str, m: re.Match[str]) -> Quantity | None:
    """What a number with its unit comes to; None if it counts nothing: 第3, 45岁以下的学者."""
    value = _value(text, m)
    if value is None or _is_inside(text, m.start("number")):
        return None
    number = _Number(text, m, value, m["number"], m["unit"])
    if any(is_so(number) for is_so in _OTHERWISE):
        return None
    if special := _one_of_time(number) or _medals(number):
        return special
    return None if any(is_so(number) for is_so in _TOO_LITTLE) else _plain(number)


def _value(text: str, m: re.Match[str]) -> Decimal | None:
    """The value that is written, with its sign: -3.4%."""
    if m["number"] in _HUNDREDS:
        return parse_number("一" + m["number"])
    value = parse_number(m["number"] + (m["scale"] or ""))
    start = m.start("number")
    if value is not None and m["unit"] in ("%", "％") and _MINUS.search(text, max(0, start - 3), start):
        return -value
    return value


def _is_inside(text: str, start: int) -> bool:
    """Whether a number goes on what stands before it: A4, 第3, 几十."""
    before = text[start - 1] if start else "，"
    return before in "第.·几数" or (before.isascii() and before.isalnum())


def _is_not_measured(n: _Number) -> bool:
    """Whether a time says when or how long something happens, 两天收到, 4小时接待, and is no figure: 有效期三年, 为期3天的课程."""
    if n.unit not in _DURATIONS or _TERM_BEFORE.search(n.before):
        return False
    after = n.text[n.match.end() : n.match.end() + 1]
    ends_clause = not after and n.before != "" and not n.before.endswith("为期")
    return not n.in_digits or n.unit == "年" or not (after == "的" or ends_clause)


def _is_who(n: _Number) -> bool:
    """两人, 三人: who, not how many."""
    return n.unit == "人" and not n.in_digits and not n.match["scale"] and n.value < 100


def _is_age_limit(n: _Number) -> bool:
    """45岁以下的学者."""
    return n.unit == "岁" and bool(n.match["after"])


def _is_clock(n: _Number) -> bool:
    """3小时58分."""
    return n.unit == "分" and _CLOCK_BEFORE.search(n.before) is not None


def _is_move(n: _Number) -> bool:
    """上升3位, 前10位: places in a ranking."""
    return n.unit == "位" and _MOVE_BEFORE.search(n.before) is not None


_OTHERWISE: tuple[Callable[[_Number], bool], ...] = (_is_not_measured, _is_who, _is_age_limit, _is_clock, _is_move)
"""What else a number may say than how much there is of something."""


def _one_of_time(n: _Number) -> Quantity | None:
    """一年 with a sign that it is measured: 为期一年."""
    return n.quantity(Decimal(1), n.unit) if n.number == "一" and n.unit in _DURATIONS else None


def _medals(n: _Number) -> Quantity | None:
    """2金3银."""
    alone = n.unit is None and not n.match["scale"]
    return n.quantity(n.value, "枚") if alone and _MEDAL.match(n.text, n.match.end()) else None


def _is_bare(n: _Number) -> bool:
    """A small number without a unit, unless it is a score: 以98.7居首."""
    if n.unit is not None or n.match["currency"] is not None or n.value >= 100:
        return False
    start = n.match.start("number")
    return "." not in n.number or _SCORED.search(n.text, max(0, start - 2), start) is None


def _is_vague(n: _Number) -> bool:
    """一家, 百家, but not 上百家, 千余家."""
    if n.number not in _HUNDREDS:
        return n.number == "一"
    return n.unit is None or not (n.match["more"] or _comparator(n.match) != "=")


def _is_cut(n: _Number) -> bool:
    """The beginning of another number, a date or a code: 2023.|9, 12|号."""
    return n.unit is None and _GOES_ON.match(n.text, n.match.end()) is not None


def _is_word(n: _Number) -> bool:
    """A numeral in words without a unit, or of one at most: 三百, 一个."""
    return not n.in_digits and (n.unit is None or n.value <= 1)


_TOO_LITTLE: tuple[Callable[[_Number], bool], ...] = (_is_bare, _is_vague, _is_cut, _is_word)
"""What a number lacks that says how much there is of something."""


def _plain(n: _Number) -> Quantity:
    """Value and unit in the base unit: 3成 is 30%, $5 is 5美元."""
    factor, unit = _ROUND.get(n.unit or "", (1, n.unit))
    return n.quantity(n.value * factor, _MONEY[n.match["currency"]] if n.match["currency"] else unit)


def _comparator(m: re.Match[str]) -> str:
    """`>` for 突破, 超 and 余, `>=` for 以上, `~` for 近 and 左右, `=` if nothing is said."""
    before = m["before2"] or m["before"]
    if before == "上":
        return ">"  # 上百名
    if before and (sign := next((sign for pattern, sign in _BEFORE if pattern.fullmatch(before)), None)):
        return sign
    more = m["more"] or m["more2"] or m["more3"]
    return _AFTER.get(m["after"] or "", ">" if more else "=")
