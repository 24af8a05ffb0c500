"""An article's links: neutral until it is known where the page stands, then absolute or relative."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.model.site import Site
from mosty.render.article import Article, relative

PARTS = st.lists(st.sampled_from(["praxe", "x", "metodika", "en"]), max_size=3)
FOLDERS = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(FOLDERS, st.sampled_from(["", "list.pdf"])).map("".join)


@given(FILES, FOLDERS)
def test_a_browser_goes_the_relative_way_to_the_target(target: str, here: str) -> None:
    where = f"https://mosty.example/{here}"
    assert urljoin(where, relative(target, here)) == f"https://mosty.example/{target}"


@pytest.fixture()
def article(site: Site) -> Article:
    """One link in the tree with an anchor, a picture that all languages share, and literal text."""
    markup = (
        '<p><a class="x" href="/__tree__/praxe/a/#b">a</a> <img alt="" src="/__shared__/img/m.png">'
        " <code>/__tree__/praxe/</code></p>"
    )
    return Article(site.pages["cs", "index.md"], markup, root="/mosty", prefix="cs/")


def test_links_are_absolute_where_no_page_is_left(article: Article) -> None:
    assert article.html == (
        '<p><a class="x" href="/mosty/cs/praxe/a/#b">a</a> <img alt="" src="/mosty/img/m.png">'
        " <code>/__tree__/praxe/</code></p>"
    )


def test_links_lead_on_inside_the_tree_that_shows_the_page(article: Article) -> None:
    assert article.html_at("en/", "metodika/") == (
        '<p><a class="x" href="../praxe/a/#b">a</a> <img alt="" src="../../img/m.png">'
        " <code>/__tree__/praxe/</code></p>"
    )
