"""Marks that other tools read and this site prints, and lines that look like a list but are
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern

Place = tuple[int, int]

#: Name of a mark → its pattern in running text; what to write instead is in the texts of the
#: problem.
_FOREIGN = {
    "box": (
        r"^[ \t>]*\[![A-Za-z]{2,20}\][+-]?|^[ \t>]*(?:!!!|\?\?\?)\+?[ \t]+\w+[^\n]*|^[ "
        r"\t>]*:::+[^\n]*"
        r"|^[ \t>]*===[ \t]*\"[^\n]*"
    ),
    "strike": r"(?<![~\w])~~(?=\S)[^~\n]{1,300}(?<=\S)~~(?!~)",
    "highlight": r"(?<![=\w])==(?=[^\s=])[^=\n]{1,300}(?<=\S)==(?!=)",
    "abbreviation": r"^[ ]{0,3}\*\[[^\]\n]{1,80}\]:[^\n]*",
    "icon": r"(?<![\w:]):[a-z][a-z0-9_+]*(?:-[a-z0-9_+]+)*:(?![\w:])",
    "address": r"(?<![\w\"'=/(<.-])(?:https?://|www\.)[^\s<>\"']+",
    "template": r"\{%[^\n]{0,200}?%\}|\$\$[^$\n]{1,200}\$\$",
    "wiki": r"!\[\[[^\]\n]{1,200}\]\]",
}
_ALL = lazy_pattern(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FOREIGN.items()), re.MULTILINE
)
_SIGNS = ("[!", "!!!", "???", ":::", "===", "~~", "==", "*[", "http", "www.", "{%", "$$", "![[")
_ICON = lazy_pattern(r":[a-z][a-z0-9_+-]*:")
#: Bullets of word processors, those of their picture fonts too.
_BULLETS = "[•●▪▫■◦‣∙·○→➢✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf076]"
#: A line that opens as an item does in a word processor, by the kind of what opens it.
_LOOKS = lazy_pattern(
    rf"^(?P<before>[ \t>]*)(?:(?P<bullet>{_BULLETS}|o(?=\t))[ \t\u00a0]*"
    r"|(?P<dash>[–—])[ \t\u00a0]+"
    r"|(?P<close>-)(?=[^\W\d_])|(?P<number>\d{1,3}\))(?=[^\W\d_])|(?P<letter>[a-z]\))[ "
    r"\t\u00a0]+)(?=\S)",
    re.MULTILINE,
)
_LIKE = lazy_pattern(
    rf"{_BULLETS}|^[ \t>]*(?:o\t|[–—][ \t\u00a0]|-[^\W\d_]|\d{{1,3}}\)[^\W\d_]"
    r"|[a-z]\)[ \t\u00a0])",
    re.MULTILINE,
)


def foreign(prose: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every mark of another tool in running text."""
    if not (any(sign in prose for sign in _SIGNS) or _ICON.search(prose)):
        return
    for match in _ALL.finditer(prose):
        end = match.end()
        while match.lastgroup == "address" and prose[end - 1] in ".,;:!?)*_“”":
            end -= 1
        yield match.start(), end, str(match.lastgroup)


def listlike(prose: str) -> Iterator[tuple[int, int, str | None]]:
    """Start and end of what opens each line of a list that is none, and the mark to write instead
    (None: not sure).

    One bullet of a word processor is enough; of other signs there must be two lines in a row.
    """
    if not _LIKE.search(prose):
        return
    last: tuple[int, str, tuple[int, int, str | None], bool] | None = (
        None  # line, kind, opening, whether told
    )
    for match in _LOOKS.finditer(prose):
        line, kind = prose.count("\n", 0, match.start()), str(match.lastgroup)
        row = last is not None and last[:2] == (line - 1, kind)
        marked = kind == "bullet" or row
        if last is not None and row and not last[3]:
            yield last[2]
        opening = _opening(match, kind)
        if marked:
            yield opening
        last = (line, kind, opening, marked)


def _opening(match: re.Match[str], kind: str) -> tuple[int, int, str | None]:
    start = match.end("before")
    mark = match[kind]
    instead = {"close": "- ", "bullet": "- ", "dash": "- ", "number": mark + " "}.get(kind)
    return start, match.end(), instead
