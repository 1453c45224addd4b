"""Keeps the words of a lexicon in order: python scripts/lexicon_lines.py [LEXICON] [--check]

The words of one property of one subject are a group: sorted by their characters' code points, each once, and on lines of their own where the
line would be too long. Comments, and all that is no group of words, stay as somebody has written them. With --check nothing is written: it
fails where something is out of order.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from kg.domain import ONTOLOGY

LONGEST = 120
"""Characters of a line."""
INDENT = " " * 8
_STRING = r'"(?:[^"\\\n]|\\.)*"(?!\^\^|@)'
_PIECE = re.compile(
    rf"""
    (?P<comment>[#][^\n]*)
    | (?P<iri><[^<>\s]*>)
    | (?P<group>{_STRING}(?:\s*,\s*{_STRING})+)
    | (?P<string>"(?:[^"\\\n]|\\.)*")
    """,
    re.VERBOSE,
)
_REST = re.compile(r"[^\n\"]*")


def main() -> int:
    """Writes the file anew, or says that it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon", type=Path, nargs="?", default=ONTOLOGY / "lexicon.ttl")
    parser.add_argument("--check", action="store_true", help="write nothing")
    args = parser.parse_args()
    text = args.lexicon.read_text(encoding="utf-8")
    ordered = in_order(text)
    if args.check and ordered != text:
        print(f"{args.lexicon}: its words are out of order. Run python scripts/lexicon_lines.py", file=sys.stderr)
        return 1
    if not args.check:
        args.lexicon.write_text(ordered, encoding="utf-8")
    return 0


def in_order(text: str) -> str:
    """A lexicon with each group of words in order."""
    done, at, after_comment = "", 0, False
    for m in _PIECE.finditer(text):
        done += text[at : m.start()]
        if m["group"]:
            before = done if after_comment else re.sub(r"\s*\n\s*$", " ", done)
            done = set_out(before, m["group"], _REST.match(text, m.end()))
        else:
            done += m.group()
        at, after_comment = m.end(), m["comment"] is not None
    return done + text[at:]


def set_out(before: str, group: str, after: re.Match[str] | None) -> str:
    """A text with a group put behind it: on the line that it ends with, or on lines of its own."""
    words = sorted(set(re.findall(_STRING, group)))
    line = before[before.rfind("\n") + 1 :]
    rest = after.group() if after else ""
    if len(line) + len(", ".join(words)) + len(rest) <= LONGEST:
        return before + ", ".join(words)
    return before.rstrip() + "\n" + "\n".join(filled(words))


def filled(words: list[str]) -> list[str]:
    """Lines that hold as many words as they can."""
    lines = [INDENT + words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) + 3 <= LONGEST:
            lines[-1] += f", {word}"
        else:
            lines[-1] += ","
            lines.append(INDENT + word)
    return lines


if __name__ == "__main__":
    sys.exit(main())
