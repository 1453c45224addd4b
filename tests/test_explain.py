"""`kg explain` shows what was seen of a sentence, and why a fact was taken or dropped."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from command import kg

import kg as library

SIGNED = "2019年，清河大学与梅县政府签约，共建清河研究院。"


def test_each_step_of_a_sentence_is_shown() -> None:
    lines = kg("explain", SIGNED).out.splitlines()
    assert lines[0] == SIGNED
    assert "清河大学/ORG" in lines[1] and "共建/v" in lines[1]
    assert "  mention   清河研究院 ResearchInstitute (lac-organization, head-word, repeated-name)" in lines
    assert "  date      2019 (on)" in lines
    assert "  clause    共建/v [清河研究院]" in lines
    assert "    tried    共建 → co-found: agent = 清河大学、梅县政府, patient = 清河研究院, date = 2019" in lines
    assert any(line.startswith("    fact     清河研究院 foundedBy 清河大学 (co-found, ") for line in lines)


def test_what_was_dropped_is_shown_with_its_reason() -> None:
    assert "    dropped  参加: negated" in kg("explain", "清河大学没有参加梅县人才峰会。").out
    refused = kg("explain", SIGNED).out
    assert (
        "dropped  co-found: launchedBy: its domain or range does not take ResearchInstitute and University" in refused
    )


def test_what_is_planned_is_marked() -> None:
    assert "foundedOn 2026 (found, " in (out := kg("explain", "清河研究院将于2026年成立。").out)
    assert ", planned)" in out


def test_a_figure_is_shown_with_what_it_is_of() -> None:
    assert "figure   清河大学 学生 = 5000人" in kg("explain", "清河大学有学生5000人。").out


def test_a_role_that_nothing_fills_is_named_with_what_it_would_say() -> None:
    assert "    dropped  found: nothing fills agent (foundedBy)" in kg("explain", "清河研究院2023年成立。").out


def test_a_name_that_stands_in_a_longer_one_is_shown_with_it() -> None:
    out = kg("explain", "海灯科技有限公司落户海灯高新区，计划建设海灯创新中心。").out
    assert "  no name   海灯 Place (lac-place): 海灯高新区 is longer" in out


def test_a_verb_that_is_a_noun_or_that_no_frame_has_is_shown() -> None:
    out = kg("explain", "清河大学代表出席签约环节，历时三天。").out
    assert "    dropped  签约: a noun here" in out
    assert "    no frame 历时" in out


def test_a_number_that_is_no_figure_is_shown_with_its_reason() -> None:
    assert "    dropped  58分: no quantity and no rank" in kg("explain", "李明远3小时58分抵达清河大学。").out
    assert "    dropped  有50人: nothing says what it is of" in kg("explain", "有50人到场。").out


def test_figures_given_in_turn_are_shown_as_they_come_out() -> None:
    out = kg("explain", "2023年，清河市和梅江市的地区生产总值分别为500亿元和300亿元。").out
    assert "清河市 地区生产总值 = 50000000000元, 2023" in out
    assert "梅江市 地区生产总值 = 30000000000元, 2023" in out


def test_a_fact_said_twice_is_marked_the_second_time() -> None:
    first, second = kg("explain", "李明远毕业于清河大学。李明远毕业于清河大学。").out.split("\n\n")
    assert "李明远 alumniOf 清河大学 (study, 0.97)" in first
    assert "李明远 alumniOf 清河大学 (study, 0.97, already said)" in second


def test_all_that_is_read_from_an_article_is_shown_and_nothing_else(sample: Path, graph: library.Graph) -> None:
    sentences = json.loads(kg("explain", sample, "--format", "json").out)
    clauses = [clause for sentence in sentences for clause in sentence["clauses"]]
    facts = [fact for clause in clauses for fact in clause["facts"]]
    new = [fact for fact in facts if "already said" not in fact and "planned" not in fact]
    predicates = graph.facts().keys() - {"author", "locatedIn"}  # the layout and the gazetteer say some of these
    told = Counter(word for fact in new for word in fact.split() if word in predicates)
    assert told == {p: n for p, n in graph.facts().items() if p in predicates}
    assert sum(len(clause["figures"]) for clause in clauses) == graph.classes()["Observation"]


def test_a_sentence_may_be_longer_than_a_path() -> None:
    assert kg("explain", "清河大学在梅县，" * 60).code == 0


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


def test_words_in_another_encoding_are_read_in_it_or_told() -> None:
    done = kg("explain", os.fsdecode("清河大学成立".encode() + b"\xe5\xff"))
    assert "the text given: not a text in UTF-8, UTF-16, GB18030 or Big5" in done.error
