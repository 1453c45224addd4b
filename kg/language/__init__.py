"""Chinese grammar that every domain shares: words, sentences, dates, quantities, as a spaCy pipeline on LAC."""

from kg.language.pipeline import load_pipeline
from kg.language.sentences import sentence_spans

__all__ = ["load_pipeline", "sentence_spans"]
