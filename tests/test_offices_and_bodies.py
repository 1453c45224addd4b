"""Who holds which office of which body, and who founds, sets up, approves and tries out what."""

from __future__ import annotations

import pytest
from reading_of import facts, things

# ── offices ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "said",
    [
        "云岭大学校长沈听澜到场。",
        "沈听澜任云岭大学校长。",
        "沈听澜现任云岭大学校长。",
        "沈听澜是云岭大学校长。",
        "沈听澜（云岭大学校长）到场。",
        "沈听澜，云岭大学校长，到场。",
    ],
)
def test_an_office_stands_before_or_after_its_holder(said: str) -> None:
    assert facts(said) == {("沈听澜", "affiliation", "云岭大学"), ("沈听澜", "title", "校长")}


@pytest.mark.parametrize("before", ["", "5月16日，云岭大学迎来客人。"])
def test_an_office_without_a_body_is_no_affiliation(before: str) -> None:
    assert facts(f"{before}市长顾长庚到场。") == {("顾长庚", "title", "市长")}


def test_several_offices_of_one_person_are_each_their_own() -> None:
    assert facts("云岭大学教授、云帆光电公司董事长沈听澜到场。") == {
        ("沈听澜", "affiliation", "云岭大学"),
        ("沈听澜", "affiliation", "云帆光电公司"),
        ("沈听澜", "title", "教授"),
        ("沈听澜", "title", "董事长"),
    }


def test_where_somebody_studied_is_not_where_they_work() -> None:
    assert facts("沈听澜毕业于云岭大学。") == {("沈听澜", "alumniOf", "云岭大学")}
    assert facts("沈听澜任职于云岭大学。") == {("沈听澜", "affiliation", "云岭大学")}


# ── offices, founders, approvals ───────────────────────────────────────────


@pytest.mark.parametrize(
    "verb", ["就任", "履新", "接任", "升任", "转任", "提任", "挂任", "当选为", "受聘担任", "走马上任"]
)
def test_a_verb_gives_an_office(verb: str) -> None:
    said = facts(f"日前，方敏{verb}云岭大学副校长。")
    assert {("方敏", "title", "副校长"), ("方敏", "affiliation", "云岭大学")} <= said


@pytest.mark.parametrize("said", ["方敏拟任云岭大学校长。", "方敏会见云岭大学校长陈明。", "方敏接替云岭大学校长陈明。"])
def test_other_verbs_give_none(said: str) -> None:
    assert not [fact for fact in facts(said) if fact[0] == "方敏"]


@pytest.mark.parametrize(
    "said",
    [
        "海川集团创始人马越表示，公司将加大投入。",
        "海川集团的创始人马越来自宁波。",
    ],
)
def test_a_founder_has_founded_the_body(said: str) -> None:
    assert {("海川集团", "foundedBy", "马越"), ("马越", "affiliation", "海川集团")} <= facts(said)


def test_other_offices_found_nothing() -> None:
    assert not [f for f in facts("海川集团董事长马越表示，公司将加大投入。") if f[1] == "foundedBy"]


@pytest.mark.parametrize("verb", ["批复", "批准", "同意", "授权", "许可", "指定"])
def test_who_approves_does_not_found(verb: str) -> None:
    said = [f for f in facts(f"省教育厅{verb}云岭大学设立人工智能学院。") if f[1] == "foundedBy"]
    assert said == [("人工智能学院", "foundedBy", "云岭大学")]


def test_an_office_of_a_place_is_of_no_body_before_it() -> None:
    assert ("蒋明", "affiliation", "东川县委") not in facts("东川县委书记卫平，副县长蒋明出席2023年云江大会。")


# ── what is set up, and what is tried first ────────────────────────────────


