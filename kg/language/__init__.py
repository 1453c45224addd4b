"""Chinese grammar that every domain shares: words, sentences, clauses, dates, quantities, as a spaCy pipeline on LAC."""

from kg.language.pipeline import load_pipeline
from kg.language.sentences import clause_spans, sentence_spans

__all__ = ["clause_spans", "load_pipeline", "sentence_spans"]
