"""Who takes part, hosts, carries out and wins: ceremonies without a name, nouns for who does it, rows of guests and winners."""

from __future__ import annotations

import pytest
from reading_of import facts, things

HELD = "5月8日，首届云江人才峰会在清江市举行。"


def objects(said: str, subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in facts(said) if (s, p) == (subject, predicate)}


def subjects(said: str, predicate: str, obj: str) -> set[str]:
    return {s for s, p, o in facts(said) if (p, o) == (predicate, obj)}


# ── ceremonies that go by what is done there ────────────────────────────────


def test_a_ceremony_is_none_of_its_own_where_a_named_event_came_before() -> None:
    said = f"{HELD}签约仪式上，云岭大学校长顾长庚致辞。"
    assert "签约仪式" not in things(said)


def test_what_is_celebrated_in_general_is_no_ceremony() -> None:
    assert "发展大会" not in things("云江市迎接发展大会，清江市为10座新建工作站授牌。")


def test_one_meeting_that_somebody_holds_is_new() -> None:
    assert "政企对接座谈会" in things(f"{HELD}其间还开了一场政企对接座谈会。")


def test_the_edition_begins_the_name_of_an_event_over_a_conjunction() -> None:
    assert "第三届云江城市与高校发展大会" in things("5月8日，第三届云江城市与高校发展大会在清江市举行。")


def test_who_announces_an_event_closed_takes_part() -> None:
    assert "沈听澜" in objects(f"{HELD}清江市市长沈听澜宣布峰会闭幕。", "首届云江人才峰会", "participant")


def test_who_gathers_somewhere_takes_part() -> None:
    said = f"{HELD}中国科学院院士顾长庚，东川大学教授、长江学者何远，云岭大学院长沈听澜等20位专家齐聚清江。"
    assert objects(said, "首届云江人才峰会", "participant") == {"顾长庚", "何远", "沈听澜"}


# ── offices in rows ─────────────────────────────────────────────────────────


def test_what_many_hold_at_once_each_of_a_row_has() -> None:
    said = f"{HELD}中国工程院院士顾长庚、沈听澜、何远，清江市市长许清远、李明辉出席峰会。"
    assert subjects(said, "title", "院士") == {"顾长庚", "沈听澜", "何远"}
    assert subjects(said, "title", "市长") == {"许清远"}


def test_an_office_after_a_comma_is_held_at_the_body_before_where_it_can_be() -> None:
    said = f"{HELD}云岭大学党委书记顾长庚，纪委书记何远，副校长沈听澜，清江市市长许清远出席峰会。"
    assert subjects(said, "affiliation", "云岭大学") == {"顾长庚", "何远", "沈听澜"}


def test_rare_surnames_and_foreign_names_stand_in_rows() -> None:
    said = f"{HELD}中国工程院院士顾长庚、谯仲文、何远，云岭大学校长介晓峰、副校长沈听澜出席峰会。"
    assert "谯仲文" in objects(said, "首届云江人才峰会", "participant")


# ── winners ─────────────────────────────────────────────────────────────────


def test_a_row_behind_a_colon_has_won_what_stands_before_it() -> None:
    said = (
        "5月8日，2024年“云江工匠年度人物”揭晓。3位年度人物来自各行各业：云帆集团高级技师沈听澜、"
        "东川电机有限公司数控铣工李明辉、清江气象台首席预报员许清远。"
    )
    assert objects(said, "云江工匠年度人物", "awardedTo") == {"沈听澜", "李明辉", "许清远"}
    assert objects(said, "李明辉", "affiliation") == {"东川电机有限公司"}
    assert objects(said, "许清远", "affiliation") == {"清江气象台"}


# ── words that run into each other ──────────────────────────────────────────


def test_with_joins_two_bodies_and_no_verb_cuts_one() -> None:
    said = f"{HELD}峰会由市科协联合市委人才办共同承办，清江市职业介绍服务中心协办。"
    assert objects(said, "首届云江人才峰会", "executor") >= {"清江市科协", "清江市职业介绍服务中心"}
    assert not any("联合" in name for name in things(said))


def test_who_does_it_together_is_not_what_is_done() -> None:
    said = "首届云江人才峰会由云岭大学和东川大学共同举办。"
    assert objects(said, "首届云江人才峰会", "organizer") == {"云岭大学", "东川大学"}


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("云江大学与青岚集团战略合作签约仪式", ("云江大学", "青岚集团")),
        ("云江大学与青禾市人民政府战略合作协议签约仪式", ("云江大学", "青禾市人民政府")),
        ("云江大学和青禾职业学院结对帮扶签约仪式", ("云江大学", "青禾职业学院")),
    ],
)
def test_the_parties_stand_in_the_name_of_what_they_do_together(name: str, parties: tuple[str, str]) -> None:
    said = facts(f"5月16日，{name}在报告厅举行。")
    assert (name, "heldOn", "2024-05-16") in said
    assert {(parties[0], "cooperatesWith", parties[1]), (parties[1], "cooperatesWith", parties[0])} & said


def test_who_holds_a_ceremony_is_no_part_of_its_name() -> None:
    assert "战略合作签约仪式" in things("5月16日，云江大学与青岚集团在云江市举行战略合作签约仪式。")
