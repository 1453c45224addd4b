"""Ranks: where a figure ranks, by what, and among whom."""

from __future__ import annotations

import pytest
from reading_of import figures

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


def test_what_is_so_large_among_others_has_a_rank() -> None:
    said = "云江集团完成增持，成为岚江药业的第二大股东。"
    assert figures(said, "about", "indicator", "rank") == {("云江集团", "股东", "2")}
    assert figures("云江市营商环境排名12位。", "indicator", "rank") == {("营商环境", "12")}
    assert figures("云江集团迁到第三大道办公。", "rank") == set()


# ── rows of ranks, and who comes to an event ──────────────────────────────────────────────


def test_a_row_after_the_first_so_many_gives_each_its_rank() -> None:
    said = "2023年城市创新指数排名前3位的城市依次是云江市、清江市和东川市。"
    assert figures(said, "about", "rank") == {("云江市", "1"), ("清江市", "2"), ("东川市", "3")}


@pytest.mark.parametrize(
    "said",
    [
        "第六届云江发展大会5月16日举行。来自清江市、东川市的120余名专家出席。",
        "5月16日，清河大学、梅岭集团等单位的80余名代表参加第六届云江发展大会。",
    ],
)
def test_those_who_come_are_counted_for_the_event(said: str) -> None:
    assert {about for about, _ in figures(said, "about", "value")} == {"第六届云江发展大会"}
