"""Annotations in brat's standoff format (https://brat.nlplab.org/standoff.html)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError
from kg.evaluation.marks import SAME, Mark, Marked, Relation

_MARK = re.compile(r"(T\d+)\t(\S+) (\d{1,12}) [\d ;]*\d\t(.*)")
_RELATION = re.compile(r"(R\d+)\t(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*")
_SAME = re.compile(r"\*\t\S+ (T\d+(?: T\d+)+)\s*")
_OPTIONAL = re.compile(r"[AM]\d+\t[Oo]ptional (\S+).*")
_NOTE = re.compile(r"#\d*\t\S+ (\S+)\t(.*)")
_UNREAD = re.compile(
    r"[AMN#]\S*\t"
)  # other attributes, normalizations, notes on the whole: they say nothing that is scored


def read_brat(path: Path) -> Marked:
    """The annotation in an .ann file.

    Raises:
        KgError: a line is none that brat writes, or holds an event: these are drawn as relations.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise KgError(f"{path}: not in UTF-8") from None
    standoff = _Standoff(Marked(path.stem, path.name))
    for number, line in enumerate(lines, start=1):
        if fault := standoff.fault_in(line):
            raise KgError(f"{path}: line {number}: {fault}")
    return standoff.marked_up()


class _Standoff:
    """Reads an annotation line by line."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.optional: set[str] = set()
        self.notes: dict[str, str] = {}

    def fault_in(self, line: str) -> str | None:
        """Takes in what a line says; what is wrong with it."""
        for pattern, take in _LINES:
            if m := pattern.fullmatch(line):
                take(self, m)
                return None
        if line.startswith("E"):
            return "an event; draw what it says as relations between marks"
        return f"no line of brat's: {line[:40]}" if line.strip() and not _UNREAD.match(line) else None

    def marked_up(self) -> Marked:
        """All that was read, each mark with its notes."""
        for mark in self.marked.marks.values():
            mark.note, mark.optional = self.notes.get(mark.id), mark.id in self.optional
        for relation in self.marked.relations:
            relation.optional = relation.id in self.optional
        return self.marked

    def mark(self, m: re.Match[str]) -> None:
        """T1	Person 0 3	words."""
        self.marked.marks[m[1]] = Mark(m[1], m[2], int(m[3]), m[4])

    def relation(self, m: re.Match[str]) -> None:
        """R1	affiliation Arg1:T1 Arg2:T2."""
        self.marked.relations.append(Relation(m[1], m[2], m[3], m[4]))

    def same(self, m: re.Match[str]) -> None:
        """*	Equiv T1 T2 T3."""
        first, *others = m[1].split()
        self.marked.relations += [Relation("*", SAME, first, other) for other in others]

    def is_optional(self, m: re.Match[str]) -> None:
        """A1	Optional T1."""
        self.optional.add(m[1])

    def note(self, m: re.Match[str]) -> None:
        """#1	AnnotatorNotes T1	words."""
        self.notes[m[1]] = m[2].strip()


_LINES: tuple[tuple[re.Pattern[str], Callable[[_Standoff, re.Match[str]], None]], ...] = (
    (_MARK, _Standoff.mark),
    (_RELATION, _Standoff.relation),
    (_SAME, _Standoff.same),
    (_OPTIONAL, _Standoff.is_optional),
    (_NOTE, _Standoff.note),
)
