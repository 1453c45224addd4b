"""Runs the examples of the READMEs and pastes their output anew where it is no longer what they show.

    python scripts/readme_examples.py

In an output that is shown, `…` stands for anything: what differs between runs, or was left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
SAMPLE = ROOT / "ontology" / "sample" / "jiaxing.html"

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```)", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\d+\.\d+(?= ?s)")


def examples(text: str) -> list[tuple[str, str]]:
    """The (command, output) pairs of a README's console blocks, in order."""
    parts = [part for block in _BLOCK.findall(text) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def resembles(output: str, shown: str) -> bool:
    """Whether an output is the one shown, where `…` stands for anything."""
    pattern = ".*?".join(re.escape(piece) for piece in shown.rstrip().split("…"))
    return re.fullmatch(pattern, output.rstrip(), re.DOTALL) is not None


def run(command: str, folder: Path, locale: str = "C") -> subprocess.CompletedProcess[str]:
    """Runs a command as a reader of this locale would who has the sample as `article.html`."""
    if not (folder / "article.html").exists():
        shutil.copy(SAMPLE, folder / "article.html")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        check=False,
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "", "LC_MESSAGES": locale, "KG_ONTOLOGY": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def locale_of(readme: Path) -> str:
    """The locale of the readers of a README."""
    return "zh_CN.UTF-8" if ".zh." in readme.name else "C"


def main() -> int:
    """Shows what the commands of the READMEs print otherwise today."""
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for command, shown in examples(text):
                done = run(command, Path(folder), locale_of(readme))
                if done.returncode:
                    print(f"{readme.name}: {command}\n{done.stdout}", file=sys.stderr)
                    return 1
                if not resembles(done.stdout, shown):
                    printed = _SECONDS.sub("…", done.stdout.rstrip()) + "\n"
                    text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{printed}")
        readme.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
