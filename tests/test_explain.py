"""`kg explain` shows what was seen of a sentence, and why a fact was taken or dropped."""

from __future__ import annotations

import json
from pathlib import Path

from command import kg

SIGNED = "2019年，清河大学与梅县政府签约，共建清河研究院。"


def test_each_step_of_a_sentence_is_shown() -> None:
    lines = kg("explain", SIGNED).out.splitlines()
    assert lines[0] == SIGNED
    assert "清河大学/ORG" in lines[1] and "共建/v" in lines[1]
    assert "  mention   清河研究院 ResearchInstitute (repeated-name)" in lines
    assert "  date      2019 (on)" in lines
    assert "  clause    共建/v [清河研究院]" in lines
    assert "    tried   共建 → co-found: agent = 清河大学、梅县政府, patient = 清河研究院, date = 2019" in lines
    assert any(line.startswith("    fact    清河研究院 foundedBy 清河大学 (co-found, ") for line in lines)


def test_what_was_dropped_is_shown_with_its_reason() -> None:
    assert "    dropped 参加: negated" in kg("explain", "清河大学没有参加梅县人才峰会。").out
    refused = kg("explain", SIGNED).out
    assert "dropped co-found: launchedBy: its domain or range does not take ResearchInstitute and University" in refused


def test_what_is_planned_is_marked() -> None:
    assert "foundedOn 2026 (found, " in (out := kg("explain", "清河研究院将于2026年成立。").out)
    assert ", planned)" in out


def test_a_figure_is_shown_with_what_it_is_of() -> None:
    assert "figure  清河大学 学生 = 5000人" in kg("explain", "清河大学有学生5000人。").out


def test_a_file_is_narrowed_to_the_sentences_that_hold_some_words(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{SIGNED}\n\n清河大学校长是李明远。\n", encoding="utf-8")
    [sentence] = json.loads(kg("explain", article, "--find", "校长", "--format", "json").out)
    assert sentence["text"] == "清河大学校长是李明远。"
    nothing = kg("explain", article, "--find", "桥梁")
    assert nothing.code == 0 and "no sentence holds 桥梁" in nothing.err


def test_the_date_of_the_article_dates_its_words() -> None:
    assert "date      2023-05" in kg("explain", "今年5月，清河大学成立。", "--date", "2023-09-08").out


def test_a_file_that_is_not_there_is_one_line() -> None:
    assert "nowhere.txt" in kg("explain", "nowhere.txt").error
