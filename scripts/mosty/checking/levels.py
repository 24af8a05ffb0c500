"""Levels by harm: some problems mislead only readers who have nobody to ask. Where the catalogue
says ``families``, the level depends on the page, and no check has to know. A page that does not go
out misleads nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mosty.model.problem import Problem, catalogue
from mosty.model.publication import may_publish
from mosty.model.site import Site


def by_reader(site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each knowing whether families will read its page where that decides its
    level.
    """
    return [
        replace(problem, families=True)
        if catalogue()[problem.code].families and _reaches_families(site, problem.span.file)
        else problem
        for problem in problems
    ]


def _reaches_families(site: Site, file: str) -> bool:
    """Whether the file is a page that parents, children and relatives will read."""
    parts = file.split("/", 2)
    page = site.page(parts[1], parts[2]) if len(parts) == 3 and file.endswith(".md") else None
    return page is not None and page.for_plain_reader and may_publish(site, page)
