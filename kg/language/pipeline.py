"""The spaCy pipeline that articles are read with."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from kg.errors import UsageError

COMPONENTS = (
    "kg_sentences",
    "kg_words",
    "kg_resegmentation",
    "kg_dates",
    "kg_mentions",
    "kg_tagger",
    "kg_clauses",
    "kg_quantities",
)
_OF_A_DOMAIN = frozenset(("kg_words", "kg_resegmentation", "kg_mentions", "kg_tagger", "kg_quantities"))
_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kg.Characters.v1"}}}


def load_pipeline(ontology: str | Path | None = None) -> Language:
    """The pipeline from characters to words, dates, mentions, clauses and quantities, each a component by its name.

    Args:
        ontology: the folder of the domain whose names are looked for, by default the one that comes with kg.

    Every component is found by its entry point, so that a pipeline that was written with `nlp.to_disk` is read again by
    `spacy.load` where kg is installed. Words are those of Baidu's LAC.

    Raises:
        UsageError: the folder holds no ontology.
    """
    folder = Path(ontology).absolute() if ontology is not None else None
    if folder is not None and not (folder / "lexicon.ttl").is_file():
        raise UsageError(f"{folder}: no ontology: it must hold lexicon.ttl", parameter="ontology")
    nlp = spacy.blank("zh", config=_CONFIG)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"ontology": folder and str(folder)} if name in _OF_A_DOMAIN else {})
    return nlp
