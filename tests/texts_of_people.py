"""What the tests of several texts share: a sentence about each of four people, and who is in a graph."""

from __future__ import annotations

from pathlib import Path

import kg as library

PEOPLE = ("顾长庚", "陆听涛", "陈渡舟", "苏映川")


def sentence(name: str) -> str:
    return f"5月16日，云灯市举办守塔人大会，望岭大学教授{name}出席开幕式。"


def people_in(path: Path) -> set[str]:
    """Who is in a graph file."""
    return {row["name"] for row in library.load(path).query("SELECT ?name { ?x a tkg:Person ; rdfs:label ?name }")}
