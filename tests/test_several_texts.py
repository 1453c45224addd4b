"""Of several texts one that cannot be read is named at the end, and the graph holds the others; what comes twice is read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import kg, process

import kg as library
import kg.extraction as extraction
from kg.reading import Document

PEOPLE = ("顾长庚", "陆听涛", "陈渡舟", "苏映川")


def sentence(name: str) -> str:
    return f"5月16日，云灯市举办守塔人大会，望岭大学教授{name}出席开幕式。"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a good text of each of the people."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, name in enumerate(PEOPLE):
        (folder / f"{number}.txt").write_text(sentence(name), encoding="utf-8")
    return folder


def people_in(path: Path) -> set[str]:
    """Who is in a graph file."""
    return {row["name"] for row in library.load(path).query("SELECT ?name { ?x a tkg:Person ; rdfs:label ?name }")}


@pytest.fixture
def falling_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that texts about 陆听涛 and 陈渡舟 bring down."""
    real = extraction.extract

    def extract(document: Document, *others: object) -> extraction.Extraction:
        for name, error in (("陆听涛", RecursionError("too deep\x1b[31m")), ("陈渡舟", MemoryError())):
            if name in document.text:
                raise error
        return real(document, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "extract", extract)


def test_bad_texts_are_named_at_the_end_and_the_others_read(texts: Path, tmp_path: Path) -> None:
    (texts / "1.txt").write_bytes(b"%PDF-1.7\n")
    (texts / "2.txt").write_bytes(b"\0" * 99)
    done = kg("-q", "build", texts, texts / "none.txt", "-o", tmp_path / "g.ttl")
    assert done.code == 1
    assert done.err.splitlines() == [
        "kg: 3 of 5 texts could not be read:",
        f"kg: {texts}/1.txt: a PDF, no plain text. Save it as plain text (.txt) first",
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


def test_the_same_text_under_many_names_is_read_once_and_said_so(texts: Path) -> None:
    alone = kg("build", texts / "0.txt")
    for number in range(4, 200):
        (texts / f"{number}.txt").write_text(sentence(PEOPLE[0]), encoding=("utf-8", "gb18030")[number % 2])
    names = [texts / "0.txt", *(texts / f"{number}.txt" for number in range(4, 200))]
    done = kg("build", *names)
    assert (done.code, done.out) == (0, alone.out)
    assert done.err.count("reading ") == 1
    assert f"{texts}/199.txt: the same text as {texts}/0.txt, which is read once\n" in done.err
    assert done.err.count("which is read once\n") == 196


# ── The library ────────────────────────────────────────────────────────────


def test_the_library_raises_at_the_first_text_that_cannot_be_read(texts: Path) -> None:
    (texts / "2.txt").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(library.UsageError, match=r"2\.txt: a PDF"):
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


# ── Folders ────────────────────────────────────────────────────────────────


def test_a_folder_says_what_it_holds_beside_texts(texts: Path) -> None:
    for name in ("a.pdf", "b.PDF", "c.docx", "README", ".hidden.txt", "D.TXT"):
        (texts / name).write_text(sentence("杜若蘅"), encoding="utf-8")
    (texts / "more.txt").mkdir()
    done = kg("build", texts)
    assert done.code == 0
    assert f"{texts}: left out 2 .pdf, 1 .docx, 1 other, 1 folder\n" in done.err.replace(
        "1 other, 1 .docx", "1 .docx, 1 other"
    )
    assert "杜若蘅" in done.out, "a text whose name ends in .TXT is one"
    for path in texts.iterdir():
        if path.suffix.lower() == ".txt" and path.is_file():
            path.unlink()
    done = kg("build", texts)
    assert done.code == 2
    assert f"{texts}: a folder without .txt files; it holds 2 .pdf" in done.error
    assert done.error.endswith("Save them as plain text (.txt) first")


def test_names_with_escape_codes_tell_a_terminal_nothing(texts: Path) -> None:
    (texts / "\x1b[31m.txt").write_bytes(b"%PDF-1.7\n")
    (texts / "\x1b]0;x\x07.txt").write_text(sentence("杜若蘅"), encoding="utf-8")
    done = process("build", texts, "-o", texts / "\x1b[1m.ttl")
    assert done.returncode == 1
    assert b"\x1b" not in done.stderr and b"\x07" not in done.stderr
