"""Graphs made by hand for the tests of queries, and what is answered on them."""

from __future__ import annotations

from pathlib import Path

import kg

E = "http://example.org/"
EVERY_TERM = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <{E}> .
:a :p "x" , "x"@zh , "x"@ar--rtl , "x"^^:t , 1 , 1.0 , 1e5 , true , :b , <{E}b#c> , <{E}b.> , _:n ,
    "\\u0000\\r\\n\\t\\"\\\\" , "007"^^xsd:integer , <<( :a :p <<( :b :p "y"@en--ltr )>> )>> ; rdfs:label "星"@zh .
:b :p :a ; rdfs:label "灯"@zh .
"""
HEAD = """
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/> .
"""
BY_HAND = """
:news a tkg:Article ; rdfs:label "海灯新闻"@zh ; tkg:author :su ; tkg:sha256 "00" ; tkg:edtf "2024-05-18" .
:su a tkg:Person ; rdfs:label "苏映川"@zh .
:gu a tkg:Person ; rdfs:label "顾长庚"@zh ; skos:altLabel "顾教授"@zh ; tkg:title "院长"@zh , "教授"@zh ;
    tkg:affiliation :institute , :college ; tkg:alumniOf :college .
:college a tkg:University ; rdfs:label "海灯大学"@zh ; tkg:locatedIn :city ; tkg:cooperatesWith :institute .
:institute a tkg:ResearchInstitute ; rdfs:label "观星研究院"@zh ; tkg:foundedOn :d2011 ; tkg:cooperatesWith :college .
:league a tkg:Organization ; rdfs:label "灯塔联盟"@zh .
:city a tkg:Place ; rdfs:label "海灯市"@zh ; tkg:locatedIn :province .
:province a tkg:Place ; rdfs:label "望岭省"@zh .
:hall a tkg:Place ; rdfs:label "鸥鸣厅"@zh ; tkg:locatedIn :city .
:lab a tkg:Carrier ; rdfs:label "潮汐实验室"@zh ; tkg:carrierKind "联合实验室"@zh ; tkg:partOf :institute ; tkg:unveiledAt :fair .
:park a tkg:Carrier ; rdfs:label "灯塔园"@zh ; tkg:operatedBy :league ; tkg:launchedOn :d2011 .
:plan a tkg:Programme ; rdfs:label "归航计划"@zh ; tkg:startedOn :d2011 ; tkg:operatedBy :league ; tkg:launchedBy :city ;
    tkg:launchedAt :fair ; tkg:focusesOn :optics .
:optics a tkg:Field ; rdfs:label "光学"@zh .
:brand a tkg:Programme ; rdfs:label "灯火"@zh .
:fair a tkg:Event ; rdfs:label "海灯人才节"@zh ; tkg:heldOn :day ; tkg:heldAt :hall ; tkg:organizer :city ; tkg:series :brand ;
    tkg:theme "同舟"@zh .
:talk a tkg:Event ; rdfs:label "望岭对话"@zh ; tkg:partOf :fair .
:report a tkg:Document ; rdfs:label "灯塔报告"@zh ; tkg:publisher :league ; tkg:publishedAt :fair .
:list a tkg:Document ; rdfs:label "港口名录"@zh .
:hall tkg:listedIn :list .
:prize a tkg:Award ; rdfs:label "金锚奖"@zh ; tkg:awardedTo :gu ; tkg:awardedOn :d2011 ; tkg:awardedAt :talk .
:d2011 a tkg:Date ; rdfs:label "2011" ; tkg:edtf "2011" ; tkg:begin "2011-01-01"^^xsd:date ; tkg:end "2011-12-31"^^xsd:date .
:d2012 a tkg:Date ; rdfs:label "2012" ; tkg:edtf "2012" ; tkg:begin "2012-01-01"^^xsd:date ; tkg:end "2012-12-31"^^xsd:date .
:day a tkg:Date ; rdfs:label "2024-05-16" ; tkg:edtf "2024-05-16" ; tkg:begin "2024-05-16"^^xsd:date ; tkg:end "2024-05-16"^^xsd:date .
:old a tkg:Date ; rdfs:label "-5000~" ; tkg:edtf "-5000~" ; tkg:end "-4900-01-01"^^xsd:date .
:hall tkg:foundedOn :old .
:ships a tkg:Observation ; rdfs:label "海灯市 船数 > 128艘，第2位"@zh ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:comparator ">" ;
    tkg:value 128 ; tkg:unit "艘" ; tkg:period :d2012 ; tkg:rank 2 ; tkg:rankScope :province ;
    tkg:quote "船数超128艘"@zh ; prov:wasDerivedFrom <http://example.org/news#char=30,37> .
<http://example.org/news#char=30,37> oa:hasSource :news ; oa:start 30 ; oa:end 37 ; tkg:line 4 .
:goal a tkg:Observation ; rdfs:label "海灯市 船数 = 300艘"@zh ; tkg:about :city ; tkg:indicator "船数"@zh ; tkg:comparator "=" ;
    tkg:value 300 ; tkg:unit "艘" ; tkg:period :d2012 ; tkg:status "planned" .
:s1 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:alumniOf ; rdf:object :college ; tkg:context :fair ;
    tkg:quote "顾长庚毕业于海灯大学"@zh ; tkg:confidence 0.9 ; prov:wasDerivedFrom <http://example.org/news#char=20,30> .
<http://example.org/news#char=20,30> oa:hasSource :news ; oa:start 20 ; oa:end 30 ; tkg:line 3 .
:s2 a rdf:Statement ; rdf:subject :college ; rdf:predicate tkg:cooperatesWith ; rdf:object :institute ;
    tkg:validOn :d2012 ; tkg:context :fair ;
    tkg:quote "海灯大学与观星研究院签约"@zh ; prov:wasDerivedFrom <http://example.org/news#char=40,52> .
<http://example.org/news#char=40,52> oa:hasSource :news ; oa:start 40 ; oa:end 52 ; tkg:line 4 .
:s3 a rdf:Statement ; rdf:subject :city ; rdf:predicate tkg:locatedIn ; rdf:object :province ;
    prov:wasDerivedFrom <http://example.org/gazetteer> .
:s5 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:title ; rdf:object "院长"@zh ;
    tkg:quote "院长顾长庚"@zh ; prov:wasDerivedFrom <http://example.org/news#char=80,85> .
:s6 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:affiliation ; rdf:object :institute ;
    tkg:quote "观星研究院院长顾长庚"@zh ; prov:wasDerivedFrom <http://example.org/news#char=75,85> .
:s4 a rdf:Statement ; rdf:subject :gu ; rdf:predicate tkg:affiliation ; rdf:object :league ; tkg:status "planned" ;
    tkg:quote "顾长庚拟任职于灯塔联盟"@zh ; prov:wasDerivedFrom <http://example.org/news#char=60,71> .
<http://example.org/news#char=60,71> oa:hasSource :news ; oa:start 60 ; oa:end 71 ; tkg:line 6 .
"""  # fmt: skip


def loaded(text: str, folder: Path) -> kg.Graph:
    path = folder / "g.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return kg.load(path)


def cells(graph: kg.Graph, query: str, **parameters: str) -> list[str]:
    """The rows of an answer, each as a line of cells that are not empty."""
    return [" | ".join(filter(None, row.values())) for row in graph.query(query, **parameters).rows]


def with_every_term(folder: Path) -> Path:
    """A graph with each kind of term, as a file."""
    path = folder / "g.ttl"
    path.write_text(EVERY_TERM, encoding="utf-8")
    return path
