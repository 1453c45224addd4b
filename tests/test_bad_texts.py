"""What becomes of bad texts: one clear line or a right result, in bounded memory and linear time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import KG, kg
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as library
from kg.builder import pipeline_of
from kg.domain import ONTOLOGY
from kg.extraction import extract
from kg.extraction.record import Record
from kg.reading import read

SENTENCE = "5月16日，海灯市举办首届青年人才节，望岭大学教授顾长庚出席开幕式，全市新增企业128家。"
MEGABYTE = 1_000_000


MEASURED = """
import os, subprocess, sys
running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(running.pid, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def megabytes(*words: str | Path) -> tuple[int, str, float]:
    """Exit code, standard error and peak memory of a command. A small process starts it: a child counts what its parent held."""
    done = subprocess.run([sys.executable, "-c", MEASURED, KG, *words], capture_output=True, text=True)
    return done.returncode, done.stderr, int(done.stdout) / 1024


# ── Files that are not there, or no texts ──────────────────────────────────


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "观星.txt"
    done = kg("build", path)
    assert (done.code, done.error) == (2, f"kg: {path}: no such file")
    for command in (["stats"], ["validate"], ["view"], ["export", "-o", "x.nt"], ["query", "people"], ["show", "星"]):
        words = [command[0], tmp_path / "g.ttl", *command[1:]]
        done = kg(*words)
        assert (done.code, done.error) == (2, f"kg: {tmp_path / 'g.ttl'}: no such file")


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    done = kg("build", tmp_path)
    assert (done.code, done.error) == (2, f"kg: {tmp_path}: a folder without a file to read")
    assert "a folder" in kg("stats", tmp_path).error
    assert "Give a file in it" in kg("explain", tmp_path).error
    (tmp_path / "a.txt").write_text("云灯市召开大会。", encoding="utf-8")
    for option in (["--include", "*.html"], ["--exclude", "*.txt"]):
        assert kg("build", tmp_path, *option).error.endswith("that --include and --exclude let through")


@pytest.mark.parametrize(
    "words", [["build", ""], ["read", ""], ["explain", ""], ["query", "", "people"], ["stats", ""]]
)
def test_an_empty_name_of_a_file_is_shown(words: list[str]) -> None:
    done = kg(*words)
    assert (done.code, done.error) == (2, "kg: “”: no such file")


@pytest.mark.parametrize("option", ["--output", "--report", "--meta"])
def test_an_option_whose_file_has_an_empty_name_is_refused(option: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云灯市召开大会。", encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", option, "")
    assert (done.code, done.out) == (2, "")
    assert "cannot be" in done.error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    for name, command in (("a.txt", "build"), ("a.ttl", "stats")):
        path = tmp_path / name
        path.touch(mode=0o000)
        done = kg(command, path)
        assert (done.code, done.error) == (2, f"kg: {path}: no permission to read it")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \n\u3000\n", "empty"),
        ("GDP grew 3.4% in 2020 to 100 billion, said IBM on 2020-05-06.", "no Chinese in it"),
        ("100%\n\n2021", "no Chinese in it"),
    ],
)
def test_a_text_without_chinese_gives_the_article_alone_and_a_warning(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    done = kg("-q", "build", path)
    assert done.code == 0
    assert done.err == f"warning: {path}: {said}; the graph holds the article alone\n"
    [article] = re.findall(r"^(\S+) a tkg:", done.out, re.MULTILINE)
    assert "article" in article
    with pytest.warns(UserWarning, match=said):
        library.build(path)


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00" + bytes(range(256)) * 8
NOISE = bytes((n * n * 7919 + n * 31) % 255 + 1 for n in range(5000))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PNG, "a picture (PNG)"),
        (NOISE, "not a text in UTF-8, UTF-16, GB18030 or Big5"),
        (SENTENCE.encode() + b"\0", "not a text: it holds NUL characters"),
        (b"\0\0" + SENTENCE.encode(), "not a text: it holds NUL characters"),
        (b"\0" * 4096, "not a text: it holds NUL characters"),
        (SENTENCE.encode() + b"\xed\xa0\x80" + SENTENCE.encode(), "It is no UTF-8 from byte "),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8", "begins as utf-16 but is broken"),
        (b"\xef\xbb\xbf" + b"\xff", "begins as utf-8-sig but is broken at byte "),
        (SENTENCE.encode() + b"\xe6\x98", "It is no UTF-8 from byte "),
    ],
    ids=["picture", "noise", "NUL", "NULs", "only NUL", "surrogate", "half a pair", "after a mark", "cut off"],
)
def test_bytes_that_are_no_text_are_told_in_one_line(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    done = kg("build", path, "-o", tmp_path / "g.ttl")
    assert done.code == 2
    assert done.error.startswith(f"kg: {path}: ")
    assert said in done.error
    assert not (tmp_path / "g.ttl").exists()


# ── Too much ───────────────────────────────────────────────────────────────


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(SENTENCE.encode() * (MEGABYTE // len(SENTENCE.encode())))
    code, said, memory = megabytes("build", path)
    assert code == 2
    assert said == f"kg: {path}: more than the 2 MB that one article may have. Split it\n"
    assert memory < 400
    with path.open("rb") as file:
        done = subprocess.run([KG, "build", "-"], stdin=file, capture_output=True, text=True)
    assert done.returncode == 2
    assert "more than the 2 MB" in done.stderr


def test_a_line_of_half_a_megabyte_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "海灯市的观星台很高" * (MEGABYTE // 108) + SENTENCE * 10 + "鸥" * (MEGABYTE // 12), encoding="utf-8"
    )
    code, said, memory = megabytes("-q", "build", path)
    assert (code, said) == (0, "")
    assert memory < 500


# ── Odd names ──────────────────────────────────────────────────────────────

ODD = {
    "quotes": "海灯“星\"'`”",
    "script": "<script>alert(1)</script>",
    "CDATA": "]]>&lt;&amp;<!--",
    "newlines": "海灯\n\r\n市\t举办",
    "directions": "\u202e海灯\u200f\u2067市",
    "very long": "海灯市" * 5000,
    "backslashes": "\\u0041\\\\#?/%zz",
    "emoji": "🚢👩‍🔬海灯",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_names_make_right_iris_and_files_that_parse(kind: str, tmp_path: Path) -> None:
    name = ODD[kind]
    graph = library.build(f"《{name}》由海灯大学发布。顾长庚毕业于海灯大学。".encode(), title=name)
    for suffix, rdf_format in (
        (".ttl", ox.RdfFormat.TURTLE),
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".rdf", ox.RdfFormat.RDF_XML),
    ):
        graph.save(tmp_path / f"g{suffix}")
        assert len(set(ox.parse(path=str(tmp_path / f"g{suffix}"), format=rdf_format))) == graph.stats().triples
    [row] = graph.query("SELECT ?article ?name { ?article a tkg:Article ; rdfs:label ?name }").terms
    assert row["name"].value == name
    assert not set('<>"{}|^`\\ \n\t') & set(row["article"].value)
    assert len(row["article"].value) < 1600
    page = tmp_path / "page.html"
    graph.view(page)
    assert "<script>alert" not in page.read_text(encoding="utf-8")
    for words in (
        ["stats"],
        ["query", "evidence", "--set", "name=海灯大学"],
        ["query", "neighbours", "--set", f"name={row['article'].value}"],
    ):
        done = kg(words[0], tmp_path / "g.ttl", *words[1:])
        assert (done.code, done.err) == (0, "")


# ── Whatever is put together ───────────────────────────────────────────────

ARTICLES = "".join(path.read_text(encoding="utf-8") for path in sorted((ONTOLOGY / "training").glob("*.txt")))
PIECES = st.tuples(
    st.integers(0, len(ARTICLES) - 1),
    st.integers(1, 60),
    st.sampled_from(["", "，", "。\n", "、", "（", "”", "：", "的"]),
)


@given(st.lists(PIECES, min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_pieces_of_articles_put_together_at_random_are_read_and_explained(pieces: list[tuple[int, int, str]]) -> None:
    text = "云江" + "".join(ARTICLES[start : start + length] + mark for start, length, mark in pieces)
    found = extract(read(text.encode()), pipeline_of(ONTOLOGY), Record())
    assert all(0 <= f.evidence.start < f.evidence.end <= len(text) for f in (*found.facts, *found.observations))
