"""Careers in the words of the press: rows of bodies under one office, research, new names and their short forms."""

from __future__ import annotations

import pytest
from reading_of import facts, names, things


@pytest.mark.parametrize(
    "text",
    [
        "陆明远做过英国牛津大学、美国杜克大学和德国海德堡大学的访问教授。",
        "陆明远曾任英国牛津大学、美国杜克大学、德国海德堡大学的访问教授多年。",
    ],
)
def test_one_office_is_held_at_each_body_of_a_row(text: str) -> None:
    said = facts(text)
    assert {("陆明远", "affiliation", x) for x in ("英国牛津大学", "美国杜克大学", "德国海德堡大学")} <= said
    assert ("陆明远", "title", "访问教授") in said


def test_an_office_may_stand_after_its_body_and_的() -> None:
    said = facts("沈括宇是青川大学的教授，夏明哲担任云江公司的总经理。")
    assert {("沈括宇", "affiliation", "青川大学"), ("夏明哲", "affiliation", "云江公司")} <= said


def test_the_last_office_of_a_row_may_be_a_clause_by_itself() -> None:
    said = facts("夏明哲兼任云江社会治理研究院院长、青川商会会长，以及科技部工程类专业指导委员会秘书长。")
    assert ("夏明哲", "affiliation", "科技部工程类专业指导委员会") in said


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("何清源是青川大学信息与控制工程学院教授。", "青川大学信息与控制工程学院"),
    ],
)
def test_a_body_whose_name_holds_与_is_whole(text: str, body: str) -> None:
    assert ("何清源", "affiliation", body) in facts(text)


def test_the_party_committee_of_a_body_is_no_other_body() -> None:
    said = facts("云江植物园党委书记何清源到任。石门州委书记夏明哲讲话。")
    assert {("何清源", "affiliation", "云江植物园"), ("夏明哲", "affiliation", "石门州委")} <= said


def test_fields_of_research_are_listed() -> None:
    said = facts("夏明哲是青川大学教授，研究方向为机器视觉、脑机接口和医疗政策。其研究领域包括土木工程、水利工程。")
    assert {o for _, p, o in said if p == "worksInField"} == {
        "机器视觉",
        "脑机接口",
        "医疗政策",
        "土木工程",
        "水利工程",
    }


def test_who_founds_a_journal() -> None:
    assert ("治理学刊", "launchedBy", "夏明哲") in facts("夏明哲创办了期刊《治理学刊》。")


def test_a_campus_is_no_part_of_another_body() -> None:
    assert things("陆明远就读于美国雾港大学莱顿分校。").keys() == {"陆明远", "美国雾港大学莱顿分校", "美国"}


def test_a_reserve_is_founded_but_a_known_place_is_not() -> None:
    said = facts("1956年，云江植物园建立石门山国家级自然保护区。北京多了一家由云江高校创办的研究院。")
    assert ("石门山国家级自然保护区", "foundedBy", "云江植物园") in said
    assert not any(s == "北京" for s, p, _ in said if p.startswith("founded"))


def test_a_paragraph_may_go_on_about_whom_the_last_one_ended_with() -> None:
    assert ("何清源", "title", "院士") in facts(
        "何清源是云江人，1990年到青川大学任教。\n\n2013年4月，当选云江科学院院士。"
    )


def test_the_person_of_a_body() -> None:
    assert ("何清源", "affiliation", "云江生物公司") in facts("云江生物公司的何清源笑到了最后。")
    assert ("何清源", "affiliation", "青川大学") not in facts("毕业于青川大学的何清源回到家乡。")


def test_you_in_an_interview_is_who_is_asked() -> None:
    said = facts("青川大学教授何清源接受了专访。\n\n问：2013年，您担任云江学院院长，是怎么想的？")
    assert ("何清源", "affiliation", "云江学院") in said


def test_a_bare_short_name_in_brackets_is_made_of_characters_of_the_name() -> None:
    text = "云江材料研究所（云材所）所长何清源说，青川航空大学（青川）将扩招。"
    assert "云材所" in names(text, "云江材料研究所")
    assert not names(text, "青川航空大学")
    assert ("何清源", "affiliation", "云江材料研究所") in facts(text)
