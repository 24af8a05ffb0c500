"""Typst code from plain values. Text goes in as string literals only, so no text can ever become
code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Control characters and halves of surrogate pairs: no font can show them, no PDF may hold them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    r"""``value`` as a Typst string literal: ``say "hi" \ #x`` becomes ``"say \"hi\" \\ #x"``.

    In a string literal Typst knows two special characters, the quote and the backslash
    (https://typst.app/docs/reference/foundations/str/); everything else stands for itself.
    """
    clean = _UNPRINTABLE.sub("", value)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


def body(parts: Iterable[str]) -> str:
    """Code expressions joined to one content block: ``{a;b}``; nothing gives ``[]``."""
    joined = ";".join(parts)
    return "{" + joined + "}" if joined else "[]"


def array(values: Iterable[str]) -> str:
    """Code expressions as a Typst array, one value or none too: ``(a,)``, ``()``."""
    return "(" + "".join(value + "," for value in values) + ")"


def dictionary(values: Iterable[tuple[str, str]]) -> str:
    """Pairs of a plain key and a code expression as a Typst dictionary."""
    joined = ",".join(f"{text(key)}:{value}" for key, value in values)
    return f"({joined})" if joined else "(:)"


def raw_bytes(data: bytes) -> str:
    """Bytes as Typst bytes."""
    return f"bytes({array(map(str, data))})"
