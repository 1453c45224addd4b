"""Looks through a whole domain folder before any of it is used."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from kg.domain.folder import file_of, is_there
from kg.domain.hierarchy import supers_of
from kg.domain.learned import models_in
from kg.domain.load import domain_in, load_domain
from kg.domain.turtle import Triples, turtle


def check(folder: Path, *, with_networks: bool = True) -> None:
    """Finds what is broken in a domain folder, whatever part of it is asked for; a part that is left out is not missed.

    Args:
        folder: the folder.
        with_networks: whether its networks are looked at too; not where they are to be made anew.

    Raises:
        UsageError: the first thing that is wrong, with its file and place.
    """
    supers_of(Triples(file_of(folder, "terms.ttl")), "")
    read = domain_in if with_networks else partial(load_domain, with_networks=False)
    if is_there(folder / "lexicon.ttl"):
        read(folder)
    if with_networks:
        models_in(folder)
    for name in ("gazetteer.ttl", "shapes.ttl"):
        for _ in turtle(folder / name) if is_there(folder / name) else ():
            pass  # whether it parses
