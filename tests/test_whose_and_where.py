"""What belongs to which body, what lies in which place, and who founded what, by the words that stand beside the names."""

from __future__ import annotations

import pytest
from reading_of import facts, figures, things

# ── whose it is ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "parts", "whole"),
    [
        ("清江大学设有农学院、园林学院。", ("农学院", "园林学院"), "清江大学"),
        ("华源集团下设华源重工公司、华源物流公司。", ("华源重工公司", "华源物流公司"), "华源集团"),
    ],
)
def test_what_a_body_has_under_it_is_part_of_it(said: str, parts: tuple[str, ...], whole: str) -> None:
    read = facts(said)
    assert read >= {(part, "partOf", whole) for part in parts}
    assert not read & {(part, "foundedBy", whole) for part in parts}


@pytest.mark.parametrize("said", ["清江大学是教育部直属的重点大学。", "教育部直属的清江大学招生。"])
def test_what_is_directly_under_a_body_is_part_of_it(said: str) -> None:
    assert ("清江大学", "partOf", "教育部") in facts(said)
    assert ("教育部", "partOf", "清江大学") not in facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "华源集团是一家老牌企业，其全资子公司华源重工公司在清江市成立。",
        "华源集团通过旗下的华源重工公司在清江市建厂。",
    ],
)
def test_a_firm_may_be_named_apart_from_whose_it_is(said: str) -> None:
    assert ("华源重工公司", "partOf", "华源集团") in facts(said)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("华源电影集团公司昨天签约，华源电影集团董事长到场。", "华源电影集团公司"),
        ("晶岚光伏（清江）有限公司昨天签约，晶岚光伏董事长到场。", "晶岚光伏（清江）有限公司"),
    ],
)
def test_a_firm_is_no_part_of_itself_without_its_form_in_law(said: str, whole: str) -> None:
    assert not [fact for fact in facts(said) if fact[:2] == (whole, "partOf")]


def test_a_name_that_goes_on_with_and_holds_no_shorter_one() -> None:
    assert "秦皇岛市外事" not in things("秦皇岛市外事和商务局昨天发布通知。")


# ── where it lies ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "inner", "outer"),
    [
        ("云南的大理、丽江都通了高铁。", ("大理", "丽江"), "云南"),
        ("埃及的开罗大学派来代表。", ("开罗大学",), "埃及"),
        ("北非国家摩洛哥派来代表。", ("摩洛哥",), "北非"),
        ("他昨天在埃及首都开罗演讲。", ("开罗",), "埃及"),
        ("湖北省会城市武汉派来代表。", ("武汉",), "湖北"),
    ],
)
def test_a_place_before_a_place_or_body_says_where_it_lies(said: str, inner: tuple[str, ...], outer: str) -> None:
    assert facts(said) >= {(one, "locatedIn", outer) for one in inner}


def test_a_place_that_only_begins_what_is_meant_need_not_lie_there() -> None:
    assert ("大理", "locatedIn", "昆明市") not in facts("昆明市的大理项目昨天开工。")


# ── who did it ──────────────────────────────────────────────────────────────


def test_who_is_named_as_founder_is_not_founded() -> None:
    read = facts("云江公益基金会注册资金5000万元，发起机构为华源集团、清江大学。")
    assert read >= {("云江公益基金会", "foundedBy", one) for one in ("华源集团", "清江大学")}
    assert not [fact for fact in read if fact[0] in ("华源集团", "清江大学")]


@pytest.mark.parametrize("deed", ["深化合作", "深化战略合作", "建立合作关系"])
def test_a_deed_with_a_partner_is_done_together_though_another_verb_governs_it(deed: str) -> None:
    read = facts(f"华源集团多年来与清江大学{deed}。")
    assert {("华源集团", "cooperatesWith", "清江大学"), ("清江大学", "cooperatesWith", "华源集团")} & read


def test_bodies_that_found_one_together_work_together() -> None:
    read = facts("2011年，华源集团与云江港务公司合资设立清江物流公司。")
    assert read >= {("清江物流公司", "foundedBy", one) for one in ("华源集团", "云江港务公司")}
    assert ("华源集团", "cooperatesWith", "云江港务公司") in read


def test_what_a_body_does_with_another_has_no_object_left_out() -> None:
    read = facts("华源集团推出“青禾计划”。今年，华源集团与云江大学合作，引进人才30名。")
    assert not [fact for fact in read if fact[1] == "operatedBy"]


@pytest.mark.parametrize(
    ("said", "storeys"),
    [
        ("云江市考试中心设在青岚大厦9层。", set()),
        ("会场：云江市青岚大厦9层。", set()),
        ("地址：云江市解放路8号青岚大厦9层。", set()),
        ("地点：云江市解放路88号3幢1205室。", set()),
        ("云江市青岚大厦建筑高度9层。", {"9"}),
        ("简介：云江市青岚大厦主楼9层。", {"9"}),
    ],
)
def test_a_storey_where_something_is_is_no_figure(said: str, storeys: set[str]) -> None:
    assert {value for (value,) in figures(said, "value")} == storeys


@pytest.mark.parametrize(
    "said",
    [
        "清江大学现有2个学院：机械工程学院、电子信息学院。",
        "清江大学设了2个学院，分别是机械工程学院、电子信息学院。",
        "清江大学旗下有机械工程学院、电子信息学院。",
    ],
)
def test_what_a_count_lists_is_part_of_who_has_it(said: str) -> None:
    read = facts(said)
    assert read >= {("机械工程学院", "partOf", "清江大学"), ("电子信息学院", "partOf", "清江大学")}


def test_a_list_of_those_who_won_is_no_part_of_who_has_so_many() -> None:
    read = facts("清江大学有2名教师获奖：沈听澜、陆子安。")
    assert not any(predicate == "partOf" for _, predicate, _ in read)


@pytest.mark.parametrize(
    ("said", "body", "whose"),
    [
        ("意大利驻重庆总领事馆参加了云江开放周活动。", "意大利驻重庆总领事馆", "意大利"),
        ("清江市驻深圳招才引智工作站启用。", "清江市驻深圳招才引智工作站", "清江市"),
    ],
)
def test_a_body_with_its_seat_elsewhere_has_its_whole_name_and_lies_not_where_it_is_of(
    said: str, body: str, whose: str
) -> None:
    assert body in things(said)
    assert (body, "locatedIn", whose) not in facts(said)


def test_two_bodies_of_one_county_are_two() -> None:
    read = things("县美术家协会和县非遗保护中心参加了云江县志研讨会。")
    assert {"县美术家协会", "县非遗保护中心"} <= read.keys()


def test_what_is_said_of_the_whole_country_is_the_countrys() -> None:
    read = figures("2021年，云江市粮食产量达120万吨。全国粮食产量达6.8亿吨。", "about", "value")
    assert {(whose, float(value)) for whose, value in read} == {("云江市", 1_200_000), ("中国", 680_000_000)}


def test_a_rank_in_the_country_names_no_country_as_whose_it_is() -> None:
    assert "中国" not in things("清江大学综合实力不断提升，全国排名第5位。")
