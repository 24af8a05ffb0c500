"""Our own markup as text: directives ``[[name:argument key=value]]`` and source entries ``key,
locator``.

The checks and the renderer read the same shapes, so they stand here once.
"""

from __future__ import annotations

from mosty.text.prefilter import lazy_pattern

#: A directive: group 1 is its name, group 2 what is inside. An escaped bracket is none.
DIRECTIVE = r"(?<!(?<!\\)\\)\[\[([a-z][a-z-]*)(?::[ ]*|[ ]+|(?=\]\]))([^\[\]\n]*)(?<!\\)\]\]"
_OPTION = lazy_pattern(r"(?:^|(?<=\s))([a-z]+)=(\S+)")


def split_directive(inside: str) -> tuple[str, dict[str, str]]:
    """The argument and the ``key=value`` options of a directive's inside."""
    return _OPTION.sub("", inside).strip(), dict(_OPTION.findall(inside))


def split_source(entry: str) -> tuple[str, str]:
    """Key and locator of ``usti-2018, ORP Most, „Příklady dobré praxe“``; the locator may be
    empty.
    """
    key, _, locator = entry.partition(",")
    return key.strip(), locator.strip()
