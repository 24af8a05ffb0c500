"""The stages of the road between the check and the finished site: typeset, render, complete.

``mosty build`` and MkDocs' own commands go through the same stages, so they give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from mosty.checking.check_session import blocking, check
from mosty.checking.suppressions import allowed
from mosty.model import facets
from mosty.model.menu import HOME
from mosty.model.message import Say, message
from mosty.model.problem import Problem, Span, problem
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.model.work import WORK
from mosty.outputs.machine_files import machine_files
from mosty.outputs.practice_table import records
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import pack, pack_page
from mosty.outputs.printing.print_jobs import Job, jobs, make
from mosty.outputs.printing.share_images import share_pictures
from mosty.outputs.search_documents import documents
from mosty.pipeline import stage_times
from mosty.publish import offline, scripts, styles
from mosty.publish.headers import headers_file, nginx_snippet
from mosty.publish.swap import settle, write
from mosty.render import help
from mosty.render.article import Article, articles, unseen
from mosty.render.context import Download, Leaflets
from mosty.search import Document, Index, export, extras
from mosty.typeset import Shelf

#: Writes the index of a language's documents, and returns it: locale, documents → index.
MakeIndex = Callable[[str, list[Document]], Index]
MANIFEST = "build.json"


@dataclass
class Prepared:
    """A published site with its articles and everything printed: all that the pages are made of.

    ``files`` are those made so far, by their path in the built site.
    """

    site: Site
    today: dt.date
    leaflets: Leaflets = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    articles: dict[tuple[str, str], Article] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def article(self, page: Page) -> Article:
        """The article of a page of the site."""
        return self.articles[page.locale, page.path]


def prepare(site: Site, today: dt.date, say: Say, printing: bool = True) -> Prepared:
    """Typeset (if ``printing``) and render the published ``site``; what cannot be done is a problem
    of the result.
    """
    prepared = Prepared(site, today)
    stage_times.begin("printing")
    if printing:
        prepared.files, prepared.leaflets = _typeset(site, today, prepared.problems, say)
    stage_times.begin("articles")
    rendered = articles(site, today, prepared.leaflets)
    prepared.problems += unseen(rendered)
    prepared.articles = {(article.page.locale, article.page.path): article for article in rendered}
    return prepared


def complete(
    prepared: Prepared,
    out: Path,
    pages: dict[str, bytes],
    templates: Environment,
    index_of: MakeIndex,
    say: Say,
) -> dict[str, Any]:
    """Put everything beside the pages that MkDocs has written into ``out``; returns the figures.

    ``pages`` are pages that MkDocs does not write, ``templates`` the environment it has rendered
    with. Raises ``jinja2.TemplateError``.
    """
    site, today = prepared.site, prepared.today
    rendered = list(prepared.articles.values())
    stage_times.begin("help")
    helping = help.render(site, templates, today, allowed)
    stage_times.begin("assets")
    scripts.pack(out / "assets" / "js")
    offline.put_worker(out)
    styles.pack(out / "assets" / "css")
    say(message("build.pages_rendered"))
    stage_times.begin("search")
    sizes = {}
    for locale in site.config.locales:
        listed = documents(site, locale.code, rendered)
        index = index_of(locale.code, listed)
        table = records(site, locale.code, "practice")
        shards = extras(export(index), listed, facets.labels(site, locale.code), table)
        write(out / "search" / locale.code, shards)
        sizes[locale.code] = sum(map(len, shards.values()))
    say(message("build.index_exported"))
    prefixes = {locale.code: locale.prefix for locale in site.config.locales}
    stage_times.begin("machine_files")
    files = prepared.files | pages | helping | machine_files(site, rendered, today)
    files["_headers"] = headers_file(site.config.base).encode("utf-8")
    files["mosty-nginx.conf"] = nginx_snippet(prefixes, site.config.base).encode("utf-8")
    manifest = {
        "today": today.isoformat(),
        "pages": {
            code: sum(1 for page in site.pages.values() if page.locale == code) for code in prefixes
        },
        "index_bytes": sizes,
        "leaflets": sum(name.endswith(".pdf") for name in prepared.files),
    }
    files[MANIFEST] = (json.dumps(manifest, sort_keys=True, indent=1) + "\n").encode("utf-8")
    stage_times.begin("publish")
    write(out, files)
    write(out, offline.files(out, languages_of(site), site.config.base, today.isoformat()))
    settle(out, int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp()))
    return manifest


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


def _typeset(
    site: Site, today: dt.date, problems: list[Problem], say: Say
) -> tuple[dict[str, bytes], Leaflets]:
    """Everything printed, and the packs of it; what cannot be typeset is a problem, the rest is
    still made.
    """
    files: dict[str, bytes] = {}
    downloads: dict[tuple[str, str], tuple[Download, ...]] = {}
    done: list[tuple[Job, Made]] = []
    shelf = Shelf(site.root / WORK / "typeset")
    for job, (printed, wrong) in make(jobs(site, today), shelf):
        problems += wrong
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
                    made.form, made.name, made.done.pages, size, picture, made.day, made.version
                )
            )
        if rows:
            downloads[page.locale, page.path] = tuple(rows)
    files.update(share_pictures(site, shelf))
    shelf.tidy()
    if downloads:
        say(message("build.pdfs_typeset", n=len(done), pages=len(downloads)))
    for locale in site.config.locales:
        home = pack_page(site, locale.code)
        ours = [row for row in done if row[0].page.locale == locale.code]
        packed = pack(site, home, ours) if home else None
        if home and packed:
            files[locale.prefix + home.url + packed[1].name] = packed[0]
            downloads[home.locale, home.path] = (packed[1],)
    return files, downloads


def _folders(site: Site, page: Page) -> list[str]:
    """Where the page stands on the web: in its language, and in every language that shows it in
    place of its own.
    """
    default = site.config.default.code
    shown = [
        locale
        for locale in site.config.locales
        if locale.code == page.locale
        or (page.locale == default and site.page(locale.code, page.path) is None)
    ]
    return [locale.prefix + page.url for locale in shown]


def template_problem(site: Site, error: TemplateError) -> Problem:
    """TPL001 at the line of a template that cannot be read or filled in: Jinja's own, else the last
    template on the way.
    """
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None and not isinstance(error, TemplateSyntaxError):
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    path = Path(name) if name else site.root / "overrides"
    inside = path.relative_to(site.root).as_posix() if path.is_relative_to(site.root) else path.name
    return problem("TPL001", Span(inside, line or 1), reason=error.message or "")
