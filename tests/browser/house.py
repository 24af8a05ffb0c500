"""The house under test: a copy of this project, built once, served with its headers."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from mosty.model.site import Page, Site
from mosty.pipeline.build import build
from mosty.pipeline.server import server_for
from mosty.read.site import read_site

PROJECT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 12, 1)
PARTS = ("docs", "overrides", "mkdocs.yml", "glossary.yml")


@dataclass(frozen=True)
class House:
    """A built site being served. ``origin`` has no slash at the end and no prefix."""

    site: Site
    folder: Path
    origin: str

    @property
    def codes(self) -> list[str]:
        """The locales' codes, the source language first."""
        return [one.code for one in self.site.config.locales]

    def url(self, path: str = "", locale: str | None = None) -> str:
        """The address of a page's ``path`` (``praxe/index.md``) in a locale; the default one if
        none is given.
        """
        code = locale or self.site.config.default.code
        page = self.site.page_or_source(code, path)
        address = page.url if page else path
        return (
            f"{self.origin}{self.site.config.base}/{self.site.config.locale(code).prefix}{address}"
        )

    def home(self, locale: str) -> str:
        """The address of a language's home page."""
        return self.url("index.md", locale)


@dataclass(frozen=True)
class Sample:
    """A page to look at: ``name`` is the template it is a sample of."""

    name: str
    path: str
    locale: str

    def __str__(self) -> str:
        return f"{self.name}-{self.locale}"


def templates(site: Site) -> list[Sample]:
    """One page of each kind and one with each list that a directive prints, in every language."""
    chosen: dict[str, str] = {"home": "index.md"}
    pages = [page for page in site.paths(site.config.default.code) if page.path != "index.md"]
    for page in sorted(pages, key=lambda page: (page.path.count("/"), page.path)):
        for name in sorted(
            {directive.name for directive in page.body.directives}
            - {"helplines", "law", "finding", "deadline"}
        ):
            chosen.setdefault(name, page.path)
    for page in pages:
        chosen.setdefault(page.kind, page.path)
    once = {path: name for name, path in reversed(chosen.items())}
    return [
        Sample(name, path, locale.code)
        for path, name in reversed(once.items())
        for locale in site.config.locales
    ]


def in_turn(site: Site, chosen: Sequence[Sample]) -> list[Sample]:
    """Samples thinned to one language each, alternating between languages; home pages are kept in
    every language.
    """
    codes = [locale.code for locale in site.config.locales]
    return [
        sample
        for place, sample in enumerate(chosen)
        if sample.name == "home" or codes.index(sample.locale) == (place // len(codes)) % len(codes)
    ]


def every_page(site: Site) -> list[Sample]:
    """Every page of every language."""
    return [
        Sample(page.path.removesuffix(".md"), page.path, locale.code)
        for locale in site.config.locales
        for page in site.paths(locale.code)
    ]


def pages_of(site: Site, plain: bool) -> list[Page]:
    """Pages for parents, children and relatives, or the other ones, in the source language."""
    return [page for page in site.paths(site.config.default.code) if page.for_plain_reader == plain]


def copy_project(root: Path, project: Path = PROJECT) -> Path:
    """Copy what a build reads into ``root``."""
    for part in PARTS:
        source, target = project / part, root / part
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return root


def built_once(root: Path, lay: Callable[[Path], object]) -> Path:
    """Lay a project into ``root`` and build it for the tests' day, unless another test process has
    done so.

    A build that fails is a failed test.
    """
    with FileLock(root.with_suffix(".lock")):
        done = root.with_suffix(".done")
        if not done.exists():
            shutil.rmtree(root, ignore_errors=True)
            lay(root)
            result = build(root, TODAY, lambda _: None)
            assert result.published, [
                str(problem) for problem in result.problems if problem.level == "error"
            ]
            report = {
                "problems": [str(problem) for problem in result.problems],
                "figures": result.figures,
            }
            done.write_text(json.dumps(report), encoding="utf-8")
    return root


@contextmanager
def nothing_printed() -> Iterator[None]:
    """Inside this context builds make no PDFs, which take longer than the pages."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("mosty.pipeline.stages.jobs", lambda site, today: [])
        yield


def report_of(root: Path) -> dict[str, Any]:
    """What the build of :func:`built_once` reported: ``problems`` as texts, and ``figures``."""
    report: dict[str, Any] = json.loads(root.with_suffix(".done").read_text(encoding="utf-8"))
    return report


@contextmanager
def served(root: Path) -> Iterator[House]:
    """Serve the built project in ``root`` on a free port."""
    site, _ = read_site(root)
    assert site is not None
    server = server_for(root / "site", site.config, "127.0.0.1", 0)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield House(site, root / "site", f"http://127.0.0.1:{server.server_address[1]}")
    finally:
        server.shutdown()
        server.server_close()
