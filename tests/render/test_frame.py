"""The methodology is a working frame: every page of it says so, and no other page does."""

from __future__ import annotations

import pytest
from mosty.model.site import Site
from mosty.model.version import is_frame


@pytest.mark.parametrize(
    ("path", "framed"),
    [
        ("metodika/index.md", True), ("metodika/role.md", True), ("metodika/kontrolni-seznamy.md", True),
        ("metodika/prevence.md", True), ("metodika/po-ukonceni.md", True),
        ("index.md", False), ("rodice/index.md", False), ("o-portalu/index.md", False), ("odbornici/index.md", False),
        ("analyza/index.md", False), ("praxe/index.md", False),
    ],
)  # fmt: skip
def test_a_page_of_the_methodology_is_a_frame(site: Site, path: str, framed: bool) -> None:
    for locale in ("cs", "en"):
        page = site.page_or_source(locale, path)
        assert page is not None and is_frame(site, page) is framed
