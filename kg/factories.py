"""The factories of the pipeline's components, which spaCy finds by the entry points in setup.cfg.

spaCy loads this file for every pipeline where kg is installed, so what a component is made of is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

if TYPE_CHECKING:
    from kg.extraction.components import MentionDetection, NameTagging, Quantification, Resegmentation
    from kg.language.characters import Characters
    from kg.language.words import Words

MAX_LENGTH = 50_000_000
"""Characters of a text: they are read sentence by sentence, so that memory is bound by nothing else."""
_DOMAIN = {"ontology": None}


@registry.tokenizers("kg.Characters.v1")  # type: ignore[untyped-decorator]
def create_characters() -> Callable[[Language], Characters]:
    """What makes the tokenizer of a pipeline: each character is a token until its words are known."""
    from kg.language.characters import Characters

    return Characters.of


@Language.factory("kg_sentences", assigns=["doc.sents", "token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """`doc.sents`, by punctuation."""
    from kg.language.sentences import begin_sentences

    return begin_sentences


@Language.factory(
    "kg_words", requires=["doc.sents"], assigns=["token.tag", "doc.tensor"], retokenizes=True, default_config=_DOMAIN
)
def create_words(nlp: Language, name: str, ontology: str | None) -> Words:
    """The words of a text and `token.tag_`, by LAC, and its states in `doc.tensor`. `ontology`: the folder of a domain that has learned from them."""
    from kg.domain.folder import ONTOLOGY
    from kg.domain.learned import models_in
    from kg.language.words import Words

    nlp.max_length = max(nlp.max_length, MAX_LENGTH)
    return Words(name, models_in(Path(ontology) if ontology else ONTOLOGY).get("states", b""))


@Language.factory("kg_resegmentation", requires=["doc.sents", "token.tag"], retokenizes=True, default_config=_DOMAIN)
def create_resegmentation(nlp: Language, name: str, ontology: str | None) -> Resegmentation:
    """Words parted that LAC ran together, and joined that it cut up. `ontology`: the folder of a domain."""
    from kg.extraction.components import Resegmentation

    return Resegmentation(ontology)


@Language.factory("kg_dates", assigns=["doc.spans"], default_config={"anchor": None})
def create_dates(nlp: Language, name: str, anchor: str | None) -> Callable[[Doc], Doc]:
    """`doc.spans["dates"]`. `anchor`: the day, month or year in EDTF against which 去年 is read."""
    from kg.language.dates.component import check_anchor, lay_dates

    check_anchor(anchor)
    return partial(lay_dates, anchor=anchor)


@Language.factory("kg_mentions", requires=["doc.sents", "token.tag"], assigns=["doc.spans"], default_config=_DOMAIN)
def create_mentions(nlp: Language, name: str, ontology: str | None) -> MentionDetection:
    """`doc.spans["mentions"]`. `ontology`: the folder of a domain."""
    from kg.extraction.components import MentionDetection

    return MentionDetection(ontology)


@Language.factory("kg_tagger", requires=["doc.sents", "doc.spans"], assigns=["doc.spans"], default_config=_DOMAIN)
def create_tagger(nlp: Language, name: str, ontology: str | None) -> NameTagging:
    """`doc.spans["mentions"]` as annotated texts have taught. `ontology`: the folder of a domain."""
    from kg.extraction.components import NameTagging

    return NameTagging(ontology)


@Language.factory("kg_clauses", requires=["doc.sents"], assigns=["doc.spans"])
def create_clauses(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """`doc.spans["clauses"]`."""
    from kg.extraction.components import lay_clauses

    return lay_clauses


@Language.factory("kg_quantities", assigns=["doc.spans"], default_config=_DOMAIN)
def create_quantities(nlp: Language, name: str, ontology: str | None) -> Quantification:
    """`doc.spans["quantities"]`. `ontology`: the folder of a domain."""
    from kg.extraction.components import Quantification

    return Quantification(ontology)
