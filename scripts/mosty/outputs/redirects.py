"""Redirects for every kind of host: a page that leads on, a line of ``_redirects``, a location of
nginx.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mosty.model.site import Page, Site


def redirects(site: Site) -> Iterator[tuple[str, str]]:
    """Old and new address of every redirect in every language, below the site's root and with its
    prefix: ``/en/praxe/old/`` → ``/en/praxe/new/#anchor``.
    """
    for locale in site.config.locales:
        for redirect in site.redirects.values():
            page = site.page_or_source(locale.code, redirect.path)
            if page is None:
                continue
            root = f"{site.config.base}/{locale.prefix}"
            anchor = f"#{redirect.anchor}" if redirect.anchor else ""
            yield f"{root}{_url(redirect.old)}", f"{root}{page.url}{anchor}"


def redirect_pages(site: Site) -> dict[str, bytes]:
    """A page at every old address, by its path in the built site: it leads on by itself, and says
    where to.
    """
    files = {}
    for locale in site.config.locales:
        for redirect in site.redirects.values():
            page = site.page_or_source(locale.code, redirect.path)
            if page is not None:
                path = f"{locale.prefix}{_url(redirect.old)}index.html"
                files[path] = _page(site, locale.code, page, redirect.anchor)
    return files


def redirect_targets(site: Site) -> dict[str, str]:
    """The address that each of :func:`redirect_pages` leads to, by the path of that page."""
    base = f"{site.config.base}/"
    return {f"{old.removeprefix(base)}index.html": new for old, new in redirects(site)}


def redirects_file(site: Site) -> str:
    """The file ``_redirects`` (Netlify, Cloudflare Pages and others read it)."""
    return "".join(f"{old} {new} 301\n" for old, new in redirects(site))


def _url(path: str) -> str:
    """The address of a page by its path: ``praxe/x.md`` → ``praxe/x/``."""
    stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def _page(site: Site, locale: str, page: Page, anchor: str) -> bytes:
    config = site.config
    address = f"{config.base}/{config.locale(locale).prefix}{page.url}"
    way = escape(f"{address}#{anchor}" if anchor else address)
    whole = escape(f"{config.site_url.rstrip('/')}{address.removeprefix(config.base)}")
    title, text = (escape(site.string(key, locale)) for key in ("moved_title", "moved_text"))
    lines = [
        "<!doctype html>",
        f'<html lang="{locale}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f'<meta http-equiv="refresh" content="0; url={way}">',
        f'<link rel="canonical" href="{whole}">',
        f"<title>{title}</title></head>",
        f'<body><main><h1>{title}</h1><p>{text} <a href="{way}">{escape(page.title)}</a></p>',
        "</main></body></html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")
