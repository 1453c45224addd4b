"""Graphs for the tests of the page, about a town that does not exist."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

import kg

TKG = "https://w3id.org/talentkg/ontology#"
ID = "https://w3id.org/talentkg/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
SOURCE = "http://www.w3.org/ns/prov#wasDerivedFrom"

TERMS = """
@prefix : <https://w3id.org/talentkg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Ship     a owl:Class ; rdfs:label "船"@zh ,   "Ship"@en .
:Ferry    a owl:Class ; rdfs:label "渡船"@zh , "Ferry"@en ; rdfs:subClassOf :Ship .
:Port     a owl:Class ; rdfs:label "港口"@zh , "Port"@en .
:Captain  a owl:Class ; rdfs:label "船长"@zh , "Captain"@en .
:Date     a owl:Class ; rdfs:label "日期"@zh , "Date"@en .
:Observation a owl:Class ; rdfs:label "数字"@zh , "Figure"@en .
:Article  a owl:Class ; rdfs:label "文章"@zh , "Article"@en .
:callsAt  a owl:ObjectProperty ; rdfs:label "停靠"@zh , "calls at"@en .
:steers   a owl:ObjectProperty ; rdfs:label "驾驶"@zh , "steers"@en .
:builtOn  a owl:ObjectProperty ; rdfs:label "建造日期"@zh , "built on"@en .
:about    a owl:ObjectProperty ; rdfs:label "关于"@zh , "about"@en .
"""


@dataclass
class Harbour:
    """Collects a graph in the shape that `kg build` gives it."""

    store: ox.Store = field(default_factory=ox.Store)

    def say(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def thing(self, kind: str, name: str, *others: str, key: str | None = None) -> str:
        iri = f"{ID}{kind.lower()}/{key or name}"
        self.say(iri, RDF + "type", ox.NamedNode(TKG + kind))
        self.say(iri, LABEL, ox.Literal(name, language="zh"))
        for other in others:
            self.say(iri, ALT, ox.Literal(other, language="zh"))
        return iri

    def fact(
        self,
        subject: str,
        predicate: str,
        value: str,
        quote: str | None = None,
        *,
        planned: bool = False,
        article: str = ID + "article/港口消息",
    ) -> None:
        if not planned:
            self.say(subject, TKG + predicate, ox.NamedNode(value))
        statement = f"{ID}statement/{abs(hash_of(subject, predicate, value)):012x}"
        for end, node in (
            ("type", RDF + "Statement"),
            ("subject", subject),
            ("predicate", TKG + predicate),
            ("object", value),
        ):
            self.say(statement, RDF + end, ox.NamedNode(node))
        if planned:
            self.say(statement, TKG + "status", ox.Literal("planned"))
        if quote is None:
            self.say(statement, SOURCE, ox.NamedNode("https://w3id.org/talentkg/gazetteer"))
        else:
            self._words(statement, quote, article)

    def figure(self, about: str, label: str, quote: str) -> str:
        iri = self.thing("Observation", label, key=f"{abs(hash_of(about, label)):012x}")
        self.say(iri, TKG + "about", ox.NamedNode(about))
        self._words(iri, quote, ID + "article/港口消息")
        return iri

    def _words(self, node: str, quote: str, article: str) -> None:
        self.say(node, SOURCE, ox.NamedNode(f"{article}#char=0,{len(quote)}"))
        self.say(node, TKG + "quote", ox.Literal(quote, language="zh"))
        self.say(node, TKG + "confidence", ox.Literal(Decimal("0.87")))
        self.say(node, TKG + "rule", ox.Literal("frame"))

    def view(self, folder: Path) -> Path:
        """The page of this graph, with an ontology of ships and ports."""
        (folder / "terms.ttl").write_text(TERMS, encoding="utf-8")
        kg.Graph(self.store, folder).view(folder / "harbour.html")
        return folder / "harbour.html"


def hash_of(*parts: str) -> int:
    """The same number in every run, unlike `hash`."""
    return random.Random("\t".join(parts)).getrandbits(48)


def small_harbour() -> Harbour:
    """One article: two ships, a port, a captain, a date and a figure."""
    harbour = Harbour()
    article = harbour.thing("Article", "港口消息")
    ferry = harbour.thing("Ferry", "白鹭号", "白鹭")
    ship = harbour.thing("Ship", "长风号")
    port = harbour.thing("Port", "望海港", "望海")
    captain = harbour.thing("Captain", "林远舟")
    year = harbour.thing("Date", "1998")
    harbour.fact(ferry, "callsAt", port, "白鹭号每天清晨停靠望海港。")
    harbour.fact(captain, "steers", ferry, "林远舟驾驶白鹭号已有八年。")
    harbour.fact(ferry, "builtOn", year, "白鹭号1998年下水。")
    harbour.fact(ship, "callsAt", port, "长风号拟于明年停靠望海港。", planned=True)
    harbour.fact(article, "about", port, "本报望海港消息")
    harbour.figure(ferry, "载客量 320人", "白鹭号可载客320人。")
    harbour.fact(captain, "livesIn", port)
    return harbour


def large_harbour(size: int) -> Harbour:
    """Many articles, each about a fleet that calls at a few ports near home, and at times at a busy one; `size` things."""
    chance = random.Random(7)
    harbour = Harbour()
    ports = [harbour.thing("Port", f"{a}{b}港") for a in "东南西北望海临江青白" for b in "山湾浦洲岛门桥沙"]
    made = len(ports)
    while made < size:
        article = harbour.thing("Article", f"第{made}号消息")
        captain = harbour.thing("Captain", f"船长{made}")
        home = chance.sample(ports, 2)
        fleet: list[str] = []
        made += 2
        for _ in range(min(chance.randint(6, 20), size - made)):
            ship = harbour.thing(chance.choice(["Ship", "Ferry"]), f"远航{made}号")
            port = ports[int(chance.expovariate(0.5)) % 80] if chance.random() < 0.1 else chance.choice(home)
            harbour.fact(ship, "callsAt", port, "这条船停靠这个港口，风平浪静。", article=article)
            if chance.random() < 0.5:
                harbour.fact(captain, "steers", ship, "这位船长驾驶这条船。", article=article)
            fleet.append(ship)
            made += 1
        harbour.fact(article, "about", captain, "消息说到这位船长。", article=article)
    return harbour
