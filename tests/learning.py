"""What the program reads in a text with the networks of a domain, or without."""

from __future__ import annotations

from pathlib import Path

from kg.extraction import extract
from kg.language import load_pipeline
from kg.reading import read

TEXT = "云江市青禾生物科技公司总经理沈听澜、云岭大学教授李明辉出席会议。2023年，公司营业收入达到3.2亿元，同比增长12%。"


def said(text: str, ontology: Path) -> set[tuple[str, ...]]:
    """What is read of a text: things, facts and figures."""
    extraction = extract(read(text.encode(), date="2024-05-18"), load_pipeline(ontology))
    things = {(e.kind, e.name) for e in extraction.entities}
    facts = {(f.subject, f.predicate, str(f.object)) for f in extraction.facts}
    return {*things, *facts, *((o.about, o.indicator, str(o.value)) for o in extraction.observations)}
