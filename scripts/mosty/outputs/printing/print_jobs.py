"""Everything that is printed: which pages become a leaflet, a book or a card, and making them all
side by side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mosty.model.paper_marks import is_withdrawn
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.outputs.printing.books import THEME, Plan, book_pages, slug_of, typeset_book_of
from mosty.outputs.printing.cards import typeset_practice
from mosty.outputs.printing.leaflet_printing import WORKERS, Made, typeset_page
from mosty.typeset import Shelf

Result = tuple[list[Made], list[Problem]]


@dataclass(frozen=True, slots=True)
class Job:
    """One page to be typeset: what it becomes, its name on the command line, and how it is made."""

    kind: str
    name: str
    page: Page
    make: Callable[[Shelf | None], Result]

    def file(self, made: Made) -> str:
        """A name that tells its files from all others' in one folder."""
        return made.name if self.kind == "book" else f"{self.name}-{made.name}"


def sheet_pages(pages: Iterable[Page], kind: str) -> list[Page]:
    """Those of the kind (``leaflet``, ``practice``, ``theme``) that can be printed, in order."""
    return [page for page in pages if page.kind == kind and page.meta is not None]


def jobs(
    site: Site, today: dt.date, fill: Mapping[str, str] | None = None, forms: tuple[str, ...] = ()
) -> Iterator[Job]:
    """Books first, for they take longest; then leaflets, the cards of practices and themes.

    ``fill`` is what is on the lines of leaflets, ``forms`` the only forms of them that are
    wanted.
    """
    for locale in site.config.locales:
        for plan, page in book_pages(site, locale.code):
            yield Job("book", slug_of(page), page, _book(site, plan, page, today))
    yield from sheets(site, site.pages.values(), today, fill, forms)


def sheets(
    site: Site,
    pages: Collection[Page],
    today: dt.date,
    fill: Mapping[str, str] | None = None,
    forms: tuple[str, ...] = (),
) -> Iterator[Job]:
    """The same for some pages: those of them that are leaflets, practices or themes."""
    for page in sheet_pages(pages, "leaflet"):
        if is_withdrawn(site, page):
            continue
        yield Job("leaflet", Path(page.path).stem, page, _leaflet(site, page, today, fill, forms))
    for page in sheet_pages(pages, "practice"):
        yield Job("practice", Path(page.path).stem, page, _practice(site, page, today))
    for page in sheet_pages(pages, "theme"):
        yield Job("theme", Path(page.path).stem, page, _book(site, THEME, page, today))


def make(
    chosen: Iterable[Job], shelf: Shelf | None, do: Callable[[Job], Result] | None = None
) -> list[tuple[Job, Result]]:
    """Do the jobs side by side; the order is theirs. ``do`` does one, as ``job.make`` does."""
    listed = list(chosen)
    do = do or (lambda job: job.make(shelf))
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        return list(zip(listed, pool.map(do, listed), strict=True))


def _book(site: Site, plan: Plan, page: Page, today: dt.date) -> Callable[[Shelf | None], Result]:
    return lambda shelf: typeset_book_of(site, plan, page, today, shelf)


def _leaflet(
    site: Site, page: Page, today: dt.date, fill: Mapping[str, str] | None, forms: tuple[str, ...]
) -> Callable[[Shelf | None], Result]:
    return lambda shelf: typeset_page(site, page, today, shelf, fill, forms)


def _practice(site: Site, page: Page, today: dt.date) -> Callable[[Shelf | None], Result]:
    return lambda shelf: typeset_practice(site, page, today, shelf)