@pytest.mark.parametrize(
    ("said", "office", "year"),
    [
        ("2019年，云江市率先在市级部门增设（挂）人才工作处。", "人才工作处", "2019"),
        ("2021年，清江市在市直单位设立（挂牌）干部人才处。", "干部人才处", "2021"),
        ("2020年，石浦县在县级机关增设（加挂）人才发展局。", "人才发展局", "2020"),
        ("2021年，清江市教育局新设民办教育处。", "民办教育处", "2021"),
        ("2022年，云江大学设立国际合作处。", "国际合作处", "2022"),
        ("2018年，市科技局增设了外国专家管理处。", "外国专家管理处", "2018"),
    ],
)
def test_an_office_of_common_words_is_named_by_what_sets_it_up(said: str, office: str, year: str) -> None:
    assert (office, "foundedOn", year) in facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "2021年，云江市设立投票处。",
        "2021年，云江市新建多功能厅。",
        "2021年，云江市加快建立产业发展新格局。",
        "2021年，云江市在各部门增设人才工作处3个。",
        "2021年，云江市走访人才工作处。",
    ],
)
def test_common_words_for_an_office_name_none_elsewhere(said: str) -> None:
    assert set(things(said)) == {"云江市"}


@pytest.mark.parametrize(
    ("said", "pilot", "year"),
    [
        ("2021年，云江市创新提出试点打造云湖片区创业服务样板。", "云湖片区创业服务样板", "2021"),
        ("2022年，清江县试点建设青禾新城人才公寓改革示范点。", "青禾新城人才公寓改革示范点", "2022"),
        ("2020年，石浦县先行试点乡村工匠职称评审。", "乡村工匠职称评审", "2020"),
        ("2019年，柳泉市试点推行企业技能等级评价。", "企业技能等级评价", "2019"),
        ("2018年3月，云江区启动试点外籍工程师一站式服务。", "外籍工程师一站式服务", "2018-03"),
    ],
)
def test_what_is_tried_first_begins_when_its_pilot_does(said: str, pilot: str, year: str) -> None:
    assert (pilot, "startedOn", year) in facts(said)
    assert things(said)[pilot] == "Programme"


@pytest.mark.parametrize("said", ["2021年，云江市入选国家改革试点单位。", "2021年，云江市的试点打造了新的格局。"])
def test_the_noun_for_a_pilot_begins_nothing(said: str) -> None:
    assert "startedOn" not in {predicate for _, predicate, _ in facts(said)}


def test_one_of_those_who_hold_an_office_holds_it() -> None:
    said = facts("李文博是青禾县人民医院的一名主治医师。")
    assert {("李文博", "title", "主治医师"), ("李文博", "affiliation", "青禾县人民医院")} <= said


@pytest.mark.parametrize("town", ["青禾县石桥镇", "石桥镇"])
def test_the_office_at_a_town_is_no_part_of_its_name(town: str) -> None:
    assert ("李文博", "title", "党委书记") in facts(f"{town}党委书记李文博出席会议。")


def test_what_somebody_does_is_no_name() -> None:
    assert not things("参观现场，市长方才到场，董事长高度评价了研发团队，总经理常年驻厂。").keys() & {
        "方才",
        "高度",
        "常年",
    }


def test_a_common_word_in_a_row_of_guests_is_a_name() -> None:
    assert ("谈笑", "title", "副校长") in facts("东澜理工大学副校长谈笑,云江大学校长李文博出席会议。")


def test_the_lines_of_a_career_are_of_whom_it_is_headed_by() -> None:
    said = facts(
        "秦牧简历\n秦牧，男，汉族，1966年5月出生。\n1988.07—1990.08 云岭大学任助教；\n2003.08—2008.07 云岭省科技厅副厅长、党组成员；\n"
        "2012年3月至今，云岭省商务厅厅长。"
    )
    held = {(what, of) for who, what, of in said if who == "秦牧"}
    assert {of for what, of in held if what == "title"} == {"助教", "副厅长", "党组成员", "厅长"}
    assert {of for what, of in held if what == "affiliation"} == {"云岭大学", "云岭省科技厅", "云岭省商务厅"}


def test_a_line_with_a_date_is_no_career_of_who_is_only_spoken_of() -> None:
    said = facts("会议由秦牧主持。\n2012年3月，云岭大学教授、院长。")
    assert not {of for who, what, of in said if (who, what) == ("秦牧", "title")}
