"""From a path, bytes or a text to a `Document`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kg.errors import UsageError
from kg.edtf import parse_edtf
from kg.reading.document import Block, Document
from kg.reading.encoding import decode
from kg.reading.layout import credits, lay_out

MAX_BYTES = 20_000_000
_FULL = re.compile(r"(20\d\d|19\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?日?")
_YEAR_MONTH = re.compile(r"(20\d\d|19\d\d)年(\d{1,2})月")
_DATELINE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:讯|电|消息|报道)")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(?<![\d到至于])(20\d\d|19\d\d)年")
_SOURCE = re.compile(r"来源[：:]\s?[《“]?([^》”\s]{2,20})[》”]?|原载《([^》]{2,20})》|^\s*([\u3400-\u9fff]{2,12}(?:网|报|社|客户端|日报|晚报))\S{0,8}\d{1,2}月\d{1,2}日[讯电]", re.M)


def read(source: str | Path | bytes, *, title: str | None = None, date: str | None = None, url: str | None = None) -> Document:
    """Reads an article.

    Args:
        source: a path, or the bytes of a file.
        title: its title, where the text's own first line is not to be taken.
        date: its date in EDTF; without it the text is searched for one.
        url: where it was published.

    Raises:
        UsageError: there is no such file, it cannot be read or is no text, or `date` is no date.
    """
    data, name = (source, "standard input") if isinstance(source, bytes) else (_bytes(Path(source)), str(source))
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name}: {len(data) / 1e6:.0f} MB of text, more than the {MAX_BYTES // 10**6} MB that one article may have. Split it")
    if date is not None and parse_edtf(date) is None:
        raise UsageError(f"--date {date}: not a date in EDTF. Write it as 2023-09-08, 2023-09 or 2023")
    text = decode(data, name)
    blocks = lay_out(text)
    writers, others = credits(text, blocks)
    return Document(
        text,
        tuple(blocks),
        title or _title(text, blocks),
        tuple(writers),
        tuple(others),
        date or date_of(text, blocks),
        url or _source(text),
        hashlib.sha256(data).hexdigest(),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: {path.stat().st_size / 1e6:.0f} MB of text, more than the {MAX_BYTES // 10**6} MB that one article may have. Split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise UsageError(f"{path}: a folder; give the texts in it: {path}/*.txt") from None
    except PermissionError:
        raise UsageError(f"{path}: no permission to read it") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _title(text: str, blocks: list[Block]) -> str | None:
    first = next((b for b in blocks if b.kind == "title"), None)
    return re.sub(r"\s+", " ", text[first.start : first.end].strip()) if first else None


def _source(text: str) -> str | None:
    m = _SOURCE.search(text, 0, 600) or _SOURCE.search(text, max(0, len(text) - 200))
    return next((g for g in m.groups() if g), None) if m else None


def date_of(text: str, blocks: list[Block]) -> str | None:
    """The day, month or year of an article, as far as its text gives it: by-line and dateline first, then the latest date that it tells of."""
    edges = " ".join(text[b.start : b.end] for b in blocks if b.kind in ("byline", "title", "note")) + " " + text[:300] + " " + text[-120:]
    for m in _FULL.finditer(edges):
        if parse_edtf(edtf := f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"):
            return edtf
    years = [int(y) for y in _YEAR.findall(text)]
    year = max((y for y in years if y <= 2100), default=None)
    if year is None:
        return None
    lead = _DATELINE.search(text)
    if lead and parse_edtf(edtf := f"{year}-{int(lead[1]):02d}-{int(lead[2]):02d}"):
        return edtf
    months = [(int(y), int(m)) for y, m in _YEAR_MONTH.findall(text) if int(m) <= 12]
    bare = [int(m) for m, _ in _MONTH_DAY.findall(text) if 1 <= int(m) <= 12]
    month = max((m for y, m in months if y == year), default=max(bare, default=None))
    return f"{year}-{month:02d}" if month else str(year)
