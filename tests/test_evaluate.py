"""What `kg evaluate` promises: what is read, held against what people have annotated."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from judging import ANNOTATED, FESTIVAL, FULL, TEXTS, judged, states

import kg
from kg.evaluation import Score, evaluate

pytest_plugins = ["judging_fixtures"]


# ── Judgements ─────────────────────────────────────────────────────────────


def test_what_is_read_as_annotated_is_right(folder: Path, gold: dict[str, Any]) -> None:
    evaluation = judged(folder, gold)
    assert states(evaluation) == {"wrong": [], "missed": []}
    assert evaluation.scores["facts"] == FULL
    assert [score.f1 for score in evaluation.scores.values()] == [1, 1, 1]
    assert evaluation.faults("facts") == evaluation.faults("observations") == {}


def test_what_is_read_but_not_annotated_is_wrong(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"] = [f for f in gold["facts"] if f["o"] != [{"text": ["院长"]}]]
    gold["observations"][0]["value"] += 1e9
    evaluation = judged(folder, gold)
    assert states(evaluation)["wrong"] == ["顾长庚 title 院长", "海灯市 生产总值 = 120000000000元，第3位"]
    assert evaluation.scores["facts"] == Score(right=5, predicted=6, found=5, gold=5)
    assert evaluation.by_group("facts")["title"] == Score(right=1, predicted=2, found=1, gold=1)


@pytest.mark.parametrize(("ends", "missed"), [([20, 30], 0), ([20, 40], 1)])
def test_a_range_is_right_by_both_ends(folder: Path, gold: dict[str, Any], ends: list[int], missed: int) -> None:
    (folder / "festival.txt").write_text("海灯市引进博士20-30名。", encoding="utf-8")
    figure = {"about": ["city"], "indicator": ["博士"], "range": ends, "unit": "名", "quote": "引进博士20-30名"}
    evaluation = judged(folder, gold | {"facts": [], "observations": [figure]})
    assert len([says for says in states(evaluation)["missed"] if "博士" in says]) == missed
    assert ("海灯市 引进博士 = 20–30名" in states(evaluation)["wrong"]) == bool(missed)


def test_a_range_may_be_annotated_as_two_figures(folder: Path, gold: dict[str, Any]) -> None:
    (folder / "festival.txt").write_text("海灯市引进博士20-30名。", encoding="utf-8")
    ends = [{"about": ["city"], "indicator": ["博士"], "value": n, "quote": "引进博士20-30名"} for n in (20, 30)]
    evaluation = judged(folder, gold | {"facts": [], "observations": ends})
    assert evaluation.scores["observations"] == Score(right=1, predicted=1, found=2, gold=2)


def test_what_is_annotated_but_not_read_is_missed_with_its_sentence(folder: Path, gold: dict[str, Any]) -> None:
    gold["entities"]["province"] = {"types": ["Place"], "labels": ["全省"]}
    gold["facts"].append({"s": "city", "p": ["locatedIn"], "o": ["province"], "quote": "海灯市……居全省第三"})
    evaluation = judged(folder, gold)
    assert states(evaluation) == {"wrong": [], "missed": ["全省 (Place)", "海灯市 locatedIn 全省"]}
    [result] = evaluation.results
    [missed] = [j for j in result.of("facts") if j.state == "missed"]
    assert result.sentences(missed)[-1] == "去年，海灯市生产总值达1200亿元，居全省第三。"
    assert evaluation.scores["facts"].recall == 6 / 7


def test_what_is_optional_is_neither_asked_for_nor_held_against_the_reader(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"][0]["optional"] = True
    assert judged(folder, gold).scores["facts"] == Score(right=6, predicted=6, found=5, gold=5)


def test_any_of_the_annotated_alternatives_will_do(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"][0]["o"][0]["date"].insert(0, "2024-05")
    gold["facts"][1]["p"].insert(0, "executor")
    gold["facts"][5]["o"].insert(0, "university")
    gold["entities"]["institute"]["types"].insert(0, "Company")
    assert judged(folder, gold).scores["facts"] == FULL


def test_names_are_the_same_however_they_are_punctuated(folder: Path, gold: dict[str, Any]) -> None:
    gold["entities"]["gu"]["labels"] = ["顾 长 庚"]
    gold["entities"]["festival"]["labels"] = ["首届“青年人才节”"]
    assert judged(folder, gold).scores["facts"] == FULL


def test_a_name_of_another_class_is_wrong_and_so_is_what_is_said_of_it(folder: Path, gold: dict[str, Any]) -> None:
    gold["entities"]["festival"]["types"] = ["Award"]
    evaluation = judged(folder, gold)
    [wrong] = [j for j in evaluation.of("entities") if j.state == "wrong"]
    assert (wrong.says, wrong.why) == ("首届青年人才节 (Event)", "of another class")
    assert {j.why for j in evaluation.of("facts") if j.state == "wrong"} == {"首届青年人才节 wrong"}


def test_a_figure_that_is_right_may_still_differ_in_a_part(folder: Path, gold: dict[str, Any]) -> None:
    gold["observations"][0] |= {"comparator": ">", "period": ["2022"]}
    evaluation = judged(folder, gold)
    assert evaluation.scores["observations"].precision == 1
    assert evaluation.faults("observations") == {"comparator": 1, "period": 1}


def test_evidence_elsewhere_than_annotated_is_told(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"][3]["quote"] = "居全省第三"
    assert judged(folder, gold).faults("facts") == {"evidence": 1}


def test_the_annotated_date_is_that_of_the_article(folder: Path, gold: dict[str, Any]) -> None:
    gold["date"] = "2021-05-18"
    evaluation = judged(folder, gold)
    assert states(evaluation)["wrong"] == ["首届青年人才节 heldOn 2021-05-16"]
    assert evaluation.faults("observations") == {"period": 1}  # 去年


def test_what_no_annotation_has_is_not_judged_but_told(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"] = [f for f in gold["facts"] if f["p"] != ["title"]]
    evaluation = judged(folder, gold)
    assert evaluation.unjudged == {"title": 2}
    assert evaluation.scores["facts"] == Score(right=4, predicted=4, found=4, gold=4)


# ── Confidence ─────────────────────────────────────────────────────────────


def test_the_calibration_counts_each_fact_in_the_bin_of_its_confidence(folder: Path, gold: dict[str, Any]) -> None:
    del gold["facts"][3]
    gold["facts"].append({"s": "gu", "p": ["alumniOf"], "o": ["institute"], "quote": "顾长庚"})
    evaluation = judged(folder, gold)
    [wrong] = [j for j in evaluation.of("facts") if j.state == "wrong"]
    bins = evaluation.calibration("facts")
    assert sum(b.read for b in bins) == bins[-1].read_above == 6
    assert bins[-1].right_above == 5
    assert [b.read - b.right for b in bins if b.low <= (wrong.confidence or 0) <= b.high and b.read > b.right] == [1]
    assert evaluation.by_rule("facts")[wrong.rule][1] >= 1


def test_what_is_less_sure_is_left_out(folder: Path, gold: dict[str, Any]) -> None:
    sure = sorted(j.confidence or 0 for j in judged(folder, gold).of("facts") if j.confidence)
    assert judged(folder, gold, min_confidence=sure[-1]).scores["facts"].predicted == sure.count(sure[-1]) < len(sure)
    assert judged(folder, gold, min_confidence=1.0).scores["facts"].found == 0


def test_build_leaves_out_facts_and_figures_that_are_less_sure() -> None:
    whole = kg.build(TEXTS / "festival.txt")
    [row] = whole.query("SELECT (MAX(?c) AS ?top) { [] a rdf:Statement ; tkg:confidence ?c }").terms
    top = float(row["top"].value)
    sure = kg.build(TEXTS / "festival.txt", min_confidence=top)
    assert sure.query(f"ASK {{ ?s tkg:confidence ?c FILTER (?c < {top}) }}").truth is False
    assert 0 < sum(sure.facts().values()) < sum(whole.facts().values())
    assert sure.classes()["Person"] == whole.classes()["Person"]
    assert kg.build(TEXTS / "festival.txt", min_confidence=1).classes()["Observation"] == 0
    with pytest.raises(kg.UsageError, match="min_confidence 95: not between 0 and 1"):
        kg.build(TEXTS / "festival.txt", min_confidence=95)


# ── Files ──────────────────────────────────────────────────────────────────


def test_texts_and_annotations_go_together_by_name(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "other.ann").write_text("")
    shutil.copy(FESTIVAL, tmp_path)
    evaluation = evaluate(TEXTS, tmp_path, progress=told.append)
    assert [result.name for result in evaluation.results] == ["festival"]
    assert "warning: academy.txt: no annotation of it" in told
    assert "warning: other: annotated, but no such text" in told


def test_one_text_and_one_annotation_need_no_common_name(tmp_path: Path) -> None:
    text = shutil.copy(TEXTS / "festival.txt", tmp_path / "report.md")
    assert evaluate(text, FESTIVAL).scores["facts"] == FULL


@pytest.mark.parametrize(
    ("texts", "gold", "said"),
    [
        ("nowhere", "json", "nowhere: no such file"),
        ("texts", "texts", "texts: a folder without .json or .ann files"),
        ("texts/academy.txt", "brat", "no text in .*academy.txt has an annotation in .*brat"),
    ],
)
def test_what_is_not_there_is_told(texts: str, gold: str, said: str) -> None:
    with pytest.raises(kg.UsageError, match=said):
        evaluate(ANNOTATED / texts, ANNOTATED / gold)
