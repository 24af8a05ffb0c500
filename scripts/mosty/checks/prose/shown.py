"""The texts of a page's front matter that every reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from mosty.model.site import Page

#: Front matter that readers see.
SHOWN = ("title", "description")


def shown(page: Page) -> Iterator[tuple[str, str]]:
    for name in SHOWN:
        value = page.raw.get(name)
        if isinstance(value, str):
            yield name, value
