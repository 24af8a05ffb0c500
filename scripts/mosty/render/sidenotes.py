"""Side notes of the methodology: what a finding says, where a step rests on it.

The first call of each finding on a page gives its sentence at the end of the paragraph. A style sheet moves it into the
margin of a wide screen, as it moves where a sentence of law is written; it is read in its place everywhere else.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.render.context import Context
from mosty.render.elements import h

KIND = "phase"
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "div", "table", "blockquote", "section", "details", "figure"})


def set_sidenotes(ctx: Context, root: Element) -> None:
    """Add the notes below ``root``, in place. A book has none: it prints the findings themselves."""
    if ctx.page.kind != KIND:
        return
    waiting = {anchors.finding(number): number for number in ctx.site.findings}
    for block in root.iter():
        if block.tag not in ("p", "li"):
            continue
        own = next((place for place, child in enumerate(block) if child.tag in _BLOCKS), len(block))
        calls = [_anchor(link) for child in block[:own] for link in child.iter("a")]
        notes = [_note(ctx, waiting.pop(anchor)) for anchor in dict.fromkeys(calls) if anchor in waiting]
        for place, note in enumerate(notes, own):
            block.insert(place, note)


def _anchor(link: Element) -> str:
    return (link.get("href") or "").partition("#")[2]


def _note(ctx: Context, number: int) -> Element:
    said = ctx.site.text(ctx.site.findings[number].texts, ctx.locale)
    return h("small", h("strong", f" {ctx.s('finding_n', number=number)}:"), f" {said.text}", class_="m-note",
             role="note")  # fmt: skip
