"""Work on many independent things, side by side where that pays."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
#: Fewer things than this are done before another process has begun; more processes than this gain
#: little.
LEAST, MOST_PROCESSES = 24, 4


def for_each(work: Callable[[T], R], things: Sequence[T], least: int = LEAST) -> list[R]:
    """``[work(thing) for thing in things]``: with several processors each process does a part.

    A process is a copy of this one (``fork``), so ``work`` may use whatever is in memory; what it
    returns must be picklable, and what it changes stays in the copy. Where there is no ``fork``, or
    other threads run (a copy would have their locks without them), all is done here. So is the part
    of a process that fails, which raises what it has failed with. ``least``: how many things are
    worth a process.
    """
    count = min(_processors(), MOST_PROCESSES, len(things) // least)
    if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(thing) for thing in things]
    parts = [things[start::count] for start in range(count)]
    begun = [_begin(work, part) for part in parts[1:]]
    done = [[work(thing) for thing in parts[0]]]
    for part, (process, pipe) in zip(parts[1:], begun, strict=True):
        results = _end(process, pipe)
        done.append([work(thing) for thing in part] if results is None else results)
    return [done[index % count][index // count] for index in range(len(things))]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(work: Callable[[T], R], part: Sequence[T]) -> tuple[int, int]:
    """A process that does a part: its number, and the pipe that its results come through."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([work(thing) for thing in part], pipe, pickle.HIGHEST_PROTOCOL)
        os._exit(0)  # nothing of the copied process may end as the process itself does
    finally:
        os._exit(1)


def _end(process: int, pipe: int) -> list[Any] | None:
    """The results of a process; None where it has failed."""
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    _, status = os.waitpid(process, 0)
    results: list[Any] | None = pickle.loads(data) if status == 0 else None
    return results
