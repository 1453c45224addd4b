"""The ontology as others get it: it loads anywhere, says in two languages what each term means, and contradicts nothing."""

from __future__ import annotations

import re
from pathlib import Path

import ontology_pages
import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from command import kg
from rdflib import OWL, RDF, RDFS, SH, SKOS
from rdflib.collection import Collection

from kg.domain import ONTOLOGY, SHIPPED

TKG = rdflib.Namespace("https://w3id.org/talentkg/ontology#")
KGL = rdflib.Namespace("https://w3id.org/talentkg/lexicon#")
SCHEMA = rdflib.Namespace("https://schema.org/")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")
TURTLE = sorted(ONTOLOGY.glob("*.ttl"))
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
ENDS = ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes))
Node = rdflib.term.Node


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "terms.ttl")


@pytest.fixture(scope="module")
def built(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """What the command makes of the sample article."""
    path = tmp_path_factory.mktemp("ontology") / "graph.ttl"
    assert kg("build", sample, "-o", path).code == 0
    return rdflib.Graph().parse(path)


def of_ours(nodes: object, namespace: rdflib.Namespace = TKG) -> set[Node]:
    return {n for n in nodes if str(n).startswith(namespace)}  # type: ignore[attr-defined]


def declared(graph: rdflib.Graph, *kinds: Node) -> set[Node]:
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind)}


def ends(graph: rdflib.Graph, term: Node) -> list[set[Node]]:
    """The classes that a property goes from, and those that it goes to."""
    return [{o for p in predicates for o in graph.objects(term, p)} for predicates in ENDS]


# ── It loads, and says what it means ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_it_loads_in_rdflib_and_in_oxigraph_alike(path: Path) -> None:
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(rdflib.Graph().parse(path)) == len(store) > 0


@pytest.mark.parametrize("name", ["terms.ttl", "kgl.ttl"])
def test_every_term_has_label_and_definition_in_chinese_and_english(name: str) -> None:
    graph = rdflib.Graph().parse(ONTOLOGY / name)
    ours = of_ours(graph.subjects(RDF.type), TKG) | of_ours(graph.subjects(RDF.type), KGL)
    assert len(ours) > 50
    for term in ours:
        for predicate in (RDFS.label, SKOS.definition):
            said = list(graph.objects(term, predicate))
            assert sorted(str(text.language) for text in said) == ["en", "zh"], (term, predicate)  # type: ignore[attr-defined]
            assert all(str(text).strip() for text in said)


def test_no_two_terms_have_one_label(terms: rdflib.Graph) -> None:
    kinds: tuple[tuple[Node, ...], ...] = ((OWL.Class,), PROPERTIES)
    for kind in kinds:
        labels = [
            str(label)
            for term in of_ours(declared(terms, *kind))
            for label in terms.objects(term, RDFS.label)
            if label.language == "en"
        ]  # type: ignore[attr-defined]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", ["terms.ttl", "kgl.ttl"])
def test_it_has_a_version_of_its_own(name: str) -> None:
    graph = rdflib.Graph().parse(ONTOLOGY / name)
    [ontology] = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(ontology, OWL.versionIRI) == rdflib.URIRef(
        f"{ontology}/{graph.value(ontology, OWL.versionInfo)}"
    )


def test_every_property_says_where_from_and_where_to(terms: rdflib.Graph) -> None:
    known = declared(terms, OWL.Class) | {
        RDF.Statement,
        RDF.PlainLiteral,
        rdflib.XSD.string,
        rdflib.XSD.decimal,
        rdflib.XSD.integer,
        rdflib.XSD.date,
    }
    for term in of_ours(declared(terms, *PROPERTIES)):
        for classes in ends(terms, term):
            assert classes, term
            assert classes <= known, (term, classes - known)


def test_an_inverse_goes_the_other_way(terms: rdflib.Graph) -> None:
    pairs = list(terms.subject_objects(OWL.inverseOf))
    assert len(pairs) > 10
    for term, inverse in pairs:
        assert ends(terms, term) == ends(terms, inverse)[::-1]


