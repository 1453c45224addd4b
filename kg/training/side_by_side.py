"""Work side by side: trainings that need nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

import torch

T = TypeVar("T")
_CORES = 2


def side_by_side(jobs: Sequence[Callable[[], T]]) -> list[Future[T]]:
    """What each of some jobs makes, once it has ended: they run on two cores, in processes that see what this one has in memory."""
    global _jobs
    _jobs = jobs
    pool = ProcessPoolExecutor(_CORES, mp_context=get_context("fork"))
    done = [pool.submit(_do, k) for k in range(len(jobs))]
    pool.shutdown(wait=False)
    return done


_jobs: Sequence[Callable[[], Any]]


def _do(number: int) -> Any:
    torch.set_num_threads(1)
    return _jobs[number]()
