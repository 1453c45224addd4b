"""What stands above what: classes above classes, places around places. Neither may go round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from kg.domain.turtle import RDFS, Triples
from kg.errors import UsageError

_MOST_LEVELS = 100
"""Classes above one another; who counts them in thousands has no ontology."""


def supers_of(terms: Triples, namespace: str) -> dict[str, frozenset[str]]:
    """Each class or property of a namespace with itself and all classes above it.

    Raises:
        UsageError: a class stands above itself, or hundreds above one another.
    """
    direct = {
        s.value.removeprefix(namespace): [
            o.removeprefix(namespace) for o in terms.values(s, RDFS + "subClassOf") if o.startswith(namespace)
        ]
        for s, _ in terms.named()
        if s.value.startswith(namespace)
    }
    found: dict[str, frozenset[str]] = {}
    levels: dict[str, int] = {}
    for cls in from_above(direct, f"{terms.path}: classes below themselves"):
        above = [c for c in direct.get(cls, ()) if c != cls]
        levels[cls] = 1 + max((levels[c] for c in above), default=0)
        if levels[cls] > _MOST_LEVELS:
            raise UsageError(f"{terms.path}: {cls}: more than {_MOST_LEVELS} classes above one another")
        found[cls] = frozenset({cls}).union(*(found[c] for c in above))
    return {cls: found[cls] for cls in direct}


def from_above(direct: Mapping[str, Iterable[str]], fault: str) -> list[str]:
    """All that stands above or below something, each after what stands above it.

    Raises:
        UsageError: some go round in a circle; it begins with `fault` and names them.
    """
    try:
        return list(TopologicalSorter({k: [c for c in above if c != k] for k, above in direct.items()}).static_order())
    except CycleError as error:
        circle = error.args[1]
        shown = circle if len(circle) <= 6 else [*circle[:4], "…", circle[-1]]
        raise UsageError(f"{fault}: {' → '.join(shown)}") from None
