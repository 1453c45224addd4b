"""What has a name, of which kind it is, and which names are of one thing."""

from __future__ import annotations

import pytest
from reading_of import facts, names, things

import kg

# ── names ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["欧阳明远", "诸葛明远", "司马长庚", "慕容清"])
def test_compound_surnames(name: str) -> None:
    assert facts(f"{name}毕业于云岭大学。") == {(name, "alumniOf", "云岭大学")}


@pytest.mark.parametrize("name", ["安德烈·索恩", "阿依努尔·买买提", "玛丽亚·冯·哈根"])
def test_foreign_and_minority_names_with_a_dot(name: str) -> None:
    assert facts(f"{name}毕业于云岭大学。") == {(name, "alumniOf", "云岭大学")}


@pytest.mark.parametrize(
    "said",
    [
        "竞飞的无人机掠过湖面。",
        "独木难支，众人拾柴火焰高。",
        "高新企业越来越多。",
        "马上就办，方便群众。",
        "白天忙项目，晚上忙招商。",
    ],
)
def test_words_that_look_like_names_are_none(said: str) -> None:
    assert "Person" not in things(said).values()


def test_stray_spaces_are_no_part_of_a_name() -> None:
    assert facts("沈 澜毕业于云岭大学。") == {("沈澜", "alumniOf", "云岭大学")}


def test_a_long_name_is_taken_whole() -> None:
    name = "云岭大学柔性电子技术卓越工程师培养基地"
    assert things(f"5月16日，{name}揭牌。")[name] == "Carrier"


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    said = "5月16日，新成立的云江材料研究院揭牌。近日，位于清江市的东川集团获奖。"
    assert set(things(said)) >= {"云江材料研究院", "东川集团", "清江市"}
    assert not [name for name in things(said) if "新成立" in name or "位于" in name]


def test_a_name_may_stand_in_another() -> None:
    said = "云岭大学材料学院院长沈听澜到场。"
    assert set(things(said)) == {"云岭大学", "云岭大学材料学院", "沈听澜"}
    assert ("云岭大学材料学院", "partOf", "云岭大学") in facts(said)


def test_names_in_a_list_are_cut_at_its_commas() -> None:
    said = "云岭大学、东川大学和清江大学成立联盟。"
    assert set(things(said)) >= {"云岭大学", "东川大学", "清江大学"}


def test_the_preposition_with_is_no_part_of_a_name() -> None:
    assert set(things("云江市与云岭大学签约。清江市与东川大学共建清江材料研究院。")) == {
        *("云江市", "云岭大学", "清江市", "东川大学", "清江材料研究院")
    }


def test_a_brand_in_quotation_marks_is_part_of_the_name() -> None:
    said = "2018年，“智海”人才服务综合体启用。云江市推出“星火”行动。"
    assert things(said) == {"“智海”人才服务综合体": "Carrier", "“星火”行动": "Programme", "云江市": "Place"}
    assert names(said, "“星火”行动") == {"星火"}


def test_a_verb_that_is_also_a_noun_makes_no_name() -> None:
    assert set(things("云江市计划建设清江科创中心。")) == {"云江市", "清江科创中心"}


# ── kinds ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "said", "kind"),
    [
        ("云岭大学", "云岭大学成立于1958年。", "University"),
        ("云江材料研究所", "云江材料研究所成立于1958年。", "ResearchInstitute"),
        ("云江市科学技术局", "云江市科学技术局成立于1958年。", "GovernmentBody"),
        ("东川重工集团", "东川重工集团成立于1958年。", "Company"),
        ("云江市青年企业家协会", "云江市青年企业家协会成立于1958年。", "SocialOrganization"),
        ("云江国际会议中心", "首届云江人才峰会在云江国际会议中心举行。", "Place"),
        ("云江科技创新中心", "云江科技创新中心揭牌。", "Carrier"),
        ("云帆计划", "云江市推出云帆计划。", "Programme"),
        ("首届云江青年创业大赛", "首届云江青年创业大赛在清江市举行。", "Event"),
        ("云江工匠", "沈听澜荣获“云江工匠”称号。", "Award"),
        ("云江人才报告", "云江市发布《云江人才报告》。", "Document"),
        ("沈听澜", "沈听澜毕业于云岭大学。", "Person"),
        ("清江市", "东川重工集团位于清江市。", "Place"),
        ("柔性电子", "沈听澜从事柔性电子研究。", "Field"),
    ],
)
def test_the_end_of_a_name_and_what_is_said_of_it_tell_its_kind(name: str, said: str, kind: str) -> None:
    assert things(said)[name] == kind


# ── one thing, one node ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "honours"),
    [
        ("云岭公司荣获全国资源节约先进单位、全国职工之家、云岭省最佳效益单位等称号。", {"全国资源节约先进单位", "全国职工之家", "云岭省最佳效益单位"}),
        ("他先后获得全国优秀教师、省特级教师等多项荣誉。", {"全国优秀教师", "省特级教师"}),
        ("云岭公司被评为全国节水先进单位、云岭省纳税大户。", {"全国节水先进单位", "云岭省纳税大户"}),
        ("会上为获奖个人颁发证书，云岭公司启动节能、降耗。", set()),
    ],
)  # fmt: skip
def test_the_honours_of_a_list_are_each_one(said: str, honours: set[str]) -> None:
    assert {name for name, kind in things(said).items() if kind == "Award"} == honours


