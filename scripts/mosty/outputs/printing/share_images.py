"""The pictures that pages are shared with: one per section that has one, and the portal's own for
all others.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from mosty.model.menu import FRAMED, PICTURED
from mosty.model.site import Site
from mosty.render.heads import picture_path
from mosty.typeset import Shelf, share_picture


def share_pictures(site: Site, shelf: Shelf | None = None) -> dict[str, bytes]:
    """Every picture by its path in the built site."""
    default = site.config.default.code
    wanted = {picture_path("mosty"): ("", "", default)}
    for folder, key in PICTURED.items():
        for locale in site.config.locales:
            label = site.string("book_label_phases", locale.code) if folder == FRAMED else ""
            wanted[picture_path(folder, locale.code)] = (
                site.string(key, locale.code),
                label,
                locale.code,
            )
    name = site.config.site_name

    def made(words: tuple[str, str, str]) -> bytes:
        return share_picture(name, *words, shelf=shelf)

    with ThreadPoolExecutor(max_workers=2) as pool:  # Typst lets Python go on while it works
        return dict(zip(wanted, pool.map(made, wanted.values()), strict=True))
