"""Texts: where words stand that may say the title of a person, the theme of an event, or another text of a thing, as annotated texts have taught.

A convolutional network over the characters of an article and the names in it, as the tagger is one (sequence labelling). Whose text it is, and of which
property, the scorer says.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.domain.schema import Schema
from kg.extraction.clauses.items import Stretch
from kg.extraction.mentions.tagger import WINDOW, best_spans
from kg.extraction.networks import Characters, Network, class_numbers, windows
from kg.extraction.relations.scene import Scene
from kg.extraction.relations.scorer import kinds_at
from kg.extraction.rules.learned import LIKELY_TEXT


def texts_in(scene: Scene, characters: Characters, network: Network, schema: Schema) -> Iterator[Stretch]:
    """The half-open offsets of such words, in order, none within another."""
    kinds = class_numbers(network.told["kinds"], schema)
    for start, end in windows(scene.sentences, WINDOW):
        named = kinds_at(scene, kinds, (start, end))
        (scores,) = network.run(**characters.inputs(start, end, network), kinds=named)
        yield from ((start + a, start + b) for a, b in likely_in(scores))


def likely_in(scores: np.ndarray) -> Iterator[Stretch]:
    """Where texts are likely. `scores`: log-probabilities, of shape (characters, 1 + 2 × properties)."""
    yield from ((a, b) for a, b, _, likely in best_spans(scores) if likely >= LIKELY_TEXT)
