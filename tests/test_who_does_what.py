"""Who does what: in relative clauses, with whom, for whom, by which label, and what is denied or only hoped for."""

from __future__ import annotations

import pytest
from reading_of import facts, plans, things

GIFTS = [
    "海灯市总工会授予海岳机床有限公司“海灯先锋”称号。",
    "海岳机床有限公司被海灯市总工会授予“海灯先锋”称号。",
    "海灯市总工会为海岳机床有限公司颁发“海灯先锋”奖牌。",
    "海岳机床有限公司荣获海灯市总工会颁发的“海灯先锋”称号。",
]


@pytest.mark.parametrize("text", GIFTS)
def test_an_award_goes_to_whom_it_is_given_and_not_to_who_gives_it(text: str) -> None:
    winners = {(s, o) for s, p, o in facts(text) if p == "awardedTo"}
    assert winners == {("海灯先锋", "海岳机床有限公司")}


def test_who_hands_over_a_certificate_holds_the_office_not_who_is_given_it() -> None:
    said = facts("县委书记为沈听澜颁发“海灯工匠”证书。")
    assert ("海灯工匠", "awardedTo", "沈听澜") in said
    assert not any(p == "title" for _, p, _ in said)


def test_a_place_before_what_is_handed_over_is_given_nothing() -> None:
    assert not any(p == "awardedTo" for _, p, _ in facts("会上，市总工会颁发海灯市“五一劳动奖章”。"))


def test_quotations_side_by_side_are_an_award_each() -> None:
    text = "海灯学院先后获评“全省文明单位”“全省绿色校园”等荣誉。"
    assert {s for s, p, _ in facts(text) if p == "awardedTo"} == {"全省文明单位", "全省绿色校园"}


def test_what_is_given_out_to_each_in_turn() -> None:
    text = "海灯大学、海岳机床有限公司分获一等奖和二等奖。"
    assert {(s, o) for s, p, o in facts(text) if p == "awardedTo"} == {
        ("一等奖", "海灯大学"),
        ("二等奖", "海岳机床有限公司"),
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("海岳机床有限公司参加了海灯大学主办的首届海灯机床大赛。", ("首届海灯机床大赛", "organizer", "海灯大学")),
        ("海岳集团参加了由海灯大学主办的首届海灯机床大赛。", ("首届海灯机床大赛", "participant", "海岳集团")),
        ("海岳集团参加了海灯大学在青岛举办的海灯机床大赛。", ("海灯机床大赛", "organizer", "海灯大学")),
        ("海灯研究院落户海岳集团牵头建设的海灯科学城。", ("海灯研究院", "locatedIn", "海灯科学城")),
        ("《海灯日报》报道了海灯大学牵头成立的海灯机床创新中心。", ("海灯机床创新中心", "foundedBy", "海灯大学")),
    ],
)
def test_who_stands_in_a_relative_clause_acts_there(text: str, fact: tuple[str, str, str]) -> None:
    assert {f for f in facts(text) if f[1] == fact[1]} == {fact}


@pytest.mark.parametrize(
    "text",
    [
        "海灯大学携手海岳机床有限公司打造海灯机床创新中心。",
        "海灯机床创新中心由海灯大学联合海岳机床有限公司建设。",
    ],
)
def test_who_is_joined_to_the_founder_founds_too(text: str) -> None:
    founders = {o for s, p, o in facts(text) if (s, p) == ("海灯机床创新中心", "foundedBy")}
    assert founders == {"海灯大学", "海岳机床有限公司"}


@pytest.mark.parametrize(
    "text",
    [
        "海灯大学没有与海岳机床有限公司签署任何合作协议。",
        "海灯大学拟与海岳机床有限公司合作共建海灯机床学院。",
        "海灯大学并未与海岳机床有限公司合作。",
        "海灯机床学院并非由海岳机床有限公司创办。",
    ],
)
def test_what_is_denied_or_planned_is_no_fact_by_whatever_rule(text: str) -> None:
    assert not {p for _, p, _ in facts(text)} & {"cooperatesWith", "foundedBy"}


def test_a_day_that_is_hoped_for_is_planned_and_one_that_is_announced_is_not() -> None:
    hoped = "海灯市力争2026年举办首届海灯机床大赛。"
    assert not any(p == "heldOn" for _, p, _ in facts(hoped))
    assert ("首届海灯机床大赛", "heldOn", "2026") in plans(hoped)
    announced = "首届海灯机床大赛将于2026年举办。"
    assert ("首届海灯机床大赛", "heldOn", "2026") in facts(announced)


def test_a_plan_with_its_year_is_none_of_a_place() -> None:
    assert not any(p.startswith("launched") for _, p, _ in facts("海灯县计划明年推出“灯塔”人才驿站。"))


