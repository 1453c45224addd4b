"""What a careful reader takes from Chinese news, and what not: who did what, when, where, how often, and who says so."""

from __future__ import annotations

import pytest
from reading_of import build, facts, plans

# ── who does it: subjects, clauses, anaphora ────────────────────────────────


def test_a_quote_belongs_to_the_speaker_named_after_it() -> None:
    said = "“我从云岭大学毕业后，就回到了家乡。”云帆光电公司总经理沈听澜说。顾长庚毕业于东川大学。"
    assert facts(said) >= {("沈听澜", "alumniOf", "云岭大学"), ("顾长庚", "alumniOf", "东川大学")}
    assert ("顾长庚", "alumniOf", "云岭大学") not in facts(said)


def test_a_quote_broken_off_to_name_its_speaker_is_still_theirs() -> None:
    said = "“从云岭大学毕业后，我就来到了云江。”沈听澜博士说，“这里适合创业。”"
    assert facts(said) == {("沈听澜", "alumniOf", "云岭大学"), ("沈听澜", "title", "博士")}


def test_a_clause_without_a_subject_goes_on_about_the_last_one() -> None:
    assert facts("沈听澜1988年出生，毕业于东川大学，现任云岭大学校长。") == {
        ("沈听澜", "alumniOf", "东川大学"),
        ("沈听澜", "affiliation", "云岭大学"),
        ("沈听澜", "title", "校长"),
    }


def test_one_subject_may_do_several_things() -> None:
    assert facts("云江市推出云帆计划，发布《云江人才报告》，举办首届青年人才节。") == {
        ("云帆计划", "launchedBy", "云江市"),
        ("云江人才报告", "publisher", "云江市"),
        ("首届青年人才节", "organizer", "云江市"),
    }


def test_the_present_one_is_the_one_named_before() -> None:
    said = "5月16日，首届云江人才峰会在清江市举行。本届峰会以“聚才”为主题。大会由云江市主办，云岭大学承办。"
    assert facts(said) == {
        ("首届云江人才峰会", "heldOn", "2024-05-16"),
        ("首届云江人才峰会", "heldAt", "清江市"),
        ("首届云江人才峰会", "theme", "聚才"),
        ("首届云江人才峰会", "organizer", "云江市"),
        ("首届云江人才峰会", "executor", "云岭大学"),
    }


def test_the_school_is_that_of_its_head() -> None:
    assert ("云岭大学", "foundedOn", "1958") in facts("云岭大学校长沈听澜介绍，学校成立于1958年。")


# ── lists ──────────────────────────────────────────────────────────────────


def test_members_of_a_list_are_each_on_their_own() -> None:
    said = "5月16日，云岭大学、东川大学和清江集团获评“人才友好单位”。"
    assert facts(said) == {
        *(("人才友好单位", "awardedTo", one) for one in ("云岭大学", "东川大学", "清江集团")),
        ("人才友好单位", "awardedOn", "2024-05-16"),
    }


def test_a_list_may_stand_in_any_role() -> None:
    said = "云江市与云岭大学、东川大学联合共建云江材料研究院。"
    assert facts(said) >= {("云江材料研究院", "foundedBy", one) for one in ("云江市", "云岭大学", "东川大学")}
    said = "云江市推出云帆计划、“星火”行动和《人才十条》。"
    assert {subject for subject, _, _ in facts(said)} == {"云帆计划", "“星火”行动", "人才十条"}


def test_respectively_pairs_people_and_offices() -> None:
    assert facts("沈听澜、顾长庚分别担任云岭大学校长、东川大学党委书记。") == {
        ("沈听澜", "affiliation", "云岭大学"),
        ("沈听澜", "title", "校长"),
        ("顾长庚", "affiliation", "东川大学"),
        ("顾长庚", "title", "党委书记"),
    }


def test_a_guest_list_names_all_its_guests_each_with_their_own_body() -> None:
    told = facts("云岭大学校长沈听澜、清江市市长顾长庚、云帆光电公司董事长陆远山等出席首届云江人才峰会。")
    assert told >= {("首届云江人才峰会", "participant", one) for one in ("沈听澜", "顾长庚", "陆远山")}
    assert {fact for fact in told if fact[1] == "affiliation"} == {
        ("沈听澜", "affiliation", "云岭大学"),
        ("陆远山", "affiliation", "云帆光电公司"),
    }


# ── how it is said ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "said",
    [
        "云岭大学成立了云江材料研究院。",
        "云江材料研究院由云岭大学成立。",
        "由云岭大学牵头建设的云江材料研究院位于清江市。",
        "云岭大学牵头组建云江材料研究院。",
    ],
)
def test_active_passive_and_relative_say_the_same(said: str) -> None:
    assert ("云江材料研究院", "foundedBy", "云岭大学") in facts(said)


def test_a_clause_before_a_noun_is_about_the_noun() -> None:
    said = "2003年成立的云江材料研究所位于清江市。"
    assert facts(said) == {("云江材料研究所", "foundedOn", "2003"), ("云江材料研究所", "locatedIn", "清江市")}


def test_what_is_done_at_an_occasion_is_done_there() -> None:
    assert facts("首届云江人才峰会期间，云江材料研究院揭牌，云帆计划启动。") == {
        ("云江材料研究院", "unveiledAt", "首届云江人才峰会"),
        ("云帆计划", "launchedAt", "首届云江人才峰会"),
    }


