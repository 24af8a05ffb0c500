"""Links that lead away: marked to be seen and to be heard; the other site is not told where the
reader came from.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from mosty.render.context import Context
from mosty.render.elements import add, h


def mark_external(ctx: Context, root: Element) -> None:
    """Mark every link below ``root`` to another host, in place. A link within the site keeps its
    looks.
    """
    ours = urlsplit(ctx.site.config.site_url).netloc
    for link in root.iter("a"):
        where = urlsplit(link.get("href", ""))
        if where.scheme not in ("http", "https") or where.netloc == ours:
            continue
        link.set("rel", "noreferrer")
        link.set("class", " ".join(filter(None, [link.get("class"), "m-external"])))
        if not ctx.on_paper:
            add(link, h("span", f" ({ctx.s('external')})", class_="m-spoken"))
