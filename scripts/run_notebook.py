"""Runs the notebook from top to bottom and stores what its cells show.

    python scripts/run_notebook.py        needs the extra `notebook`

What is larger than a picture is left out: the interactive page, which carries its scripts, is there when the cell is run.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parent.parent / "notebooks" / "explore.ipynb"
LARGEST = 200_000  # characters of a stored output


def main() -> None:
    """Stores the notebook with its outputs: without clock times, so that the same outputs are the same file."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, record_timing=False, resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if len(str(output)) < LARGEST]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(notebook, NOTEBOOK)


if __name__ == "__main__":
    main()
