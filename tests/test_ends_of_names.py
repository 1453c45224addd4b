"""A name ends in the word for what it names, and what follows that word is no part of it."""

from __future__ import annotations

import pytest
from reading_of import facts, figures, things


@pytest.mark.parametrize("name", ["东屏科学城", "青岩智城", "江畔创客谷", "云岭硅谷", "清江职教园区", "望岭生命健康城"])
def test_a_town_or_valley_of_firms_is_a_carrier(name: str) -> None:
    assert things(f"{name}入驻企业120家。")[name] == "Carrier"
    assert figures(f"{name}入驻企业120家。", "about", "indicator", "value") == {(name, "入驻企业", "120")}


@pytest.mark.parametrize("name", ["东屏农场", "云岭渔场", "梅岭种畜场", "江畔牧场"])
def test_a_farm_is_named_whole(name: str) -> None:
    assert things(f"{name}有职工4200人。")[name] == "Company"
    assert figures(f"{name}有职工4200人。", "about", "indicator", "value") == {(name, "职工", "4200")}


@pytest.mark.parametrize("name", ["云岭卫校", "望岭职业中专", "东屏护理学校", "江畔技校"])
def test_a_vocational_school_is_named_whole(name: str) -> None:
    assert facts(f"沈听澜毕业于{name}。") == {("沈听澜", "alumniOf", name)}


@pytest.mark.parametrize("name", ["清江市劳动就业指导中心", "云江市人力资源管理中心", "东屏县环境监测中心"])
def test_a_centre_that_guides_manages_or_monitors_is_a_body(name: str) -> None:
    assert things(f"本次招聘会由{name}主办。")[name] == "Organization"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("白水坊乡改造项目占地29公顷，望岭镇棚改项目占地30公顷。", "望岭镇棚改项目"),
        ("各区发布的项目中，东川区的梅山乡棚改项目，占地331公顷。", "梅山乡棚改项目"),
        ("项目包括海灯集团总部基地项目、云岭市供水工程等。", "海灯集团总部基地项目"),
        ("云岭市资本项目业务有所扩大。", ""),
        ("全市加快推进海灯市重大项目投资。", ""),
    ],
)
def test_a_project_at_a_place_is_one_where_it_fills_a_part_of_a_clause_or_a_list(said: str, name: str) -> None:
    found = things(said)
    assert found.get(name, "") == ("Programme" if name else "")
    assert name or "Programme" not in found.values()


@pytest.mark.parametrize("said", ["智慧农场里，35名农民在劳作。", "这座大学城里有学生3万人。"])
def test_a_farm_or_a_town_of_no_name_is_none(said: str) -> None:
    assert things(said) == {}


@pytest.mark.parametrize("name", ["云岭茶场", "东屏宾馆", "江畔市渔场"])
@pytest.mark.parametrize("other", ["望岭大学", "东川学院"])
def test_a_name_that_has_ended_is_joined_with_the_next_one_only_as_its_partner(name: str, other: str) -> None:
    assert facts(f"{name}与{other}签约。") == {(name, "cooperatesWith", other)}


@pytest.mark.parametrize("name", ["云岭大学材料与化工学院", "云江市林业与草原研究院"])
def test_common_words_joined_within_a_name_do_not_end_it(name: str) -> None:
    assert name in things(f"{name}揭牌。")


@pytest.mark.parametrize(
    ("counted", "values"),
    [
        ("农民合作社35家", ("35",)),
        ("农民合作社十到十五家", ("",)),
        ("职业技术学院30余所", ("30",)),
    ],
)
def test_a_kind_of_bodies_that_is_counted_is_no_body(counted: str, values: tuple[str]) -> None:
    said = f"全市新增{counted}，增收800元。"
    assert things(said) == {}
    kind = counted.rstrip("所家余0123456789十到五")
    assert (f"新增{kind}", *values) in figures(said, "indicator", "value")


@pytest.mark.parametrize(
    "said", ["云江集团35家门店开业。", "东川市新建云岭小学、望岭小学2所。", "东川市引进海灯研究院1家。"]
)
def test_a_body_before_a_number_that_does_not_count_it_is_one(said: str) -> None:
    assert {"云江集团", "望岭小学", "海灯研究院"} & set(things(said))


@pytest.mark.parametrize("verb", ["新设", "设立", "增设"])
@pytest.mark.parametrize("college", ["茶学院", "医学院", "酒学院"])
def test_a_new_college_is_one_however_short_its_name_is(verb: str, college: str) -> None:
    assert (college, "foundedBy", "望岭大学") in facts(f"望岭大学{verb}{college}。")


@pytest.mark.parametrize(
    "said", ["云江集团设立分公司。", "云江集团成立子公司。", "云江市设立总医院。", "沈听澜毕业于医学院。"]
)
def test_one_of_a_kind_that_is_new_or_not_is_no_name(said: str) -> None:
    assert not [name for name in things(said) if name.endswith(("公司", "总医院", "医学院"))]
