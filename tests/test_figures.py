"""Figures: whose they are, what they count, of when, and how many in the base unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import kg as run
from reading_of import build, figures, things

# ── whose, what, when ──────────────────────────────────────────────────────


def test_a_figure_says_whose_it_is_and_what_and_when() -> None:
    assert figures("2023年，云江市人才总量达到120万人。", "about", "indicator", "value", "unit", "period") == {
        ("云江市", "人才总量", "1200000", "人", "2023")
    }


def test_a_moving_word_is_reckoned_from_the_date_of_the_article() -> None:
    assert figures("去年，云江市新增人才3.2万人。", "value", "period") == {("32000", "2023")}


def test_the_second_figure_is_of_the_same_subject() -> None:
    assert figures("2023年，云江市发放补贴2.3亿元，引进博士310名。", "about", "indicator", "value", "period") == {
        ("云江市", "发放补贴", "230000000", "2023"),
        ("云江市", "引进博士", "310", "2023"),
    }


def test_growth_is_of_the_figure_before_it() -> None:
    assert figures("2023年，云江市地区生产总值达到2345.6亿元，同比增长6.2%。", "indicator", "value", "unit") == {
        ("地区生产总值", "234560000000", "元"),
        ("地区生产总值增长", "6.2", "%"),
    }


def test_from_and_to_are_two_figures_each_of_its_time() -> None:
    assert figures("云江市高新企业由2020年的120家增至2023年的360家。", "indicator", "value", "period") == {
        ("高新企业", "120", "2020"),
        ("高新企业", "360", "2023"),
    }


@pytest.mark.parametrize(
    "said",
    [
        "2023年，云江市研发强度由2020年的2.4%提高到3.1%。",
        "云江市2023年研发强度从2020年的2.4%提高到3.1%。",
    ],
)
def test_what_has_grown_is_of_the_time_of_its_clause(said: str) -> None:
    assert figures(said, "value", "period") == {("2.4", "2020"), ("3.1", "2023")}


def test_what_there_is_now_is_not_of_a_time_named_before() -> None:
    said = "清江科技有限公司成立于2015年，现有员工860人，2022年营收9.7亿元。"
    assert figures(said, "value", "period") == {("860", ""), ("970000000", "2022")}


def test_respectively_gives_each_its_figure() -> None:
    assert figures("2023年，云江市、清江市新增人才分别达3.2万人、1.5万人。", "about", "indicator", "value") == {
        ("云江市", "新增人才", "32000"),
        ("清江市", "新增人才", "15000"),
    }


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        (
            "云江市第一、二、三产业增加值分别为25亿元、168亿元、163亿元。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        ("云江市A、B、C类人才分别达25人、168人、163人。", ["A类人才", "B类人才", "C类人才"]),
    ],
)
def test_what_is_counted_off_shares_its_noun(said: str, counted: list[str]) -> None:
    assert {indicator for (indicator,) in figures(said, "indicator")} == set(counted)


@pytest.mark.parametrize(
    "said",
    [
        "2021年、2022年，云江市分别引进博士52名和67名。",
        "2021年和2022年，云江市引进博士分别为52名、67名。",
        "云江市2021年、2022年分别引进博士52名、67名。",
        "2021、2022年，云江市分别引进博士52名和67名。",
    ],
)
def test_respectively_gives_each_time_its_figure(said: str) -> None:
    assert figures(said, "value", "period") == {("52", "2021"), ("67", "2022")}


def test_years_that_share_their_unit_have_one_figure_each() -> None:
    assert figures("云江市2020、2021、2022年分别培育企业12家、15家和21家。", "value", "period") == {
        ("12", "2020"),
        ("15", "2021"),
        ("21", "2022"),
    }


def test_two_times_need_two_figures() -> None:
    assert figures("2021年和2022年，云江市引进博士67名。", "value", "period") != {("67", "2021")}
    assert {period for (period,) in figures("2020年至2022年，云江市分别引进博士5名、6名、9名。", "period")} == {
        "2020/2022"
    }


def test_a_range_is_one_figure_with_two_ends() -> None:
    assert figures(
        "2023年，云江市发放补贴1.2亿元至1.5亿元。", "indicator", "value", "minValue", "maxValue", "unit"
    ) == {("发放补贴", "", "120000000", "150000000", "元")}
    assert figures("云江市人才公寓租金为每月800—1200元。", "value", "minValue", "maxValue") == {("", "800", "1200")}


def test_a_range_is_listed_as_people_write_it(tmp_path: Path) -> None:
    graph = build("2023年，云江市发放补贴约1.2亿元至1.5亿元。")
    assert [row["x"] for row in graph.query("SELECT ?x { ?f a tkg:Observation ; rdfs:label ?x }").rows] == [
        "云江市 发放补贴 ≈ 1.2亿–1.5亿元"
    ]
    graph.save(tmp_path / "g.ttl")
    assert "≈ 1.2亿–1.5亿元" in run("query", tmp_path / "g.ttl", "figures", "--lang", "zh").out
    assert "≈ 120 million–150 million 元" in run("query", tmp_path / "g.ttl", "figures", "--lang", "en").out
    assert run("validate", tmp_path / "g.ttl").code == 0


def test_a_fall_is_as_much_as_the_text_says() -> None:
    assert figures("2023年，云江市失业率下降3%至5%。", "minValue", "maxValue") == {("3", "5")}
    assert figures("2023年，云江市失业率下降3.5%。", "indicator", "value") == {("失业率下降", "3.5")}


def test_numbers_in_words_are_figures_unless_they_are_small() -> None:
    assert figures("云江市新增经营主体两万零三十六家，引进博士二百零七名。", "indicator", "value") == {
        ("新增经营主体", "20036"),
        ("引进博士", "207"),
    }
    assert figures("云江市为三位博士安排了两套公寓。", "value") == set()
    assert figures("云江市发布“人才十条”。", "value") == set()
    said = "2023年，云江市新增院士工作站三家、省级平台两个。"
    assert figures(said, "indicator", "value") == {("新增院士工作站", "3"), ("省级平台", "2")}


def test_money_and_heads_need_no_unit() -> None:
    said = "2023年，云江市签约项目总投资120亿，参赛人数12万。"
    assert figures(said, "value", "unit") == {("12000000000", "元"), ("120000", "人")}


def test_about_may_stand_before_the_verb() -> None:
    assert figures("云江市技能人才约占人才总量的三成。", "value", "comparator") == {("30", "~")}


def test_a_figure_of_its_own_time_goes_on_from_the_last_of_its_unit() -> None:
    said = "2022年，云江市研发投入12.6亿元，占生产总值的2.8%；2021年为11.3亿元。"
    assert ("研发投入", "1130000000", "2021") in figures(said, "indicator", "value", "period")


def test_those_named_among_others_are_not_what_is_counted() -> None:
    said = "云江大学校长陆明、清江大学校长杨帆等30余人出席云江发展大会。"
    assert figures(said, "indicator", "value") == {("出席", "30")}


def test_more_than_so_many_is_no_part_of_what_is_counted() -> None:
    assert figures("云江人才峰会吸引上千名学生参加。", "indicator", "value", "comparator") == {
        ("吸引学生", "1000", ">")
    }


def test_a_figure_of_a_text_that_names_nothing_is_of_the_text() -> None:
    graph = build("失业率控制在千分之八以内，贷款利率下调0.25个百分点。")
    rows = graph.query("SELECT ?value { ?f tkg:about/a tkg:Article ; tkg:value ?value }").rows
    assert {row["value"] for row in rows} == {"0.8", "0.25"}


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("医院床位1200张，职工1850人。", {"1200", "1850"}),  # 职工 may be an office
        ("销售额4亿元，次年增至5亿元，增长25%。", {"400000000", "500000000", "25"}),
        ("给予200万元资助。", {"2000000"}),
        ("比赛为期两天，18支队伍同台竞技，90名选手同场比拼。", {"18", "90"}),
        ("有50人到场。", set()),
    ],
)
def test_what_a_text_that_names_nothing_measures_is_of_the_text(said: str, values: set[str]) -> None:
    assert {value for (value,) in figures(said, "value")} == values


@pytest.mark.parametrize(
    "said",
    [
        "根据云政发〔2023〕15号文件，云江市设立人才发展基金。",
        "云江市服务热线为12345，邮编：314000。",
        "12345政务服务热线与12348公共法律服务热线全年开通。",
        "云江大学招生电话：0573-82001999，会场在1502室。",
    ],
)
def test_a_number_that_is_a_name_is_no_figure(said: str) -> None:
    assert figures(said, "indicator") == set()


@pytest.mark.parametrize("sign", ["梅政发", "浙科发基", "甬人社发", "浙人社", "国办发", "梅科规"])
@pytest.mark.parametrize("year", ["〔2023〕", "（2023）"])
def test_the_sign_of_a_document_is_nobodys_name(sign: str, year: str) -> None:
    text = f"{sign}{year}15号文件明确，云江市设立人才发展基金。"
    assert [name for name in things(text) if name in sign] == []


@pytest.mark.parametrize("said", ["教育部〔2023〕15号", "云江市科技局（2023）15号", "云江市人社局发文〔2023〕15号"])
def test_a_body_before_the_number_of_its_document_is_named_all_the_same(said: str) -> None:
    assert "GovernmentBody" in things(f"{said}文件明确，补贴30万元。").values()


def test_a_figure_of_a_plan_is_none() -> None:
    assert figures("到2030年，云江市人才总量将达到200万人。", "about", "value", "status") == {
        ("云江市", "2000000", "planned")
    }


# ── how many ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("2.3亿元", "230000000", "元"),
        ("1.2万亿元", "1200000000000", "元"),
        ("500万美元", "5000000", "美元"),
        ("800万欧元", "8000000", "欧元"),
        ("三千万元", "30000000", "元"),
    ],
)
def test_money_is_in_the_base_unit(said: str, value: str, unit: str) -> None:
    assert figures(f"2023年，东川集团获投资{said}。", "about", "value", "unit") == {("东川集团", value, unit)}


@pytest.mark.parametrize(
    ("said", "comparator"),
    [("突破", ">"), ("超", ">"), ("逾", ">"), ("近", "~"), ("约", "~"), ("达到", "="), ("不足", "<"), ("不少于", ">=")],
)
def test_more_than_and_about_are_kept(said: str, comparator: str) -> None:
    assert figures(f"云江市人才总量{said}120万人。", "value", "comparator") == {("1200000", comparator)}


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("云江港集装箱吞吐量42.5万标箱。", "425000", "标箱"),
        ("云江港装卸集装箱3,200标准箱。", "3200", "标准箱"),
        ("云江港集装箱吞吐量85万TEU。", "850000", "TEU"),
        ("云江市PM2.5平均浓度31微克/立方米。", "31", "微克/立方米"),
        ("云江市居民平均预期寿命79.6岁。", "79.6", "岁"),
    ],
)
def test_a_measure_has_its_unit(said: str, value: str, unit: str) -> None:
    assert figures(said, "about", "value", "unit") <= {("云江市", value, unit), ("云江港", value, unit)}
    assert (value, unit) in figures(said, "value", "unit")


def test_an_age_is_of_a_person_and_a_life_of_a_place() -> None:
    assert figures("云江大学教授周明，52岁。", "about", "indicator") == {("周明", "年龄")}
    assert {words for (words,) in figures("云江市人均期望寿命从78岁提高到81岁。", "indicator")} == {"人均期望寿命提高"}
    said = "云江市户籍人口92万人，人均期望寿命81.3岁。"
    assert ("云江市", "人均期望寿命", "81.3") in figures(said, "about", "indicator", "value")


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("云江市引进人才 2 480 人，奖励 3 600 万元。", {"2480", "36000000"}),
        ("云江市常住人口2 345 678人。", {"2345678"}),
        ("云江市引进人才2 480余人，投入3 200.5万元。", {"2480", "32005000"}),
        ("云江市新增高企 1 3 5 家。", {"135"}),
        ("云江市接待游客2，345，600人次，增长4%。", {"2345600", "4"}),
        ("云江市新增就业36，210人。", {"36210"}),
        ("云江市新增就业３，４２０人，投入１，２６０．５万元。", {"3420", "12605000"}),
        ("云江市得分98，300名选手到场。", {"300"}),
        ("表12 120家云江市企业入选。", {"120"}),
        ("附件1 200名云江市学员名单。", {"200"}),
    ],
)
def test_blanks_and_wide_commas_part_thousands(said: str, values: set[str]) -> None:
    assert {value for (value,) in figures(said, "value")} == values


def test_tenths_and_fractions_are_percent() -> None:
    assert figures("2023年，云江市专利授权量增长两成。", "value", "unit") == {("20", "%")}
    assert figures("云江市人才总量占全省的四分之一。", "value", "unit") == {("25", "%")}


def test_an_edition_and_a_date_are_no_figures() -> None:
    assert figures("5月16日，第六届云江人才峰会在清江市举行。", "indicator") == set()


def test_a_figure_that_a_text_gives_twice_is_one() -> None:
    said = "云江市新增岗位500个。会议指出，云江市新增岗位500个，其中技术岗位200个。"
    rows = build(said).query("SELECT ?figure ?value { ?figure a tkg:Observation ; tkg:value ?value }").rows
    assert sorted(row["value"] for row in rows) == ["200", "500"]
