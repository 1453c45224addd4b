"""Ranges come out with both ends, in one unit."""

from __future__ import annotations

import pytest

from kg.language.quantities import find_quantities


def ranges(text: str) -> list[tuple[str, str, str | None]]:
    """The ends and the unit of each range."""
    found = [(q.value, q.most, q.unit) for q in find_quantities(text) if q.most is not None]
    return [(format(least.normalize(), "f"), format(most.normalize(), "f"), unit) for least, most, unit in found]


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("投入3亿元至5亿元", "300000000", "500000000", "元"),
        ("投入3至5亿元", "300000000", "500000000", "元"),
        ("采摘期缩短至15-20天", "15", "20", "天"),
        ("年薪20万-30万元", "200000", "300000", "元"),
        ("租金800—1200元", "800", "1200", "元"),
        ("租金800至1.2万元", "800", "12000", "元"),
        ("售价￥500-￥800", "500", "800", "元"),
        ("博士20-30名", "20", "30", "名"),
        ("博士20名～30名", "20", "30", "名"),
        ("培训1.5万至2万人次", "15000", "20000", "人次"),
        ("给予30%—50%补助", "30", "50", "%"),
        ("百分之三至百分之五", "3", "5", "%"),
        ("占三至五成", "30", "50", "%"),
        ("新增三至四千家", "3000", "4000", "家"),
        ("论文两百至三百篇", "200", "300", "篇"),
        ("学员八至十五名", "8", "15", "名"),
        ("期限三到五年", "3", "5", "年"),
        ("课程时长为4-8个月", "4", "8", "个月"),
        ("每年开办8到10期", "8", "10", "期"),
        ("员工七八百人", "700", "800", "人"),
        ("教师十七八名", "17", "18", "名"),
    ],
)
def test_a_range_has_two_ends_in_one_unit(text: str, least: str, most: str, unit: str) -> None:
    assert ranges(text) == [(least, most, unit)]
    assert len(find_quantities(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "从30万人到50万人",
        "50亿元至30亿元",
        "10万元至3个月",
        "招收18至35岁青年",
        "第3至5届",
        "三到五年内建成",
        "2019-2021年",
        "上午9点至11点",
        "以3比2取胜",
        "四五百货公司",
    ],
)
def test_two_numbers_of_other_things_are_no_range(text: str) -> None:
    assert ranges(text) == []
