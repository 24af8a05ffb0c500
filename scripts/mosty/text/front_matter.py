"""One key of a page's front matter written anew; everything else in the file stays as it is, its
line ends and its byte order mark too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Spaces after the three hyphens do not matter (``read/page.py``).
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
#: A key that YAML reads as it is written.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ -]*[A-Za-z0-9_]|[A-Za-z0-9_]")


def with_key(text: str, name: str, value: str, after: str = "") -> str | None:
    """``text`` with ``name: value`` in its front matter. A key that is there keeps its place, a new
    one comes below ``after``, else at the end. ``value`` begins with a line break where it is a
    block. None for a text without front matter.
    """
    opened = _FRONT.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if opened is None or closed is None:
        return None
    front = text[opened.end() : closed.start()]
    line_end = "\r\n" if opened[0].endswith("\r\n") else "\n"
    gap = "" if value.startswith("\n") else " "
    line = f"{name}:{gap}{value}\n".replace("\n", line_end)
    place = _block(front, name)
    if place is None:
        below = _block(front, after) if after else None
        place = (below[1], below[1]) if below else (len(front), len(front))
    front = front[: place[0]] + line + front[place[1] :]
    return text[: opened.end()] + front + text[closed.start() :]


def _block(front: str, name: str) -> tuple[int, int] | None:
    """From the line of a key of the outermost mapping to the end of what belongs to it: lines that
    are indented, and items of a list, with the empty lines between them.
    """
    start = end = -1
    at = 0
    for line in re.findall(r"[^\n]*\n|[^\n]+", front):
        key, colon, rest = line.partition(":")
        if start >= 0 and (line[0] in " \t" or line.startswith("- ")):
            end = at + len(line) if line.strip() else end
        elif start >= 0 and line.strip():
            break
        elif start < 0 and colon and rest[:1].strip() == "" and _bare(key) == name:
            start, end = at, at + len(line)
        at += len(line)
    return (start, end) if start >= 0 else None


def _bare(key: str) -> str:
    """A key without the quotation marks it may be written in; one that is indented is none of the
    outermost mapping.
    """
    return key.rstrip().strip("\"'") if key[:1] not in (" ", "\t") else ""


def mapping(values: Mapping[str, str]) -> str:
    """The values as a block to be merged: each on a line of its own below its key.

    Git takes changes of adjacent lines for a conflict. Here a key, which stays, is always between
    two values, so people who change different values do not meet.
    """
    lines = [f"  {_key(key)}:\n    {_value(value)}" for key, value in values.items()]
    return "\n" + "\n".join(lines)


def _key(key: str) -> str:
    if _PLAIN.fullmatch(key):
        return key
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _value(value: str) -> str:
    """A fingerprint without a letter that numbers lack is quoted: other readers of YAML than ours
    would take it for one.
    """
    return f'"{value}"' if re.fullmatch(r"[0-9be]+", value) else value
