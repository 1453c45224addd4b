"""Writes networks as ONNX models, with the terms that their numbers stand for."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from kg.training.vectors import SCALE

_OPSET = 17


class Beside(nn.Module):
    """Several digests as one, with a byte for each number."""

    def __init__(self, digests: Sequence[nn.Module], vectors: np.ndarray) -> None:
        """Takes the digests, in the order in which their numbers stand, and the rows of `Vectors`."""
        super().__init__()
        self.digests = nn.ModuleList(digests)
        self.vectors = nn.Buffer(torch.tensor(vectors))

    def forward(self, states: Tensor, words: Tensor) -> Tensor:
        """From (…, 512) and (…), the numbers of words, to (…, numbers)."""
        seen = torch.cat((states, self.vectors[words].float() / SCALE), dim=-1)
        return torch.round(torch.cat([digest(seen) for digest in self.digests], dim=-1) * 127).to(torch.int8)


def onnx_of(
    net: nn.Module,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    told: Mapping[str, object],
) -> bytes:
    """A network as an ONNX model.

    Args:
        net: the network.
        inputs: an example of each of its inputs, by name and in order.
        outputs: what its outputs are called.
        axes: which axes of inputs are of any length, and what they are called.
        told: what is kept with the model, as JSON.
    """
    file = io.BytesIO()
    net.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that writes the same bytes each time is called old
        torch.onnx.export(
            net, tuple(inputs.values()), file, input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=dict(axes), opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
    model = onnx.load_from_string(file.getvalue())
    for key, value in told.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, json.dumps(value, ensure_ascii=False)
    written: bytes = model.SerializeToString(deterministic=True)
    return written