@pytest.mark.parametrize(
    "bracket", ["（以下简称“云材所”）", "（以下简称云材所）", "（简称“云材所”）", "（简称云材所）", "（下称云材所）"]
)
def test_a_name_in_brackets_is_another_name(bracket: str) -> None:
    said = f"云岭材料研究所{bracket}成立于2003年。云材所与东川大学签约。"
    assert facts(said) == {
        ("云岭材料研究所", "foundedOn", "2003"),
        ("云岭材料研究所", "cooperatesWith", "东川大学"),
    }
    assert names(said, "云岭材料研究所") == {"云材所"}


def test_a_company_without_its_legal_form_is_the_same() -> None:
    said = "云帆光电股份有限公司与东川大学签约。云帆光电成立于2010年。"
    assert ("云帆光电股份有限公司", "foundedOn", "2010") in facts(said)
    assert names(said, "云帆光电股份有限公司") == {"云帆光电"}


def test_a_renamed_institute_stays_one_thing() -> None:
    said = "2003年，云江材料研究所成立。2015年，该所更名为云江材料研究院。"
    assert things(said) == {"云江材料研究所": "ResearchInstitute"}
    assert names(said, "云江材料研究所") == {"云江材料研究院"}
    assert facts(said) == {("云江材料研究所", "foundedOn", "2003"), ("云江材料研究所", "upgradedOn", "2015")}


def test_what_several_are_merged_into_is_a_new_thing() -> None:
    said = "2015年，云江材料研究所与清江化学研究所合并组建云江材料研究院。"
    assert set(things(said)) == {"云江材料研究所", "清江化学研究所", "云江材料研究院"}
    assert facts(said) >= {("云江材料研究院", "foundedBy", f) for f in ("云江材料研究所", "清江化学研究所")}


def test_two_editions_are_two_events() -> None:
    said = "第五届云江人才峰会在云岭大学举行。第六届云江人才峰会在东川大学举行。"
    assert facts(said) == {("第五届云江人才峰会", "heldAt", "云岭大学"), ("第六届云江人才峰会", "heldAt", "东川大学")}
    said = "2022年云江人才峰会在云岭大学举行。2023年云江人才峰会在东川大学举行。"
    assert len([kind for kind in things(said).values() if kind == "Event"]) == 2


def test_two_departments_of_one_name_are_two_things() -> None:
    said = "云岭大学材料学院成立于1999年。东川大学材料学院成立于2005年。"
    assert facts(said) >= {("云岭大学材料学院", "foundedOn", "1999"), ("东川大学材料学院", "foundedOn", "2005")}


def test_a_place_and_the_university_named_after_it_are_two_things() -> None:
    assert things("云江大学与云江市签约。") == {"云江大学": "University", "云江市": "Place"}


# ── names with marks, of several, and that depend on where they are said ──


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("瑞朗(苏州)生物科技有限公司与青禾大学签署合作协议。", "瑞朗(苏州)生物科技有限公司"),
        ("近日，芮格企业管理（上海）有限公司入驻云江市。", "芮格企业管理（上海）有限公司"),
        ("汉诺（中国）投资有限公司创立于2006年。", "汉诺（中国）投资有限公司"),
        ("康瑞莱（哈尔滨）生物技术有限公司成立于2011年。", "康瑞莱（哈尔滨）生物技术有限公司"),
        ("安德林（哈尔滨）科技有限公司成立于2011年。", "安德林（哈尔滨）科技有限公司"),
        ("青禾集团收购芮戴商务服务（宁波）有限公司。", "芮戴商务服务（宁波）有限公司"),
        ("投资方为奥岚(宁波)投资咨询有限公司。", "奥岚(宁波)投资咨询有限公司"),
    ],
)
def test_a_company_has_its_seat_in_brackets_within_its_name(said: str, name: str) -> None:
    found = {label.translate(str.maketrans("()", "（）")): kind for label, kind in things(said).items()}
    assert found[name.translate(str.maketrans("()", "（）"))] == "Company"


def test_a_person_before_a_place_in_brackets_is_still_one() -> None:
    assert things("获奖者是贺明远（云江市）。")["贺明远"] == "Person"


@pytest.mark.parametrize("said", ["他来自某公司（宁波）。", "陈明（宁波）任总经理。"])
def test_what_stands_before_other_brackets_stays(said: str) -> None:
    assert not [name for name in things(said) if "（" in name]


