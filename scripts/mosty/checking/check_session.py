"""Read and check: the whole base, or only the pages that were changed, with the same problems for
them.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from mosty.checking.clean_page_cache import CleanPages
from mosty.checking.levels import by_reader
from mosty.checking.redact import private_codes, veiled
from mosty.checking.suppressions import UNUSED, Suppressed, apply
from mosty.checks import running
from mosty.model.pages import named
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.read.site import ReadMemory, read_for_some, read_site


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading and checking makes many objects and no rings of them: looking for rings takes 7 % of
    a cold check of the portal (3.99 s of the processor instead of 3.73, medians of three).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


Checked = tuple[Site | None, list[Problem], list[Suppressed]]


def check(
    root: Path, today: dt.date, memory: ReadMemory | None = None
) -> tuple[Site | None, list[Problem]]:
    """Read the base and run every check on it. ``memory``: what was read before."""
    site, problems, _ = check_all(root, today, memory=memory)
    return site, problems


@_without_collector()
def check_all(
    root: Path,
    today: dt.date,
    codes: Collection[str] | None = None,
    memory: ReadMemory | None = None,
) -> Checked:
    """The same, with the problems that editors have suppressed with a reason.

    With ``codes`` only what can report one of them runs, and only problems with these codes are
    returned, and those of private data: a report must not show their lines.
    """
    site, problems = read_site(root, memory)
    if site is None:
        return None, sorted(running.set_of(problems), key=Problem.sort_key), []
    clean = CleanPages(site.root, today)
    checked = _checked(site, problems, today, None, clean, codes)
    if codes is None:  # of other pages it is not known whether they are clean
        clean.keep()
    return checked


@_without_collector()
def check_changed(
    root: Path, today: dt.date, files: Collection[str], codes: Collection[str] | None = None
) -> Checked:
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
        return site, sorted(running.set_of(problems), key=Problem.sort_key), []
    pages = [page for file in ours if (page := _page(site, file))]
    if len(pages) < len(ours):
        return check_all(root, today, codes)
    return _checked(site, problems, today, pages, None, codes)


def _checked(
    site: Site,
    problems: list[Problem],
    today: dt.date,
    pages: Collection[Page] | None,
    clean: CleanPages | None,
    codes: Collection[str] | None,
) -> Checked:
    """What reading and the checks say of ``pages`` (None: of everything)."""
    # that a suppression is not needed is known only where every check has run
    needed = None if codes is None or UNUSED in codes else codes
    shown = running.set_of(problems + running.run(site, today, pages, clean, needed))
    if codes is not None and any(one.code in codes for one in shown):
        private = running.run(site, today, pages, clean, private_codes())
        shown = running.set_of(shown + private)  # what is shown must not repeat private data
    looked = site.pages.values() if pages is None else pages
    problems, suppressed = veiled(site, today, *apply(looked, by_reader(site, shown)))
    if codes is not None:
        problems = [one for one in problems if one.code in codes or one.code in private_codes()]
    return site, sorted(running.set_of(problems), key=Problem.sort_key), suppressed


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
    reported = [*running.run(site, today, pages), *running.of_records(site, today, clean)]
    shown = by_reader(site, running.set_of(problems + reported))
    problems, _ = veiled(site, today, *apply(pages, shown))
    return site, sorted(running.set_of(problems), key=Problem.sort_key)


def _page(site: Site, file: str) -> Page | None:
    parts = file.split("/", 2)
    return site.page(parts[1], parts[2]) if len(parts) == 3 else None


def blocking(problems: list[Problem]) -> bool:
    """Whether a problem forbids publishing."""
    return any(one.level == "error" for one in problems)
