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
OA = "http://www.w3.org/ns/oa#"
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
    texts: dict[str, str] = field(default_factory=dict)
    """Of each article that keeps its text."""

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
        statement = f"{ID}statement/{abs(hash_of(subject, predicate, value, quote or '')):012x}"
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

    def article(self, title: str, date: str, *lines: str) -> str:
        """An article that keeps its text."""
        iri = self.thing("Article", title)
        self.texts[iri] = "\n".join(lines)
        self.say(iri, TKG + "text", ox.Literal(self.texts[iri], language="zh"))
        self.say(iri, TKG + "edtf", ox.Literal(date))
        return iri

    def mention(self, thing: str, words: str, article: str) -> None:
        self.say(thing, TKG + "mentionedAt", ox.NamedNode(self.span(words, article)))

    def span(self, words: str, article: str) -> str:
        """Where an article says something; a node of its own where the article keeps its text."""
        start = max(self.texts.get(article, "").find(words), 0)
        iri = f"{article}#char={start},{start + len(words)}"
        if article in self.texts:
            self.say(iri, RDF + "type", ox.NamedNode(OA + "TextPositionSelector"))
            self.say(iri, OA + "start", ox.Literal(start))
            self.say(iri, OA + "end", ox.Literal(start + len(words)))
            self.say(iri, OA + "exact", ox.Literal(words, language="zh"))
            self.say(iri, OA + "hasSource", ox.NamedNode(article))
        return iri

    def _words(self, node: str, quote: str, article: str) -> None:
        self.say(node, SOURCE, ox.NamedNode(self.span(quote, article)))
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


def storied_harbour() -> Harbour:
    """Two articles that keep their texts, of 2023 and 2024; a lighthouse that is only mentioned; a tugboat alone."""
    harbour = Harbour()
    old = harbour.article(
        "海上旧闻", "2023-05-01", "去年春天雨水很多。", "老船长林远舟驾驶白鹭号，风雨无阻。岸边的青石灯塔亮了一夜。"
    )
    new = harbour.article(
        "海上新闻", "2024-06-02", "白鹭号每天清晨停靠望海港。周海生驾驶长风号。长风号傍晚停靠望海港。"
    )
    ferry, ship = harbour.thing("Ferry", "白鹭号"), harbour.thing("Ship", "长风号")
    port, lighthouse = harbour.thing("Port", "望海港"), harbour.thing("Port", "青石灯塔")
    lin, zhou = harbour.thing("Captain", "林远舟"), harbour.thing("Captain", "周海生")
    harbour.thing("Ship", "小拖轮")
    harbour.fact(lin, "steers", ferry, "林远舟驾驶白鹭号", article=old)
    harbour.fact(ferry, "callsAt", port, "白鹭号每天清晨停靠望海港。", article=new)
    harbour.fact(ship, "callsAt", port, "长风号傍晚停靠望海港。", article=new)
    harbour.fact(zhou, "steers", ship, "周海生驾驶长风号。", article=new)
    harbour.mention(lighthouse, "青石灯塔", old)
    return harbour


def fleet(captains: int, figures: int) -> Harbour:
    """As many captains, who have nothing but figures."""
    harbour = Harbour()
    people = [harbour.thing("Captain", f"船长{number}") for number in range(captains)]
    for number in range(figures):
        name = f"船长{number % captains}"
        harbour.figure(people[number % captains], f"{name} 航次 {number}次", f"{name}航行{number}次。")
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
