"""What `kg evaluate` promises: what is read, held against what people have annotated."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import readme_examples

import kg
from kg.evaluation import Evaluation, Score, evaluate

ANNOTATED = Path(__file__).parent / "annotated"
TEXTS = ANNOTATED / "texts"
FESTIVAL = ANNOTATED / "json" / "festival.json"
FULL = Score(right=6, predicted=6, found=6, gold=6)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "kg", "evaluate", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"})


@pytest.fixture
def gold() -> dict[str, Any]:
    """The annotation of one text, to be changed."""
    annotation = json.loads(FESTIVAL.read_text(encoding="utf-8"))
    assert isinstance(annotation, dict)
    return annotation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with that text."""
    shutil.copy(TEXTS / "festival.txt", tmp_path)
    return tmp_path


def judged(folder: Path, gold: dict[str, Any], **options: Any) -> Evaluation:
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return evaluate(folder, folder, **options)


def states(evaluation: Evaluation) -> dict[str, list[str]]:
    """What is said to be wrong and to be missed."""
    of = [j for part in ("entities", "facts", "observations") for j in evaluation.of(part)]
    return {state: [j.says for j in of if j.state == state] for state in ("wrong", "missed")}


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


# ── Formats of annotations ─────────────────────────────────────────────────


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


# ── The command ────────────────────────────────────────────────────────────


def test_the_command_prints_tables_and_errors_with_their_sentences(folder: Path, gold: dict[str, Any]) -> None:
    del gold["facts"][3], gold["facts"][3]  # alumniOf, and one of two titles
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    done = run(folder, folder)
    assert done.returncode == 0, done.stderr
    for shown in (
        "facts         0.800      4/5         1.000   4/4          0.889",
        "title              0.500      1/2         1.000   1/1          0.667",
        "facts by confidence\nconfidence  read  right  share  and above",
        "not judged, since no annotation has the like: alumniOf 1",
        "  wrong  顾长庚 title 院长  (not annotated)\n      “顾长庚博士毕业于海灯大学，现任松岭光电研究院院长。”",
    ):
        assert shown in done.stdout
    assert f"reading {folder / 'festival.txt'}" in done.stderr


def test_json_holds_scores_and_each_judgement(folder: Path, gold: dict[str, Any]) -> None:
    gold["facts"].append({"s": "festival", "p": ["theme"], "o": [{"text": ["星"]}], "quote": "青年人才节"})
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    done = run(folder / "festival.txt", folder / "festival.json", "--format", "json", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    facts = {"precision": 1.0, "recall": 0.8571, "f1": 0.9231, "right": 6, "predicted": 6, "found": 6, "gold": 7}
    assert report["scores"]["facts"] == facts
    [missed] = [j for j in report["texts"][0]["judged"] if j["state"] == "missed"]
    assert missed["says"] == "首届青年人才节 theme 星"
    assert missed["sentences"] == ["海灯市举办青年人才节"]
    assert [report["calibration"]["facts"][0][key] for key in ("from", "to")] == [0.95, 1.0]


def test_a_malformed_annotation_ends_the_command_in_one_line(folder: Path) -> None:
    (folder / "festival.json").write_text("{", encoding="utf-8")
    done = run(folder, folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "festival.json: line 1, column 2" in done.stderr
    assert run(folder, "nowhere").returncode == 2


def test_the_annotation_in_the_guide_can_be_read(folder: Path) -> None:
    guide = (readme_examples.ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```json\n(.+?)```", guide, re.DOTALL)
    scores = judged(folder, json.loads(shown)).scores
    assert (scores["facts"].found, scores["facts"].gold, scores["observations"].found) == (2, 2, 1)


def test_the_guide_shows_what_the_command_prints_and_names_its_options() -> None:
    guide = (readme_examples.ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    [(command, shown)] = readme_examples.examples(guide)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=readme_examples.ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.stdout == shown
    options = re.findall(r"^  (?:-o, )?(--[a-z-]+)", run("--help").stdout, re.MULTILINE)
    named = {name for name in options if f"`{name}" in guide} | ({"--output"} if "`-o OUT`" in guide else set())
    assert {*options} - named == {"--help", "--quiet", "--debug"} & {*options}


# ── The page ───────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """The marks of the page, its elements, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: set[tuple[str, str]] = set()
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.text = ""
        self._state: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._state = dict(attrs)["class"] if tag == "mark" else None
        self.loads += [
            value or "" for name, value in attrs if name in ("src", "href") and not (value or "").startswith("#")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._state:
            self.marks.add((self._state, data))
            self._state = None


def test_the_page_colours_what_is_right_wrong_and_missed(folder: Path, gold: dict[str, Any]) -> None:
    del gold["entities"]["institute"], gold["facts"][5]
    gold["entities"]["province"] = {"types": ["Place"], "labels": ["全省"]}
    (folder / "festival.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    assert run(folder, folder, "-o", folder / "report.html", "-q").returncode == 0
    page = Page((folder / "report.html").read_text(encoding="utf-8"))
    assert {("right", "海灯大学"), ("wrong", "松岭光电研究院"), ("missed", "全省")} <= page.marks
    assert page.loads == ["data:,"]
    assert "script" not in page.tags


def test_the_page_holds_no_markup_of_a_text_or_an_annotation(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x>"
    (tmp_path / "a.txt").write_text(f"海灯市{evil}\n\n顾长庚毕业于海灯大学。{evil}\n", encoding="utf-8")
    entities = {"x": {"types": ["Person"], "labels": [evil]}}
    (tmp_path / "a.json").write_text(json.dumps({"date": "2024", "entities": entities}), encoding="utf-8")
    assert run(tmp_path, tmp_path, "-o", tmp_path / "a.html").returncode == 0
    page = Page((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert page.tags & {"script", "img"} == set()
    assert f"{evil} (Person)" in page.text
