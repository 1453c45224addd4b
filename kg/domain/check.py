"""Looks through a whole domain folder before any of it is used."""

from __future__ import annotations

from pathlib import Path

from kg.domain.folder import file_of, is_there
from kg.domain.hierarchy import supers_of
from kg.domain.learned import models_in
from kg.domain.load import domain_in
from kg.domain.turtle import Triples, turtle


def check(folder: Path) -> None:
    """Finds what is broken in a domain folder, whatever part of it is asked for; a part that is left out is not missed.

    Raises:
        UsageError: the first thing that is wrong, with its file and place.
    """
    supers_of(Triples(file_of(folder, "terms.ttl")), "")
    if is_there(folder / "lexicon.ttl"):
        domain_in(folder)
    models_in(folder)
    for name in ("gazetteer.ttl", "shapes.ttl"):
        for _ in turtle(folder / name) if is_there(folder / name) else ():
            pass  # whether it parses
