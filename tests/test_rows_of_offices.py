"""Rows of offices: several offices of one person, one office of several persons, and the body that all of a row are of."""

from __future__ import annotations

import pytest
from reading_of import facts, things


def offices(said: str, person: str) -> set[str]:
    """The titles that a person is said to have."""
    return {o for s, p, o in facts(said) if (s, p) == (person, "title")}


def bodies(said: str, person: str) -> set[str]:
    """The bodies that a person is said to be of."""
    return {o for s, p, o in facts(said) if (s, p) == (person, "affiliation")}


def test_a_former_office_in_a_row_is_held_as_the_others_are() -> None:
    said = "云江金融协会秘书长、原清江银行协会专职副会长沈听澜出席。"
    assert offices(said, "沈听澜") == {"秘书长", "专职副会长"}
    assert bodies(said, "沈听澜") == {"云江金融协会", "清江银行协会"}


def test_what_a_bracket_adds_to_an_office_does_not_part_it_from_the_name() -> None:
    assert offices("青禾科技公司首席技术官(CTO)沈听澜认为，时机已到。", "沈听澜") == {"首席技术官"}


@pytest.mark.parametrize(
    ("said", "holders"),
    [
        ("云江学会副主席沈听澜、李明辉、顾若水为获奖者颁发证书。", {"沈听澜", "李明辉", "顾若水"}),
        ("飞船上的航天员沈听澜、李明辉、顾若水昨日返航。", {"沈听澜", "李明辉", "顾若水"}),
        ("云岭大学校长沈听澜、李明辉、顾若水来访。", {"沈听澜"}),  # of which there is one
        ("青禾公司总监沈听澜、李明辉、顾若水来访。", {"沈听澜"}),
    ],
)
def test_an_office_that_many_hold_is_that_of_each_in_the_row(said: str, holders: set[str]) -> None:
    assert {name for name in ("沈听澜", "李明辉", "顾若水") if offices(said, name)} == holders


def test_an_office_behind_a_row_is_that_of_each_who_has_none() -> None:
    said = "沈听澜、李明辉、顾若水等教授发言。"
    assert [offices(said, name) for name in ("沈听澜", "李明辉", "顾若水")] == [{"教授"}] * 3
    of_another = "院长沈听澜、李明辉等教授发言。"
    assert offices(of_another, "沈听澜") == {"院长"}
    assert not offices("沈听澜、李明辉等教授顾若水的学生发言。", "李明辉")


def test_those_of_a_row_with_offices_behind_are_of_the_body_before_it() -> None:
    said = "云江电视台沈听澜总编辑、李明辉副总编辑、清江大学顾若水校长出席。"
    assert bodies(said, "李明辉") == {"云江电视台"}
    assert bodies(said, "顾若水") == {"清江大学"}
    assert not bodies("云岭大学沈听澜校长、李明辉县长出席。", "李明辉")  # no office of a university


def test_a_name_run_into_its_office_is_a_name() -> None:
    said = "云岭大学教授、清江协会主委程萍出席。"  # LAC: 主委程萍, in one word
    assert offices(said, "程萍") == {"教授", "主委"}
    assert offices("清江市委副书记单云舟出席。", "单云舟") == {"副书记"}


def test_who_leads_the_committee_of_a_place_is_no_place() -> None:
    for said in (
        "清江市委书记韩正强调，要重视人才。",
        "上海市委书记韩正强调，要重视人才。",
    ):  # LAC: a place, or no word
        assert bodies(said, "韩正") == {said[:4]}
        assert said[:6] not in things(said)


def test_the_committee_of_a_zone_is_the_body_of_its_office() -> None:
    said = "云江新区党工委书记沈听澜、云江科协主席李明辉、清江大学党委书记顾若水出席。"
    assert [bodies(said, name) for name in ("沈听澜", "李明辉", "顾若水")] == [
        {"云江新区党工委"},
        {"云江科协"},
        {"清江大学"},
    ]


def test_an_office_before_a_colon_is_that_of_all_whom_it_labels() -> None:
    """A line of a list of staff, and one with several labels."""
    line = "云江市青禾羽毛球队名单公布。\n\n主教练：沈听澜、李明辉；顾若水\n\n领队：顾长庚"
    assert [offices(line, name) for name in ("沈听澜", "李明辉", "顾若水", "顾长庚")] == [{"主教练"}] * 2 + [
        set(),
        {"领队"},
    ]
    row = "云江学会理事会名单公布。\n\n会长：沈听澜　理事：李明辉、顾长庚"
    assert [offices(row, name) for name in ("沈听澜", "李明辉", "顾长庚")] == [{"会长"}, {"理事"}, {"理事"}]
    assert not offices("云江学会召开会议。\n\n秘书长：沈听澜来访时谈了三点。", "沈听澜")


@pytest.mark.parametrize("body", ["云岭大学", "云岭师范学院", "云岭医院"])
def test_a_body_is_told_from_what_is_led_there(body: str) -> None:
    """LAC: 云岭大学校|党委书记, 云岭学|院校|领导."""
    led = "院" if body.endswith("医院") else "校"
    for office in (f"{led}党委书记", f"{led}领导"):
        said = f"{body}{office}沈听澜来访。"
        assert (offices(said, "沈听澜"), bodies(said, "沈听澜")) == ({office}, {body})
