"""Nothing of the user's is lost: where output goes, what it may replace, and what is there after a fault in the middle of it."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from command import KG, kg, process
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as library

TABLES = ["edges.csv", "figures.csv", "nodes.csv"]
TEXT = "5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席开幕式。"
ANNOTATED = Path(__file__).parent / "annotated"
NOBODY = 65534


@pytest.fixture
def ttl(graph: library.Graph, tmp_path: Path) -> Path:
    """The graph of the sample as a file."""
    graph.save(tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


def as_nobody(work: Callable[[], object]) -> str:
    """Does something as a user for whom permissions hold, and says what went wrong: root becomes nobody."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()
        except BaseException as error:
            os.write(writing, str(error).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return said.read()


def give_away(*paths: Path) -> None:
    """Makes files those of the user that `as_nobody` is."""
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, NOBODY, NOBODY)


def killed(save: Callable[[], object]) -> Iterator[int]:
    """Does something in a process of its own that is killed at its first step, then at its second, until it comes to its end."""
    for last in range(500):
        child = os.fork()
        if child == 0:
            die_after(last)
            save()
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return
        yield last


def die_after(steps: int) -> None:
    """Kills this process when it asks the system for one thing more than so many, as Python audits them."""
    left = iter(range(steps))

    def step(event: str, given: object) -> None:
        asks = event.startswith(("open", "os.", "shutil.", "fcntl.", "ctypes.dlsym")) and event != "os.kill"
        if asks and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)


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


# ── Devices, FIFOs, descriptors, links, modes ──────────────────────────────


