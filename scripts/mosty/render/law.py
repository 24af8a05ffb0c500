"""A law record as it is printed: the sentence, then section, state of the text and certainty. Never
undated.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.records import LawRecord
from mosty.model.validity import WithheldLaw
from mosty.render.context import Context
from mosty.render.elements import Row, add, fold, h, named_values
from mosty.render.law_folds import folded, folds_references
from mosty.render.sidenotes import has_notes
from mosty.text.language.typography import partial_date


def reference(ctx: Context, record: LawRecord | WithheldLaw) -> str:
    """``čl. 32 odst. 4, 2/1993 Sb.`` (the short citation)."""
    parts = [ctx.text(record.section), record.act]
    return ", ".join(part for part in parts if part)


def call(ctx: Context, record_id: str) -> Element:
    """``[[law:ID]]`` in a sentence. A record that may not be printed here prints where to ask
    instead.
    """
    record = ctx.site.law.get(record_id)
    if record is None or not record.may_print(ctx.page.for_plain_reader):
        return _instead(ctx, ctx.site.withheld.get(record_id))
    link = _to_record(ctx, record.id, reference(ctx, record))
    notes = "; ".join(["", *(_side_notes if has_notes(ctx) else _notes)(ctx, record)])
    if folds_references(ctx):
        title = _title(ctx, record)
        where: Element = folded(ctx, link, f", {title}" if title else "", notes)
    else:
        where = h("small", " (", link, notes, ")", class_="m-law__ref")
    return h("span", h("span", ctx.text(record.texts), class_="m-law__text"), where, class_="m-law")


def _title(ctx: Context, record: LawRecord | WithheldLaw) -> str | None:
    act = ctx.site.acts.get(record.act or "")
    return ctx.text(act.texts) if act else None


def _act(ctx: Context, record: LawRecord | WithheldLaw) -> str:
    return ", ".join(filter(None, [reference(ctx, record), _title(ctx, record)]))


def _instead(ctx: Context, record: WithheldLaw | None) -> Element:
    """Families read whom to ask; professionals which record is out, why, and the act that
    decides.
    """
    if record is None or ctx.page.for_plain_reader:
        return h("span", ctx.s("law_withdrawn"), class_="m-law m-law--withdrawn")
    name = _to_record(ctx, record.id, record.id)
    before, after = ctx.s("law_withheld", id="\0", why=_why(ctx, record)).split("\0")
    act = f" {ctx.s('law_withheld_act', act=record.act.rstrip('.'))}" if record.act else ""
    return h("span", before, name, f"{after}{act}", class_="m-law m-law--withdrawn")


def _to_record(ctx: Context, record_id: str, words: str) -> Element:
    """A link to the place where the record is printed; the words alone where none prints it."""
    path = ctx.page_printing("law", record_id)
    return ctx.a(path, words, anchor=anchors.law(record_id)) if path else h("span", words)


def _why(ctx: Context, record: WithheldLaw) -> str:
    return ctx.s(f"law_why_{record.state}", date=ctx.date(record.day))


def _notes(ctx: Context, record: LawRecord) -> list[str]:
    notes = []
    if record.text_state:
        notes.append(ctx.s("law_state", date=ctx.date(record.text_state)))
    notes.append(ctx.s("law_checked", date=ctx.date(record.checked_on)))
    if record.certainty != "V1" and not record.lawyer_reviewed:
        notes.append(ctx.s("law_not_reviewed"))
    return notes


def _side_notes(ctx: Context, record: LawRecord) -> list[str]:
    """What a note in the margin says: also how certain the record is, from when to when it holds,
    its next review.
    """
    notes = [ctx.s("law_certainty_n", level=record.certainty), *_notes(ctx, record)]
    for key, day in (("law_since", record.valid_from), ("law_until", record.valid_to)):
        if day:
            notes.append(ctx.s(key, date=ctx.date(day)))
    return [*notes, ctx.s("law_review", date=ctx.date(record.review_by))]


def records(ctx: Context) -> list[Element]:
    """``[[law-records]]``: every record that may be printed for professionals below the name of
    what it is about, those that are out without their sentence, then the calendar of changes.
    Ahead of them a link to each topic.
    """
    topics: dict[str, list[Element]] = {
        topic: [] for topic in ctx.site.taxonomy.get("law_topics", {})
    }
    for record in ctx.site.law.values():
        if record.may_print(plain_reader=False):
            topics.setdefault(record.topic, []).append(entry(ctx, record))
    jump, box = h("p", class_="m-az__letters"), h("div", class_="m-records")
    for topic, entries in topics.items():
        if entries:
            label = ctx.label("law_topics", topic)
            name = label[:1].upper() + label[1:]
            add(jump, h("a", name, href=f"#{anchors.law_topic(topic)}"), " ")
            add(box, h("h3", name, id=anchors.law_topic(topic)), *entries)
    withheld = [_without(ctx, record) for record in ctx.site.withheld.values()]
    if withheld:
        add(box, h("h3", ctx.s("law_out"), id=anchors.LAW_OUT), *withheld)
    out = [jump, box]
    if ctx.site.timeline:
        out += [h("h2", ctx.s("timeline"), id=anchors.TIMELINE), _timeline(ctx)]
    return out


def entry(ctx: Context, record: LawRecord, heading: str = "h4") -> Element:
    """A record in full: the sentence and where it stands in the law; folded, the title of the act,
    the dates and how certain it is. In a book nothing folds.
    """
    rows: list[Row] = [
        (ctx.s("law_act"), _act(ctx, record)),
        (
            ctx.s("law_certainty"),
            f"{record.certainty}: {ctx.s('law_certainty_' + record.certainty)}",
        ),
        (ctx.s("law_valid_from"), ctx.date(record.valid_from) if record.valid_from else None),
        (ctx.s("law_valid_to"), ctx.date(record.valid_to) if record.valid_to else None),
        (ctx.s("last_change"), "; ".join(_notes(ctx, record))),
        (ctx.s("review_by"), ctx.date(record.review_by)),
    ]
    values, where = named_values(rows), [reference(ctx, record)]
    if record.text_state:
        where.append(ctx.s("law_state", date=ctx.date(record.text_state)))
    return h(
        "section",
        h(heading, record.id, id=anchors.law(record.id)),
        h("p", ctx.text(record.texts), class_="m-law__text"),
        values if ctx.on_paper else fold("; ".join(filter(None, where)), values),
        class_="m-record",
    )


def _without(ctx: Context, record: WithheldLaw) -> Element:
    """A record that does not hold: its number, why and since when, and the act that decides."""
    rows: list[Row] = [
        (ctx.s("law_act"), _act(ctx, record)),
        (ctx.s("law_withheld_since"), ctx.date(record.since) if record.since else None),
    ]
    why = ctx.s("law_withheld", id=record.id, why=_why(ctx, record))
    return h(
        "section",
        h("h4", record.id, id=anchors.law(record.id)),
        h("p", why, class_="m-law--withdrawn"),
        named_values(rows),
        class_="m-record",
    )


def _timeline(ctx: Context) -> Element:
    items = h("ol", class_="m-timeline")
    for change in ctx.site.timeline:
        if change.certainty in ("V1", "V2"):
            when = h("strong", partial_date(change.date, ctx.locale))
            items.append(h("li", when, " ", h("span", ctx.text(change.texts))))
    return items
