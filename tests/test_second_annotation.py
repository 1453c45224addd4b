"""Two annotations of one text: how far they agree, and what is required and optional of both."""

from __future__ import annotations

from pathlib import Path

import inline_notation
import pytest
import second_annotation
from second_annotation import agreeing, joined

from kg.evaluation import evaluate

HEAD = "date: 2024-05-18\n====\n"
FIRST = f"""{HEAD}[[e1:uni:云江大学]]校长[[e2:per:沈听澜]]来访[[e3:car:青禾园区]]，园区有企业30家。
====
facts
e2: title "校长"; affiliation e1 | 云江大学校长沈听澜
figures
e3: 企业 = 30 家 | 企业30家
"""
SECOND = f"""{HEAD}[[a1:uni/org:云江大学]]校长[[a2:per:沈听澜]]来访[[a3:pla?:青禾]]园区，园区有企业30家。
====
things
a4:car/pla = 青禾园区 / 园区
facts
a2: ?title "校长"/"大学校长"; affiliation a1 | 校长沈听澜
figures
a4/a3: 企业/入园企业 = 30 家 | 园区有企业30家
"""


def both() -> tuple[inline_notation.Json, inline_notation.Json]:
    """The two annotations."""
    one, other = (inline_notation.parse(said).annotation("text") for said in (FIRST, SECOND))
    return one, other


def test_what_both_require_is_required_and_all_else_optional() -> None:
    found = joined(*both())
    things = {thing["labels"][0]: thing for thing in found["entities"].values()}
    assert {name for name, thing in things.items() if not thing.get("optional")} == {"云江大学", "沈听澜", "青禾园区"}
    assert things["青禾园区"]["labels"] == ["青禾园区", "园区"]
    assert things["青禾园区"]["types"] == ["Carrier", "Place"]
    assert [(fact["p"], fact.get("optional", False)) for fact in found["facts"]] == [
        (["title"], True),
        (["affiliation"], False),
    ]
    (figure,) = found["observations"]
    assert "optional" not in figure
    assert figure["indicator"] == ["企业", "入园企业"]


def test_the_command_says_how_far_they_agree_and_writes_what_kg_evaluate_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, said in (("first", FIRST), ("second", SECOND)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.kga").write_text(said, encoding="utf-8")
        inline_notation.main([str(tmp_path / folder / "text.kga"), "--out", str(tmp_path / folder)])
    capsys.readouterr()
    second_annotation.main([str(tmp_path / "first"), str(tmp_path / "second"), "--out", str(tmp_path / "out")])
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [
        ["entities", "1.000"],
        ["facts", "1.000"],
        ["observations", "1.000"],
    ]
    text, annotated = tmp_path / "first" / "text.txt", tmp_path / "out" / "text.json"
    assert evaluate(text, annotated).scores["facts"].gold == 1


def test_what_either_leaves_open_counts_for_neither() -> None:
    one, other = both()
    assert agreeing("entities", one, other) == (3, 3)
    assert agreeing("facts", one, other) == (2, 2)
    assert agreeing("facts", other, one) == (1, 1)
    assert agreeing("observations", other, one) == (1, 1)
