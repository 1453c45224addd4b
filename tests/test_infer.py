"""What an ontology entails: `--infer` adds what a reasoner for OWL 2 RL finds, and ends whatever the ontology says."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from command import kg, process
from rdflib.namespace import OWL, RDF, RDFS

import kg as library
from kg.domain import ONTOLOGY
from kg.graph.infer import inferred

E = "http://example.org/"
HEAD = f"""
@prefix e: <{E}> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
SHIPS = """
e:Ferry rdfs:subClassOf e:Ship . e:Ship owl:equivalentClass e:Vessel . e:Vessel rdfs:subClassOf e:Ferry , [ a owl:Restriction ] .
e:steers rdfs:subPropertyOf e:knows ; owl:inverseOf e:steeredBy ; rdfs:domain e:Captain ; rdfs:range e:Ship .
e:knows a owl:SymmetricProperty ; rdfs:subPropertyOf e:relatedTo . e:Captain rdfs:subClassOf e:Person .
e:guides owl:equivalentProperty e:steers . e:relatedTo rdfs:subPropertyOf e:relatedTo .
e:within a owl:TransitiveProperty ; rdfs:subPropertyOf e:near ; owl:inverseOf e:holds . e:portOf rdfs:subPropertyOf e:within .
e:holds owl:inverseOf e:within . e:isA rdfs:subPropertyOf rdf:type .
e:雁 e:guides e:渡船 . e:渡船 a e:Vessel ; e:name "渡船"@zh . e:南港 e:portOf e:鸥岛 . e:鸥岛 e:within e:群岛 . e:海 e:holds e:群岛 .
e:海 e:within e:鸥岛 . e:帆 e:isA e:Captain .
"""


def by_owlrl(*texts: str) -> set[tuple[rdflib.term.Node, ...]]:
    """What owlrl entails, but for what it says of literals, of every thing, and of the ontology's own terms."""
    graph = rdflib.Graph()
    for text in texts:
        graph.parse(data=text, format="turtle")
    terms = {s for s in graph.subjects(RDF.type, None) if str(s).startswith(str(OWL))}
    rules = owlrl.OWLRL_Semantics(graph, False, False, False)
    rules.closure()
    rules.flush_stored_triples()
    return {
        (s, p, o)
        for s, p, o in graph
        if not isinstance(s, rdflib.Literal)
        and not (isinstance(s, rdflib.BNode) or isinstance(o, rdflib.BNode))
        and not str(p).startswith((str(OWL), str(RDFS)))
        and o not in (OWL.Thing, RDFS.Resource)
        and s not in terms
    }


def ours(store: ox.Store, ontology: Path) -> set[tuple[rdflib.term.Node, ...]]:
    graph = library.Graph(inferred(store, ontology)).rdf
    return {
        (s, p, o)
        for s, p, o in graph
        if not (isinstance(s, rdflib.BNode) or isinstance(o, rdflib.BNode))
        and not str(p).startswith((str(OWL), str(RDFS)))
    }


def without_values(said: set[tuple[rdflib.term.Node, ...]]) -> set[tuple[rdflib.term.Node, ...]]:
    """Without numbers and dates, which owlrl writes in a way of its own: 51 as 51.0."""
    return {one for one in said if getattr(one[2], "datatype", None) is None}


def test_the_sample_entails_what_owlrl_finds(graph: library.Graph) -> None:
    plain = ox.Store()
    plain.extend(q for q in graph.store if q.predicate.value != str(OWL.sameAs))
    terms = (ONTOLOGY / "terms.ttl").read_text(encoding="utf-8")
    data = library.Graph(plain).rdf.serialize(format="turtle")
    of_terms = by_owlrl(terms)
    expected, found = by_owlrl(terms, data) - of_terms, ours(plain, ONTOLOGY) - of_terms
    assert without_values(found) == without_values(expected)
    assert len(found) > len(graph.store)


