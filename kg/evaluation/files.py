"""Which articles and which annotations belong together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import UsageError
from kg.evaluation.annotation import Annotation
from kg.evaluation.brat import read_brat
from kg.evaluation.fields import Field
from kg.evaluation.labelstudio import read_label_studio
from kg.evaluation.marks import Marked
from kg.evaluation.native import read_native


def pair(texts: Path, gold: Path) -> tuple[list[tuple[Path, Annotation | Marked]], list[str]]:
    """Articles with their annotations, by file name without suffix, and what is there without the other.

    Args:
        texts: a text, or a folder of .txt files.
        gold: an annotation file (.json, or .ann of brat), or a folder of them.

    Raises:
        UsageError: one of them is not there, or nothing belongs together.
        KgError: an annotation is malformed.
    """
    articles = {path.stem: path for path in _files(texts, (".txt",))}
    found = {one.name: one for path in _files(gold, (".json", ".ann")) for one in _read(path)}
    if texts.is_file() and gold.is_file() and len(found) == 1:
        return [(texts, next(iter(found.values())))], []
    pairs = [(articles[name], found[name]) for name in sorted(articles.keys() & found)]
    if not pairs:
        raise UsageError(
            f"no text in {texts} has an annotation in {gold}: both must have the same name before the suffix"
        )
    alone = [f"{articles[name].name}: no annotation of it" for name in sorted(articles.keys() - found)]
    # A single text is taken out of many on purpose; what is annotated beside it is not missing.
    missing = sorted(found.keys() - articles) if texts.is_dir() else []
    return pairs, [*alone, *(f"{name}: annotated, but no such text" for name in missing)]


def _files(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix in suffixes and p.is_file())
        if not found:
            raise UsageError(f"{path}: a folder without {' or '.join(suffixes)} files")
        return found
    if not path.exists():
        raise UsageError(f"{path}: no such file")
    return [path]


def _read(path: Path) -> Iterator[Annotation | Marked]:
    """The annotations in a file, in the format that its suffix and its shape tell."""
    try:
        if path.suffix == ".ann":
            yield read_brat(path)
            return
        file = Field.read(path)
    except PermissionError:
        raise UsageError(f"{path}: no permission to read it") from None
    if isinstance(file.value, list):
        yield from read_label_studio(file)
    else:
        yield read_native(file, path.stem)