def test_a_device_is_written_to_and_stays(ttl: Path, tmp_path: Path) -> None:
    null = tmp_path / "null"
    try:
        os.mknod(null, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except PermissionError:
        null.symlink_to("/dev/null")
    for words in (["export", ttl, "-o", null], ["view", ttl, "-o", null]):
        assert kg(*words).code == 0
        assert stat.S_ISCHR(null.stat().st_mode)
    done = kg("export", ttl, "-o", "/dev/full")
    assert (done.code, done.error) == (1, "kg: /dev/full: cannot be written: No space left on device")


def test_a_fifo_is_written_to_and_stays(ttl: Path, tmp_path: Path) -> None:
    read: list[bytes] = []
    for name, expected in (("pipe", ttl.read_bytes()), ("pipe.json", b"{")):
        fifo = tmp_path / name
        os.mkfifo(fifo)
        reader = Thread(target=lambda fifo=fifo: read.append(fifo.read_bytes()))
        reader.start()
        assert kg("export", ttl, "-o", fifo).code == 0
        reader.join()
        assert read.pop().startswith(expected)
        assert fifo.is_fifo()


def test_whoever_reads_a_descriptor_may_stop_reading(ttl: Path) -> None:
    done = subprocess.run(f"{KG} -q view {ttl} -o /dev/stdout | head -c 15", shell=True, capture_output=True)
    assert (done.stdout.lower(), done.stderr) == (b"<!doctype html>", b"")


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/3", "/proc/self/fd/3", "link"])
def test_a_descriptor_goes_on_where_it_stands(place: str, ttl: Path, tmp_path: Path) -> None:
    log, link = tmp_path / "log.txt", tmp_path / "link"
    log.write_text("what stood here before\n")
    link.symlink_to("/dev/stdout")
    inode, number = log.stat().st_ino, 3 if place.endswith("3") else 1
    done = subprocess.run(
        f"{KG} -q export {ttl} -o {link if place == 'link' else place} {number}>> {log}",
        shell=True,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert log.read_bytes() == b"what stood here before\n" + ttl.read_bytes()
    assert log.stat().st_ino == inode
    assert process("export", ttl, "-o", "/dev/fd/99").stderr.endswith(b"No such file or directory\n")


@pytest.mark.parametrize("there", [True, False])
def test_a_link_keeps_pointing_and_its_target_is_written(there: bool, graph: library.Graph, tmp_path: Path) -> None:
    far, link, second = tmp_path / "far", tmp_path / "link.nt", tmp_path / "second.nt"
    far.mkdir()
    if there:
        (far / "data.nt").write_text("what stood here before")
    link.symlink_to("far/data.nt")
    second.symlink_to(link)
    graph.save(second)
    assert (os.readlink(second), os.readlink(link)) == (str(link), "far/data.nt")
    assert len((far / "data.nt").read_text(encoding="utf-8").splitlines()) == len(graph.store)
    assert [path.name for path in far.iterdir()] == ["data.nt"]


def test_links_that_lead_nowhere_are_told(graph: library.Graph, tmp_path: Path) -> None:
    (tmp_path / "round.nt").symlink_to("round.nt")
    (tmp_path / "gone.nt").symlink_to("gone/data.nt")
    for name, said in (("round.nt", "Too many levels"), ("gone.nt", "no such folder as"), ("nul\0.nt", "null byte")):
        with pytest.raises(library.KgError, match=f"{name}: cannot be written: .*{said}"):
            graph.save(tmp_path / name)


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(mode: int, graph: library.Graph, tmp_path: Path) -> None:
    for path in (tmp_path / "g.nt", tmp_path / "g.html", tmp_path / "g.csv" / "nodes.csv"):
        save = graph.view if path.suffix == ".html" else graph.save
        target = path.parent if path.suffix == ".csv" else path
        save(target)
        usual = os.umask(0)
        os.umask(usual)
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~usual
        path.chmod(mode)
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        owner = path.stat().st_uid
        time.sleep(0.01)
        before = path.stat().st_mtime_ns
        save(target)
        assert (stat.S_IMODE(path.stat().st_mode), path.stat().st_uid) == (mode, owner)
        assert path.stat().st_mtime_ns > before


@pytest.fixture
def shut(open_folder: Path) -> Iterator[Path]:
    """A folder that takes no new file, with a file and a folder in it that may be written."""
    folder = open_folder / "shut"
    (folder / "tables").mkdir(parents=True)
    (folder / "out.nt").write_text("what stood here before")
    give_away(folder / "out.nt", folder / "tables")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize("before", [b"old", b"old\n" * 10**6], ids=["shorter", "longer"])
def test_a_file_in_a_folder_that_takes_no_other_is_written_over(
    before: bytes, graph: library.Graph, shut: Path, tmp_path: Path
) -> None:
    graph.save(tmp_path / "out.nt")
    (shut / "out.nt").write_bytes(before)
    inode = (shut / "out.nt").stat().st_ino
    assert as_nobody(lambda: graph.save(shut / "out.nt")) == ""
    assert (shut / "out.nt").read_bytes() == (tmp_path / "out.nt").read_bytes()
    assert (shut / "out.nt").stat().st_ino == inode
    for name in ("new.nt", "new.csv"):
        assert as_nobody(lambda name=name: graph.save(shut / name)).endswith("cannot be written: Permission denied")


def test_a_file_of_another_user_stays_theirs(graph: library.Graph, open_folder: Path) -> None:
    out = open_folder / "out.nt"
    out.write_text("what stood here before")
    out.chmod(0o666)
    open_folder.chmod(0o777)
    owner = out.stat().st_uid
    assert as_nobody(lambda: graph.save(out)) == ""
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(graph.store)
    assert (out.stat().st_uid, stat.S_IMODE(out.stat().st_mode)) == (owner, 0o666)


def test_a_file_that_may_not_be_written_is_not_replaced(graph: library.Graph, open_folder: Path) -> None:
    out = open_folder / "out.nt"
    out.write_text("what stood here before")
    out.chmod(0o444)
    give_away(open_folder, out)
    assert as_nobody(lambda: graph.save(out)) == f"{out}: cannot be written: Permission denied"
    assert out.read_text() == "what stood here before"


def small_disk() -> None:
    """No file may grow beyond a kilobyte."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def test_on_a_full_disk_a_file_that_is_written_over_is_as_before(graph: library.Graph, shut: Path) -> None:
    def save() -> None:
        small_disk()
        graph.save(shut / "out.nt")

    assert as_nobody(save) == f"{shut}/out.nt: cannot be written: File too large"
    assert (shut / "out.nt").read_text() == "what stood here before"


def test_a_folder_that_cannot_be_replaced_is_filled(graph: library.Graph, shut: Path) -> None:
    for one in (graph, library.build(TEXT.encode()), graph):
        assert as_nobody(lambda one=one: one.save(shut / "tables")) == ""
        assert sorted(path.name for path in (shut / "tables").iterdir()) == TABLES
        assert (shut / "tables" / "nodes.csv").read_text(encoding="utf-8").count("\n") > 1


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


@pytest.mark.parametrize("folder", ["", ".", "..", "/", "./", "down/..", "$PWD", "link"])
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


@pytest.mark.parametrize("there", [True, False])
def test_on_a_full_disk_the_tables_are_as_before(there: bool, ttl: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "tables.csv"
    folder.parent.mkdir()
    if there:
        library.build(TEXT.encode()).save(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()} if there else None
    done = subprocess.run(
        [KG, "export", ttl, "-o", f"{folder}/"], capture_output=True, text=True, preexec_fn=small_disk
    )
    assert (done.returncode, done.stderr) == (1, f"kg: {folder}/: cannot be written: File too large\n")
    assert ({path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else None) == before
    assert list(folder.parent.iterdir()) == ([folder] if there else [])


def test_tables_that_a_kill_hits_are_all_old_or_all_new(graph: library.Graph, tmp_path: Path) -> None:
    folder = tmp_path / "tables.csv"
    small = library.build(TEXT.encode())
    kinds = []
    for one in (graph, small):
        one.save(folder)
        kinds.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert all(kinds[0][name] != kinds[1][name] for name in TABLES[::2])
    for step in killed(lambda: graph.save(folder)):
        assert {path.name: path.read_bytes() for path in folder.iterdir()} in kinds, step
    assert step > 20
    graph.save(folder)
    assert list(tmp_path.iterdir()) == [folder], "what the killed ones left is cleared away"


def test_a_file_that_a_kill_hits_is_old_or_new(graph: library.Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    small = library.build(TEXT.encode())
    kinds = []
    for one in (graph, small):
        one.save(path)
        kinds.append(path.read_bytes())
    for step in killed(lambda: graph.save(path)):
        assert path.read_bytes() in kinds, step
    assert step > 5
    graph.save(path)
    assert list(tmp_path.iterdir()) == [path], "what the killed ones left is cleared away"


def test_where_folders_cannot_change_places_the_old_steps_aside(
    graph: library.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = library.build(TEXT.encode())
    small.save(tmp_path / "expected.csv")
    graph.save(tmp_path / "tables.csv")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    small.save(tmp_path / "tables.csv")
    for name in TABLES:
        assert (tmp_path / "tables.csv" / name).read_bytes() == (tmp_path / "expected.csv" / name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["expected.csv", "tables.csv"]


# ── What runs leave behind ─────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["graph.nt", "tables.csv"])
def test_what_another_run_is_writing_is_left_to_it(name: str, graph: library.Graph, tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        os.fsync = lambda handle: time.sleep(60)  # type: ignore[assignment]
        graph.save(tmp_path / name)
        os._exit(0)
    while not (parts := list(tmp_path.iterdir())):
        time.sleep(0.01)
    for other in ("other.nt", "other.csv"):
        graph.save(tmp_path / other)
        assert parts[0].exists()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    graph.save(tmp_path / "other.nt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.csv", "other.nt"]


def test_files_of_others_are_no_remains(graph: library.Graph, tmp_path: Path) -> None:
    names = [".kg-notes.part", ".graph.nt.abc", ".kg-0123456789abcdef.part.txt", "kg-0123456789abcdef.part"]
    for name in names:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".kg-0123456789abcdef.part").symlink_to("kg-0123456789abcdef.part")
    graph.save(tmp_path / "graph.nt")
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nt", ".kg-0123456789abcdef.part", *names}


def test_runs_that_write_the_same_at_once_do_not_hinder_one_another(graph: library.Graph, tmp_path: Path) -> None:
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            try:
                for _ in range(12):
                    graph.save(tmp_path / "graph.nt")
                    graph.save(tmp_path / "tables.csv")
            except BaseException as error:
                print(error, file=sys.stderr)
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nt", "tables.csv"]


def test_a_folder_that_another_run_replaces_while_it_is_looked_at_is_looked_at_again(
    graph: library.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "tables.csv"
    graph.save(tables)
    look = os.scandir

    def replaced(place: int | str) -> Iterator[os.DirEntry[str]]:
        found = look(place)
        monkeypatch.undo()
        tables.rename(tmp_path / "old")
        graph.save(tables)
        (tmp_path / "old" / TABLES[0]).unlink()
        return found

    monkeypatch.setattr(os, "scandir", replaced)
    graph.save(tables)
    assert sorted(path.name for path in tables.iterdir()) == TABLES
