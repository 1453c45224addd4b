"""Goes on training the scorer of relations of a domain, with texts: python scripts/refined_relations.py ONTOLOGY OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

Trains what finds titles and the like over the digest of the tagger that the scorer reads; then the scorer learns, in passes at falling rates, from annotated
texts, each folder as often in a pass as OFTEN says, and from what it has said itself so far. The mean of the weights of two ways, from two seeds, takes its
place in ONTOLOGY (Wortsman et al. 2022, "Model soups"). Names are as the domain's tagger finds them; digests stay as they are. Needs PyTorch.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import onnx
import torch
from averaged_networks import digests_of
from members import examples_of, gone_on, load, mean_of, members_of, read_by, reads_of, sources_in
from torch import Tensor

from kg.extraction.documents import domain_of
from kg.extraction.pipeline import Reader
from kg.extraction.relations.signs import SIGNS
from kg.output import write_whole
from kg.training import relations, texts
from kg.training.examples import rules_alone
from kg.training.models import STATES, relations_model, texts_model
from kg.training.networks import Digest, Relations, Texts
from kg.training.side_by_side import side_by_side
from kg.training.tagger import reread_by
from kg.training.teacher import Teacher
from kg.training.vectors import vectors_of

RATES = (1e-3, 6e-4, 2.4e-4, 6e-5)
"""Of each pass."""
SEEDS = (1, 2)
_NO_THINGS = 2  # the last kinds: a date, a text


def main(ontology: Path, sources: Sequence[tuple[int, Path, Path]]) -> None:
    """Puts what finds texts, and the scorer, in place of those that are there."""
    torch.set_num_threads(1)
    vectors = vectors_of(ontology)
    numbers = STATES + vectors.rows.shape[1]
    digests = list(digests_of(onnx.load(ontology / "states.onnx"), numbers))
    model = onnx.load(ontology / "relations.onnx")
    (member,) = members_of(model)
    reads = reads_of(model, member)
    own, first = read_by(reads, digests)
    with rules_alone(ontology, vectors, ontology) as nlp:
        domain = domain_of(nlp)
        taught = Teacher(ontology, domain.schema)
        told = taught.relations.told
        scorers = relations.Scorers(told["properties"], told["kinds"][:-_NO_THINGS], told["rules"], domain, taught)
        examples, often = examples_of(sources, nlp, numbers)
        read = [(e, reread_by(taught, e, nlp)) for e in examples]
    said = [texts.sample_of(e, reader.scene(), scorers) for e, reader in read]
    finder = _told_texts([reader for _, reader in read], said, scorers, first)
    samples = [scorers.sample(*one) for one in read]
    often = [k for k in often if samples[k].pairs]
    net = Relations(reads[1] - reads[0], len(scorers.kinds), SIGNS, len(scorers.properties), len(scorers.rules))
    load(net, model, member)

    def loss_of(k: int) -> Tensor:
        return relations.loss_of(net, samples[k], relations.seen_by((own, first), samples[k].example))

    gone = side_by_side([partial(gone_on, net, often, loss_of, RATES, seed) for seed in SEEDS])
    net.load_state_dict(mean_of([job.result() for job in gone]))
    kept = {key: told[key] for key in ("calibration", "judged", "thresholds")}
    of_tagger = reads[0] + own.numbers, reads[1]
    write_whole(str(ontology / "texts.onnx"), texts_model(finder, said[0], scorers, of_tagger))
    write_whole(str(ontology / "relations.onnx"), relations_model(net, samples[0], scorers, reads, kept))


def _told_texts(
    readers: Sequence[Reader], said: Sequence[texts.Sample], scorers: relations.Scorers, digest: Digest
) -> Texts:
    """What finds texts, trained on all of them. The readers are told where one finds them that was not trained on the text."""
    train = partial(texts.train_texts, scorers=scorers, digest=digest)
    finder, *halves = (job.result() for job in side_by_side([partial(train, s) for s in (said, said[1::2], said[::2])]))
    for k, (sample, reader) in enumerate(zip(said, readers, strict=True)):
        reader.texts = texts.spans_of(halves[k % 2], digest, sample)
    return finder


if __name__ == "__main__":
    if len(sys.argv) < 5 or len(sys.argv) % 3 != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sources_in(sys.argv[2:]))
