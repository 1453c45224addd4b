"""Follows `ontology/GUIDE.md` as a reader would, and pastes the output of its commands anew where it is no longer what the guide shows.

    python scripts/guide_examples.py

A block with a file's name after its language (```turtle bridges/terms.ttl) is written at the end of that file; a console block is run.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import readme_examples

GUIDE = readme_examples.ROOT / "ontology" / "GUIDE.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def follow(guide: str, folder: Path) -> Iterator[tuple[str, str, subprocess.CompletedProcess[str]]]:
    """Writes the files of a guide into a folder and runs its commands there, in order: each command, what is shown of it, and how it ended."""
    for language, name, body in _BLOCK.findall(guide):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(body)
        elif language == "console":
            for command, shown in readme_examples.examples(f"```console\n{body}```"):
                yield command, shown, readme_examples.run(command, folder)


def main() -> int:
    """Writes the guide with what its commands print today."""
    text = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for command, shown, done in list(follow(text, Path(folder))):
            if not readme_examples.resembles(done.stdout, shown):
                text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{done.stdout.rstrip()}\n")
    GUIDE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
