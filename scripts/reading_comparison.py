"""How well files are read, by format: kg, and trafilatura, kreuzberg, markitdown and pdftotext alone, on the files of tests/makers.

    python scripts/reading_comparison.py [--python INTERPRETER]

Prints a table in Markdown. The other tools run in INTERPRETER (by default this one); those that it does not have are named.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from acceptance import broken_sentence  # noqa: E402
from makers.catalogue import MADE  # noqa: E402
from makers.made import Made  # noqa: E402

from kg.reading.outcomes import outcomes_of  # noqa: E402
from kg.reading.read import Given, document_of  # noqa: E402

FRAME = """
import json, sys, time, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
{load}
print(json.dumps(version({name!r})), flush=True)
for path in sys.stdin.read().splitlines():
    start = time.perf_counter()
    try:
        said = read(path)
    except Exception as error:
        said = {{"failed": type(error).__name__}}
    print(json.dumps(said | {{"seconds": time.perf_counter() - start}}, default=str), flush=True)
"""
TOOLS = {
    "trafilatura": """
from trafilatura import bare_extraction
def read(path):
    found = bare_extraction(open(path, "rb").read(), with_metadata=True, include_comments=False)
    return {"text": found.text, "title": found.title, "date": found.date, "authors": (found.author or "").split("; ")} if found else {}
""",
    "kreuzberg": """
from kreuzberg import extract_file_sync
def read(path):
    found = extract_file_sync(path)
    about = found.metadata if isinstance(found.metadata, dict) else vars(found.metadata)
    return {"text": found.content, "title": about.get("title"), "date": about.get("date") or about.get("created_at"), "authors": about.get("authors") or []}
""",
    "markitdown": """
from markitdown import MarkItDown
tool = MarkItDown()
def read(path):
    found = tool.convert(path)
    return {"text": found.text_content, "title": found.title}
""",
}
"""How each is asked for the text, and for what else it tells. Its name is that of its package."""
ONLY = {"trafilatura": ("HTML",), "pdftotext": ("PDF",)}
"""What a tool reads; the others read whatever they can."""
GROUPS = {
    "web pages (HTML, MHTML, WARC)": ("HTML", "MHTML", "WARC"),
    "PDF": ("PDF",),
    "documents (DOCX, PPTX, RTF, ODT, EPUB)": ("DOCX", "PPTX", "RTF", "OpenDocument", "EPUB"),
    "letters and tables": ("e-mail", "CSV", "XLSX", "JSON Lines", "Parquet"),
    "archives": ("ZIP", "tar", "gzip"),
    "text and Markdown": ("text", "Markdown"),
}
ABOUT = ("title", "date", "authors")
TELLS = {"kg": ABOUT, "trafilatura": ABOUT, "kreuzberg": ABOUT, "markitdown": ("title",), "pdftotext": ()}
"""What a tool says beside the text."""


@dataclass(slots=True)
class Said:
    """What a tool said of a file."""

    text: str = ""
    title: str | None = None
    date: str | None = None
    authors: list[str] | None = None
    seconds: float = 0.0
    failed: str | None = None


def by_kg(made: Made, path: Path) -> Said:
    """What kg says; of several articles the texts one after the other, and the rest of the first."""
    start = time.perf_counter()
    with path.open("rb") as file:
        found = [document_of(outcome, Given()) for outcome in outcomes_of(file, made.file) if outcome.original]
    seconds = time.perf_counter() - start
    if not found:
        return Said(seconds=seconds, failed="nothing read")
    first, text = found[0], "\n".join(one.text for one in found)
    return Said(text, first.title, first.date, [name.text for name in first.authors], seconds)


def by_tool(name: str, interpreter: str, paths: list[Path]) -> tuple[str, list[Said]] | None:
    """A tool's version and what it says of each file; None where the interpreter does not have it."""
    program = FRAME.format(load=TOOLS[name], name=name)
    given = "\n".join(map(str, paths))
    done = subprocess.run([interpreter, "-c", program], input=given, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("{", '"'))]
    if not lines or len(lines) != len(paths) + 1:
        return None
    return json.loads(lines[0]), [Said(**json.loads(line)) for line in lines[1:]]


