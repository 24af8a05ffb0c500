"""``[[glossary]]``: every term under its letter, with a bar of letters above them. A term's entry
is the same at the end of a book.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model.records import Term
from mosty.render.context import Context
from mosty.render.elements import add, h, joined
from mosty.text.language.collate import initial, sort_key


def listed(ctx: Context) -> list[Element]:
    """Every term in the order of this page's alphabet. What scripts need to filter them is in
    ``data-…``.

    The acts a term rests on are editors' data: sections are printed only by law records, with their
    date.
    """
    label = ctx.s("glossary_letters")
    bar = h("nav", class_="m-az__letters m-glossary__letters", aria_label=label)
    box = h(
        "div",
        None if ctx.on_paper else bar,
        class_="m-glossary",
        data_mosty_glossary="",
        data_label=ctx.s("glossary_filter"),
        data_count=ctx.s("glossary_count"),
        data_none=ctx.s("glossary_none"),
    )
    last = ""
    for term in terms(ctx):
        letter = initial(term_name(ctx, term), ctx.locale)
        if letter != last:
            last = letter
            anchor = f"az-{letter.lower()}"
            add(bar, h("a", letter, href=f"#{anchor}"), " ")
            add(box, h("div", id=anchor, class_="m-glossary__letter", data_letter=letter))
        box[-1].append(glossary_entry(ctx, term))
    return [box]


def terms(ctx: Context) -> list[Term]:
    """Every term of the glossary in the order of this page's alphabet."""
    return sorted(
        ctx.site.terms.values(), key=lambda one: sort_key(term_name(ctx, one), ctx.locale)
    )


def term_name(ctx: Context, term: Term) -> str:
    return str(ctx.site.text(term.texts, ctx.locale).term)


def glossary_entry(ctx: Context, term: Term, heading: str = "h2") -> Element:
    """A term, what it means, its other names and those in other languages."""
    text = ctx.site.text(term.texts, ctx.locale)
    abbr = [one for one in term.abbr if one not in text.term]
    title = text.term + (f" ({', '.join(abbr)})" if abbr else "")
    entry = h(
        "section",
        h(heading, title, id=term.id),
        h("p", text.definition),
        class_="m-record m-term-entry",
    )
    facts = h("dl", class_="m-facts")
    if text.variants:
        add(facts, h("dt", ctx.s("glossary_also")), h("dd", ", ".join(text.variants)))
    for locale in ctx.site.config.locales:
        other = term.texts.get(locale.code)
        if other and locale.code != ctx.locale:
            add(
                facts,
                h("dt", ctx.s("glossary_other")),
                h("dd", h("span", other.term, lang=locale.code)),
            )
    see = [
        h("a", term_name(ctx, ctx.site.terms[key]), href=f"#{key}")
        for key in term.see
        if key in ctx.site.terms
    ]
    if see:
        add(facts, h("dt", ctx.s("glossary_see")), h("dd", *joined(see)))
    if len(facts):
        entry.append(facts)
    return entry
