"""The texts that an original has had: which one a translation was made from, and since when there
is another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mosty.checking.git_history import versions
from mosty.model.site import Page, Site
from mosty.read.page import read_page


class Past(NamedTuple):
    """A text of a page, and the commit and day that it came with."""

    commit: str
    day: str
    page: Page


def pasts(site: Site, source: Page) -> list[Past]:
    """The committed texts of an original, the newest first; those that could not be read left out.
    Raises as :func:`versions` does.
    """
    history = []
    for version in versions(site.root, source.file):
        text = version.text.removeprefix("\ufeff").replace("\r\n", "\n")
        page = read_page(text, source.file, source.locale, source.path, [], site.taxonomy, None)
        if page.raw:
            history.append(Past(version.commit, version.day, page))
    return history


def last(history: list[Past], fits: Callable[[Page], bool]) -> int | None:
    """The place of the newest text that fits; None if there is none."""
    return next((at for at, past in enumerate(history) if fits(past.page)), None)


def changed_on(history: list[Past], at: int | None) -> str | None:
    """The day on which the text after that at ``at`` was committed: ``""`` if it is not committed
    yet, None where the history does not reach.
    """
    if at is None:
        return None
    return history[at - 1].day if at else ""
