"""Goes on training what weighs figures in a domain: python scripts/refined_figures.py ONTOLOGY OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

Each network of which it is the mean learns, in passes at falling rates, from annotated texts, each folder as often in a pass as OFTEN says. Names are as the
domain's tagger finds them; digests stay as they are. Needs PyTorch.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from averaged_networks import digests_of
from members import examples_of, read_by, reads_of, refine, sources_in
from torch import Tensor, nn

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
_TEXTS = 4  # in one step


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
        return _gone_on(net, read_of(member), passed)

    refine(model, new, [way])
    write_whole(str(ontology / "figures.onnx"), model.SerializeToString(deterministic=True))


def _gone_on(net: Figures, digests: Sequence[Digest], samples: Sequence[figures.Sample]) -> Mapping[str, Tensor]:
    """The weights of a network after some more passes."""
    torch.manual_seed(SEED)
    draw, order = random.Random(SEED), list(range(len(samples)))
    net.train()
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    for rate in RATES:
        optimizer.param_groups[0]["lr"] = rate
        draw.shuffle(order)
        for at in range(0, len(order), _TEXTS):
            optimizer.zero_grad()
            for k in order[at : at + _TEXTS]:
                figures.loss_of(net, samples[k], seen_by(digests, samples[k].example)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
    return {key: weight.detach() for key, weight in net.eval().state_dict().items()}


if __name__ == "__main__":
    if len(sys.argv) < 5 or len(sys.argv) % 3 != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sources_in(sys.argv[2:]))
