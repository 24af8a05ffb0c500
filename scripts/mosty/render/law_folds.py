"""On families' pages the sentence of law stays in the text and its reference folds away below it.

The sentence is the answer, so nobody has to open anything to read it. Act, section and dates are
for those who check it; inside a sentence they only keep a parent from reading on. Print style
sheets open every fold, and paper, where nothing opens, keeps the reference beside its sentence.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.render.context import Context
from mosty.render.elements import Child, h

_CLASS = "m-law__ref"
#: What may hold a sentence of law and the fold below it; after a paragraph the fold comes next.
_ITEMS = frozenset({"li", "dd", "td", "th"})
#: Where the sentences of an item end: a list or a paragraph below them.
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "div", "table", "blockquote", "section", "details"})


def folds_references(ctx: Context) -> bool:
    """Whether references of law fold: on the web, on the pages and leaflets families read."""
    return ctx.page.for_plain_reader and not ctx.on_paper


def folded(ctx: Context, *reference: Child) -> Element:
    """The fold of one reference, still inside its sentence; ``set_law_folds`` moves it below."""
    return h("details", h("summary", ctx.s("law_where")), h("p", *reference), class_=_CLASS)


def set_law_folds(ctx: Context, root: Element) -> None:
    """Move the folds below the paragraph or the item they were called in, in place: HTML allows
    none inside a sentence. Several of one paragraph become one.
    """
    if not folds_references(ctx):
        return
    for block in list(root.iter()):
        if block.tag in _ITEMS:
            end = next((i for i, child in enumerate(block) if child.tag in _BLOCKS), len(block))
            fold = _taken_out(block[:end])
            if fold is not None:
                block.insert(end, fold)
        for place in reversed(range(len(block))):
            paragraph = block[place]
            fold = _taken_out([paragraph]) if paragraph.tag == "p" else None
            if fold is not None:
                fold.tail, paragraph.tail = paragraph.tail, None
                block.insert(place + 1, fold)


def _taken_out(parts: list[Element]) -> Element | None:
    """The folds below ``parts`` as one, taken out of them; None if there are none."""
    whole: Element | None = None
    for holder in [inner for part in parts for inner in part.iter()]:
        for fold in [child for child in holder if child.get("class") == _CLASS]:
            holder.remove(fold)
            if whole is None:
                whole = fold
            else:
                whole.extend(fold[1:])
    return whole
