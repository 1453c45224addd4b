"""How a network learns as training goes on."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

_RATE = 2e-3
_TEXTS = 4  # in one step


def rate_of(epoch: int, epochs: int) -> float:
    """The share of the full rate in an epoch: half in the first, all until the middle, then less and less."""
    if epoch == 0:
        return 0.5
    done = epoch / epochs
    return 1.0 if done < 0.5 else 0.3 if done < 0.8 else 0.1


def learn(nets: Sequence[nn.Module], texts: int, loss_of: Callable[[int], Tensor], epochs: int, seed: int) -> None:
    """Lets networks learn together from texts, a few at a time, in random order.

    Args:
        nets: the networks.
        texts: how many texts there are.
        loss_of: how wrong they are about one of them, by its number.
        epochs: passes over all texts.
        seed: of their order.
    """
    draw, parameters = random.Random(seed), [p for net in nets for p in net.parameters()]
    for net in nets:
        net.train()
    optimizer = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=0.01)
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * rate_of(epoch, epochs)
        order = list(range(texts))
        draw.shuffle(order)
        for start in range(0, len(order), _TEXTS):
            optimizer.zero_grad()
            for k in order[start : start + _TEXTS]:
                loss_of(k).backward()
            nn.utils.clip_grad_norm_(parameters, 2.0)
            optimizer.step()
    for net in nets:
        net.eval()
