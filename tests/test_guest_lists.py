"""Who comes to what, and what they are: the long lists of guests with their offices in Chinese news, and the lines that sign it."""

from __future__ import annotations

import pytest
from reading_of import build, facts, things

HELD = "5月8日，首届云江人才峰会在清江市举行。"


def guests(said: str, event: str = "首届云江人才峰会") -> set[str]:
    """Who takes part in an event."""
    return {o for s, p, o in facts(said) if (s, p) == (event, "participant")}


def offices(said: str, person: str) -> set[str]:
    return {o for s, p, o in facts(said) if (s, p) == (person, "title")}


def bodies(said: str, person: str) -> set[str]:
    return {o for s, p, o in facts(said) if (s, p) == (person, "affiliation")}


# ── names and offices as the tagger cuts them ───────────────────────────────


def test_an_assistant_to_an_office_holds_one() -> None:
    said = f"{HELD}云岭大学校长助理沈强，云帆集团总裁助理顾若水，清江市市长助理许听澜等出席峰会。"
    assert guests(said) == {"沈强", "顾若水", "许听澜"}
    assert (offices(said, "沈强"), bodies(said, "沈强")) == ({"校长助理"}, {"云岭大学"})


@pytest.mark.parametrize(
    ("said", "person", "body"),
    [
        ("云江职业学院校领导陈晓、张兴出席活动。", "张兴", "云江职业学院"),  # LAC: 云江职业学院校|领导
        ("清河医院院领导李明辉出席活动。", "李明辉", "清河医院"),
        ("云江诺顿大学教授林肖作报告。", "林肖", "云江诺顿大学"),  # LAC: 林肖作|报告
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(said: str, person: str, body: str) -> None:
    assert bodies(said, person) == {body}


def test_a_particle_after_an_office_is_no_name() -> None:
    assert "来说" not in things("对院士专家来说，云岭大学是个好去处。")


# ── before and behind the name ──────────────────────────────────────────────


def test_an_office_may_stand_behind_the_name_and_its_body_before() -> None:
    said = "云岭大学沈听澜教授、清江市科技局顾玮副局长、云帆集团何雯总经理担任云江材料研究院副院长。"
    assert bodies(said, "顾玮") == {"清江市科技局", "云江材料研究院"}
    assert offices(said, "何雯") == {"总经理", "副院长"}
    assert offices(said, "沈听澜") == {"教授", "副院长"}
    assert "副局长" not in things(said)


def test_a_name_right_behind_a_body_is_of_that_body() -> None:
    assert bodies("首届云江人才峰会上，云岭大学沈听澜汇报了筹备情况。", "沈听澜") == {"云岭大学"}


def test_who_is_asked_to_take_an_office_takes_it() -> None:
    said = "校长顾长庚聘请沈听澜教授担任云江材料研究院院长。"
    assert offices(said, "沈听澜") == {"教授", "院长"}
    assert offices(said, "顾长庚") == {"校长"}


@pytest.mark.parametrize(
    ("said", "person", "title", "body"),
    [
        ("云江大学聘请让·杜兰德为名誉教授。", "让·杜兰德", "名誉教授", "云江大学"),
        ("清河大学聘任方以安为数学学院院长。", "方以安", "院长", "数学学院"),  # LAC: 方以安为数学学院
    ],
)
def test_who_is_hired_as_something_is_it(said: str, person: str, title: str, body: str) -> None:
    assert title in offices(said, person)
    assert body in bodies(said, person)


def test_for_somebody_is_not_as_somebody() -> None:
    assert offices("李明辉为云江大学教授颁奖。", "李明辉") == set()


def test_all_of_a_row_take_the_office() -> None:
    said = "沈听澜、顾长庚、何远三位专家被聘为云岭大学客座教授。"
    assert all(offices(said, who) == {"专家", "客座教授"} for who in ("沈听澜", "顾长庚", "何远"))


def test_an_office_behind_how_many_there_are_is_each_ones() -> None:
    said = "沈听澜、顾长庚两位班主任和何远等三位教授发言。"
    assert [offices(said, who) for who in ("沈听澜", "顾长庚", "何远")] == [{"班主任"}, {"班主任"}, {"教授"}]


def test_an_office_may_stand_apart_from_the_name_after_a_body() -> None:
    said = "云江大学　沈听澜　教授\n云岭大学　顾长庚　副教授"
    assert (offices(said, "沈听澜"), bodies(said, "沈听澜")) == ({"教授"}, {"云江大学"})
    assert (offices(said, "顾长庚"), bodies(said, "顾长庚")) == ({"副教授"}, {"云岭大学"})


def test_a_letter_of_appointment_gives_its_office() -> None:
    said = "顾长庚向沈听澜颁发云江材料研究院院长聘书。"
    assert (offices(said, "沈听澜"), bodies(said, "沈听澜")) == ({"院长"}, {"云江材料研究院"})


def test_an_office_that_a_verb_has_given_is_not_the_next_persons() -> None:
    said = "云江实验室在清江市揭牌，何远任实验室主任，云岭大学教授沈听澜任首席科学家。"
    assert offices(said, "沈听澜") == {"教授", "首席科学家"}
    assert "首席科学家" not in offices(said, "何远")


# ── whose office it is ──────────────────────────────────────────────────────


@pytest.mark.parametrize("ours", ["学校", "校", "我校", "该校"])
def test_the_school_is_the_one_that_the_text_is_about(ours: str) -> None:
    said = f"云岭大学与东川集团举行签约仪式。{ours}党委副书记沈听澜出席签约仪式。"
    assert bodies(said, "沈听澜") == {"云岭大学"}


def test_a_department_is_found_by_whose_it_is() -> None:
    said = f"云岭大学开学。{HELD}我校材料与化工学院院长江知远、科研秘书许知远出席峰会。"
    assert bodies(said, "江知远") == bodies(said, "许知远") == {"材料与化工学院"}


def test_an_office_in_a_row_is_held_at_the_body_named_before() -> None:
    said = f"{HELD}云岭大学党委书记沈听澜、校长顾长庚院士，云江省科协党组书记何远、副主席许知远出席峰会。"
    assert bodies(said, "顾长庚") == {"云岭大学"}
    assert bodies(said, "许知远") == {"云江省科协"}


def test_an_office_of_another_rank_is_not_held_at_the_body_named_before() -> None:
    said = f"{HELD}清江市科技局局长沈听澜、副市长顾长庚，云岭大学校长何远、记者许知远出席峰会。"
    assert bodies(said, "顾长庚") == bodies(said, "许知远") == set()


def test_an_office_of_several_before_a_row_is_each_ones() -> None:
    said = f"{HELD}副市长沈听澜、顾长庚，东川集团董事长何远、许知远出席峰会。"
    assert offices(said, "顾长庚") == {"副市长"}
    assert offices(said, "许知远") == set()


def test_a_centre_of_our_city_is_a_body() -> None:
    assert bodies("市产业创新中心主任沈听澜到场。", "沈听澜") == {"市产业创新中心"}


def test_whose_office_it_is_among_several_is_not_guessed() -> None:
    said = "云岭研究所、东川集团和清江大学设立联合实验室，由何远任主任。"
    assert not bodies(said, "何远") & {"云岭研究所", "东川集团", "清江大学"}


# ── who takes part ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "others",
    [
        "以及其他来自海内外的50余位专家和学者等出席峰会",
        "以及云岭大学历任校长、科研人员代表180余人参加峰会",
        "归国学者、博士后等各类人才，部分企业负责人等出席峰会",
    ],
)
def test_a_row_of_guests_goes_on_over_those_who_are_not_named(others: str) -> None:
    said = f"{HELD}云岭大学教授沈听澜，联合国工业发展研究院院士顾长庚，{others}。"
    assert guests(said) >= {"沈听澜", "顾长庚"}
    assert bodies(said, "顾长庚") == {"联合国工业发展研究院"}


def test_what_a_guest_is_besides_is_passed_over() -> None:
    said = f"{HELD}云岭大学教授、国家级领军人才、清江学者沈听澜出席峰会。"
    assert (guests(said), bodies(said, "沈听澜")) == ({"沈听澜"}, {"云岭大学"})


def test_who_speaks_or_signs_at_an_event_takes_part() -> None:
    said = f"{HELD}沈听澜教授作了题为《材料的未来》的主旨报告，顾长庚教授作主题演讲，许知远教授进行点评。校长何远代表双方签约。"
    assert guests(said) == {"沈听澜", "顾长庚", "许知远", "何远"}


def test_who_declares_an_event_open_does_not_hold_it() -> None:
    said = "首届云江技能大赛在清江市举行。省教育厅副厅长沈听澜出席并宣布大赛开幕。"
    assert not {f for f in facts(said) if f[1] == "organizer"}


def test_a_press_conference_is_an_event_of_its_own() -> None:
    said = "首届云江技能大赛在清江市举办。\n清江市政府举行新闻发布会。清江市科技局局长沈听澜出席发布会。"
    assert guests(said, "新闻发布会") == {"沈听澜"}


def test_an_event_held_together_with_another_is_one() -> None:
    said = "首届云江技能大赛暨清江邀请赛在清江市举行。首届云江技能大赛由云岭大学承办。"
    assert ("首届云江技能大赛暨清江邀请赛", "executor", "云岭大学") in facts(said)


# ── the lines that sign ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line, wrote",
    [
        ("作者：沈听澜 核稿：何远", {"沈听澜"}),
        ("（记者 沈听澜 共享联盟·清江 何远）", {"沈听澜", "何远"}),
        ("（记者沈听澜共享联盟·清江何知远）", {"沈听澜", "何知远"}),
        ("记者 石 如 宽 通讯员 孙 知 远", {"石如宽", "孙知远"}),
        ("2024-05-08 10:20:30来源：云江网编辑：沈听澜责编：何远", set()),
    ],
)
def test_a_line_of_credits_names_who_wrote_and_not_who_read(line: str, wrote: set[str]) -> None:
    graph = build(f"云江举办峰会\n{line}\n5月8日，首届云江人才峰会在清江市举行，云岭大学协办。")
    authors = graph.query("SELECT ?who { ?a tkg:author ?x . ?x rdfs:label ?who }").rows
    assert {row["who"] for row in authors} == wrote


def test_a_signed_paragraph_is_no_caption() -> None:
    graph = build("云江举办峰会\n5月8日，首届云江人才峰会在清江市举行。（云江日报记者 沈听澜 文 高 峰 摄）")
    assert {row["who"] for row in graph.query("SELECT ?who { ?a tkg:author ?x . ?x rdfs:label ?who }").rows} == {
        "沈听澜"
    }
