"""Links to a page in another language's folder: MkDocs builds each language alone and would leave
them unresolved.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from mosty.render.context import Context


def resolve_other_languages(ctx: Context, root: Element) -> None:
    """``../../en/praxe/x.md`` → ``/en/praxe/x/`` under the site's prefix, with ``hreflang``."""
    site, page = ctx.site, ctx.page
    for link in root.iter("a"):
        href = link.get("href", "")
        if not href.startswith("../") or ".md" not in href:
            continue
        target, _, anchor = href.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), unquote(target)))
        parts = file.split("/", 2)
        linked = site.page(parts[1], parts[2]) if len(parts) == 3 and parts[0] == "docs" else None
        if linked is None or linked.locale == page.locale:
            continue
        prefix = site.config.locale(linked.locale).prefix
        link.set(
            "href", f"{site.config.base}/{prefix}{linked.url}" + (f"#{anchor}" if anchor else "")
        )
        link.set("hreflang", linked.locale)
