"""Who is given an office, who leaves one, and at which body, where a text tells of several."""

from __future__ import annotations

import pytest
from reading_of import facts, things


@pytest.mark.parametrize(
    "said",
    [
        "方敏当选为云岭市工商联主席，贺明远被任命为青川市教育局局长。",
        "方敏升任云岭集团副总经理，贺明远调任青川市教育局局长。",
        "方敏担任云岭研究院院长，贺明远出任青川市教育局局长，同时兼任青川学院教授。",
    ],
)
def test_who_takes_office_in_a_row_has_not_the_body_of_the_one_before(said: str) -> None:
    bodies = {body for who, what, body in facts(said) if who == "贺明远" and what == "affiliation"}
    assert bodies - {"青川学院"} == {"青川市教育局"}


def test_an_office_in_a_row_that_names_no_body_is_at_the_one_before() -> None:
    assert ("贺明远", "affiliation", "云岭大学") in facts("方敏任云岭大学校长，贺明远任副校长。")


@pytest.mark.parametrize("office", ["校团委书记", "校党委副书记", "院长"])
def test_an_office_of_a_school_is_held_at_no_bureau(office: str) -> None:
    assert not {f for f in facts(f"方敏任青川市教育局局长，贺明远兼任{office}。") if f[:2] == ("贺明远", "affiliation")}
    assert ("贺明远", "title", office) in facts(f"方敏任青川市教育局局长，贺明远兼任{office}。")


@pytest.mark.parametrize(
    "said",
    ["贺明远任青川市教育局局长。", "方敏任云岭大学校长，贺明远任青川市教育局局长。", "贺明远任县教育局局长。"],
)
def test_the_verb_of_taking_office_is_no_part_of_a_name(said: str) -> None:
    assert {what for who, what, _ in facts(said) if who == "贺明远"} == {"affiliation", "title"}


def test_a_name_may_have_a_verb_of_taking_office_in_it() -> None:
    assert ("方任重", "title", "校长") in facts("云岭大学校长方任重出席会议。")


@pytest.mark.parametrize(
    "said",
    [
        "贺明远任云岭大学副校长一职。",
        "贺明远接任云岭大学副校长职务。",
        "贺明远接掌云岭大学副校长一职。",
        "贺明远回任云岭大学副校长。",
        "免去贺明远的云岭大学副校长职务。",
        "贺明远辞去云岭大学副校长的职务。",
        "贺明远不再担任云岭大学副校长职务。",
        "贺明远卸任云岭大学副校长。",
    ],
)
def test_an_office_may_be_called_one_and_may_be_left(said: str) -> None:
    assert {("贺明远", "title", "副校长"), ("贺明远", "affiliation", "云岭大学")} <= facts(said)


@pytest.mark.parametrize(
    "said", ["云岭大学副校长职务空缺。", "方敏拟任云岭大学副校长职务。", "方敏会见云岭大学副校长。"]
)
def test_an_office_that_is_open_or_planned_or_anothers_is_nobodys(said: str) -> None:
    assert not facts(said)


@pytest.mark.parametrize("name", ["岭南美术馆", "青川县图书馆", "云岭科技馆", "云岭大剧院"])
@pytest.mark.parametrize("said", ["贺明远任{}{}。", "{}{}贺明远到场，活动昨天在{}举行。"])
def test_an_office_is_held_at_a_museum_as_at_any_body(name: str, said: str) -> None:
    text = said.format(name, f"副{name[-1]}长", name)
    assert ("贺明远", "affiliation", name) in facts(text)
    assert things(text)[name] == "Organization"


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("云岭大学教务处处长贺明远到场。", "云岭大学教务处"),
        ("就业指导中心副主任贺明远到场。", "就业指导中心"),
        ("云江市重大项目办公室常务副主任贺明远到场。", "云江市重大项目办公室"),
        ("嘉宾有教务处处长贺明远、总务处处长顾长庚。", "教务处"),
    ],
)
def test_a_part_of_a_body_where_somebody_holds_an_office_is_one(said: str, unit: str) -> None:
    assert ("贺明远", "affiliation", unit) in facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "教务处通知贺明远到场。",
        "有关部门负责人贺明远到场。",
        "《灯塔研究》编辑部主任贺明远到场。",
        "办公室主任贺明远到场。",
    ],
)
def test_common_words_are_no_part_of_a_body_elsewhere(said: str) -> None:
    assert not [fact for fact in facts(said) if fact[1] == "affiliation"]


