"""A text of our own: what its file shows of it, its paragraphs, and the plain text that each file of it must read like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

TEXTS = Path(__file__).parent / "texts"
Kind = Literal["paragraph", "heading", "table", "caption"]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading, a caption below a picture, or a table."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, the head first."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article before it becomes a file."""

    name: str
    title: str
    date: str
    source: str
    parts: tuple[Part, ...]
    authors: tuple[str, ...] = ()
    subtitle: str = ""
    time: str = ""
    editor: str = ""
    photographer: str = ""
    label: str = "来源"
    """Before the source, in the script of the text."""
    number: str = ""
    """Of a government's document: 某政办发〔2024〕12号."""

    @property
    def headline(self) -> str:
        """The title with its subtitle."""
        return self.title + self.subtitle

    @property
    def chinese_date(self) -> str:
        """2024年5月18日."""
        year, month, day = map(int, self.date.split("-"))
        return f"{year}年{month}月{day}日"

    @property
    def moment(self) -> str:
        """2024-05-18 09:30."""
        return f"{self.date} {self.time}".strip()

    @property
    def info(self) -> str:
        """The line below the title, as a site writes it."""
        who = f"作者：{' '.join(self.authors)}" if self.authors else ""
        return "　".join(filter(None, (self.moment, f"{self.label}：{self.source}", who)))

    @property
    def plain(self) -> str:
        """The article as a plain text."""
        body = "\n\n".join(plain_part(part) for part in self.parts)
        head = "\n".join(filter(None, (self.title, self.subtitle)))
        return "\n\n".join(filter(None, (head, self.info, body))) + "\n"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of paragraphs and headings."""
        return tuple(part.text for part in self.parts if part.kind in ("paragraph", "heading"))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What must be found whole and in order: sentences, headings, cells of tables."""
        found: list[str] = []
        for part in self.parts:
            if part.kind == "table":
                found += [cell for row in part.rows for cell in row]
            elif part.kind != "caption":
                found += re.findall(r"[^。！？]+[。！？]*[”」]?", part.text)
        return tuple(found)


def plain_part(part: Part) -> str:
    """A part as lines of a plain text; the cells of a row are parted by tabs."""
    return "\n".join("\t".join(row) for row in part.rows) if part.kind == "table" else part.text


@cache
def article(name: str) -> Article:
    """Reads a text of the folder."""
    head, _, body = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    authors = tuple(fields.pop("authors", "").split())
    return Article(name, authors=authors, parts=tuple(map(_part, body.split("\n\n"))), **fields)  # type: ignore[arg-type]


def names() -> list[str]:
    """All texts."""
    return sorted(path.stem for path in TEXTS.glob("*.txt"))


def _part(block: str) -> Part:
    if block.startswith("# "):
        return Part("heading", block[2:])
    if block.startswith("[图] "):
        return Part("caption", block[4:])
    if block.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in block.splitlines()]
        return Part("table", rows=tuple(row for row in rows if not set("".join(row)) <= {"-"}))
    return Part("paragraph", block)
