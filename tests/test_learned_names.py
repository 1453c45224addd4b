"""Names and figures that the networks see otherwise than the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from learning import said

import kg
from kg.domain import SHIPPED
from kg.extraction import extract
from kg.language import load_pipeline
from kg.reading import read

pytest_plugins = ["learned_fixtures"]


def test_a_figure_is_worded_by_what_is_counted(unlearned: Path) -> None:
    text = "长三角27家机构的积极响应让主办方意外，青禾科技的120名员工的积极参与也是如此。"
    worded = {one[-1]: one[1] for one in said(text, SHIPPED) if one[-1] in ("27", "120")}
    assert worded == {"27": "机构", "120": "员工"}
    assert worded != {one[-1]: one[1] for one in said(text, unlearned) if one[-1] in ("27", "120")}


def test_praise_is_no_word_of_a_figure() -> None:
    text = "2022年，清江绿湖园区绿化率48%，藏书200万册，造价18亿元，12场赛事好戏连台。"
    assert {one[1] for one in said(text, SHIPPED) if one[-1] == "12"} == {"赛事"}


@pytest.mark.parametrize("place", ["望岭省", "海灯市"])
def test_a_place_bears_a_figure_though_its_words_name_it(place: str, unlearned: Path) -> None:
    """But what a rank is by may be a list of places, which is not ranked itself."""
    text = f"国土资源部下达《土地利用年度计划》。{place}批准新增建设用地34万亩。"
    assert {row[0] for row in said(text, SHIPPED) if row[-1] == "340000"} == {f"Place/{place}"}
    assert f"Place/{place}" not in {row[0] for row in said(text, unlearned) if row[-1] == "340000"}


def test_a_name_that_begins_with_a_place_is_longer_than_the_place(unlearned: Path) -> None:
    text = "宁波甜谷饮品董事长沈听澜到会。温州锐科水暖董事长何雨桐说。"
    names = {("Company", "宁波甜谷饮品"), ("Company", "温州锐科水暖")}
    assert names <= said(text, SHIPPED)
    assert not names & said(text, unlearned)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "今年开工的有云江市望岭水库加高扩建工程、盈水路改造工程等，总投资12亿元。",
            ("Programme", "云江市望岭水库加高扩建工程"),
        ),
        ("市里加快建设望岭机场三跑道扩建工程、清江跨江通道工程。", ("Programme", "望岭机场三跑道扩建工程")),
    ],
)
def test_a_name_counts_that_is_likelier_than_not_if_its_last_word_agrees(
    text: str, name: tuple[str, str], unlearned: Path
) -> None:
    assert name in said(text, SHIPPED)
    assert name not in said(text, unlearned)


def test_the_last_word_of_a_name_tells_of_which_class_it_is() -> None:
    text = (
        "如望岭黄河潘家引黄闸除险加固工程，在解决用水问题上很有意义。"  # to the tagger rather a place than a programme
    )
    assert ("Programme", "望岭黄河潘家引黄闸除险加固工程") in said(text, SHIPPED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("企业面临用工难，“用工荒”每年都有，今年“用工荒”来得更早。", "用工荒"),
        ("报道称，要警惕“硬着陆”。专家说，“硬着陆”并非没有可能。", "硬着陆"),
    ],
)
def test_what_the_tagger_rather_sees_no_name_in_is_none(text: str, word: str, unlearned: Path) -> None:
    assert word in {one[-1] for one in said(text, unlearned)}
    assert word not in {one[-1] for one in said(text, SHIPPED)}


def test_a_name_that_is_known_is_not_dropped() -> None:
    assert ("Place", "长三角") in said("长三角27家机构的积极响应让主办方意外。", SHIPPED)


def test_a_verb_with_the_form_of_a_name_is_no_person() -> None:
    assert ("Person", "齐聚") not in said("这几天，电子信息领域的90余名创业人员齐聚云江。", SHIPPED)


def test_a_name_of_which_the_tagger_is_sure_of_a_part_alone_stays_whole() -> None:
    whole = "东江大学—悉尼理工大学联合工程学院"
    assert ("University", whole) in said(f"{whole}院长郑南出席2022年柳河论坛。", SHIPPED)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("📌望岭大学与东屏县政府签约🤝共建富硒产业研究院🏫。", ("University", "望岭大学")),
        ("📢梅县举办大会。📌梅县举办大会。", ("Place", "梅县")),
        ("🏆“青禾之星”称号授予沈听澜👏。", ("Person", "沈听澜")),
        ("👨‍🎓沈听澜👩‍🎓毕业于云岭大学🎓。", ("Person", "沈听澜")),
    ],
)
def test_no_sign_begins_or_ends_a_name(text: str, name: tuple[str, str]) -> None:
    read_of_it = said(text, SHIPPED)
    assert name in read_of_it
    assert not [word for one in read_of_it for word in one if word and re.search(r"^[^\w“《]|[^\w”》]$", word)]


def test_a_sign_within_a_name_is_part_of_it() -> None:
    assert ("Person", "让·杜兰德") in said("📌让·杜兰德📌毕业于云岭大学。", SHIPPED)


def test_who_founds_a_body_is_no_part_of_its_name() -> None:
    assert {("University", "艺术学院"), ("University", "望岭大学")} <= said("望岭大学新设艺术学院。", SHIPPED)
    assert ("Event", "望岭大学成立大会") in said("望岭大学成立大会举行。", SHIPPED)


def test_two_bodies_that_a_conjunction_joins_are_two() -> None:
    text = "百强系列榜单由国家统计局综合统计司和中国统计杂志社联合推出，这是第七次公布。"  # LAC: 国家统计局综合统计司和, one word
    assert {("GovernmentBody", "国家统计局综合统计司"), ("Organization", "中国统计杂志社")} <= said(text, SHIPPED)


def test_what_several_cities_have_is_no_body_of_the_last() -> None:
    read_of_it = said("杭州、宁波、温州三城市文旅局联合发布《山海人才地图》。", SHIPPED)
    assert ("Place", "温州") in read_of_it
    assert ("GovernmentBody", "温州三城市文旅局") not in read_of_it


def test_what_rules_reckon_from_a_date_and_what_is_new_is_not_overruled() -> None:
    text = "2022年3月，柳河县创业园开园，创业园全年引进项目38个，新增就业640人。"
    found = extract(read(text.encode(), date="2023-05-18"), load_pipeline(SHIPPED)).observations
    assert [(str(o.value), o.period and o.period.edtf) for o in found] == [("38", "2022"), ("640", "2022")]
    assert found[1].indicator == "新增就业"


@pytest.mark.parametrize(
    ("text", "mere", "kept"),
    [
        ("林知远说，虽然远隔千山万水，他仍然感受到大家的爱心。", "千山万水", "林知远"),
        ("沈听澜说，各地要打造高水平的合作园区，办好实体店。", "实体店", "沈听澜"),
    ],
)
def test_what_only_the_rules_take_for_a_name_is_no_thing_if_nothing_is_said_of_it(
    text: str, mere: str, kept: str, unlearned: Path
) -> None:
    def things(ontology: Path) -> set[str]:
        return {row[1] for row in said(text, ontology) if len(row) == 2}

    assert {mere, kept} <= things(unlearned)
    assert kept in things(SHIPPED)
    assert mere not in things(SHIPPED)


@pytest.mark.parametrize("indicator", ["新引进高新技术项目", "高新技术项目"])
def test_learned_words_do_not_leave_out_that_so_much_is_new(indicator: str) -> None:
    assert ("Place/云江市", indicator, "18") in said(f"2022年，云江市{indicator}18个，总投资30亿元。", SHIPPED)


@pytest.mark.parametrize(
    ("said", "persons"),
    [
        ("调研组有云江市科协研究室主任刘朔同志、市科协研究室主任科员蒋红同志。", {"刘朔", "蒋红"}),
        ("公示显示，林岚拟任云江市科技局局长。", {"林岚"}),
        ("云岭大学教授林岚问起，东川大学副教授刘朔他们答不上来。", {"林岚", "刘朔"}),
        ("云江市首届银杏引才节昨日开幕，志愿者 张悦 陈晨 负责接待。", {"张悦", "陈晨"}),
    ],
)
def test_a_person_ends_before_what_he_is_called_and_does(said: str, persons: set[str]) -> None:
    extraction = extract(read(said.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    assert {e.name for e in extraction.entities if e.kind == "Person"} == persons


def test_what_only_says_what_the_name_behind_a_dash_is_is_no_name() -> None:
    said = "5月8日，全城瞩目的城市盛会——2023年云江“聚贤杯”人才峰会在新馆举行。"
    extraction = extract(read(said.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    assert [e.name for e in extraction.entities if e.kind == "Event"] == ["2023年云江“聚贤杯”人才峰会"]


def test_who_is_of_a_theatre_is_so_as_of_any_body() -> None:
    assert ("Person/戴青禾", "affiliation", "Organization/江临艺术剧院") in said(
        "一等奖：周可（澄江大学）、贺澜（东陵师范学院）；二等奖：戴青禾（江临艺术剧院）。", SHIPPED
    )


def test_a_name_that_the_tagger_only_guesses_is_a_thing_if_something_is_said_of_it() -> None:
    report = "同日披露的半年报显示，贝思韦尔上半年实现营业收入21.4亿元，同比增长18.3%。"
    assert {("Company", "贝思韦尔"), ("Organization/贝思韦尔", "营业收入", "2140000000.0")} <= said(report, SHIPPED)
    assert not said("贝思韦尔、掌悦股价走高。", SHIPPED)
    prize = "论坛闭幕式上，首届“望岭青年创新奖”揭晓，沈听澜等3人获奖，每人奖金100万元。"
    assert ("Award", "首届") not in said(prize, SHIPPED)  # common words


def test_our_school_of_two_articles_is_two_schools(tmp_path: Path) -> None:
    for k, said_of_it in enumerate(("我校创建于1946年，现有学生13000名。", "我校创建于1958年，林知远出席大会。")):
        (tmp_path / f"{k}.txt").write_text(f"校讯{k}\n\n2024年3月{k + 4}日，我校召开工作会议。{said_of_it}", "utf-8")
    graph = kg.build(sorted(tmp_path.glob("*.txt")), ontology=SHIPPED)
    schools = graph.query("SELECT DISTINCT ?s { ?s a tkg:University ; rdfs:label '我校'@zh }").rows
    assert len(schools) == 2
