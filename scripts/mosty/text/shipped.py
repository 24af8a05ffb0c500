"""Texts that come with the program, in the folder ``words`` beside its modules."""

from __future__ import annotations

from pathlib import Path

WORDS = Path(__file__).parents[1] / "words"


def shipped(name: str) -> str:
    """The text of a file of the folder. ``importlib.resources`` would load half of the library for it."""
    return WORDS.joinpath(name).read_text(encoding="utf-8")
