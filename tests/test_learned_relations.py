"""What the scorer of relations finds: which way a fact goes, and between whom it is."""

from __future__ import annotations

import pytest
from command import kg as run

from kg.domain import SHIPPED
from kg.extraction import extract
from kg.extraction.facts import Text
from kg.extraction.rules.learned import RELATION
from kg.language import load_pipeline
from kg.reading import read


def related(text: str, predicate: str) -> set[tuple[str, str]]:
    """The names of what a property goes from and to, as it has been learned."""
    extraction = extract(read(text.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    name = {e.key: e.name for e in extraction.entities}
    objects = (
        (f.subject, getattr(f.object, "edtf", str(f.object))) for f in extraction.facts if f.predicate == predicate
    )
    return {(name[subject], name.get(other, other)) for subject, other in objects}


def titles(text: str) -> set[tuple[str, str]]:
    """Who has which title."""
    extraction = extract(read(text.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    name = {e.key: e.name for e in extraction.entities}
    return {(name[f.subject], f.object.text) for f in extraction.facts if isinstance(f.object, Text)}


@pytest.mark.parametrize(
    ("said", "body", "founders"),
    [
        ("白鹭公司与沧澜科技大学联合成立智能座舱实验室。", "智能座舱实验室", {"白鹭公司", "沧澜科技大学"}),
        ("松溪县政府与沧澜大学共建松溪研究院。", "松溪研究院", {"松溪县政府", "沧澜大学"}),
        ("松溪市科技局与沧澜大学共建沧澜先进材料研究院。", "沧澜先进材料研究院", {"松溪市科技局", "沧澜大学"}),
        ("白鹭公司与沧澜大学共建海洋药物联合实验室。", "海洋药物联合实验室", {"白鹭公司", "沧澜大学"}),
    ],
)
def test_who_founds_a_body_is_not_founded_by_it(said: str, body: str, founders: set[str]) -> None:
    assert related(said, "foundedBy") == {(body, founder) for founder in founders}


@pytest.mark.parametrize("verb", ["批准", "同意", "核准"])
def test_who_only_lets_another_found_a_body_has_not_founded_it(verb: str) -> None:
    text = f"2021年8月，云江省科技厅{verb}清江理工大学设立智能驾驶重点实验室，实验室现有研究人员46名。"
    assert related(text, "foundedBy") == {("智能驾驶重点实验室", "清江理工大学")}


def test_a_fact_that_is_surer_the_other_way_round_is_told() -> None:
    shown = run("explain", "松溪县政府与沧澜大学共建松溪研究院。", "--ontology", SHIPPED).out
    assert "dropped  松溪县政府 foundedBy 松溪研究院: the reverse is surer" in shown


@pytest.mark.parametrize(
    ("said", "partner"),
    [
        ("沧澜大学与南浔区政府共建沧澜研究院。", "沧澜大学"),
        ("南浔区政府与岚山大学签约，共建岚山研究院。", "岚山大学"),
        ("沧澜学院与南浔区人民政府签订合作协议。", "沧澜学院"),
    ],
)
def test_the_place_in_the_name_of_a_body_is_no_party_beside_it(said: str, partner: str) -> None:
    parties = {frozenset(two) for two in related(said, "cooperatesWith")}
    assert frozenset((partner, "南浔区")) not in parties
    assert any(partner in two and len(two) == 2 for two in parties)


def test_a_place_that_is_named_by_itself_too_is_one() -> None:
    said = "南浔区政府与沧澜大学签约，南浔区与岚山大学共建海屿研究院。"
    assert ("南浔区", "岚山大学") in related(said, "cooperatesWith")


def test_what_lies_in_the_name_of_a_place_is_not_where_it_is_held() -> None:
    said = "9月6日，“智聚松溪”硕博人才对接会在南湖宾馆举行，南湖边的500名博士到场。"
    assert {place for _, place in related(said, "heldAt")} == {"南湖宾馆"}


def test_of_two_events_in_a_sentence_each_has_its_own_day_and_place() -> None:
    said = "第五届松溪茶会于2022年5月20日在松溪县举行，第六届松溪茶会于2023年5月18日在岚山区举行。"
    assert related(said, "heldAt") == {("第五届松溪茶会", "松溪县"), ("第六届松溪茶会", "岚山区")}
    assert related(said, "heldOn") == {("第五届松溪茶会", "2022-05-20"), ("第六届松溪茶会", "2023-05-18")}


def test_of_what_lies_far_apart_only_the_sentences_are_quoted_that_name_it() -> None:
    between = "他们走过长桥，看见白鹭飞过水面，远山在雾里若隐若现。" * 18
    text = f"5月8日，松溪县人才工作会议在岚山宾馆举行。{between}县长李大海讲话，县委常委陈小明宣读表彰决定。"
    found = extract(read(text.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    (fact,) = [f for f in found.facts if f.predicate == "participant" and f.evidence.rule == RELATION.name]
    assert [text[e.start : e.end] for e in (fact.evidence, *fact.further)] == [
        "县长李大海讲话，县委常委陈小明宣读表彰决定",
        "5月8日，松溪县人才工作会议在岚山宾馆举行",
    ]


def test_what_two_sentences_say_is_quoted_from_both() -> None:
    text = "5月8日，松溪县人才工作会议举行。县长李大海对全县人才工作进行部署，县委常委陈小明宣读表彰决定。"
    found = extract(read(text.encode(), date="2024-05-18"), load_pipeline(SHIPPED))
    quotes = [text[f.evidence.start : f.evidence.end] for f in found.facts if f.predicate == "participant"]
    assert quotes
    assert all("人才工作会议" in quote and "部署" in quote for quote in quotes)


def test_titles_are_read_that_no_word_of_office_tells() -> None:
    assert ("李大海", "演奏员") in titles("李大海，男，演奏员，云江市民乐团首席。")
    assert titles("沈听澜：云岭大学合唱团团长、云岭大学音乐学院班级导师。") == {
        ("沈听澜", "团长"),
        ("沈听澜", "班级导师"),
    }


def test_what_a_person_does_or_is_given_is_no_title() -> None:
    assert not titles("沈听澜种了三十年水稻，去年盖起新房，买了一辆卡车。")
    assert not titles("林知远把获奖证书交给了母亲。")
