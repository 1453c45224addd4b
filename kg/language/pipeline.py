"""The spaCy pipeline: LAC's words and tags, and sentences by punctuation."""

from __future__ import annotations

import spacy
from spacy.language import Language

from kg.language import lac as _registers_the_tokenizer  # noqa: F401

_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kg.LacTokenizer.v1"}}}


def load_pipeline() -> Language:
    """The pipeline that `extract` reads from."""
    nlp = spacy.blank("zh", config=_CONFIG)
    nlp.max_length = 50_000_000
    return nlp
