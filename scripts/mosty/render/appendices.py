"""What is at the end of a book: the findings it answers, the law it calls, its glossary, its
sources.

Each takes the context of the page where those records live on the web, so that their links and
anchors are that page's.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.glossary import glossary_entry, term_name, terms
from mosty.render.law import entry
from mosty.render.records import citation
from mosty.text.language.collate import initial


def findings(ctx: Context) -> list[Element]:
    """Every finding: its number, title and text; what answers it is in the analysis."""
    out: list[Element] = []
    for finding in ctx.site.findings.values():
        text = ctx.site.text(finding.texts, ctx.locale)
        title = f"{ctx.s('finding_n', number=finding.number)}: {text.title}"
        out += [h("h2", title, id=anchors.finding(finding.number)), h("p", text.text)]
    return out


def law(ctx: Context, ids: Collection[str]) -> list[Element]:
    """The law records of ``ids``, in the order of the records, with their dates and marks of
    certainty.
    """
    return [
        entry(ctx, record, "h2")
        for record in ctx.site.law.values()
        if record.id in ids and record.may_print(plain_reader=False)
    ]


def glossary(ctx: Context, ids: Collection[str]) -> list[Element]:
    """The terms of ``ids`` in the order of the page's alphabet, under their letters."""
    out: list[Element] = []
    letter = ""
    for term in terms(ctx):
        if term.id not in ids:
            continue
        first = initial(term_name(ctx, term), ctx.locale)
        if first != letter:
            letter = first
            out.append(h("h2", letter))
        out.append(glossary_entry(ctx, term, "h3"))
    return out


def sources(ctx: Context, ids: Collection[str]) -> list[Element]:
    """Full citations of ``ids``, in the order of the records."""
    return [citation(ctx, source, "h2") for source in ctx.site.sources.values() if source.id in ids]
