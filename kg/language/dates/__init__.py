"""Dates as Chinese news writes them, read into EDTF (ISO 8601-2, level 1).

An article is read from left to right. Where a date may begin, one room after the other is asked: ranges of years and dates in figures,
eras, holidays, centuries and plans, stretches counted from now (近三年), and points of year, month and day. What an
expression leaves out comes from the dates before it in the paragraph, else from the article's own date.
"""

from kg.edtf import Date, parse_edtf
from kg.language.dates.context import Relation
from kg.language.dates.find import DateMention, find_dates

__all__ = ["Date", "DateMention", "Relation", "find_dates", "parse_edtf"]
