"""Rendering Markdown as if it were on a page of the project's own base."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.read.markdown import read_body
from mosty.render.article import render
from mosty.render.context import Context

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 26)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture()
def show(site: Site):  # type: ignore[no-untyped-def]
    """Render Markdown as if it were on the page at ``path``: ``show("text",
    path="rodice/index.md")``.
    """

    def run(
        text: str, path: str = "o-portalu/index.md", locale: str = "cs", today: dt.date = TODAY
    ) -> str:
        real = site.pages[locale, path]
        page = Page(
            real.file,
            locale,
            path,
            real.meta,
            real.raw,
            real.marks,
            read_body(text, real.file, 1),
            real.source,
        )
        html = render(Context(published(site, today), page, today, on_paper=False)).html
        return html.split('<section class="m-provenance"')[0]

    return run
