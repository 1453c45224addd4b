"""Joins the networks of two trainings: python scripts/joined_networks.py NAMES FIGURES OUT

Each of the three is a folder of a domain. What finds and relates names is taken from NAMES, what reads figures from FIGURES, both as they are: states.onnx
has the digests of both beside one another, and each network reads its own. Vectors of words are those of FIGURES. Needs PyTorch.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from kg.training.networks import Digest
from kg.training.train import STATES, states_model
from kg.training.vectors import vectors_of


def main(names: Path, figures: Path, out: Path) -> None:
    """Writes the four networks."""
    vectors = vectors_of(figures)
    size = STATES + vectors.rows.shape[1]
    first, second = (list(digests_of(onnx.load(folder / "states.onnx"), size)) for folder in (names, figures))
    middle, total = sum(d.numbers for d in first), sum(d.numbers for d in first + second)
    (out / "states.onnx").write_bytes(states_model([*first, *second], vectors))
    for folder, part, start, end in (
        (names, "tagger", 0, middle),
        (names, "relations", 0, middle),
        (figures, "figures", middle, total),
    ):
        (out / f"{part}.onnx").write_bytes(reading(onnx.load(folder / f"{part}.onnx"), start, end))


def digests_of(model: onnx.ModelProto, size: int) -> Iterator[Digest]:
    """The digests of a model, to which the last of `size` numbers say nothing if they do not know them."""
    numbers = {table.name: numpy_helper.to_array(table) for table in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMul":
            added = next(n for n in model.graph.node if n.op_type == "Add" and node.output[0] in n.input)
            weight = torch.tensor(numbers[node.input[1]].T)
            digest = Digest(size, len(weight))
            with torch.no_grad():
                digest.narrow.weight.zero_()[:, : weight.shape[1]] = weight
                digest.narrow.bias.copy_(torch.tensor(next(numbers[name] for name in added.input if name in numbers)))
            yield digest


def reading(model: onnx.ModelProto, start: int, end: int) -> bytes:
    """A network that reads the numbers of a digest from one place to another."""
    told = model.metadata_props.add()
    told.key, told.value = "reads", json.dumps([start, end])
    written: bytes = model.SerializeToString(deterministic=True)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 4:  # noqa: PLR2004
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
