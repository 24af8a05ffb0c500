"""Bullets as word processors paste them into a text. Pure functions on strings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mosty.text.faults import Place
from mosty.text.fixes import Change
from mosty.text.prefilter import lazy_pattern

#: Bullets, those of the fonts Symbol and Wingdings too, and *o* before a tab or a wide space; a box
#: (□) may be one to tick.
_MARKS = "•‣◦▪▫●○·\uf0b7\uf0a7\uf0d8\uf0fc\uf06f"
_SECOND = frozenset("o◦▫○\uf06f")
_LINE = lazy_pattern(
    rf"(?<![^\n])[ ]{{0,3}}(?:(?P<mark>[{_MARKS}])|(?P<o>o)(?=\t|[ \u00a0]{{2}}))[ \u00a0\t]*"
    r"(?=\w|[„“(\"*\[])"
)
_PICTURE = lazy_pattern("[\uf020-\uf0ff]")
_SIGNS = (*_MARKS, "\no\t", "\no  ", "\no\u00a0")


class Bullet(NamedTuple):
    """A line: where its bullet begins, where its words begin, where it ends, and its depth."""

    start: int
    words: int
    end: int
    depth: int


def runs(text: str) -> Iterator[list[Bullet]]:
    """Lines with bullets, those right below one another together."""
    if not any(sign in text for sign in _SIGNS) and not text.startswith(("o\t", "o  ")):
        return
    run: list[Bullet] = []
    for match in _LINE.finditer(text):
        stop = text.find("\n", match.end())
        stop = stop if stop >= 0 else len(text)
        second = (match["mark"] or "o") in _SECOND
        depth = 1 if second and any(one.depth == 0 for one in run) else 0
        bullet = Bullet(match.start(), match.end(), stop, depth)
        if run and text[run[-1].end : bullet.start].strip(" \t\u00a0") not in ("\n",):
            yield run
            run = [bullet._replace(depth=0)]
        else:
            run.append(bullet)
    if run:
        yield run


def as_items(text: str, run: list[Bullet]) -> list[Change]:
    """The bullets of a run as those of Markdown, with an empty line above the first."""
    first = run[0].start
    above = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)]
    gap = "\n" if above.strip() else ""
    changes = []
    for bullet in run:
        mark = "    - " if bullet.depth else "- "
        changes.append((bullet.start, bullet.words, (gap if bullet is run[0] else "") + mark))
    return changes


def pictures(text: str) -> Iterator[Place]:
    """Characters of picture fonts, of which readers see an empty box, elsewhere in the text."""
    if text.isascii() or not _PICTURE.search(text):
        return
    begun = {at for run in runs(text) for one in run for at in range(one.start, one.words)}
    for match in _PICTURE.finditer(text):
        if match.start() not in begun:
            yield match.span()
