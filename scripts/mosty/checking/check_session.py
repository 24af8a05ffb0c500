"""Read and check: the whole base, or only the pages that were changed, with the same problems for
them.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from mosty import checks
from mosty.checking.clean_page_cache import CleanPages
from mosty.checking.redact import veiled
from mosty.checking.suppressions import Suppressed, apply
from mosty.model.pages import named
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.read.site import read_for_some, read_site


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading and checking makes many objects and no rings of them: looking for rings is a tenth of
    the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if (
                not gc.get_freeze_count()
            ):  # the program and the first site stay: once enabled, it would go through them
                gc.freeze()
            gc.enable()


Checked = tuple[Site | None, list[Problem], list[Suppressed]]


def check(root: Path, today: dt.date) -> tuple[Site | None, list[Problem]]:
    """Read the base and run every check on it."""
    site, problems, _ = check_all(root, today)
    return site, problems


@_without_collector()
def check_all(root: Path, today: dt.date) -> Checked:
    """The same, with the problems that editors have suppressed with a reason."""
    site, problems = read_site(root)
    suppressed: list[Suppressed] = []
    if site is not None:
        clean = CleanPages(site.root, today)
        found = checks.set_of(problems + checks.run(site, today, clean=clean))
        clean.keep()
        problems, suppressed = veiled(site, today, *apply(site.pages.values(), found))
    return site, sorted(checks.set_of(problems), key=Problem.sort_key), suppressed


@_without_collector()
def check_changed(root: Path, today: dt.date, files: Collection[str]) -> Checked:
    """What :func:`check_all` says of ``files`` (relative to the root), and perhaps more.

    Where only pages were changed, only they and what they lead to are read and checked. Anything
    else in the base (a record, the configuration, an attachment) may change what is wrong anywhere,
    so then everything is.
    """
    ours = {
        file for file in files if file.startswith("docs/") or file in ("glossary.yml", "mkdocs.yml")
    }
    site, problems = read_for_some(root)
    if site is None:
        return site, sorted(checks.set_of(problems), key=Problem.sort_key), []
    pages = [page for file in ours if (page := _page(site, file))]
    if len(pages) < len(ours):
        return check_all(root, today)
    found = checks.set_of(problems + checks.run(site, today, pages))
    problems, suppressed = veiled(site, today, *apply(pages, found))
    return site, sorted(checks.set_of(problems), key=Problem.sort_key), suppressed


@_without_collector()
def check_named(
    root: Path, today: dt.date, names: Collection[str]
) -> tuple[Site | None, list[Problem]]:
    """What :func:`check` says of the pages whose files are called so (without the ending) and of
    the records.

    The site reads its other pages when something asks for them. None and no problem where a name
    has no page.
    """
    site, problems = read_for_some(root, render=True)
    if site is None:
        return site, problems
    there = [named(site.pages, name) for name in names]
    if not all(there):
        return None, []
    pages = [page for found in there for page in found]
    clean = CleanPages(site.root, today)  # not kept: it would forget all other pages
    found = [*checks.run(site, today, pages), *checks.of_records(site, today, clean)]
    problems, _ = veiled(site, today, *apply(pages, checks.set_of(problems + found)))
    return site, sorted(checks.set_of(problems), key=Problem.sort_key)


def _page(site: Site, file: str) -> Page | None:
    parts = file.split("/", 2)
    return site.page(parts[1], parts[2]) if len(parts) == 3 else None


def blocking(problems: list[Problem]) -> bool:
    """Whether a problem forbids publishing."""
    return any(one.level == "error" for one in problems)
