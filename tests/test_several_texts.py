"""Of several texts one that cannot be read is named at the end, and the graph holds the others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from command import kg, process
from spacy.language import Language
from texts_of_people import PEOPLE, people_in, sentence

import kg as library
import kg.extraction as extraction
from kg.reading import Document, corpus
from kg.reading.outcomes import Outcome
from kg.reading.read import Given


@pytest.fixture
def falling_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that texts about 陆听涛 and 陈渡舟 bring down."""
    real = extraction.extract_all

    def extract_all(documents: Sequence[Document], nlp: Language) -> Iterator[extraction.Extraction | Exception]:
        for document in documents:
            fault = next((error() for name, error in faults.items() if name in document.text), None)
            yield fault or next(real([document], nlp))

    faults = {"陆听涛": lambda: RecursionError("too deep\x1b[31m"), "陈渡舟": MemoryError}
    monkeypatch.setattr(extraction, "extract_all", extract_all)


# ── The command ──────────────────────────────────────────────────────────────


def test_bad_texts_are_named_at_the_end_and_the_others_read(texts: Path, tmp_path: Path) -> None:
    (texts / "1.txt").write_bytes(b"%PDF-1.7\n")
    (texts / "2.txt").write_bytes(b"\0" * 99)
    done = kg("-q", "build", texts, texts / "none.txt", "-o", tmp_path / "g.ttl")
    assert done.code == 1
    assert done.err.splitlines() == [
        "kg: 3 of 5 texts could not be read:",
        f"kg: {texts}/1.txt: a damaged PDF. Save or download it again",
        f"kg: {texts}/2.txt: not a text: it holds NUL characters. Give a plain text file",
        f"kg: {texts}/none.txt: no such file",
    ]
    assert people_in(tmp_path / "g.ttl") == {"顾长庚", "苏映川"}


@pytest.mark.usefixtures("falling_reader")
def test_a_text_that_brings_the_reader_down_is_named_too(texts: Path, tmp_path: Path) -> None:
    done = kg("-q", "build", texts, "-o", tmp_path / "g.ttl")
    assert done.code == 1
    first, deep, memory = done.err.splitlines()
    assert first == "kg: 2 of 4 texts could not be read:"
    assert deep.startswith(
        f"kg: {texts}/1.txt: an error in kg itself: RecursionError: too deep [31m. Run it again with"
    )
    assert memory.startswith(f"kg: {texts}/2.txt: an error in kg itself: MemoryError")
    assert people_in(tmp_path / "g.ttl") == {"顾长庚", "苏映川"}
    alone = kg("-q", "build", texts / "1.txt", "-o", tmp_path / "alone.ttl")
    assert (alone.code, alone.error.startswith(f"kg: while reading {texts}/1.txt: an error in kg itself: Recur")) == (
        1,
        True,
    )
    twice = kg("-q", "build", "--debug", texts / "1.txt", texts / "1.txt", "-o", tmp_path / "alone.ttl")
    assert (twice.code, twice.err.count("Traceback"), twice.err.count("RecursionError: too deep")) == (1, 1, 2)
    assert not (tmp_path / "alone.ttl").exists()


