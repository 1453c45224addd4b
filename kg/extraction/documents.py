"""Documents: an article as the `Doc` that the pipeline reads, with its layout and its date."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.domain import Domain
from kg.errors import UsageError
from kg.extraction.components import MentionDetection
from kg.extraction.tokens.sentences import BLOCKS
from kg.language.pipeline import COMPONENTS
from kg.language.spans import Found, lay
from kg.reading.document import Document


def doc_of(document: Document, nlp: Language, *, explained: bool = False) -> Doc:
    """The characters of an article's prose, ready for `nlp`. `explained`: names that do not count are wanted too."""
    doc = nlp.make_doc(document.text)
    doc._.kg_published = document.date
    doc._.kg_explained = explained
    lay(doc, BLOCKS, (Found(b.start, b.end, b.kind) for b in document.blocks if b.start < b.end))
    return doc


def domain_of(nlp: Language) -> Domain:
    """The domain that a pipeline reads with.

    Raises:
        UsageError: it lacks one of the components, or its domain is none.
    """
    missing = [name for name in COMPONENTS if name not in nlp.pipe_names]
    if missing:
        raise UsageError(
            f"the pipeline has no {missing[0]}. kg.language.load_pipeline gives one that has", parameter="nlp"
        )
    detection = nlp.get_pipe("kg_mentions")
    assert isinstance(detection, MentionDetection)
    return detection.domain
