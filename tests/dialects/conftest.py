"""A page of the small base with any text, checked and rendered as for the site."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from mosty.checks.dialects import rendering, stray_marks
from mosty.checks.links import anchors
from mosty.checks.prose import raw_html
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.read.markdown import read_body
from mosty.read.site import read_site
from mosty.render.article import render
from mosty.render.context import Context
from mosty.text.markdown.dialects.commonmark import as_commonmark
from mosty.text.markdown.dialects.flat import Block
from mosty.text.markdown.dialects.rendered import as_rendered

from ..conftest import TODAY, copy_base

DAY = dt.date.fromisoformat(TODAY)
CHECKS = (
    rendering.same,
    stray_marks.stray_numbers,
    stray_marks.foreign_marks,
    stray_marks.false_lists,
    stray_marks.open_tags,
    anchors.close_marks,
    raw_html.html,
)


@dataclass(frozen=True)
class Readings:
    """A text as the check reads it and as the site shows it."""

    site: Site
    page: Page

    @property
    def problems(self) -> list[Problem]:
        """What the checks of the dialects report."""
        return [problem for check in CHECKS for problem in check(self.site, self.page, DAY)]

    @property
    def codes(self) -> set[str]:
        """Their codes."""
        return {problem.code for problem in self.problems}

    @property
    def html(self) -> str:
        """The article of the site, without fields and links to the glossary."""
        return render(Context(self.site, self.page, DAY, on_paper=True)).html

    @property
    def meant(self) -> list[str]:
        """Blocks as CommonMark reads them, one per line."""
        return lines(
            as_commonmark(
                self.page.body.text, [heading.anchor for heading in self.page.body.headings]
            )
        )

    @property
    def shown(self) -> list[str]:
        """Blocks of the article, one per line."""
        return lines(as_rendered(self.html)[0])


def lines(blocks: list[Block]) -> list[str]:
    """Blocks as text, with marks in angle brackets and special spaces as plain ones."""
    texts = []
    for block in blocks:
        path, kind, tokens = block.key
        words = "".join(
            token if isinstance(token, str) else f"<{' '.join(token)}>" for token in tokens
        )
        texts.append(" ".join(f"{' '.join(path)} {kind}: {words}".replace("\u202f", " ").split()))
    return texts


@pytest.fixture(scope="session")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Readings]:
    """Readings of a text."""
    site, _ = read_site(copy_base(tmp_path_factory.mktemp("dialects") / "base"))
    assert site is not None
    real = site.pages["cs", "index.md"]

    def of(text: str) -> Readings:
        return Readings(site, dataclasses.replace(real, body=read_body(text, real.file, 1)))

    return of
