"""What `kg build` makes of texts, and what `kg show`, `kg validate` and `kg stats` tell of a graph."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
from command import KG, RDF, Done, kg, triples

import kg as library

TKG = "https://w3id.org/talentkg/ontology#"
TEXT = """海灯市举办首届青年人才节

本报记者 苏映川
2024年5月18日

5月16日，海灯市举办首届青年人才节。顾长庚毕业于海灯大学。去年，全市新增高新技术企业128家。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "海灯.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# ── kg build ───────────────────────────────────────────────────────────────


def test_a_build_tells_what_it_found_on_standard_error(text: Path, tmp_path: Path) -> None:
    done = kg("build", text, "-o", tmp_path / "g.ttl")
    assert (done.code, done.out) == (0, "")
    reading, entities, facts, figures, written = done.err.splitlines()
    assert reading == f"reading {text}"
    assert re.fullmatch(r"\d+ entities: (\w+ \d+, )*\w+ \d+", entities)
    assert "Person 2" in entities
    assert re.fullmatch(r"\d+ facts \(\d+ that texts say(, \d+ from a gazetteer)?\): (\w+ \d+, )*\w+ \d+", facts)
    assert "alumniOf 1" in facts
    assert re.fullmatch(r"1 figures, \d+ dates, \d+\.\d seconds", figures)
    assert written == f"written to {tmp_path / 'g.ttl'}"
    for counted in (entities, facts):
        total, _, parts = counted.partition(": ")
        assert int(total.split()[0]) == sum(int(part.split()[1]) for part in parts.split(", "))


