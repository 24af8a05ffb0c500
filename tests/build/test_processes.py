"""Work in two processes gives the same as work in one, whatever becomes of the second."""

from __future__ import annotations

import os
import threading

import pytest
from mosty.model import processes
from mosty.model.processes import for_each


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 2)


def test_results_are_in_the_order_of_the_things() -> None:
    assert for_each(lambda n: n * n, range(7), least=1) == [n * n for n in range(7)]
    assert for_each(str, [], least=1) == []


def test_another_process_does_a_part() -> None:
    assert len(set(for_each(lambda _: os.getpid(), range(8), least=1))) == 2
    assert set(for_each(lambda _: os.getpid(), range(8), least=5)) == {os.getpid()}


def test_beside_other_threads_all_is_done_here() -> None:
    """A forked process has the locks of the other threads, but not the threads."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(for_each(lambda _: os.getpid(), range(8), least=1)) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_an_error_is_raised_as_if_there_were_one_process() -> None:
    def work(n: int) -> int:
        if n == 3:  # the other process has the odd ones
            raise ValueError(f"not {n}")
        return n

    with pytest.raises(ValueError, match="not 3"):
        for_each(work, range(6), least=1)


def test_a_process_that_is_killed_costs_time_only() -> None:
    here = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return n

    assert for_each(work, range(6), least=1) == list(range(6))


def test_what_cannot_be_sent_is_made_again_here() -> None:
    made = for_each(lambda n: lambda: n, range(4), least=1)
    assert [one() for one in made] == [0, 1, 2, 3]
