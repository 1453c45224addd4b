"""Labels: of several names the fullest, of an untitled text its first words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.names import RDFS, SKOS

_FIRST_WORDS = 30  # characters at most of a text that say which it is
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARK = re.compile(r"[，。；：、！？!?,.;:…\s]+")


def fullest(names: Iterable[str]) -> str:
    """The longest of several names, those in Chinese before others; of those as long, the first in the order of the characters."""
    return min(names, key=lambda name: (_HAN.search(name) is None, -len(name), name))


def first_words(text: str) -> str:
    """The beginning of a text, cut at a mark, with … where it goes on: 5月16日，临溪市举办人才节…"""
    words = " ".join(text.split())
    if len(words) <= _FIRST_WORDS:
        return words
    cuts = [m.start() for m in _MARK.finditer(words, 1, _FIRST_WORDS)]
    return words[: cuts[-1] if cuts else _FIRST_WORDS] + "…"


def labelled(store: ox.Store) -> set[ox.NamedNode]:
    """The things that have a label."""
    found = (q.subject for q in store.quads_for_pattern(None, RDFS.label, None, None))
    return {thing for thing in found if isinstance(thing, ox.NamedNode)}


def settle_labels(store: ox.Store, things: Iterable[ox.NamedNode]) -> None:
    """Leaves each of these things one label in each language; its other labels become further names."""
    for thing in things:
        by_language: dict[str | None, list[ox.Quad]] = {}
        for quad in store.quads_for_pattern(thing, RDFS.label, None, None):
            by_language.setdefault(getattr(quad.object, "language", None), []).append(quad)
        for quads in by_language.values():
            label = fullest({str(getattr(q.object, "value", "")) for q in quads})
            for q in quads:
                if getattr(q.object, "value", "") == label:
                    store.remove(ox.Quad(thing, SKOS.altLabel, q.object, q.graph_name))
                else:
                    store.remove(q)
                    store.add(ox.Quad(thing, SKOS.altLabel, q.object, q.graph_name))
