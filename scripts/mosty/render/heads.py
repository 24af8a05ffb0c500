"""What machines are told in a page's head: how it is shared, where its plain text and the feed are,
structured data.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from mosty.model import menu
from mosty.model.address import address, permanent
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.linked_data import graph
from mosty.text.data import json_in_html

#: Files beside a page and at the head of a language.
TEXT = "index.md"
FEED = "feed.xml"


def is_family(page: Page) -> bool:
    """Whether a preview of the page must not tell what it is about: it can be seen by others than
    its reader.
    """
    return page.for_plain_reader or page.path.partition("/")[0] in menu.FAMILY


def picture(page: Page) -> str:
    """The path of the picture that the page is shared with."""
    folder = page.path.partition("/")[0]
    own = folder in menu.PICTURED and not is_family(page)
    return picture_path(folder, page.locale) if own else picture_path("mosty")


def picture_path(name: str, locale: str = "") -> str:
    """Where the picture of a section lies in the built site; one without words is that of every
    language.
    """
    return f"assets/share/{name}-{locale}.png" if locale else f"assets/share/{name}.png"


def head(ctx: Context, tree: str, crumbs: list[dict[str, Any]]) -> dict[str, Any]:
    """For the template: ``share`` (Open Graph), ``text`` and ``feed`` (addresses), ``data``
    (JSON-LD).

    A page shown in place of a missing translation speaks of the original, for that is the page
    there is; the feed is that of the reader's language, ``tree``.
    """
    site, page = ctx.site, ctx.page
    config, family = site.config, is_family(page)
    home, has_feed = config.locale(tree).prefix, not config.is_leaflet_locale(tree)
    return {
        "share": {
            "og:site_name": config.site_name,
            "og:type": "website" if page.kind in ("site", "listing") else "article",
            "og:title": config.site_name if family else page.title,
            "og:description": site.string("share_neutral", page.locale)
            if family
            else page.description,
            "og:url": permanent(site, page),
            "og:locale": site.string("og_locale", page.locale),
            "og:image": f"{config.site_url.rstrip('/')}/{picture(page)}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": config.site_name,
        },
        "text": f"{config.base}{address(site, page)}{TEXT}" if page.file else "",
        "feed": f"{config.base}/{home}{FEED}" if has_feed else "",
        "feed_title": site.string("feed_title", tree) if has_feed else "",
        "data": Markup(json_in_html(graph(ctx, crumbs))) if page.file else "",
    }
