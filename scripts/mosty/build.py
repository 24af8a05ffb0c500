"""The road, stage by stage: read → check → articles → typeset, render, index → publish.

Nothing is written outside the working folder until everything has succeeded; then the site is swapped in whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from mosty.checkup import blocking, check
from mosty.documents import abbreviations, concepts, documents
from mosty.leaflets import Shelf
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.work import WORK, work_folder
from mosty.publish.headers import headers_file, nginx_snippet
from mosty.publish.swap import fixed_times, swap_in, write
from mosty.render.article import Article, render
from mosty.render.context import Context, LeafletFile
from mosty.search import Index, build_index, export, open_index
from mosty.sheets import typeset_page

Say = Callable[[str], None]
Leaflets = Mapping[tuple[str, str], tuple[LeafletFile, ...]]
MANIFEST = "build.json"
STAMP = "sources.sha256"


@dataclass
class Result:
    """What a build did: its problems, whether a site was published, and the figures it prints."""

    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    figures: dict[str, Any] = field(default_factory=dict)


def articles(site: Site, today: dt.date) -> list[Article]:
    """Every page rendered without the theme, for the index."""
    return [render(Context(site, page, today)) for page in site.pages.values()]


def build(root: Path, today: dt.date, say: Say) -> Result:
    """Build the site of ``root`` into ``root/site``. Expected faults come back as problems, never as exceptions."""
    started = time.monotonic()
    root = root.absolute()
    result = Result()
    site, result.problems = check(root, today)
    if site is None or blocking(result.problems):
        return result
    say(f"· {len(site.pages)} pages read and checked")
    sources = _stamp(root)
    work = work_folder(root)
    scratch = Path(tempfile.mkdtemp(prefix="build-", dir=work))
    try:
        _stages(site, today, scratch, result, say)
        for locale in site.config.locales if not blocking(result.problems) else ():
            (scratch / "index" / locale.code / STAMP).write_text(sources, encoding="utf-8")
        if not blocking(result.problems):
            swap_in(scratch / "site", root / "site")
            for locale in site.config.locales:
                swap_in(scratch / "index" / locale.code, _index_folder(root, locale.code))
            result.published = True
            result.figures["seconds"] = round(time.monotonic() - started, 1)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return result


def _stages(site: Site, today: dt.date, scratch: Path, result: Result, say: Say) -> None:
    out = scratch / "site"
    rendered = articles(site, today)
    files, leaflets = _typeset(site, today, result, say)
    if blocking(result.problems):
        return
    epoch = int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp())
    not_found = _render(site, today, leaflets, out, epoch, result)
    if not_found is None:
        return
    say("· pages rendered")
    sizes = {}
    for locale in site.config.locales:
        index = index_of(site, locale.code, rendered, scratch / "index" / locale.code)
        shards = export(index)
        write(out / "search" / locale.code, shards)
        sizes[locale.code] = sum(map(len, shards.values()))
    say("· search index exported")
    prefixes = {locale.code: locale.prefix for locale in site.config.locales}
    for code, page in not_found.items():
        files[f"{prefixes[code]}404.html"] = page.encode("utf-8")
    files["_headers"] = headers_file().encode("utf-8")
    files["mosty-nginx.conf"] = nginx_snippet(prefixes, site.config.base).encode("utf-8")
    pages = {code: sum(1 for page in site.pages.values() if page.locale == code) for code in prefixes}
    manifest = {
        "today": today.isoformat(),
        "pages": pages,
        "index_bytes": sizes,
        "leaflets": sum(map(len, leaflets.values())),
    }
    files[MANIFEST] = (json.dumps(manifest, sort_keys=True, indent=1) + "\n").encode("utf-8")
    write(out, files)
    fixed_times(out, epoch)
    result.figures.update(
        pages=pages, index_bytes=sizes, leaflets=sum(map(len, leaflets.values())), problems=len(result.problems)
    )


def _typeset(site: Site, today: dt.date, result: Result, say: Say) -> tuple[dict[str, bytes], Leaflets]:
    """Every leaflet in every language; a leaflet that cannot be typeset is a problem, the others are still made."""
    files: dict[str, bytes] = {}
    found: dict[tuple[str, str], tuple[LeafletFile, ...]] = {}
    shelf = Shelf(site.root / WORK / "typeset")
    for page in leaflet_pages(site):
        made, problems = typeset_page(site, page, today, shelf)
        result.problems += problems
        folder = site.config.locale(page.locale).prefix + page.url
        rows = []
        for one in made:
            picture = f"{one.name.removesuffix('.pdf')}.webp"
            files[folder + one.name] = one.done.pdf
            files[folder + picture] = one.done.picture
            rows.append(LeafletFile(one.form, one.name, one.done.pages, len(one.done.pdf), picture))
        if rows:
            found[page.locale, page.path] = tuple(rows)
    shelf.tidy()
    if found:
        say(f"· {sum(map(len, found.values()))} files of {len(found)} leaflets typeset")
    return files, found


def leaflet_pages(site: Site) -> list[Page]:
    """Every page of kind leaflet, in the order of its file."""
    return [page for page in site.pages.values() if page.kind == "leaflet" and page.meta is not None]


@contextmanager
def _epoch(seconds: int) -> Iterator[None]:
    """MkDocs dates its sitemap by SOURCE_DATE_EPOCH: give it the build's day, then put the environment back."""
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
    """What MkDocs says of a configuration before it gives up; its exception alone does not name the cause."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _template_place(site: Site, error: TemplateError) -> Span:
    """File and line of a template that cannot be read or filled in: Jinja's own, else the last template on the way."""
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
) -> dict[str, str] | None:
    """Let MkDocs render the pages into ``out``; returns the 404 page of each language, None after a fault."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from mosty.render.plugin import MostyPlugin

    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.ERROR)
    logger.addHandler(complaints)
    try:
        with _epoch(epoch):
            config: Any = load_config(str(site.root / site.config.file), site_dir=str(out))
            plugin = config.plugins.get("mosty")
            if not isinstance(plugin, MostyPlugin):
                result.problems.append(problem("CFG004", Span(site.config.file), reason="plugins must list `mosty`"))
                return None
            plugin.site, plugin.today, plugin.leaflets = site, today, leaflets
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
    except MkDocsException as error:
        reason = " ".join([*complaints.messages, str(error)] if not complaints.messages else complaints.messages)
        result.problems.append(problem("CFG004", Span(site.config.file), reason=" ".join(reason.split())))
        return None
    except TemplateError as error:
        result.problems.append(problem("TPL001", _template_place(site, error), reason=error.message or ""))
        return None
    finally:
        logger.removeHandler(complaints)
    return plugin.not_found


def _index_folder(root: Path, locale: str) -> Path:
    folder = root / WORK / "index" / locale
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def index_of(site: Site, locale: str, rendered: list[Article], folder: Path) -> Index:
    """Write the Whoosh index of one language into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    return build_index(folder, locale, documents(site, locale, rendered), concepts(site), abbreviations(site))


def index_for_search(root: Path, site: Site, locale: str, today: dt.date) -> Index:
    """The index of the last build while no source is newer than it; else a new one."""
    folder = _index_folder(root, locale)
    stamp = folder / STAMP
    now = _stamp(root)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return open_index(folder)
    scratch = Path(tempfile.mkdtemp(prefix="index-", dir=root / WORK))
    try:
        fresh = scratch / locale
        index_of(site, locale, articles(site, today), fresh)
        (fresh / STAMP).write_text(now, encoding="utf-8")
        swap_in(fresh, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return open_index(folder)


def _stamp(root: Path) -> str:
    """Names, sizes and times of everything the index is made of."""
    rows = []
    for top in (root / "docs", root / "glossary.yml", root / "mkdocs.yml", Path(__file__).parent):
        paths = sorted(top.rglob("*")) if top.is_dir() else [top]
        for path in paths:
            if path.suffix in (".md", ".yml", ".py", ".json"):
                stat = path.stat()
                rows.append(f"{path}:{stat.st_size}:{stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(rows).encode("utf-8")).hexdigest()
