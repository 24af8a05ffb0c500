"""The words of a page's own: without quotations and without what is named as it is called."""

from __future__ import annotations

import re

from mosty.model.body import Body, Link
from mosty.text.prefilter import lazy_pattern

_QUOTED = lazy_pattern(
    r"„[^„“”]{0,600}[“”]|“[^“”]{0,600}”|‘[^‘’\n]{0,300}’|\"[^\"\n]{0,300}\"|»[^«»]{0,600}«"
)
_ITALICS = lazy_pattern(
    r"(?<![\w*])\*(?![\s*])[^*\n]{1,300}(?<!\s)\*(?![\w*])|(?<!\w)_[^_\n]{1,300}_(?!\w)"
)
#: A book or an article as lists of literature name it: its year, a number, an editor.
_WORK = lazy_pattern(
    r"^[^\n]*(?:\((?:19|20)\d\d[a-z]?\)|\b(?:ISBN|ISSN|doi|DOI)\b|\bVol\.|\bpp\."
    r"|(?<!\w)\(?[Ee]ds?\.|,[ ](?:19|20)\d\d\.?[ ]*$)[^\n]*$",
    re.MULTILINE,
)
_OTHER_HOUSE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")


def leads_elsewhere(link: Link) -> bool:
    """Whether a link leads to another house."""
    return _OTHER_HOUSE.match(link.href) is not None


def own_words(body: Body, start: int = 0, end: int | None = None) -> str:
    """The prose between two offsets with quotations, words in italics, words of links to other
    houses and works in lists of literature blanked out.
    """
    end = len(body.prose) if end is None else end
    text = _QUOTED.sub(_blank, body.prose[start:end])
    for link in body.links:
        if not leads_elsewhere(link):
            continue
        begin = body.line_starts[link.span.line - body.line] + link.span.col - 1 - start
        stop = body.line_starts[link.span.end_line - body.line] + link.span.end_col - 1 - start
        stop = min(stop, len(text))  # a blanked address at the end of a block is not of it
        if begin >= 0:
            text = text[:begin] + " " * (stop - begin) + text[stop:]
    return _WORK.sub(_blank, _ITALICS.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
