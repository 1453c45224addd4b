"""Makes anew the files of tests/files, which LibreOffice and Chromium make of the texts in tests/makers/texts.

python scripts/make_test_files.py [PART OF A NAME …]        by default all
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from makers.catalogue import MADE  # noqa: E402
from makers.made import FILES  # noqa: E402
from makers.scans import SCAN  # noqa: E402


def main(wanted: list[str]) -> None:
    """Writes each file whose name holds one of the words."""
    FILES.mkdir(exist_ok=True)
    for made in (*MADE, SCAN):
        if made.stored and (not wanted or any(word in made.file for word in wanted)):
            content = made.made()
            (FILES / made.file).write_bytes(content)
            print(f"{made.file}: {len(content):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
