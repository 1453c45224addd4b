"""The page within a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that Jupyter shows in a frame of its own: its scripts run apart from the notebook's and reach nothing of it."""

    page: str
    """HTML."""
    height: int
    """Pixels."""

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts allow-downloads" style="width: 100%; height: {self.height}px; border: 0"'
            f' srcdoc="{escape(self.page)}"></iframe>'
        )
