"""The sitemap (sitemaps.org, with the languages of each page) and robots.txt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, indent

from mosty.outputs.formats.feed import xml

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its address, the day its content bears (None if it bears none), its languages by
    hreflang.
    """

    address: str
    changed: dt.date | None = None
    languages: Mapping[str, str] = field(default_factory=dict)


def sitemap(places: Iterable[Place]) -> bytes:
    """The sitemap. No ``lastmod`` is better than an invented one."""
    root = Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for place in places:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = place.address
        if place.changed:
            SubElement(url, "lastmod").text = place.changed.isoformat()
        for locale, address in place.languages.items():
            SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": locale, "href": address})
    indent(root, " ")
    return xml(root)


def robots(sitemap_address: str, closed: Iterable[str]) -> bytes:
    """Everything may be read but the paths ``closed``: pieces of the index that are no page."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "Allow: /",
        "",
        f"Sitemap: {sitemap_address}",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")
