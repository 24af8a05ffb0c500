"""Comments of editors in Markdown: what they are, and the text without them. The one definition of
both.

A comment begins with ``<!--`` outside of code and ends with the next ``-->``; empty lines, lists,
tables, quotations and raw HTML change nothing of that. One that never ends, that holds another
beginning, or that programs end at different places (``<!-->``, ``--!>``) is not sound: the check
refuses it, and what prints the text still hides it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mosty.text.prefilter import lazy_pattern


class Comment(NamedTuple):
    """A comment from ``start`` to ``end``; ``closed``: it has an end of its own; ``sound``: all
    agree on where.
    """

    start: int
    end: int
    closed: bool
    sound: bool


#: Before a fence: spaces, marks of quotations and of items.
_BEFORE_FENCE = r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])"
_TOKEN = lazy_pattern(
    rf"\\[\\`<]|^{_BEFORE_FENCE}{{0,40}}(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*"
    rf"|(?P<ticks>`+)|<!--",
    re.MULTILINE,
)
_PARAGRAPH_END = lazy_pattern(r"\n[ \t>]*\n")
_TICKS = lazy_pattern(r"`+")
#: What programs do not agree on inside a comment, and right after its beginning.
_UNSOUND = lazy_pattern(r"<!--|--!>")
_ABRUPT = lazy_pattern(r"-?>")
#: Before a comment on its line: nothing, or the marks of a quotation.
_INDENT = lazy_pattern(r"[ \t>]*")
#: Stands for a comment that words touch where a parser reads the text: one sign of no meaning,
#: never written.
FILLER = "\uf8ff"


@lru_cache(maxsize=8)
def comments(text: str) -> tuple[Comment, ...]:
    """Every comment of a Markdown text, in order."""
    return tuple(_comments(text)) if "<!--" in text else ()


def _comments(text: str) -> Iterator[Comment]:
    code = _Code(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token["fence"]:
            at = code.fence_end(token["fence"], token.end())
        elif token["ticks"]:
            at = code.span_end(token["ticks"], token.end())
        elif token[0] == "<!--":
            comment = _comment(text, token.start())
            yield comment
            at = comment.end


def _comment(text: str, start: int) -> Comment:
    end = text.find("-->", start + 4)
    if end < 0:
        return Comment(start, len(text), closed=False, sound=False)
    sound = not _ABRUPT.match(text, start + 4) and not _UNSOUND.search(text, start + 4, end + 3)
    return Comment(start, end + 3, closed=True, sound=sound)


class _Code:
    """Where code ends that begins in a text. What was looked for in vain is not looked for
    again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open_fences: dict[str, int] = {}
        self.paragraph = -1
        self.open_spans: set[int] = set()

    def fence_end(self, marks: str, at: int) -> int:
        """The end of the fence's closing line; ``at`` where nothing closes it, as then it is no
        code.
        """
        sign, count = marks[0], len(marks)
        if count >= self.open_fences.get(sign, count + 1):
            return at
        closing = re.compile(rf"^[ \t>]*{sign}{{{count},}}[ \t]*$", re.MULTILINE).search(
            self.text, at
        )
        if closing is None:
            self.open_fences[sign] = count
            return at
        return closing.end()

    def span_end(self, ticks: str, at: int) -> int:
        """The end of the code between backticks, which no empty line parts; ``at`` where nothing
        closes it.
        """
        if at > self.paragraph:
            end = _PARAGRAPH_END.search(self.text, at)
            self.paragraph = end.start() if end else len(self.text)
            self.open_spans = set()
        if len(ticks) in self.open_spans:
            return at
        for run in _TICKS.finditer(self.text, at, self.paragraph):
            if run[0] == ticks:
                return run.end()
        self.open_spans.add(len(ticks))
        return at


def without_comments(text: str) -> str:
    """``text`` as it is published; a comment that never ends hides all that follows."""
    pieces, last = [], 0
    for comment in comments(text):
        before, after = text[last : comment.start], comment.end
        leading = _begins_line(text, comment.start)
        if _ends_line(text, after):
            before = before if leading else before.rstrip(" \t")
        elif leading:  # what follows begins the line
            after = _past_spaces(text, after)
        pieces.append(before)
        last = after
    return "".join([*pieces, text[last:]])


def neutral(text: str) -> str:
    """``text`` in the same length for a parser, which finds in it what it finds in
    :func:`without_comments`.

    Spaces stand for a comment where spaces change nothing, else :data:`FILLER`, for its line breaks
    too. A comment without an end stays as it is: what follows is still checked.
    """
    pieces, last = [], 0
    for start, end, closed, _ in comments(text):
        if not closed:
            break
        beside = (start > 0 and text[start - 1].isspace()) or text[end : end + 1].isspace()
        spaced = _ends_line(text, end) or (beside and not _begins_line(text, start))
        pieces += [text[last:start], (" " if spaced else FILLER) * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _begins_line(text: str, at: int) -> bool:
    return _INDENT.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def _ends_line(text: str, at: int) -> bool:
    at = _past_spaces(text, at)
    return at == len(text) or text[at] == "\n"


def _past_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
