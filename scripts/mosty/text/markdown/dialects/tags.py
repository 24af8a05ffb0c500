"""Tags of raw HTML without a partner: opened and never closed, they go on to the end of the page;
closed and never opened, they part what one reader takes for a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from mosty.text.markdown.outline import outline
from mosty.text.prefilter import lazy_pattern

_TAG = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])([^<>]{0,1000}?)(/?)>")
#: Those that need no end, or get it from what follows.
_OPEN = frozenset(
    {
        "area",
        "base",
        "body",
        "br",
        "col",
        "colgroup",
        "dd",
        "dt",
        "embed",
        "head",
        "hr",
        "html",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "rp",
        "rt",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    }
)


def unpaired(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and tag (``div``, ``/div``) of each; code and comments are left out."""
    if not _TAG.search(text):
        return
    stack: list[tuple[str, int, int]] = []
    for match in _TAG.finditer(outline(text).bare):
        name = match[2].lower()
        if name in _OPEN or match[4]:
            continue
        if not match[1]:
            stack.append((name, *match.span()))
            continue
        depth = next((at for at in range(len(stack) - 1, -1, -1) if stack[at][0] == name), None)
        if depth is not None:
            for tag, start, end in stack[depth + 1 :]:
                yield start, end, tag
            del stack[depth:]
        else:
            yield *match.span(), f"/{name}"
    for tag, start, end in stack:
        yield start, end, tag
