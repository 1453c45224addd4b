"""Measures: units, the words that say more, less or about, and what a quantity comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

UNITS = sorted(
    "大(?<!十[一二三四五六七八九]大)(?<!二十大)(?![学型量会家力道约多利小部陆宗批])(?=[一-鿿]{2}) 微克 个百分点 百分点 个基点 微克/立方米 毫克/立方米 标准箱 标箱 TEU 平方公里 平方千米 立方米 平方米 平米 平方 ㎡ 千瓦时 千瓦 兆瓦 人民币 人次 人年 件次 户次 例次 台次 辆次 架次 艘次 车次 班次 航次 场次 台套 美元 欧元 港元 港币 日元 英镑 韩元 澳元 加元 卢布 卢比 泰铢 瑞郎 新元 新台币 雷亚尔 公里 千米 公顷 公斤 千克 厘米 毫米 分钟 小时 课时 学时 个月 个工作日 工作日 ℃ 摄氏度 % ％ ‰ 元 人 名 位 家 个 项 件 条 篇 "
    "份 枚 套 张 支 场 座 所 块 台 间 亩 吨 米 斤 克 升 岁 分(?!机) 届 倍 成 种 类 批 次 层 户 组 款 艘 辆 架 部 笔 单 宗 门 幅 颗 粒 株 头 只 天 年 周 字 句 本 册 栋 幢 处 对 板块 期 例 轮 起(?![来到]) 根(?![据本]) 列(?![入为]) 队(?![一-鿿]) 节(?![能目约日]) 堂 封(?!闭) 羽 盏 桶 箱 袋 瓶".split(),
    key=len,
    reverse=True,
)  # fmt: skip
MORE = "超过|突破|逾|超|高于|大于|多于|破|(?<![通经])过|跨越|跨过|迈过|冲破|跃上|上(?=[百千万亿])"
LESS = "不到|不足|低于|少于|未满|不满"
LEAST = "不少于|不低于|至少|不小于"
MOST = "不超过|不高于|至多|最多|最高可?[达获享]?|最高开到|上限为?"
ABOUT = "将近|接近|大约|(?<![履签预毁解邀契协])约为?|近|上下|左右"
REACH = "达到|达|为|至|到|有|是|共|仅|只剩|高达|增至|升至|提至"
DURATIONS = frozenset("年 天 周 小时 分钟 个月 个工作日".split())
MONEY = {"$": "美元", "￥": "元", "¥": "元", "€": "欧元"}
_ROUND: dict[str, tuple[Decimal | int, str]] = {
    "成": (10, "%"),
    "％": (1, "%"),
    "‰": (Decimal("0.1"), "%"),
    "百分点": (1, "个百分点"),
    "人民币": (1, "元"),
    "港币": (1, "港元"),
    "平米": (1, "平方米"),
    "平方": (1, "平方米"),
    "㎡": (1, "平方米"),
    "台套": (1, "台"),
    "大": (1, "个"),
    "摄氏度": (1, "℃"),
    "工作日": (1, "个工作日"),
}
_BEFORE = tuple(
    (re.compile(p), s) for p, s in ((LEAST, ">="), (LESS, "<"), (f"{MOST}|最高.+", "<="), (MORE, ">"), (ABOUT, "~"))
)
_AFTER = {"以上": ">=", "及以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "左右": "~", "上下": "~"}
AFTER = "|".join(_AFTER)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as half-open offsets with the words that qualify it; `value` in the base unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    comparator: str
    most: Decimal | None = None
    """The upper end of a range, 3亿元至5亿元, whose lower end `value` is then."""


def in_base_unit(unit: str | None, currency: str | None) -> tuple[Decimal | int, str | None]:
    """What a number in a unit is multiplied by, and its base unit: 3成 is 30%, 8‰ is 0.8%, $5 is 5美元."""
    factor, base = _ROUND.get(unit or "", (1, unit))
    return factor, MONEY[currency] if currency else base


def compared(before: str | None, after: str | None, *, more: bool = False) -> str:
    """`>` for 突破 and 超, `>=` for 以上, `~` for 近 and 左右, `=` if nothing is said. `more`: whether 余 or 多 is."""
    if before == "上":
        return ">"  # 上百名
    if before and (sign := next((sign for pattern, sign in _BEFORE if pattern.fullmatch(before)), None)):
        return sign
    return _AFTER.get(after or "", ">" if more else "=")
