"""Networks run by onnxruntime, each on one thread."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.errors import UsageError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NOT_OF_ONE = "the networks of the domain are not of one training. Make them anew with kg train"
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # onnxruntime tells its maker of its use, unless told not to


def session_of(model: bytes | Path, *, is_often_run: bool = False) -> InferenceSession:
    """What runs a model, which lies in a file or, taking twice the memory while it is loaded, in memory.

    Args:
        model: the model.
        is_often_run: it keeps the memory that a run has taken for the next one.

    Raises:
        UsageError: it is no ONNX model.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a run is too small to be shared out among threads
    options.enable_cpu_mem_arena = options.enable_mem_pattern = is_often_run
    try:
        return onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no class of its own for what is no model
        raise UsageError(f"no ONNX model: {str(error).splitlines()[0][:120]}. Make it anew with kg train") from None


class Model:
    """A network that a domain has learned."""

    def __init__(self, model: bytes, name: str) -> None:
        """Loads the network in a file of this name.

        Raises:
            UsageError: it is no ONNX model.
        """
        try:
            self._session = session_of(model)
        except UsageError as error:
            raise UsageError(f"{name}: {error.message}") from None

    def run(self, **inputs: np.ndarray) -> list[np.ndarray]:
        """Its outputs in their order.

        Raises:
            UsageError: it takes other inputs: the networks of a domain are not of one training.
        """
        try:
            outputs: list[np.ndarray] = self._session.run(None, inputs)
        except Exception as error:  # onnxruntime has no class of its own for it
            raise UsageError(f"{NOT_OF_ONE}: {str(error).splitlines()[0][:120]}") from None
        return outputs

    def metadata(self) -> dict[str, str]:
        """What is kept with it."""
        return dict(self._session.get_modelmeta().custom_metadata_map)
