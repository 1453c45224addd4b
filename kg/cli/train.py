"""`kg train`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.shared import common, say
from kg.errors import UsageError

_FOLDER = click.Path(path_type=Path)
_LARGEST = 2**63 - 1
"""The largest seed that PyTorch takes."""


@click.command()
@click.argument("ontology", metavar="ONTOLOGY", type=_FOLDER)
@click.argument("texts", metavar="TEXTS", type=_FOLDER)
@click.argument("gold", metavar="GOLD", type=_FOLDER)
@click.option(
    "--and",
    "others",
    type=(_FOLDER, _FOLDER),
    multiple=True,
    metavar="TEXTS GOLD",
    help="Further texts with their annotations; may be given several times.",
)
@click.option(
    "--vectors",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Vectors of words, in word2vec's text format; by default those that the domain has learned with already.",
)
@click.option(
    "--teacher",
    type=_FOLDER,
    metavar="FOLDER",
    help="A folder with networks of the same kind, such as the domain's own or the mean of several, whose answers are learned from too.",
)
@click.option(
    "--raw",
    type=_FOLDER,
    multiple=True,
    metavar="TEXTS",
    help="Texts without annotations, of which the teacher's answers are learned; may be given several times.",
)
@click.option(
    "--seed", type=click.IntRange(0, _LARGEST), default=0, metavar="N", help="Of all that is drawn at random."
)
@click.option("--epochs", type=click.IntRange(1, 100), metavar="N", help="Passes over the texts; by default some 15.")
@common
def train(  # noqa: PLR0913 (its options)
    ontology: Path,
    texts: Path,
    gold: Path,
    others: tuple[tuple[Path, Path], ...],
    vectors: Path | None,
    teacher: Path | None,
    raw: tuple[Path, ...],
    seed: int,
    epochs: int | None,
) -> None:
    """Train the learned parts of the domain in ONTOLOGY.

    TEXTS is a folder of .txt files; GOLD is the folder of their annotations, of the same names, in JSON. Networks that find names and titles,
    relate them, and say whose a figure is are written beside the lexicon, with learned.json, which says what made them.
    Needs PyTorch: pip install 'talentkg[train]'.

    \b
    Example:
      kg train my-domain/ articles/ annotations/
    """
    from kg.domain.check import check

    check(ontology, with_networks=False)
    try:
        from kg.training.train import train as learn
        from kg.training.train import write
    except ModuleNotFoundError as error:
        raise UsageError(f"to train, kg needs {error.name}: pip install 'talentkg[train]'") from None
    sources = [(texts, gold), *others]
    learned = learn(ontology, sources, vectors=vectors, teacher=teacher, raw=raw, seed=seed, epochs=epochs, tell=say)
    write(learned, ontology)
    say(f"written to {ontology}: {', '.join(f'{part}.onnx' for part in learned.models)}, learned.json")
