"""The menu and the folders: an entry of ``nav:`` without a page, a page outside the languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.fixes import of_value
from mosty.checks.registry import check
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site
from mosty.text import addresses
from mosty.text.language.guess import nearest


@check("CFG002", scope="site")
def navigation(site: Site, today: dt.date) -> Iterator[Problem]:
    """CFG002: an entry of ``nav:`` without its file.

    Case: CFG002/fails
    """
    default = site.config.default.code
    for target, span in site.config.nav:
        if addresses.scheme(target) or f"docs/{default}/{target}" in site.files:
            continue
        known = [page.path for page in site.pages.values() if page.locale == default]
        close = nearest(target, known)
        same = [path for path in known if path.casefold() == target.casefold()]
        fix = of_value(span, target, [(0, len(target), same[0])]) if len(same) == 1 else None
        yield problem("CFG002", span, target=target, guess=f" → {close}" if close else "", fix=fix)


@check("FIL007", scope="site")
def stray_pages(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL007: a Markdown file outside the language folders.

    Case: FIL007/fails
    """
    folders = tuple(f"docs/{one.code}/" for one in site.config.every_locale)
    for file in sorted(site.files):
        if file.endswith(".md") and not file.startswith(folders):
            rest = file.removeprefix("docs/")
            known = any(one.startswith(f"{folders[0]}{rest.split('/')[0]}/") for one in site.files)
            yield problem("FIL007", Span(file), folder=folders[0] + (rest if known else ""))