def test_a_report_is_published_by_whoever_made_it() -> None:
    assert facts("《云江人才报告》由云岭大学编制，5月16日在首届云江人才峰会上发布。") == {
        ("云江人才报告", "publisher", "云岭大学"),
        ("云江人才报告", "publishedOn", "2024-05-16"),
        ("云江人才报告", "publishedAt", "首届云江人才峰会"),
        ("首届云江人才峰会", "heldOn", "2024-05-16"),
    }


def test_each_winner_has_the_award_named_beside_them() -> None:
    assert facts("沈听澜荣获“云江工匠”称号，顾长庚荣获“清江英才”称号。") == {
        ("云江工匠", "awardedTo", "沈听澜"),
        ("清江英才", "awardedTo", "顾长庚"),
    }


def test_cooperation_is_of_both() -> None:
    graph = build("云岭大学与东川集团签约。")
    for one, other in (("云岭大学", "东川集团"), ("东川集团", "云岭大学")):
        assert graph.query(f"ASK {{ [ rdfs:label '{one}'@zh ] tkg:cooperatesWith [ rdfs:label '{other}'@zh ] }}")


# ── what is no fact ────────────────────────────────────────────────────────


@pytest.mark.parametrize("verb", ["将设立", "拟设立", "计划设立", "准备设立", "明年将设立", "有望设立"])
def test_what_is_planned_is_no_fact(verb: str) -> None:
    said = f"云江市{verb}清江材料研究院。"
    assert facts(said) == set()
    assert ("清江材料研究院", "foundedBy", "云江市") in plans(said)


@pytest.mark.parametrize("verb", ["没有设立", "未设立", "尚未设立", "并未设立", "不再设立", "取消设立"])
def test_what_is_denied_is_neither_fact_nor_plan(verb: str) -> None:
    said = f"云江市{verb}清江材料研究院。"
    assert facts(said) | plans(said) == set()


def test_a_plan_that_came_true_is_a_fact() -> None:
    said = "云江市将设立清江材料研究院。5月16日，云江市设立清江材料研究院。"
    assert ("清江材料研究院", "foundedBy", "云江市") in facts(said) - plans(said)


def test_the_plan_of_one_clause_leaves_the_fact_of_another() -> None:
    said = "云江市设立云江材料研究院，并将推出云帆计划。"
    assert facts(said) == {("云江材料研究院", "foundedBy", "云江市")}
    assert plans(said) == {("云帆计划", "launchedBy", "云江市")}


def test_a_sentence_of_talk_says_nothing() -> None:
    assert facts("人才是第一资源，创新是第一动力，要把人才工作做细做实。") == set()


# ── how sure ───────────────────────────────────────────────────────────────


def test_what_is_said_of_a_name_is_surer_than_what_is_carried_on() -> None:
    def sure(said: str) -> float:
        [row] = build(said).query("SELECT ?sure { ?s rdf:predicate tkg:alumniOf ; tkg:confidence ?sure }").rows
        return float(row["sure"])

    assert sure("沈听澜毕业于东川大学。") > sure("沈听澜生于云江市。2010年，毕业于东川大学。")


# ── how often, in which list, and in which fields ──────────────────────────


@pytest.mark.parametrize(
    ("said", "what", "times"),
    [
        ("峰会开幕式上，云聘网连续第三年发布《云江27城人才活力报告》。", "云江27城人才活力报告", "连续第三年"),
        ("2024年，清江大学连续第六次发布《清江创新蓝皮书》。", "清江创新蓝皮书", "连续第六次"),
        ("云江市连续五年举办云江人才峰会。", "云江人才峰会", "连续五年"),
        ("石浦县连续第2年推出“归雁计划”。", "归雁计划", "连续第2年"),
    ],
)
def test_it_is_told_for_the_how_manieth_time_in_a_row(said: str, what: str, times: str) -> None:
    assert (what, "timesInARow", times) in facts(said)
    assert times not in {o for _, predicate, o in facts(said) if predicate != "timesInARow"}


@pytest.mark.parametrize(
    "said", ["云江市营收连续三年增长后，发布《云江条例》。", "云江市发布《云江条例》，人口连续三年增长。"]
)
def test_what_else_goes_on_for_years_is_not_told_of_it(said: str) -> None:
    assert "timesInARow" not in {predicate for _, predicate, _ in facts(said)}


@pytest.mark.parametrize(
    ("said", "ranked", "listing"),
    [
        ("清江大学在2024年中国高校创新排行榜中位列全国第18位。", "清江大学", "2024年中国高校创新排行榜"),
        ("云江市人才济济。2023年度中国城市创新活力排行榜全国第9位。", "云江市", "2023年度中国城市创新活力排行榜"),
        ("石浦县在2024年中国县域人才发展排行榜上排名第26位。", "石浦县", "2024年中国县域人才发展排行榜"),
    ],
)
def test_what_has_a_rank_in_a_list_is_listed_there(said: str, ranked: str, listing: str) -> None:
    assert (ranked, "listedIn", listing) in facts(said)


@pytest.mark.parametrize(
    ("said", "event", "fields"),
    [
        (
            "新材料、生物医药等领域的120余名归国留学人员齐聚清江市，参加2024年清江创业训练营。",
            "2024年清江创业训练营",
            {"新材料", "生物医药"},
        ),
        ("食品加工、现代物流等行业的56家企业参加清江市招聘会。", "清江市招聘会", {"食品加工", "现代物流"}),
    ],
)
def test_an_event_is_on_the_fields_that_those_who_come_work_in(said: str, event: str, fields: set[str]) -> None:
    assert {o for s, predicate, o in facts(said) if (s, predicate) == (event, "focusesOn")} == fields
