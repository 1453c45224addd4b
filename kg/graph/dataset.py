"""Named graphs: a file's graphs keep their names in a store, and whoever walks it sees each triple once."""

from __future__ import annotations

import pyoxigraph as ox


def one_graph(store: ox.Store) -> ox.Store:
    """All triples of a store as one graph, each once; the store itself where it has no named graphs."""
    if next(store.named_graphs(), None) is None:
        return store
    merged = ox.Store()
    merged.bulk_extend(ox.Quad(*triple) for triple in {quad.triple for quad in store})
    return merged
