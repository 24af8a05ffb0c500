"""Typst in a process of its own: the same bytes and errors, and nothing left of it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from mosty.typeset import Overflow, Shelf, TypesetError, share_picture
from mosty.typeset.press import LONGEST, Press

WORDS = ("Mosty", "Rodiče", "", "cs")


def fails(error: type[TypesetError], *arguments: object) -> None:
    raise error(*arguments)


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_the_same_picture_from_a_process_that_ends(tmp_path: Path) -> None:
    before = children()
    shelf = Shelf(tmp_path, lasting=True)
    with shelf.press:
        apart = share_picture(*WORDS, shelf=shelf)
        assert len(children() - before) == 1
    assert children() == before
    assert apart == share_picture(*WORDS)


def test_nothing_to_do_starts_nothing() -> None:
    before = children()
    with Press(apart=True):
        assert children() == before


def test_what_is_raised_comes_back_whole() -> None:
    with Press(apart=True) as press:
        with pytest.raises(Overflow) as over:
            press.do("a", fails, Overflow, "list (cs)", {"left": 2.5})
        assert over.value.panels == {"left": 2.5}
        with pytest.raises(TypesetError) as plain:
            press.do("a", fails, TypesetError, "list (cs)")
    assert plain.value.messages == TypesetError("list (cs)").messages


def test_a_process_that_dies_is_said_and_the_next_one_works() -> None:
    with Press(apart=True) as press:
        with pytest.raises(TypesetError) as died:
            press.do("list (cs)", signal.raise_signal, signal.SIGKILL)
        assert "-9" in died.value.messages[0].text("cs")
        assert press.do("list (cs)", len, "abc") == 3


def test_a_process_does_so_many_things_and_another_takes_over() -> None:
    with Press(apart=True) as press:
        numbers = [press.do("a", os.getpid) for _ in range(LONGEST + 1)]
    assert len(set(numbers[:-1])) == 1 and numbers[-1] != numbers[0]
