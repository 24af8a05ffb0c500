"""Every regular expression of the engine takes time in proportion to the text, whatever it repeats.

Each is tried as the program uses it: one that is only matched where something was found before
(``match``, ``fullmatch``) is matched from the start and from the middle of the text, every other
one is looked for all over it.
"""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import pytest

from ..conftest import FUZZ
from .patterns import Pattern, patterns

UNITS = [
    "a ",
    "[",
    "1 ",
    "(",
    '"',
    "§ ",
    "Sb. ",
    "A",
    "a",
    "1",
    " ",
    "\t",
    "\n",
    "- ",
    "> ",
    "| ",
    "*",
    "_",
    "`",
    "<",
    "<a ",
    "<!--",
    "{",
    "{#",
    "[^",
    "](",
    "[[",
    "&nbsp;",
    ". ",
    "1. ",
    "1-",
    "a-",
    "a@",
    "a.",
    "A, ",
    "/",
    "\u00a0",
    "„",
    "č",
    "=",
    "\\",
    "1/",
    "+420 ",
    "§ 1 odst. ",
    "zákona č. ",
    "do 15 dnů ",
    "AB (",
    "e\u0301",
    "IČO ",
    "tel. ",
    "a_a",
    "x=",
    "123456",
    "12 34 56 ",
    "<!-- mosty: ",
    "jedna ",
    "twenty",
    "leden ",
    "1:00",
    "LNK001,",
]
SIZE = 16_000 if not FUZZ else 64_000
#: Seconds of the processor; a quadratic pattern takes some 10**8 steps on such a text.
MOST = 0.3 if not FUZZ else 1.0


@cache
def all_patterns() -> tuple[list[Pattern], list[str]]:
    return patterns()


def tried(pattern: Pattern, text: str) -> float:
    """Use the pattern as the program does; returns seconds of processor time."""
    regex: Any = pattern.regex
    subject: Any = text.encode() if isinstance(regex.pattern, bytes) else text
    times = 1
    if pattern.window:  # as often as there is room for one after another
        subject, times = subject[-pattern.window :], len(subject) // pattern.window
    began = time.process_time()
    for _ in range(times):
        used(pattern, regex, subject)
    return time.process_time() - began


def used(pattern: Pattern, regex: Any, subject: Any) -> None:
    if pattern.anchored:
        for start in (0, len(subject) // 2):
            regex.match(subject, start)
            regex.fullmatch(subject, start)
    else:
        for _ in regex.finditer(subject):
            pass


def test_no_pattern_hides() -> None:
    """A call that makes a pattern from arguments has an example; the count reveals a new way to
    hide.
    """
    seen, hidden = all_patterns()
    assert hidden == []
    assert len(seen) >= 430
    assert any(isinstance(pattern.regex.pattern, bytes) for pattern in seen) and any(
        pattern.anchored for pattern in seen
    )


#: The others are looked at by ``make verify``.
QUICK = ("a ", "A", "1 ", "(", " ", "a", "1.", "§ 1 odst. ", "a@", "<a ")


@pytest.mark.parametrize(
    "unit", [pytest.param(u, marks=() if u in QUICK else pytest.mark.verify) for u in UNITS]
)
def test_patterns_are_linear(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    slow = []
    for pattern in all_patterns()[0]:
        took = tried(pattern, text)
        if took > MOST:
            slow.append(f"{pattern.place}: {took:.2f} s")
    assert slow == []
