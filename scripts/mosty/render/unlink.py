"""A link to a page that does not go out is only its words: readers meet no dead end, and no address
of a draft.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from mosty.model.publication import is_gone
from mosty.model.site import Site
from mosty.render.context import Context


def unlink_withheld(ctx: Context, root: Element) -> None:
    """Turn every link to a page that the published site lacks into its words."""
    for link in root.iter("a"):
        if _is_dead(ctx, (link.get("href") or "").strip()):
            link.tag = "span"
            link.attrib.clear()


def _is_dead(ctx: Context, href: str) -> bool:
    target = unquote(href.partition("#")[0].partition("?")[0])
    if "://" in target:
        return target.rstrip("/") in ctx.site.memoize(_withheld_addresses)
    if not target.endswith(".md"):
        return False
    file = posixpath.normpath(posixpath.join(ctx.locale, posixpath.dirname(ctx.page.path), target))
    locale, _, path = file.partition("/")
    return any(one.code == locale for one in ctx.site.config.every_locale) and is_gone(
        ctx.site, locale, path
    )


def _withheld_addresses(site: Site) -> frozenset[str]:
    """Whole addresses, without a slash at the end, at which a page would be if it went out."""
    addresses = set()
    for file in site.files:
        locale, _, path = file.removeprefix("docs/").partition("/")
        known = next((one for one in site.config.every_locale if one.code == locale), None)
        if known and path.endswith(".md") and is_gone(site, locale, path):
            bare = path.removesuffix(".md").removesuffix("index").rstrip("/")
            addresses.add(f"{site.config.site_url.rstrip('/')}/{known.prefix}{bare}".rstrip("/"))
    return frozenset(addresses)
