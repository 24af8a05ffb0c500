"""What the template says of a page by itself: labels before the text, the record's fields, what it
rests on after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from mosty.model import themes
from mosty.model.facets import keys_of
from mosty.model.fields import RecordField, Value, page_order
from mosty.model.records import Period
from mosty.model.validity import overdue
from mosty.model.version import is_frame
from mosty.render import studies
from mosty.render.context import Context
from mosty.render.downloads import downloads, small_downloads
from mosty.render.edition import edition
from mosty.render.elements import Child, add, h, joined
from mosty.render.findings import state
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
    if not _is_foreign(ctx):
        out += [*edition(ctx), *downloads(ctx)]
    rows = stated(ctx, fields(ctx))
    if rows:
        out.append(table(rows))
    return out


def stated(ctx: Context, rows: Iterable[Field]) -> list[Field]:
    """The fields that say something, and one line that names those the source is silent on."""
    every = list(rows)
    silent = [_small(name) for _, name, value in every if not value]
    known = [row for row in every if row[2]]
    if silent and known:
        known.append(
            ("silent", ctx.s("not_known"), [h("span", ", ".join(silent), class_="m-silent")])
        )
    return known


def _small(name: str) -> str:
    """A name within a sentence: ``Kdo se podílí`` → ``kdo se podílí``; an abbreviation stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def unread(ctx: Context) -> list[Element]:
    """In a language that is only leaflets, which no check of ours understands: who has read the
    translation, else that nobody has and whom to tell, there and in the source language.
    """
    site, facts = ctx.site, ctx.page.facts
    if facts is None or not _is_foreign(ctx):
        return []
    if facts.native_reader:
        return [h("p", ctx.s("native_reader", reader=facts.native_reader), class_="m-unread")]
    czech = site.config.default.code
    return [
        h("p", _unread(ctx, ctx.locale), class_="m-unread"),
        h("p", _unread(ctx, czech), class_="m-unread", lang=czech),
    ]


def _unread(ctx: Context, locale: str) -> str:
    """That nobody has read the translation, and a contact; on paper only if there is one."""
    site = ctx.site
    notice, contact = site.string("unread", locale), site.config.contact
    if ctx.on_paper and not contact:
        return notice
    whom = contact or site.string("demonstration", locale)
    return f"{notice} {site.string('unread_tell', locale, contact=whom)}"


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
    # who found one page in their language reads it first, and takes it along after
    files = downloads(ctx) if _is_foreign(ctx) else []
    files += small_downloads(ctx)
    return [*related(ctx), *files, *([section] if section is not None else [])]


def _is_foreign(ctx: Context) -> bool:
    """Whether the page is in a language that is only leaflets."""
    return ctx.site.config.is_leaflet_locale(ctx.locale)


def _box(kind: str, title: str, body: Element, extra: str) -> Element:
    return h(
        "div", h("p", title, class_="admonition-title"), body, class_=f"admonition {kind} {extra}"
    )


def fields(ctx: Context) -> Iterator[Field]:
    """Each field of the record; the value of a field that the source is silent on is empty."""
    facts = ctx.page.facts
    for field in page_order(type(facts)) if facts is not None else ():
        value = _VALUES[field.shown.value](ctx, field)
        if value is not None:
            yield field.name, _name(ctx, field), value


def _name(ctx: Context, field: RecordField) -> str:
    if field.shown.value == "phase":
        return ctx.s("phase_n", number=ctx.page.field(field.name))
    return ctx.s(field.label)


def _phase(ctx: Context, _: RecordField) -> list[Child] | None:
    return None if ctx.in_book else [ctx.page.title]  # there it is the chapter's title


def _flag(ctx: Context, field: RecordField) -> list[Child] | None:
    return [ctx.s(f"{field.name}_label")] if ctx.page.field(field.name) else None


def _degree(ctx: Context, field: RecordField) -> list[Child]:
    return [badge(ctx, ctx.page.field(field.name) or 0)]


def _methods(ctx: Context, field: RecordField) -> list[Child] | None:
    return studies.used(ctx, ctx.page.field(field.name) or []) or None


def _findings(ctx: Context, field: RecordField) -> list[Child] | None:
    numbers = ctx.page.field(field.name) or []
    if ctx.page.kind == themes.KIND:
        return joined([_with_state(ctx, number) for number in numbers]) or None
    silent: list[Child] | None = [ctx.s("no_finding")] if field.shown.if_silent else None
    return joined([finding_link(ctx, number) for number in numbers]) or silent


def _with_state(ctx: Context, number: int) -> Element:
    """A finding of a theme, and how far it is answered."""
    return h("span", finding_link(ctx, number), " ", state(ctx, number))


def _keys(ctx: Context, field: RecordField) -> list[Child] | None:
    """Keys in words; a theme leads to its page, if it has one."""
    if field.shown.section != "themes" or ctx.on_paper:
        return _worded(ctx, field)
    pages = themes.theme_pages(ctx.site)
    named: list[Element] = []
    for key in keys_of(ctx.page.field(field.name)):
        words, path = ctx.label("themes", key), pages.get(key)
        named.append(ctx.a(path, words) if path else h("span", words))
    return joined(named) or _worded(ctx, field)


def _worded(ctx: Context, field: RecordField) -> list[Child] | None:
    """What is said in words; nothing where the source is silent, None for a field left out."""
    words = _words(ctx, field)
    if words:
        return [words]
    return [] if field.shown.if_silent else None


def _words(ctx: Context, field: RecordField) -> str:
    value = ctx.page.field(field.name)
    match field.shown.value:
        case "key" | "keys" | "choice":
            return ", ".join(ctx.label(field.shown.section, key) for key in keys_of(value))
        case "period":
            return _period(ctx, value)
        case "names":
            return "; ".join(value or [])
        case "status":
            return ctx.s(f"status_{value}")
    return "" if value is None else str(value)


def _period(ctx: Context, period: Period | None) -> str:
    if period is None:
        return ""
    start = partial_date(period.from_, ctx.locale)
    if period.to is None:
        ended = ctx.page.field("status") == "ended"
        return ctx.s("period_since" if ended else "period_ongoing", **{"from": start})
    return ctx.s("period_range", **{"from": start, "to": partial_date(period.to, ctx.locale)})


#: What is on a page, by what the value of a field is; None for nothing.
_VALUES: Mapping[Value, Callable[[Context, RecordField], list[Child] | None]] = {
    "text": _worded,
    "key": _worded,
    "keys": _keys,
    "choice": _worded,
    "period": _worded,
    "names": _worded,
    "status": _worded,
    "degree": _degree,
    "flag": _flag,
    "findings": _findings,
    "phase": _phase,
    "methods": _methods,
}
