"""What components have in common that read with a domain: they carry it with them wherever the pipeline is saved."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.domain import ONTOLOGY, Domain, domain_in, load_domain
from kg.domain.learned import FILES as LEARNED

FILES = ("terms.ttl", "lexicon.ttl", "gazetteer.ttl", *LEARNED)
Files = tuple[tuple[str, bytes], ...]
"""The files of a domain: their names, and what is in them."""


class WithDomain:
    """A component that reads with a domain: that of a folder, or the one that it was saved with."""

    def __init__(self, ontology: str | None) -> None:
        """Takes the folder of the domain, by default the one that comes with kg; it is read when the first text comes."""
        self.folder = Path(ontology).absolute() if ontology else ONTOLOGY
        self.saved: Files = ()

    @property
    def domain(self) -> Domain:
        """The domain; that of a folder is read anew if somebody has written in it.

        Raises:
            UsageError: the folder is no domain.
        """
        return _domain_of(self.saved) if self.saved else domain_in(self.folder)

    def to_disk(self, path: Path, **_: object) -> None:
        """Writes the files of the domain into a folder, and takes away what another domain has left there."""
        files = self._files()
        path.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (path / name).unlink(missing_ok=True)
        for name, content in files:
            (path / name).write_bytes(content)

    def from_disk(self, path: Path, **_: object) -> WithDomain:
        """Takes the domain that lies in a folder."""
        self.saved = _files_in(path)
        return self

    def to_bytes(self, **_: object) -> bytes:
        """The files of the domain."""
        return json.dumps({name: content.decode("latin-1") for name, content in self._files()}).encode()

    def from_bytes(self, data: bytes, **_: object) -> WithDomain:
        """Takes the domain from its files."""
        self.saved = tuple((name, content.encode("latin-1")) for name, content in json.loads(data).items())
        return self

    def _files(self) -> Files:
        """The files of the domain, once it has been read, so that no broken one is saved."""
        assert self.domain
        return self.saved or _files_in(self.folder)


def _files_in(folder: Path) -> Files:
    return tuple((name, (folder / name).read_bytes()) for name in FILES if (folder / name).is_file())


@lru_cache(maxsize=8)
def _domain_of(files: Files) -> Domain:
    with TemporaryDirectory() as folder:
        for name, content in files:
            Path(folder, name).write_bytes(content)
        return load_domain(Path(folder))
