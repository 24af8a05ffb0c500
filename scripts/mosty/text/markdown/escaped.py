"""Text of anybody as Markdown that says the same and does nothing: no markup, no call, no HTML."""

from __future__ import annotations

import re

#: Signs that begin markup inside a line. As entities none of our readers takes them for any: a
#: bracket after a backslash would be a damaged call.
_INSIDE = {char: f"&#{ord(char)};" for char in "\\`*_[]<&~"}
#: Braces hold attributes, and readers of the site must not see any: round brackets say the same.
_BRACES = {"{": "(", "}": ")"}
#: Signs that make a block where a line begins with them.
_AT_START = re.compile(r"[+=|/:!-]")
#: Marks of a heading or of a quotation, which say nothing to a reader.
_MARKS = re.compile(r"[#>\s]+")
_NUMBER = re.compile(r"(\d{1,9})([.)])")


def escaped(text: str) -> str:
    """Each line as a paragraph of its own.

    >>> escaped("# [[law:L1]] 1 < 2")
    '&#91;&#91;law:L1&#93;&#93; 1 &#60; 2'
    """
    lines = (_line(" ".join(raw.split())) for raw in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(line: str) -> str:
    marks = _MARKS.match(line)
    plain = line[marks.end() :] if marks else line
    safe = "".join(_INSIDE.get(char) or _BRACES.get(char, char) for char in plain)
    if _AT_START.match(safe):
        return f"&#{ord(safe[0])};{safe[1:]}"
    return _NUMBER.sub(r"\1\\\2", safe, count=1) if _NUMBER.match(safe) else safe