def by_pdftotext(paths: Iterable[Path]) -> list[Said]:
    """What Poppler's tool prints."""
    found = []
    for path in paths:
        start = time.perf_counter()
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True)
        found.append(Said(done.stdout, seconds=time.perf_counter() - start))
    return found


def right(made: Made, said: Said) -> dict[str, bool]:
    """Which measures a file passes, of those that may be asked of it."""
    first = made.articles[0]
    text = re.sub(r"[*#|\\]|^> ?", "", said.text or "", flags=re.M)  # the marks of Markdown
    sentences = [sentence for article in made.articles for sentence in article.sentences]
    passed = {
        "sentences": not broken_sentence(sentences, text, broken_lines=made.kind == "text"),
        "broken": not broken_sentence(sentences, text, broken_lines=True),
        "furniture": bool(text) and not any(words in text for words in made.furniture if words not in ("**", "# ")),
        "title": said.title in (first.title, first.headline),
        "date": (said.date or "")[:10] == first.date,
    }
    if first.authors:
        passed["authors"] = sorted(said.authors or []) == sorted(first.authors)
    return {measure: ok for measure, ok in passed.items() if measure not in made.silent}


COLUMNS = {
    "sentences": "sentences whole, in order",
    "broken": "the same, line breaks aside",
    "furniture": "nothing else in it",
    **{about: about for about in ABOUT},
}


def row(kind: str, tool: str, some: list[tuple[Made, Said]]) -> str:
    """A line of the table: shares of the files that pass, and the middle of the seconds."""
    passed = [right(made, said) for made, said in some]
    cells = []
    for measure in COLUMNS:
        told = measure not in ABOUT or measure in TELLS[tool]
        asked = [one[measure] for one in passed if measure in one] if told else []
        cells.append(f"{100 * sum(asked) / len(asked):.0f} %" if asked else "–")
    middle = sorted(said.seconds for _, said in some)[len(some) // 2]
    return f"| {kind} | {len(some)} | {tool} | {' | '.join(cells)} | {1000 * middle:.1f} |"


def table(said: dict[str, dict[str, Said]], files: list[Made]) -> None:
    """Prints all rows, a format after the other."""
    print(f"| format | files | tool | {' | '.join(COLUMNS.values())} | ms a file |")
    print(f"| --- | ---: | --- | {'---: | ' * len(COLUMNS)}---: |")
    for group, kinds in GROUPS.items():
        for tool, found in said.items():
            some = [(made, found[made.file]) for made in files if made.kind in kinds and made.file in found]
            if some:
                print(row(group, tool, some))


def asked(name: str, interpreter: str, paths: list[Path]) -> tuple[str, list[Said]] | None:
    """A tool's version and what it says of each file; None where it is not installed."""
    if name != "pdftotext":
        return by_tool(name, interpreter, paths)
    return ("of Poppler", by_pdftotext(paths)) if shutil.which("pdftotext") else None


def all_said(folder: Path, files: list[Made], interpreter: str) -> tuple[dict[str, dict[str, Said]], list[str]]:
    """What each tool says of each file, and the tools with their versions."""
    paths = {made.file: folder / made.file for made in files}
    for made in files:
        paths[made.file].write_bytes(made.content())
    by_kg(files[0], paths[files[0].file])  # what is loaded once is not counted
    said = {"kg": {made.file: by_kg(made, paths[made.file]) for made in files}}
    versions = [f"kg {version('talentkg')}"]
    for name in (*TOOLS, "pdftotext"):
        some = [made.file for made in files if made.kind in ONLY.get(name, (made.kind,))]
        told = asked(name, interpreter, [paths[file] for file in some])
        versions.append(f"{name} {told[0] if told else 'is not installed and left out'}")
        if told:
            said[name] = dict(zip(some, told[1], strict=True))
    return said, versions


def main() -> None:
    """Reads every file with every tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the other tools")
    files = [made for made in MADE if made.texts]
    with tempfile.TemporaryDirectory() as folder:
        said, versions = all_said(Path(folder), files, parser.parse_args().python)
    table(said, files)
    print(f"\n{'; '.join(versions)}. {sum(made.held_back for made in files)} of the {len(files)} files were held back.")


if __name__ == "__main__":
    main()
