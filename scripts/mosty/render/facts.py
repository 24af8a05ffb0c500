"""What the template says of a page by itself: labels before the text, the record's fields, what it
rests on after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mosty.model.records import Period
from mosty.model.validity import overdue
from mosty.model.version import is_frame
from mosty.render.context import Context
from mosty.render.downloads import downloads, small_downloads
from mosty.render.elements import Child, add, h, joined
from mosty.render.provenance import provenance
from mosty.render.records import badge, finding_link
from mosty.render.related import related
from mosty.render.story import whereabouts
from mosty.text.language.typography import partial_date

#: Key, name and value of a field.
Field = tuple[str, str, list[Child]]


def before(ctx: Context) -> list[Element]:
    """Banners and the fields of the record, ahead of the text."""
    out: list[Element] = []
    facts = ctx.page.facts
    if facts is None or ctx.bare:
        return out
    if not ctx.in_book and is_frame(ctx.site, ctx.page):
        out.append(
            _box("note", ctx.s("working_frame_title"), h("p", ctx.s("working_frame")), "m-frame")
        )
    if overdue(facts.review_by, ctx.today) and facts.review_by:
        text = ctx.s("overdue_page", date=ctx.date(facts.review_by))
        out.append(_box("warning", ctx.s("note"), h("p", text), "m-overdue"))
    if not ctx.on_paper:
        out += whereabouts(ctx)
    out += downloads(ctx)
    rows = list(fields(ctx))
    if rows:
        out.append(table(rows))
    return out


def table(rows: Iterable[Field]) -> Element:
    """Fields as a list of names and values."""
    made = h("dl", class_="m-facts m-facts--page")
    for _, name, value in rows:
        add(made, h("dt", name), h("dd", *value))
    return made


def after(ctx: Context) -> list[Element]:
    """Related practices, small files to download, then what the page rests on."""
    if ctx.page.facts is None or ctx.bare:
        return []
    section = provenance(ctx)
    return [*related(ctx), *small_downloads(ctx), *([section] if section is not None else [])]


def _box(kind: str, title: str, body: Element, extra: str) -> Element:
    return h(
        "div", h("p", title, class_="admonition-title"), body, class_=f"admonition {kind} {extra}"
    )


def _labels(ctx: Context, section: str, keys: object) -> str | None:
    found = [keys] if isinstance(keys, str) else keys
    if isinstance(found, Iterable):
        return ", ".join(ctx.label(section, key) for key in found) or None
    return None


def _period(ctx: Context, period: Period | None, ended: bool = False) -> str | None:
    if period is None:
        return None
    start = partial_date(period.from_, ctx.locale)
    if period.to is None:
        return ctx.s("period_since" if ended else "period_ongoing", **{"from": start})
    return ctx.s("period_range", **{"from": start, "to": partial_date(period.to, ctx.locale)})


def _findings(ctx: Context) -> list[Child]:
    numbers = ctx.page.field("findings") or []
    return joined([finding_link(ctx, number) for number in numbers])


def fields(ctx: Context) -> Iterator[Field]:
    """Each field of the record; a field the source is silent on says so."""
    page = ctx.page

    def row(key: str, value: str | None, always: bool = True) -> Iterator[Field]:
        if value or always:
            yield key, ctx.s(key), [value or h("span", ctx.s("not_stated"), class_="m-silent")]

    match page.kind:
        case "practice":
            for key in ("problem", "approach", "outcome"):
                yield from row(key, page.field(key))
            yield from row("region", _labels(ctx, "regions", page.field("region")))
            yield from row("orp", _labels(ctx, "orps", page.field("orp")))
            yield from row("period", _period(ctx, page.field("period")))
            yield from row("actors", _labels(ctx, "actors", page.field("actors")))
            yield from row("themes", _labels(ctx, "themes", page.field("themes")), False)
            yield from row("stages", _labels(ctx, "stages", page.field("stage")))
            level = page.field("evidence") or 0
            yield "evidence", ctx.s("evidence"), [badge(ctx, level)]
            if page.field("uncertain"):
                yield "note", ctx.s("note"), [ctx.s("uncertain_label")]
            yield from row(
                "transferability", ctx.label("transferability", page.field("transferability"))
            )
            yield from row("organisation", page.field("organisation"))
            yield "findings", ctx.s("findings_answered"), _findings(ctx) or [ctx.s("no_finding")]
        case "project":
            ended = page.field("status") == "ended"
            yield from row("status", ctx.s(f"status_{page.field('status')}"))
            yield from row("period", _period(ctx, page.field("period"), ended))
            yield from row("region", _labels(ctx, "regions", page.field("region")), False)
            yield from row("programme_number", page.field("programme_number"), False)
            yield from row("funders", "; ".join(page.field("funders") or []))
            yield from row("partners", "; ".join(page.field("partners") or []))
        case "phase":
            if not ctx.in_book:  # there it is the chapter's title
                yield "phase", ctx.s("phase_n", number=page.field("phase")), [page.title]
            for key in ("goal", "when"):
                yield from row(key, page.field(key))
            yield from row("lead", _labels(ctx, "actors", page.field("lead")))
            yield from row("joins", _labels(ctx, "actors", page.field("joins")), False)
            for key in ("parent_told", "child_part"):
                yield from row(key, page.field(key))
            yield "findings", ctx.s("findings_answered"), _findings(ctx) or [ctx.s("no_finding")]
        case "orp":
            yield from row("region", _labels(ctx, "regions", page.field("region")))
            yield from row("period", _period(ctx, page.field("period")))
        case "organisation":
            yield from row("region", _labels(ctx, "regions", page.field("region")), False)
