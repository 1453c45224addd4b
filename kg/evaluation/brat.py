"""Annotations in brat's standoff format (https://brat.nlplab.org/standoff.html)."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import KgError
from kg.evaluation.marks import SAME, Mark, Marked, Relation

_MARK = re.compile(r"(T\d+)\t(\S+) (\d+) [\d ;]*\d\t(.*)")
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
    marked = Marked(path.stem, path.name)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise KgError(f"{path}: not in UTF-8") from None
    optional, notes = set(), {}
    for number, line in enumerate(lines, start=1):
        if m := _MARK.fullmatch(line):
            marked.marks[m[1]] = Mark(m[1], m[2], int(m[3]), m[4])
        elif m := _RELATION.fullmatch(line):
            marked.relations.append(Relation(m[1], m[2], m[3], m[4]))
        elif m := _SAME.fullmatch(line):
            first, *others = m[1].split()
            marked.relations += [Relation("*", SAME, first, other) for other in others]
        elif m := _OPTIONAL.fullmatch(line):
            optional.add(m[1])
        elif m := _NOTE.fullmatch(line):
            notes[m[1]] = m[2].strip()
        elif line.startswith("E"):
            raise KgError(f"{path}: line {number}: an event; draw what it says as relations between marks")
        elif line.strip() and not _UNREAD.match(line):
            raise KgError(f"{path}: line {number}: no line of brat's: {line[:40]}")
    for mark in marked.marks.values():
        mark.note, mark.optional = notes.get(mark.id), mark.id in optional
    for relation in marked.relations:
        relation.optional = relation.id in optional
    return marked
