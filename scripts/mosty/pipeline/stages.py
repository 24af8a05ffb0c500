"""The stages of the road between the check and the finished site: typeset, render, complete.

``mosty build`` and MkDocs' own commands go through the same stages, so they give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from mosty.checking.check_session import blocking, check
from mosty.checking.git_history import checked_out
from mosty.model import facets
from mosty.model.address import address
from mosty.model.canonical import digest
from mosty.model.menu import HOME
from mosty.model.message import Say, message
from mosty.model.problem import Problem
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.model.tracing import TracedSite, traced
from mosty.model.withdrawn import withdrawn
from mosty.model.work import SITE
from mosty.outputs.machine_files import machine_files
from mosty.outputs.practice_table import records
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import pack_page
from mosty.outputs.printing.print_jobs import Job, jobs, make
from mosty.outputs.printing.share_images import share_pictures
from mosty.outputs.redirects import (
    redirect_pages,
    redirect_targets,
    redirects,
    redirects_file,
)
from mosty.outputs.search_documents import documents
from mosty.outputs.search_words import abbreviations, concepts
from mosty.pipeline import stage_times, stored
from mosty.pipeline.store import Store
from mosty.pipeline.store_file import Memory
from mosty.publish import offline, scripts, styles
from mosty.publish.build_record import RECORD, record_of
from mosty.publish.headers import headers_file, nginx_snippet
from mosty.publish.precompress import precompress
from mosty.publish.swap import settle, write
from mosty.render import help
from mosty.render.article import Article, unseen
from mosty.render.context import Context, Download, Leaflets
from mosty.search import Document, Index, export, extras

#: Writes the index of a language's documents, and returns it: locale, documents → index.
MakeIndex = Callable[[str, list[Document]], Index]
#: What a site is made from, below the root of its base.
MADE_FROM = ("docs", "overrides", "mkdocs.yml", "glossary.yml")


@dataclass
class Prepared:
    """A published site with its articles and everything printed: all that the pages are made of.

    ``files`` are those made so far, by their path in the built site; ``downloads`` what was printed
    for each page, ``leaflets`` the same with a record of who reads it.
    """

    site: TracedSite
    published: Site
    today: dt.date
    store: Store
    downloads: Leaflets = field(default_factory=dict)
    leaflets: Leaflets = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    articles: dict[tuple[str, str], Article] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Packed copies are put beside the files, for nginx.
    packed: bool = False
    #: The digest of what the search of each language is made of.
    searched: dict[str, str] = field(default_factory=dict)

    def article(self, page: Page) -> Article:
        """The article of a page of the site."""
        return self.articles[page.locale, page.path]

    def render(self) -> None:
        """Render every page, or take its article from the store."""
        contexts = [
            Context(self.site, page, self.today, self.leaflets) for page in self.site.pages.values()
        ]
        for article in stored.articles(self.store, contexts):
            self.articles[article.page.locale, article.page.path] = article


def prepare(
    plain: Site,
    today: dt.date,
    say: Say,
    memory: Memory | None = None,
    printing: bool = True,
    packed: bool = False,
) -> Prepared:
    """Typeset and render a published site; what cannot be done is a problem of the result.

    ``memory``: what was made before, where it is not to be read from the base. ``printing``: PDFs
    and share pictures are made. ``packed``: packed copies will be put beside the files.
    """
    site = traced(plain)
    prepared = Prepared(site, plain, today, Store(site, today, memory), packed=packed)
    stage_times.begin("printing")
    prepared.files, prepared.downloads = _typeset(prepared, say) if printing else ({}, {})
    prepared.leaflets = site.tracer.table("leaflets", prepared.downloads)
    stage_times.begin("articles")
    prepared.render()
    prepared.problems += unseen(list(prepared.articles.values()))
    return prepared


def complete(
    prepared: Prepared,
    out: Path,
    pages: dict[str, bytes],
    templates: Environment,
    index_of: MakeIndex,
    say: Say,
    go_on: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Put everything beside the pages that MkDocs has written into ``out``; returns the figures.

    ``pages`` are pages that MkDocs does not write, ``templates`` the environment it has rendered
    with. ``go_on`` is called before each long step and may raise. Raises ``jinja2.TemplateError``.
    """
    site, today, store = prepared.site, prepared.today, prepared.store
    rendered = list(prepared.articles.values())
    stage_times.begin("help")
    helping = _help_pages(prepared, templates)
    stage_times.begin("assets")
    scripts.pack(out / "assets" / "js")
    offline.put_worker(out)
    styles.pack(out / "assets" / "css")
    say(message("build.pages_rendered"))
    stage_times.begin("search")
    sizes = {}
    for code, files in _search_files(prepared, rendered, index_of).items():
        write(out / "search" / code, files)
        sizes[code] = sum(map(len, files.values()))
    say(message("build.index_exported"))
    go_on()
    prefixes = {locale.code: locale.prefix for locale in site.config.locales}
    stage_times.begin("machine_files")
    made = stored.beside(store, site, rendered)
    beside = machine_files(
        site, rendered, today, lambda site, article: made[stored.name_of(article.page)]
    )
    files = prepared.files | pages | helping | beside
    files |= redirect_pages(site)
    files["_redirects"] = redirects_file(site).encode("utf-8")
    files["_headers"] = headers_file(site.config.base).encode("utf-8")
    files["mosty-nginx.conf"] = nginx_snippet(
        prefixes, site.config.base, dict(redirects(site)), prepared.packed
    ).encode("utf-8")
    figures: dict[str, Any] = {
        "pages": {code: sum(1 for locale, _ in site.pages if locale == code) for code in prefixes},
        "index_bytes": sizes,
        "printed": sum(name.endswith(".pdf") for name in prepared.files),
    }
    stage_times.begin("publish")
    write(out, files)
    write(out, offline.files(out, languages_of(site), site.config.base, today.isoformat()))
    commit, changed = checked_out(site.root, MADE_FROM)
    about: dict[str, Any] = {"day": today.isoformat(), "commit": commit, "changed": changed}
    about["withdrawn"] = sorted(record.id for record in withdrawn(prepared.published).values())
    about["redirects"] = redirect_targets(site)
    record = record_of(out, figures | about)
    write(out, {RECORD: record.data})
    if prepared.packed:
        figures["packed_bytes"] = precompress(out, record, site.root / SITE)
    settle(out, int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp()))
    return figures


