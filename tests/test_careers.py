"""Careers and histories: who studied and served where, what bodies were founded, merged and renamed."""

from __future__ import annotations

import pytest
from reading_of import facts, names, things


def test_what_a_body_did_first_is_not_of_a_person_named_later() -> None:
    said = facts("云江机器人研究院联手海川装备集团，研究水下机械臂；沈若林与青川公司签约。")
    assert not any(p == "worksInField" for _, p, _ in said)


def test_students_from_a_school_are_not_the_person_named_after_them() -> None:
    said = facts("来自青川大学的学生走进车间，高明远介绍了生产线。")
    assert ("高明远", "affiliation", "青川大学") not in said


def test_offices_that_are_a_clause_by_themselves_are_of_whom_the_sentence_is_about() -> None:
    said = facts("秦牧，1963年3月生，浙江海宁人，清华大学工商管理硕士，高级工程师，现任云江控股集团董事长。")
    assert {("秦牧", "title", "高级工程师"), ("秦牧", "title", "董事长"), ("秦牧", "alumniOf", "清华大学")} <= said


def test_a_degree_and_a_schoolmate_are_of_the_school() -> None:
    said = facts("夏明哲1988年获麦吉尔大学神经科学博士学位。罗玉兰是同济大学建筑系校友。")
    assert {("夏明哲", "alumniOf", "麦吉尔大学"), ("罗玉兰", "alumniOf", "同济大学")} <= said
    assert ("罗玉兰", "affiliation", "同济大学") not in said


def test_where_one_works_teaches_or_enters() -> None:
    said = facts("陆子昂曾在云江科技公司工作多年。目前在青川大学任教的王立言是博士。周明远进入云江设计研究院。")
    assert {
        ("陆子昂", "affiliation", "云江科技公司"),
        ("王立言", "affiliation", "青川大学"),
        ("周明远", "affiliation", "云江设计研究院"),
    } <= said


def test_each_of_several_offices_is_held_at_its_own_body() -> None:
    said = facts("1995年回国后，夏明哲历任青川大学医学院副院长、云江大学副校长。")
    assert {("夏明哲", "affiliation", x) for x in ("青川大学医学院", "云江大学")} <= said


def test_a_compound_title_and_a_campus_are_whole() -> None:
    said = facts("云江理工大学校长助理沈望毕业于威斯康星大学麦迪逊分校。")
    assert {("沈望", "title", "校长助理"), ("沈望", "alumniOf", "威斯康星大学麦迪逊分校")} <= said


def test_this_man_is_who_was_spoken_of() -> None:
    said = facts("江远帆是云江人。2007年，这个带着乡音的华人把家搬到这里，创立云江纳米科技有限公司。")
    assert ("云江纳米科技有限公司", "foundedBy", "江远帆") in said


def test_a_body_keeps_its_names_through_a_chain_of_renamings() -> None:
    text = "梅县师范学院始建于1958年，2000年与青川教育学院合并，更名为梅县学院，2010年升格为梅县大学。"
    assert things(text).keys() >= {"梅县师范学院", "青川教育学院"}
    assert {"梅县学院", "梅县大学"} <= names(text, "梅县师范学院")


def test_what_is_revived_is_not_founded_by_what_came_before() -> None:
    said = facts("云江农机学校成立于1956年，1962年停办；1990年恢复创建云江机电专科学校。")
    assert ("云江机电专科学校", "foundedOn", "1990") in said
    assert not any(p == "foundedBy" for _, p, _ in said)


def test_who_approves_is_not_what_others_build_together() -> None:
    said = facts("瓯江实验室成立于2021年，由云江省政府批准设立，永嘉市政府、青川大学等单位共同建设。")
    assert {("瓯江实验室", "foundedBy", "永嘉市政府"), ("瓯江实验室", "foundedBy", "青川大学")} <= said
    assert not any(s == "云江省政府" for s, _, _ in said)


def test_names_in_brackets_that_a_body_had_or_has() -> None:
    assert "青川师范学院" in names(
        "1988年，云江大学与青川师范专科学校（青川师范学院更名）合作办学。", "青川师范专科学校"
    )
    assert "云江财经大学" in names("王立群1983年毕业于云江财政金融学院（现云江财经大学）。", "云江财政金融学院")
    assert "青大" in names("青川大学简称“青大”，是省属重点大学。", "青川大学")


@pytest.mark.parametrize("said", ["青川学院拟更名为青川大学。", "网友建议将青川学院更名为青川大学。"])
def test_a_name_that_a_body_may_get_is_not_its_own(said: str) -> None:
    assert names(said, "青川学院") == set()


def test_what_somebody_only_wishes_is_no_fact() -> None:
    assert not facts("专家建议云江市设立云江数据研究院。")
    assert facts("根据专家建议，云江市设立云江数据研究院。")


def test_what_got_another_name_is_of_a_class_that_may_have_it() -> None:
    said = "云江学院建于1958年；2003年，该校的“云糜计划”获云江科技奖；2009年，更名为云江大学。"
    assert names(said, "云江学院") == {"云江大学"}
