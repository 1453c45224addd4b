"""Makes one domain's networks of those of several: python scripts/averaged_networks.py OUT FOLDER [FOLDER …]

Each folder holds the networks of a training, or of trainings joined before; of a network that it lacks it has no part. In OUT states.onnx has the digests
that are read, beside one another, and each other network is the mean of its members, of which each reads the digests of its own training (an ensemble:
Hansen & Salamon 1990, "Neural network ensembles"). Vectors of words are those of the last folder, calibrations those of the first. Needs PyTorch.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import ModelProto, NodeProto, TensorProto, compose, helper, numpy_helper

from kg.domain.learned import PARTS
from kg.training.models import STATES, states_model
from kg.training.networks import Digest
from kg.training.train import THRESHOLDS
from kg.training.vectors import vectors_of

_CHANCES = frozenset({"scores"})
"""Outputs that are logarithms of chances, which add up to one."""


@dataclass(frozen=True)
class Member:
    """A network, and which numbers of all digests it reads."""

    model: ModelProto
    reads: range
    weight: float = 1.0
    """How much it counts in a mean."""

    @property
    def told(self) -> dict[str, Any]:
        """What it tells of itself."""
        return {entry.key: json.loads(entry.value) for entry in self.model.metadata_props}


def main(out: Path, folders: Sequence[Path]) -> None:
    """Writes the networks, and their card."""
    vectors = vectors_of(folders[-1])
    digests = [list(digests_of(onnx.load(f / "states.onnx"), STATES + vectors.rows.shape[1])) for f in folders]
    sizes = [sum(digest.numbers for digest in some) for some in digests]
    names = [f"{part}.onnx" for part in PARTS if part != "states"]
    members = {name: list(_members(name, folders, sizes)) for name in names}
    kept, members = _without_unread([digest for some in digests for digest in some], members)
    models = {"states.onnx": states_model(kept, vectors)}
    for name, some in members.items():
        model = averaged(some, sum(digest.numbers for digest in kept))
        onnx.checker.check_model(model)
        models[name] = model.SerializeToString(deterministic=True)
    card = json.dumps(card_of(folders, models), ensure_ascii=False, indent=1) + "\n"
    for name, content in (models | {"learned.json": card.encode()}).items():
        (out / name).write_bytes(content)


def _without_unread(
    digests: Sequence[Digest], members: Mapping[str, Sequence[Member]]
) -> tuple[list[Digest], dict[str, list[Member]]]:
    """The digests of which some member reads a number, and the members that read these."""
    read = {number for some in members.values() for member in some for number in member.reads}
    kept, place, at = list[Digest](), dict[int, int](), 0
    for digest in digests:
        own = range(at, at := at + digest.numbers)
        if read.intersection(own):
            place |= dict(zip(own, range(len(place), len(place) + digest.numbers), strict=True))
            kept.append(digest)
    moved = {
        name: [replace(m, reads=range(place[m.reads.start], place[m.reads.stop - 1] + 1)) for m in some]
        for name, some in members.items()
    }
    return kept, moved


def _members(name: str, folders: Sequence[Path], sizes: Sequence[int]) -> Iterator[Member]:
    """The networks of a name in the folders, means as their members."""
    for k, folder in enumerate(folders):
        if (folder / name).exists():
            yield from opened(member_of(onnx.load(folder / name), sizes, k))


def member_of(model: ModelProto, sizes: Sequence[int], place: int) -> Member:
    """A network from the folder at a place. `sizes`: how many numbers the digests in each folder have."""
    start, end = Member(model, range(0)).told.get("reads", (0, sizes[place]))
    before = sum(sizes[:place])
    return Member(model, range(before + start, before + end))


def opened(member: Member) -> list[Member]:
    """The members of a network that is itself a mean, which together count as much as it would; else the network."""
    graph = member.model.graph
    prefixes = sorted({name for node in graph.node if (name := node.output[0].partition("/")[0]).isdigit()})
    return [_part(member, f"{name}/", 1 / len(prefixes)) for name in prefixes] or [member]


def _part(member: Member, prefix: str, share: float) -> Member:
    """One member of a mean, as a network of its own that knows the rules of all. `share`: how much it counts if that is not said."""
    graph, at = member.model.graph, member.reads.start
    tables = {table.name: table for table in graph.initializer if table.name.startswith(prefix)}
    bounds = [tables.pop(f"{prefix}digest {which}") for which in ("starts", "ends", "axes")]
    told = tables.pop(f"{prefix}share", None)
    weight = member.weight * (float(numpy_helper.to_array(told)) if told else share)
    start, end, _ = (int(numpy_helper.to_array(bound)[0]) for bound in bounds)
    nodes = [
        helper.make_node("Identity", ["digest"], [f"{prefix}digest"]),
        *_nodes_of(graph.node, prefix),
        *(helper.make_node("Identity", [f"{prefix}{output.name}"], [output.name]) for output in graph.output),
    ]
    own = helper.make_graph(nodes, graph.name, graph.input, graph.output, list(tables.values()))
    model = helper.make_model(own, opset_imports=member.model.opset_import, ir_version=member.model.ir_version)
    helper.set_model_props(model, {entry.key: entry.value for entry in member.model.metadata_props})
    return Member(model, range(at + start, at + end), weight)


def _nodes_of(nodes: Iterable[NodeProto], prefix: str) -> Iterator[NodeProto]:
    """The nodes of a member, but for what gives it its part of the digest and what makes of its outputs a part of the mean."""
    for node in nodes:
        if (
            node.output[0].startswith(prefix)
            and node.output[0] != f"{prefix}digest"
            and f"{prefix}share" not in node.input
        ):
            yield node


def digests_of(model: ModelProto, size: int) -> Iterator[Digest]:
    """The digests of a model, to which the last of `size` numbers say nothing if they do not know them."""
    numbers = {table.name: numpy_helper.to_array(table) for table in model.graph.initializer}
    equal = [node for node in model.graph.node if node.op_type == "Identity"]  # the second of two digests that are
    numbers |= {node.output[0]: numbers[node.input[0]] for node in equal}
    for node in model.graph.node:
        if node.op_type == "MatMul":
            added = next(n for n in model.graph.node if n.op_type == "Add" and node.output[0] in n.input)
            weight = torch.tensor(numbers[node.input[1]].T)
            digest = Digest(size, len(weight))
            with torch.no_grad():
                digest.narrow.weight.zero_()[:, : weight.shape[1]] = weight
                digest.narrow.bias.copy_(torch.tensor(next(numbers[name] for name in added.input if name in numbers)))
            yield digest


def averaged(members: Sequence[Member], numbers: int) -> ModelProto:
    """The mean of networks that are told and answer alike, but for the rules that they know. `numbers`: how many the digests of all have."""
    first, told = members[0].model, _told(members)
    rules = told.get("rules", [])
    nodes, tables = list[NodeProto](), list[TensorProto]()
    for k, member in enumerate(members):
        for taken in member.model.graph.input:
            given, bounds = _input(taken.name, f"{k}/", member, rules)
            nodes.append(given)
            tables += bounds
        own = compose.add_prefix(member.model, f"{k}/").graph
        nodes += own.node
        tables += own.initializer
    for k, member in enumerate(members):
        share = member.weight / sum(other.weight for other in members)
        tables.append(helper.make_tensor(f"{k}/share", TensorProto.FLOAT, [], [share]))
    for output in first.graph.output:
        nodes += _mean(output.name, len(members))
    graph = helper.make_graph(nodes, first.graph.name, first.graph.input, first.graph.output, tables)
    for taken in graph.input:
        size = {"digest": numbers, "sources": len(rules)}.get(taken.name)
        if size is not None:
            taken.type.tensor_type.shape.dim[-1].dim_value = size
    model = helper.make_model(graph, opset_imports=first.opset_import, ir_version=first.ir_version)
    helper.set_model_props(model, {key: json.dumps(value, ensure_ascii=False) for key, value in told.items()})
    return model


def _input(name: str, prefix: str, member: Member, rules: Sequence[str]) -> tuple[NodeProto, list[TensorProto]]:
    """What gives a member an input, or its part of it, and what says which: its numbers of the digest, the columns of the rules that it knows."""
    own = f"{prefix}{name}"
    if name == "digest":
        part = {"starts": member.reads.start, "ends": member.reads.stop, "axes": -1}
        bounds = [_table(f"{own} {which}", [at]) for which, at in part.items()]
        return helper.make_node("Slice", [name, *(table.name for table in bounds)], [own]), bounds
    if name == "sources":
        known = _table(f"{own} known", [rules.index(rule) for rule in member.told["rules"]])
        return helper.make_node("Gather", [name, known.name], [own], axis=1), [known]
    return helper.make_node("Identity", [name], [own]), []


def _table(name: str, numbers: Sequence[int]) -> TensorProto:
    return helper.make_tensor(name, TensorProto.INT64, [len(numbers)], numbers)


def _told(members: Sequence[Member]) -> dict[str, Any]:
    """What the mean tells of itself: as its first member, but for thresholds as they are now, and all rules that any knows."""
    told = {key: value for key, value in members[0].told.items() if key != "reads"}
    for key in ("classes", "kinds", "properties"):
        if any(member.told.get(key) != told.get(key) for member in members):
            sys.exit(f"the networks know other {key}")
    if "rules" in told:
        told["thresholds"] = THRESHOLDS
        told["rules"] = sorted({rule for member in members for rule in member.told["rules"]})
    return told


def _mean(name: str, members: int) -> Iterator[NodeProto]:
    """What makes of an output of members, logarithms of chances or of odds, their mean: chances and odds have the geometric one."""
    for k in range(members):
        yield helper.make_node("Mul", [f"{k}/{name}", f"{k}/share"], [f"{k}/part of {name}"])
    parts = [f"{k}/part of {name}" for k in range(members)]
    if name in _CHANCES:
        yield helper.make_node("Sum", parts, [f"mean {name}"])
        yield helper.make_node("LogSoftmax", [f"mean {name}"], [name], axis=-1)
    else:
        yield helper.make_node("Sum", parts, [name])


def card_of(folders: Sequence[Path], models: Mapping[str, bytes]) -> dict[str, object]:
    """The card: those of the members, and what the models are."""
    cards = [json.loads((folder / "learned.json").read_text(encoding="utf-8")) for folder in folders]
    members = [member for card in cards for member in card.get("members", [card])]
    kept = [{key: value for key, value in member.items() if key != "models"} for member in members]
    return {"members": kept, "models": {name: sha256(model).hexdigest()[:16] for name, model in models.items()}}


if __name__ == "__main__":
    if len(sys.argv) < 3:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]), list(map(Path, sys.argv[2:])))
