"""What the head and the header say of languages: translations of the page, the switch, the way to
languages that are only leaflets, their letters.
"""

from __future__ import annotations

from typing import Any

from mosty.model.address import address
from mosty.model.page_lookup import leaflet_starts
from mosty.model.site import Page, Site

Entry = dict[str, Any]


def alternates(site: Site, page: Page) -> list[Entry]:
    """``hreflang`` links: absolute, real translations only, the source locale as ``x-default``."""
    root = site.config.site_url.rstrip("/")
    links = []
    for locale in site.config.beside(page.locale):
        own = site.page(locale.code, page.path)
        if own:
            links.append({"hreflang": locale.code, "href": root + address(site, own)})
    if len(links) < 2:
        return []
    default = site.page(site.config.default.code, page.path)
    if default and not site.config.is_leaflet_locale(page.locale):
        links.append({"hreflang": "x-default", "href": root + address(site, default)})
    return links


def languages(site: Site, page: Page, tree: str, base: str) -> list[Entry]:
    """The language switch: the same page in each language, the language's home if there is none
    at all.
    """
    entries = []
    for locale in site.config.locales:
        there = site.page_or_source(locale.code, page.path)
        url = address(site, there, locale.code) if there else f"/{locale.prefix}"
        entries.append(
            {
                "locale": locale.code,
                "name": locale.name,
                "url": base + url,
                "current": locale.code == tree,
                "translated": there is not None and there.locale == locale.code,
            }
        )
    return entries


def leaflet_languages(site: Site, locale: str, base: str, current: str) -> list[Entry]:
    """The way from every header to the languages that are only leaflets."""
    return [
        {
            "locale": page.locale,
            "name": site.config.locale(page.locale).name,
            "url": base + address(site, page),
            "current": (page.locale, page.path) == (locale, current),
        }
        for page in leaflet_starts(site)
    ]


def own_fonts(site: Site, locale: str) -> Entry:
    """The sheet and the fonts of the letters that only this language needs; without them where the
    letters of the whole site are enough.
    """
    style = f"assets/css/letters-{locale}.css"
    weights = ("regular", "semibold")
    files = [f"assets/fonts/mosty-sans-{locale}-{weight}.woff2" for weight in weights]
    return {
        "style": style if f"docs/{style}" in site.files else "",
        "files": [file for file in files if f"docs/{file}" in site.files],
    }
