"""The road, stage by stage: read → check → articles → typeset, render, index → publish.

Nothing is written outside the working folder until everything has succeeded; then the site is
swapped in whole.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from mosty.checking.check_session import blocking, check
from mosty.checking.suppressions import allowed
from mosty.model import facets
from mosty.model.menu import HOME
from mosty.model.message import Say, message
from mosty.model.problem import Problem, Span, problem
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.model.work import PREVIEW, SITE, WORK, work_folder
from mosty.outputs.machine_files import machine_files
from mosty.outputs.practice_table import records
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import pack, pack_page
from mosty.outputs.printing.print_jobs import Job, jobs, make
from mosty.outputs.printing.share_images import share_pictures
from mosty.outputs.search_documents import documents
from mosty.outputs.search_format import keep
from mosty.pipeline.law_horizon import lives
from mosty.pipeline.search_index import STAMP, index_folder, index_of, sources_stamp
from mosty.publish import offline, scripts, styles
from mosty.publish.headers import headers_file, nginx_snippet
from mosty.publish.swap import settle, swap_in, write
from mosty.render import help
from mosty.render.article import articles, unseen
from mosty.render.context import Download
from mosty.search import export, extras
from mosty.typeset import Shelf

Leaflets = Mapping[tuple[str, str], tuple[Download, ...]]
MANIFEST = "build.json"


@dataclass
class Result:
    """What a build did: the site it read, its problems, whether it was published and where, the
    figures it prints.
    """

    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    figures: dict[str, Any] = field(default_factory=dict)
    site: Site | None = None
    folder: str = SITE


def build(root: Path, today: dt.date, say: Say, drafts: bool = False) -> Result:
    """Build the site of ``root`` into ``root/site``. Expected faults come back as problems, never
    as exceptions.

    ``drafts``: pages that do not go out are built too, into a folder of their own and into no
    index.
    """
    started = time.monotonic()
    root = root.absolute()
    result = Result(folder=PREVIEW if drafts else SITE)
    site, result.problems = check(root, today)
    result.site = site
    if site is None or blocking(result.problems):
        return result
    say(message("build.pages_read", n=len(site.pages)))
    read = len(site.pages)
    whole, site = site, published(site, today, drafts)
    if len(site.pages) < read:
        say(message("build.pages_withheld", n=read - len(site.pages)))
    sources = sources_stamp(root, today)
    work = work_folder(root)
    scratch = Path(tempfile.mkdtemp(prefix="build-", dir=work))
    try:
        _stages(site, today, scratch, result, say)
        for locale in site.config.locales if not blocking(result.problems) else ():
            (scratch / "index" / locale.code / STAMP).write_text(sources, encoding="utf-8")
        if not blocking(result.problems):
            swap_in(scratch / "site", root / result.folder)
            for locale in site.config.locales if not drafts else ():
                swap_in(scratch / "index" / locale.code, index_folder(root, locale.code))
            result.published = True
            for line in lives(site, whole, today):
                say(line)
            result.figures["seconds"] = round(time.monotonic() - started, 1)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return result


def _stages(site: Site, today: dt.date, scratch: Path, result: Result, say: Say) -> None:
    out = scratch / "site"
    rendered = articles(site, today)
    result.problems += unseen(rendered)
    files, leaflets = _typeset(site, today, result, say)
    printed = sum(name.endswith(".pdf") for name in files)
    if blocking(result.problems):
        return
    epoch = int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp())
    made = _render(site, today, leaflets, out, epoch, result)
    if made is None:
        return
    scripts.pack(out / "assets" / "js")
    offline.put_worker(out)
    styles.pack(out / "assets" / "css")
    say(message("build.pages_rendered"))
    sizes = {}
    for locale in site.config.locales:
        found = documents(site, locale.code, rendered)
        index = index_of(site, locale.code, found, scratch / "index" / locale.code)
        keep(scratch / "index" / locale.code, found)
        table = records(site, locale.code, "practice")
        shards = extras(export(index), found, facets.labels(site, locale.code), table)
        write(out / "search" / locale.code, shards)
        sizes[locale.code] = sum(map(len, shards.values()))
    say(message("build.index_exported"))
    prefixes = {locale.code: locale.prefix for locale in site.config.locales}
    files.update(made)
    files.update(machine_files(site, rendered, today))
    files["_headers"] = headers_file(site.config.base).encode("utf-8")
    files["mosty-nginx.conf"] = nginx_snippet(prefixes, site.config.base).encode("utf-8")
    pages = {
        code: sum(1 for page in site.pages.values() if page.locale == code) for code in prefixes
    }
    manifest = {
        "today": today.isoformat(),
        "pages": pages,
        "index_bytes": sizes,
        "leaflets": printed,
    }
    files[MANIFEST] = (json.dumps(manifest, sort_keys=True, indent=1) + "\n").encode("utf-8")
    write(out, files)
    write(out, offline.files(out, languages_of(site), site.config.base, today.isoformat()))
    settle(out, epoch)
    result.figures.update(
        pages=pages, index_bytes=sizes, leaflets=printed, problems=len(result.problems)
    )


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
    site: Site, today: dt.date, result: Result, say: Say
) -> tuple[dict[str, bytes], Leaflets]:
    """Everything printed, and the packs of it; what cannot be typeset is a problem, the rest is
    still made.
    """
    files: dict[str, bytes] = {}
    found: dict[tuple[str, str], tuple[Download, ...]] = {}
    done: list[tuple[Job, Made]] = []
    shelf = Shelf(site.root / WORK / "typeset")
    for job, (made, problems) in make(jobs(site, today), shelf):
        result.problems += problems
        done += [(job, one) for one in made]
        page = job.page
        rows = []
        for one in made:
            picture = f"{one.name.removesuffix('.pdf')}.webp" if one.done.picture else ""
            for folder in _folders(site, page):
                files[folder + one.name] = one.done.pdf
                if picture:
                    files[folder + picture] = one.done.picture
            size = len(one.done.pdf)
            rows.append(
                Download(one.form, one.name, one.done.pages, size, picture, one.day, one.version)
            )
        if rows:
            found[page.locale, page.path] = tuple(rows)
    files.update(share_pictures(site, shelf))
    shelf.tidy()
    if found:
        say(message("build.pdfs_typeset", n=len(done), pages=len(found)))
    for locale in site.config.locales:
        home = pack_page(site, locale.code)
        packed = (
            pack(site, home, [row for row in done if row[0].page.locale == locale.code])
            if home
            else None
        )
        if home and packed:
            files[locale.prefix + home.url + packed[1].name] = packed[0]
            found[home.locale, home.path] = (packed[1],)
    return files, found


def _folders(site: Site, page: Page) -> list[str]:
    """Where the page stands on the web: in its language, and in every language that shows it in
    place of its own.
    """
    default = site.config.default.code
    shown = [
        one
        for one in site.config.locales
        if one.code == page.locale
        or (page.locale == default and site.page(one.code, page.path) is None)
    ]
    return [one.prefix + page.url for one in shown]


@contextmanager
def _epoch(seconds: int) -> Iterator[None]:
    """MkDocs dates its sitemap by SOURCE_DATE_EPOCH: give it the build's day, then put the
    environment back.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(seconds)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Complaints(logging.Handler):
    """What MkDocs says of a configuration before it gives up; its exception alone does not name the
    cause.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _template_place(site: Site, error: TemplateError) -> Span:
    """File and line of a template that cannot be read or filled in: Jinja's own, else the last
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
    return Span(inside, line or 1)


