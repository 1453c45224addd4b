"""Pictures of text: their lines recognized by RapidOCR, whose package holds the models (PP-OCR of PaddleOCR)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from math import atan2, cos, hypot, sin
from statistics import median
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from rapidocr import RapidOCR

from kg.reading.formats.original import Original
from kg.reading.formats.printed import Line, article_of
from kg.reading.heartbeat import beat
from kg.reading.limits import MAX_FILE
from kg.reading.unread import Unread

DPI = 200
"""At which a page is looked at; more takes longer and finds no more."""
LONGEST = 3600
"""Pixels of the longer side of a picture; a larger one is made smaller."""
_MAX_PIXELS = 100_000_000
_LEGIBLE = 0.6
"""How sure the lines of a picture must be on the whole, to be text."""
_TWO_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_TYPE = 0.75
"""The size of type in a box around a line."""
_BYLINE = 60
"""Characters that a by-line has at most."""
_ENOUGH = 6
"""Pairs of Chinese characters that tell how far apart two of them stand."""
_LEAST = 20
"""Characters in a picture that is a text; fewer are those of a sign or a logo."""
_TIME = re.compile(r"(?<=\d{4}[-./]\d\d[-./]\d\d)\.?(?=\d\d[:：]\d\d)")
_APART = 0.28
"""Of the space from one to the next: what is free between two that a blank parts."""
_SENTENCE = re.compile("[，。；]")

Pixels = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Recognized:
    """What stands in a picture."""

    lines: list[Line]
    confidences: list[float]
    """Of each line, 0–1."""


def read(file: BinaryIO) -> Iterator[Original]:
    """The article in a picture.

    Raises:
        Unread: it is damaged or too large, or nothing legible stands in it.
    """
    found = recognized(_picture(file), 1)
    if sum(len(line.text) for line in found.lines) < _LEAST:
        raise Unread("a picture in which no text was recognized. Give its words as plain text (.txt)", skipped=True)
    yield replace(article_of([found.lines]), confidence=mean(found.confidences))


def mean(confidences: list[float]) -> float:
    """The confidence of a whole text from those of its lines."""
    return round(sum(confidences) / len(confidences), 4)


def recognized(picture: Image.Image, page: int) -> Recognized:
    """The lines of a picture, with what the recognition says of them.

    Args:
        picture: upright.
        page: its number.
    """
    beat()
    scale = min(1.0, LONGEST / max(picture.size))
    pixels = np.asarray(
        picture.resize([max(1, round(side * scale)) for side in picture.size]) if scale < 1 else picture
    )
    found = _engine()(pixels[:, :, ::-1], use_cls=False, return_word_box=True, return_single_char_box=True)
    if not found.txts or sum(found.scores) < _LEGIBLE * len(found.scores):
        return Recognized([], [])
    words = found.word_results or [()] * len(found.txts)
    texts = [_with_blanks(text, boxes, pixels) for text, boxes in zip(found.txts, words, strict=True)]
    return Recognized(_lines(texts, found.boxes * (72 / DPI), page), [float(score) for score in found.scores])


@cache
def _engine() -> RapidOCR:
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1600,
        }
    )


def _picture(file: BinaryIO) -> Image.Image:
    data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Unread(f"more than {MAX_FILE // 10**6} MB. Save it smaller")
    try:
        picture = Image.open(BytesIO(data))
        if picture.width * picture.height > _MAX_PIXELS:
            raise Unread(f"a picture of more than {_MAX_PIXELS // 10**6} million pixels. Save it smaller")
        return ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise Unread("a damaged picture. Save it again", skipped=True) from None


def _lines(texts: list[str], boxes: Pixels, page: int) -> list[Line]:
    """Lines with their places on a page that is laid straight, in types of few sizes."""
    tilt = median(atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) for box in boxes)
    sizes = [hypot(*(box[3] - box[0])) for box in boxes]
    usual = median(size for text, size in zip(texts, sizes, strict=True) for _ in text)
    lines = []
    for text, box, size in zip(texts, boxes, sizes, strict=True):
        across = [float(x * cos(tilt) + y * sin(tilt)) for x, y in box]
        down = [float(y * cos(tilt) - x * sin(tilt)) for x, y in box]
        like = usual if 0.75 < size / usual < 1.4 else size
        lines.append(Line(text, min(across), max(across), (down[2] + down[3]) / 2, float(like) * _TYPE, page))
    return lines


def _with_blanks(text: str, boxes: Any, pixels: Pixels) -> str:
    """A by-line with blanks where its characters stand apart: 陈知远 林禾. A sentence has none."""
    if _SENTENCE.search(text) or len(text) > _BYLINE or [box[0] for box in boxes] != list(text):
        return text
    middles = [float(box[2][0][0] + box[2][1][0]) / 2 for box in boxes]
    steps = {k: middles[k + 1] - middles[k] for k in range(len(text) - 1) if _TWO_HAN.match(text, k)}
    if len(steps) < _ENOUGH:
        return text
    usual = median(steps.values())
    paper = _is_paper(boxes, pixels)
    free = {k: _longest_run(paper, middles[k], middles[k + 1]) for k, step in steps.items() if step > 1.05 * usual}
    blanks = (" " * (free.get(k, 0) > _APART * usual) for k in range(len(text)))
    return _TIME.sub(" ", "".join(map("".join, zip(text, blanks, strict=True))))


def _is_paper(boxes: Any, pixels: Pixels) -> Pixels:
    """Of each column of pixels, whether no ink is in it as high as a line is."""
    corners = np.array([box[2] for box in boxes]).reshape(-1, 2)
    top, bottom = int(max(corners[:, 1].min(), 0)), int(corners[:, 1].max()) + 1
    line = pixels[top:bottom].mean(axis=2)
    bright: Pixels = (line > line.min() / 2 + line.max() / 2).all(axis=0)
    return bright


def _longest_run(paper: Pixels, start: float, end: float) -> int:
    """How many columns without ink follow one another between the middles of two characters."""
    longest = run = 0
    for bare in paper[int(start) : int(end) + 1]:
        run = run + 1 if bare else 0
        longest = max(longest, run)
    return longest