def _help_pages(prepared: Prepared, templates: Environment) -> dict[str, bytes]:
    """Every help page of a check by its path in the built site."""
    whole = traced(help.with_pages(prepared.published))
    store = prepared.store.of(whole)
    return {
        f"{address(whole, page)[1:]}index.html": stored.help_page(
            store, whole, whole.pages[key], templates, prepared.today
        )
        for key, page in help.pages(prepared.published).items()
    }


def _search_files(
    prepared: Prepared, rendered: list[Article], index_of: MakeIndex
) -> dict[str, dict[str, bytes]]:
    """The files of each language's search by their names below its folder."""
    site, store = prepared.site, prepared.store
    parts: dict[str, tuple[Any, ...]] = {}
    for locale in site.config.locales:
        code = locale.code
        parts[code] = (
            _listed(prepared, code, rendered),
            facets.labels(site, code),
            records(site, code, "practice"),
        )
        content = [*parts[code], concepts(site), abbreviations(site)]
        prepared.searched[code] = digest(content)

    def make(code: str) -> dict[str, bytes]:
        listed, labels, table = parts[code]
        return extras(export(index_of(code, listed)), listed, labels, table)

    return stored.search_files(store, prepared.searched, make)


def _listed(prepared: Prepared, locale: str, rendered: list[Article]) -> list[Document]:
    """Every document of the index of a language."""
    site = prepared.site
    shown = {stored.name_of(page) for page in site.paths(locale)}
    ours = [article for article in rendered if stored.name_of(article.page) in shown]
    made = stored.documents(prepared.store, site, locale, ours)
    return documents(
        site, locale, ours, lambda site, locale, article: made[stored.name_of(article.page)]
    )


def prepare_whole(root: Path, today: dt.date, say: Say) -> tuple[Prepared | None, list[Problem]]:
    """Go from the files below ``root`` to what the pages are made of; None where a problem stops
    it.
    """
    site, problems = check(root, today)
    if site is None or blocking(problems):
        return None, problems
    prepared = prepare(published(site, today), today, say)
    problems += prepared.problems
    return (None if blocking(problems) else prepared), problems


def languages_of(site: Site) -> Iterator[offline.Language]:
    """What saving pages on a device needs to know of each language: parents' pages are never
    saved.
    """
    for locale in site.config.locales:
        home = site.page_or_source(locale.code, HOME)
        never = frozenset(
            f"{locale.prefix}{page.url}"
            for page in site.paths(locale.code)
            if page.kind == "parents"
        )
        about = home.description if home else ""
        yield offline.Language(locale.code, locale.prefix, site.config.site_name, about, never)


def _typeset(prepared: Prepared, say: Say) -> tuple[dict[str, bytes], Leaflets]:
    """Everything printed, and the packs of it; what cannot be typeset is a problem, the rest is
    still made.
    """
    site, store = prepared.site, prepared.store
    files: dict[str, bytes] = {}
    downloads: dict[tuple[str, str], tuple[Download, ...]] = {}
    done: list[tuple[Job, Made]] = []
    shelf = store.shelf
    with shelf.press:
        results = make(jobs(site, prepared.today), shelf, lambda job: stored.printed(store, job))
        pictures = share_pictures(site, shelf)
    for job, (printed, problems) in results:
        prepared.problems += problems
        done += [(job, made) for made in printed]
        page = job.page
        rows = []
        for made in printed:
            picture = f"{made.name.removesuffix('.pdf')}.webp" if made.done.picture else ""
            for folder in _folders(site, page):
                files[folder + made.name] = made.done.pdf
                if picture:
                    files[folder + picture] = made.done.picture
            size = len(made.done.pdf)
            rows.append(
                Download(
                    made.form,
                    made.name,
                    made.done.pages,
                    size,
                    picture,
                    made.day,
                    made.version,
                    made.done.picture_size,
                )
            )
        if rows:
            downloads[page.locale, page.path] = tuple(rows)
    files.update(pictures)
    shelf.tidy()
    if downloads:
        say(message("build.pdfs_typeset", n=len(done), pages=len(downloads)))
    for locale in site.config.locales:
        home = pack_page(site, locale.code)
        ours = [row for row in done if row[0].page.locale == locale.code]
        if home and ours:
            download, data = stored.office_pack(store, site, home, ours)
            files[locale.prefix + home.url + download.name] = data
            downloads[home.locale, home.path] = (download,)
    return files, downloads


def _folders(site: Site, page: Page) -> list[str]:
    """Where the page stands on the web: in its language, and in every language that shows it in
    place of its own.
    """
    default = site.config.default.code
    shown = [
        locale
        for locale in site.config.every_locale
        if locale.code == page.locale
        or (
            default in site.languages_of(locale.code)
            and page.locale == default
            and site.page(locale.code, page.path) is None
        )
    ]
    return [locale.prefix + page.url for locale in shown]
