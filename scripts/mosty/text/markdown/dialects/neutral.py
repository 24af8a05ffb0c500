"""The text as any reader of Markdown takes it: calls, lines of boxes and tags around Markdown give
way to marks that mean as much. Nothing changes its length, so an offset in the result is an offset
in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mosty.text.markdown import ids
from mosty.text.markdown.directive_syntax import DIRECTIVE
from mosty.text.markdown.outline import outline
from mosty.text.prefilter import lazy_pattern

#: A call, with the attribute list that may follow it.
CALL = lazy_pattern(DIRECTIVE + r"(?:\{[^{}\n]{0,500}\})?")
#: What stands for a tag in a line of text; no reader sees it.
UNSEEN = "\x7f"
#: A line that opens or ends a box, and the options that may follow the opening one.
_BOX = lazy_pattern(r"^([ \t>]*)(/{3,}[^\n]*)((?:\n[ ]{4,}\w+:[^\n]*)*)", re.MULTILINE)
_SEEN = lazy_pattern(r"[^\n]")
#: An element of HTML whose inside is Markdown (Python-Markdown's ``md_in_html``).
_MARKDOWN_INSIDE = lazy_pattern(
    r"<([A-Za-z][\w-]{0,20})\b[^<>\n]{0,500}?\bmarkdown\b[^<>\n]{0,500}>"
)


@dataclass(frozen=True, slots=True)
class Neutral:
    """``text`` without our marks; ``opened``: only the tags around Markdown are gone; ``boxes``:
    first → last character of a box's line with its options; ``tags``: places of tags around
    Markdown; ``ids``: what they are called.
    """

    text: str
    opened: str
    boxes: dict[int, int]
    tags: tuple[tuple[int, int], ...]
    ids: frozenset[str]


@lru_cache(maxsize=8)
def neutral(text: str) -> Neutral:
    """Take our marks out of a page's body. A box's line becomes a rule, a call a word, a tag
    spaces.
    """
    boxes: dict[int, int] = {}
    tags: list[tuple[int, int]] = []
    names: set[str] = set()
    opened = text
    if "markdown" in text and "<" in text:
        tags, names = _tags(outline(text).bare)
        opened = _spaced(text, tags)
    plain = opened
    if "///" in text:
        plain = _without_boxes(plain, outline(text).bare, boxes)
    if "[[" in plain:
        plain = CALL.sub(lambda call: "x" * len(call[0]), plain)
    return Neutral(plain, opened, boxes, tuple(tags), frozenset(names))


def _without_boxes(text: str, bare: str, boxes: dict[int, int]) -> str:
    parts, last = [], 0
    for match in _BOX.finditer(bare):
        start, end = match.start(2), match.end()
        boxes[start] = end
        parts += [text[last:start], "***", _SEEN.sub(" ", text[start + 3 : end])]
        last = end
    return "".join([*parts, text[last:]])


def _tags(bare: str) -> tuple[list[tuple[int, int]], set[str]]:
    tags: list[tuple[int, int]] = []
    opened: set[str] = set()
    names: set[str] = set()
    for tag in _MARKDOWN_INSIDE.finditer(bare):
        opened.add(tag[1])
        tags.append(tag.span())
        names.update(name for name, _, _ in ids.of_html(tag[0]))
    if opened:
        ends = re.compile("</(?:" + "|".join(sorted(opened)) + ")>")
        tags += [end.span() for end in ends.finditer(bare)]
    return sorted(tags), names


def _spaced(text: str, places: list[tuple[int, int]]) -> str:
    """Tags alone on their line leave it empty, those beside text leave what is no indent."""
    parts, last = [], 0
    for start, end in places:
        begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line = text[begin : stop if stop >= 0 else len(text)].strip()
        alone = line.startswith("<") and line.endswith(">") and line.count("<") == 1
        parts += [text[last:start], (" " if alone else UNSEEN) * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
