"""The errors of the benchmarks."""

from __future__ import annotations

from mosty.model.errors import MostyError
from mosty.model.message import message


class BenchError(MostyError):
    """A file that cannot be measured with; ``key`` is an entry of ``messages/bench.yml``."""

    exit_code = 2

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(message(f"bench.{key}", **values))


class NotMeasured(BenchError):
    """A figure that could not be measured."""

    exit_code = 1
