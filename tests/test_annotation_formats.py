"""Annotations in JSON, brat and Label Studio say the same, and a malformed one is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judging import ANNOTATED, FESTIVAL, FULL, TEXTS, states

import kg
from kg.evaluation import evaluate

pytest_plugins = ["judging_fixtures"]


@pytest.mark.parametrize("form", ["brat/festival.ann", "labelstudio/export.json"])
def test_brat_and_label_studio_say_the_same_as_json(form: str) -> None:
    ours, theirs = (evaluate(TEXTS / "festival.txt", gold) for gold in (FESTIVAL, ANNOTATED / form))
    assert theirs.scores == ours.scores
    assert states(theirs) == {"wrong": [], "missed": []}
    assert theirs.faults("facts") == theirs.faults("observations") == {}


def test_marks_are_found_by_their_words_where_a_tool_counts_otherwise(folder: Path) -> None:
    marks = (ANNOTATED / "brat" / "festival.ann").read_text(encoding="utf-8")
    (folder / "festival.ann").write_text(
        marks.replace("Article 0 10", "Article 3 13").replace("Place 18 21", "Place 19 22")
    )
    assert evaluate(folder, folder).scores["facts"] == FULL


def test_brat_flags_what_is_optional(folder: Path) -> None:
    marks = (ANNOTATED / "brat" / "festival.ann").read_text(encoding="utf-8")
    (folder / "festival.ann").write_text(f"{marks}A1\toptional R4\nA2\toptional T6\n", encoding="utf-8")
    scores = evaluate(folder, folder).scores
    assert (scores["facts"].gold, scores["entities"].gold) == (5, 4)


def test_label_studio_leaves_out_cancelled_work_and_turns_arrows(folder: Path) -> None:
    export = json.loads((ANNOTATED / "labelstudio" / "export.json").read_text(encoding="utf-8"))
    [task] = export
    for one in task["annotations"][0]["result"]:
        if one["type"] == "relation":
            one |= {"from_id": one["to_id"], "to_id": one["from_id"], "direction": "left"}
    task["annotations"].insert(0, {"id": 2, "was_cancelled": True, "result": []})
    (folder / "export.json").write_text(json.dumps(export), encoding="utf-8")
    assert evaluate(folder, folder).scores["facts"] == FULL


MALFORMED = {
    '{"entities": {}': "line 1, column 16",
    "[1]": r"festival.json: \[0\]: must be an object",
    "{}": "has no “entities”",
    '{"entities": {"a": {"types": ["Person"]}}}': "entities.a: has no “labels”",
    '{"entities": {"a": {"types": "Person", "labels": ["甲"]}}}': "entities.a.types: must be a list",
    '{"entities": {"a": {"types": ["Persson"], "labels": ["甲"]}}}': "entities.a: .* no class Persson; did you mean Person",
    '{"entities": {}, "facts": [{"s": "b", "p": ["title"], "o": []}]}': r"facts\[0\].s: no entity is called b",
    '{"entities": {}, "facts": [{"s": "article", "p": ["autor"], "o": [{"text": ["x"]}]}]}': "did you mean author",
    '{"entities": {}, "facts": [{"s": "article", "p": ["author"], "o": [1]}]}': r"facts\[0\].o\[0\]: must be",
    '{"entities": {}, "observations": [{"about": ["article"], "indicator": ["x"], "value": "1"}]}': "value: must be a number",
    '{"entities": {}, "observations": [{"about": ["article"], "indicator": ["x"], "range": [3, 1]}]}': "range: must be two numbers, the lower first",
    '{"entities": {}, "date": "last year"}': "last year: not a date",
}


@pytest.mark.parametrize("text", MALFORMED)
def test_a_malformed_annotation_is_told_with_its_place(folder: Path, text: str) -> None:
    (folder / "festival.json").write_text(text, encoding="utf-8")
    with pytest.raises(kg.KgError, match=MALFORMED[text]) as error:
        evaluate(folder, folder)
    assert "\n" not in str(error.value)


MALFORMED_MARKS = {
    "T1 Person": "line 1: no line of brat's",
    "E1\tLaunch:T1": "line 1: an event",
    "T1\tPerson 0 2\t无名": "T1: “无名” does not stand in the text",
    "T1\tPerson 31 34\t顾长庚\nR1\ttitle Arg1:T1 Arg2:T9": "R1: title leads to T9, which is not marked",
    "T1\tDate 56 58\t去年\nT2\tPerson 31 34\t顾长庚\nR1\ttitle Arg1:T2 Arg2:T1": "T1: “去年” is no date in EDTF",
    "T1\tDate 56 58\t去年\nR1\ttitle Arg1:T1 Arg2:T1": "R1: title is said of T1, which is no thing but a Date",
    "T1\tObservation 67 73\t1200亿元\n#1\tAnnotatorNotes T1\tvalue=NaN\nT2\tText 62 66\t生产总值\nT3\tPlace 18 21\t海灯市\n"
    "R1\tabout Arg1:T1 Arg2:T3\nR2\tindicator Arg1:T1 Arg2:T2": "T1: “NaN” is no number",
    "T1\tObservation 67 73\t1200亿元": "T1: the figure “1200亿元” has no relation about",
}


@pytest.mark.parametrize("marks", MALFORMED_MARKS)
def test_malformed_marks_are_told_with_their_place(folder: Path, marks: str) -> None:
    (folder / "festival.ann").write_text(marks, encoding="utf-8")
    with pytest.raises(kg.KgError, match=f"festival.ann: {MALFORMED_MARKS[marks]}"):
        evaluate(folder, folder)
