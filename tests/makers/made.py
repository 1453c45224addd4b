"""What a file of the acceptance set is: how it is made, of which texts, and what a reader must find or leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from makers.article import Article, article

FILES = Path(__file__).parent.parent / "files"
Maker = Callable[..., bytes]


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and what a person sees in it."""

    file: str
    """Its name. What stands before the first dot and after the last one tell nothing of the text."""
    kind: str
    """The format that kg gives it, by which results are counted: `HTML`."""
    maker: Maker
    """From its articles to its bytes."""
    texts: tuple[str, ...]
    """Its articles, in their order; none where there is nothing to read."""
    furniture: tuple[str, ...] = ()
    """Words of the file that belong to no article."""
    silent: frozenset[str] = frozenset()
    """What the file does not tell: `date`, `source`, `authors`."""
    address: str | None = None
    """Where it was published, if it tells."""
    stored: bool = False
    """Whether it is kept in the tree, since LibreOffice or Chromium makes it."""
    held_back: bool = False
    """Whether the readers were written without a look at it."""

    @property
    def articles(self) -> list[Article]:
        """Its articles."""
        return [article(name) for name in self.texts]

    def content(self) -> bytes:
        """Its bytes."""
        return (FILES / self.file).read_bytes() if self.stored else self.made()

    def made(self) -> bytes:
        """Its bytes, made anew."""
        return self.maker(*self.articles)
