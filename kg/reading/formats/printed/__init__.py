"""Printed pages: from the lines of a page with their places on it to the article in reading order, whoever found the lines, a PDF's text layer or OCR."""

from kg.reading.formats.printed.article import article_of
from kg.reading.formats.printed.line import Line

__all__ = ["Line", "article_of"]
