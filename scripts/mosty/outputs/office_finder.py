"""What the box that finds an office fetches: municipalities by the first letter of their name, and
the offices of each region in each language.

A reader who types a name fetches one file of each kind. The server so learns a first letter and a
region, never the municipality.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from typing import Any

from mosty.model import anchors
from mosty.model.address import address
from mosty.model.menu import FINDER, FINDER_DATA
from mosty.model.offices import Office
from mosty.model.page_lookup import page_calling
from mosty.model.site import Page, Site
from mosty.text.language.collate import fold


def finder_files(site: Site) -> dict[str, bytes]:
    """Every file by its path in the built site; none where the base has no page to find offices."""
    if not any(site.page(locale.code, FINDER) for locale in site.config.locales):
        return {}
    files = {
        f"{FINDER_DATA}{letter}.json": _json(rows) for letter, rows in site.memoize(_shards).items()
    }
    for locale in site.config.locales:
        for region, orps in site.memoize(_regions, locale.code).items():
            files[f"{FINDER_DATA}{locale.code}/{region}.json"] = _json(orps)
    return files


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _shards(site: Site) -> dict[str, list[list[str]]]:
    """First letter → rows: name, district, code of the ORP, region; and the id of the office where
    the name is that of an office, as ``Praha 5`` is.
    """
    shards: dict[str, list[list[str]]] = {}
    areas = {office.orp_code: office.area for office in site.offices.values()}
    places = [*chain.from_iterable(site.municipalities.values())]
    counts = Counter((place.name, place.district) for place in places)
    names = {place.name for place in places}
    rows = []
    for place in places:
        district = place.district
        if counts[place.name, district] > 1:  # two of a name in a district: the office tells which
            district += f", OSPOD {areas.get(place.orp_code, place.orp_code)}"
        rows.append([place.name, district, place.orp_code, place.region])
    rows += [
        [office.area, "", office.orp_code, office.region, office.id]
        for office in site.offices.values()
        if office.area not in names
    ]
    for row in sorted(rows, key=lambda row: (fold(row[0]), row[1])):
        shards.setdefault(fold(row[0])[0], []).append(row)
    return shards


def _regions(site: Site, locale: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Region → code of an ORP → its offices, and the page of the portal about it."""
    regions: dict[str, dict[str, dict[str, Any]]] = {}
    pages = _orp_pages(site, locale)
    for office in site.offices.values():
        page = page_calling(site, "offices", locale, office.region)
        orps = regions.setdefault(office.region, {})
        orp = orps.setdefault(office.orp_code, {"offices": []})
        orp["offices"].append(_office(site, locale, office, page))
        about = pages.get(office.orp_code)
        if about is not None:
            orp["about"] = [about.title, site.config.base + address(site, about, locale)]
    return regions


def _office(site: Site, locale: str, office: Office, page: Page | None) -> dict[str, str]:
    """What the box shows of an office; what is empty is left out."""
    shown = {name: getattr(office, name) for name in ("area", "address", "web", "phone", "email")}
    shown |= {"id": office.id, "note": site.text(office.note, locale) or ""}
    if page is not None:
        anchor = anchors.office(office.id)
        shown["page"] = f"{site.config.base}{address(site, page, locale)}#{anchor}"
    return {name: value for name, value in shown.items() if value}


def _orp_pages(site: Site, locale: str) -> dict[str, Page]:
    """RÚIAN code → the page of the ORP."""
    orps = site.taxonomy.get("orps", {})
    pages = site.of_kind("orp", locale)
    return {str(orps.get(str(page.field("orp")), {}).get("ruian")): page for page in pages}
