"""Lists of pages: news are fair to every kind."""

from __future__ import annotations

import re

from mosty.model.site import Site
from mosty.render.listings import NEWS


def kinds(site: Site, html: str) -> list[str]:
    """Kinds of the pages in the list, in order."""
    return re.findall(r"<small>(.*?) · ", html)


def test_each_kind_has_its_newest_before_any_has_its_second(site: Site, show) -> None:  # type: ignore[no-untyped-def]
    there = [kind for kind in NEWS if any(page.kind == kind for page in site.paths("cs"))]
    assert len(there) >= 5
    html = show(f"[[newest:{len(there)}]]", path="index.md")
    names = [site.string(f"kind_{kind}", "cs") for kind in there]
    assert sorted(kinds(site, html)) == sorted(names)


def test_then_each_has_its_second(site: Site, show) -> None:  # type: ignore[no-untyped-def]
    two = [kind for kind in NEWS if sum(page.kind == kind for page in site.paths("cs")) >= 2]
    one = [kind for kind in NEWS if sum(page.kind == kind for page in site.paths("cs")) == 1]
    html = show(f"[[newest:{2 * len(two) + len(one)}]]", path="index.md")
    shown = kinds(site, html)
    assert all(shown.count(site.string(f"kind_{kind}", "cs")) == 2 for kind in two)
