"""A corpus: article after article out of files, folders, archives and lists of them, as a stream."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain, groupby
from pathlib import Path
from typing import TypedDict, Unpack

from kg.errors import KgError, UsageError
from kg.reading.document import Document
from kg.reading.files import HIDDEN, Choice, File, files_of
from kg.reading.formats import kind_of
from kg.reading.formats.kinds import TEXT
from kg.reading.meta import Meta, meta_in
from kg.reading.outcomes import BROKEN, Outcome, outcomes_of
from kg.reading.read import Given, document_of, opened
from kg.reading.worker import Worker

Source = str | Path | bytes | Document
"""Where articles are: a file, a folder, a pattern such as `*.html`, `@` and a list of files, an address, the bytes of a file; or an article that was read."""


class ReadingOptions(TypedDict, total=False):
    """What may be said of how files are read; what is not said, or None, is left to them."""

    title: str | None
    """The article's, where its text does not tell it or is not to be believed."""
    date: str | None
    """The article's, in EDTF."""
    source: str | None
    """Where the article was published: an address, or words."""
    meta: str | Path | None
    """A CSV table that says these of many files: its columns are file, title, date and source."""
    include: str | Sequence[str]
    """A pattern or several such as `*.html`: of folders only the files that fit one are read."""
    exclude: str | Sequence[str]
    """Files of folders that fit this pattern, or one of these, are left out."""
    allow_network: bool
    """Whether an address may be fetched."""
    progress: Callable[[str], None]
    """Is told each text as it is read, and what is odd about it; without it, that is a warning."""
    on_error: Callable[[str, Exception], None]
    """Is told each text that cannot be read, and why, and the rest is read; without it, the first one raises."""
    on_outcome: Callable[[Outcome], None]
    """Is told what became of each file, and of each article in it."""


def read_all(sources: Source | Iterable[Source], **options: Unpack[ReadingOptions]) -> Iterator[Document]:
    """Reads article after article: `kg.read_all("folder")`, `kg.read_all(["a.pdf", "pages/*.html"], exclude=["*draft*"])`.

    Args:
        sources: where they are; one or several.
        options: see `ReadingOptions`.

    Raises:
        UsageError: a file is not there or cannot be read, and there is no `on_error`; nothing in the sources is an article;
            `date` is no date; `title` or `source` is given and there are several articles.
        TypeError: there is no such option.
    """
    refuse_unknown(options, ReadingOptions.__annotations__)
    return (document for _, document in articles_in(sources, options))


def refuse_unknown(options: Iterable[str], known: Collection[str]) -> None:
    """Refuses an option that there is not, as Python does where a function names each: what nobody reads would be lost unseen.

    Raises:
        TypeError: there is one; the nearest is told.
    """
    for name in options:
        if name not in known:
            near = get_close_matches(name, list(known), n=1)
            raise TypeError(f"unexpected option {name}" + (f"; did you mean {near[0]}?" if near else ""))


def several(sources: Source | Iterable[Source]) -> Iterable[Source]:
    """One source as several."""
    return [sources] if isinstance(sources, str | Path | bytes | Document) else sources


def articles_in(sources: Source | Iterable[Source], options: ReadingOptions) -> Iterator[tuple[Outcome, Document]]:
    """The articles of a corpus, each with where it is; what cannot be read is told as the options say."""
    given = Given(options.get("title"), options.get("date"), options.get("source"))
    meta = meta_in(table) if (table := options.get("meta")) is not None else Meta()
    told, others, read = options.get("on_outcome") or (lambda outcome: None), _Others(), False
    for outcome, document in _articles(several(sources), Choice.of(options), given, meta):
        if document:
            _refuse_several(given, read)
            read = True
            yield outcome, document
            continue
        told(outcome)
        others.add(outcome)
        if outcome.fate == "failed":
            give_up(outcome.name, UsageError(f"{outcome.name}: {outcome.reason}"), options.get("on_error"))
            read = True
    if others.first and not read:
        raise UsageError(others.words(others.first))
    if meta.unused and (progress := options.get("progress")):
        progress(f"warning: {table}: names files that are not among those read: {', '.join(meta.unused[:5])}")


