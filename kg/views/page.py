"""The interactive page: one file that carries its scripts, its data and its layout, and loads nothing from any network."""

from __future__ import annotations

import base64
import hashlib
import inspect
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.domain import ONTOLOGY, SHIPPED
from kg.graph.facts import count_of
from kg.output import write_whole
from kg.views.content import read_content
from kg.views.data import data_of
from kg.views.looks import looks_of
from kg.views.terms import Terms

if TYPE_CHECKING:
    import pyoxigraph as ox
    from pyvis.network import Network

_TEMPLATE = Path(__file__).parent / "template"
_STYLES = ("page.css", "panel.css")
_SCRIPTS = (
    *("words.js", "state.js", "theme.js", "room.js", "picture.js", "camera.js", "labels.js"),
    *("panel.js", "evidence.js", "path.js", "list.js", "filter.js", "search.js", "controls.js"),
)
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

    terms = Terms(ontology / "terms.ttl", SHIPPED / "terms.ttl")
    content = read_content(store, terms)
    looks = looks_of(terms, content.classes)
    network = draw(content, looks, _MOST)
    network.set_options(json.dumps(_OPTIONS))
    return _render(network, data_of(content, terms, looks) | {"most": _MOST, "counts": asdict(count_of(store))})


def _render(network: Network, data: dict[str, Any]) -> str:
    """pyvis renders the page, with a template of ours: its own ones load scripts from a network, even when told not to."""
    from jinja2 import StrictUndefined

    styles, ours = (
        "".join((_TEMPLATE / name).read_text(encoding="utf-8") for name in names) for names in (_STYLES, _SCRIPTS)
    )
    scripts = [_vis_network(network), f'"use strict";\n(() => {{\n{ours}}})();\n']
    network.set_template_dir(str(_TEMPLATE), "page.html.j2")
    network.templateEnv = network.templateEnv.overlay(autoescape=True, undefined=StrictUndefined)
    network.templateEnv.filters["harmless"] = _harmless
    network.templateEnv.globals.update(content=data, policy=_policy(scripts, styles), style=styles, scripts=scripts)
    text: str = network.generate_html("page.html")
    return text


def _vis_network(network: Network) -> str:
    """The script of vis-network that ships with pyvis, the newest of those there."""
    paths = Path(inspect.getfile(type(network))).parent.glob("lib/vis-*/vis-network.min.js")
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
