"""A process beside this one that does one thing after another, and can be stopped in the middle.

Unlike the copies of :mod:`mosty.model.processes` it is begun anew, so it may be started whatever
threads run; what it is given and gives back is pickled.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")
#: Exit code of a process that has used up its seconds.
_OVER = -getattr(signal, "SIGXCPU", 24)


class Ended(Exception):
    """The process is gone in the middle of its work; ``too_long``: it was stopped at the limit."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code, self.too_long = code, code == _OVER


class Worker:
    """It ends with the pipe, so also when this process is killed, and not of a Ctrl-C that is meant
    for this one. Raises ``OSError`` where no process can be begun. ``done``: things done so far.
    """

    def __init__(self) -> None:
        search = os.pathsep.join(folder for folder in sys.path if folder)
        self.done = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from mosty.model.worker import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": search},
            start_new_session=True,
        )

    def do(self, work: Callable[..., T], *arguments: Any, seconds: int = 0) -> T:
        """``work(*arguments)``, in so many ``seconds`` of the processor (0: in any time). Raises
        what it raises, and :class:`Ended`.
        """
        assert self._process.stdin and self._process.stdout
        try:
            pickle.dump((work, arguments, seconds), self._process.stdin)
            self._process.stdin.flush()
            good, result = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise Ended(self.end()) from error
        self.done += 1
        if not good:
            raise result
        made: T = result
        return made

    @property
    def lives(self) -> bool:
        """Whether it can be given something to do."""
        return self._process.poll() is None

    def end(self) -> int:
        """End the process; returns its exit code."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe
                pipe.close()
        return self._process.wait()


def serve() -> None:
    """Do what comes through standard input until it is closed."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, arguments, seconds = pickle.load(requests)
            _limit(seconds)
            try:
                answer = (True, work(*arguments))
            except Exception as error:
                answer = (False, error)
            _limit(0)
            pickle.dump(answer, answers)
            answers.flush()


def _limit(seconds: int) -> None:
    """So many more seconds of the processor; 0: any. Systems that cannot count them set no
    limit.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime) + 1
        soft = spent + seconds if seconds else most
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))
