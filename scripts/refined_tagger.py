"""Goes on training the tagger of a domain: python scripts/refined_tagger.py ONTOLOGY TEACHER OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

It learns from annotated texts alone, each folder as often in a pass as OFTEN says, in three passes at falling rates, once with what the networks in TEACHER
say and once without; the mean of the weights of both takes its place in ONTOLOGY (Wortsman et al. 2022, "Model soups"). Its digest stays as it is, so the other
networks do too. Needs PyTorch.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from averaged_networks import Member, digests_of
from onnx import ModelProto, numpy_helper
from torch import nn

from kg.extraction.documents import domain_of
from kg.output import write_whole
from kg.training import tagger
from kg.training.examples import Example, examples_in, rules_alone
from kg.training.models import STATES
from kg.training.networks import Tagger
from kg.training.teacher import Teacher
from kg.training.vectors import vectors_of

RATES = (6e-4, 2.4e-4, 6e-5)
"""Of each pass."""
SEED = 5
_LINEAR = ("into.weight", "out.weight")  # what the model has the other way round, under names of its own


def main(ontology: Path, teacher: Path, sources: Sequence[tuple[int, Path, Path]]) -> None:
    """Puts the tagger in place of the one that is there."""
    torch.set_num_threads(1)
    vectors, model = vectors_of(ontology), onnx.load(ontology / "tagger.onnx")
    told, numbers = Member(model, range(0)).told, STATES + vectors.rows.shape[1]
    with rules_alone(ontology, vectors, teacher) as nlp:
        schema = domain_of(nlp).schema
        read = [(often, e) for often, texts, gold in sources for e in examples_in(texts, gold, nlp, numbers)]
    taught = Teacher(teacher, schema)
    examples = [e for often, e in read for _ in range(often)]
    targets = [tagger.target_of(e, told["classes"], schema, taught) for e in examples]
    alone = [replace(target, taught=np.zeros_like(target.taught)) for target in targets]
    digest = _digest_at(ontology, told["reads"], numbers)
    one, other = (
        _gone_on(tagger.Trained(digest, _tagger_of(model, told)), examples, some) for some in (targets, alone)
    )
    mean = {key: (weight + other[key]) / 2 for key, weight in one.items()}
    for table, key in _weights(model):
        weight = mean[key].T if key in _LINEAR else mean[key]
        table.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(weight, dtype=np.float32), table.name))
    write_whole(str(ontology / "tagger.onnx"), model.SerializeToString(deterministic=True))


def _digest_at(ontology: Path, reads: Sequence[int], numbers: int) -> tagger.Digest:
    """The digest whose numbers the tagger reads."""
    at = 0
    for digest in digests_of(onnx.load(ontology / "states.onnx"), numbers):
        if at == reads[0]:
            return digest.requires_grad_(False)
        at += digest.numbers
    sys.exit("the tagger reads no digest of its own")


def _weights(model: ModelProto) -> list[tuple[onnx.TensorProto, str]]:
    """The tables of a model, each with the name that it has in the network."""
    others = iter(_LINEAR)
    return [(t, next(others) if t.name.startswith("onnx::") else t.name) for t in model.graph.initializer]


def _tagger_of(model: ModelProto, told: dict[str, Sequence[str]]) -> Tagger:
    net = Tagger(tagger.DIGEST, len(told["classes"]))
    tables = {key: torch.tensor(numpy_helper.to_array(table)) for table, key in _weights(model)}
    net.load_state_dict({key: table.T if key in _LINEAR else table for key, table in tables.items()})
    return net


def _gone_on(
    trained: tagger.Trained, examples: Sequence[Example], targets: Sequence[tagger.Target]
) -> dict[str, np.ndarray]:
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
    return {key: weight.numpy() for key, weight in net.eval().state_dict().items()}


if __name__ == "__main__":
    if len(sys.argv) < 6 or len(sys.argv) % 3:  # noqa: PLR2004
        sys.exit(__doc__)
    rest = sys.argv[3:]
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        [(int(n), Path(t), Path(g)) for n, t, g in zip(rest[::3], rest[1::3], rest[2::3], strict=True)],
    )
