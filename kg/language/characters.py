"""A tokenizer that knows no words yet: each character is a token, and the words are found by a component.

So `nlp.pipe` can find the words of many texts at a time, and what is found in a text before its words are known, a
sentence or a date, begins and ends exactly where it does.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab


class Characters(DummyTokenizer):
    """Makes a `Doc` of the characters of a text; they add up to it."""

    def __init__(self, vocab: Vocab) -> None:
        """Takes the vocabulary of a pipeline."""
        self.vocab = vocab

    @classmethod
    def of(cls, nlp: Language) -> Characters:
        """The tokenizer of a pipeline."""
        return cls(nlp.vocab)

    def __call__(self, text: str) -> Doc:
        """The characters of a text."""
        one = {character: character for character in text}  # not a string for each place where it stands
        return Doc(self.vocab, words=[one[c] for c in text], spaces=[False] * len(text))
