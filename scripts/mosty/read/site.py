"""Read the whole base once: ``read_site(root)`` → ``Site`` and problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from mosty.model.body import Body
from mosty.model.config import Config
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.withdrawn import without_withdrawn
from mosty.read.config import read_config
from mosty.read.files import link_problem, odd_files, text_of, walk
from mosty.read.geo import read_districts
from mosty.read.offices import OfficeTables, ReadTables, read_offices
from mosty.read.page import read_page
from mosty.read.records import read_records
from mosty.read.redirects import read_addresses, read_redirects
from mosty.read.strings import read_strings, require_labels
from mosty.read.words import read_words


class ReadPage(NamedTuple):
    """A page as it was read: of which text, beside which original and taxonomy, with which
    problems.
    """

    text: str
    source: Page | None
    taxonomy: Mapping[str, Any]
    page: Page
    problems: tuple[Problem, ...]


@dataclass
class ReadMemory:
    """What a process has read before: pages by their file, the tables of offices."""

    pages: dict[str, ReadPage] = field(default_factory=dict)
    offices: ReadTables | None = None


def read_site(root: Path, memory: ReadMemory | None = None) -> tuple[Site | None, list[Problem]]:
    """The site and the problems of reading; None if even ``mkdocs.yml`` cannot be used. Raises
    nothing.

    ``memory``: what stands in files that have not changed is taken from it, and all that it keeps
    is put into it.
    """
    return _read(root, on_demand=False, memory=memory)


def read_for_some(root: Path, render: bool = False) -> tuple[Site | None, list[Problem]]:
    """The same for a look at some pages: each is read when something asks for it.

    Boundaries of districts and the tables of offices are left out, as no check of a page needs
    them, and so are the words of the interface unless a page is to be rendered.
    """
    return _read(root, on_demand=True, words=render)


def _read(
    root: Path, on_demand: bool, words: bool = True, memory: ReadMemory | None = None
) -> tuple[Site | None, list[Problem]]:
    problems: list[Problem] = []
    root = root.absolute()
    config = read_config(root, problems)
    if config is None:
        return None, problems
    codes = tuple(one.code for one in config.every_locale)
    records = without_withdrawn(read_records(root, codes, problems))
    docs = root / "docs"
    files: list[str] = []
    if docs.is_symlink():
        problems.append(link_problem(root, docs))
    elif docs.is_dir():
        files = list(walk(root, docs, problems))
    else:
        problems.append(problem("FIL001", Span("docs")))
    strings = read_strings() if words else {}
    require_labels(strings)
    memory = memory or ReadMemory()
    if not on_demand:
        problems += odd_files(root, root / "overrides")
        memory.offices = read_offices(root, problems, memory.offices)
    tables = memory.offices.tables if memory.offices else OfficeTables()
    reader = _Pages(root, config, frozenset(files), records.taxonomy, problems)
    reader.memory = memory.pages
    keys = reader.keys(files)
    site = Site(
        root=root,
        config=config,
        pages=OnDemand(keys, reader.read, reader.text) if on_demand else reader.all(keys),
        taxonomy=records.taxonomy,
        terms=records.terms,
        sources=records.sources,
        law=records.law,
        acts=records.acts,
        timeline=tuple(records.timeline),
        helplines=records.helplines,
        contacts=records.contacts,
        organisations=records.organisations,
        findings=records.findings,
        recommendations=records.recommendations,
        studies=records.studies,
        expressions=records.expressions,
        names=records.names,
        strings=strings,
        places={**records.places, **tables.places},
        files=reader.files,
        districts={} if on_demand else read_districts(root, problems),
        words=read_words(root, codes, problems),
        offices=tables.offices,
        municipalities=tables.municipalities,
        redirects=read_redirects(root, problems),
        addresses={} if on_demand else read_addresses(root, problems),
        editions=records.editions,
        updates=records.updates,
        news=records.news,
        withdrawals=records.withdrawals,
        returns=records.returns,
    )
    return site, problems


class _Pages:
    """Reads pages; those of the source locale first, so that a translation knows the page it
    translates.
    """

    def __init__(
        self,
        root: Path,
        config: Config,
        files: frozenset[str],
        taxonomy: Mapping[str, Any],
        problems: list[Problem],
    ) -> None:
        self.root, self.files, self.taxonomy, self.problems = root, files, taxonomy, problems
        self.default = config.default.code
        self.codes = sorted(
            (one.code for one in config.every_locale), key=lambda code: code != self.default
        )
        self.alone = frozenset(one.code for one in config.leaflet_locales)
        self.done: dict[tuple[str, str], Page | None] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.memory: dict[str, ReadPage] = {}

    def keys(self, files: list[str]) -> list[tuple[str, str]]:
        """Locale and path of every page; a locale without any file is a problem."""
        keys = []
        for code in self.codes:
            prefix = f"docs/{code}/"
            inside = [file for file in files if file.startswith(prefix)]
            if not inside:
                self.problems.append(problem("FIL001", Span(f"docs/{code}")))
            keys += [(code, file.removeprefix(prefix)) for file in inside if file.endswith(".md")]
        return keys

    def all(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Page]:
        """Every page that can be read."""
        return {key: page for key in keys if (page := self.read(key))}

    def text(self, key: tuple[str, str]) -> str:
        """The text of a page's file; empty if it cannot be read."""
        if key not in self.texts:
            self.texts[key] = text_of(self.root, self.root / "docs" / key[0] / key[1], []) or ""
        return self.texts[key]

    def read(self, key: tuple[str, str]) -> Page | None:
        """The page, read once; None if its file cannot be read."""
        if key not in self.done:
            code, path = key
            file = f"docs/{code}/{path}"
            text = text_of(self.root, self.root / file, self.problems)
            alone = code == self.default or code in self.alone
            source = None if text is None or alone else self.source(path)
            self.done[key] = None if text is None else self._page(text, file, key, source)
        return self.done[key]

    def _page(self, text: str, file: str, key: tuple[str, str], source: Page | None) -> Page:
        """The page of a text, as it was read before if all that it is made of is the same."""
        known = self.memory.get(file)
        if (
            known is None
            or known.text != text
            or known.source is not source
            or known.taxonomy != self.taxonomy
        ):
            problems: list[Problem] = []
            page = read_page(text, file, *key, problems, self.taxonomy, source)
            known = ReadPage(text, source, self.taxonomy, page, tuple(problems))
            self.memory[file] = known
        self.problems += known.problems
        return known.page

    def source(self, path: str) -> Page | None:
        """The page that a translation translates; an empty one where its file is there but could
        not be read.
        """
        file = f"docs/{self.default}/{path}"
        if file not in self.files:
            return None
        return self.read((self.default, path)) or Page(
            file, self.default, path, None, {}, {}, Body(file=file)
        )
