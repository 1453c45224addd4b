"""The spaCy pipeline: LAC's words and tags, and sentences by punctuation."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import lac as _registers_the_tokenizer  # noqa: F401
from kg.language.sentences import sentence_spans

_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kg.LacTokenizer.v1"}}}


@Language.component("kg_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Sets the sentence starts of a `Doc` by punctuation and line ends."""
    starts = {a for a, _ in sentence_spans(doc.text)}
    # All at once, since each assignment to a token's `is_sent_start` looks through the whole `Doc`.
    marks = np.array([1 if at in starts else -1 for at in doc.to_array("IDX").tolist()], dtype=np.int64)
    return doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]


def load_pipeline(name: str | None = None) -> Language:
    """The pipeline that `extract` reads from: LAC's by default, or an installed spaCy pipeline by name.

    Raises:
        OSError: no pipeline of that name is installed.
    """
    if name is not None:
        nlp = spacy.load(name)
        if "kg_sentences" not in nlp.pipe_names:
            nlp.add_pipe("kg_sentences", first=True)
        return nlp
    nlp = spacy.blank("zh", config=_CONFIG)
    nlp.max_length = 50_000_000
    return nlp
