"""Reads a domain folder (terms, lexicon, gazetteer: Turtle; networks: ONNX) into a `Domain`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.domain.cues import cues_of
from kg.domain.declared import check_terms
from kg.domain.figures import figures_of
from kg.domain.folder import SHIPPED, file_of, written
from kg.domain.frames import frames_of
from kg.domain.gazetteer import gazetteer_in
from kg.domain.learned import FILES, models_in
from kg.domain.model import Domain
from kg.domain.names import names_of
from kg.domain.offices import offices_of
from kg.domain.places import places_of
from kg.domain.schema import schema_of
from kg.domain.turtle import Triples
from kg.domain.words import Lexicon


def domain_in(folder: Path) -> Domain:
    """The domain that a folder holds, read anew only where somebody has written in it.

    Raises:
        UsageError: as `load_domain` does.
    """
    return _domain(folder, tuple(map(written, _files(folder))))


@lru_cache(maxsize=8)
def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in ("terms.ttl", "lexicon.ttl", "gazetteer.ttl", *FILES))


@lru_cache(maxsize=8)
def _domain(folder: Path, _written: tuple[int, ...]) -> Domain:
    return load_domain(folder)


def load_domain(folder: Path, *, with_networks: bool = True) -> Domain:
    """Reads the domain in a folder. `with_networks`: as it has learned to be read; else as if it had learned nothing.

    Raises:
        UsageError: a file is not there, cannot be read or does not parse, or the lexicon says something with a term that is not declared.
    """
    terms, lexicon = Triples(file_of(folder, "terms.ttl")), Lexicon(file_of(folder, "lexicon.ttl"))
    check_terms(lexicon, terms, Triples(SHIPPED / "kgl.ttl"))
    schema = schema_of(terms, lexicon)
    names = names_of(lexicon, schema)
    return Domain(
        schema,
        names,
        offices=offices_of(lexicon),
        places=places_of(lexicon, names.heads),
        figures=figures_of(lexicon),
        cues=cues_of(lexicon),
        frames=frames_of(lexicon, schema, names),
        gazetteer=gazetteer_in(folder / "gazetteer.ttl", schema),
        learned=models_in(folder) if with_networks else {},
    )
