"""Who founds what: both parties of a joint founding, and whoever bears the title of its founder."""

from __future__ import annotations

import pytest
from reading_of import facts, things


def founded(said: str) -> set[tuple[str, str]]:
    """What is founded, and by whom."""
    return {(s, o) for s, predicate, o in facts(said) if predicate == "foundedBy"}


@pytest.mark.parametrize(
    ("said", "body", "founders"),
    [
        ("岚山大学与松溪区政府签约，双方联合成立贺兰江研究院。", "贺兰江研究院", {"岚山大学", "松溪区政府"}),
        ("白鹭公司与沧澜大学签署协议。双方共同组建海屿研究院。", "海屿研究院", {"白鹭公司", "沧澜大学"}),
        ("沧澜大学、白鹭集团签约，校企双方共建海屿实验室。", "海屿实验室", {"沧澜大学", "白鹭集团"}),
        ("沧澜大学携手白鹭公司，双方正式成立海屿研究院。", "海屿研究院", {"沧澜大学", "白鹭公司"}),
        ("沧澜大学校长沈听澜与松溪县政府签约，双方共同成立海屿研究院。", "海屿研究院", {"沧澜大学", "松溪县政府"}),
        ("岚山學院與白鷺集團簽約，雙方共同成立海嶼學院。", "海嶼學院", {"岚山學院", "白鷺集團"}),
        ("沧澜大学与白鹭公司、云帆公司洽谈，双方成立海屿研究院。", "海屿研究院", {"沧澜大学", "白鹭公司", "云帆公司"}),
    ],
)
def test_both_means_the_two_last_spoken_of_together(said: str, body: str, founders: set[str]) -> None:
    assert founded(said) == {(body, founder) for founder in founders}


@pytest.mark.parametrize(
    "said",
    [
        "沧澜大学与白鹭集团签约，双方代表参观海屿实验室。",
        "沧澜大学与白鹭集团签约，双方未成立海屿研究院。",
        "首届海屿论坛开幕，双方成立海屿研究院。",
        "沧澜大学教授沈听澜与白鹭公司经理顾长庚会面，双方认为海屿研究院成立得早。",
    ],
)
def test_both_founds_nothing_where_it_is_no_subject_or_nobody_is_known(said: str) -> None:
    assert founded(said) == set()


@pytest.mark.parametrize("noun", ["功率器件联合实验室", "泵阀检测中心", "海洋药物研究院"])
def test_no_name_begins_with_both(noun: str) -> None:
    said = f"沧澜大学与白鹭公司达成校企合作，双方共建{noun}。"
    assert noun in things(said)
    assert founded(said) == {(noun, "沧澜大学"), (noun, "白鹭公司")}


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("作为启明光电公司的创始人，沈听澜带领团队攻关。", "启明光电公司"),
        ("身为白鹭公司联合创始人、董事长，沈听澜常常出差。", "白鹭公司"),
        ("沈听澜是白鹭公司的创始人。", "白鹭公司"),
        ("沈听澜既是教授，也是云帆公司的创始人。", "云帆公司"),
        ("白鹭公司创始人为沈听澜。", "白鹭公司"),
        ("沧澜学院的创办者沈听澜到场。", "沧澜学院"),
    ],
)
def test_who_is_called_its_founder_has_founded_a_body(said: str, body: str) -> None:
    assert founded(said) == {(body, "沈听澜")}
    assert ("沈听澜", "affiliation", body) in facts(said)


@pytest.mark.parametrize(
    "said",
    [
        "沈听澜是白鹭公司的董事长。",
        "作为白鹭公司的董事长，沈听澜带领团队攻关。",
        "作为沧澜大学的合作伙伴，沈听澜参加论坛。",
        "沈听澜不是白鹭公司的创始人。",
    ],
)
def test_nobody_else_has(said: str) -> None:
    assert founded(said) == set()


def test_as_whom_somebody_speaks_is_an_office_of_theirs() -> None:
    said = facts("作为沧澜大学教授，顾长庚主持首届海屿论坛。2020年任沧澜学院院长，沈听澜到场。")
    assert said >= {("顾长庚", "title", "教授"), ("顾长庚", "affiliation", "沧澜大学")}
    assert ("沈听澜", "affiliation", "沧澜学院") not in said


def test_what_was_founded_together_with_somebody_is_no_party_to_it() -> None:
    said = facts("我们和沧澜大学共建的柔性材料联合实验室刚揭牌。与岚山大学共建的海屿研究院落户松溪市。")
    assert said >= {("柔性材料联合实验室", "foundedBy", "沧澜大学"), ("海屿研究院", "foundedBy", "岚山大学")}
    assert "cooperatesWith" not in {predicate for _, predicate, _ in said}


def test_who_founds_it_or_works_with_somebody_is() -> None:
    said = facts("与沧澜大学共建海屿实验室的白鹭公司获奖。与岚山大学合作的云帆公司获奖。")
    assert ("海屿实验室", "foundedBy", "白鹭公司") in said
    assert ("云帆公司", "cooperatesWith", "岚山大学") in said
