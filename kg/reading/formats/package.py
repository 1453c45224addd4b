"""Packages: the parts of a document that is a ZIP (DOCX, PPTX, EPUB, ODT), and how they point to each other.

Nothing that a part names is fetched, no DTD loaded. An entity stands for nothing; the text around it is kept.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from urllib.parse import unquote

from lxml import etree

from kg.reading.formats.zips import part_of
from kg.reading.unread import DAMAGED, Unread

_LARGEST = 64_000_000
"""Bytes of an XML part, which takes up to ten times as many in memory."""


def tree(data: bytes, name: str) -> etree._Element:
    """The root of an XML part.

    Raises:
        Unread: it is no XML, or too large.
    """
    if len(data) > _LARGEST:
        raise Unread(f"{name} in it is larger than {_LARGEST // 10**6} MB. Split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unread(f"{name} in it is {DAMAGED}") from None
    without_entities(root)
    return root


def without_entities(root: etree._Element) -> None:
    """Takes the entities out of a tree, so that an element has the text around them."""
    etree.strip_elements(root, etree.Entity, with_tail=False)


def tree_of(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of an XML part, None if there is none of that name."""
    data = part_of(archive, name)
    return None if data is None else tree(data, name)


def within(base: str, target: str) -> str | None:
    """The name of the part that another one points to; None where that is outside of the package."""
    path = unquote(target.split("#")[0])
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        return None
    name = posixpath.normpath(
        path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    )
    return None if name.startswith("..") else name


def related(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """What a part of an Office document points to inside the package: by its id the last word of its type, and its name."""
    folder, _, last = name.rpartition("/")
    root = tree_of(archive, f"{folder}/_rels/{last}.rels".lstrip("/"))
    found: dict[str, tuple[str, str]] = {}
    for link in root if root is not None else ():
        target = within(name, link.get("Target", ""))
        if link.get("TargetMode") != "External" and target:
            found[link.get("Id", "")] = (link.get("Type", "").rsplit("/", 1)[-1], target)
    return found


def local(node: etree._Element) -> str:
    """The name of an element without its namespace; that of what is no element is empty."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: etree._Element, name: str) -> str | None:
    """An attribute by its name without the namespace."""
    return next((str(value) for key, value in node.items() if str(key).rpartition("}")[2] == name), None)
