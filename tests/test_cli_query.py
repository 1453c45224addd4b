"""What `kg query` and `kg queries` promise: queries by text, file or name, parameters, every format, tables that fit the terminal."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from command import KG, Done, kg, triples
from wcwidth import wcswidth

# ── kg query ───────────────────────────────────────────────────────────────

PEOPLE = "SELECT ?who ?title { ?who a tkg:Person ; tkg:title ?title } ORDER BY ?who"


def test_a_query_is_sparql_or_a_file_or_a_name(ttl: Path, tmp_path: Path) -> None:
    path = tmp_path / "my people.rq"
    path.write_text("\ufeff" + PEOPLE, encoding="utf-8")
    answer = kg("query", ttl, PEOPLE, "--format", "csv").out
    assert answer == "who,title\n宋逸平,博士\n罗亚非,博士\n"
    assert kg("query", ttl, path, "--format", "csv").out == answer
    assert "宋逸平,博士,韩国全北国立大学," in kg("query", ttl, "people", "--format", "csv").out
    assert kg("query", "-", PEOPLE, "--format", "csv", stdin=ttl.read_bytes()).out == answer


def test_a_parameter_is_bound_and_never_part_of_the_query(ttl: Path) -> None:
    query = "SELECT ?name ?kind { ?thing rdfs:label ?label ; a ?kind . FILTER(STR(?label) = ?name) }"
    assert kg("query", ttl, query, "--set", "name=清华大学", "--format", "csv").out == "kind\nUniversity\n"
    for evil in ('"', '清华大学" || true || "', "x) } #", "\\", "a=b"):
        assert kg("query", ttl, query, "--set", f"name={evil}", "--format", "csv") == Done(0, "kind\n", "")
    iri = "SELECT ?thing ?label { ?thing rdfs:label ?label }"
    thing = "thing=https://w3id.org/talentkg/id/organization/清华大学"
    assert kg("query", ttl, iri, "--set", thing, "--format", "csv").out == "label\n清华大学\n"


def test_ask_answers_yes_or_no(ttl: Path) -> None:
    for query, word, truth in (("ASK { ?x a tkg:Person }", "yes", True), ("ask { ?x a tkg:None }", "no", False)):
        assert kg("query", ttl, query) == Done(0, f"{word}\n", "")
        assert json.loads(kg("query", ttl, query, "--format", "json").out) == {"head": {}, "boolean": truth}
        root = ElementTree.fromstring(kg("query", ttl, query, "--format", "xml").out)
        assert root.findtext("{*}boolean") == str(truth).lower()
        assert kg("query", ttl, query, "--format", "csv").out == f"{str(truth).lower()}\n"


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a tkg:Award ; rdfs:label ?name }",
        "DESCRIBE <https://w3id.org/talentkg/id/organization/清华大学>",
    ],
)
def test_a_graph_is_answered_as_turtle(query: str, ttl: Path) -> None:
    done = kg("query", ttl, query)
    assert kg("query", ttl, query, "--format", "ttl") == done
    found = set(ox.parse(done.out.encode(), format=ox.RdfFormat.TURTLE))
    assert found
    assert {quad.triple for quad in found} <= triples(ttl)
    for fmt in ("table", "csv", "json", "xml"):
        refused = kg("query", ttl, query, "--format", fmt)
        assert refused.code == 2
        assert "Give ttl" in refused.error


def test_a_table_is_no_graph(ttl: Path) -> None:
    refused = kg("query", ttl, PEOPLE, "--format", "ttl")
    assert refused.code == 2
    assert "the answer is a table" in refused.error


TERMS = """@prefix : <http://example.org/> .
:a :p "说\\"\\t\\n<&>"@zh , 1.5 , true , _:b , :b .
:a :q "鸥" .
"""


def test_every_format_holds_the_same_terms(tmp_path: Path) -> None:
    path = tmp_path / "terms.ttl"
    path.write_text(TERMS, encoding="utf-8")
    query = "SELECT ?o ?none { ?s ?p ?o } ORDER BY DATATYPE(?o) ?o"
    answer = kg("query", path, query, "--format", "json").out
    assert json.loads(answer)["head"] == {"vars": ["o", "none"]}
    bindings = [row["o"] for row in json.loads(answer)["results"]["bindings"]]
    assert {"type": "literal", "value": '说"\t\n<&>', "xml:lang": "zh"} in bindings
    assert {"type": "literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"} in bindings
    assert {"type": "uri", "value": "http://example.org/b"} in bindings
    assert {"type": "literal", "value": "鸥"} in bindings
    assert [b["type"] for b in bindings].count("bnode") == 1
    for data, fmt in (
        (answer, ox.QueryResultsFormat.JSON),
        (kg("query", path, query, "--format", "xml").out, ox.QueryResultsFormat.XML),
    ):
        parsed = ox.parse_query_results(data.encode(), format=fmt)
        assert [v.value for v in parsed.variables] == ["o", "none"]
        terms = [row["o"] for row in parsed]
        assert len(terms) == 6
        assert ox.Literal('说"\t\n<&>', language="zh") in terms
        assert ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) in terms
    for fmt, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO(kg("query", path, query, "--format", fmt).out), delimiter=delimiter))
        assert rows[0] == ["o", "none"]
        assert ['说"\t\n<&>', ""] in rows


def test_labels_stand_in_place_of_iris_unless_they_are_asked_for(ttl: Path) -> None:
    query = "SELECT ?x { ?x a tkg:University } ORDER BY ?x"
    iris = [
        f"https://w3id.org/talentkg/id/organization/{name}"
        for name in ("日本富山县立大学", "清华大学", "韩国全北国立大学")
    ]
    assert kg("query", ttl, query).out.split()[2:] == [iri.rpartition("/")[2] for iri in iris]
    for fmt in ("csv", "tsv", "table"):
        assert kg("query", ttl, query, "--iris", "--format", fmt).out.split()[-3:] == iris
    bindings = json.loads(kg("query", ttl, query, "--format", "json").out)["results"]["bindings"]
    assert [row["x"]["value"] for row in bindings] == iris


def test_an_answer_without_rows_says_so(ttl: Path) -> None:
    assert kg("query", ttl, "SELECT ?x { ?x a tkg:None }").out == "(no answer)\n"
    assert kg("query", ttl, "SELECT ?x { ?x a tkg:None }", "--format", "csv").out == "x\n"


def on_terminal(columns: int, *words: str | Path) -> list[str]:
    """What a command shows on a terminal of this width."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    running = subprocess.Popen([KG, *words], stdout=child, stderr=subprocess.DEVNULL, env=environment)
    os.close(child)
    shown = b"".join(iter(lambda: reading(parent), b""))
    assert running.wait() == 0
    os.close(parent)
    return shown.decode().splitlines()


