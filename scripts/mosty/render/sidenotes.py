"""Side notes of the methodology: what a finding says, where a step rests on it.

The first call of each finding on a page gives its sentence and its source at the end of the
paragraph; the first call in a later section gives its short name. A style sheet moves them into the
margin of a wide screen, as it moves where a sentence of law is written; elsewhere sentences are
read in their place, and names, which say nothing new, are left out.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.records import source_entry

_BLOCKS = frozenset(
    {"p", "ul", "ol", "dl", "div", "table", "blockquote", "section", "details", "figure"}
)
_HEADINGS = frozenset({"h2", "h3"})


def has_notes(ctx: Context) -> bool:
    """Whether the page has side notes: a phase on the web. A book prints the findings and the law
    themselves.
    """
    return ctx.page.kind == "phase" and not ctx.on_paper


def set_sidenotes(ctx: Context, root: Element) -> None:
    """Add the notes below ``root``, in place."""
    if not has_notes(ctx):
        return
    numbers = {anchors.finding(number): number for number in ctx.site.findings}
    noted: set[str] = set()
    here: set[str] = set()
    for block in root.iter():
        if block.tag in _HEADINGS:
            here = set()
        if block.tag not in ("p", "li"):
            continue
        own = next((place for place, child in enumerate(block) if child.tag in _BLOCKS), len(block))
        called = dict.fromkeys(_anchor(link) for child in block[:own] for link in child.iter("a"))
        new = [anchor for anchor in called if anchor in numbers and anchor not in here]
        for place, anchor in enumerate(new, own):
            note = _name if anchor in noted else _note
            block.insert(place, note(ctx, numbers[anchor]))
        here.update(new)
        noted.update(new)


def _anchor(link: Element) -> str:
    return (link.get("href") or "").partition("#")[2]


def _note(ctx: Context, number: int) -> Element:
    finding = ctx.site.findings[number]
    sentence = str(ctx.site.text(finding.texts, ctx.locale).text)
    source = h(
        "span",
        f"{ctx.s('source')}: ",
        source_entry(ctx, finding.source, short=True),
        class_="m-note__source",
    )
    return h("small", _number(ctx, number), f" {sentence} ", source, class_="m-note", role="note")


def _name(ctx: Context, number: int) -> Element:
    title = str(ctx.site.text(ctx.site.findings[number].texts, ctx.locale).title)
    return h("small", _number(ctx, number), f" {title}", class_="m-note m-note--again", role="note")


def _number(ctx: Context, number: int) -> Element:
    return h("strong", f" {ctx.s('finding_n', number=number)}:")
