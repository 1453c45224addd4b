"""Presentations: one that python-pptx writes, with a title, points, a table, page numbers and a speaker's notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from makers.article import Article
from makers.made import Made

if TYPE_CHECKING:
    from pptx.slide import Slide


def presentation(article: Article) -> bytes:
    """Slides of an article: a title slide with the info line, then two paragraphs a slide, tables on slides of their own."""
    from pptx import Presentation
    from pptx.util import Cm

    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = article.title, article.info
    for number, part in enumerate(article.parts, 2):
        if part.kind == "table":
            slide = show.slides.add_slide(show.slide_layouts[6])
            table = slide.shapes.add_table(len(part.rows), len(part.rows[0]), Cm(1), Cm(2), Cm(22), Cm(12)).table
            for i, row in enumerate(part.rows):
                for j, cell in enumerate(row):
                    table.cell(i, j).text = cell
        else:
            slide = show.slides.add_slide(show.slide_layouts[6])
            slide.shapes.add_textbox(Cm(2), Cm(2), Cm(20), Cm(14)).text_frame.text = part.text
        _number(slide, number)
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def _number(slide: Slide, number: int) -> None:
    """The slide's number in a field, as PowerPoint puts it there."""
    from lxml import etree
    from pptx.util import Cm

    box = slide.shapes.add_textbox(Cm(22), Cm(17), Cm(2), Cm(1))
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    field = etree.SubElement(
        box.text_frame.paragraphs[0]._p, f"{{{main}}}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum"
    )
    etree.SubElement(field, f"{{{main}}}rPr", lang="zh-CN")
    etree.SubElement(field, f"{{{main}}}t").text = f"‹{number}›"


FILES = [
    Made("forum.pptx", "PPTX", presentation, ("forum",), ("‹",)),
    Made("ranking.pptx", "PPTX", presentation, ("ranking",), ("‹",)),
]
