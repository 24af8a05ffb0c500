"""Where Typst works: in this process, or for one that goes on for days in processes that end.

Typst never frees what it remembers of the text it has set; the memory goes with its process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from mosty.model.message import message
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
        self._idle: list[_Worker] = []

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
                worker = self._idle.pop() if self._idle else _Worker()
            except OSError:  # no room for another process
                return work(*arguments)
            try:
                good, result = worker.ask(work, arguments)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                raise TypesetError(name, message("typeset.ended", code=worker.end())) from error
            if worker.done < LONGEST:
                self._idle.append(worker)
            else:
                worker.end()
        if not good:
            raise result
        done: T = result
        return done


class _Worker:
    """A process that does one thing after another: pickles in, pickles out. It ends with the pipe,
    so also when this process is killed, and not of a Ctrl-C that is meant for this one.
    """

    def __init__(self) -> None:
        search = os.pathsep.join(folder for folder in sys.path if folder)
        self.done = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from mosty.typeset.press import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": search},
            start_new_session=True,
        )

    def ask(self, work: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        """Whether it was done, and the result or what was raised."""
        assert self._process.stdin and self._process.stdout
        pickle.dump((work, arguments), self._process.stdin)
        self._process.stdin.flush()
        self.done += 1
        answer: tuple[bool, Any] = pickle.load(self._process.stdout)
        return answer

    def end(self) -> int:
        """End the process; returns its exit code."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe
                pipe.close()
        return self._process.wait()


def serve() -> None:
    """Do what comes through standard input until it is closed."""
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, arguments = pickle.load(asked)
            try:
                answer = (True, work(*arguments))
            except Exception as error:
                answer = (False, error)
            pickle.dump(answer, answers)
            answers.flush()