def test_a_build_writes_turtle_to_standard_output(text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl")
    for words in (["build", text], ["build", text, "-o", "-"]):
        assert kg(*words).out == (tmp_path / "g.ttl").read_text(encoding="utf-8")


def test_a_text_comes_on_standard_input(text: Path) -> None:
    done = kg("build", "-", stdin=TEXT)
    assert done.out.count("tkg:Article") == 1 and "schema:MediaObject" not in done.out
    assert "reading standard input\n" in done.err


@pytest.mark.parametrize("words", [["-q", "build"], ["build", "--quiet"]])
def test_quiet_says_nothing_but_the_answer(words: list[str], text: Path) -> None:
    done = kg(*words, text)
    assert done.out.startswith("@prefix")
    assert (done.code, done.err) == (0, "")


def test_a_folder_stands_for_the_texts_in_it(text: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        TEXT.replace("顾长庚", "陆听涛").replace("海灯市举办", "又一届："), encoding="utf-8"
    )
    (tmp_path / "notes.ttl").write_text("陈渡舟毕业于海灯大学。", encoding="utf-8")
    done = kg("build", tmp_path)
    assert "顾长庚" in done.out and "陆听涛" in done.out and "陈渡舟" not in done.out
    assert done.out == kg("build", text, tmp_path / "b.txt").out


def test_title_date_source_and_base_are_those_given(text: Path) -> None:
    options = ["--title", "观星", "--date", "1999-03", "--source", "https://example.org/a", "--base", "https://e.org/"]
    out = kg("build", text, *options).out
    assert re.search(r"https://e\.org/article/example-org-a-[0-9a-f]{16}\b", out)
    assert 'tkg:edtf "1999-03"' in out
    assert "<https://example.org/>" in out and "dcterms:source example:a" in out
    assert "<https://e.org/person/>" in out


def test_facts_only_counts_and_writes_the_facts_without_evidence(text: Path, tmp_path: Path) -> None:
    whole, plain = (
        kg("build", text, "-o", tmp_path / f"g{flag}.ttl", *([flag] * bool(flag))) for flag in ("", "--facts-only")
    )
    said, bare = ([re.sub(r" \(.*?\)", "", line) for line in done.err.splitlines()[1:3]] for done in (whole, plain))
    assert said == bare
    written = (tmp_path / "g--facts-only.ttl").read_text(encoding="utf-8")
    assert "tkg:alumniOf" in written
    assert "tkg:quote" not in written and "mentionedAt" not in written


@pytest.mark.parametrize("suffix", RDF)
def test_build_and_export_write_every_rdf_format(suffix: str, text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl")
    built, exported = tmp_path / f"built{suffix}", tmp_path / f"exported{suffix}"
    assert kg("build", text, "-o", built).code == 0
    assert kg("export", tmp_path / "g.ttl", "-o", exported) == Done(0, "", f"written to {exported}\n")
    assert triples(built) == triples(exported) == triples(tmp_path / "g.ttl")


def test_a_build_keeps_nothing_in_the_home_of_its_user(text: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    own = {name: value for name, value in os.environ.items() if name not in ("ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")}
    done = subprocess.run([KG, "-q", "build", text], capture_output=True, env={**own, "HOME": str(home)})
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(home.rglob("*")) == [], "onnxruntime keeps its user's number there, and sends it"


# ── kg show, kg validate, kg stats ───────────────────────────────────────────


def test_show_tells_classes_names_facts_both_ways_and_the_words_that_say_them(ttl: Path) -> None:
    shown = kg("show", ttl, "嘉兴").out
    assert shown.startswith("嘉兴市  (地点)  <https://w3id.org/talentkg/id/place/嘉兴市>\n  also: 嘉兴\n")
    assert "  → 位于  长三角\n      │ ‹嘉兴位于长三角腹地" in shown
    assert "  → 位于  浙江省\n      (from: 名录)\n" in shown
    assert re.search(r"  ← 运营方  星耀南湖\n      │ .*由嘉兴打造", shown)
    assert re.search(r"  → 数据  嘉兴市 .*第21位.*\n      │ .*名列全国第21位", shown)
    words = kg("show", ttl, "罗亚非").out
    assert re.search(r"  → 毕业于  日本富山县立大学\n      │ .*从日本富山县立大学毕业", words)


def test_show_marks_the_words_in_their_sentence_and_tells_article_and_place(tmp_path: Path) -> None:
    text = "人才周报\n\n5月16日，海灯市举办首届青年人才节，顾长庚来了。\n"
    graph = library.build(text=text, date="2024-05-18")
    article = next(graph.store.quads_for_pattern(None, ox.NamedNode(f"{TKG}sha256"), None, None)).subject
    graph.store.add(ox.Quad(article, ox.NamedNode(f"{TKG}text"), ox.Literal(text)))
    graph.save(tmp_path / "g.ttl")
    shown = kg("show", tmp_path / "g.ttl", "海灯市").out
    assert "\x1b" not in shown
    assert "      │ ‹5月16日，海灯市举办首届青年人才节›，顾长庚来了。\n" in shown
    quote = "5月16日，海灯市举办首届青年人才节"
    start = text.index(quote)
    assert f"      │ (人才周报, 2024-05-18, line 3, char {start}–{start + len(quote)})\n" in shown
    assert f"\x1b[1;4m{quote}\x1b[0m，" in graph.show("海灯市").text("\x1b[1;4m", "\x1b[0m")


def test_show_tells_the_facts_of_a_graph_without_evidence(text: Path, tmp_path: Path) -> None:
    kg("build", text, "-o", tmp_path / "g.ttl", "--facts-only")
    assert "  → 毕业于  海灯大学\n" in kg("show", tmp_path / "g.ttl", "顾长庚").out + "\n"


def test_validate_says_in_words_what_does_not_conform_and_ends_with_1(ttl: Path, tmp_path: Path) -> None:
    assert kg("validate", ttl) == Done(0, "The graph conforms to the shapes.\n", "")
    path = tmp_path / "g.ttl"
    path.write_text(f"<http://example.org/节> a <{TKG}Event> .", encoding="utf-8")
    done = kg("validate", path)
    assert (done.code, done.err) == (1, "")
    assert "http://example.org/节" in done.out
    assert done.out.endswith("the graph does not conform to the shapes.\n")


def test_stats_counts_and_names_the_most_connected(ttl: Path, graph: library.Graph) -> None:
    out = kg("stats", ttl).out
    network = graph.to_networkx()
    entities = int(re.search(r"entities (\d+)", out)[1])  # type: ignore[index]
    assert entities == network.number_of_nodes()
    assert f"triples {graph.stats().triples}\n" in out
    assert f"density {networkx.density(network):.4f}" in out
    most = dict(network.degree())
    first = re.search(r"most connected: (\S+) (\d+)", out)
    assert first
    assert int(first[2]) == max(most.values())
    assert network.nodes[max(most, key=most.__getitem__)]["label"] == first[1]


def test_facts_without_a_source_are_counted_as_such(tmp_path: Path) -> None:
    done = kg("build", "-", "-o", tmp_path / "g.ttl", "--facts-only", stdin=TEXT)
    facts = re.search(r"^of the facts: ([1-9]\d*) without a source$", kg("stats", tmp_path / "g.ttl").out, re.MULTILINE)
    assert facts
    assert f"\n{facts[1]} facts ({facts[1]} without a source): " in done.err
