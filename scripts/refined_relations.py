"""Goes on training the scorer of relations of a domain, with texts: python scripts/refined_relations.py ONTOLOGY OFTEN TEXTS GOLD [OFTEN TEXTS GOLD …]

Trains what finds titles and the like over the digest of the tagger that the scorer reads; then the scorer learns, in passes at falling rates, from annotated
texts, each folder as often in a pass as OFTEN says, and from what it has said itself so far. The mean of the weights of two ways, from two seeds, takes its
place in ONTOLOGY (Wortsman et al. 2022, "Model soups"). Names are as the domain's tagger finds them; digests stay as they are. Needs PyTorch.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

import onnx
import torch
from averaged_networks import digests_of, member_of, opened
from onnx import ModelProto, numpy_helper
from spacy.language import Language
from torch import Tensor, nn

from kg.extraction.documents import domain_of
from kg.extraction.mentions.tagger import seen_in
from kg.extraction.pipeline import Reader
from kg.extraction.relations.signs import SIGNS
from kg.output import write_whole
from kg.training import relations, texts
from kg.training.examples import Example, examples_in, reread, rules_alone
from kg.training.models import STATES, relations_model, texts_model
from kg.training.networks import Digest, Relations, Texts
from kg.training.side_by_side import side_by_side
from kg.training.tagger import sentences_of
from kg.training.teacher import Teacher
from kg.training.vectors import vectors_of

RATES = (1e-3, 6e-4, 2.4e-4, 6e-5)
"""Of each pass."""
SEEDS = (1, 2)
_TEXTS = 4  # in one step
_NO_THINGS = 2  # the last kinds: a date, a text


def main(ontology: Path, sources: Sequence[tuple[int, Path, Path]]) -> None:
    """Puts what finds texts, and the scorer, in place of those that are there."""
    torch.set_num_threads(1)
    vectors = vectors_of(ontology)
    numbers = STATES + vectors.rows.shape[1]
    digests = list(digests_of(onnx.load(ontology / "states.onnx"), numbers))
    whole = member_of(onnx.load(ontology / "relations.onnx"), [sum(digest.numbers for digest in digests)], 0)
    (member,) = opened(whole)
    told, reads = member.told, (member.reads.start, member.reads.stop)
    own, first = _read_by(reads, digests)
    with rules_alone(ontology, vectors, ontology) as nlp:
        domain = domain_of(nlp)
        taught = Teacher(ontology, domain.schema)
        scorers = relations.Scorers(told["properties"], told["kinds"][:-_NO_THINGS], told["rules"], domain, taught)
        examples = [(often, e) for often, t, gold in sources for e in examples_in(t, gold, nlp, numbers)]
        read = [(e, _reader(e, taught, nlp)) for _, e in examples]
    said = [texts.sample_of(e, reader.scene(), scorers) for e, reader in read]
    finder = _told_texts([reader for _, reader in read], said, scorers, first)
    samples = [scorers.sample(*one) for one in read]
    often = [k for k, (times, _) in enumerate(examples) for _ in range(times) if samples[k].pairs]
    net = _network(scorers, _refined(samples, often, _tables(member.model), scorers, (own, first)), reads)
    kept = {key: told[key] for key in ("calibration", "judged", "thresholds")}
    of_tagger = reads[0] + own.numbers, reads[1]
    write_whole(str(ontology / "texts.onnx"), texts_model(finder, said[0], scorers, of_tagger))
    write_whole(str(ontology / "relations.onnx"), relations_model(net, samples[0], scorers, reads, kept))


def _reader(example: Example, taught: Teacher, nlp: Language) -> Reader:
    """A text as the rules read it over the names that the tagger finds."""
    schema = domain_of(nlp).schema
    seen = seen_in(example.characters, sentences_of(example), example.found.outer, taught.tagger, schema)
    return reread(example, seen, nlp)


def _told_texts(
    readers: Sequence[Reader], said: Sequence[texts.Sample], scorers: relations.Scorers, digest: Digest
) -> Texts:
    """What finds texts, trained on all of them. The readers are told where one finds them that was not trained on the text."""
    train = partial(texts.train_texts, scorers=scorers, digest=digest)
    finder, *halves = (job.result() for job in side_by_side([partial(train, s) for s in (said, said[1::2], said[::2])]))
    for k, (sample, reader) in enumerate(zip(said, readers, strict=True)):
        reader.texts = texts.spans_of(halves[k % 2], digest, sample)
    return finder


def _refined(
    samples: Sequence[relations.Sample],
    often: Sequence[int],
    start: Mapping[str, Tensor],
    scorers: relations.Scorers,
    digests: tuple[Digest, Digest],
) -> Mapping[str, Tensor]:
    """The mean of the weights of a scorer gone on from the same ones by all ways. `often`: the numbers of the samples of a pass."""
    ways = [partial(_gone_on, samples, often, start, scorers, digests, seed) for seed in SEEDS]
    gone = [job.result() for job in side_by_side(ways)]
    return {key: torch.stack([weights[key] for weights in gone]).mean(dim=0) for key in gone[0]}


def _read_by(reads: tuple[int, int], digests: Sequence[Digest]) -> list[Digest]:
    """The digests that the scorer reads: its own, and that of the tagger."""
    starts = accumulate((digest.numbers for digest in digests), initial=0)
    return [d.requires_grad_(False) for d, at in zip(digests, starts, strict=False) if reads[0] <= at < reads[1]]


def _tables(model: ModelProto) -> Mapping[str, Tensor]:
    """The weights of a network that was a member of a mean, by their names."""
    tables = {
        t.name.partition("/")[2] or t.name: t for t in model.graph.initializer
    }  # a member's begin with its number
    return {name: torch.tensor(numpy_helper.to_array(table)) for name, table in tables.items()}


def _network(scorers: relations.Scorers, tables: Mapping[str, Tensor], reads: tuple[int, int]) -> Relations:
    net = Relations(reads[1] - reads[0], len(scorers.kinds), SIGNS, len(scorers.properties), len(scorers.rules))
    net.load_state_dict({key: tables[key] for key in net.state_dict()})
    return net


def _gone_on(  # noqa: PLR0913 (what it goes on from)
    samples: Sequence[relations.Sample],
    often: Sequence[int],
    start: Mapping[str, Tensor],
    scorers: relations.Scorers,
    digests: tuple[Digest, Digest],
    seed: int,
) -> Mapping[str, Tensor]:
    """The weights of a scorer after some more passes."""
    torch.manual_seed(seed)
    draw, order = random.Random(seed), list(often)
    net = _network(scorers, start, (0, sum(digest.numbers for digest in digests))).train()
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    for rate in RATES:
        optimizer.param_groups[0]["lr"] = rate
        draw.shuffle(order)
        for at in range(0, len(order), _TEXTS):
            optimizer.zero_grad()
            for k in order[at : at + _TEXTS]:
                relations.loss_of(net, samples[k], relations.seen_by(digests, samples[k].example)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
    return {key: weight.detach() for key, weight in net.state_dict().items()}


if __name__ == "__main__":
    if len(sys.argv) < 5 or len(sys.argv) % 3 != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    rest = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [(int(n), Path(t), Path(g)) for n, t, g in zip(rest[::3], rest[1::3], rest[2::3], strict=True)],
    )
