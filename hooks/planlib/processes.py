"""Doing the same to many things in as many processes as there are cores. Standard library only."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

WATCH_SECONDS = 0.5  # until an orphan ends
GARBAGE = 50_000  # objects that are made before some are looked through: most of what is made here soon goes by itself

Item = TypeVar("Item")
Result = TypeVar("Result")

_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the processes do; they have it from the process that they were forked from."""


def cores() -> int:
    """How many processes can work at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a process may take over what is loaded here: not where there is another thread, for a lock that it holds
    would stay shut in the new process for ever; and not on Windows and macOS."""
    return hasattr(os, "sched_getaffinity") and threading.active_count() == 1


def chunks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Items in their order, so many at a time: what a process is given at once."""
    return (items[start : start + size] for start in range(0, len(items), size))


def in_processes(do: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """The results of a function, in the order of the items. They are worked out from now on, whether they are asked for
    yet or not; all of them are to be asked for.

    It runs in processes that share with this one what is there when they begin, so that it may be any function; its
    results are handed on, so they must be picklable. Where it cannot fork, with one core, or for a single item it runs
    here, when it is asked for. What it raises is raised here.
    """
    global _task  # noqa: PLW0603 - what forked processes find is what stands in the module
    processes = min(cores(), len(items))
    if processes < 2 or not can_fork():
        return map(do, items)
    import multiprocessing  # noqa: PLC0415 - most of the time there is nothing for it to do
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), end_with, (os.getpid(),))
    _task = (do, items)
    gc.freeze()  # or looking for garbage would copy all of the memory into each process
    try:
        return _taken(pool, pool.map(_do, range(len(items))))  # all are forked when the first item is given
    finally:
        _task = None
        gc.unfreeze()


def _taken(pool: Executor, results: Iterator[Result]) -> Iterator[Result]:
    with pool:
        yield from results


def end_with(parent: int) -> None:
    """Have this process end soon after the one that started it, also where that was killed: it would wait for ever.
    parent: the number of that process."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def leave(status: int) -> NoReturn:
    """End this process, with nothing left to do but to print what was said: taking apart what is in memory takes
    seconds where that is a large library."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads it
            stream.flush()
    os._exit(status)


def _do(place: int) -> Any:
    assert _task
    gc.enable()  # what it was forked with is frozen
    gc.set_threshold(GARBAGE)
    do, items = _task
    return do(items[place])
