"""Names of files, which become addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site
from mosty.text import faults


@check("TXT014", scope="names")
def file_names(site: Site, today: dt.date) -> Iterator[Problem]:
    """TXT014: a name that makes a bad address; each folder is reported once, at its first file.

    Case: TXT014/fails
    """
    seen: set[str] = set()
    good: set[str] = set()
    for file in sorted(site.files):
        parts = file.split("/")
        if parts[0] != "docs" or good.issuperset(parts[1:]):
            continue
        for depth in range(1, len(parts)):
            if not faults.bad_name(parts[depth]):
                good.add(parts[depth])
            elif (path := "/".join(parts[: depth + 1])) not in seen:
                seen.add(path)
                yield problem("TXT014", Span(file), name=parts[depth])
