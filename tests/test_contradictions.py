"""Figures, ranks and beginnings contradict each other where not both can be true, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphs_by_hand import BY_HAND, cells, loaded

from kg.edtf import span


def figures(*said: str) -> str:
    """Figures of one thing, each as comparator, value and period."""
    parts = [one.split() for one in said]
    return ':city rdfs:label "海灯市"@zh . :d1 tkg:edtf "2011" . :d2 tkg:edtf "2012" .' + "".join(
        f':o{n} a tkg:Observation ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:unit "艘" ;'
        f' tkg:comparator "{sign}" ; tkg:value {value} ; tkg:period :{period} .\n'
        for n, (sign, value, period) in enumerate(parts)
    )


@pytest.mark.parametrize(
    ("said", "contradict"),
    [
        (("= 120 d1", "= 130 d1"), True),
        (("= 120 d1", "> 130 d1"), True),
        (("< 120 d1", "= 130 d1"), True),
        (("= 120 d1", "= 120 d1"), False),
        (("= 120 d1", "= 130 d2"), False),
        (("> 120 d1", "= 130 d1"), False),
        (("= 120 d1", "< 130 d1"), False),
        (("~ 120 d1", "= 130 d1"), False),
    ],
)
def test_figures_contradict_each_other_where_not_both_can_be_true(
    said: tuple[str, str], contradict: bool, tmp_path: Path
) -> None:
    expected = ["海灯市 | 船数 | 2011 | 120 | 130"] if contradict else []
    assert cells(loaded(figures(*said), tmp_path), "contradictions") == expected


TWO = """:city rdfs:label "海灯市"@zh . :d tkg:edtf "2011" ; tkg:end "2011-12-31"^^xsd:date .
:p1 oa:hasSource :n1 ; tkg:line 3 . :p2 oa:hasSource :n2 ; tkg:line 5 . :n1 tkg:edtf "2012-02" . :n2 tkg:edtf "2012-03" .
:a tkg:about :city ; tkg:indicator "船数"@zh ; tkg:period :d ; tkg:value 51 ; tkg:unit "艘" ; tkg:comparator "=" ;
    tkg:quote "新增船51艘"@zh ; prov:wasDerivedFrom :p1 .
:b tkg:about :city ; tkg:indicator "船数"@zh ; tkg:period :d ; tkg:value 155 ; tkg:unit "艘" ; tkg:comparator "=" ;
    tkg:quote "增加船155艘"@zh ; prov:wasDerivedFrom :p2 .
"""
RANKS = TWO.replace('tkg:value 51 ; tkg:unit "艘"', 'tkg:rank 3 ; tkg:rankScope "全省"@zh').replace(
    'tkg:value 155 ; tkg:unit "艘"', 'tkg:rank 5 ; tkg:rankScope "全省"@zh'
)


@pytest.mark.parametrize(
    ("text", "old", "new", "contradict"),
    [
        (TWO, "", "", True),
        (TWO, "增加船155", "累计船155", False),  # what there is by now is none of what came new
        (TWO, ":p2 oa:hasSource :n2 ; tkg:line 5", ":p2 oa:hasSource :n1 ; tkg:line 3", False),  # one paragraph
        (TWO, ":p2 oa:hasSource :n2", ":p2 oa:hasSource :n1", True),  # another paragraph
        (TWO, "增加船155艘", "新增船51艘", False),  # the same words: from 51 to 155
        (TWO, "tkg:period :d ; tkg:value", "tkg:value", False),  # two unknown times
        (TWO, '"2012-03"', '"2011-09"', False),  # the year was not over
        (TWO, 'tkg:value 155 ; tkg:unit "艘"', 'tkg:value 155 ; tkg:unit "%"', False),
        (TWO, '@zh ; prov:wasDerivedFrom :p2', '@zh ; tkg:status "planned" ; prov:wasDerivedFrom :p2', False),
        (RANKS, "", "", True),
        (RANKS, 'tkg:rank 5 ; tkg:rankScope "全省"@zh ; tkg:comparator "="', 'tkg:rank 5 ; tkg:rankScope "全省"@zh ; tkg:comparator "<="', False),
        (RANKS, 'tkg:rank 5 ; tkg:rankScope "全省"@zh', 'tkg:rank 5 ; tkg:rankScope "全国"@zh', False),
    ],
)  # fmt: skip
def test_only_like_figures_contradict_each_other(
    text: str, old: str, new: str, contradict: bool, tmp_path: Path
) -> None:
    assert old in text
    assert bool(loaded(text.replace(old, new), tmp_path).query("contradictions")) is contradict


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [("2018-10", "2019", True), ("2018", "2018-10", False), ("2018~", "2019", False), ("2018/2020", "2019", False)],
)
def test_two_beginnings_contradict_each_other_if_not_both_can_be_true(
    one: str, other: str, contradict: bool, tmp_path: Path
) -> None:
    text = ':lab rdfs:label "潮汐实验室"@zh .'
    for n, date in enumerate(map(span, (one, other))):
        text += f'\n:lab tkg:foundedOn :d{n} . :d{n} tkg:edtf "{date.edtf}" ; tkg:begin "{date.begin}"^^xsd:date ; tkg:end "{date.end}"^^xsd:date .'
    assert bool(loaded(text, tmp_path).query("contradictions")) is contradict


def test_two_texts_that_give_a_thing_two_beginnings_contradict_each_other(tmp_path: Path) -> None:
    text = BY_HAND + ":institute tkg:foundedOn :d2012 ."
    assert cells(loaded(text, tmp_path), "contradictions") == ["观星研究院 | foundedOn | 2011 | 2012"]
