"""What the house promises of itself: imports go one way, down the table of CONTRIBUTING.md, and no function decides too much."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def rooms() -> dict[str, int]:
    """The rooms of the table, each with its row: `kg/graph` is `kg.graph`, `kg/builder.py` is `kg.builder`."""
    rows = re.findall(r"^\| (`kg/.*?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = (re.findall(r"`(kg/\w+)(?:\.py)?`", row) for row in rows)
    return {room.replace("/", "."): row for row, several in enumerate(named) for room in several}


def imports(path: Path) -> Iterator[str]:
    """The modules of kg that a file imports, at its head, within a function or only for types."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(module: str) -> str:
    """`kg.graph.names.iri` stands in `kg.graph`."""
    return ".".join(module.split(".")[:2])


def files() -> list[Path]:
    """Every file that stands in a room, the front door `kg/__init__.py` left out."""
    return [path for path in sorted((ROOT / "kg").rglob("*.py")) if path != ROOT / "kg" / "__init__.py"]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_room_imports_only_rooms_above_it_in_the_table(path: Path) -> None:
    row = rooms()
    home = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    taken = {room_of(module) for module in imports(path) if module.startswith("kg.")} - {home}
    assert home in row, f"{home} stands in no row of CONTRIBUTING.md"
    assert sorted(room for room in taken if row.get(room, len(row)) > row[home]) == []


def test_query_views_and_export_do_not_know_one_another() -> None:
    together = {"kg.query", "kg.views", "kg.export"}
    for path in files():
        home = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        if home in together:
            assert {room_of(module) for module in imports(path)} & (together - {home}) == set(), path


FLOORS = (
    ("facts", "trace", "rules", "with_domain", "networks"), ("tokens",), ("mentions",), ("entities",), ("clauses",), ("coreference",), ("relations",), ("figures",),
    ("aggregation", "placement"), ("decide",), ("authors", "components"), ("documents",), ("pipeline",), ("record",),
)  # fmt: skip
"""The rooms of extraction; each builds on those before it."""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "kg" / "extraction").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_room_of_extraction_builds_only_on_those_before_it(path: Path) -> None:
    floor = {room: k for k, rooms in enumerate(FLOORS) for room in rooms}
    home = path.relative_to(ROOT / "kg" / "extraction").with_suffix("").parts[0]
    taken = {m.split(".")[2] for m in imports(path) if m.startswith("kg.extraction.")} - {home}
    if home != "__init__":  # the door, which shows what the last room gives
        assert sorted(room for room in taken if floor[room] >= floor[home]) == []


def test_no_module_of_extraction_imports_one_that_imports_it() -> None:
    paths = (ROOT / "kg" / "extraction").rglob("*.py")
    modules = {".".join(p.relative_to(ROOT).with_suffix("").parts): set(imports(p)) for p in paths}
    builds_on = {
        m: {i for name in taken for i in (name, name.rpartition(".")[0])} & modules.keys()
        for m, taken in modules.items()
    }
    done: set[str] = set()
    while free := {m for m, taken in builds_on.items() if m not in done and taken - {m} <= done}:
        done |= free
    assert sorted(modules.keys() - done) == []


# ── The count of decisions ────────────────────────────────────────────────────────────

ONE_OF_EACH = """
class Row:
    def read(self, words):
        assert words
        if words and self or None:
            return [w for w in words if w]
        for word in words:
            while word:
                try:
                    word = 1 if word else 2
                except ValueError:
                    def inner():
                        return 1 if word else 2
        match words:
            case []:
                pass
"""


def decisions(tmp_path: Path, text: str) -> str:
    """What the script says of one file."""
    file = tmp_path / "row.py"
    file.write_text(text, encoding="utf-8")
    words = [sys.executable, ROOT / "scripts" / "decisions.py", file]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is (done.stderr == "")
    return done.stderr.replace(f"{file}:", "")


def test_a_function_that_decides_more_than_it_may_is_told(tmp_path: Path) -> None:
    more = ONE_OF_EACH.replace("words and self or None", " and ".join("abcd"))
    assert decisions(tmp_path, ONE_OF_EACH) == ""  # twelve
    assert decisions(tmp_path, more) == "Row.read makes 13 decisions, and may make 12\n"
