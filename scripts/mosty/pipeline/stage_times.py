"""Time spent in each stage of a build, counted only while somebody measures.

A stage lasts from its :func:`begin` to the next one, so a line per stage is enough in the code that
is measured, and nothing that a build does is left out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Spent:
    """Seconds on the clock, and of all processors together."""

    wall: float = 0.0
    cpu: float = 0.0


@dataclass(slots=True)
class StageTimes:
    """What every stage has taken so far, in the order in which they first began."""

    spent: dict[str, Spent] = field(default_factory=dict)
    stage: str = ""
    wall: float = 0.0
    cpu: float = 0.0

    def enter(self, stage: str) -> None:
        """End the present stage, if there is one, and begin ``stage``; "" begins none."""
        wall, cpu = time.perf_counter(), _cpu()
        if self.stage:
            spent = self.spent.setdefault(self.stage, Spent())
            spent.wall += wall - self.wall
            spent.cpu += cpu - self.cpu
        self.stage, self.wall, self.cpu = stage, wall, cpu


_measured: list[StageTimes] = []


def begin(stage: str) -> None:
    """Say that ``stage`` begins here, and the one before it ends. A stage may be entered again."""
    for times in _measured:
        times.enter(stage)


@contextmanager
def measured() -> Iterator[StageTimes]:
    """The times of the stages that begin inside the ``with`` block; the last one ends with it."""
    times = StageTimes()
    _measured.append(times)
    try:
        yield times
    finally:
        times.enter("")
        _measured.remove(times)


def _cpu() -> float:
    """Processor seconds of this process, its threads, and its child processes that have ended."""
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
