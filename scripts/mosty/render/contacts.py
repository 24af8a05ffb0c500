"""Contacts as lists on pages: who helps, with what, what it costs and how to ask."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.contact import Contact
from mosty.render.context import Context
from mosty.render.elements import Child, add, h
from mosty.render.numbers import tel
from mosty.render.records import called
from mosty.text.language.typography import partial_date

#: The longest address that is written out; of a longer one the host is enough.
_WRITTEN = 40


def contacts(ctx: Context, argument: str) -> list[Element]:
    """``[[contacts:law]]`` or ``[[contacts:cak opu]]``: the contacts of a topic, or those named.

    Families are not given those that only professionals can ask.
    """
    chosen: list[Contact] = [
        contact
        for contact in called(ctx, "contacts", argument)
        if contact.may_print(ctx.page.for_plain_reader)
    ]
    if not chosen:
        return []
    return [h("ul", *(_item(ctx, contact) for contact in chosen), class_="m-contacts")]


def _item(ctx: Context, contact: Contact) -> Element:
    colon = ":" if ctx.on_paper else ""  # on a screen the name is a line of its own
    name = h("strong", f"{ctx.text(contact.name)}{colon}", class_="m-contacts__name")
    item = h("li", name, id=anchors.contact(contact.id))
    for text in _sentences(ctx, contact):
        add(item, " ", h("span", text))
    if contact.address and ctx.page.kind != "leaflet":
        original = ctx.site.config.default.code
        lang = original if original != ctx.locale else None
        add(item, " ", h("span", contact.address, class_="m-contacts__address", lang=lang))
    ways = _ways(ctx, contact)
    if ways:
        add(item, " ", h("span", *ways, class_="m-contacts__ways"))
    if not ctx.bare and ctx.page.kind != "site":
        add(item, " ", h("small", f"({ctx.s('contact_seen')}: {_seen(ctx, contact)})"))
    return item


def _sentences(ctx: Context, contact: Contact) -> list[str]:
    """What readers are told, a sentence or two each. A leaflet, where room is scarce, says what the
    help is and what it costs.
    """
    brief = ctx.page.kind == "leaflet"
    foreign = ctx.site.config.is_leaflet_locale(
        ctx.locale
    )  # who speaks their language they must know
    fields = [contact.help, contact.cost]
    if not brief:
        fields = [contact.for_, *fields, contact.hours, contact.ask]
    texts = [text for texts in fields if (text := ctx.text(texts))]
    languages = None if brief and not foreign else ctx.text(contact.languages)
    return [*texts, ctx.s("contact_languages", languages=languages)] if languages else texts


def _ways(ctx: Context, contact: Contact) -> list[Child]:
    """Links to its page, to call it and to write to it."""
    ways: list[Element] = []
    url = ctx.text(contact.urls)
    if url:
        host_alone = "/" not in written(url)  # paper then gives the whole address beside it
        class_ = "m-contacts__way m-contacts__way--host" if host_alone else "m-contacts__way"
        ways.append(h("a", written(url), href=url, class_=class_))
    if contact.number:
        ways.append(
            h(
                "a",
                ctx.icon("phone"),
                contact.number,
                href=tel(contact.number),
                class_="m-contacts__way",
            )
        )
    if contact.email:
        ways.append(h("a", contact.email, href=f"mailto:{contact.email}", class_="m-contacts__way"))
    spaced: list[Child] = []
    for way in ways:
        spaced += [" ", way] if spaced else [way]
    return spaced


def _seen(ctx: Context, contact: Contact) -> str:
    """The host it was read at, and the date that the page bears."""
    host = written(contact.source).partition("/")[0]
    day = partial_date(contact.as_of, ctx.locale) if contact.as_of else ""
    return f"{host}, {day}" if day else host


def written(url: str) -> str:
    """An address as people write it down: without its scheme and ``www.``; of a long one the host.

    >>> written("https://www.cak.cz/pravni-pomoc")
    'cak.cz/pravni-pomoc'
    """
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    short = host + parts.path.rstrip("/")
    return short if len(short) <= _WRITTEN and not parts.query else host
