"""What news calls things: departments, medals, numbered events, plans that tell what is to be done, what stands in quotation marks."""

from __future__ import annotations

import pytest
from reading_of import build, facts, names, things


@pytest.mark.parametrize(
    "body",
    ["云江大学生命科学与技术系", "东海大学化学化工学院高分子及复合材料系", "云江大学机械与动力工程学院"],
)
def test_a_department_whose_fields_are_joined_is_one_body(body: str) -> None:
    said = f"{body}教授李文博出席会议。"
    assert ("李文博", "affiliation", body) in facts(said)
    assert not any(name.endswith(("科学", "机械", "高分子")) for name in things(said))


@pytest.mark.parametrize(
    "name",
    [
        "第二届中国海洋与渔业发展大会",
    ],
)
def test_a_number_begins_the_name_of_an_event(name: str) -> None:
    assert facts(f"5月6日，{name}在江北大学举行。") == {(name, "heldOn", "2024-05-06"), (name, "heldAt", "江北大学")}


def test_what_a_conjunction_joins_within_a_name_is_none() -> None:
    assert things("云江市外事和商务局发布公告。").keys() == {"云江市外事和商务局"}


def test_two_ceremonies_in_one_are_an_event() -> None:
    assert things("签约暨揭牌仪式由副市长刘红主持。")["签约暨揭牌仪式"] == "Event"


def test_who_does_something_with_a_body_is_one() -> None:
    assert things("云江集团携手远鸿智研发布《产业人才报告》。")["远鸿智研"] == "Organization"
    assert not any("企业" in n for n in things("云江大学联合企业推出人才计划。"))


def test_words_run_together_are_read_apart() -> None:
    said = things("活动由市科协联合市委人才办、市教育局承办。")
    assert said.keys() == {"市科协", "市委人才办", "市教育局"}
    assert ("吴清", "title", "研究馆员") in facts("云江古籍保护中心研究馆员吴清出席会议。")


def test_party_and_peoples_are_left_out_of_short_names() -> None:
    said = "中共云江市委、云江市人民政府主办大会。云江市委书记王强说，云江市政府将支持人才创业。"
    assert names(said, "中共云江市委") == {"云江市委"}
    assert names(said, "云江市人民政府") == {"云江市政府"}
    assert len(build(said).query("SELECT ?t { ?t a tkg:GovernmentBody }").rows) == 2


def test_what_stands_in_quotation_marks_is_no_foreign_name() -> None:
    said = "“梦圆云江·创业青春”2023云江市青年创业大赛在云江举行。"
    assert "Person" not in things(said).values()


@pytest.mark.parametrize("name", ["Anna Lindqvist", "Maria Garcia-Lopez", "让-保罗·杜兰德", "汉斯-彼得·穆勒"])
def test_a_foreign_name_is_whole(name: str) -> None:
    said = facts(f"会上，东海研究院研究员{name}与副市长李文博致辞。")
    assert {(name, "affiliation", "东海研究院"), (name, "title", "研究员")} <= said


def test_titles_in_latin_letters_are_no_persons() -> None:
    said = things("云江大学在Nature Communications和Science Advances上发表论文。")
    assert "Person" not in said.values()


@pytest.mark.parametrize(
    ("text", "label", "others"),
    [
        (
            "云江大学（Yunjiang University，简称YJU）成立于1921年。YJU有教师3000人。",
            "云江大学",
            {"Yunjiang University", "YJU"},
        ),
        ("东海研究院（DHRI）在云江市揭牌。", "东海研究院", {"DHRI"}),
        ("克劳斯·韦伯（Klaus Weber）教授毕业于云江大学。", "克劳斯·韦伯", {"Klaus Weber"}),
        (
            "云江光谷股份有限公司（以下简称“云江光谷”，股票代码：688999）在云江市成立。",
            "云江光谷股份有限公司",
            {"云江光谷"},
        ),
        ("云江集团（CEO李文博）在云江市成立。", "云江集团", set()),
    ],
)
def test_names_in_brackets_are_of_what_stands_before_them(text: str, label: str, others: set[str]) -> None:
    assert names(text, label) == others


@pytest.mark.parametrize("former", ["原云江农业学校", "现云江农业学院"])
def test_what_was_called_otherwise_is_one_body_that_acts(former: str) -> None:
    said = f"云江职业技术学院（{former}）与青岚集团开展校企合作。"
    assert names(said, "云江职业技术学院") == {former[1:]}
    assert {
        ("云江职业技术学院", "cooperatesWith", "青岚集团"),
        ("青岚集团", "cooperatesWith", "云江职业技术学院"),
    } & facts(said)
    assert former not in things(said)


@pytest.mark.parametrize(
    ("said", "full", "short"),
    [
        (
            "江苏云照热力设备工程有限公司在盐城市成立。云照热力公司总经理沈听澜到场。",
            "江苏云照热力设备工程有限公司",
            "云照热力公司",
        ),
        (
            "云江市印发《关于支持人才创业的若干意见》。《意见》提出，给予每人10万元补贴。",
            "关于支持人才创业的若干意见",
            "意见",
        ),
        ("让·杜兰德教授获云江友谊奖。杜兰德曾任东海研究院研究员。", "让·杜兰德", "杜兰德"),
        ("论坛在河北省廊坊市云灯新区举行。云灯新区有企业300家。", "河北省廊坊市云灯新区", "云灯新区"),
    ],
)
def test_a_short_name_is_of_the_thing_of_the_full_one(said: str, full: str, short: str) -> None:
    assert short in names(said, full)


@pytest.mark.parametrize(
    ("first", "second"),
    [("云照热力集团", "云照热力云江有限公司"), ("云江市委", "云江市发改委"), ("中国法学会", "中国卫生法学会")],
)
def test_names_that_share_words_are_of_two_things(first: str, second: str) -> None:
    assert {first, second} <= things(f"{first}与{second}签订协议。").keys()
