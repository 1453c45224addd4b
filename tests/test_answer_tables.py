"""Answers that read well: in the user's language, fitted to the terminal, safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from command import kg as run
from command import process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

import kg
from kg.domain import ONTOLOGY
from kg.graph.cells import guarded
from kg.query import named_queries
from kg.query.table import aligned

QUERIES = named_queries(ONTOLOGY)
SAMPLE = {"name": "嘉兴市", "from": "罗亚非", "to": "日本"}


# ── In the user's language ─────────────────────────────────────────────────


def head(ttl: Path, *words: str) -> list[str]:
    return re.split(r" {2,}", run("query", ttl, *words).out.splitlines()[0])


def test_headings_and_properties_are_in_the_language_asked_for(ttl: Path) -> None:
    assert head(ttl, "people", "--lang", "zh") == ["人物", "职务", "机构", "毕业于"]
    assert head(ttl, "people", "--lang", "en") == ["person", "title", "institution", "alumni of"]
    assert "成立时间" in run("query", ttl, "timeline", "--lang", "zh").out
    assert "founded on" in run("query", ttl, "timeline", "--lang", "en").out
    assert "党政机关" in run("query", ttl, "institutions", "--lang", "zh").out


@pytest.mark.parametrize(
    ("locale", "heading"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "人物"),
        ({"LANG": "en_GB.UTF-8"}, "person"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE"}, "person"),
        ({"LANG": "C", "LC_ALL": "zh_TW"}, "人物"),
        ({}, "person"),
    ],
)
def test_the_locale_decides_where_no_language_is_asked_for(locale: dict[str, str], heading: str, ttl: Path) -> None:
    environment = {"LANG": "", "LC_MESSAGES": "", "LC_ALL": "", **locale}
    assert process("query", ttl, "people", **environment).stdout.decode().startswith(heading)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_of_every_question_has_a_heading_of_its_own(language: str, graph: kg.Graph) -> None:
    from kg.query.words import Words

    for query in QUERIES.values():
        words = Words.of(query, ONTOLOGY, "zh" if language == "zh" else "en")
        names = graph.query(query.name, **{p: SAMPLE[p] for p in query.parameters}).variables
        headings = [words.heading(name) for name in names if name not in ("line", "start", "end")]
        assert len(set(headings)) == len(headings)
        if language == "zh":
            assert all(re.search("[\u4e00-\u9fff]", heading) for heading in headings), (query.name, headings)


def test_in_python_classes_and_properties_have_the_labels_of_the_locale(
    graph: kg.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, label, kind in (("zh_CN.UTF-8", "合作", "党政机关"), ("C", "cooperates with", "government body")):
        monkeypatch.setenv("LC_ALL", locale)
        assert {"date": "2003", "thing": "清华大学", "what": label, "with": "浙江省政府"} in [*graph.query("timeline")]
        assert kind in set(graph.query("institutions").to_pandas()["class"])
        assert f"<td>{kind}</td>" in graph.query("institutions")._repr_html_()
    assert b",GovernmentBody," in graph.query("institutions").serialize("csv")


def test_an_answer_without_terms_of_the_ontology_does_not_read_it(graph: kg.Graph, tmp_path: Path) -> None:
    elsewhere = kg.Graph(graph.store, ontology=tmp_path / "none")
    assert {"u": "清华大学"} in [*elsewhere.query("SELECT ?u { ?u a tkg:University }")]


def test_plans_ranks_and_sources_are_in_words_and_places_hold_what_is_there(ttl: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text(
        "@prefix tkg: <https://w3id.org/talentkg/ontology#> . @prefix : <http://example.org/> .\n"
        ':f a tkg:Observation ; tkg:about :a ; tkg:indicator "船数" ; tkg:rank 3 ; tkg:comparator "<=" ; tkg:status "planned" .',
        encoding="utf-8",
    )
    for language, words in (("zh", ["前3位", "计划"]), ("en", ["top 3", "planned"])):
        assert all(word in run("query", path, "figures", "--lang", language).out for word in words)
    assert "第21位" in run("query", ttl, "figures", "--lang", "zh").out
    assert "名录" in run("query", ttl, "unsupported", "--lang", "zh").out
    assert head(ttl, "places", "--lang", "zh") == ["地点", "位于", "在此"]


def test_evidence_tells_figures_of_a_thing_in_the_order_of_the_text(graph: kg.Graph) -> None:
    rows = [row for row in graph.query("evidence", name="嘉兴市").rows if row["start"]]
    assert [int(row["start"]) for row in rows] == sorted(int(row["start"]) for row in rows)
    figures = [row for row in rows if row["property"] == "Observation"]
    assert figures and all(row["subject"] == "嘉兴市" and row["object"].startswith("嘉兴市 ") for row in figures)


def test_numbers_are_as_people_write_them_in_the_table_and_raw_elsewhere(ttl: Path) -> None:
    zh, en = (run("query", ttl, "figures", "--lang", language).out for language in ("zh", "en"))
    assert "484亿元" in zh
    assert "110万人" in zh
    assert "≥ 3.4%" in zh
    assert "48.4 billion" in en
    rows = list(csv.DictReader(io.StringIO(run("query", ttl, "figures", "--format", "csv", "--lang", "zh").out)))
    assert {("48400000000", "元"), ("1100000", "人")} <= {(row["value"], row["unit"]) for row in rows}
    bindings = json.loads(run("query", ttl, "figures", "--format", "json").out)["results"]["bindings"]
    assert "48400000000" in {row["value"]["value"] for row in bindings if "value" in row}


def test_a_place_in_a_text_is_its_line_and_characters(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text(
        "@prefix tkg: <https://w3id.org/talentkg/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix : <http://example.org/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix prov: <http://www.w3.org/ns/prov#> .\n"
        ':a rdfs:label "鸥"@zh . :s rdf:subject :a ; rdf:predicate tkg:partOf ; rdf:object :b ; prov:wasDerivedFrom :p .\n'
        ":p oa:hasSource :news ; oa:start 104 ; oa:end 131 ; tkg:line 7 .",
        encoding="utf-8",
    )
    assert "第7行 104–131字" in run("query", path, "evidence", "--set", "name=鸥", "--lang", "zh").out
    assert "line 7, char 104–131" in run("query", path, "evidence", "--set", "name=鸥", "--lang", "en").out


def test_columns_that_are_empty_in_every_row_are_left_out_of_the_table_alone(ttl: Path) -> None:
    assert "主办" not in "".join(head(ttl, "awards", "--lang", "zh"))
    assert head(ttl, "unsupported", "--lang", "en") == ["subject", "property", "object", "source"]
    assert "status" not in " ".join(head(ttl, "figures", "--lang", "en"))
    assert "status" in run("query", ttl, "figures", "--format", "csv").out.splitlines()[0]
    assert head(ttl, "SELECT ?x ?none { ?x a tkg:University }") == ["x", "none"]


# ── Tables that fit, and lose nothing ──────────────────────────────────────


def test_a_table_in_a_pipe_is_80_columns_wide_and_holds_every_word(ttl: Path, graph: kg.Graph) -> None:
    for name in ("events", "figures", "timeline", "carriers"):
        out = run("query", ttl, name, "--lang", "zh").out
        assert max(map(wcswidth, out.splitlines())) <= 80
        assert "…" not in out
    cells = {row["event"] for row in graph.query("events").rows}
    shown = run("query", ttl, "events", "--lang", "zh").out.splitlines()
    firsts = "".join(line.split("  ")[0] if not line.startswith(" ") else line.strip().split("  ")[0] for line in shown)
    assert all(cell[:6] in firsts for cell in cells)


cell = st.text(alphabet="一二（）“”，。、abc 1.%-é\u3000", max_size=30)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=3), st.integers(min_value=12, max_value=90))
def test_a_table_of_any_words_fits_and_loses_none(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = aligned([("头", "b", "c"), *rows], width)
    assert max(map(wcswidth, shown.splitlines())) <= width
    wanted = sorted("".join("".join(row) for row in rows).split())
    assert sorted(re.sub(r"[\s─]|^", "", shown)) == sorted("头bc" + "".join(wanted))


def test_no_line_of_a_cell_begins_with_a_mark_that_belongs_to_the_one_before() -> None:
    for width in range(9, 30):
        shown = aligned([("一",), ("“智立方”、（某某）。" * 5,)], width).splitlines()[2:]
        assert not [line for line in shown if line.strip()[:1] in tuple("”、）。")]


def test_a_word_of_latin_script_is_whole_where_there_is_room_for_it() -> None:
    rows = [("关系", "原文"), ("affiliation", "顾长庚毕业于海灯大学" * 5), ("coopère avec", "潮汐实验室" * 9)]
    for width in range(24, 60):
        shown = aligned(rows, width)
        assert max(map(wcswidth, shown.splitlines())) <= width
        assert all(word in shown for word in ("affiliation", "coopère", "avec"))


# ── Safe to open ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000 ", "\n", "\u00a0"])
def test_no_table_holds_a_formula(sign: str, before: str, tmp_path: Path) -> None:
    evil = f"{before}{sign}cmd|' /C calc'!A0"
    path = tmp_path / "g.nt"
    label = json.dumps(evil, ensure_ascii=True)
    path.write_text(
        f"<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> {label} .\n"
        "<http://e.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/talentkg/ontology#Place> .\n"
    )
    for fmt, delimiter in (("csv", ","), ("tsv", "\t")):
        [_, [found]] = csv.reader(
            io.StringIO(run("query", path, "SELECT ?o { ?s rdfs:label ?o }", "--format", fmt).out), delimiter=delimiter
        )
        assert found == "'" + evil
    kg.load(path).save(f"{tmp_path / 'tables'}/")
    assert "'" + evil in (tmp_path / "tables" / "nodes.csv").read_text(encoding="utf-8-sig").replace('""', '"')


@pytest.mark.parametrize("number", ["-1", "+3.5", "-0.25", "12", "=", "-", "嘉兴=好"])
def test_a_number_or_a_sign_alone_is_no_formula(number: str) -> None:
    assert guarded(number) == number
