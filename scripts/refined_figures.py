"""Goes on training what weighs figures in a domain: python scripts/refined_figures.py ONTOLOGY OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

Each network of which it is the mean learns, in passes at falling rates, from annotated texts, each folder as often in a pass as OFTEN says. Names are as the
domain's tagger finds them; digests stay as they are. Needs PyTorch.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from averaged_networks import digests_of
from members import examples_of, gone_on, read_by, reads_of, refine, sources_in
from torch import Tensor

from kg.extraction.documents import domain_of
from kg.extraction.figures.weighing import SIGNS
from kg.extraction.networks import class_numbers
from kg.output import write_whole
from kg.training import figures
from kg.training.examples import rules_alone
from kg.training.models import STATES
from kg.training.networks import Digest, Figures
from kg.training.relations import seen_by
from kg.training.tagger import reread_by
from kg.training.teacher import Teacher
from kg.training.vectors import vectors_of

RATES = (1e-3, 6e-4, 2.4e-4, 6e-5)
"""Of each pass."""
SEED = 1


def main(ontology: Path, sources: Sequence[tuple[int, Path, Path]]) -> None:
    """Puts what weighs figures in place of what is there."""
    torch.set_num_threads(1)
    vectors, model = vectors_of(ontology), onnx.load(ontology / "figures.onnx")
    numbers = STATES + vectors.rows.shape[1]
    with rules_alone(ontology, vectors, ontology) as nlp:
        domain = domain_of(nlp)
        taught = Teacher(ontology, domain.schema)
        kinds = taught.figures.told["kinds"]
        numbered = class_numbers(kinds, domain.schema)
        examples, often = examples_of(sources, nlp, numbers)
        read = ((e, reread_by(taught, e, nlp)) for e in examples)
        samples = [figures.sample_of(e, reader, numbered, domain) for e, reader in read]
    passed = [samples[k] for k in often if samples[k].numbers]
    digests = list(digests_of(onnx.load(ontology / "states.onnx"), numbers))

    def read_of(member: str) -> list[Digest]:
        return read_by(reads_of(model, member), digests)

    def new(member: str) -> Figures:
        return Figures(sum(digest.numbers for digest in read_of(member)), len(kinds) + 1, SIGNS)

    def way(member: str, net: Figures) -> Mapping[str, Tensor]:
        own = read_of(member)

        def loss_of(k: int) -> Tensor:
            return figures.loss_of(net, passed[k], seen_by(own, passed[k].example))

        return gone_on(net, range(len(passed)), loss_of, RATES, SEED)

    refine(model, new, [way])
    write_whole(str(ontology / "figures.onnx"), model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    if len(sys.argv) < 5 or len(sys.argv) % 3 != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sources_in(sys.argv[2:]))
