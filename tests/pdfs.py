"""What the tests of PDFs share: the printed files and their article, and PDFs that show what a few operators draw."""

from __future__ import annotations

from pathlib import Path

from make_pdfs import BYLINE, PARAGRAPHS, TITLE

import kg.reading

FILES = Path(__file__).parent / "files" / "pdf"
ARTICLE = [TITLE, "", BYLINE, *PARAGRAPHS]


def lines(name: str) -> list[str]:
    return kg.reading.read(FILES / f"{name}.pdf").text.splitlines()


def pdf(*pages: str, size: int = 12, catalog: str = "", resources: str = "") -> bytes:
    """A PDF whose pages show what the operators draw; F is Helvetica."""
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for k, drawn in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * k} 0 R/Resources<</Font<</F 3 0 R>>{resources}>>>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def drawn(*rows: str, x: int = 72, y: int = 700, size: int = 12, step: int = 15, matrix: str = "") -> str:
    """Operators that draw rows of text one below the other."""
    start = f"{matrix} {x} {y} Tm" if matrix else f"{x} {y} Td"
    return f"BT /F {size} Tf {start} " + "".join(f"({row}) Tj 0 -{step} Td " for row in rows) + "ET "


def text_of(data: bytes) -> str:
    return kg.reading.read(data).text
