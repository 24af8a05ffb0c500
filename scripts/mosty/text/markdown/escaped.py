"""Text of anybody as Markdown that says the same and does nothing: no markup, no call, no HTML."""

from __future__ import annotations

import re

#: Signs that begin markup inside a line, as both readers of Markdown let them be escaped.
_INSIDE = {char: f"\\{char}" for char in "\\`*_{}[]"} | {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
#: Signs that make a block where a line begins with them.
_AT_START = re.compile(r"[#>+=|/:!-]")
_NUMBER = re.compile(r"(\d{1,9})([.)])")


def escaped(text: str) -> str:
    """Each line as a paragraph of its own.

    >>> escaped("# [[law:L1]] <b>")
    '&#35; \\\\[\\\\[law:L1\\\\]\\\\] &lt;b>'
    """
    return "\n\n".join(_line(line) for raw in text.split("\n") if (line := " ".join(raw.split())))


def _line(line: str) -> str:
    safe = "".join(_INSIDE.get(char, char) for char in line)
    if _AT_START.match(safe):
        return f"&#{ord(safe[0])};{safe[1:]}"
    return _NUMBER.sub(r"\1\\\2", safe, count=1) if _NUMBER.match(safe) else safe
