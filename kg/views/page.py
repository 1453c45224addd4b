"""The interactive page: one file that carries its scripts, its data and its layout, and loads nothing from any network."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.domain import ONTOLOGY
from kg.output import write_whole
from kg.views.content import Content, Words, read_content
from kg.views.cut import best_linked
from kg.views.terms import ARTICLE, FIGURE, Look, Terms

if TYPE_CHECKING:
    import pyoxigraph as ox
    from pyvis.network import Network

_TEMPLATE = Path(__file__).parent / "template"
_SCRIPTS = ("state.js", "picture.js", "labels.js", "panel.js", "controls.js")
_MOST = 3000  # things in one picture: more could neither be told apart nor opened in about a second
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.4}},
        "selectionWidth": 0,
        "hoverWidth": 0,
        "color": {"inherit": False},
    },
}


def write_page(store: ox.Store, path: str | Path, ontology: Path = ONTOLOGY) -> None:
    """Writes the page of a graph; a file that stands there is replaced only by a whole one.

    Raises:
        KgError: the file cannot be written.
        OSError: the ontology cannot be read.
    """
    write_whole(path, page(store, ontology).encode())


def page(store: ox.Store, ontology: Path = ONTOLOGY) -> str:
    """The HTML text of the page of a graph, with labels from the ontology folder's `terms.ttl`.

    The same graph gives the same text.
    """
    from kg.views.picture import draw

    terms = Terms(ontology / "terms.ttl", ONTOLOGY / "terms.ttl")
    everything = read_content(store, terms)
    content = best_linked(everything, _MOST)
    looks = terms.looks(content.classes)
    network = draw(content, looks)
    network.set_options(json.dumps(_OPTIONS))
    return _render(network, _data(content, terms, looks) | {"total": len(everything.things)})


def _render(network: Network, data: dict[str, Any]) -> str:
    """pyvis renders the page, with a template of ours: its own ones load scripts from a network, even when told not to."""
    from jinja2 import StrictUndefined

    style = (_TEMPLATE / "page.css").read_text(encoding="utf-8")
    ours = "".join((_TEMPLATE / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    scripts = [_vis_network(), f'"use strict";\n(() => {{\n{ours}}})();\n']
    network.set_template_dir(str(_TEMPLATE), "page.html.j2")
    network.templateEnv = network.templateEnv.overlay(autoescape=True, undefined=StrictUndefined)
    network.templateEnv.filters["harmless"] = _harmless
    network.templateEnv.globals.update(content=data, policy=_policy(scripts, style), style=style, scripts=scripts)
    text: str = network.generate_html("page.html")
    return text


def _data(content: Content, terms: Terms, looks: dict[str, Look]) -> dict[str, Any]:
    """All that the scripts know, as JSON values; `template/state.js` reads it."""
    from kg.views.picture import OFF_AT_FIRST

    classes = sorted(content.classes, key=terms.rank)
    properties = sorted({p for fact in content.facts for p in (fact.predicate, *(note for note, _ in fact.notes))})
    kind_at, property_at = ({iri: i for i, iri in enumerate(iris)} for iris in (classes, properties))
    articles = [thing for thing in content.things if thing.kind == ARTICLE]

    def labels(iri: str) -> dict[str, str]:
        return {language: terms.label(iri, language) for language in ("zh", "en")}

    return {
        "title": articles[0].names[0] if len(articles) == 1 else None,
        "articles": len(articles),
        "counts": _counts(content),
        "classes": [
            labels(c)
            | {"colour": looks[c].colour, "shape": looks[c].shape, "on": c not in OFF_AT_FIRST, "isFigure": c == FIGURE}
            for c in classes
        ],
        "properties": [labels(p) for p in properties],
        "things": [
            {
                "iri": thing.iri,
                "kinds": [kind_at[k] for k in (thing.kind, *(k for k in thing.kinds if k != thing.kind))],
                "names": thing.names,
                "same": thing.same,
                "words": _words(thing.words),
            }
            for thing in content.things
        ],
        "facts": [
            {
                "subject": fact.subject,
                "property": property_at[fact.predicate],
                "object": fact.object,
                "planned": fact.planned,
                "notes": [[property_at[p], value] for p, value in fact.notes],
                "words": _words(fact.words),
            }
            for fact in content.facts
        ],
    }


def _counts(content: Content) -> tuple[int, int, int]:
    """Things, the facts about them, and figures."""
    from kg.views.picture import OFF_AT_FIRST

    main = {i for i, thing in enumerate(content.things) if thing.kind not in OFF_AT_FIRST}
    figures = sum(thing.kind == FIGURE for thing in content.things)
    return len(main), sum(fact.subject in main for fact in content.facts), figures


def _words(words: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [{"quotes": w.quotes, "confidence": w.confidence, "sources": w.sources} for w in words]


def _vis_network() -> str:
    """The script of vis-network that ships with pyvis, the newest of those there."""
    import pyvis

    paths = (Path(pyvis.__file__).parent / "lib").glob("vis-*/vis-network.min.js")
    text = max(paths).read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.split("//# sourceMappingURL=")[0]


def _policy(scripts: list[str], style: str) -> str:
    """A Content-Security-Policy (W3C CSP 3) under which these scripts and this style run, and nothing else at all."""
    hashes = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _harmless(data: object) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
