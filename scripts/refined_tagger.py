"""Goes on training the tagger of a domain: python scripts/refined_tagger.py ONTOLOGY TEACHER OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

Each network of which it is the mean learns from annotated texts alone, each folder as often in a pass as OFTEN says, in three passes at falling rates, once
with what the networks in TEACHER say and once without; the mean of the weights of both takes its place in ONTOLOGY. Digests stay as they are, so the other
networks do too. Needs PyTorch.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from averaged_networks import digests_of
from members import examples_of, read_by, reads_of, refine, sources_in
from torch import Tensor, nn

from kg.extraction.documents import domain_of
from kg.output import write_whole
from kg.training import tagger
from kg.training.examples import Example, rules_alone
from kg.training.models import STATES
from kg.training.networks import Tagger
from kg.training.teacher import Teacher
from kg.training.vectors import vectors_of

RATES = (6e-4, 2.4e-4, 6e-5)
"""Of each pass."""
SEED = 5


def main(ontology: Path, teacher: Path, sources: Sequence[tuple[int, Path, Path]]) -> None:
    """Puts the tagger in place of the one that is there."""
    torch.set_num_threads(1)
    vectors, model = vectors_of(ontology), onnx.load(ontology / "tagger.onnx")
    numbers = STATES + vectors.rows.shape[1]
    with rules_alone(ontology, vectors, teacher) as nlp:
        schema = domain_of(nlp).schema
        texts, often = examples_of(sources, nlp, numbers)
    taught = Teacher(teacher, schema)
    classes = taught.tagger.told["classes"]
    targets = [tagger.target_of(e, classes, schema, taught) for e in texts]
    alone = [replace(target, taught=np.zeros_like(target.taught)) for target in targets]
    digests = list(digests_of(onnx.load(ontology / "states.onnx"), numbers))
    examples = [texts[k] for k in often]

    def way(targets: Sequence[tagger.Target], member: str, net: Tagger) -> Mapping[str, Tensor]:
        (digest,) = read_by(reads_of(model, member), digests)
        return _gone_on(tagger.Trained(digest, net), examples, [targets[k] for k in often])

    ways = [partial(way, targets), partial(way, alone)]
    refine(model, lambda member: Tagger(tagger.DIGEST, len(classes)), ways)
    write_whole(str(ontology / "tagger.onnx"), model.SerializeToString(deterministic=True))


def _gone_on(
    trained: tagger.Trained, examples: Sequence[Example], targets: Sequence[tagger.Target]
) -> Mapping[str, Tensor]:
    """The weights of a tagger after some more passes."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    net = trained.tagger.train()
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    for rate in RATES:
        optimizer.param_groups[0]["lr"] = rate
        for batch in tagger.batches(examples, draw):
            optimizer.zero_grad()
            tagger.loss_of(trained, batch, examples, targets, draw).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
    return {key: weight.detach() for key, weight in net.eval().state_dict().items()}


if __name__ == "__main__":
    if len(sys.argv) < 6 or len(sys.argv) % 3:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sources_in(sys.argv[3:]))
