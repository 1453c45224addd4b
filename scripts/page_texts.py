"""Finds the texts of annotated pages again: python scripts/page_texts.py COPIES OUT

What is kept of a page in ontology/press is where it stands, how it ends, how long it is, and what it says, in labels and short quotes. COPIES holds
bare or checked-out git repositories as OWNER/NAME; each page found is written as OUT/USE/NAME.txt, by which `kg train` and `kg evaluate` find its
annotation. A page of which fewer than nine in ten quotes are found is left out.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PRESS = Path(__file__).resolve().parents[1] / "ontology" / "press"
ENOUGH = 0.9
"""What share of the quotes must stand in a text."""
LONGER = 30
"""Characters by which a text of whole lines may differ from the length that was noted; if by more, it begins within a line."""
_ESCAPED = {r"\r\n": "\n", r"\n": "\n", r"\r": "\n", r"\t": "\t", r"\"": '"', r"\'": "'", r"\/": "/"}
_BLOCK = re.compile(r"<br\s*/?>|</?(?:p|div|li|tr|h\d|title|td|ul|ol|table|section)\b[^>]*>", re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLANK = re.compile(r"[\s\u200b\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    start: int
    """Its offset among the characters that are no blanks."""


def lines_of(raw: str) -> list[Line]:
    """The lines of what a file holds, whether it is text, a page, a program or a dump of a database."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), raw)
    for written, meant in _ESCAPED.items():
        text = text.replace(written, meant)
    text = re.sub(r"<[^>]*>", "", _BLOCK.sub("\n", _CODE.sub("", text)))
    lines = (re.sub(r"[ \u3000\xa0]+", " ", line).strip() for line in html.unescape(html.unescape(text)).splitlines())
    found, start = list[Line](), 0
    for line in filter(None, lines):
        found.append(Line(line, start))
        start += len(squeezed(line))
    return found


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return _BLANK.sub("", text)


def text_in(lines: Sequence[Line], page: dict[str, Any]) -> str:
    """The text of a page in the lines of its file: of the places that end as it does, the one with most of its quotes. Nothing if none has enough."""
    stream, end = "".join(squeezed(line.text) for line in lines), re.escape(squeezed(page["ends"]))
    whole = (_before(lines, found.end(), page["characters"]) for found in re.finditer(end, stream))
    texts = (text[max(0, text.find(page.get("begins", ""))) :] for text in whole)
    share, text = max(((_share(text, page), text) for text in texts), default=(0.0, ""))
    return text if share >= ENOUGH else ""


def _share(text: str, page: dict[str, Any]) -> float:
    """What share of the quotes of a page stand in a text."""
    quotes = [squeezed(one["quote"]) for one in (*page["facts"], *page["observations"]) if one.get("quote")]
    plain = squeezed(text)
    return sum(quote in plain for quote in quotes) / max(1, len(quotes))


def _before(lines: Sequence[Line], end: int, length: int) -> str:
    """What ends at an offset and is about so long: whole lines if they fit, else part of the first one."""
    last = max(k for k, line in enumerate(lines) if line.start < end)
    kept = _beginning(lines[last].text, end - lines[last].start)
    for line in reversed(lines[:last]):
        longer = f"{line.text}\n{kept}"
        if abs(len(longer) - length) > abs(len(kept) - length):
            return longer[-length:] if length - len(kept) > LONGER else kept
        kept = longer
    return kept


def _beginning(line: str, characters: int) -> str:
    """The beginning of a line that has so many characters, blanks not counted."""
    places = [k for k, c in enumerate(line) if not _BLANK.match(c)]
    return line[: places[characters - 1] + 1]


def file_of(page: dict[str, Any], copies: Path) -> str | None:
    """What the file of a page holds; None if it is not there."""
    command = ["git", "-C", str(copies / page["repository"]), "show", f"HEAD:{page['path']}"]
    shown = subprocess.run(command, capture_output=True, check=False)
    if shown.returncode:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return _CONTROL.sub("", shown.stdout.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _CONTROL.sub("", shown.stdout.decode("utf-8", "ignore"))


def pages() -> Iterator[tuple[str, dict[str, Any]]]:
    """The annotated pages that stand in repositories, by name."""
    for path in sorted(PRESS.glob("repository-*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def main(copies: Path, out: Path) -> int:
    """Writes the texts that are found, and says how many of how many."""
    found = asked = 0
    for name, page in pages():
        asked += 1
        # Part of a path after # is the number of a text in its file.
        raw = file_of(page, copies) or file_of(page | {"path": page["path"].rpartition("#")[0]}, copies)
        text = text_in(lines_of(raw), page) if raw else ""
        if text:
            found += 1
            (out / page["use"]).mkdir(parents=True, exist_ok=True)
            (out / page["use"] / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    print(f"{found} of {asked} pages found")
    return 0 if found else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
