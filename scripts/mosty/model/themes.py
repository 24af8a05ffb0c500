"""Themes: their pages by key of the taxonomy."""

from __future__ import annotations

from collections.abc import Mapping

from mosty.model.site import Site

KIND = "theme"


def theme_pages(site: Site) -> Mapping[str, str]:
    """The path of every theme's page by the key of the theme; a theme without one is left out."""
    return site.memoize(_theme_pages)


def _theme_pages(site: Site) -> dict[str, str]:
    pages = (page for page in site.holding(f"kind: {KIND}") if page.source is None)
    return {str(page.field("id")): page.path for page in pages if page.kind == KIND}
