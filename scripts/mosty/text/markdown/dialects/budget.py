"""What is more than any page needs: there Python-Markdown takes minutes, or ends in a traceback."""

from __future__ import annotations

from functools import lru_cache

import pyromark

#: Marks of one kind on a page: the time of Python-Markdown grows with the square of some of them.
_MARKS = {"[": 5000, "<": 2000, "{": 5000, "/// ": 500}
#: Lists and quotations in one another: Python-Markdown calls itself for each.
DEEPEST = 12


@lru_cache(maxsize=8)
def excess(text: str) -> str:
    """What there is too much of: a mark, ``>`` for blocks in one another; "" where all is well."""
    for mark, most in _MARKS.items():
        if text.count(mark) > most:
            return mark.strip()
    return ">" if _too_deep(text) else ""


def _too_deep(text: str) -> bool:
    lines = [line for line in text.split("\n") if line[:1] in " \t>*+-0123456789" and line]
    # each level puts one character at least before the words of its line
    if not any(len(line) - len(line.lstrip(" \t>*+-0123456789.)")) > DEEPEST for line in lines):
        return False
    depth = deepest = 0
    for event in pyromark.events(text):
        if type(event) is dict:
            name, value = next(iter(event.items()))
            kind = (
                value
                if isinstance(value, str)
                else next(iter(value))
                if isinstance(value, dict)
                else ""
            )
            if kind in ("List", "BlockQuote"):
                depth += 1 if name == "Start" else -1
                deepest = max(deepest, depth)
    return deepest > DEEPEST
