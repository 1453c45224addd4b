"""Evaluation: what is read in articles held against what people have annotated in them."""

from kg.evaluation.evaluate import Evaluation, Result, evaluate
from kg.evaluation.scores import Bin, Score

__all__ = ["Bin", "Evaluation", "Result", "Score", "evaluate"]
