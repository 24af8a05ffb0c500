"""Texts that come with the program, in the folder ``messages`` beside its modules."""

from __future__ import annotations

from pathlib import Path

MESSAGES = Path(__file__).parents[1] / "messages"


def shipped(name: str) -> str:
    """The text of a file of the folder. ``importlib.resources`` would load half of the library for
    it.
    """
    return MESSAGES.joinpath(name).read_text(encoding="utf-8")