def reading(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where nobody writes to a terminal any more
        return b""


@pytest.mark.parametrize("watched", [True, False], ids=["terminal", "pipe"])
def test_what_takes_longer_than_a_second_is_told_at_a_terminal_and_nowhere_else(watched: bool) -> None:
    parent, child = pty.openpty() if watched else os.pipe()
    running = subprocess.Popen([KG, "stats", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=child)
    os.close(child)
    time.sleep(3)  # whoever sends the graph is slow
    running.communicate(b"")
    shown = b"".join(iter(lambda: reading(parent), b""))
    os.close(parent)
    assert (b"reading - \xe2\x80\xa6" in shown) is watched


@pytest.mark.parametrize("columns", [30, 57, 80, 140])
def test_a_table_fits_the_terminal_with_wide_characters_counted_as_two(columns: int, ttl: Path) -> None:
    shown = on_terminal(columns, "query", ttl, "figures")
    assert len(shown) > 10
    assert max(map(wcswidth, shown)) <= columns
    rule = next(line for line in shown if "─" in line)
    starts = [m.start() for m in re.finditer("─+", rule)]
    for line in shown:
        places = list(columns_of(line))
        assert all(start == 0 or places[start - 1 : start] in ([" "], []) for start in starts), (
            "cells begin below heads"
        )
    assert not any("…" in line for line in shown)


def columns_of(line: str) -> Iterator[str]:
    """The characters of a line, each as often as it has columns."""
    for character in line:
        yield from [character] * wcswidth(character)


def test_a_cell_neither_breaks_its_line_nor_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text('<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "一\\n二\\t\\u001b[31m\\u202e三" .')
    for words in (["query", path, "SELECT ?o { ?s ?p ?o }"], ["show", path, "http://e.org/a"]):
        out = kg(*words).out
        assert not set("\x1b\u202e\t") & set(out)
        assert "一 二" in out


# ── kg queries ───────────────────────────────────────────────────────────────


def test_queries_lists_names_questions_in_both_languages_and_parameters() -> None:
    done = kg("queries")
    assert done.code == 0
    asked = [line for line in done.out.splitlines() if not line.startswith(" ")]
    for line in asked:
        assert re.fullmatch(r"[a-z]+ +[\u4e00-\u9fff].*？  [A-Z].*\?", line)
    assert [line.split()[0] for line in asked] == sorted(line.split()[0] for line in asked)
    after = done.out.partition("\npath ")[2].splitlines()
    assert [line.split()[:2] for line in after[1:3]] == [["--set", "from=…"], ["--set", "to=…"]]
