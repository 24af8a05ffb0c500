"""``[[offices:ustecky]]``, ``[[municipalities:ustecky]]`` and ``[[find-office]]``: which office
serves a child, by region, by municipality from A to Z, and by typing.
"""

from __future__ import annotations

import json
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.address import address
from mosty.model.menu import FINDER, FINDER_DATA
from mosty.model.offices import Municipality, Office
from mosty.model.site import Site
from mosty.render.context import Context
from mosty.render.elements import Child, add, h, named_values
from mosty.render.numbers import tel
from mosty.render.records import called
from mosty.text.language.collate import initial, sort_key

#: Beginnings of the keys whose words the script of the box needs.
_WORDS = ("finder_", "office_")
#: The leaflet on which a family writes who its people are.
WITH_OFFICE = "letaky/kdo-je-kdo.md"


def listed(ctx: Context, region: str) -> list[Element]:
    """The offices of a region, each with its address, its page and what to know of it."""
    offices: list[Office] = called(ctx, "offices", region)
    if not offices:
        return [h("p", ctx.s("list_empty"))]
    read = ctx.date(max(office.seen_on for office in offices))
    note = h("p", ctx.s("office_certainty", date=read), class_="m-offices__certainty")
    return [note, *(_entry(ctx, office) for office in offices)]


def _entry(ctx: Context, office: Office) -> Element:
    czech = ctx.site.config.default.code
    rows: list[tuple[str, Child]] = [("office_address", h("span", office.address, lang=czech))]
    if office.phone:
        rows.append(("office_phone", h("a", office.phone, href=tel(office.phone))))
    if office.email:
        rows.append(("office_email", h("a", office.email, href=f"mailto:{office.email}")))
    if office.data_box:
        rows.append(("office_data_box", h("code", office.data_box)))
    rows.append(("office_web", h("a", urlsplit(office.web).netloc, href=office.web)))
    facts = named_values((ctx.s(key), value) for key, value in rows)
    title = h("span", ctx.s("office_name", area=office.area), lang=czech)
    name = h("h3", title, id=anchors.office(office.id))
    note = ctx.text(office.note)
    return h("section", name, facts, h("p", note) if note else None, class_="m-office")


def municipalities(ctx: Context, region: str) -> list[Element]:
    """The municipalities of a region from A to Z: each with its district and, as a link, its
    office.
    """
    places = _places(ctx.site, region, ctx.locale)
    if not places:
        return [h("p", ctx.s("list_empty"))]
    offices = ctx.site.memoize(_offices_by_orp, region)
    names = ctx.site.config.default.code  # they are Czech on every page
    letters = h("p", class_="m-az__letters")
    made: list[Element] = [letters]
    last = ""
    for place in places:
        office = offices.get(place.orp_code)
        letter = initial(place.name, ctx.locale)
        if letter != last:
            last = letter
            anchor = anchors.municipality_letter(letter)
            add(letters, h("a", letter, href=f"#{anchor}"), " ")
            made += [h("h3", letter, id=anchor), h("ul", class_="m-municipalities", lang=names)]
        item = h("li", place.name, " ", _district(ctx, place.district), " → ")
        if office is not None:
            item.append(h("a", office.area, href=f"#{anchors.office(office.id)}"))
        made[-1].append(item)
    made.append(h("p", h("small", ctx.s("office_attribution"))))
    return made


def _district(ctx: Context, name: str) -> Element:
    """The district of a municipality: its name is Czech on every page, the word before it not."""
    czech = ctx.site.config.default.code
    if ctx.locale == czech:
        return h("small", ctx.s("finder_district", district=name))
    before, after = ctx.s("finder_district", district="\0").split("\0")
    return h("small", before, h("span", name, lang=czech), after, lang=ctx.locale)


def _places(site: Site, region: str, locale: str) -> list[Municipality]:
    """By name and district; not shared, as one page of each language prints them."""
    places = site.municipalities.get(region, ())
    return sorted(places, key=lambda place: (sort_key(place.name, locale), place.district))


def _offices_by_orp(site: Site, region: str) -> dict[str, Office]:
    """The office of each ORP of a region; the first in the table where there are several."""
    offices: dict[str, Office] = {}
    for office in site.offices.values():
        if office.region == region:
            offices.setdefault(office.orp_code, office)
    return offices


def finder(ctx: Context) -> list[Element]:
    """The box that finds an office by municipality. Without a script it is a link to the list.

    It is no form: a form without a script would send to the server where a child lives.
    """
    page = ctx.site.page_or_source(ctx.locale, FINDER)
    if page is None:
        return []
    if ctx.on_paper or ctx.page.kind == "leaflet":  # its web page is what its paper says
        at = ctx.site.config.site_url.rstrip("/") + address(ctx.site, page, ctx.locale)
        before, after = ctx.s("paper_finder").split("{address}", 1)
        shown = at.split("://", 1)[-1].rstrip("/")
        return [h("p", before, h("a", shown, href=at), after)]
    if not ctx.site.offices:
        return []
    config, here = ctx.site.config, ctx.page.path == FINDER
    way = h("a", ctx.s("finder_open"), href=f"#{anchors.FINDER_REGIONS}", class_="m-button")
    if not here:
        way = ctx.a(FINDER, ctx.s("finder_open"), class_="m-button")
    words = {
        key: ctx.s(key)
        for key in sorted(ctx.site.strings[config.default.code])
        if key.startswith(_WORDS)
    }
    return [
        h(
            "div",
            h("p", ctx.s("finder_label"), class_="m-find__label"),
            h("p", way),
            class_="m-find",
            data_mosty_find_office="",
            data_leaflet=_leaflet(ctx),
            data_places=f"{config.base}/{FINDER_DATA}",
            data_offices=f"{config.base}/{FINDER_DATA}{ctx.locale}/",
            data_professional=None if ctx.page.for_plain_reader else "",
            data_words=json.dumps(words | {"external": ctx.s("external")}, ensure_ascii=False),
        )
    ]


def _leaflet(ctx: Context) -> str | None:
    """The address of the leaflet that has lines for the office, for families; None without it."""
    page = ctx.site.page_or_source(ctx.locale, WITH_OFFICE)
    if page is None or not ctx.page.for_plain_reader:
        return None
    return ctx.site.config.base + address(ctx.site, page, ctx.locale)
