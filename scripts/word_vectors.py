"""Makes vectors of words from raw texts: python scripts/word_vectors.py COPIES OUT

COPIES holds bare or checked-out git repositories as OWNER/NAME, as `page_texts.py` takes them; every line of Chinese sentences in their files is read
once, but for the pages of which only totals are taken. OUT is what `kg train --vectors` takes. Needs gensim: pip install gensim.
Skip-gram with negative sampling: Mikolov et al. 2013, "Distributed representations of words and phrases".
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from page_texts import PRESS, lines_of

from kg.language.lac import Lac

NUMBERS = 48
PASSES = 5
FEWEST = 5  # times that a word stands in the texts
LARGEST = 60_000_000  # bytes of a file
MOST = 20_000_000  # characters of one repository: no outlet shall outweigh the others
SHORTEST = 12  # characters of a line
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ENDS = re.compile("(?<=[。！？；])")
_MARKS = re.compile("[。！？；：]")
_OTHER = re.compile(
    r"\.(png|jpe?g|gif|ico|woff2?|ttf|eot|svg|mp[34]|zip|gz|rar|7z|pdf|docx?|xlsx?|pptx?|exe|dll|so|jar|class|pyc|bin"
    r"|pkl|npy|h5|pb|onnx|css|js|ts|java|c|cpp|h|go|rs|vue|cs|map|lock)$",
    re.IGNORECASE,
)
_SHARE = 0.6  # of a line that is Chinese


def main(copies: Path, out: Path) -> None:
    """Cuts the lines into words and writes the vectors."""
    try:
        from gensim.models import Word2Vec
    except ModuleNotFoundError:
        sys.exit("gensim is not there: pip install gensim")
    kept = kept_for_measuring()
    lac = Lac()
    with TemporaryDirectory() as folder:
        words = Path(folder) / "words.txt"
        with words.open("w", encoding="utf-8") as file:
            for repository in sorted(path for path in copies.glob("*/*") if path.exists()):
                name = "/".join(repository.parts[-2:])
                size = sum(written(lines, lac, file) for lines in pages(repository, kept.get(name, set())))
                print(f"{name}: {size} characters", file=sys.stderr)
        model = Word2Vec(
            corpus_file=str(words), vector_size=NUMBERS, min_count=FEWEST, epochs=PASSES,
            sg=1, negative=8, window=5, sample=1e-4, workers=1, seed=0,
        )  # fmt: skip
    model.wv.save_word2vec_format(str(out))


def kept_for_measuring() -> dict[str, set[str]]:
    """The paths, by repository, of pages of which only totals are taken."""
    kept: dict[str, set[str]] = {}
    for file in PRESS.glob("*.json"):
        page = json.loads(file.read_text(encoding="utf-8"))
        if "repository" in page and page["use"] != "training":
            kept.setdefault(page["repository"], set()).add(page["path"])
    return kept


def pages(repository: Path, kept: set[str]) -> Iterator[list[str]]:
    """The lines of Chinese sentences in each file of a repository, each line once, until there are enough."""
    listed = subprocess.run(["git", "-C", repository, "ls-tree", "-rzl", "HEAD"], capture_output=True, check=False)
    seen: set[int] = set()
    left = MOST
    for entry in listed.stdout.decode(errors="replace").split("\0")[:-1]:
        about, path = entry.split("\t", 1)
        *_, blob, size = about.split()  # of which "-" is the size of a folder, and "BAD" that of what is missing
        if left < 0 or not size.isdigit() or int(size) > LARGEST or path in kept or _OTHER.search(path):
            continue
        raw = subprocess.run(
            ["git", "-C", repository, "cat-file", "blob", blob], capture_output=True, check=True
        ).stdout
        lines = [line for line in chinese(raw) if hash(line[:60]) not in seen]
        seen |= {hash(line[:60]) for line in lines}
        left -= sum(map(len, lines))
        yield lines


def chinese(raw: bytes) -> list[str]:
    """The lines of a file that are Chinese sentences."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = (line.text for line in lines_of(text) if len(line.text) >= SHORTEST)
        return [x for x in lines if _MARKS.search(x) and len(_CHINESE.findall(x)) >= _SHARE * len(x)]
    return []


def written(lines: list[str], lac: Lac, file: TextIO) -> int:
    """Writes the words of lines, a sentence in each line, digits as 0. How many characters there are."""
    sentences = [part for line in lines for part in _ENDS.split(line) if part]
    for words in lac.cut(sentences):
        print(*(re.sub(r"\d", "0", word) for word, _ in words if word.strip()), file=file)
    return sum(map(len, sentences))


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
