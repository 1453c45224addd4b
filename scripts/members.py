"""The members of a network that is a mean of several, as networks of PyTorch that can be trained on, and back in their places."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from onnx import ModelProto, TensorProto, numpy_helper
from spacy.language import Language
from torch import Tensor, nn

from kg.training.examples import Example, examples_in
from kg.training.networks import Digest
from kg.training.side_by_side import side_by_side

N = TypeVar("N", bound=nn.Module)

_TEXTS = 4  # in one step
_PREFIX = re.compile(r"(?:\d+/)+(?:net\.)?")
"""Of what belongs to a member, and to one of a mean within a mean."""
_OF_THE_MEAN = ("digest starts", "digest ends", "digest axes", "share")
_WITHOUT_NAME = "onnx::"
_TURNED = f"{_WITHOUT_NAME}MatMul"
"""Weights of linear layers, which the model has the other way round and under names of its own."""


def members_of(model: ModelProto) -> list[str]:
    """What the names of each member's tables begin with; "" for a network that is no mean."""
    shares = (table.name for table in model.graph.initializer if table.name.endswith("/share"))
    return sorted(name.partition("/")[0] + "/" for name in shares) or [""]


def reads_of(model: ModelProto, member: str) -> tuple[int, int]:
    """Which of the numbers of all digests a member reads."""
    told = {entry.key: entry.value for entry in model.metadata_props}
    if not member:
        start, end = json.loads(told["reads"])
    else:
        tables = {table.name: table for table in model.graph.initializer}
        bounds = (tables[f"{member}digest {which}"] for which in ("starts", "ends"))
        start, end = (int(numpy_helper.to_array(bound)[0]) for bound in bounds)
    return start, end


def read_by(reads: tuple[int, int], digests: Sequence[Digest]) -> list[Digest]:
    """The digests of which a network reads the numbers, as they are: they do not learn."""
    starts = accumulate((digest.numbers for digest in digests), initial=0)
    return [d.requires_grad_(False) for d, at in zip(digests, starts, strict=False) if reads[0] <= at < reads[1]]


def load(net: nn.Module, model: ModelProto, member: str) -> None:
    """Gives a network the weights of a member."""
    tables = ((key, numpy_helper.to_array(table), turned) for table, key, turned in _tables(net, model, member))
    net.load_state_dict({key: torch.tensor(rows.T if turned else rows) for key, rows, turned in tables})


def store(weights: Mapping[str, Tensor], net: nn.Module, model: ModelProto, member: str) -> None:
    """Puts weights into a model in place of those of a member. `net`: a network whose weights they are."""
    for table, key, turned in _tables(net, model, member):
        rows = weights[key].T if turned else weights[key]
        table.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(rows, dtype=np.float32), table.name))


def refine(
    model: ModelProto, new: Callable[[str], N], ways: Sequence[Callable[[str, N], Mapping[str, Tensor]]]
) -> None:
    """Lets each member of a mean go on in several ways, side by side, and puts the mean of its weights in its place.

    Args:
        model: the mean.
        new: makes a network such as a member is.
        ways: what lets a member, given as a network with its weights, go on, and gives the weights that it has then.
    """
    members, jobs = members_of(model), []
    for way in ways:
        for member in members:
            load(net := new(member), model, member)
            jobs.append(partial(way, member, net))
    gone = [job.result() for job in side_by_side(jobs)]
    for k, member in enumerate(members):
        store(mean_of(gone[k :: len(members)]), new(member), model, member)


def sources_in(arguments: Sequence[str]) -> list[tuple[int, Path, Path]]:
    """How often in a pass each folder of texts is learned from, the folder, and that of its annotations."""
    often, texts, gold = (arguments[k::3] for k in range(3))
    return [(int(n), Path(t), Path(g)) for n, t, g in zip(often, texts, gold, strict=True)]


def examples_of(
    sources: Sequence[tuple[int, Path, Path]], nlp: Language, numbers: int
) -> tuple[list[Example], list[int]]:
    """The annotated texts of all folders, and the numbers of those that are learned from in a pass, each as often as it is."""
    read = [(often, e) for often, texts, gold in sources for e in examples_in(texts, gold, nlp, numbers)]
    return [e for _, e in read], [k for k, (often, _) in enumerate(read) for _ in range(often)]


def gone_on(
    net: N, texts: Sequence[int], loss_of: Callable[[int], Tensor], rates: Sequence[float], seed: int
) -> Mapping[str, Tensor]:
    """The weights of a network after one pass over texts at each of some rates, a few texts at a time, in random order.

    Args:
        net: the network.
        texts: the numbers of the texts of a pass.
        loss_of: how wrong the network is about one of them.
        rates: of each pass.
        seed: of their order.
    """
    torch.manual_seed(seed)
    draw, order = random.Random(seed), list(texts)
    net.train()
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    for rate in rates:
        optimizer.param_groups[0]["lr"] = rate
        draw.shuffle(order)
        for at in range(0, len(order), _TEXTS):
            optimizer.zero_grad()
            for k in order[at : at + _TEXTS]:
                loss_of(k).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
    return {key: weight.detach() for key, weight in net.eval().state_dict().items()}


def mean_of(ways: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of a network that has gone on in several ways (Wortsman et al. 2022, "Model soups")."""
    return {key: torch.stack([weights[key] for weights in ways]).mean(dim=0) for key in ways[0]}


def _tables(net: nn.Module, model: ModelProto, member: str) -> Iterator[tuple[TensorProto, str, bool]]:
    """The tables of a member, each with the name that it has in the network and whether it is turned round."""
    own = [t for t in model.graph.initializer if t.name.startswith(member)]
    named = [(t, _PREFIX.sub("", t.name)) for t in own]
    named = [(t, name) for t, name in named if name not in _OF_THE_MEAN]
    known = {name for _, name in named}
    unnamed = iter([key for key in net.state_dict() if key not in known])
    for table, name in named:
        is_turned = name.startswith(_TURNED)
        yield table, next(unnamed) if name.startswith(_WITHOUT_NAME) else name, is_turned
