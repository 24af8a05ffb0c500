"""A former address of a page redirects: on every kind of host, in every language."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from mosty.pipeline.build import build
from playwright.sync_api import Browser

from ..conftest import TODAY, Base, copy_base
from ..nginx import nginx_serving


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """Follow no redirect."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small base with two addresses that are gone."""
    base = Base(copy_base(tmp_path_factory.mktemp("moved") / "base"))
    lines = ["praxe/stara.md: praxe/kavarna.md", "slovnik/stary/index.md: slovnik/index.md#ospod"]
    base.write("docs/data/redirects.yml", "\n".join(lines) + "\n")
    assert build(base.root, dt.date.fromisoformat(TODAY), lambda line: None).published
    return base.root / "site"


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    ("old", "new"), [("praxe/stara/", "praxe/kavarna/"), ("slovnik/stary/", "slovnik/#ospod")]
)
def test_an_old_address_is_answered_with_the_new_one(
    built: Path, prefix: str, old: str, new: str
) -> None:
    wanted = f"/{prefix}{old} /{prefix}{new} 301"
    assert wanted in (built / "_redirects").read_text(encoding="utf-8").splitlines()
    with nginx_serving(built) as origin:
        opener = urllib.request.build_opener(_Stay)
        with pytest.raises(urllib.error.HTTPError) as answer:
            opener.open(f"{origin}/{prefix}{old}")
        assert answer.value.code == 301
        assert answer.value.headers["Location"] == f"/{prefix}{new}"
        assert answer.value.headers["Content-Security-Policy"]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_host_that_knows_no_redirects_leads_on_too(
    built: Path, browser: Browser, prefix: str
) -> None:
    """The page itself redirects, without a script."""
    page = browser.new_page(java_script_enabled=False)
    address = "slovnik/stary/index.html"  # which no location of nginx catches
    with nginx_serving(built) as origin:
        page.goto(f"{origin}/{prefix}{address}")
        page.wait_for_url(f"{origin}/{prefix}slovnik/#ospod")
    page.close()


def test_an_old_address_is_no_place_to_find(built: Path) -> None:
    moved = (built / "en/praxe/stara/index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in moved and 'content="noindex"' in moved
    assert '<link rel="canonical" href="https://mosty.example/en/praxe/kavarna/">' in moved
    assert "stara" not in (built / "sitemap.xml").read_text(encoding="utf-8")
