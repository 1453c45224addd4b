"""From a text to triples, each with the words that say it: python scripts/extract_article.py TEXT"""

import sys

import kg

FACTS = """
SELECT ?subject ?property ?object ?words WHERE {
  ?fact rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ; tkg:quote ?words
} ORDER BY ?fact
"""

graph = kg.build(sys.argv[1])
for fact in graph.query(FACTS).rows:
    print(*fact.values(), sep="\t")
