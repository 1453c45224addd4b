"""Figures of Chinese news come out as exact numbers with their unit and comparator; ranks as ranks."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import figures

from kg.language.dates import find_dates
from kg.language.numerals import LONGEST, parse_number, small_number
from kg.language.quantities import find_quantities
from kg.language.ranks import find_ranks

ODD = st.text(
    "0123456789０１.,，第前约近超过百千万亿一二三十两半多余人家元个成倍%％分之位名榜首以上不到￥$", max_size=60
)


def said(text: str) -> list[tuple[str, str | None, str]]:
    """Value, unit and comparator of each quantity."""
    return [(format(q.value.normalize(), "f"), q.unit, q.comparator) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("营收484亿元", "48400000000", "元", "="),
        ("总投资1.2万亿元", "1200000000000", "元", "="),
        ("总投资3亿2千万元", "320000000", "元", "="),
        ("累计查明3665.21千吨", "3665210", "吨", "="),
        ("年产5千吨", "5000", "吨", "="),
        ("总投资3亿2000万元", "320000000", "元", "="),
        ("招收学员1,618名", "1618", "名", "="),
        ("３００人到场", "300", "人", "="),
        ("一千二百人到场", "1200", "人", "="),
        ("两千余人到场", "2000", "人", ">"),
        ("种下三万五千亩", "35000", "亩", "="),
        ("占比突破3.4%", "3.4", "%", ">"),
        ("提高2.5个百分点", "2.5", "个百分点", "="),
        ("下降近两成", "20", "%", "~"),
        ("下调25个基点", "25", "个基点", "="),
        ("表决通过8项决议", "8", "项", "="),
        ("装机210万千瓦", "2100000", "千瓦", "="),
        ("厂房28万㎡", "280000", "平方米", "="),
        ("厂房3万余平方", "30000", "平方米", ">"),
        ("充电桩6300根", "6300", "根", "="),
        ("查处案件120起", "120", "起", "="),
        ("开行班列320列", "320", "列", "="),
        ("签约项目廿三个", "23", "个", "="),
        ("招收卅五名", "35", "名", "="),
        ("捐款人民币伍拾万元", "500000", "元", "="),
        ("购书叁仟贰佰册", "3200", "册", "="),
        ("一半以上设有研发中心", "50", "%", ">="),
        ("观看人次突破百万", "1000000", None, ">"),
        ("票房过亿", "100000000", None, ">"),
        ("财力迈过千亿大关", "100000000000", None, ">"),
        ("占八成以上", "80", "%", ">="),
        ("增长3倍", "3", "倍", "="),
        ("翻了一番", "2", "倍", "="),
        ("近翻两番", "4", "倍", "~"),
        ("百分之三十", "30", "%", "="),
        ("千分之五", "0.5", "%", "="),
        ("近三分之二", "66.67", "%", "~"),
        ("超过四分之一", "25", "%", ">"),
        ("超半数", "50", "%", ">"),
        ("近一半", "50", "%", "~"),
        ("100余名", "100", "名", ">"),
        ("近百家", "100", "家", "~"),
        ("获得2银", "2", "枚", "="),
        ("夺得6枚金牌", "6", "枚", "="),
        ("上千个项目", "1000", "个", ">"),
        ("20多个项目", "20", "个", ">"),
        ("约300人", "300", "人", "~"),
        ("8.5%左右", "8.5", "%", "~"),
        ("逾40家", "40", "家", ">"),
        ("不足10家", "10", "家", "<"),
        ("不少于10家", "10", "家", ">="),
        ("不超过50万元", "500000", "元", "<="),
        ("30亩以下", "30", "亩", "<="),
        ("资助300美元", "300", "美元", "="),
        ("筹得8000万港元", "80000000", "港元", "="),
        ("售价￥500", "500", "元", "="),
        ("换得$2万", "20000", "美元", "="),
        ("车辆总数4,500辆", "4500", "辆", "="),
        ("旅客1,234,567人次", "1234567", "人次", "="),
        ("员工1万2千人", "12000", "人", "="),
        ("学员5千余名", "5000", "名", ">"),
        ("税收四十五点三亿元", "4530000000", "元", "="),
        ("上调零点二五个百分点", "0.25", "个百分点", "="),
        ("城镇化率百分之六十二点八", "62.8", "%", "="),
        ("低于千分之五", "0.5", "%", "<"),
        ("出生率7.5‰", "0.75", "%", "="),
        ("举办培训班12期", "12", "期", "="),
        ("手术1300余例", "1300", "例", ">"),
        ("控制在千分之八以内", "0.8", "%", "<="),
        ("就业率超九成五", "95", "%", ">"),
        ("占七成三以上", "73", "%", ">="),
        ("占三成半", "35", "%", "="),
        ("企业两万零三十六家", "20036", "家", "="),
        ("十几万人次", "100000", "人次", ">"),
        ("百余万人次", "1000000", "人次", ">"),
        ("三十几亿元", "3000000000", "元", ">"),
        ("十来万册", "100000", "册", "~"),
        ("上万人到场", "10000", "人", ">"),
        ("营收过亿元", "100000000", "元", ">"),
        ("数百人到场", "100", "人", ">"),
        ("几十名学员", "10", "名", ">"),
        ("数万名观众", "10000", "名", ">"),
        ("负债占GDP12.5%", "12.5", "%", "="),
        ("超过1/4的门店", "25", "%", ">"),
        ("三大工程开工", "3", "个", "="),
        ("14天观察", "14", "天", "="),
        ("连续6个月增长", "6", "个月", "="),
        ("审批时限压缩至5个工作日以内", "5", "个工作日", "<="),
        ("工期延长到两年", "2", "年", "="),
        ("从业20余年", "20", "年", ">"),
        ("用3年时间建成", "3", "年", "="),
        ("浓度下降19微克", "19", "微克", "="),
    ],
)
def test_a_figure_is_read_with_its_unit_and_comparator(text: str, value: str, unit: str, comparator: str) -> None:
    assert said(text) == [(value, unit, comparator)]


@pytest.mark.parametrize(
    "text",
    """
    第九届读书节 两人到场 总数百名 几十年 2023年 9月6日 3小时58分
    编号A12 一家书店 三点五十 3天后开馆 60周年校庆 电压0.6/1kV 十八大以来 第三大道 二期工程开工 第8期开班 百万英才共聚云江
    走过万水千山 一半的员工 入围世界500强 自2019起 每天9:30起
    登录12306网站
    """.split(),
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "梅府〔2022〕8号",
        "（2024）梅人社字第12号",
        "热线0573-82001999",
        "（0573）82001999转8012",
        "0573-82001999转803分机",
        "服务热线12345",
        "邮编：314000",
        "订单号为193847562019384",
        "股票代码600123",
        "型号为HX-2000",
        "项目编号ZJ2023-0156",
        "会场设在1208房间",
        "会场在401会议室",
        "建设“248N”产业体系",
        "实施“1000+”计划",
        "邮箱123456@163.com",
        "信用代码12330400MB0123456X",
        "账号：1204 0600 0920",
    ],
)
def test_a_number_that_names_something_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("受理热线2.3万件", "23000"), ("开通电话32万部", "320000"), ("总量达1208，", "1208"), ("人才（2000人）", "2000")],
)
def test_a_number_beside_such_a_word_counts_all_the_same(text: str, value: str) -> None:
    assert [number for number, _, _ in said(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "百分之" + "9" * 30,
        "百分之" + "九" * 30,
        "百分之1万亿兆",
        "千分之" + "9" * 25,
        "共有" + "9" * 25 + "人",
        "共有1" + ",000" * 14 + "元",
        "共有1" + "兆" * 30 + "元",
        "共有一" + "亿" * 30 + "元",
        "占" + "0" * 40 + "1%",
    ],
)
def test_a_numeral_too_long_to_be_read_exactly_is_no_figure(text: str) -> None:
    assert said(text) == []


def test_the_longest_numerals_are_exact() -> None:
    assert said("共有" + "9" * 24 + "人") == [("9" * 24, "人", "=")]
    assert said("百分之" + "9" * 24) == [("9" * 24, "%", "=")]
    assert said("共有三千四百五十六万七千八百九十一亿二千三百四十五万六千七百八十九元") == [
        ("3456789123456789", "元", "=")
    ]


_ROWS = "9 ９ 九 十 一 万 亿 1万 1亿 第1、 百分之9 十分之 1.9 1,000 2023- 2023年 9月 9日 至9 公元9 近9".split()


@pytest.mark.parametrize("piece", _ROWS)
@pytest.mark.parametrize("after", ["元", "兆%", "位", "年前"])
def test_no_row_of_digits_raises(piece: str, after: str) -> None:
    text = "百分之" + piece * 300 + after
    for words in (text, text.removeprefix("百分之")):
        assert small_number(words) is None
        find_quantities(words)
        find_ranks(words)
        find_dates(words, anchor="2023-09-06")


def test_rows_of_digits_take_no_longer_than_other_text() -> None:
    begun = time.process_time()
    find_ranks("第1、" * 20_000)
    find_quantities("9" * 60_000)
    find_dates("9" * 60_000, anchor="2023-09-06")
    assert parse_number("1" * LONGEST + "x") is None
    assert parse_number("1" * (LONGEST - 1) + "x") is None
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("总量居全省第三", [(3, "=")]),
        ("排在第21位", [(21, "=")]),
        ("位居榜首", [(1, "=")]),
        ("进入前十", [(10, "<=")]),
        ("由第2位滑至第4位", [(2, "="), (4, "=")]),
        ("读完第三章", []),
        ("办到第五届", []),
        ("前两年", []),
    ],
)
def test_a_rank_is_told_from_a_number_in_a_series(text: str, ranks: list[tuple[int, str]]) -> None:
    assert [(r.rank, r.comparator) for r in find_ranks(text)] == ranks


@given(st.integers(100, 10**12), st.sampled_from(["元", "人", "亩", "吨"]))
def test_a_whole_number_is_read_back_with_and_without_commas(number: int, unit: str) -> None:
    for written in (f"{number}{unit}", f"{number:,}{unit}"):
        assert said(f"共有{written}") == [(str(number), unit, "=")], written


@given(st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_a_number_in_tens_of_thousands_is_exact(number: Decimal, scale: tuple[str, int]) -> None:
    assert parse_number(f"{number}{scale[0]}") == number * scale[1]


@settings(max_examples=300)
@given(st.one_of(ODD, st.text(max_size=60)))
def test_odd_text_yields_only_figures_that_are_in_it(text: str) -> None:
    at = 0
    for q in find_quantities(text):
        assert at <= q.start < q.end <= len(text)
        at = q.end
    for r in find_ranks(text):
        assert 0 <= r.start < r.end <= len(text)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("云江市开通12333人才专线，接听来电4600个。", {("4600", "个")}),
        ("云江技能大赛参赛队伍达186队。", {("186", "队")}),
    ],
)
def test_a_short_telephone_number_counts_nobody_and_teams_are_counted(said: str, read: set[tuple[str, str]]) -> None:
    assert figures(said, "value", "unit") == read
