"""Every regular expression of the engine takes time in proportion to the text, whatever it repeats.

Each is tried as the program uses it: one that is only matched where something was found before (``match``,
``fullmatch``) is matched from the start and from the middle of the text, every other one is looked for all over it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


_SEARCHED = r"\b{}(?:\[[^\]\n]*\])?(?:\.get\([^()\n]*\))?\.(?:search|finditer|findall|subn?|split)\b"
_MATCHED = r"\b{}\)?\.(?:full)?match\b"


@cache
def only_matched(name: str) -> bool:
    """Whether the program matches a pattern at a place and never searches for it."""
    module, own = name.split("[")[0].rsplit(".", 1)
    here = Path(importlib.import_module(module).__file__ or "")
    files = [here] if own.startswith("_") else sorted(Path(mosty.__path__[0]).rglob("*.py"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return bool(re.search(_MATCHED.format(own), source)) and not re.search(_SEARCHED.format(own), source)


def tried(name: str, pattern: re.Pattern[str], text: str) -> float:
    """Use the pattern as the program does; seconds of the processor."""
    anchored = only_matched(name)
    began = time.process_time()
    if anchored:
        for start in (0, len(text) // 2):
            pattern.match(text, start)
            pattern.fullmatch(text, start)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - began


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
        took = tried(name, pattern, text)
        if took > MOST:
            slow.append(f"{name}: {took:.2f} s")
    assert slow == []