def test_each_kind_of_axiom_entails_what_owlrl_finds(tmp_path: Path) -> None:
    (tmp_path / "g.ttl").write_text(HEAD + SHIPS, encoding="utf-8")
    own = f"<{E}"
    theirs = {said for said in by_owlrl(HEAD + SHIPS) if said[0].n3().startswith(own)}
    found = {said for said in ours(library.load(tmp_path / "g.ttl").store, ONTOLOGY) if said[0].n3().startswith(own)}

    def of_things(said: set[tuple[rdflib.term.Node, ...]]) -> set[tuple[rdflib.term.Node, ...]]:
        return {one for one in said if not one[0].n3().removeprefix(own)[0].isascii()}

    assert of_things(found) == of_things(theirs)
    assert len(of_things(found)) > 30


def test_a_question_in_terms_of_others_has_answers(graph: library.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "g.ttl")
    question = "SELECT ?name { ?p a schema:Person ; rdfs:label ?name }"
    assert kg("query", tmp_path / "g.ttl", question, "--format", "csv").out.splitlines() == ["name"]
    found = kg("query", tmp_path / "g.ttl", question, "--infer", "--format", "csv").out.splitlines()[1:]
    assert sorted(found) == sorted(
        r["name"] for r in graph.query("SELECT ?name { ?p a tkg:Person ; rdfs:label ?name }").rows
    )


def test_an_export_holds_what_is_entailed(graph: library.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "g.ttl")
    assert kg("export", tmp_path / "g.ttl", "--infer", "-o", tmp_path / "all.ttl").code == 0
    whole = library.load(tmp_path / "all.ttl")
    assert set(graph.store) < set(whole.store)
    assert whole.query(
        "ASK { ?body tkg:employs|tkg:hasMember|^tkg:affiliation ?person . ?person a schema:Person }"
    ).truth
    kinds = dict(whole.to_networkx().nodes(data="kind"))
    assert kinds == dict(graph.to_networkx().nodes(data="kind")), "a thing keeps its most specific class"


def test_what_is_entailed_makes_no_thing_of_an_article_or_a_span(graph: library.Graph) -> None:
    whole = graph.infer()
    assert [thing.iri for thing in whole] == [thing.iri for thing in graph]
    before, after = graph.stats(), whole.stats()
    assert after.counts.things == before.counts.things == len(graph)
    assert after.entities.keys().isdisjoint({"Span", "Article", "Date", "Observation"})
    assert after.entities["Document"] == before.entities["Document"], "an article is one, and counted apart"


def test_named_graphs_stay_beside_what_is_entailed(tmp_path: Path) -> None:
    (tmp_path / "g.trig").write_text(
        HEAD + "e:g { e:雁 a <https://w3id.org/talentkg/ontology#Person> }", encoding="utf-8"
    )
    done = kg("query", tmp_path / "g.trig", "SELECT ?g { GRAPH ?g { ?p a tkg:Person } ?p a schema:Person }", "--infer")
    assert done.out.splitlines()[-1].strip() == "g"


def test_more_than_can_be_held_is_told_in_one_line(tmp_path: Path) -> None:
    steps = "".join(f"<{E}{n}> <https://w3id.org/talentkg/ontology#locatedIn> <{E}{n + 1}> .\n" for n in range(2500))
    (tmp_path / "g.nt").write_text(steps, encoding="utf-8")
    done = process("-q", "query", tmp_path / "g.nt", "ASK { ?a ?b ?c }", "--infer")
    assert done.returncode == 1
    assert "entails more than 2,000,000 triples" in done.stderr.decode()


@pytest.mark.parametrize("terms", [3000])
def test_an_ontology_in_a_ring_or_a_long_chain_ends(terms: int, tmp_path: Path) -> None:
    chain = "".join(f"<{E}C{n}> <{RDFS.subClassOf}> <{E}C{n + 1}> .\n" for n in range(terms))
    ring = "".join(f"<{E}P{n}> <{RDFS.subPropertyOf}> <{E}P{(n + 1) % 50}> .\n" for n in range(50))
    (tmp_path / "g.nt").write_text(
        chain + ring + f"<{E}a> <{RDF.type}> <{E}C0> .\n<{E}a> <{E}P0> <{E}b> .\n", encoding="utf-8"
    )
    whole = inferred(library.load(tmp_path / "g.nt").store, ONTOLOGY)
    assert len(list(whole.quads_for_pattern(ox.NamedNode(f"{E}a"), None, None, None))) == terms + 1 + 50
