"""What news says of events and ceremonies, of what is published, awarded and signed there, and of those who list whom they work with."""

from __future__ import annotations

import pytest
from reading_of import facts, things

# ── names of events, bodies and documents ──────────────────────────────────


@pytest.mark.parametrize("name", ["2024年（第六届）云江国际人才周", "2024年（首届）云江青年科学家大会"])
def test_an_edition_in_brackets_is_part_of_the_name(name: str) -> None:
    assert facts(f"5月16日，{name}在清江市举行。") == {(name, "heldOn", "2024-05-16"), (name, "heldAt", "清江市")}


def test_the_edition_finds_the_event_again() -> None:
    said = "2024年（第六届）云江国际人才周在清江市举行。第六届人才周以“聚才”为主题。"
    assert ("2024年（第六届）云江国际人才周", "theme", "聚才") in facts(said)


def test_a_seat_in_brackets_ends_the_name_of_a_body() -> None:
    said = "5月16日，云岭大学智能制造研究院（清江）揭牌。研究院成立于2019年。"
    name = "云岭大学智能制造研究院（清江）"
    assert facts(said) >= {(name, "unveiledOn", "2024-05-16"), (name, "foundedOn", "2019")}


def test_a_numbered_meeting_is_an_event() -> None:
    name = "云岭大学校友会第三次会议"
    assert facts(f"5月16日，{name}在清江市召开。") >= {(name, "heldOn", "2024-05-16"), (name, "heldAt", "清江市")}


def test_a_ceremony_is_named_after_what_is_done_there() -> None:
    name = "共建“云江产业研究院”签约仪式"
    said = f"5月16日，云江市与东川大学举行{name}。仪式上，顾长庚为“云江产业研究院”揭牌。"
    assert facts(said) >= {
        (name, "organizer", "云江市"),
        (name, "organizer", "东川大学"),
        ("云江产业研究院", "unveiledAt", name),
    }


@pytest.mark.parametrize("what", ["扩建开园仪式", "企业招聘座谈会"])
def test_what_is_held_is_an_event_of_its_own(what: str) -> None:
    assert (what, "organizer", "东川科技园") in facts(f"5月16日，东川科技园举行了{what}。")


def test_what_but_leads_to_a_name_is_none_of_it() -> None:
    said = "顾长庚参观了学校柔性电子浙江省工程研究中心。第二阶段云岭智库东川研究院发言。"
    assert not [name for name in things(said) if name.startswith(("学校", "阶段"))]


@pytest.mark.parametrize("name", ["“强基”工程系列实施办法", "“引凤”计划管理办法"])
def test_methods_of_a_programme_are_a_document(name: str) -> None:
    said = f"5月16日，云江人才大会在清江市开幕。会上，{name}发布。"
    assert (name, "publishedAt", "云江人才大会") in facts(said)


def test_our_school_leads_a_joined_name() -> None:
    assert "材料科学与生态工程学院" in things("我校材料科学与生态工程学院院长顾长庚到场。")


# ── what is said of an event ───────────────────────────────────────────────


def test_an_event_may_set_off_its_theme() -> None:
    said = "首届云江人才大会在清江市举行。大会以“聚英才”为宗旨，突出“创新 引领”主题。"
    assert ("首届云江人才大会", "theme", "创新 引领") in facts(said)


def test_an_event_comprises_others() -> None:
    said = "首届云江人才周在清江市举行。人才周为期3天，包括首届云江青年论坛、云江人才集市等五大活动。"
    assert facts(said) >= {
        ("首届云江青年论坛", "partOf", "首届云江人才周"),
        ("云江人才集市", "partOf", "首届云江人才周"),
    }


def test_who_announces_an_opening_does_not_hold_it() -> None:
    said = "首届云江技能大赛在清江市举行。局长顾长庚出席并宣布大赛开幕。"
    assert ("首届云江技能大赛", "organizer", "顾长庚") not in facts(said)


def test_of_the_last_years_is_not_on_the_occasion() -> None:
    said = "首届云江人才大会在清江市举行。会上，云江市发布《人才十条》。近年来，云江市陆续推出“云帆计划”。"
    assert ("云帆计划", "launchedBy", "云江市") in facts(said)
    assert ("云帆计划", "launchedAt", "首届云江人才大会") not in facts(said)


def test_a_common_noun_may_mean_what_its_own_sentence_names() -> None:
    said = "5月16日，首届云江人才大会在清江市开幕，在启动仪式上，东川研究院揭牌。"
    assert ("东川研究院", "unveiledAt", "首届云江人才大会") in facts(said)


# ── lists, and what one works at ───────────────────────────────────────────


def test_a_list_may_be_closed_by_a_qualified_noun() -> None:
    said = "云岭研究院与东川大学、北麓理工等国内外知名大学开展合作。"
    assert facts(said) >= {("云岭研究院", "cooperatesWith", one) for one in ("东川大学", "北麓理工")}
    assert "国内外知名大学" not in things(said)


def test_relations_of_cooperation_are_cooperation() -> None:
    said = "云江市多方引智，建立了同东川大学、清江研究院等12家单位的合作关系。"
    assert facts(said) >= {("云江市", "cooperatesWith", one) for one in ("东川大学", "清江研究院")}


def test_what_is_worked_at_stands_after_in() -> None:
    said = "东川集团在低空经济、无人机、智能网联等领域深耕多年。"
    assert facts(said) >= {("东川集团", "focusesOn", one) for one in ("低空经济", "无人机")}


def test_each_of_several_is_appointed() -> None:
    said = "沈听澜、顾长庚、陆明远被聘为战略顾问。"
    assert facts(said) >= {(one, "title", "战略顾问") for one in ("沈听澜", "顾长庚", "陆明远")}


def test_what_a_copula_speaks_of_is_what_the_relative_clause_describes() -> None:
    assert ("东川科创园", "operatedBy", "清江市") in facts("东川科创园是清江市重点打造的平台之一。")


def test_activities_are_no_fields() -> None:
    said = "东川研究院带动了云江的人才集聚和产业发展，汇报了几个课题的研究开发与建设进展。"
    assert "Field" not in things(said).values()


def test_a_committee_without_its_city_acts_too() -> None:
    event = "首届云江人才大会"
    assert facts(f"5月16日，市委、市政府举行{event}。") >= {(event, "organizer", one) for one in ("市委", "市政府")}
    assert "市委" not in things("云江市委副书记顾长庚到场。市委书记沈听澜讲话。市委举行首届青年大会。")


@pytest.mark.parametrize("event", ["首届人才集市", "首届采茶季", "第三届技能大赛", "第二届草莓采摘节", "首届夜校"])
@pytest.mark.parametrize("held", ["举办", "举办了", "举行"])
def test_what_is_held_and_has_an_edition_is_an_event_whatever_its_last_word(event: str, held: str) -> None:
    assert (event, "organizer", "东屏县") in facts(f"东屏县{held}{event}。")


@pytest.mark.parametrize("said", ["东屏县举办首届活动。", "东屏县举办首届峰会。", "东屏县走进首届采茶季。"])
def test_an_edition_of_no_event_names_none(said: str) -> None:
    assert "Event" not in things(said).values()


def test_a_week_of_learning_is_an_event() -> None:
    assert things("云岭大学举办2022年滇东学术周。")["2022年滇东学术周"] == "Event"
    assert "Event" not in things("云岭大学的学术周报有三页。").values()
