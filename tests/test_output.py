"""Nothing of the user's is lost: no output replaces an input, or a folder that kg did not write, and any name that a file may have is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from command import KG, kg
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as library

TABLES = ["edges.csv", "figures.csv", "nodes.csv"]
TEXT = "5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席开幕式。"
ANNOTATED = Path(__file__).parent / "annotated"


@pytest.fixture
def ttl(graph: library.Graph, tmp_path: Path) -> Path:
    """The graph of the sample as a file."""
    graph.save(tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


# ── An output that is an input ─────────────────────────────────────────────


def names_of(path: Path, how: str) -> Path:
    """Another name of a file."""
    other = path.with_name(f"other{path.suffix}")
    if how == "itself":
        return path
    if how == "a longer way":
        return path.parent / "here" / ".." / path.name
    (other.hardlink_to if how == "a hard link" else other.symlink_to)(path)
    return other


@pytest.mark.parametrize("how", ["itself", "a longer way", "a link", "a hard link"])
@pytest.mark.parametrize("command", ["build", "export", "view", "evaluate", "evaluate a folder"])
def test_an_output_that_is_an_input_is_refused_by_whatever_name(
    command: str, how: str, ttl: Path, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    gold = Path(shutil.copy(ANNOTATED / "json" / "festival.json", tmp_path / "festival.json"))
    text = Path(shutil.copy(ANNOTATED / "texts" / "festival.txt", tmp_path / "festival.txt"))
    odd = Path(shutil.copy(text, tmp_path / "odd.nt"))
    page = Path(shutil.copy(ttl, tmp_path / "page.html"))
    words, read = {
        "build": (["build", text, odd], odd),
        "export": (["export", ttl], ttl),
        "view": (["view", ttl], page),
        "evaluate": (["evaluate", text, gold], gold),
        "evaluate a folder": (["evaluate", tmp_path, tmp_path], gold),
    }[command]
    if command == "view":  # a graph whose name ends in .html is no graph: only a link makes it one
        ttl.unlink()
        ttl.hardlink_to(page)
    before = read.read_bytes()
    done = kg(*words, "-o", names_of(read, how))
    assert done.code == 2
    assert f"--output {names_of(read, 'itself').parent}" in done.error
    assert "the same file as the input" in done.error
    assert read.read_bytes() == before


def test_what_the_shell_has_opened_may_be_the_same_file_too(ttl: Path, tmp_path: Path) -> None:
    before = ttl.read_bytes()
    with ttl.open("rb") as file:
        done = subprocess.run([KG, "export", "-", "-o", ttl], stdin=file, capture_output=True, text=True)
    assert done.stderr == f"kg: --output {ttl}: the same file as the input standard input. Give another\n"
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    with text.open("ab") as file:
        done = subprocess.run([KG, "build", text], stdout=file, stderr=subprocess.PIPE, text=True)
    assert done.stderr == f"kg: --output standard output: the same file as the input {text}. Give another\n"
    assert ttl.read_bytes() == before
    assert text.read_text(encoding="utf-8") == TEXT


def test_a_file_of_the_ontology_is_an_input(tmp_path: Path) -> None:
    text, folder = tmp_path / "a.txt", tmp_path / "ontology"
    text.write_text(TEXT, encoding="utf-8")
    shutil.copytree(library.knowledge_graph.ONTOLOGY, folder)
    done = kg("build", text, "--ontology", folder, "-o", folder / "terms.ttl")
    assert (done.code, "the same file as the input" in done.error) == (2, True)


NAMED = {
    "in a list": ("@list", "x.json"),
    "as a pattern reads": ("[x].json", "[x].json"),
    "by a link in a folder": ("linked", "x.json"),
    "deep in a folder that a pattern fits": ("dee?", "deep/er/x.json"),
    "by an option": ("deep --include *.nt", "deep/x.nt"),
}


@pytest.mark.parametrize("option", ["-o", "--report"])
@pytest.mark.parametrize(("texts", "read"), NAMED.values(), ids=NAMED)
def test_what_is_read_is_no_output_however_it_is_named(
    texts: str, read: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deep/er").mkdir(parents=True)
    Path("linked").mkdir()
    Path(read).write_text(TEXT, encoding="utf-8")
    Path("linked/link.json").symlink_to(Path(read).absolute())
    Path("list").write_text(f"{read}\n", encoding="utf-8")
    done = kg("build", *texts.split(), *([] if option == "-o" else ["-o", "other.ttl"]), option, read)
    assert (done.code, f"{read}: the same file as the input" in done.error) == (2, True)
    assert Path(read).read_text(encoding="utf-8") == TEXT


def test_an_output_may_lie_among_the_texts_if_it_is_none_of_them(tmp_path: Path) -> None:
    for name in ("a.txt", "graph.ttl", "old.json"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert (
        kg("build", tmp_path, "--exclude", "old*", "-o", tmp_path / "graph.ttl", "--report", tmp_path / "old.json").code
        == 0
    )


@pytest.mark.parametrize("output", ["graph.json", "tables/"])
def test_what_a_run_left_among_the_texts_is_no_text_for_the_next(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    call = ("build", ".", "-o", output, "--report", "read.jsonl")
    assert kg(*call).code == kg("build", ".", "-o", "graph.ttl").code == kg("view", "graph.ttl").code == 0
    left = sorted(str(path) for path in Path().rglob("*") if path.is_file() and path.suffix not in (".txt", ".ttl"))
    done = kg(*call)
    assert done.code == 0, done.err
    assert f"a page, a table or a report that kg wrote {len(left)}" in done.err
    assert [row["file"] for row in map(json.loads, Path("read.jsonl").open()) if row["fate"] == "read"] == ["./a.txt"]
    for named in left:
        refused = kg("build", "a.txt", named, "-o", output if named == "read.jsonl" else "b.ttl", "--report", named)
        assert (refused.code, f"{named}: the same file as the input" in refused.error) == (2, True)


def test_the_ontology_that_an_export_infers_with_is_an_input(ttl: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ANNOTATED.parent / "domain", tmp_path / "domain"))
    before = (folder / "terms.ttl").read_bytes()
    done = kg("export", ttl, "--infer", "--ontology", folder, "-o", folder / "terms.ttl")
    assert (done.code, "the same file as the input" in done.error) == (2, True)
    assert (folder / "terms.ttl").read_bytes() == before


def test_a_folder_that_holds_an_input_is_no_output(ttl: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in TABLES:
        (texts / name).write_text(TEXT, encoding="utf-8")
    done = kg("build", *texts.iterdir(), "-o", f"{texts}/")
    assert (done.code, "a folder that holds the input" in done.error) == (2, True)
    assert (texts / "nodes.csv").read_text(encoding="utf-8") == TEXT
    assert kg("export", ttl, "-o", f"{tmp_path}/").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["view", "-o", "x.ttl"], "the graph is drawn as a page. Give a name that ends in .html"),
        (["view", "-o", ""], "no name of a file. Give one"),
        (["view", "-o", "."], "a folder. Give the name of a file"),
        (["evaluate", "-o", "x.ttl"], "no report has the suffix .ttl; there are .json .html"),
        (["evaluate", "--format", "json", "-o", "x.html"], "its suffix is that of another format than json"),
        (["export", "-o", ""], "“”: cannot be written: no name of a file or folder. Give one"),
        (["export", "-o", "x.doc"], "no format has the suffix .doc"),
    ],
)
def test_a_suffix_that_does_not_fit_is_refused(
    words: list[str], said: str, ttl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    read = [ANNOTATED / "texts", ANNOTATED / "json"] if words[0] == "evaluate" else [ttl]
    done = kg(words[0], *read, *words[1:])
    assert (done.code, said in done.error) == (2, True)
    assert list(tmp_path.iterdir()) == [ttl]


# ── Names ──────────────────────────────────────────────────────────────────


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(
        lambda n: len(n.encode()) <= 250
    )
)
@settings(max_examples=60, deadline=None)
def test_any_name_that_a_file_may_have_is_written(graph: library.Graph, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        graph.save(f"{folder}/{name}.nt")
        assert os.listdir(folder) == [f"{name}.nt"]


def test_names_of_250_bytes_work_and_longer_ones_are_told(graph: library.Graph, tmp_path: Path) -> None:
    longest = "塔" * 83
    graph.save(tmp_path / f"{longest}.nt")
    graph.view(tmp_path / f"{longest}.html")
    graph.save(tmp_path / f"{longest}.csv")
    assert len(list(tmp_path.iterdir())) == 3
    with pytest.raises(library.KgError, match="cannot be written: File name too long"):
        graph.save(tmp_path / f"{longest}塔塔.nt")


# ── Folders ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", [".", "..", "/", "./", "down/..", "$PWD", "link"])
def test_the_folder_one_is_in_is_no_folder_for_tables(
    folder: str, graph: library.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "above" / "here"
    (here / "down").mkdir(parents=True)
    (tmp_path / "above" / "link").symlink_to(here)
    monkeypatch.chdir(here)
    folder = {"$PWD": str(here), "link": "../link"}.get(folder, folder)
    with pytest.raises(library.UsageError, match="you are in this folder, or below it"):
        graph.save(folder)
    assert [path.name for path in here.iterdir()] == ["down"]


@pytest.mark.parametrize(
    "there", [["notes.txt"], ["nodes.csv"], ["nodes.csv", "edges.csv"], [*TABLES, "notes.txt"], [*TABLES, ".hidden"]]
)
def test_a_folder_that_kg_did_not_write_is_left_alone(there: list[str], graph: library.Graph, tmp_path: Path) -> None:
    folder = tmp_path / "tables.csv"
    folder.mkdir()
    for name in there:
        (folder / name).write_text("mine")
    with pytest.raises(library.UsageError, match="kg did not write this folder, which holds"):
        graph.save(folder)
    assert {path.name: path.read_text() for path in folder.iterdir()} == dict.fromkeys(there, "mine")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_with_a_folder_or_a_link_of_such_a_name_is_left_alone(graph: library.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "a.csv")
    nodes = tmp_path / "a.csv" / "nodes.csv"
    nodes.rename(tmp_path / "nodes.csv")
    nodes.symlink_to("../nodes.csv")
    with pytest.raises(library.UsageError, match="kg did not write"):
        graph.save(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("mine")
    with pytest.raises(library.UsageError, match="a file, where tables need a folder"):
        graph.save(tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_text() == "mine"
