"""A teacher: networks whose answers are learned from beside what is annotated, and of texts that nobody has annotated.

What one network learns so of the mean of several comes near to what these know together (Buciluă et al. 2006, "Model compression"; Hinton et al. 2015,
"Distilling the knowledge in a neural network").
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg.domain.schema import Schema
from kg.errors import UsageError
from kg.extraction.figures.candidates import Number
from kg.extraction.figures.weighing import inputs_of as inputs_of_figures
from kg.extraction.mentions.tagger import WINDOW
from kg.extraction.networks import Characters, Network, class_numbers, windows
from kg.extraction.relations.pairs import Pairing, Pairs
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import inputs_of
from kg.language.lac import Digest
from kg.language.words import digest_of


class Figured(NamedTuple):
    """What a teacher says of the numbers of a text, as log-odds, in the shapes in which the network does."""

    odds: np.ndarray
    whole: np.ndarray
    ends: np.ndarray


class Teacher:
    """The networks of a domain, as those learn from them that are trained anew."""

    def __init__(self, folder: Path, schema: Schema) -> None:
        """Loads them.

        Raises:
            UsageError: one of them is not there, or no ONNX model.
        """
        models = {part: _model_in(folder / f"{part}.onnx") for part in ("states", "tagger", "relations", "figures")}
        self.name = hashlib.sha256(b"".join(models.values())).hexdigest()[:16]
        self.tagger, self.relations, self.figures = (
            Network(models[part], f"{part}.onnx") for part in ("tagger", "relations", "figures")
        )
        self._knows_texts = (folder / "texts.onnx").exists()
        self._schema = schema

    def names(
        self,
        characters: Characters,
        sentences: Sequence[tuple[int, int]],
        ruled: np.ndarray,
        strengths: np.ndarray,
        classes: Sequence[str],
    ) -> np.ndarray:
        """How likely each character begins a name of each class, goes on with one, or neither, of shape (characters, 1 + 2 × classes).

        Of classes that only one of the two knows nothing is said.
        """
        shared = [(n, classes.index(k)) for n, k in enumerate(self.tagger.told["classes"]) if k in classes]
        own, columns = ([0, *(1 + 2 * pair[side] + on for pair in shared for on in (0, 1))] for side in (0, 1))
        chances = np.zeros((len(characters.marks), 1 + 2 * len(classes)), dtype=np.float16)
        for start, end in windows(sentences, WINDOW):
            part = slice(start, end)
            seen = characters.inputs(start, end, self.tagger) | {"ruled": ruled[part], "strengths": strengths[part]}
            (scores,) = self.tagger.run(**{name: row[None] for name, row in seen.items()})
            chances[part, columns] = np.exp(scores[0][:, own])
        return chances

    def facts(self, scene: Scene, pairs: Pairs, characters: Characters, properties: Sequence[str]) -> np.ndarray:
        """How likely each property goes from the one to the other of each pair, of shape (pairs, properties); nan of one that it does not know.

        One that has not learned to find texts knows those that rules claim alone.
        """
        told = self.relations.told
        known = class_numbers(told["kinds"], self._schema), told["rules"]
        whole = 0, len(characters.marks)
        seen = inputs_of(scene, pairs, Pairing(told["properties"], self._schema), known, whole)
        (odds,) = self.relations.run(**characters.inputs(*whole, self.relations), **seen)
        own = {p: 1 / (1 + np.exp(-odds[:, k])) for k, p in enumerate(told["properties"])}
        unknown = np.full(len(pairs), np.nan)
        taught = np.stack([own.get(p, unknown) for p in properties], axis=1, dtype=np.float32)
        if not self._knows_texts:
            unclaimed = np.array([isinstance(end, str) for end in pairs.ends], dtype=bool)[pairs.objects]
            unclaimed[pairs.said[:, 0]] = False
            taught[unclaimed] = np.nan
        return taught

    def of_numbers(self, numbers: Sequence[Number], scene: Scene, characters: Characters) -> Figured:
        """Whose each number is, of when, and which words say what it counts."""
        kinds, whole = class_numbers(self.figures.told["kinds"], self._schema), (0, len(characters.marks))
        seen = inputs_of_figures(numbers, scene, kinds, whole)
        return Figured(*self.figures.run(**characters.inputs(*whole, self.figures), **seen))


def digest_in(folder: Path) -> Digest | None:
    """What the networks of a domain see of LAC's states.

    Raises:
        UsageError: it is not there, or no ONNX model.
    """
    return digest_of(_model_in(folder / "states.onnx"))


def _model_in(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: no network to learn from: {error.strerror}") from None
