"""Answers that read well: the same in every engine, in the user's language, fitted to the terminal, safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from command import kg as run
from command import process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

import kg
from kg.domain import ONTOLOGY
from kg.graph.cells import guarded
from kg.graph.find import find
from kg.query import NamedQuery, named_queries
from kg.query.table import aligned

QUERIES = named_queries(ONTOLOGY)
GIVEN = {"name": "海灯大学", "from": "顾长庚", "to": "海灯市"}
SAMPLE = {"name": "嘉兴市", "from": "罗亚非", "to": "日本"}
TEXT = """海灯市举办人才节

2024年5月18日

5月16日，海灯市举办首届青年人才节。海灯大学教授、观星研究院院长顾长庚说，海灯大学位于海灯市，成立于1958年。
上半年，海灯市引进博士1.2万人，同比增长8%，居全省第2位。海灯大学与观星研究院签约合作。
"""


@pytest.fixture(scope="module")
def text() -> kg.Graph:
    """A graph of a text of our own."""
    return kg.build(TEXT.encode())


@pytest.fixture(scope="module")
def ttl(graph: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample as a file."""
    path = tmp_path_factory.mktemp("answers") / "g.ttl"
    graph.save(path)
    return path


# ── The same in every engine ───────────────────────────────────────────────


def plain(term: object) -> object:
    """A term of either engine as one value."""
    value = str(getattr(term, "value", term))
    datatype = str(getattr(getattr(term, "datatype", None), "value", getattr(term, "datatype", None)))
    if term is None or isinstance(term, ox.NamedNode | rdflib.URIRef):
        return value
    return float(value) if datatype.endswith(("decimal", "integer")) else (value, getattr(term, "language", None))


def in_oxigraph(query: NamedQuery, store: ox.Store, bound: dict[str, str]) -> list[tuple[object, ...]]:
    answer = store.query(
        query.sparql, substitutions={ox.Variable(name): ox.NamedNode(iri) for name, iri in bound.items()}
    )
    return [tuple(plain(value) for value in row) for row in answer]


def in_rdflib(query: NamedQuery, graph: rdflib.Graph, bound: dict[str, str]) -> list[tuple[object, ...]]:
    answer = graph.query(query.sparql, initBindings={name: rdflib.URIRef(iri) for name, iri in bound.items()})
    return [tuple(plain(row[name]) for name in answer.vars) for row in answer]


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_query_has_the_same_rows_in_the_same_order_in_two_engines(
    name: str, graph: kg.Graph, text: kg.Graph
) -> None:
    for one, names in ((graph, SAMPLE), (text, GIVEN)):
        query = QUERIES[name]
        bound = {} if query.walk else {p: find(one.store, names[p]).value for p in query.parameters}
        rows = in_oxigraph(query, one.store, bound)
        assert in_rdflib(query, one.rdf, bound) == rows
        assert rows or name in ("contradictions", "unsupported", "awards", "carriers", "programmes", "reports")


def test_a_named_query_declares_the_prefixes_that_it_uses() -> None:
    for query in QUERIES.values():
        ox.Store().query(query.sparql)


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


# ── What happened, in the order of time ────────────────────────────────────

DATES = ["Y-48000", "-5000~", "-0220", "0960/1279", "../2003", "2003", "2003-05", "2003-05-04", "2004/..", "199X"]
ORDER = ["Y-48000", "-5000~", "-0220", "0960/1279", "199X", "2003", "2003-05", "2003-05-04", "../2003", "2004/.."]


def dated() -> Iterator[str]:
    from kg.edtf import span

    for n, edtf in enumerate(DATES):
        date = span(edtf)
        days = [f'; tkg:{name} "{day}"^^xsd:date' for name, day in (("begin", date.begin), ("end", date.end)) if day]
        yield f':t{n} rdfs:label "事{n}"@zh ; tkg:foundedOn :d{n} . :d{n} a tkg:Date ; tkg:edtf "{edtf}" {"".join(days)} .'


def test_the_timeline_has_years_before_christ_first_and_open_dates_in_their_place(tmp_path: Path) -> None:
    prefixes = (
        "@prefix tkg: <https://w3id.org/talentkg/ontology#> . @prefix : <http://example.org/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    (tmp_path / "g.ttl").write_text(prefixes + "\n".join(dated()), encoding="utf-8")
    graph = kg.load(tmp_path / "g.ttl")
    assert [row["date"] for row in graph.query("timeline")] == ORDER
    assert [row[0] for row in in_rdflib(QUERIES["timeline"], graph.rdf, {})] == [(edtf, None) for edtf in ORDER]


def test_cooperation_and_timeline_give_the_date_that_the_statement_has(graph: kg.Graph) -> None:
    [row] = graph.query("cooperation").rows
    assert (row["one"], row["other"], row["date"]) == ("浙江省政府", "清华大学", "2003")
    assert {"date": "2003", "thing": "清华大学", "what": "cooperatesWith", "with": "浙江省政府"} in graph.query(
        "timeline"
    ).rows


# ── What contradicts, and what no text says ────────────────────────────────


@pytest.fixture(scope="module")
def corpus() -> kg.Graph:
    """All texts of the training folder in one graph."""
    return kg.build(sorted((ONTOLOGY / "training").glob("*.txt")))


def test_the_texts_of_the_training_folder_contradict_each_other_once(corpus: kg.Graph) -> None:
    [row] = corpus.query("contradictions").rows
    assert (row["about"], row["what"]) == ("潍坊先进光电芯片研究院", "foundedOn")
    assert (row["one"], row["other"]) == ("2018-10", "2019")
    assert "成立于2018年10月" in row["words"]
    assert row["otherWords"].startswith("2019年")


def test_several_posts_of_a_person_are_rows_of_a_title_and_its_institution(corpus: kg.Graph, text: kg.Graph) -> None:
    rows = corpus.query("people").rows
    posts = {(row["title"], row["institution"]) for row in rows if row["person"] == "何文博"}
    assert posts >= {
        ("研究员", "中国科学院西安光学精密机械研究所"),
        ("董事长", "陕西光芯微纳科技有限公司"),
        ("兼职教授", "西安电子科技大学"),
        ("副会长", "陕西省青年科技工作者协会"),
        ("", "美国麻省理工学院"),
    }
    assert ("院士", "中国工程院") in {(row["title"], row["institution"]) for row in rows if row["person"] == "严崇礼"}
    said = {(row["title"], row["institution"]) for row in text.query("people").rows if row["person"] == "顾长庚"}
    assert said == {("教授", "海灯大学"), ("院长", "观星研究院")}


def test_what_is_unsupported_and_what_texts_say_are_all_the_facts(corpus: kg.Graph) -> None:
    for graph in (corpus, kg.build(TEXT.encode(), facts_only=True)):
        said = graph.query(
            "SELECT DISTINCT ?s ?p ?o { ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tkg:quote ?words }"
        )
        unsupported = [row for row in graph.query("unsupported").rows if row["property"] != "Observation"]
        assert len(said) + len(unsupported) == sum(graph.facts().values())
