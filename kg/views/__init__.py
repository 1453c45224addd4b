"""What a person sees of a graph: the interactive page."""

from kg.views.frame import Frame
from kg.views.page import page, write_page

__all__ = ["Frame", "page", "write_page"]
