"""What is written to stays what it is: a device, a pipe, a descriptor, a link, the mode and owner of a file, a folder that takes no other."""

from __future__ import annotations

import os
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from command import KG, kg, process, small_disk

import kg as library

TABLES = ["edges.csv", "figures.csv", "nodes.csv"]
TEXT = "5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席开幕式。"
NOBODY = 65534


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


# ── Where nothing can be ─────────────────────────────────────────────────────


@pytest.mark.skipif(os.geteuid() != 0 or not os.path.isdir("/proc/self"), reason="only root may try it in /proc")
def test_a_folder_that_takes_no_files_is_told(ttl: Path) -> None:
    done = subprocess.run([KG, "export", ttl, "-o", "/proc/x.ttl"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "kg: /proc/x.ttl: cannot be written: its folder is gone, or takes no files\n"


@pytest.mark.parametrize("command", ["build", "explain", "export", "view", "stats"])
def test_that_the_folder_one_is_in_is_gone_is_told_by_every_command(
    command: str, ttl: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    output = {"build": ["-o", tmp_path / "g.ttl"], "export": ["-o", "g.ttl"], "view": ["-o", "g.html"]}
    words = [KG, command, sample if command in ("build", "explain") else ttl, *output.get(command, [])]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr == "kg: the folder that you are in: No such file or directory. Go into another\n"


def test_in_a_folder_that_is_gone_no_graph_is_saved(
    graph: library.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(library.KgError, match=r"^g\.ttl: cannot be written: its folder is gone, or takes no files$"):
        graph.save("g.ttl")
