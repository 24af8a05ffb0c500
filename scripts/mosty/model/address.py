"""Where a page is on the web: the one place that knows how an address is built."""

from __future__ import annotations

from mosty.model.site import Page, Site


def address(site: Site, page: Page, locale: str | None = None) -> str:
    """Root-relative address, without the site's prefix: ``/en/praxe/x/``."""
    prefix = site.config.locale(locale or page.locale).prefix
    return f"/{prefix}{page.url}"


def permanent(site: Site, page: Page) -> str:
    """The whole address of the page in its own language, ``https://…/en/praxe/x/``: what is cited
    and shared.
    """
    return site.config.site_url.rstrip("/") + address(site, page)
