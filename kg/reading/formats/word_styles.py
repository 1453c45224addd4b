"""How the paragraphs of a Word document look: what their styles and their own properties say (ECMA-376, part 1, §17.7)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from kg.reading.formats.package import attribute, local
from kg.reading.formats.paragraphs import USUAL_SIZE, Look

_OFF = frozenset(("0", "false", "off", "none"))
_LONGEST_CHAIN = 20
"""Styles that are based on one another."""


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Takes the root of its styles, if it has any."""
        nodes = [] if root is None else [node for node in root if local(node) == "style"]
        self._styles = {attribute(node, "styleId") or "": node for node in nodes}
        usual = (
            attribute(node, "styleId")
            for node in nodes
            if attribute(node, "type") == "paragraph" and attribute(node, "default") in ("1", "true")
        )
        self._usual = next(usual, None) or ""
        size = None if root is None else root.find("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}sz")
        self._default = Look(size=_number(size) or USUAL_SIZE)
        self._looks: dict[str, Look] = {}

    def look_of(self, paragraph: etree._Element) -> Look:
        """How a paragraph looks: its style, and what it says itself."""
        properties = paragraph.find("{*}pPr")
        look = self._look_of_style(_value(properties, "pStyle") or self._usual)
        look = _with(look, properties)
        sizes = [_number(size) or 0 for size in paragraph.iterfind("{*}r/{*}rPr/{*}sz")]
        return replace(look, size=max(sizes)) if sizes else look

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the characters of a run are not shown."""
        properties = run.find("{*}rPr")
        if properties is None:
            return False
        own = properties.find("{*}vanish")
        if own is not None:
            return _is_on(own)
        chain = self._chain(_value(properties, "rStyle") or "")
        return any(_is_on(node) for style in chain for node in style.iterfind("{*}rPr/{*}vanish"))

    def _look_of_style(self, wanted: str) -> Look:
        if wanted not in self._looks:
            look = self._default
            chain = self._chain(wanted)
            for style in reversed(chain):
                look = _with(look, style.find("{*}pPr"))
                look = replace(look, size=_number(style.find("{*}rPr/{*}sz")) or look.size)
            name = _value(chain[0], "name") if chain else None
            self._looks[wanted] = replace(look, style=(name or wanted).lower())
        return self._looks[wanted]

    def _chain(self, wanted: str) -> list[etree._Element]:
        """A style and those that it is based on."""
        chain: list[etree._Element] = []
        while len(chain) < _LONGEST_CHAIN and (style := self._styles.get(wanted)) is not None:
            chain.append(style)
            wanted = _value(style, "basedOn") or ""
        return chain


def _with(look: Look, properties: etree._Element | None) -> Look:
    aligned = _value(properties, "jc")
    return replace(look, centred=aligned == "center") if aligned else look


def _value(node: etree._Element | None, name: str) -> str | None:
    found = None if node is None else node.find(f"{{*}}{name}")
    return None if found is None else attribute(found, "val")


def _number(node: etree._Element | None) -> int | None:
    value = None if node is None else attribute(node, "val")
    return int(value) if value and value.isdecimal() and len(value) < 5 else None


def _is_on(node: etree._Element) -> bool:
    return attribute(node, "val") not in _OFF
