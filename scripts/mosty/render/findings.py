"""Findings of the analysis as cards, and how far each is answered."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mosty.model import anchors, themes
from mosty.model.answers import methods_on, naming, state_of
from mosty.model.page_lookup import page_calling
from mosty.model.records import Finding
from mosty.render.context import Context
from mosty.render.elements import Child, h, joined, named_values
from mosty.render.records import called, recommending, source_entry


def findings(ctx: Context, area: str) -> list[Element]:
    """``[[findings:AREA]]``: number, title, text, how far it is answered and by what, whom it
    concerns; a gap is shown as a gap.
    """
    return [_finding(ctx, finding) for finding in called(ctx, "findings", area)]


def _finding(ctx: Context, finding: Finding) -> Element:
    text = ctx.site.text(finding.texts, ctx.locale)
    title = f"{ctx.s('finding_n', number=finding.number)}: {text.title}"
    facts = named_values((ctx.s(key), value) for key, value in _facts(ctx, finding))
    return h(
        "section",
        h("h3", title, id=anchors.finding(finding.number)),
        h("p", text.text),
        facts,
        class_="m-record m-finding",
    )


def _facts(ctx: Context, finding: Finding) -> Iterator[tuple[str, list[Child]]]:
    """The key of the name and the value of every fact on a finding."""
    number = finding.number
    yield "finding_state", [state(ctx, number)]
    if finding.concerns:
        yield "concerns", [", ".join(ctx.label("actors", key) for key in finding.concerns)]
    if finding.stage:
        yield "stage", [", ".join(ctx.label("stages", key) for key in finding.stage)]
    for key, links, is_gap in (
        ("answered_by", answering(ctx, "practice", number), True),
        ("answered_how", methods(ctx, number), False),
        ("recommended_by", recommending(ctx, number), True),
        ("answered_in", answering(ctx, "phase", number), True),
        ("themes", answering(ctx, themes.KIND, number), False),
    ):
        if links or is_gap:
            yield key, joined(links) if links else [h("span", ctx.s("gap"), class_="m-gap")]
    note = ctx.text(finding.note)
    if note:
        yield "note", [note]
    yield "source", [source_entry(ctx, finding.source)]


def answering(ctx: Context, kind: str, number: int) -> list[Element]:
    """Links to the pages of a kind that name the finding."""
    return [ctx.a(page.path, page.title) for page in naming(ctx.site, kind, number, ctx.locale)]


def methods(ctx: Context, number: int) -> list[Element]:
    """Links to the methods that concern the finding."""
    return [ctx.a(page.path, page.title) for page in methods_on(ctx.site, number, ctx.locale)]


def state(ctx: Context, number: int) -> Element:
    """How far a finding is answered, in words; they lead to what each word means."""
    key = state_of(ctx.site, number)
    words, class_ = ctx.s(f"state_{key}"), f"m-state m-state--{key}"
    home = page_calling(ctx.site, "matrix", ctx.locale)
    if home is None:
        return h("span", words, class_=class_)
    return ctx.a(home.path, words, anchor=anchors.STATES, class_=class_)