def test_what_it_is_aligned_with_is_of_the_vocabularies_that_everybody_knows(terms: rdflib.Graph) -> None:
    shared = ("https://schema.org/", "http://www.w3.org/ns/org#", "http://www.w3.org/ns/prov#", "http://www.w3.org/2006/time#", "http://www.w3.org/ns/oa#",
              str(SKOS), str(FOAF), "http://purl.org/dc/terms/")  # fmt: skip
    alignments = (OWL.equivalentClass, RDFS.subClassOf, RDFS.subPropertyOf)
    others = {o for p in alignments for o in terms.objects(None, p) if not str(o).startswith(TKG)}
    assert {prefix for prefix in shared if any(str(o).startswith(prefix) for o in others)} == set(shared)
    assert [o for o in others if not str(o).startswith(shared)] == []
    plain = of_ours(declared(terms, OWL.Class)) - {
        s for p in alignments for s, o in terms.subject_objects(p) if o in others or of_ours([o])
    }
    assert plain == set()


# ── What is used is declared ────────────────────────────────────────────────────────────


def test_what_a_graph_says_is_declared(built: rdflib.Graph, terms: rdflib.Graph) -> None:
    known = declared(terms, OWL.Class, *PROPERTIES)
    stated = set(built.predicates()) | set(built.objects(None, RDF.type)) | set(built.objects(None, RDF.predicate))
    assert len(of_ours(stated)) > 30
    assert of_ours(stated) - known == set()


@pytest.mark.parametrize("path", [ONTOLOGY / "lexicon.ttl", ONTOLOGY / "shapes.ttl"], ids=lambda path: path.name)
def test_what_the_lexicon_and_the_shapes_say_is_declared(path: Path, terms: rdflib.Graph) -> None:
    lexical = rdflib.Graph().parse(ONTOLOGY / "kgl.ttl")
    known = declared(terms, OWL.Class, *PROPERTIES) | declared(lexical, OWL.Class, KGL.Role, *PROPERTIES, RDF.Property)
    used = {node for triple in rdflib.Graph().parse(path) for node in triple if isinstance(node, rdflib.URIRef)}
    assert (of_ours(used) | of_ours(used, KGL)) - known == set()


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "queries").glob("*.rq")), ids=lambda path: path.stem)
def test_what_a_named_query_asks_for_is_declared(path: Path, terms: rdflib.Graph) -> None:
    asked = {TKG[name] for name in re.findall(r"\btkg:(\w+)", path.read_text(encoding="utf-8"))}
    assert asked - declared(terms, OWL.Class, *PROPERTIES) == set()


