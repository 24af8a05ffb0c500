"""Where Typst works: in this process, or for one that goes on for days in processes that end.

Typst never frees what it remembers of the text it has set; the memory goes with its process.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from mosty.model.message import message
from mosty.model.worker import Ended, Worker
from mosty.typeset.sheet import TypesetError

T = TypeVar("T")
#: Processes side by side, one a processor, and how many things one does before another takes over.
MOST, LONGEST = max(1, min(4, os.cpu_count() or 1)), 40


class Press:
    """``with press:`` frames the work. What is started for it ends with it.

    ``apart``: Typst works in other processes, begun when there is something to do.
    """

    def __init__(self, apart: bool = False) -> None:
        self._apart = apart
        self._free = threading.Semaphore(MOST)
        self._idle: list[Worker] = []

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *error: object) -> None:
        while self._idle:
            self._idle.pop().end()

    def do(self, name: str, work: Callable[..., T], *arguments: Any) -> T:
        """``work(*arguments)``; both and the result can be pickled. Raises what it raises, and
        :class:`TypesetError` for ``name`` where the process has ended in the middle of it.
        """
        if not self._apart:
            return work(*arguments)
        with self._free:
            try:
                worker = self._idle.pop() if self._idle else Worker()
            except OSError:  # no room for another process
                return work(*arguments)
            try:
                return worker.do(work, *arguments)
            except Ended as error:
                raise TypesetError(name, message("typeset.ended", code=error.code)) from error
            finally:
                self._put_back(worker)

    def _put_back(self, worker: Worker) -> None:
        if worker.lives and worker.done < LONGEST:
            self._idle.append(worker)
        else:
            worker.end()
