"""The lines of a PDF's page: the text as PDFium gives it, line by line, each with its place on the page.

https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_text.h
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import hypot
from statistics import median
from typing import Any, Literal, NamedTuple

from pypdfium2 import raw

from kg.reading.formats.printed.line import CJK, Line, ems, is_wide

_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe18\ufe33-\ufe44\U0002f800-\U0002fa1f]")
_RADICALS = dict(zip(
    map(ord, "⺁⺠⺩⺪⺬⺮⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻳"),
    "厂民王疋示竹虎西见角贝足车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齊齐齒齿龍龙龟",
    strict=True,
))  # fmt: skip
"""Of the block CJK Radicals Supplement; EquivalentUnifiedIdeograph.txt of Unicode."""
_ILLEGIBLE = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_BESIDE_CJK = re.compile(rf" (?:(?<={CJK} )|(?={CJK}))")
_AFTER_STOP = re.compile(rf" (?<=[，。；：、！？] ) *(?={CJK})")
_ODD = re.compile(f"[\u200b\ud800-\udfff{_COMPATIBLE.pattern[1:-1]}]")
_PIECE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
"""A line: PDFium ends it with a line break, or with a hyphen that divides a word."""
_HAN = r"[\u3400-\u9fff]"
_BOUNDARY = re.compile(rf" (?:(?<={_HAN} )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%] )(?={_HAN}))")
_TIGHT = re.compile(rf"{_HAN}[A-Za-z0-9]|[A-Za-z0-9%]{_HAN}")
_STOP = re.compile("[，。；！？]")
_REFERRING = re.compile(
    rf"\d{{1,2}}(?:(?=[，。；：、！？])(?:(?<={_HAN}\d)|(?<={_HAN}\d\d)|(?<=[”）》]\d)|(?<=[”）》]\d\d))"
    rf"|(?={_HAN}|\r)(?:(?<=[，。；！？]\d)|(?<=[，。；！？]\d\d)))"
)
"""What may refer to a footnote: 内容1。"""
_SAMPLE = 500
"""Characters of a page that tell how it is set."""
_GAP = 0.6
"""Of the size of type: a space between Chinese characters that means something."""
_CELL = 1.2
"""Of the size of type: a space between the cells of a table, or two columns."""

Direction = Literal["right", "down", "left", "up", "askew"]


class _Run(NamedTuple):
    """Characters of a page that follow one another, and the box they fill."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    direction: Direction | None
    """Where they run; of a single one nobody knows."""


def lines_of(text_page: raw.FPDF_TEXTPAGE, number: int) -> list[Line]:
    """The lines of a page; those that stand askew, as watermarks do, are left out.

    Args:
        text_page: as PDFium has it.
        number: of the page, from 1.
    """
    page = _Page(text_page)
    if not page.is_legible():
        return []
    runs = page.runs()
    directions: Counter[Direction] = Counter([run.direction for run in runs if run.direction])
    direction: Direction = max(directions, key=directions.__getitem__, default="right")
    if direction == "askew":
        return []
    kept = [run for run in runs if run.direction == direction or run.direction is None]
    if direction == "right":
        return [Line(text, left, right, -bottom, size, number) for text, left, bottom, right, _, size, _ in kept]
    return [_as_read(run, direction, number) for run in kept]


def _as_read(run: _Run, direction: Direction, number: int) -> Line:
    """A line that does not run to the right as it is held for reading; columns of vertical writing lie down."""
    if direction == "down":
        left, right, base = -run.top, -run.bottom, -run.left
    elif direction == "up":
        left, right, base = run.bottom, run.top, run.right
    else:
        left, right, base = -run.right, -run.left, run.top
    return Line(run.text, left, right, base, run.size, number)


def _quick(function: Any, result: Any = ctypes.c_int) -> Any:
    """A function of PDFium's whose arguments are not checked at each call, which takes half the time."""
    called = ctypes.CFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    called.argtypes = None  # type: ignore[assignment]
    return called


_box = _quick(raw.FPDFText_GetLooseCharBox)
_matrix = _quick(raw.FPDFText_GetMatrix)
_size = _quick(raw.FPDFText_GetFontSize, ctypes.c_double)
_is_generated = _quick(raw.FPDFText_IsGenerated)
_index = _quick(raw.FPDFText_GetCharIndexFromTextIndex)