def test_the_shapes_ask_for_the_ends_that_the_terms_give(terms: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    between_things = [
        p for p in of_ours(shapes.objects(None, SH.targetObjectsOf)) if (p, RDF.type, OWL.ObjectProperty) in terms
    ]
    assert len(between_things) > 30
    for term in between_things:
        for target, classes in zip((SH.targetSubjectsOf, SH.targetObjectsOf), ends(terms, term), strict=True):
            for shape in shapes.subjects(target, term):
                choices = shapes.value(shape, SH["or"])
                members = Collection(shapes, choices) if choices else [shape]
                assert {shapes.value(member, SH["class"]) for member in members} == classes, shape


# ── OWL 2 RL ────────────────────────────────────────────────────────────

AXIOMS = {RDFS.subClassOf, OWL.equivalentClass, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf}
KINDS = {OWL.Ontology, OWL.Class, OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.AllDisjointClasses, *PROPERTIES}
DATATYPES = {
    RDF.PlainLiteral,
    rdflib.XSD.string,
    rdflib.XSD.decimal,
    rdflib.XSD.integer,
}  # those of OWL 2 RL that are used; xsd:date is none


def test_it_keeps_to_the_constructs_of_owl_2_rl(terms: rdflib.Graph) -> None:
    """W3C OWL 2 Profiles, section 4.2; of its constructs the ontology uses those above."""
    spoken = {p for p in terms.predicates() if str(p).startswith((str(OWL), str(RDFS)))}
    assert spoken - AXIOMS == {RDFS.label, RDFS.seeAlso, OWL.versionIRI, OWL.versionInfo, OWL.members}
    assert set(terms.objects(None, RDF.type)) == KINDS
    classes, objects = declared(terms, OWL.Class), declared(terms, OWL.ObjectProperty)
    texts, notes = declared(terms, OWL.DatatypeProperty), declared(terms, OWL.AnnotationProperty)
    for one, other in ((classes, objects), (classes, texts), (objects, texts), (objects, notes), (texts, notes)):
        assert one & other == set()
    for predicate in (RDFS.subClassOf, OWL.equivalentClass):
        for s, o in terms.subject_objects(predicate):
            assert {s, o} <= classes - {OWL.Thing}
    for s, o in terms.subject_objects(RDFS.subPropertyOf):
        assert {s, o} <= objects or {s, o} <= texts
    for s, o in terms.subject_objects(RDFS.domain):
        assert o in classes, s
    for s, o in terms.subject_objects(RDFS.range):
        assert o in (DATATYPES if s in texts else classes), s


def closure(*graphs: rdflib.Graph) -> tuple[rdflib.Graph, list[str]]:
    """All that follows by the rules of OWL 2 RL, and what contradicts itself."""
    graph = rdflib.Graph()
    for one in graphs:
        graph += one
    rules = owlrl.OWLRL_Semantics(graph, False, False, False)
    rules.closure()
    return graph, list(rules.error_messages)


def test_what_follows_from_it_and_a_graph_contradicts_nothing(terms: rdflib.Graph, built: rdflib.Graph) -> None:
    everything, contradictions = closure(terms, built)
    assert contradictions == []
    people = set(built.subjects(RDF.type, TKG.Person))
    assert people
    for person in people:  # a reader of schema.org or FOAF finds what a reader of ours finds
        assert {FOAF.Person, FOAF.Agent, SCHEMA.Person} <= set(everything.objects(person, RDF.type))
    for event, organizer in built.subject_objects(TKG.organizer):
        assert (organizer, TKG.organizes, event) in everything
        assert (event, SCHEMA.organizer, organizer) in everything


def test_a_person_that_is_an_event_is_a_contradiction(terms: rdflib.Graph) -> None:
    wrong = rdflib.Graph()
    wrong.add((rdflib.URIRef("https://example.org/x"), RDF.type, TKG.Person))
    wrong.add((rdflib.URIRef("https://example.org/x"), TKG.heldOn, rdflib.URIRef("https://example.org/y")))
    _, contradictions = closure(terms, wrong)
    assert any("Person" in said and "Event" in said for said in contradictions)


# ── Its pages ────────────────────────────────────────────────────────────


def test_the_tables_and_the_picture_are_those_of_the_terms(terms: rdflib.Graph) -> None:
    readme = ontology_pages.README.read_text(encoding="utf-8")
    guide = ontology_pages.GUIDE.read_text(encoding="utf-8")
    mend = "run python scripts/ontology_pages.py"
    assert ontology_pages.with_tables(readme, terms) == readme, mend
    assert ontology_pages.with_lexicon(guide) == guide, mend
    assert ontology_pages.picture(terms) == ontology_pages.PICTURE.read_text(encoding="utf-8"), mend


def test_the_guide_tells_of_every_term_of_a_lexicon() -> None:
    guide = ontology_pages.GUIDE.read_text(encoding="utf-8")
    lexical = rdflib.Graph().parse(ONTOLOGY / "kgl.ttl")
    for term in declared(lexical, KGL.Role, *PROPERTIES, OWL.Class) - {KGL.Saying, KGL.Role}:
        assert f"kgl:{str(term).removeprefix(KGL)}" in guide


def test_the_readme_and_the_picture_have_every_term(terms: rdflib.Graph) -> None:
    readme, picture = (p.read_text(encoding="utf-8") for p in (ontology_pages.README, ontology_pages.PICTURE))
    for term in of_ours(declared(terms, OWL.Class, *PROPERTIES)):
        assert f"| `{str(term).removeprefix(TKG)}` |" in readme
    for cls in of_ours(declared(terms, OWL.Class)):
        assert all(str(label) in picture for label in terms.objects(cls, RDFS.label)), cls


def test_the_turtle_of_the_readme_is_what_the_sample_gives(sample: Path, tmp_path: Path) -> None:
    assert kg("build", sample, "--ontology", SHIPPED, "-o", tmp_path / "graph.ttl").code == 0
    built = rdflib.Graph().parse(tmp_path / "graph.ttl")
    readme = ontology_pages.README.read_text(encoding="utf-8")
    kinds = ("person", "organization", "place", "date", "statement", "observation")
    spaces = {**dict(built.namespaces()), **{kind: f"https://w3id.org/talentkg/id/{kind}/" for kind in kinds}}
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in spaces.items())
    blocks = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)
    assert blocks
    for block in blocks:
        shown = set(rdflib.Graph().parse(data=prefixes + block, format="turtle"))
        assert len(shown) > 1
        assert shown <= set(built)


@pytest.mark.parametrize("page", sorted(SHIPPED.glob("*.md")), ids=lambda path: path.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert re.match(r"https?://", target) or (page.parent / target).exists(), target
