"""Fetching an address: the only room that reaches a network, and only where the user allows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.reading.beside import beside
from kg.reading.limits import MAX_FILE

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector

_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_SECONDS = 60
_CHUNK = 1 << 16
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; kg)", "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def is_address(words: str) -> bool:
    """Whether words are the address of a page."""
    return _ADDRESS.fullmatch(words) is not None


def fetched(address: str) -> bytes | str:
    """What stands at an address; in words why it cannot be had."""
    try:
        return beside(lambda: _answer(address)).result(timeout=_SECONDS)
    except TimeoutError:
        return f"not there after {_SECONDS} seconds"


def _answer(address: str) -> bytes | str:
    from http.client import HTTPException
    from urllib.parse import quote
    from urllib.request import Request

    ascii_only = quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    try:
        with _opener().open(Request(ascii_only, headers=_HEADERS), timeout=_SECONDS) as response:
            return _body(response)
    except (OSError, HTTPException, ValueError) as error:
        return f"cannot be fetched: {getattr(error, 'reason', None) or error}"


def _opener() -> OpenerDirector:
    """What opens addresses of http and https, and where they lead to, and no others."""
    from urllib import request

    opener = request.OpenerDirector()
    for handler in (
        "ProxyHandler",
        "HTTPHandler",
        "HTTPSHandler",
        "HTTPDefaultErrorHandler",
        "HTTPRedirectHandler",
        "HTTPErrorProcessor",
        "UnknownHandler",
    ):
        opener.add_handler(getattr(request, handler)())
    return opener


def _body(response: HTTPResponse) -> bytes | str:
    """The bytes of an answer, as long as they are not too many."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MAX_FILE:
            return f"more than {MAX_FILE // 10**6} MB. Save it to a file first"
    if response.length:
        return "broke off before its end. Try again"
    return b"".join(parts)