class _Page:
    """A page of text, asked for as few characters as will do."""

    def __init__(self, text_page: raw.FPDF_TEXTPAGE) -> None:
        count = raw.FPDFText_CountChars(text_page)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(text_page, 0, count, buffer) if count > 0 else 1
        data = bytes(memoryview(buffer)[: max(written - 1, 0)])
        text = data.decode("utf-16-le", "replace")
        if 2 * len(text) != len(data):  # indices count the halves of 𠮷
            text = "".join(map(chr, memoryview(data).cast("H")))
        self.handle = ctypes.cast(text_page, ctypes.c_void_p)
        self.exact = len(text) == count
        """Whether its characters have the same numbers as those of the text."""
        self.rect = raw.FS_RECTF()
        self.matrix = raw.FS_MATRIX()
        self.rect_at, self.matrix_at = ctypes.byref(self.rect), ctypes.byref(self.matrix)
        self.sizes: dict[tuple[int, int], float] = {}
        """Of the type, by width and height of a character's box, which tell it."""
        self.text = _REFERRING.sub(self._without_reference, text)

    def is_legible(self) -> bool:
        """Whether most of its characters are known."""
        odd = _ILLEGIBLE.search(self.text)
        return odd is None or 4 * len(_ILLEGIBLE.findall(self.text)) < len(self.text)

    def runs(self) -> list[_Run]:
        """Its lines, parted where they go on in the next column or cell."""
        found: list[tuple[int, _Run]] = []
        for piece in _PIECE.finditer(self.text):
            whole = piece.group()
            if text := whole.strip():
                start = piece.start() + (len(whole) - len(whole.lstrip()))
                found.append((start, self.run(start, start + len(text), text)))
        runs = [run for _, run in found]
        if " " in self.text:
            width = _usual_width(runs)
            runs = [part for start, run in found for part in self._parts(start, run, width)]
        if _ODD.search(self.text) or _AFTER_STOP.search(self.text):
            return [_Run(text, *run[1:]) for run in runs if (text := _ordinary(run.text))]
        return runs

    def index(self, at: int) -> int:
        """The number of the character that stands at an offset of the text."""
        if self.exact:
            return at
        index: int = _index(self.handle, at)
        return max(index, 0)

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the character at an offset."""
        rect = self.rect
        _box(self.handle, self.index(at), self.rect_at)
        return rect.left, rect.bottom, rect.right, rect.top

    def is_generated(self, at: int) -> bool:
        """Whether a character stands for a space only, and is none of the file."""
        return bool(_is_generated(self.handle, self.index(at)) == 1)

    def size(self, at: int) -> float:
        """Of the type."""
        index, matrix = self.index(at), self.matrix
        _matrix(self.handle, index, self.matrix_at)
        scale = abs(matrix.d) if not matrix.c else hypot(matrix.c, matrix.d)
        return abs(float(_size(self.handle, index))) * (scale or 1.0)

    def run(self, start: int, end: int, text: str) -> _Run:
        """Characters between two offsets, with the box from the first to the last."""
        left, bottom, right, top = self.box(start)
        extent = int(50 * (right - left)), int(50 * (top - bottom))
        size = self.sizes.get(extent) or self.sizes.setdefault(extent, self.size(start) or 1.0)
        if end - start < 2:
            return _Run(text, left, bottom, right, top, size, None)
        to_left, to_bottom, to_right, to_top = self.box(end - 1)
        if bottom == to_bottom and top == to_top and left <= to_left:
            return _Run(text, left, bottom, to_right if to_right > right else right, top, size, "right")
        direction = _direction(to_left - left, to_bottom - bottom, size)
        box = min(left, to_left), min(bottom, to_bottom), max(right, to_right), max(top, to_top)
        return _Run(text, *box, size, direction)

    def _parts(self, start: int, run: _Run, width: float) -> Iterable[_Run]:
        """A line of PDFium's; one that is wider than its characters usually are, in parts."""
        text = run.text
        blanks = text.count(" ")
        if not blanks:
            return (run,)
        if run.direction not in ("right", None):
            return (_Run(_BESIDE_CJK.sub("", text), *run[1:]),)
        if 5 * blanks > 2 * len(text) or run.right - run.left > (1.06 * width * ems(text) + 1) * run.size:
            return _Spread(self, start, text, run.size).runs()
        return (_Run(self._without_gaps(start, text, run.size), *run[1:]),) if self.spaced else (run,)

    def _without_gaps(self, start: int, text: str, size: float) -> str:
        """A line without the blanks that PDFium sets where Chinese and other characters stand a little apart."""
        if _STOP.search(text):
            return _BOUNDARY.sub("", text)
        return _BOUNDARY.sub(lambda blank: self._unless_gap(start + blank.start(), size), text)

    def _unless_gap(self, at: int, size: float) -> str:
        """A blank where one stands in the file or where there is room for a character."""
        kept = not self.is_generated(at) or self.box(at + 1)[0] - self.box(at)[0] > _GAP * size
        return " " if kept else ""

    def _without_reference(self, number: re.Match[str]) -> str:
        """A number in the text; the small one that refers to a footnote leaves only its room."""
        before = number.start() - 1
        small = self.size(before + 1) < 0.8 * self.size(before)
        return "\u200b" * len(number.group()) if small else number.group()

    @cached_property
    def spaced(self) -> bool:
        """Whether the page sets Chinese and other characters apart, as most word processors do: 共 300 家."""
        sample = self.text[:_SAMPLE]
        return len(_BOUNDARY.findall(sample)) > 2 * len(_TIGHT.findall(sample))


