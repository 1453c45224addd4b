"""The spaCy pipeline that articles are read with."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kg.Characters.v1"}}}
_GRAMMAR = ("kg_sentences", "kg_words")
_BY_DOMAIN = ("kg_resegmentation", "kg_mentions")


def load_pipeline(ontology: Path | None = None) -> Language:
    """The pipeline from characters to words, dates, mentions, clauses and quantities, each a component by its name.

    Args:
        ontology: the folder of the domain whose names are looked for, by default the one that comes with kg.

    Every component is found by its entry point, so that a pipeline that was written with `nlp.to_disk` is read again by
    `spacy.load` where kg is installed. Words are those of Baidu's LAC.
    """
    nlp = spacy.blank("zh", config=_CONFIG)
    nlp.max_length = 50_000_000
    domain = {"ontology": str(ontology.resolve()) if ontology else None}
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_words")
    nlp.add_pipe("kg_resegmentation", config=domain)
    nlp.add_pipe("kg_dates")
    nlp.add_pipe("kg_mentions", config=domain)
    nlp.add_pipe("kg_clauses")
    nlp.add_pipe("kg_quantities", config=domain)
    return nlp
