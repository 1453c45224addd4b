"""What a person sees of a graph: the interactive page."""

from kg.views.page import page, write_page

__all__ = ["page", "write_page"]