class _Spread:
    """A line with wide spaces in it: set wide all along, or in columns."""

    def __init__(self, page: _Page, start: int, text: str, size: float) -> None:
        self.page = page
        self.start = start
        self.size = size
        self.words = list(re.finditer(r"\S+", text))
        self.gaps = [
            page.box(start + after.start())[0] - page.box(start + word.end() - 1)[2]
            for word, after in zip(self.words, self.words[1:], strict=False)
        ]
        usual = median(self.gaps) if self.gaps else 0.0
        single = 5 * len(self.words) > 2 * sum(len(word.group()) for word in self.words) and usual < 3 * size
        self.usual = usual if single or self._is_justified() else 0.0
        """The space between two characters or words of a line that is set wide all along."""

    def _is_justified(self) -> bool:
        """Whether words, not the cells of a table, stand equally far apart."""
        words = [word.group() for word in self.words]
        return max(self.gaps) < 1.3 * min(self.gaps) and 2 * sum(word[0].islower() for word in words) > len(words)

    def runs(self) -> Iterator[_Run]:
        """Its words together where no space is as wide as one between columns."""
        first, text = 0, ""
        for k, word in enumerate(self.words):
            gap = self.gaps[k - 1] if k else 0.0
            if gap > 2 * self.usual + _CELL * self.size and (self.usual or not self._is_typed(k)):
                yield self._run(first, k, text)
                first, text = k, ""
            text += (self._blank(k, gap) if text else "") + word.group()
        yield self._run(first, len(self.words), text)

    def _run(self, first: int, end: int, text: str) -> _Run:
        at, stop = self.words[first].start(), self.words[end - 1].end()
        return self.page.run(self.start + at, self.start + stop, text)

    def _is_typed(self, k: int) -> bool:
        """Whether one blank of the file stands before a word, however wide."""
        blank = self.words[k].start() - 1
        return blank == self.words[k - 1].end() and not self.page.is_generated(self.start + blank)

    def _blank(self, k: int, gap: float) -> str:
        """What stands before a word: a blank or nothing."""
        wide = is_wide(self.words[k - 1].group()[-1]) or is_wide(self.words[k].group()[0])
        least = _GAP if wide else 0.3 if self.usual and not self._is_justified() else -9
        return " " if gap > self.usual + least * self.size or (not self.usual and self._is_typed(k)) else ""


def _usual_width(runs: list[_Run]) -> float:
    """How wide characters mostly are, where a Chinese one is as wide as its type is high: at most 1."""
    widths = [(run.right - run.left) / (ems(run.text) * run.size) for run in runs if len(run.text) > 9]
    return min(median(widths), 1.0) if widths else 1.0


def _direction(right: float, up: float, size: float) -> Direction:
    """Where a line runs whose last character stands so far from the first."""
    if abs(up) < 0.4 * size + 0.1 * abs(right):
        return "right" if right >= 0 else "left"
    if abs(right) < 0.4 * size + 0.1 * abs(up):
        return "up" if up > 0 else "down"
    return "askew"


def _ordinary(text: str) -> str:
    """Characters as one writes them, where a font has others that look the same, ⼈⻓ as 人长, and no blank after a comma of Chinese."""
    whole = (
        _AFTER_STOP.sub("", text.replace("\u200b", ""))
        .encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "replace")
    )
    return _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), whole).translate(_RADICALS)