def _render(
    site: Site, today: dt.date, leaflets: Leaflets, out: Path, epoch: int, result: Result
) -> dict[str, bytes] | None:
    """Let MkDocs render the pages into ``out``; returns those it does not write (404, help), None
    after a fault.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from mosty.pipeline.mkdocs_plugin import MostyPlugin

    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.ERROR)
    logger.addHandler(complaints)
    try:
        with _epoch(epoch):
            config: Any = load_config(str(site.root / site.config.file), site_dir=str(out))
            plugin = config.plugins.get("mosty")
            if not isinstance(plugin, MostyPlugin):
                result.problems.append(
                    problem("CFG004", Span(site.config.file), reason=message("build.no_plugin"))
                )
                return None
            plugin.site, plugin.today, plugin.leaflets = site, today, leaflets
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
            files = {
                f"{site.config.locale(code).prefix}404.html": page.encode("utf-8")
                for code, page in plugin.not_found.items()
            }
            assert plugin.env is not None  # MkDocs has rendered with it
            files.update(help.render(site, plugin.env, today, allowed))
    except MkDocsException as error:
        reason = " ".join(
            [*complaints.messages, str(error)] if not complaints.messages else complaints.messages
        )
        result.problems.append(
            problem("CFG004", Span(site.config.file), reason=" ".join(reason.split()))
        )
        return None
    except TemplateError as error:
        result.problems.append(
            problem("TPL001", _template_place(site, error), reason=error.message or "")
        )
        return None
    finally:
        logger.removeHandler(complaints)
    return files