@pytest.mark.parametrize("fault", ["no text", "no such file", "the reader"])
def test_strict_stops_at_the_first_and_writes_nothing(
    fault: str, texts: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if fault == "the reader":
        request.getfixturevalue("falling_reader")
    elif fault == "no text":
        (texts / "1.txt").write_bytes(b"%PDF-1.7\n")
    else:
        (texts / "1.txt").unlink()
        (texts / "1.txt").symlink_to("none")
    out = tmp_path / "g.ttl"
    out.write_text("what stood here before")
    done = kg("-q", "build", "--strict", texts, "-o", out)
    assert done.code == (1 if fault == "the reader" else 2)
    assert f"{texts}/1.txt: " in done.error
    assert out.read_text() == "what stood here before"


def test_where_no_text_can_be_read_nothing_is_written(texts: Path, tmp_path: Path) -> None:
    for path in texts.iterdir():
        path.write_bytes(b"%PDF-1.7\n")
    out = tmp_path / "g.ttl"
    out.write_text("what stood here before")
    for words in ([texts], [texts / "0.txt", texts / "0.txt"]):
        done = kg("build", *words, "-o", out)
        assert (done.code, done.out) == (1, "")
        assert "texts could not be read:" in done.err
        assert out.read_text() == "what stood here before"
    assert kg("build", texts / "0.txt", "-o", out).code == 2


def test_a_wrong_call_is_no_fault_of_the_texts(texts: Path) -> None:
    done = kg("build", texts, "--date", "yesterday")
    assert done.code == 2
    assert done.error.startswith("kg: --date yesterday: not a date in EDTF")


def test_names_with_escape_codes_tell_a_terminal_nothing(texts: Path) -> None:
    (texts / "\x1b[31m.txt").write_bytes(b"%PDF-1.7\n")
    (texts / "\x1b]0;x\x07.txt").write_text(sentence("杜若蘅"), encoding="utf-8")
    done = process("build", texts, "-o", texts / "\x1b[1m.ttl")
    assert done.returncode == 1
    assert b"\x1b" not in done.stderr and b"\x07" not in done.stderr


def test_one_bad_part_of_a_single_file_loses_no_other(tmp_path: Path) -> None:
    rows = [json.dumps({"text": sentence(name)}, ensure_ascii=False) for name in PEOPLE[:2]]
    (tmp_path / "rows.jsonl").write_text(f"{rows[0]}\n{{broken\n{rows[1]}\n", encoding="utf-8")
    done = kg("-q", "build", tmp_path / "rows.jsonl", "-o", tmp_path / "g.ttl", "--report", tmp_path / "r.jsonl")
    assert (done.code, people_in(tmp_path / "g.ttl")) == (1, set(PEOPLE[:2]))
    assert sorted(row["fate"] for row in map(json.loads, (tmp_path / "r.jsonl").read_text().splitlines())) == [
        "failed",
        "read",
        "read",
    ]
    done = kg("read", tmp_path / "rows.jsonl", "--json")
    assert (done.code, len(done.out.splitlines())) == (1, 2)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here breaks off when it is read")
def test_a_file_that_breaks_off_when_it_is_read_is_named(texts: Path, tmp_path: Path) -> None:
    (texts / "x.txt").symlink_to("/proc/self/mem")
    done = kg("-q", "build", texts, "-o", tmp_path / "g.ttl")
    assert (done.code, people_in(tmp_path / "g.ttl")) == (1, set(PEOPLE))
    assert done.err.splitlines()[1:] == [f"kg: {texts}/x.txt: cannot be read: Input/output error"]


@pytest.mark.parametrize("closed", ["2>&-", ">&-"])
def test_closed_streams_take_no_files_place(closed: str, texts: Path, tmp_path: Path) -> None:
    command = f"exec {Path(sys.executable).parent}/kg build {texts} -o {tmp_path}/g.ttl {closed}"
    assert subprocess.run(["sh", "-c", command], capture_output=True).returncode == 0
    assert people_in(tmp_path / "g.ttl") == set(PEOPLE)


def test_a_text_that_brings_the_layout_down_is_named_and_the_others_read(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = corpus.document_of

    def document_of(outcome: Outcome, given: Given) -> Document:
        if outcome.original and "陆听涛" in outcome.original.text:
            raise RecursionError("too deep")
        return real(outcome, given)

    monkeypatch.setattr(corpus, "document_of", document_of)
    done = kg("-q", "build", texts, "-o", tmp_path / "g.ttl")
    assert (done.code, people_in(tmp_path / "g.ttl")) == (1, set(PEOPLE) - {"陆听涛"})
    assert done.err.splitlines()[1].startswith(
        f"kg: {texts}/1.txt: the reader of this format broke on it: RecursionError"
    )


# ── The library ────────────────────────────────────────────────────────────


def test_the_library_raises_at_the_first_text_that_cannot_be_read(texts: Path) -> None:
    (texts / "2.txt").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(library.UsageError, match=r"2\.txt: a damaged PDF"):
        library.build(sorted(texts.iterdir()))


@pytest.mark.usefixtures("falling_reader")
def test_the_library_says_which_text_brought_the_reader_down(texts: Path) -> None:
    with pytest.raises(RecursionError) as raised:
        library.build(sorted(texts.iterdir()))
    assert raised.value.__notes__ == [f"while reading {texts}/1.txt"]


@pytest.mark.usefixtures("falling_reader")
def test_the_library_tells_each_fault_to_whoever_wants_to_hear(texts: Path) -> None:
    (texts / "0.txt").write_bytes(b"%PDF-1.7\n")
    heard: list[tuple[str, type[Exception]]] = []
    graph = library.build(sorted(texts.iterdir()), on_error=lambda name, error: heard.append((name, type(error))))
    assert heard == [
        (f"{texts}/0.txt", library.UsageError),
        (f"{texts}/1.txt", RecursionError),
        (f"{texts}/2.txt", MemoryError),
    ]
    assert [row["n"] for row in graph.query("SELECT (COUNT(?x) AS ?n) { ?x a tkg:Article }")] == [1]


def test_whoever_hears_of_a_fault_may_stop_there(texts: Path) -> None:
    def stop(name: str, error: Exception) -> None:
        raise KeyboardInterrupt

    (texts / "0.txt").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(KeyboardInterrupt):
        library.build(sorted(texts.iterdir()), on_error=stop)


# ── Persons of one name ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "second", "persons"),
    [
        ("青岚集团董事长李伟在杭州出席智能制造大会。", "白石科技有限公司总经理李伟在成都出席新材料论坛。", 2),
        ("云灯市科技局局长李伟在杭州出席智能制造大会。", "云灯市教育局局长李伟来访。", 1),  # of one place
        ("青岚集团董事长李伟出席首届云灯论坛。", "白石大学教授李伟在首届云灯论坛上致辞。", 1),  # at one event
        ("青岚集团董事长李伟来访。", "李伟在成都出席新材料论坛。", 1),  # nothing tells them apart
    ],
)
def test_persons_of_one_name_are_told_apart_by_what_they_have_to_do_with(first: str, second: str, persons: int) -> None:
    rows = (
        library.build([first.encode(), second.encode()])
        .query("SELECT ?x { ?x a tkg:Person ; rdfs:label '李伟'@zh }")
        .rows
    )
    assert len(rows) == persons


def test_whoever_comes_again_is_the_namesake_who_fits() -> None:
    texts = [
        "青岚集团董事长李伟在杭州来访。",
        "白石科技总经理李伟在成都出席大会。",
        "白石科技李伟在武汉发言，白石科技董事李伟致辞。",
    ]
    rows = library.build([t.encode() for t in texts]).query("SELECT ?x { ?x a tkg:Person ; rdfs:label '李伟'@zh }").rows
    assert len(rows) == 2