@dataclass(slots=True)
class _Others:
    """The files that are no article: how many, and the first, a hidden one only where there is no other."""

    number: int = 0
    first: Outcome | None = None

    def add(self, outcome: Outcome) -> None:
        self.number += 1
        if self.first is None or self.first.reason == HIDDEN:
            self.first = outcome

    def words(self, first: Outcome) -> str:
        """What is wrong where nothing else was given."""
        no_other = f". None of the {self.number} files is an article" if self.number > 1 else ""
        return f"{first.name}: {first.reason}{no_other}"


def _articles(
    sources: Iterable[Source], choice: Choice, given: Given, meta: Meta
) -> Iterator[tuple[Outcome, Document | None]]:
    """What became of each file, with the article that it is."""
    for read_before, group in groupby(sources, key=lambda source: isinstance(source, Document)):
        if read_before:
            yield from ((_outcome(one), one) for one in group if isinstance(one, Document))
            continue
        for outcome in outcomes_in((one for one in group if not isinstance(one, Document)), choice):
            yield _laid_out(outcome, meta.of(outcome.name) or given)


def _laid_out(outcome: Outcome, given: Given) -> tuple[Outcome, Document | None]:
    """What became of a file, with its article; one text that brings the layout down is not the end of the others."""
    try:
        return outcome, document_of(outcome, given) if outcome.original else None
    except Exception as error:
        return replace(outcome, fate="failed", reason=f"{BROKEN}{type(error).__name__}: {error}", original=None), None


def _outcome(document: Document) -> Outcome:
    """What became of a file that was read before."""
    origin = document.origin
    name = origin.file if origin and origin.file else document.title or "the text given"
    return Outcome(name, origin.format if origin else "text", "read", origin=origin)


def _refuse_several(given: Given, read: bool) -> None:
    """Refuses to give several articles what only one can have; a day may be that of all."""
    parameter = next((p for p in ("title", "source") if getattr(given, p)), None)
    if read and parameter:
        raise UsageError(
            f"{getattr(given, parameter)}: of one article, and there are several. "
            "A table gives it for many: --meta table.csv",
            parameter=parameter,
        )


def give_up(name: str, error: Exception, on_error: Callable[[str, Exception], None] | None) -> None:
    """Tells whoever wants to hear it what went wrong with one text; raises it if nobody does, or if the call itself is wrong."""
    error.add_note(f"while reading {name}")
    if on_error is None or (isinstance(error, KgError) and error.parameter):
        raise error
    on_error(name, error)


_AHEAD = 2
"""Files that are read while what was read is worked on."""


def outcomes_in(sources: Iterable[str | Path | bytes], choice: Choice | None = None) -> Iterator[Outcome]:
    """What became of each file that the sources stand for, and of each article in it, in their order.

    Plain texts are read here; what needs a library is read ahead in a process of its own, which a broken or hostile file may bring down.
    """
    worker, waiting = Worker(), deque[Iterator[Outcome]]()
    try:
        for file in chain.from_iterable(files_of(source, choice or Choice()) for source in sources):
            waiting.append(_outcomes(file, worker))
            if len(waiting) > _AHEAD:
                yield from waiting.popleft()
        yield from chain.from_iterable(waiting)
    finally:
        worker.close()


def _outcomes(file: File | Outcome, worker: Worker) -> Iterator[Outcome]:
    """What becomes of a file, as soon as one asks for it; the worker begins at once."""
    if isinstance(file, Outcome):
        return iter([file])
    try:
        with opened(file.content) as data:
            kind = kind_of(data, file.name)
    except UsageError as error:
        return iter([Outcome(file.name, "", "failed", error.message.removeprefix(f"{file.content!s}: "))])
    except OSError as error:
        return iter([Outcome(file.name, "", "failed", f"cannot be read: {error.strerror}")])
    if kind == TEXT:
        return _read_here(file)
    worker.ask(file.name, file.content)
    return (_addressed(outcome, file.address) for outcome in worker.outcomes())


def _read_here(file: File) -> Iterator[Outcome]:
    try:
        with opened(file.content) as data:
            yield from (_addressed(outcome, file.address) for outcome in outcomes_of(data, file.name))
    except OSError as error:
        yield Outcome(file.name, "", "failed", f"cannot be read: {error.strerror}")


def _addressed(outcome: Outcome, address: str | None) -> Outcome:
    """What was fetched stands where it was fetched from, if it does not say otherwise."""
    one = outcome.original
    return replace(outcome, original=replace(one, address=one.address or address)) if one and address else outcome
