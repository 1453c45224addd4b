"""What a graph file may hold before a parser sees it: Oxigraph's follow nesting till the stack or the memory ends."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from kg.errors import KgError

MAX_BYTES = 1_000_000_000
_TRIPLES_DEEP = 100
_XML_DEEP = 500
_JSON_DEEP = 100
_TERMS_COPIED = 10_000_000
_UNFOLDED = 20
"""How many times as long as its file a text may become by its entities; a file has a megabyte in any case."""
_UNFOLDS = f"its entities unfold to more than {_UNFOLDED} times its size, and kg reads no such file"
_AMPLIFIED = 43  # expat's own measure against entities: XML_ERROR_AMPLIFICATION_LIMIT_BREACH
_MARKS = {
    b"\xff\xfe": "in UTF-16, and RDF is written in UTF-8. Save it as UTF-8",
    b"\xfe\xff": "in UTF-16, and RDF is written in UTF-8. Save it as UTF-8",
    b"\x1f\x8b": "compressed (gzip). Unpack it first",
    b"PK\x03\x04": "compressed (zip). Unpack it first",
    b"BZh": "compressed (bzip2). Unpack it first",
    b"\xfd7zXZ": "compressed (xz). Unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed (zstd). Unpack it first",
}
_IN_TURTLE = re.compile(
    rb'''
      """(?:[^"\\]++|\\.|"(?!""))*+"""              # strings, which may hold brackets
    | \'{3}(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'{3}
    | "(?:[^"\\\n\r]++|\\.)*+"
    | \'(?:[^\'\\\n\r]++|\\.)*+\'
    | <[^<>\s]*+>                                  # IRIs, which may hold \#
    | \\.                                          # x:b\#c: no comment
    | \#[^\n\r]*+
    | (?P<opens><<\() | (?P<closes>\)>>)
    ''',
    re.DOTALL | re.VERBOSE,
)
_IN_JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+"|(?P<opens>[\[{])|(?P<closes>[\]}])', re.DOTALL)


class Refused(KgError):
    """A file that is not read; whoever knows its name puts it before the reason."""


def check(data: bytes, rdf_format: ox.RdfFormat) -> None:
    """Finds what would bring the reader down.

    Raises:
        Refused: the bytes are no text, or what they say is nested or unfolds beyond all use.
    """
    if len(data) > MAX_BYTES:
        raise Refused(f"more than the {MAX_BYTES // 10**9} GB that one graph file may have. Split it")
    for mark, what in _MARKS.items():
        if data.startswith(mark):
            raise Refused(what)
    if rdf_format == ox.RdfFormat.RDF_XML:
        _check_xml(data)
    elif rdf_format == ox.RdfFormat.JSON_LD:
        _check_json(data)
    elif data.find(b"<<(") >= 0:
        _check_depth(data, _IN_TURTLE, _TRIPLES_DEEP, "triples within triples")


def _check_depth(data: bytes, tokens: re.Pattern[bytes], most: int, what: str) -> None:
    """Whether brackets outside of strings go deeper than anybody writes them."""
    depth = 0
    for token in tokens.finditer(data):
        if token["opens"]:
            depth += 1
            if depth > most:
                line = data.count(b"\n", 0, token.start()) + 1
                raise Refused(f"line {line}: {what} are nested more than {most} deep, and kg reads none deeper")
        elif token["closes"]:
            depth = max(depth - 1, 0)


def _check_json(data: bytes) -> None:
    _check_depth(data, _IN_JSON, _JSON_DEEP, "objects and arrays")
    objects = _Objects()
    try:
        json.loads(data, object_pairs_hook=objects.made, parse_int=str, parse_float=str)
    except UnicodeDecodeError as error:
        raise Refused(f"no UTF-8 from byte {error.start} on. Save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(f"line {error.lineno} column {error.colno}: {error.msg}") from None
    if objects.widest * objects.contexts > _TERMS_COPIED:
        raise Refused(
            f"{objects.contexts} contexts beside one of {objects.widest} terms are more than kg reads. Give one @context"
        )


class _Objects:
    """Follows a JSON parser: any object may be a context, whose terms rest on one another and are copied for each context within."""

    def __init__(self) -> None:
        self.contexts = 0
        self.widest = 0

    def made(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """An object is complete."""
        whole = dict(pairs)
        self.contexts += "@context" in whole
        self.widest = max(self.widest, len(pairs))
        if len(pairs) > _JSON_DEEP and _rest_deeply(pairs):
            raise Refused(f"the terms of its @context rest on one another more than {_JSON_DEEP} deep")
        return whole


def _rest_deeply(pairs: list[tuple[str, object]]) -> bool:
    """Whether the definitions of terms make a long chain or a ring."""
    needs: dict[str, set[str]] = {}
    for name, value in pairs:
        needs.setdefault(name, set()).update(_names_in(name, value) - {name})
    left = set(needs)
    for _ in range(_JSON_DEEP):
        left = {name for name in left if needs[name] & left}
    return bool(left)


def _names_in(name: str, value: object) -> set[str]:
    """The names that a term's definition may rest on: ex:place rests on ex."""
    texts = [name, *((value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else ())]
    return {part for text in texts if isinstance(text, str) for part in (text, text.split(":")[0])}


def _check_xml(data: bytes) -> None:
    from xml.parsers import expat

    reader = _Elements(len(data))
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    if b"<!DOCTYPE" in data:
        parser.buffer_text = True
        parser.CharacterDataHandler = reader.text
    reader.parser = parser
    try:
        parser.Parse(data, True)
    except ValueError:
        raise Refused("not in UTF-8. Save it as UTF-8, and let its first line say so") from None
    except expat.ExpatError as error:
        if error.code == _AMPLIFIED:
            raise Refused(_UNFOLDS) from None
        raise Refused(f"line {error.lineno} column {error.offset + 1}: {expat.ErrorString(error.code)}") from None


class _Elements:
    """Follows an XML parser: how deep elements are nested, and how long texts have become."""

    def __init__(self, size: int) -> None:
        self.parser: object = None
        self._depth = 0
        self._left = _UNFOLDED * size + 1_000_000

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _XML_DEEP:
            line = getattr(self.parser, "CurrentLineNumber", 0)
            raise Refused(f"line {line}: elements are nested more than {_XML_DEEP} deep, and kg reads none deeper")
        for value in attributes.values():
            self.text(value)

    def end(self, _name: str) -> None:
        """An element ends."""
        self._depth -= 1

    def text(self, text: str) -> None:
        """A piece of text, its entities unfolded."""
        self._left -= len(text)
        if self._left < 0:
            raise Refused(_UNFOLDS)
