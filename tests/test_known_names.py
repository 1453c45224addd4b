"""Names known beforehand: short forms, and what has no last word that tells its class."""

from __future__ import annotations

import pytest
from reading_of import names, things


@pytest.mark.parametrize(
    ("said", "name", "kind"),
    [
        ("这项研究得到国家自然科学基金资助。", "国家自然科学基金", "Programme"),
        ("云江市实施“万人计划”。", "万人计划", "Programme"),
        ("沈听澜在西工大任教。", "西工大", "University"),
        ("沈听澜任中科院上海光机所研究员。", "中科院上海光机所", "ResearchInstitute"),
        ("云江集团与拼多多签约。", "拼多多", "Company"),
        ("《光明日报》报道了云江市。", "光明日报", "Organization"),
        ("沈听澜获茅盾文学奖。", "茅盾文学奖", "Award"),
        ("云江集团参加进博会。", "进博会", "Event"),
        ("云江集团违反劳动合同法。", "劳动合同法", "Document"),
        ("活动在钓鱼台国宾馆举行。", "钓鱼台国宾馆", "Place"),
    ],
)
def test_a_known_name_has_its_class(said: str, name: str, kind: str) -> None:
    assert things(said)[name] == kind


def test_a_known_short_form_and_the_full_name_are_one_thing() -> None:
    said = "中国科学院自动化研究所与云岭大学签约。中科院自动化所所长沈听澜到场。"
    assert things(said)["中国科学院自动化研究所"] == "ResearchInstitute"
    assert "中科院自动化所" not in things(said)
    assert names(said, "中国科学院自动化研究所") == {"中科院自动化所"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("沈听澜快手快脚地做饭。", "快手"),
        ("中国网民越来越多。", "中国网"),
        ("收到健康报告的人不多。", "健康报"),
    ],
)
def test_a_known_name_is_no_part_of_other_words(said: str, name: str) -> None:
    assert name not in things(said)


def test_the_longer_of_two_known_names_counts() -> None:
    assert set(things("国家自然科学基金委员会发布公告。")) == {"国家自然科学基金委员会"}


@pytest.mark.parametrize("name", ["鲁班奖一等奖", "茅盾文学奖提名奖"])
def test_what_a_longer_name_only_says_more_of_is_no_other_thing(name: str) -> None:
    assert set(things(f"沈听澜获得{name}。")) == {"沈听澜", name}


def test_a_country_keeps_the_name_that_a_text_gives_its_own() -> None:
    said = "我国有3000万家中小企业。"
    assert things(said) == {"中国": "Place"}
    assert names(said, "中国") == {"我国"}
