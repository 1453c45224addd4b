"""Counts the decisions of each function: python scripts/decisions.py [FILE OR FOLDER …]

A function makes one decision, and one more for each if, for, while, except, conditional expression, comprehension and its conditions, assert,
case, and each further part of an `and` or `or`; a function within it is counted by itself. It may make 12.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MOST = 12
ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
_ONE_EACH = (
    ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case, ast.comprehension,
)  # fmt: skip


def main() -> int:
    """Prints what is wrong, a line each; exit code 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / name for name in ("kg", "scripts", ".ci")])
    args = parser.parse_args()
    found = dict(entry for path in args.paths for file in files_in(path) for entry in functions_in(file))
    faults = [
        f"{name} makes {number} decisions, and may make {MOST}" for name, number in found.items() if number > MOST
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def files_in(path: Path) -> list[Path]:
    """The Python files at a path."""
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def functions_in(file: Path) -> Iterator[tuple[str, int]]:
    """The functions of a file by where they stand, `kg/edtf.py:Day.parse`, with the decisions of each."""
    path = file.resolve()
    place = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else file.as_posix()
    yield from _functions(ast.parse(file.read_text(encoding="utf-8")), f"{place}:")


def _functions(node: ast.AST, within: str) -> Iterator[tuple[str, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            name = f"{within}{child.name}"
            if isinstance(child, Function):
                yield name, 1 + sum(_decisions(part) for part in ast.iter_child_nodes(child))
            yield from _functions(child, f"{name}.")
        else:
            yield from _functions(child, within)


def _decisions(node: ast.AST) -> int:
    """The decisions of a part of a function, without those of functions and classes within it."""
    if isinstance(node, Function | ast.ClassDef):
        return 0
    own = isinstance(node, _ONE_EACH)
    further = len(node.ifs) if isinstance(node, ast.comprehension) else 0
    further += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
    return own + further + sum(map(_decisions, ast.iter_child_nodes(node)))


if __name__ == "__main__":
    sys.exit(main())
