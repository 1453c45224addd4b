"""The header of a graph: what made it, from which articles, with which ontology (VoID, PROV-O). No clock: the same texts give the same graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

import kg
from kg.graph.names import DCTERMS, PROV, RDF, RDFS, SCHEMA, VOID, T


@dataclass
class Contents:
    """What a build has made so far: its articles, what it has labelled, and a checksum of each article's triples."""

    articles: set[ox.NamedNode] = field(default_factory=set)
    labelled: set[ox.NamedNode] = field(default_factory=set)
    checksums: set[str] = field(default_factory=set)

    def add(self, triples: Iterable[ox.Triple]) -> None:
        """Takes in the triples of one article."""
        said: dict[str, list[ox.Triple]] = {}
        for triple in triples:
            said.setdefault(f"{triple.subject} ", []).append(triple)
            if isinstance(triple.subject, ox.NamedNode):
                if triple.predicate == RDFS.label:
                    self.labelled.add(triple.subject)
                if triple.predicate == RDF.type and triple.object == T.Article:
                    self.articles.add(triple.subject)
        self.checksums.add(_checksum(said))


def _checksum(said: Mapping[str, Iterable[ox.Triple]]) -> str:
    """That of triples in the order of their lines, by what the lines begin with: all of them at a time would be much in memory."""
    checksum = hashlib.sha256()
    for number, subject in enumerate(sorted(said)):
        lines = sorted({str(triple) for triple in said[subject]})
        checksum.update(("\n" * (number > 0) + "\n".join(lines)).encode())
    return checksum.hexdigest()


def header_of(contents: Contents, base: str, ontology: str | None) -> Iterator[ox.Triple]:
    """The data set and the activity that made it.

    Args:
        contents: what was made; the names of the two come from it.
        base: what their IRIs begin with.
        ontology: IRI of the version of the ontology that the texts were read with.
    """
    if not contents.articles:
        return
    version = str(kg.__version__)
    made = "".join((version, ontology or "", *sorted(contents.checksums)))
    name = hashlib.sha256(made.encode()).hexdigest()[:16]
    dataset, activity = ox.NamedNode(f"{base}dataset/{name}"), ox.NamedNode(f"{base}activity/{name}")
    agent = ox.NamedNode(f"{base}software/kg-{version}")
    yield ox.Triple(dataset, RDF.type, VOID.Dataset)
    yield ox.Triple(dataset, PROV.wasGeneratedBy, activity)
    if ontology:
        yield ox.Triple(dataset, DCTERMS.conformsTo, ox.NamedNode(ontology))
    yield ox.Triple(activity, RDF.type, PROV.Activity)
    yield ox.Triple(activity, PROV.wasAssociatedWith, agent)
    for article in contents.articles:
        yield ox.Triple(activity, PROV.used, article)
    yield ox.Triple(agent, RDF.type, PROV.SoftwareAgent)
    yield ox.Triple(agent, RDFS.label, ox.Literal(f"kg {version}"))
    yield ox.Triple(agent, SCHEMA.softwareVersion, ox.Literal(version))
