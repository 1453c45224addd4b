"""What is there after a fault in the midst of writing is all old or all new, and runs at the same time do not hinder one another."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import KG, small_disk

import kg as library

TABLES = ["edges.csv", "figures.csv", "nodes.csv"]
TEXT = "5月16日，云灯市举办首届守塔人大会，望岭大学教授顾长庚出席开幕式。"


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


# ── Full disks and kills ─────────────────────────────────────────────────────


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
