"""Figures: whose they are, what they count, of when, how many in the base unit, and where they rank."""

from __future__ import annotations

import pytest
from reading_of import figures

# ── whose, what, when ──────────────────────────────────────────────────────


def test_a_figure_says_whose_it_is_and_what_and_when() -> None:
    assert figures("2023年，云江市人才总量达到120万人。", "about", "indicator", "value", "unit", "period") == {
        ("云江市", "人才总量", "1200000", "人", "2023")
    }


def test_a_moving_word_is_reckoned_from_the_date_of_the_article() -> None:
    assert figures("去年，云江市新增人才3.2万人。", "value", "period") == {("32000", "2023")}


def test_the_second_figure_is_of_the_same_subject() -> None:
    assert figures("2023年，云江市发放补贴2.3亿元，引进博士310名。", "about", "indicator", "value", "period") == {
        ("云江市", "发放补贴", "230000000", "2023"),
        ("云江市", "引进博士", "310", "2023"),
    }


def test_growth_is_of_the_figure_before_it() -> None:
    assert figures("2023年，云江市地区生产总值达到2345.6亿元，同比增长6.2%。", "indicator", "value", "unit") == {
        ("地区生产总值", "234560000000", "元"),
        ("地区生产总值增长", "6.2", "%"),
    }


def test_from_and_to_are_two_figures_each_of_its_time() -> None:
    assert figures("云江市高新企业由2020年的120家增至2023年的360家。", "indicator", "value", "period") == {
        ("高新企业", "120", "2020"),
        ("高新企业", "360", "2023"),
    }


def test_respectively_gives_each_its_figure() -> None:
    assert figures("2023年，云江市、清江市新增人才分别达3.2万人、1.5万人。", "about", "indicator", "value") == {
        ("云江市", "新增人才", "32000"),
        ("清江市", "新增人才", "15000"),
    }


def test_a_range_is_two_figures() -> None:
    assert figures("2023年，云江市发放补贴1.2亿元至1.5亿元。", "value") == {("120000000",), ("150000000",)}


def test_a_figure_of_a_plan_is_none() -> None:
    assert figures("到2030年，云江市人才总量将达到200万人。", "about", "value", "status") == {
        ("云江市", "2000000", "planned")
    }


# ── how many ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("2.3亿元", "230000000", "元"),
        ("1.2万亿元", "1200000000000", "元"),
        ("500万美元", "5000000", "美元"),
        ("800万欧元", "8000000", "欧元"),
        ("三千万元", "30000000", "元"),
    ],
)
def test_money_is_in_the_base_unit(said: str, value: str, unit: str) -> None:
    assert figures(f"2023年，东川集团获投资{said}。", "about", "value", "unit") == {("东川集团", value, unit)}


@pytest.mark.parametrize(
    ("said", "comparator"),
    [("突破", ">"), ("超", ">"), ("逾", ">"), ("近", "~"), ("约", "~"), ("达到", "="), ("不足", "<"), ("不少于", ">=")],
)
def test_more_than_and_about_are_kept(said: str, comparator: str) -> None:
    assert figures(f"云江市人才总量{said}120万人。", "value", "comparator") == {("1200000", comparator)}


def test_tenths_and_fractions_are_percent() -> None:
    assert figures("2023年，云江市专利授权量增长两成。", "value", "unit") == {("20", "%")}
    assert figures("云江市人才总量占全省的四分之一。", "value", "unit") == {("25", "%")}


def test_an_edition_and_a_date_are_no_figures() -> None:
    assert figures("5月16日，第六届云江人才峰会在清江市举行。", "indicator") == set()


# ── ranks ──────────────────────────────────────────────────────────────────


def test_a_rank_belongs_to_the_figure_beside_it() -> None:
    assert figures("2023年，云江市人才总量达到120万人，居全省第三位。", "indicator", "value", "rank", "rankScope") == {
        ("人才总量", "1200000", "3", "全省")
    }


def test_a_rank_needs_no_value() -> None:
    assert figures("云江市人才总量位居全省第二。", "about", "indicator", "value", "rank", "rankScope") == {
        ("云江市", "人才总量", "", "2", "全省")
    }


def test_among_the_first_is_a_rank_at_most() -> None:
    assert figures("云江市人才总量位居全省前三。", "rank", "comparator") == {("3", "<=")}
    assert figures("云江市人才总量位居全省首位。", "rank", "comparator") == {("1", "=")}


def test_a_rank_of_a_list_goes_to_each() -> None:
    said = "2023年，云江市、清江市、东川市人才吸引力分别位列全国第十、第十二、第二十。"
    assert figures(said, "about", "indicator", "rank", "rankScope") == {
        ("云江市", "人才吸引力", "10", "全国"),
        ("清江市", "人才吸引力", "12", "全国"),
        ("东川市", "人才吸引力", "20", "全国"),
    }
