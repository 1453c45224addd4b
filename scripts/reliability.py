"""Draws how much of what is read with such a confidence is right: python scripts/reliability.py FOLDER … [-o FILE.svg]

FOLDER holds texts with their annotations; each is a line. What lies under the diagonal is less often right than the program says.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

from kg.evaluation import evaluate

_FEWEST = 20  # facts in a bin that is drawn


def main() -> None:
    """Writes the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=Path("reliability.svg"))
    args = parser.parse_args()
    mpl.rcParams["svg.hashsalt"] = "kg"  # the same bytes each time
    figure, axes = plt.subplots(figsize=(5, 4))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8, linestyle="--")
    for folder in args.folders:
        bins = [b for b in evaluate(folder, folder).calibration("facts") if b.read >= _FEWEST]
        middles = [(b.low + b.high) / 2 for b in bins]
        axes.plot(
            middles, [b.share for b in bins], marker="o", label=f"{folder.name} ({sum(b.read for b in bins)} facts)"
        )
    axes.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left")
    figure.tight_layout()
    figure.savefig(args.output, metadata={"Date": None})


if __name__ == "__main__":
    main()
