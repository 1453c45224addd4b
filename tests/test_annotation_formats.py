"""Annotations in JSON, brat and Label Studio say the same, and a malformed one is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judging import ANNOTATED, FESTIVAL, FULL, TEXTS, states

import kg
from kg.domain import SHIPPED, domain_in
from kg.evaluation import evaluate
from kg.evaluation.check import check, date_of
from kg.evaluation.fields import Field
from kg.evaluation.native import read_native

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


FACT = '{"entities": {}, "facts": [{"s": "article", "p": ["publishedOn"], "o": [%s]}]}'
FIGURE = '{"entities": {}, "observations": [{"about": ["article"], "indicator": ["x"], %s}]}'
REGION = """[{"data": {"name": "festival"}, "annotations": [{"result": [
    {"type": %s, "id": %s, "value": {"start": %s, "labels": ["Person"], "text": "顾长庚"}}]}]}]"""
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
    '{"entities": {}, "date": "last year"}': "festival.json: date: “last year” is no date in EDTF",
    '{"entities": {}, "date": "2025-99-99"}': "festival.json: date: “2025-99-99” is no date in EDTF",
    FACT % '{"date": ["2025-13-40"]}': r"facts\[0\]: “2025-13-40” is no date in EDTF",
    FACT % '{"text": ["x"]}], "on": ["xx"': r"facts\[0\]: “xx” is no date in EDTF",
    FIGURE % '"period": ["xx"]': r"observations\[0\]: “xx” is no date in EDTF",
    FIGURE % '"comparator": "??"': r"observations\[0\]: “\?\?” is no comparator; there are = > >=",
    FIGURE % '"rank": 1e999999999': "rank: must be a number, of 40 digits at most",
    FIGURE % '"rank": 1e99999': "rank: must be a number, of 40 digits at most",
    FIGURE % '"rank": 1.5': "rank: must be a whole number",
    FIGURE % '"value": 1e9999999999999999999': "value: must be a number",
    FIGURE % f'"value": {"9" * 5000}': "value: must be a number",
    FIGURE % f'"range": [0, {"9" * 5000}]': r"range\[1\]: must be a number",
    REGION % ('"labels"', '"T1"', "1e999999999"): "start: must be a number",
    REGION % ('"textarea"', "[1]", "0"): "id: must be a text",
}


@pytest.mark.parametrize("text", MALFORMED)
def test_a_malformed_annotation_is_told_with_its_place(folder: Path, text: str) -> None:
    (folder / "festival.json").write_text(text, encoding="utf-8")
    with pytest.raises(kg.KgError, match=MALFORMED[text]) as error:
        evaluate(folder, folder)
    assert "\n" not in str(error.value)


NOTED = (
    "T1\tObservation 67 73\t1200亿元\n#1\tAnnotatorNotes T1\t%s\nT2\tText 62 66\t生产总值\nT3\tPlace 18 21\t海灯市\n"
    "R1\tabout Arg1:T1 Arg2:T3\nR2\tindicator Arg1:T1 Arg2:T2"
)
MALFORMED_MARKS = {
    "T1 Person": "line 1: no line of brat's",
    "E1\tLaunch:T1": "line 1: an event",
    "T1\tPerson 0 2\t无名": "T1: “无名” does not stand in the text",
    "T1\tPerson 31 34\t顾长庚\nR1\ttitle Arg1:T1 Arg2:T9": "R1: title leads to T9, which is not marked",
    "T1\tDate 56 58\t去年\nT2\tPerson 31 34\t顾长庚\nR1\ttitle Arg1:T2 Arg2:T1": "T1: “去年” is no date in EDTF",
    "T1\tDate 56 58\t去年\nR1\ttitle Arg1:T1 Arg2:T1": "R1: title is said of T1, which is no thing but a Date",
    NOTED % "value=NaN": "T1: “NaN” is no number",
    NOTED % "rank=1e999999999": "T1: “1e999999999” is no number",
    NOTED % "range=1..1e99999": "T1: “1e99999” is no number",
    NOTED % "rank=1.5": "T1: rank=1.5: a rank is a whole number",
    NOTED % "comparator=??": r"T1: “\?\?” is no comparator",
    f"T1\tPerson {'9' * 5000} 34\t顾长庚": "line 1: no line of brat's",
    "T1\tArticle 0 10\t首届青年人才节\n#1\tAnnotatorNotes T1\t去年": "date: “去年” is no date in EDTF",
    "T1\tObservation 67 73\t1200亿元": "T1: the figure “1200亿元” has no relation about",
}


@pytest.mark.parametrize("marks", MALFORMED_MARKS)
def test_malformed_marks_are_told_with_their_place(folder: Path, marks: str) -> None:
    (folder / "festival.ann").write_text(marks, encoding="utf-8")
    with pytest.raises(kg.KgError, match=f"festival.ann: {MALFORMED_MARKS[marks]}"):
        evaluate(folder, folder)


def test_a_date_may_have_the_time_of_the_day(folder: Path) -> None:
    said = FACT % '{"date": ["2024-05-16", "2024-05-16T18:00/2024-05-16T24:00", "2024-05-16T08:30:00Z"]}'
    (folder / "festival.json").write_text(said, encoding="utf-8")
    assert evaluate(folder, folder).scores["facts"].gold == 1


@pytest.mark.parametrize("folder", ["training", "makes", "aside", "press"])
def test_the_annotations_that_ship_are_refused_nothing(folder: str) -> None:
    domain, paths = domain_in(SHIPPED), sorted((SHIPPED / folder).glob("*.json"))
    assert paths
    for path in paths:
        annotation = read_native(Field.read(path), path.stem)
        check(annotation, domain)
        assert date_of(annotation) == annotation.date
