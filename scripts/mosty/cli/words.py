"""What every verb shares: exit codes and a line to the person at the terminal."""

from __future__ import annotations

import sys

CLEAN, BLOCKED, MISUSE = 0, 1, 2


def say(text: str) -> None:
    """One line on the standard error, where it does not mix with the answer."""
    print(text, file=sys.stderr)
