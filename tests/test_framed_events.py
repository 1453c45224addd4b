"""Names of events that the words around them bound: who holds it or opens the clause before, what is held, said or done there behind."""

from __future__ import annotations

import pytest
from reading_of import facts, things


@pytest.mark.parametrize(
    "name",
    [
        "全市深化流域治理做好防汛准备工作会议",
        "云江湿地一期修复工程建设动员大会",
        "长篇小说《渡口》改编启动仪式",
        "“河湖长制2024年度评估”会议",
        "第9届ABC-XYZ云江程序设计竞赛（清江）",
    ],
)
def test_what_is_held_is_named_up_to_the_verb_or_the_clause(name: str) -> None:
    assert (name, "heldOn", "2024-05-16") in facts(f"5月16日，云江市召开{name}，沈听澜到场。")
    assert (name, "heldOn", "2024-05-16") in facts(f"5月16日，{name}在清江市举行。")


@pytest.mark.parametrize(
    "frame", ["沈听澜在{}上介绍了情况。", "沈听澜出席{}时说，水位已经下降。", "昨天，{}指出，水位已经下降。"]
)
def test_what_is_said_or_done_there_ends_the_name(frame: str) -> None:
    assert "云江市政府第三次全体扩大会议" in things(frame.format("云江市政府第三次全体扩大会议"))


@pytest.mark.parametrize(
    "said",
    [
        "云江市去年举办5场惠民招聘会，沈听澜到场。",
        "沈听澜参加惠民活动，很高兴。",
        "沈听澜在开展惠民活动中受伤。",
        "云江市将举办青鸟论坛和白鹭读书会议，沈听澜到场。",
    ],
)
def test_what_is_counted_common_or_joined_is_no_such_name(said: str) -> None:
    assert not [name for name in things(said) if name.endswith(("招聘会", "活动", "会议")) and len(name) > 6]


def test_a_ceremony_at_an_event_is_part_of_it() -> None:
    name = "2024“青鸟”产业对接会"
    assert (f"{name}签约仪式", "partOf", name) in facts(f"5月16日，{name}签约仪式在清江市举行。")


@pytest.mark.parametrize("said", ["沈听澜5月16日在{}上介绍了情况。", "5月16日，沈听澜出席了{}，并去了云江市。"])
def test_an_event_is_held_on_the_day_when_somebody_is_there(said: str) -> None:
    assert ("云江流域治理大会", "heldOn", "2024-05-16") in facts(said.format("云江流域治理大会"))


def test_the_body_that_an_event_is_named_after_holds_it() -> None:
    assert ("云江市水利局新闻发布会", "organizer", "云江市水利局") in facts(
        "沈听澜出席云江市水利局新闻发布会时说，水位已经下降。"
    )


@pytest.mark.parametrize(
    "said", ["5月16日，在{}上，水位成为话题。", "在16日的{}上，水位成为话题。", "5月16日，{}指出，水位已经下降。"]
)
def test_the_day_right_before_an_occasion_is_that_of_the_event(said: str) -> None:
    assert ("云江流域治理大会", "heldOn", "2024-05-16") in facts(said.format("云江流域治理大会"))


def test_no_day_of_a_part_or_after_it_is_that_of_the_event() -> None:
    said = "云江流域治理大会开幕。5月16日，云江流域治理大会之后，水位下降。16日的闭幕式上，水位成为话题。"
    assert not [o for _, p, o in facts(said) if p == "heldOn"]


def test_a_verb_before_a_whole_name_is_no_part_of_it() -> None:
    named = things("云江市召开新闻发布会通报第三届云江流域运动会情况。比赛借鉴世界技能大赛方法。")
    assert {"第三届云江流域运动会", "世界技能大赛"} <= named.keys()
