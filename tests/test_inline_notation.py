"""The inline notation of annotated texts: what it says, and what it tells of mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import inline_notation
import pytest

from kg.domain import domain_in
from kg.evaluation import evaluate
from kg.evaluation.annotation import Annotation
from kg.evaluation.check import check
from kg.evaluation.files import pair

FILE = """date: 2024-05-18
make: county news
====
[[e1:uni:[[e2:pla?:云江]]大学]]（简称“[[e1:云大]]”）校长[[e3:per:沈听澜]]说，云大有学生3万余人，居全省第二。
====
things
e1 = 云江大学堂
e4:gov? = 云江市政府
facts
e3: title "校长"/"云大校长" on @2023; ?affiliation e1/e4 | 校长沈听澜
e1,e4: locatedIn e2 | 云江
figures
e1/e4: 学生/在校生 = > 30000 人 @2024 #2 | 学生3万余人
?e1: 名次 = #2 | 居全省第二
"""


def faults(said: str) -> list[str]:
    """What is wrong with a file that says this after its text."""
    return inline_notation.parse(FILE.split("====")[0] + "====\n云江大学很大。\n====\n" + said).faults


def test_what_is_marked_and_said_becomes_an_annotation() -> None:
    found = inline_notation.parse(FILE)
    assert found.faults == []
    assert found.text.startswith("云江大学（简称“云大”）校长沈听澜说")
    said = found.annotation("a")
    assert said["entities"]["e1"] == {"types": ["University"], "labels": ["云江大学", "云大", "云江大学堂"]}
    assert said["entities"]["e2"] == {"types": ["Place"], "labels": ["云江"], "optional": True}
    assert said["facts"][0] == {
        "s": "e3",
        "p": ["title"],
        "o": [{"text": ["校长", "云大校长"]}],
        "quote": "校长沈听澜",
        "on": ["2023"],
    }
    assert said["facts"][1]["o"] == ["e1", "e4"]
    assert said["facts"][1]["optional"]
    assert [f["s"] for f in said["facts"][2:]] == ["e1", "e4"]
    assert said["observations"][0] == {
        "about": ["e1", "e4"], "indicator": ["学生", "在校生"], "comparator": ">", "value": 30000, "unit": "人", "rank": 2, "period": ["2024"], "quote": "学生3万余人",
    }  # fmt: skip
    assert "value" not in said["observations"][1]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("things\ne9 = 海大", "e9 is not marked"),
        ("things\ne9:xyz = 海大", "no class is written xyz"),
        ("facts\ne1: locatedIn e2 | 海大", "not in the text: 海大"),
        ("facts\ne1: locatedIn e2 | 云江", "nothing is called e1"),
        ("figures\ne1: 学生 = @2022 | 云江", "neither a value nor a rank"),
        ("figures\n学生三万 | 云江", "a figure is"),
        ("e1: locatedIn e2", "line 1 after the text"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, fault: str) -> None:
    assert any(fault in told for told in faults(line)), faults(line)


def test_the_command_writes_what_kg_evaluate_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.kga").write_text(FILE, encoding="utf-8")
    assert inline_notation.main([str(tmp_path / "a.kga"), "--out", str(tmp_path)]) == 0
    assert "4 things, 4 facts, 2 figures" in capsys.readouterr().out
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["make"] == "county news"
    assert evaluate(tmp_path / "a.txt", tmp_path / "a.json").scores["entities"].gold == 2


def test_a_faulty_file_ends_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.kga").write_text("no parts", encoding="utf-8")
    assert inline_notation.main([str(tmp_path / "a.kga")]) == 1
    assert "needs two lines of ====" in capsys.readouterr().out


def test_the_annotated_texts_of_the_second_domain_are_taken(tmp_path: Path) -> None:
    texts = sorted((Path(__file__).parent / "domain" / "annotated").glob("*.kga"))
    assert inline_notation.main([*map(str, texts), "--out", str(tmp_path)]) == 0
    domain = domain_in(Path(__file__).parent / "domain")
    pairs, _ = pair(tmp_path, tmp_path)
    assert len(pairs) == len(texts)
    for _, annotated in pairs:
        assert isinstance(annotated, Annotation)
        check(annotated, domain)
