"""Draws the ontology, and writes its terms into its README and those of a lexicon into its GUIDE, from `ontology/*.ttl`.

    python scripts/ontology_pages.py

Where a class stands in the picture, and which of its properties an arrow shows, is set here; labels, subclasses and that an arrow is true come
from the terms.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parent.parent
TERMS, README, PICTURE = ROOT / "ontology/terms.ttl", ROOT / "ontology/README.md", ROOT / "docs/ontology.svg"
LEXICON, GUIDE = ROOT / "ontology/kgl.ttl", ROOT / "ontology/GUIDE.md"
TKG = rdflib.Namespace("https://w3id.org/talentkg/ontology#")
KGL = rdflib.Namespace("https://w3id.org/talentkg/lexicon#")
SCHEMA = rdflib.Namespace("https://schema.org/")
SHORT = {
    str(SCHEMA): "schema", "http://www.w3.org/ns/org#": "org", "http://www.w3.org/ns/prov#": "prov", "http://www.w3.org/2006/time#": "time",
    "http://www.w3.org/ns/oa#": "oa",
    str(SKOS): "skos", "http://xmlns.com/foaf/0.1/": "foaf", "http://purl.org/dc/terms/": "dcterms", str(RDF): "rdf",
    "http://www.w3.org/2001/XMLSchema#": "xsd", str(TKG): "", str(KGL): "kgl", str(OWL): "owl",
}  # fmt: skip
ALIGNED = (OWL.equivalentClass, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)
ENDS = ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes))


class Box(NamedTuple):
    """Where a class stands, and its colour."""

    x: int
    y: int
    w: int
    h: int
    colour: str


AGENT = Box(30, 40, 500, 410, "#f4f6f7")
BOXES = {
    "Person": Box(60, 90, 160, 64, "#cc6677"), "Organization": Box(330, 90, 170, 160, "#332288"), "Place": Box(60, 350, 160, 64, "#117733"),
    "Carrier": Box(330, 350, 170, 64, "#44aa99"), "Event": Box(730, 40, 170, 64, "#882255"), "Programme": Box(730, 155, 170, 64, "#b8860b"),
    "Award": Box(730, 270, 170, 64, "#777722"), "Document": Box(730, 385, 170, 64, "#4a86a8"), "Date": Box(1060, 215, 170, 64, "#7d868e"),
    "Field": Box(1060, 40, 170, 64, "#aa4499"), "Observation": Box(60, 560, 160, 64, "#7d868e"), "Statement": Box(60, 650, 160, 64, "#7d868e"),
    "Span": Box(400, 560, 150, 64, "#7d868e"), "Article": Box(730, 560, 170, 64, "#5b6770"),
}  # fmt: skip
# from, to, properties; the points are where the arrow begins and ends, or the middles of facing sides
ARROWS = (
    ("Person", "Organization", "affiliation alumniOf", (220, 122, 330, 122)),
    ("Carrier", "Organization", "partOf", (415, 350, 415, 250)),
    ("Organization", "Place", "locatedIn", (330, 220, 190, 350)),
    ("Carrier", "Place", "locatedIn", (330, 382, 220, 382)),
    ("Event", "Agent", "organizer executor", (730, 72, 530, 72)),
    ("Programme", "Agent", "launchedBy operatedBy", (730, 187, 530, 187)),
    ("Award", "Agent", "awardedTo", (730, 302, 530, 302)),
    ("Document", "Agent", "publisher", (730, 417, 530, 417)),
    ("Programme", "Event", "launchedAt", (775, 155, 775, 104)),
    ("Event", "Programme", "series", (855, 104, 855, 155)),
    ("Event", "Date", "heldOn", (900, 95, 1105, 215)),
    ("Programme", "Date", "startedOn", (900, 187, 1060, 232)),
    ("Award", "Date", "awardedOn", (900, 302, 1060, 262)),
    ("Document", "Date", "publishedOn", (900, 410, 1105, 279)),
    ("Event", "Field", "focusesOn", (900, 72, 1060, 72)),
    ("Observation", "Agent", "about", (140, 560, 140, 450)),
    ("Agent", "Span", "mentionedAt", (475, 450, 475, 560)),
)
PLAIN = (
    ("prov:wasDerivedFrom", (220, 592, 400, 592)),
    ("prov:wasDerivedFrom", (220, 682, 420, 624)),
    ("#char=104,131", (550, 592, 730, 592)),
)


def main() -> None:
    """Writes the pages and the picture anew."""
    terms = rdflib.Graph().parse(TERMS)
    PICTURE.write_text(picture(terms), encoding="utf-8")
    README.write_text(with_tables(README.read_text(encoding="utf-8"), terms), encoding="utf-8")
    GUIDE.write_text(with_lexicon(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


# ── The picture ────────────────────────────────────────────────────────────


def picture(terms: rdflib.Graph) -> str:
    """The classes and the main ways between them, as SVG."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1260 740" font-family="Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif">',
        "<title>The classes of the ontology and the main properties between them</title>",
        '<defs><marker id="to" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 10 5 0 10z" fill="#5b6770"/></marker></defs>',
        '<rect width="1260" height="740" fill="#fff"/>',
        f'<rect x="{AGENT.x}" y="{AGENT.y}" width="{AGENT.w}" height="{AGENT.h}" rx="14" fill="{AGENT.colour}" stroke="#98a1a9" stroke-dasharray="6 4"/>',
        _text(AGENT.x + 16, AGENT.y + 28, _named(terms, "Agent"), 15, "#5b6770", "start"),
        _text(280, 440, f"↔ {_label(terms, 'cooperatesWith', 'zh')}", 13, "#5b6770"),
    ]
    arrows = [(_labels(terms, *arrow[:3]), arrow[3]) for arrow in ARROWS] + list(PLAIN)
    parts += [_line(points) for _, points in arrows] + [_line((815, 560, 815, 449), "6 4")]
    parts += [_caption((a + c) / 2, (b + d) / 2, said) for said, (a, b, c, d) in arrows]
    parts.append(_caption(815, 505, "rdfs:subClassOf"))
    for name, box in BOXES.items():
        parts.append(f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="10" fill="{box.colour}"/>')
        zh, en = (
            ("陈述", "rdf:Statement") if name == "Statement" else (_label(terms, name, lang) for lang in ("zh", "en"))
        )
        parts.append(_text(box.x + box.w / 2, box.y + 28, zh, 17, "#fff"))
        parts.append(_text(box.x + box.w / 2, box.y + 49, en, 13, "#fff"))
        if name == "Organization":
            for k, below in enumerate(sorted(terms.subjects(RDFS.subClassOf, TKG[name]))):
                parts.append(
                    _text(
                        box.x + box.w / 2, box.y + 74 + 18 * k, _named(terms, str(below).removeprefix(TKG)), 11, "#dde"
                    )
                )
    return "\n".join([*parts, "</svg>\n"])


def _labels(terms: rdflib.Graph, start: str, end: str, properties: str) -> str:
    """The labels of the properties of an arrow, which must go so."""
    for name in properties.split():
        for cls, predicates in zip((start, end), ENDS, strict=True):
            if not any((TKG[name], p, TKG[cls]) in terms for p in predicates):
                raise ValueError(f"{name} does not go from {start} to {end}")
    return "、".join(_label(terms, name, "zh") for name in properties.split())


def _label(terms: rdflib.Graph, name: str, language: str) -> str:
    return _said(terms, TKG[name], RDFS.label, language)


def _said(terms: rdflib.Graph, term: rdflib.URIRef, predicate: rdflib.URIRef, language: str) -> str:
    return next(str(x) for x in terms.objects(term, predicate) if getattr(x, "language", "") == language)


def _named(terms: rdflib.Graph, name: str) -> str:
    return f"{_label(terms, name, 'zh')} {_label(terms, name, 'en')}"


def _text(x: float, y: float, text: str, size: int, colour: str, anchor: str = "middle") -> str:  # noqa: PLR0913 (SVG's)
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(points: tuple[int, int, int, int], dashes: str = "none") -> str:
    a, b, c, d = points
    return f'<line x1="{a}" y1="{b}" x2="{c}" y2="{d}" stroke="#5b6770" stroke-width="1.5" stroke-dasharray="{dashes}" marker-end="url(#to)"/>'


def _caption(x: float, y: float, text: str) -> str:
    width = sum(13 if ord(c) > 255 else 7 for c in text) + 8
    back = f'<rect x="{x - width / 2:g}" y="{y - 10:g}" width="{width}" height="20" rx="4" fill="#fff" fill-opacity="0.9"/>'
    return back + _text(x, y + 5, text, 13, "#333")


# ── The tables ────────────────────────────────────────────────────────────


def with_tables(readme: str, terms: rdflib.Graph) -> str:
    """The README with its tables written anew, each between its two marks."""
    kinds = {
        "classes": lambda t: (t, RDF.type, OWL.Class) in terms,
        "inverses": lambda t: (t, OWL.inverseOf, None) in terms,
    }
    ours = [t for t in dict.fromkeys(_in_order(terms)) if str(t).startswith(TKG)]
    rows: dict[str, list[rdflib.URIRef]] = {"classes": [], "inverses": [], "properties": []}
    for term in ours:
        rows[next((name for name, fits in kinds.items() if fits(term)), "properties")].append(term)
    for name, listed in rows.items():
        readme = _put(readme, name, _classes(terms, listed) if name == "classes" else _properties(terms, listed))
    return readme


def with_lexicon(guide: str) -> str:
    """The guide with the table of the terms of a lexicon written anew."""
    terms = rdflib.Graph().parse(LEXICON)
    rows = ["| term | 中文 | of | what it says |", "| --- | --- | --- | --- |"]
    for name in re.findall(r"^kgl:(\w+) a owl:\w+Property", LEXICON.read_text(encoding="utf-8"), re.MULTILINE):
        of = ", ".join(sorted(_short(o).removeprefix("owl:") for p in ENDS[0] for o in terms.objects(KGL[name], p)))
        zh, said = (_said(terms, KGL[name], *which) for which in ((RDFS.label, "zh"), (SKOS.definition, "en")))
        rows.append(f"| `kgl:{name}` | {zh} | {of.replace('Class', 'a class')} | {said} |")
    return _put(guide, "lexicon", rows)


def _put(page: str, name: str, table: list[str]) -> str:
    """A page with a table between the mark of its name and the next end."""
    mark = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    return mark.sub(lambda _: "\n" + "\n".join(table) + "\n\n", page, count=1)


def _in_order(terms: rdflib.Graph) -> list[rdflib.URIRef]:
    """The terms as the file has them: rdflib knows no order."""
    return [TKG[name] for name in re.findall(r"^tkg:(\w+) a ", TERMS.read_text(encoding="utf-8"), re.MULTILINE)]


def _classes(terms: rdflib.Graph, listed: list[rdflib.URIRef]) -> list[str]:
    head = ["| class | 中文 | English | what it is | below or the same as |", "| --- | --- | --- | --- | --- |"]
    return head + [_row(terms, term, _aligned(terms, term)) for term in listed]


def _properties(terms: rdflib.Graph, listed: list[rdflib.URIRef]) -> list[str]:
    head = [
        "| property | 中文 | English | what it says | from → to | below or inverse of |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return head + [_row(terms, term, _ends(terms, term), _aligned(terms, term)) for term in listed]


def _row(terms: rdflib.Graph, term: rdflib.URIRef, *more: str) -> str:
    said = _said(terms, term, SKOS.definition, "en")
    name = str(term).removeprefix(TKG)
    return f"| {' | '.join([f'`{name}`', _label(terms, name, 'zh'), _label(terms, name, 'en'), said.replace('|', '/'), *more])} |"


def _ends(terms: rdflib.Graph, term: rdflib.URIRef) -> str:
    return " → ".join(", ".join(sorted(_short(o) for p in end for o in terms.objects(term, p))) for end in ENDS)


def _aligned(terms: rdflib.Graph, term: rdflib.URIRef) -> str:
    return ", ".join(dict.fromkeys(_short(o) for p in ALIGNED for o in sorted(terms.objects(term, p))))


def _short(term: object) -> str:
    start = next(s for s in SHORT if str(term).startswith(s))
    return (f"{SHORT[start]}:" if SHORT[start] else "") + str(term).removeprefix(start)


if __name__ == "__main__":
    main()
