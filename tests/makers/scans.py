"""A scan: pages of a PDF that are pictures, as an office's copying machine makes them."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from makers import office
from makers.article import Article
from makers.made import Made


def scanned(article: Article) -> bytes:
    """A printed article, laid on the glass a little askew."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(office.by_writer("pdf", office.Sheet(size=14), article))
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", path, f"{folder}/page"], check=True)
        pages = [Image.open(page).rotate(0.4, fillcolor=255) for page in sorted(Path(folder).glob("*.png"))]
        out = io.BytesIO()
        pages[0].save(out, "PDF", resolution=150, quality=60, save_all=True, append_images=pages[1:])
        return out.getvalue()


SCAN = Made("scan.pdf", "PDF", scanned, ("oldreport",), stored=True)
