"""What a reader gets from a Markdown text, so that two versions of it can be compared: structure,
addresses, words.

Typography does not show in it. A mend that changes the shape has touched meaning.
"""

from __future__ import annotations

import re

import pyromark

from mosty.text.fingerprint import normalise
from mosty.text.fixes import LATIN_TWINS, UNSEEN
from mosty.text.prefilter import lazy_pattern

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
_COMMENT = lazy_pattern(r"\s*<!--.*?-->\s*", re.DOTALL)
_TEXT = ("Text", "SoftBreak")

Shape = tuple[tuple[str, str], ...]


def words(text: str) -> str:
    """``text`` as a reader takes it: without typography, invisible characters and letters that only
    look right.
    """
    return normalise(UNSEEN.sub("", text).translate(LATIN_TWINS))


def shape(text: str) -> Shape:
    """Events of the Markdown with their words; comments and paragraphs that show nothing are left
    out.
    """
    events: list[tuple[str, str]] = []
    pieces: list[str] = []

    def flush() -> None:
        text = words("".join(pieces))
        pieces.clear()
        if text:
            events.append(("Text", text))

    for event in pyromark.events(text, options=_OPTIONS):
        kind, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if kind in _TEXT:
            pieces.append(value if isinstance(value, str) else " ")
            continue
        flush()
        if kind in ("Html", "InlineHtml") and _COMMENT.fullmatch(str(value)):
            continue
        entry = (kind, value if isinstance(value, str) else repr(value))
        if (
            kind == "End"
            and events
            and events[-1] == ("Start", entry[1])
            and value in ("Paragraph", "HtmlBlock")
        ):
            events.pop()
            continue
        events.append(entry)
    flush()
    return tuple(events)