def test_a_centre_where_somebody_holds_an_office_is_a_body() -> None:
    assert things("云江市数据标注服务中心主任贺明远到场。")["云江市数据标注服务中心"] == "Organization"
    assert things("贺明远参观云江市数据标注服务中心。")["云江市数据标注服务中心"] == "Carrier"


@pytest.mark.parametrize("said", ["首届云江人才峰会在岭南美术馆举行。", "贺明远教授在岭南美术馆演讲。"])
def test_a_museum_where_nobody_holds_an_office_is_a_place(said: str) -> None:
    assert things(said)["岭南美术馆"] == "Place"


@pytest.mark.parametrize("name", ["高原", "白云", "石林"])
def test_a_common_noun_that_takes_office_is_a_person(name: str) -> None:
    said = facts(f"{name}接任云岭大学副校长。")
    assert {(name, "title", "副校长"), (name, "affiliation", "云岭大学")} <= said


@pytest.mark.parametrize(
    "said", ["高校任命云岭大学教授为导师。", "党员担任村党支部书记。", "高校担任云岭大赛组长单位。"]
)
def test_a_common_noun_for_bodies_or_people_is_no_person(said: str) -> None:
    assert "Person" not in things(said).values()


@pytest.mark.parametrize("league", ["团市委", "团省委", "团区委", "云江团县委"])
def test_the_secretary_of_the_youth_league_is_none_of_the_party(league: str) -> None:
    assert facts(f"{league}书记贺明远到场。") == {("贺明远", "title", "书记"), ("贺明远", "affiliation", league)}


@pytest.mark.parametrize("office", ["市委书记", "原市委书记", "区委书记"])
def test_the_secretary_of_the_party_is_as_before(office: str) -> None:
    assert facts(f"{office}贺明远到场。") == {("贺明远", "title", office)}


@pytest.mark.parametrize("office", ["教授", "党委书记", "副校长", "石油工程学院院长"])
def test_a_university_keeps_its_seat_in_brackets_before_an_office(office: str) -> None:
    assert "云岭大学（杭州）" in things(f"云岭大学（杭州）{office}贺明远到场。")
    said = facts(f"山东大学（威海）{office}贺明远到场。")
    assert any(body.startswith("山东大学（威海）") for _, what, body in said if what == "affiliation")
    assert not {fact for fact in said if "山东大学" in fact}


def test_a_known_university_is_another_than_the_one_with_a_seat() -> None:
    said = facts("山东大学（威海）副校长方敏到场，山东大学校长贺明远致辞。")
    assert {("方敏", "affiliation", "山东大学（威海）"), ("贺明远", "affiliation", "山东大学")} <= said


def test_a_place_in_brackets_may_belong_to_an_institute_of_a_university() -> None:
    assert "云岭大学（杭州）研究院" in things("云岭大学（杭州）研究院贺明远到场。")


@pytest.mark.parametrize("holder", ["方敏洁", "陈文", "罗宁"])
def test_the_leaders_of_a_school_are_of_the_one_spoken_of(holder: str) -> None:
    text = "云岭集团董事长贺明远，云岭大学党委书记孔令山、校长孟庆水，校领导方敏洁、陈文、罗宁出席。"
    assert {body for who, what, body in facts(text) if (who, what) == (holder, "affiliation")} == {"云岭大学"}


def test_the_leaders_of_no_school_are_of_none() -> None:
    said = facts("嘉宾出席，校领导方敏洁、陈文陪同。")
    assert {(who, what) for who, what, _ in said} == {("方敏洁", "title"), ("陈文", "title")}


def test_the_leaders_right_behind_a_school_are_no_part_of_its_name() -> None:
    assert things("东岳大学校领导方敏洁、陈文、罗宁出席。").keys() == {"东岳大学", "方敏洁", "陈文", "罗宁"}


@pytest.mark.parametrize("hosts", ["云岭大学—青川大学", "上海交通大学—青川大学", "云岭大学-青川公司"])
def test_an_office_is_held_at_the_whole_of_a_joint_school(hosts: str) -> None:
    said = facts(f"{hosts}联合学院副院长贺明远到场。")
    assert {("贺明远", "title", "副院长"), ("贺明远", "affiliation", f"{hosts}联合学院")} <= said


def test_a_dash_between_two_that_have_no_school_joins_no_name() -> None:
    assert things("云岭大学—青川大学合作项目启动。").keys() == {"云岭大学", "青川大学", "云岭大学—青川大学合作项目"}
