"""Blank nodes under the names of RDFC-1.0 (W3C RDF Dataset Canonicalization): the same graph gives the same names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import factorial

import pyoxigraph as ox

_MOST_WORK = 1_000_000
"""About two seconds; RDFC-1.0 takes exponential time where many blank nodes look alike from all sides."""


def with_canonical_names(quads: list[ox.Quad]) -> list[ox.Quad]:
    """The quads with their blank nodes renamed; as they are, where those are too much alike to be told apart in time."""
    if _work(quads) > _MOST_WORK:
        return quads
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def _work(quads: Iterable[ox.Quad]) -> int:
    """What the algorithm will have to try out: the arrangements of each group of joined look-alikes."""
    looks: dict[ox.BlankNode, list[str]] = defaultdict(list)
    near: dict[ox.BlankNode, set[ox.BlankNode]] = defaultdict(set)
    for quad in quads:
        nodes = blank_nodes(quad)
        for node in nodes:
            looks[node].append(_seen_from(node, quad))
            near[node] |= nodes - {node}
    alike: dict[tuple[str, ...], list[ox.BlankNode]] = defaultdict(list)
    for node, seen in looks.items():
        alike[tuple(sorted(seen))].append(node)
    unsure = {node for nodes in alike.values() if len(nodes) > 1 for node in nodes}
    return sum(map(_tries, _groups({node: near[node] & unsure for node in unsure})))


def _seen_from(node: ox.BlankNode, said: ox.Quad | ox.Triple) -> str:
    """A quad as one of its blank nodes sees it: itself as a, every other as z."""

    def seen(term: object) -> str:
        if isinstance(term, ox.BlankNode):
            return "_:a" if term == node else "_:z"
        return f"({_seen_from(node, term)})" if isinstance(term, ox.Triple) else str(term)

    return " ".join(map(seen, (said.subject, said.predicate, said.object, getattr(said, "graph_name", ""))))


def _groups(near: dict[ox.BlankNode, set[ox.BlankNode]]) -> Iterable[tuple[int, int]]:
    """The connected groups: how many nodes each has, and how many neighbours one of them has at most."""
    seen: set[ox.BlankNode] = set()
    for start in near:
        if start in seen:
            continue
        group, open_ends = {start}, [start]
        while open_ends:
            new = near[open_ends.pop()] - group
            group |= new
            open_ends.extend(new)
        seen |= group
        yield len(group), max(len(near[node]) for node in group)


def _tries(group: tuple[int, int]) -> int:
    """Measured: a chain takes the third power of its length, anything else may take every order of its nodes."""
    size, fan = group
    return size**3 // 10 if fan <= 2 else factorial(min(size, 20)) * size * size


def blank_nodes(said: ox.Quad | ox.Triple) -> set[ox.BlankNode]:
    """Those of a triple or quad, and of triples within it."""
    ends = (said.subject, said.object, getattr(said, "graph_name", None))
    found = {term for term in ends if isinstance(term, ox.BlankNode)}
    return found | blank_nodes(said.object) if isinstance(said.object, ox.Triple) else found
