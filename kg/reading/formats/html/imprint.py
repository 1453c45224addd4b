"""The imprint of an article on its page: the lines around the text that say when, where and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.formats.clutter import begins_rest
from kg.reading.formats.html.head import DATE, cleaned, is_info
from kg.reading.formats.html.parse import Element
from kg.reading.formats.html.pieces import Piece, normal
from kg.reading.formats.html.said import day_of
from kg.surnames import is_full_name

_NEAR = 7
"""Lines above the title and below the text among which an imprint stands."""
_LONGEST = 80
"""Characters of a line of it."""
_SAYS = re.compile(
    r"(?:来源|來源|稿源|出处|作者|记者|記者|通讯员|采写|撰文|撰稿|供稿|文)\s?[：:/／|｜丨]|^\W*(?:作者\s+|[\u3400-\u9fff]{0,8}(?:记者|記者|通讯员)\s*)[\u3400-\u9fff]{2,4}(?:[\s、]|$)"
)
_DAY = re.compile(rf"{DATE}日?[\s\d:：]*|https?://\S*")
_REST = 20
"""Characters that a line with the day has besides."""
LABELLED = re.compile(r"作者|记者|記者|通讯员|通訊員|文\s?[/／|丨：:]|撰文|撰稿|采写|图文")
_AUTHOR = re.compile(
    r"作者\s?[：:]\s?((?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+[·•][\u4e00-\u9fff·•]+)(?:[ \t\u3000、,，]+[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff：:]))*)(?![\u4e00-\u9fff])"
)
_OFFICE = re.compile(r"[社网報报局厅委部办处院校系府司会]$|中心|编辑|本站|小编|记者|佚名|未知|来源|发布|时间|管理")
_SOURCE = re.compile(
    r"(?:来源|來源|稿源|转自|出处)\s?[：:|｜丨]\s?[《“]?(?!https?:)([^\s《》“”：:|｜，。、（）()\d]{2,30})"
)
_STAMPED = re.compile(r"(?:发布|发表|更新|發佈|發布|成文)?(?:时间|日期|時間)\s?[：:]?\s?([^\s].{0,30})")
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")
_OF_SOURCE = re.compile(r"(?:^|[^a-z])(?:source|from|laiyuan|origin|media)(?:[^a-z]|$)", re.IGNORECASE)
"""The class of an element that holds the name of the source: `<span class="from">`."""
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z·]{2,20}")
_PAPER = re.compile(
    r"(?:^|[\s_|｜-])([\u3400-\u9fff]{2,8}报)\s?(?:电子版|电子报|数字报|数字版|多媒体数字(?:版|报)|数字报刊(?:平台)?)"
)
_EDITION = re.compile(r"第\s?\w{1,4}\s?版")
_RECORD = re.compile(r"索\s*引\s*号")
_ROWS = 8
"""Rows of the table that offices set above a notice, from its first one on."""
_BLANK = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_ISSUED = tuple(
    re.compile(rf"{label}\s*[：:]?\s*([^\s：:]+)")
    for label in ("(?:发布|公开|发文|印发)日期", "(?:成文|生成|制发)日期")
)
_ISSUER = re.compile(r"(?:发布|发文|制发|公开|印发)(?:机构|机关|单位)\s*[：:]?\s*([\u3400-\u9fff]{3,30})")


def beside(pieces: Sequence[Piece], aside: Sequence[bool], first: int, last: int) -> tuple[list[Piece], list[Piece]]:
    """The lines of the imprint that stand outside of the element of an article: above it, and below it.

    Args:
        pieces: the lines of the page.
        aside: whether each stands in an element beside the article, where a day may be that of today.
        first: the first line of the article, its title if it has one.
        last: its last line.
    """
    near = range(max(0, first - _NEAR), first)
    where = {pieces[k].element.getparent() for k in near if _is_of_imprint(pieces[k]) and _says(pieces[k])}
    above = [
        cleaned(pieces[k])
        for k in near
        if _is_of_imprint(pieces[k]) and (_says(pieces[k]) or not aside[k] or pieces[k].element.getparent() in where)
    ]
    return above, list(_below(pieces, last))


def _below(pieces: Sequence[Piece], last: int) -> Iterator[Piece]:
    for piece in pieces[last + 1 : last + 1 + _NEAR]:
        if begins_rest(piece.text):
            return
        if _is_of_imprint(piece) and _says(piece):
            yield cleaned(piece)


def _is_of_imprint(piece: Piece) -> bool:
    """Whether a line says by whom or whence, or a day: 来源：云灯日报."""
    line = cleaned(piece)
    if not 4 <= len(line.text) <= _LONGEST or line.is_link or "\t" in line.text or not is_info(line):
        return False
    return _says(piece) or _is_of_day(line.text)


def _says(piece: Piece) -> bool:
    """Whether a line says by whom or whence."""
    return _SAYS.search(cleaned(piece).text) is not None


def _is_of_day(line: str) -> bool:
    """Whether a line says a day, and little besides: 2023-09-08 09:07 云灯."""
    return re.search(DATE, line) is not None and len(_DAY.sub("", line)) <= _REST


def is_by_line(piece: Piece) -> bool:
    """Whether a line says by whom or whence: （记者 甲）, 来源：云灯日报."""
    return len(piece.text) <= _LONGEST and not piece.is_link and _SAYS.search(piece.text) is not None


def labelled_authors(info: str) -> tuple[str, ...]:
    """Those whom an info line names as authors under any name: 作者：茉莉."""
    m = _AUTHOR.search(info)
    first, *others = re.split(r"[\s、,，]+", m[1].strip()) if m else [""]
    names = (first, *filter(is_full_name, others)) if first else ()
    return () if any(_OFFICE.search(name) for name in names) else names


def is_edited_by(pieces: Sequence[Piece], name: str) -> bool:
    """Whether the page names a person as editor, whatever its meta elements say."""
    return any(re.search(rf"(?:编辑|責任編輯|责编)\s*[：:]?\s*{re.escape(name)}", p.text) for p in pieces)


def day_in(pieces: Sequence[Piece]) -> str | None:
    """The day in the info line, that after a label first."""
    lines = [p.text for p in pieces if len(p.text) <= 150]
    labelled = (m[1] for line in lines for m in _STAMPED.finditer(line))
    return next(filter(None, (day_of(text) for text in (*labelled, *lines))), None)


def day_in_address(address: str | None) -> str | None:
    """The day in an address: /2023/0908/."""
    m = _IN_ADDRESS.search(address or "")
    return day_of(f"{m[1]}-{m[2]}-{m[3]}") if m else None


def source_in(info: str) -> str | None:
    """What an info line calls the source: 来源：云灯日报."""
    m = _SOURCE.search(info)
    return m[1] if m else None


def source_shown(pieces: Sequence[Piece]) -> str | None:
    """The source that stands without a label in an element of its own in the info line: `<span class="from">云灯日报</span>`."""
    for piece in filter(is_info, pieces):
        for element in (piece.element, *piece.element.iterdescendants("span", "a", "em", "i", "b", "strong")):
            named = f"{element.get('class') or ''} {element.get('id') or ''}"
            text = re.sub(r"^(?:来源|來源)\s?[：:]\s?", "", _text(element)) if _OF_SOURCE.search(named) else ""
            if _NAME.fullmatch(text):
                return text
    return None


def _text(element: Element) -> str:
    return normal("".join(str(text) for text in element.itertext()))


def paper_of(titles: Sequence[str], pieces: Sequence[Piece]) -> str | None:
    """The newspaper whose edition the page is of: 云灯日报电子版."""
    lines = (*titles, *(piece.text for piece in pieces[:_NEAR]))
    return next((m[1] for line in lines if (m := _PAPER.search(line))), None)


def day_of_edition(titles: Sequence[str], above: Sequence[Piece]) -> str | None:
    """The day in the lines above the title, if they are those of an edition of a newspaper: 第01版：要闻 2024年05月17日 星期五."""
    if not (paper_of(titles, above) or any(_EDITION.search(piece.text) for piece in above)):
        return None
    return next(filter(None, (day_of(piece.text) for piece in above if len(piece.text) <= _LONGEST)), None)


def record_rows(pieces: Sequence[Piece]) -> frozenset[Element]:
    """The rows of the table that the sites of offices set above a notice, which is no part of it."""
    named = (piece.element for piece in pieces if piece.element.tag == "tr" and _RECORD.search(piece.text))
    tables = {next(row.iterancestors("table"), row) for row in named}
    return frozenset(row for table in tables for row in table.iter("tr"))


def record_of(pieces: Sequence[Piece]) -> tuple[str | None, str | None]:
    """Day and office in the table that the sites of offices set above a notice: 索引号, 发布机构, 成文日期, 发布日期."""
    first = next((k for k, piece in enumerate(pieces) if _RECORD.search(piece.text)), None)
    if first is None:
        return None, None
    rows = _BLANK.sub("", "\n".join(piece.text for piece in pieces[max(0, first - 2) : first + _ROWS]))
    days = (day_of(m[1]) for label in _ISSUED if (m := label.search(rows)))
    office = _ISSUER.search(rows)
    return next(filter(None, days), None), office[1] if office else None