@pytest.mark.parametrize("mark", ["🎉", "👉", "★", "▶️", "❤️", "👨‍🎓", "🇨🇳", "1️⃣", "※", "→"])
def test_a_symbol_is_no_part_of_a_name(mark: str) -> None:
    said = f"{mark}云岭大学与云江市于2019年共建云江研究院。{mark}云江市举办2023年人才大会。"
    assert set(things(said)) == {"云岭大学", "云江市", "云江研究院", "2023年人才大会"}


def test_a_round_zero_is_no_symbol() -> None:
    assert ("云岭大学", "foundedOn", "2003") in facts("二○○三年，云岭大学成立。")


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("外交部照会白石国驻华大使馆。", {"外交部", "白石国驻华大使馆"}),
        ("商务部照会白石国驻沪总领事馆。", {"商务部", "白石国驻沪总领事馆"}),
        ("云江市教育局函告清江学院。", {"云江市教育局", "清江学院"}),
        ("省科技厅复函云岭大学。", {"省科技厅", "云岭大学"}),
        ("省水利厅知会清江学院。", {"省水利厅", "清江学院"}),
        ("云江市教育局转告清江学院。", {"云江市教育局", "清江学院"}),
    ],
)
def test_a_verb_of_letters_parts_two_bodies(said: str, bodies: set[str]) -> None:
    assert set(things(said)) == bodies


@pytest.mark.parametrize("name", ["清江函授学院", "云江市通知服务中心"])
def test_a_word_of_letters_may_stand_in_a_name(name: str) -> None:
    assert name in things(f"{name}成立于1985年。")


@pytest.mark.parametrize("dash", ["—", "-", "－", "–"])
def test_a_dash_joins_the_hosts_of_a_joint_school(dash: str) -> None:
    name = f"北川师范大学{dash}香港浸会大学联合国际学院"
    found = things(f"{name}校长陈志出席2023年云江大会。")
    assert found[name] == "University"
    assert "香港浸会大学联合国" not in found


def test_a_dash_between_two_schools_is_none() -> None:
    assert {"云岭大学", "东川大学"} <= set(things("活动地点：云岭大学—东川大学。"))


@pytest.mark.parametrize(
    ("said", "false"),
    [
        ("杭州、宁波、绍兴三市政府联合发布《人才新政》。", "绍兴三市政府"),
        ("云岭大学与东川大学两校团委举办2023年论坛。", "东川大学两校团委"),
        ("四川、重庆两地科技厅局联合发布《合作清单》。", "重庆两地科技厅局"),
        ("苏州、无锡两地海关签约。", "无锡两地海关"),
        ("临渡、苍岭两地科协承办讲座。", "苍岭两地科协"),
        ("遂宁、资阳、眉山三地区科协签约。", "眉山三地区科协"),
        ("绵阳市、嘉兴市七区县人才办签约。", "嘉兴市七区县人才办"),
    ],
)
def test_what_several_have_is_no_body_of_the_last(said: str, false: str) -> None:
    assert false not in things(said)


@pytest.mark.parametrize("name", ["三亚市政府", "六安市政府", "四川省教育厅", "九江市政府", "三门县科技局"])
def test_a_number_may_begin_a_place(name: str) -> None:
    assert name in things(f"{name}举办2023年论坛。")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("南京市", "福州市", "鼓楼区"),
        ("沈阳市", "天津市", "和平区"),  # one word of LAC's each
        ("长春市", "北京市", "朝阳区"),
    ],
)
def test_districts_of_one_name_are_two_places(first: str, second: str, name: str) -> None:
    said = f"{first}{name}举办2023年青年论坛。{second}{name}举办2023年海峡大会。"
    assert {first + name, second + name} <= set(things(said))
    assert names(said, first + name) == names(said, second + name) == {name}


def test_one_district_under_two_names_is_one_place() -> None:
    said = "福州市鼓楼区举办2023年青年论坛。福州鼓楼区发布《人才新政》。鼓楼区区长陈明出席。"
    assert names(said, "福州市鼓楼区") == {"鼓楼区", "福州鼓楼区"}
    assert "南湖区" in things("嘉兴市南湖区举办2023年论坛。")  # there is only one


def test_a_local_name_is_completed_from_the_place_of_the_article() -> None:
    said = "潍坊市举办2023年人才周，市委组织部部长赵清主持。"
    assert ("赵清", "affiliation", "潍坊市委组织部") in facts(said)
    assert names(said, "潍坊市委组织部") == {"市委组织部"}
    assert "市场监管局" not in names(said, "潍坊市委组织部")


def test_a_local_name_without_a_place_is_the_own_of_its_article() -> None:
    texts = ["会议昨天举行，县委组织部部长赵清主持。", "论坛昨天举行，县委组织部部长周海主持。"]
    graph = kg.build([t.encode() for t in texts])
    assert len([t for t in graph if t.label == "县委组织部"]) == 2


def test_a_limited_partnership_is_a_company() -> None:
    assert things("蓝石（杭州）创业投资合伙企业与云江大学签约。")["蓝石（杭州）创业投资合伙企业"] == "Company"


def test_a_direction_may_begin_a_name() -> None:
    assert things("云江市创办西南林木试验场。")["西南林木试验场"] == "Carrier"
