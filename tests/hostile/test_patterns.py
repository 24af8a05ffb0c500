"""Every regular expression of the engine takes time in proportion to the text, whatever it repeats."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import mosty
import pytest

from ..conftest import FUZZ

ROOMS = ("checks", "text", "read", "render", "report", "model", "documents", "plain", "mend")
UNITS = [
    "a ", "[", "1 ", "(", '"', "§ ", "Sb. ", "A", "a", "1", " ", "\t", "\n", "- ", "> ", "| ", "*", "_", "`", "<",
    "<a ", "<!--", "{", "{#", "[^", "](", "[[", "&nbsp;", ". ", "1. ", "1-", "a-", "a@", "a.", "A, ", "/", "\u00a0",
    "„", "č", "=", "\\", "1/", "+420 ", "§ 1 odst. ", "zákona č. ", "do 15 dnů ", "AB (", "e\u0301", "IČO ", "tel. ",
    "a_a", "x=", "123456", "12 34 56 ", "<!-- mosty: ", "jedna ", "twenty", "leden ", "1:00", "LNK001,",
]  # fmt: skip
SIZE = 16_000 if not FUZZ else 64_000
#: Seconds of the processor; a quadratic pattern takes some 10**8 steps on such a text.
MOST = 0.3 if not FUZZ else 1.0


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of the engine holds, also in its tables."""
    seen = set()

    def dig(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str) and value not in seen:
                seen.add(value)
                yield name, value
        elif depth < 3 and isinstance(value, dict):
            for key, inner in value.items():
                yield from dig(f"{name}[{key}]", inner, depth + 1)
        elif depth < 3 and isinstance(value, tuple | list):
            for index, inner in enumerate(value):
                yield from dig(f"{name}[{index}]", inner, depth + 1)

    for module in pkgutil.walk_packages(mosty.__path__, "mosty."):
        if module.name.split(".")[1] in ROOMS:
            for name, value in vars(importlib.import_module(module.name)).items():
                if not name.startswith("__"):
                    yield from dig(f"{module.name}.{name}", value, 0)


#: The others are looked at by ``make verify``.
QUICK = ("a ", "A", "1 ", "(", " ", "a", "1.", "§ 1 odst. ", "a@", "<a ")


@pytest.mark.parametrize("unit", [pytest.param(u, marks=() if u in QUICK else pytest.mark.verify) for u in UNITS])
def test_patterns_are_linear(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    slow = []
    for name, pattern in patterns():
        began = time.process_time()
        for _ in pattern.finditer(text):
            pass
        took = time.process_time() - began
        if took > MOST:
            slow.append(f"{name}: {took:.2f} s")
    assert slow == []