@pytest.mark.parametrize("said", ["出席会议并强调", "主持会议", "作工作报告", "在2024年海灯人才大会上表示"])
def test_who_goes_to_the_meeting_spoken_of_or_speaks_there_takes_part(said: str) -> None:
    text = f"5月16日，海灯市召开2024年海灯人才大会。市长沈听澜{said}，要引育并举。"
    assert ("2024年海灯人才大会", "participant", "沈听澜") in facts(text)


@pytest.mark.parametrize(("one", "two"), [("", ""), ("👉", "👉"), ("一、", "二、"), ("● ", "● ")])
def test_labels_say_who_holds_an_event(one: str, two: str) -> None:
    text = f"第四届海灯茶文化节5月8日举行。\n\n{one}主办单位：海灯市人民政府\n{two}承办单位：海灯市农业农村局、海灯集团"
    said = {f for f in facts(text) if f[1] in ("organizer", "executor")}
    event = "第四届海灯茶文化节"
    assert said == {
        (event, "organizer", "海灯市人民政府"),
        (event, "executor", "海灯市农业农村局"),
        (event, "executor", "海灯集团"),
    }


def test_a_list_of_prizes_names_winners_and_no_author() -> None:
    text = "海灯机床大赛获奖名单\n金奖：沈听澜（海灯大学）\n银奖：林知远（海岳学院）\n一等奖：海岳机床有限公司"
    said = facts(text)
    assert {("金奖", "awardedTo", "沈听澜"), ("银奖", "awardedTo", "林知远")} <= said
    assert ("一等奖", "awardedTo", "海岳机床有限公司") in said
    assert not any(p == "author" for _, p, _ in said)


@pytest.mark.parametrize("mark", ["：", ""])
def test_winners_may_stand_in_the_lines_under_a_prize(mark: str) -> None:
    text = (
        f"海灯机床大赛获奖名单\n\n一等奖{mark}\n海岳机床有限公司\n\n二等奖{mark}\n海灯轴承有限公司\n清河刀具有限公司\n"
    )
    won = {(s, o) for s, p, o in facts(text) if p == "awardedTo"}
    assert won == {("一等奖", "海岳机床有限公司"), ("二等奖", "海灯轴承有限公司"), ("二等奖", "清河刀具有限公司")}


@pytest.mark.parametrize("how", ["代表双方签订合作协议", "分别代表双方签约"])
def test_those_who_sign_do_it_for_the_bodies_that_they_hold_office_at(how: str) -> None:
    text = f"海灯大学副校长林知远和海岳机床有限公司总经理沈听澜{how}。"
    said = {frozenset((s, o)) for s, p, o in facts(text) if p == "cooperatesWith"}
    assert said == {frozenset(("海灯大学", "海岳机床有限公司"))}


def test_an_office_that_is_cut_up_is_one_word() -> None:
    assert ("沈听澜", "title", "政法委书记") in facts("沈听澜现任海灯市委常委、政法委书记。")


def test_a_plan_that_somebody_is_chosen_for_is_an_award() -> None:
    said = "2015年，沈听澜入选“云江英才计划”。"
    assert things(said)["云江英才计划"] == "Award"
    assert facts(said) >= {("云江英才计划", "awardedTo", "沈听澜"), ("云江英才计划", "awardedOn", "2015")}


def test_a_plan_that_a_body_carries_out_stays_one() -> None:
    assert things("云江市启动“云江英才计划”。")["云江英才计划"] == "Programme"


def test_each_award_has_the_years_in_brackets_behind_it() -> None:
    read = facts("沈听澜先后获国家科技进步奖二等奖（1991年、1996年）、国家技术发明奖二等奖（2007年）。")
    assert {(award, year) for award, predicate, year in read if predicate == "awardedOn"} == {
        ("国家科技进步奖二等奖", "1991"),
        ("国家科技进步奖二等奖", "1996"),
        ("国家技术发明奖二等奖", "2007"),
    }


def test_each_other_host_is_none_of_those_who_attend() -> None:
    said = "云江科技大赛筹备会议召开。省教育厅、云江银行、各协办单位以及媒体代表等出席会议。"
    assert not any(predicate == "executor" for _, predicate, _ in facts(said))


def test_what_was_first_fixed_for_a_day_has_not_been_held_on_it() -> None:
    read = facts("原订于10月5日在云江市举行的海洋科技论坛取消。")
    assert not any(predicate in ("heldOn", "heldAt") for _, predicate, _ in read)


@pytest.mark.parametrize("said", ["金亚迪，1979年10月生，云江大学副教授。", "金亚迪，男，云江大学副教授。"])
def test_who_is_said_to_be_a_man_or_when_born_is_a_person(said: str) -> None:
    assert ("金亚迪", "affiliation", "云江大学") in facts(said)
