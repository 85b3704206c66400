"""Doing the same to many things in as many processes as there are cores. Standard library only."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the processes do; they have it from the process that they were forked from."""


def in_processes(do: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """The results of a function, in the order of the items.

    It runs in processes that share with this one what is there when they begin, so that it may be any function; its
    results are handed on, so they must be picklable. Without forks (Windows, macOS), with one core, or for a single
    item it runs here. What it raises is raised here.
    """
    global _task  # noqa: PLW0603 - what forked processes find is what stands in the module
    cores = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(items))
    if cores < 2:
        yield from map(do, items)
        return
    _task = (do, items)
    gc.freeze()  # or looking for garbage would copy all of the memory into each process
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_do, range(len(items)))
    finally:
        _task = None
        gc.unfreeze()


def _do(place: int) -> Any:
    assert _task
    do, items = _task
    return do(items[place])
