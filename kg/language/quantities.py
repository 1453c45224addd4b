"""Quantities and ranks as Chinese writes them: number, unit, and the words that say more, less or about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.language.numerals import NUMBER, parse_number, small_number

_UNITS = sorted(
    "个百分点 百分点 平方公里 平方千米 立方米 平方米 千瓦时 人民币 人次 人年 美元 欧元 港元 日元 英镑 公里 千米 公顷 公斤 千克 厘米 毫米 分钟 小时 课时 学时 个月 ℃ 摄氏度 % ％ 元 人 名 位 家 个 项 件 条 篇 "
    "份 枚 套 张 支 场 座 所 块 台 间 亩 吨 米 斤 克 升 岁 分 届 倍 成 种 类 批 次 层 户 组 款 艘 辆 架 部 笔 单 宗 门 幅 颗 粒 株 头 只 天 年 周 字 句 本 册 栋 幢 处 对 板块".split(),
    key=len,
    reverse=True,
)  # fmt: skip
_MORE = "超过|突破|逾|超|高于|大于|多于|破|过|跨越|跃上|上(?=[百千万])"
_LESS = "不到|不足|低于|少于|未满|不满"
_LEAST = "不少于|不低于|至少|不小于"
_MOST = "不超过|不高于|至多|最多|最高可?[达获享]?|最高(?:可?(?:以)?(?:支持|资助|奖励|补助|补贴|享受|申请|获得|获得?|领取|给予|提供|额度|贷款|年薪|薪酬|金额|限额|标准)){1,2}|最高开到|上限为?"
_ABOUT = "将近|接近|大约|(?<![履签预毁解邀契协])约为?|近|上下|左右"
_REACH = "达到|达|为|至|到|有|是|共|仅|只剩|高达|增至|升至|提至"
_QUANTITY = re.compile(
    rf"(?P<before>{_LEAST}|{_LESS}|{_MOST}|{_MORE}|{_ABOUT})?(?:{_REACH})?(?P<before2>{_LEAST}|{_LESS}|{_MORE}|{_ABOUT})?\s?"
    rf"(?P<currency>[￥¥$€])?(?P<number>{NUMBER})(?P<more>[多余])?(?P<scale>[万亿])?(?P<more2>[多余])?(?P<unit>{'|'.join(_UNITS)})?(?P<more3>[多余])?(?P<after>以上|及以上|以下|以内|左右|上下)?"
)
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千半番]")  # some such character stands in every quantity
_RANK = re.compile(
    r"(?P<top>前)(?P<n1>\d{1,3}|[一二三四五六七八九十百]+)(?:位|名|强|列)?|第(?P<n2>\d{1,4}|[一二三四五六七八九十百]+)(?:位|名)?(?![届次个季期步场章条款家批代轮版份天年])|(?P<first>榜首|首位|居首|之首|头名|头筹|第一位)|(?P<second>次席|次之)"
)
_SERIES = re.compile(r"第\d{1,3}(?:位|名)?(?:[、和]第?\d{1,3}(?:位|名)?)+(?<=[位名])")
_ROW_OF_RANKS = re.compile(
    r"第(?P<a>\d{1,3}|[一二三四五六七八九十]+)(?:位|名)?[至到—–-]第?(?P<b>\d{1,3}|[一二三四五六七八九十]+)[位名]"
)
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as half-open offsets with the words that qualify it; `value` in the base unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    comparator: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank, as half-open offsets; `comparator` `<=` for 前三, and for 第六至第十位, which begins `first`."""

    start: int
    end: int
    rank: int
    comparator: str
    first: int = 1


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a text, in order, not overlapping; a bare number without unit counts from 100 up or in 万."""
    if not _NUMERAL.search(text):
        return []
    found = []
    at = 0
    while m := _QUANTITY.search(text, at):
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


def _quantity(text: str, m: re.Match[str]) -> Quantity | None:
    number = m["number"]
    start = m.start("number")
    if start and (text[start - 1].isalnum() and text[start - 1].isascii() or text[start - 1] in "第.·几数"):
        return None
    value = parse_number(number + (m["scale"] or ""))
    unit = m["unit"]
    if value is not None and unit in ("%", "％") and re.search(r"(?<![\d%％])[-−－]$", text[:start]):
        value = -value
    if value is None or (unit in _DURATIONS and not _is_measured(text, m)):
        return None
    if unit == "人" and not number[0].isdigit() and not m["scale"] and value < 100:
        return None  # 两人, 三人: who, not how many
    if unit == "岁" and m["after"] or unit == "分" and re.search(r"小时$|[点时]$", _before(text, m)):
        return None  # 45岁以下的学者, 3小时58分
    if unit == "位" and re.search(r"(?:上升|前移|下滑|后移|提升|下降|前进|后退|[前后])$", _before(text, m)):
        return None
    if number == "一" and unit in _DURATIONS:
        return Quantity(m.start(), m.end(), Decimal(1), unit, _comparator(m))
    if unit is None and not m["scale"] and _MEDAL.match(text, m.end()):
        return Quantity(m.start(), m.end(), value, "枚", _comparator(m))
    scored = "." in number and re.search(r"(?:分别)?(?:以|为|达|、)$", text[:start]) is not None  # 以98.7居首
    if (unit is None and m["currency"] is None and value < 100 and not scored) or number in ("一", "千", "百", "万"):
        if not (number in ("百", "千", "万") and (m["more"] or _comparator(m) != "=") and unit):
            return None
        value = parse_number("一" + number)
        assert value is not None
    if unit is None and re.match(r"[\d.·\-—/:：]|[年月日时号]", text[m.end() : m.end() + 1]):
        return None
    if not number[0].isdigit() and (unit is None or value <= 1):
        return None
    factor, unit = _ROUND.get(unit or "", (1, unit))
    unit = _MONEY[m["currency"]] if m["currency"] else unit
    return Quantity(m.start(), m.end(), value * factor, unit, _comparator(m))


def _is_measured(text: str, m: re.Match[str]) -> bool:
    """Whether a time is a figure, 有效期三年, 为期3天的课程, not when or how long something happens, 两天收到, 4小时接待."""
    before, after = _before(text, m), text[m.end() : m.end() + 1]
    if re.search(r"(?<!为)[期限龄](?:为)?$|历时$|免费住$|[从由]$", before):
        return True
    return (
        m["number"][0].isdigit()
        and (after == "的" or (not after and before != "" and not before.endswith("为期")))
        and m["unit"] not in ("年",)
    )


def _before(text: str, m: re.Match[str]) -> str:
    """The few characters before a match: a clause may be very long."""
    return text[max(0, m.start() - 8) : m.start()]


def _comparator(m: re.Match[str]) -> str:
    said = (m["before2"] or m["before"] or "", m["after"] or "")
    if said[0] == "上":
        return ">"  # 上百名
    for pattern, sign in ((_LEAST, ">="), (_LESS, "<"), (_MOST, "<="), (_MORE, ">"), (_ABOUT, "~")):
        if said[0] and re.fullmatch(pattern, said[0]):
            return sign
    if said[1].endswith("以上"):
        return ">="
    if said[1] in ("以下", "以内"):
        return "<="
    if said[1] in ("左右", "上下"):
        return "~"
    return ">" if m["more"] or m["more2"] or m["more3"] else "="


def find_ranks(text: str) -> list[Rank]:
    """The ranks of a text: 第3位, 前三, 首位."""
    found: list[Rank] = []
    for m in _RANK.finditer(text):
        if found and m.start() < found[-1].end:
            continue
        if series := _SERIES.match(text, m.start()):  # 第4、8、16位
            numbers = [n.span() for n in re.finditer(r"\d+", series.group())]
            at = series.start()
            found += [Rank(at + a, at + b, int(text[at + a : at + b]), "=") for a, b in numbers[:-1]]
            found.append(
                Rank(at + numbers[-1][0], series.end(), int(text[at + numbers[-1][0] : at + numbers[-1][1]]), "=")
            )
            continue
        row = _ROW_OF_RANKS.match(text, m.start())
        if row and (one := small_number(row["a"])) and (last := small_number(row["b"])) and one < last:
            found.append(Rank(row.start(), row.end(), last, "<=", one))
            continue
        if not _is_rank(text, m):
            continue
        rank = 1 if m["first"] else 2 if m["second"] else small_number(m["n1"] or m["n2"])
        if rank:
            found.append(Rank(m.start(), m.end(), rank, "<=" if m["top"] else "="))
    return found


def _is_rank(text: str, m: re.Match[str]) -> bool:
    """Whether an ordinal is a rank, 居第三, 第21位, and not one of a series, 第一课, 第三回."""
    before, after = _before(text, m), text[m.end() : m.end() + 1]
    if not before:
        return False  # 第三名由两人并列
    if m["first"] or m["second"]:
        return m.group() != "首位" or bool(re.search(r"[居列占位][^，。；]{0,8}$|保持[^，。；]{0,6}$", before))
    if m.group().endswith(("位", "名")) and not m["top"]:
        return True
    if m["top"]:
        return bool(re.search(r"[居列进入身省国市球分持名围据]$", before)) and (
            not after or after in "，。；、的：分依为是"
        )
    return (not after or after in "，。；、）”！") and bool(before) and before[-1] not in "“"
