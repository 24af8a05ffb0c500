"""Read the whole base once: ``read_site(root)`` → ``Site`` and problems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Body, Config, Page, Site
from mosty.read.config import read_config
from mosty.read.files import relative, stays, text_of, walk
from mosty.read.geo import read_districts
from mosty.read.page import read_page
from mosty.read.records import read_records
from mosty.read.strings import read_strings
from mosty.read.words import read_words


def read_site(root: Path) -> tuple[Site | None, list[Problem]]:
    """The site and the problems of reading; None where even ``mkdocs.yml`` cannot be used. Raises nothing."""
    problems: list[Problem] = []
    root = root.absolute()
    config = read_config(root, problems)
    if config is None:
        return None, problems
    codes = tuple(one.code for one in config.locales)
    records = read_records(root, codes, problems)
    docs = root / "docs"
    files: list[str] = []
    if docs.is_symlink() and not stays(root, docs, problems):
        pass
    elif docs.is_dir():
        files = [relative(root, path) for path in walk(root, docs, problems)]
    else:
        problems.append(problem("FIL001", Span("docs")))
    pages = _read_pages(root, config, files, records.taxonomy, problems)
    site = Site(
        root=root,
        config=config,
        pages=pages,
        taxonomy=records.taxonomy,
        terms=records.terms,
        sources=records.sources,
        law=records.law,
        acts=records.acts,
        timeline=tuple(records.timeline),
        helplines=records.helplines,
        organisations=records.organisations,
        findings=records.findings,
        recommendations=records.recommendations,
        names=records.names,
        strings=read_strings(),
        places=records.places,
        files=frozenset(files),
        districts=read_districts(root, problems),
        words=read_words(root, codes, problems),
    )
    return site, problems


def _read_pages(
    root: Path, config: Config, files: list[str], taxonomy: Mapping[str, Any], problems: list[Problem]
) -> dict[tuple[str, str], Page]:
    """Pages of the source locale first, so that a translation knows the page it translates."""
    codes = [one.code for one in config.locales]
    order = sorted(codes, key=lambda code: code != config.default.code)
    pages: dict[tuple[str, str], Page] = {}
    for code in order:
        prefix = f"docs/{code}/"
        if not any(file.startswith(prefix) for file in files):
            problems.append(problem("FIL001", Span(f"docs/{code}")))
        for file in files:
            if not (file.startswith(prefix) and file.endswith(".md")):
                continue
            text = text_of(root, root / file, problems)
            if text is None:
                continue
            path = file.removeprefix(prefix)
            source = _source(config.default.code, path, files, pages) if code != config.default.code else None
            pages[code, path] = read_page(text, file, code, path, problems, taxonomy, source)
    return pages


def _source(default: str, path: str, files: list[str], pages: Mapping[tuple[str, str], Page]) -> Page | None:
    """The page that a translation translates; an empty one where its file is there but could not be read."""
    file = f"docs/{default}/{path}"
    if (default, path) in pages or file not in files:
        return pages.get((default, path))
    return Page(file, default, path, None, {}, {}, Body(file=file))
