"""What a domain has learned from annotated texts: networks, as ONNX models beside its lexicon. `kg train` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.domain.folder import bytes_of, is_there
from kg.errors import UsageError

PARTS = ("states", "tagger", "texts", "relations", "figures")
"""What narrows the states of characters; what finds names; what finds titles and the like; what relates them; what says whose a figure is."""
FILES = tuple(f"{part}.onnx" for part in PARTS)


def models_in(folder: Path) -> Mapping[str, bytes]:
    """The models of a domain by part: all of them, or none.

    Raises:
        UsageError: one cannot be read, or is empty, or some are missing.
    """
    there = [name for name in FILES if is_there(folder / name)]
    missing = [name for name in FILES if name not in there]
    if there and missing:
        raise UsageError(
            f"{folder}: has {there[0]}, but no {missing[0]}: what is learned belongs together. "
            "Make it anew with kg train, or take all of it away"
        )
    models = {part: bytes_of(folder / f"{part}.onnx") for part in PARTS} if there else {}
    if empty := next((part for part, model in models.items() if not model), None):  # no bytes stand for no model
        raise UsageError(f"{folder / empty}.onnx: no ONNX model: empty. Make it anew with kg train")
    return models
