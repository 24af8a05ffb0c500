"""``mosty build``: the whole road, read → check → articles → pages, index, typeset → publish.

Nothing is written outside the working folder until everything has succeeded; then the site is
swapped in whole.
"""

from __future__ import annotations

import datetime as dt
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import TemplateError

from mosty.checking.check_session import blocking, check
from mosty.model.message import Say, message
from mosty.model.problem import Problem, Span, problem
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.model.work import PREVIEW, SITE, work_folder
from mosty.outputs.search_format import keep
from mosty.pipeline import stage_times
from mosty.pipeline.disk_error import DiskError
from mosty.pipeline.law_horizon import lives
from mosty.pipeline.search_index import (
    CONTENT,
    STAMP,
    content_of,
    index_folder,
    index_of,
    sources_stamp,
)
from mosty.pipeline.session import Session, Superseded
from mosty.pipeline.stages import Prepared, complete, prepare
from mosty.pipeline.store_file import Memory
from mosty.pipeline.template_problem import template_problem
from mosty.publish.kept_builds import publish
from mosty.publish.scratch import alone, scratch_folder
from mosty.publish.swap import recover, swap_in
from mosty.search import Document, Index


@dataclass
class Result:
    """What a build did: the site it read, its problems, whether it was published and where, the
    figures it prints; whether an earlier site was ``there``. One that is ``superseded`` was given
    up: the base has changed meanwhile.
    """

    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    there: bool = False
    figures: dict[str, Any] = field(default_factory=dict)
    site: Site | None = None
    folder: str = SITE
    superseded: bool = False


class _Extent(NamedTuple):
    """What is made beside the pages."""

    printing: bool
    packed: bool


def build(
    root: Path,
    today: dt.date,
    say: Say,
    drafts: bool = False,
    session: Session | None = None,
    printing: bool = True,
    packed: bool = False,
) -> Result:
    """Build the site of ``root`` into ``root/site``. Faults of the content come back as problems,
    never as exceptions. Raises :class:`DiskError` for what the system refuses.

    ``drafts``: pages that do not go out are built too, into a folder of their own and into no
    index. ``session``: what this process keeps from one build to the next. ``printing``: PDFs and
    share pictures are made; the benchmark goes without. ``packed``: packed copies lie beside the
    files, for nginx.
    """
    root = root.absolute()
    result = Result(folder=PREVIEW if drafts else SITE)
    try:
        result.there = recover(root / result.folder)
        session = session or Session(Memory(root))
        _build(root, today, say, result, session, _Extent(printing, packed))
    except OSError as error:
        raise DiskError(error, root, result.folder) from error
    return result


def _build(
    root: Path, today: dt.date, say: Say, result: Result, session: Session, extent: _Extent
) -> None:
    """Build into ``result.folder``, and set what came of it in ``result``."""
    started, drafts = time.monotonic(), result.folder == PREVIEW
    stage_times.begin("check")
    site, result.problems = check(root, today, session.read)
    result.site = site
    if site is None or blocking(result.problems):
        return
    say(message("build.pages_read", n=len(site.pages)))
    read = len(site.pages)
    whole, site = site, published(site, today, drafts)
    if len(site.pages) < read:
        say(message("build.pages_withheld", n=read - len(site.pages)))
    sources = sources_stamp(root, today)
    work = work_folder(root)
    lock = work / f"{Path(result.folder).name}.lock"
    with (
        alone(lock, lambda: say(message("build.waits", folder=result.folder))),
        scratch_folder(work, "build-") as scratch,
    ):
        try:
            _show_first(site, today, session, say, started)
            prepared = prepare(site, today, say, session.memory, extent.printing, extent.packed)
            _stages(prepared, scratch, result, say, session)
            if not blocking(result.problems):
                _publish(prepared, scratch, root, result, "" if drafts else sources)
                for line in lives(site, whole, today):
                    say(line)
                result.figures["seconds"] = round(time.monotonic() - started, 1)
        except Superseded:
            result.superseded = True


def _show_first(site: Site, today: dt.date, session: Session, say: Say, started: float) -> None:
    """Show the pages of a session before the rest is made. What is wrong with a template is said
    by the whole build.
    """
    with suppress(TemplateError):
        if session.show_first(site, today):
            say(message("build.pages_shown", seconds=round(time.monotonic() - started, 1)))
    session.go_on()


def _publish(prepared: Prepared, scratch: Path, root: Path, result: Result, sources: str) -> None:
    """Swap the finished site in, and with the stamp of its ``sources`` the index that the command
    line searches; what was made is kept.
    """
    if result.folder == SITE:
        publish(root, scratch / "site")
    else:
        swap_in(scratch / "site", root / result.folder)
    for locale in prepared.site.config.locales if sources else ():
        made, place = scratch / "index" / locale.code, index_folder(root, locale.code)
        content = prepared.searched[locale.code]
        if made.is_dir():
            (made / CONTENT).write_text(content, encoding="utf-8")
            swap_in(made, place)
        if content_of(place) == content:
            (place / STAMP).write_text(sources, encoding="utf-8")
    prepared.store.save()
    result.published = True


def _stages(prepared: Prepared, scratch: Path, result: Result, say: Say, session: Session) -> None:
    """Make the whole site in ``scratch / "site"`` and the indexes in ``scratch / "index"``."""
    from mosty.pipeline.mkdocs_plugin import NotBuilt, render_pages  # MkDocs takes its time to load

    site = prepared.site
    result.problems += prepared.problems
    if blocking(result.problems):
        return

    def make_index(locale: str, listed: list[Document]) -> Index:
        folder = scratch / "index" / locale
        index = index_of(site, locale, listed, folder)
        keep(folder, listed)
        return index

    try:
        stage_times.begin("pages")
        pages, templates = render_pages(prepared, scratch / "site")
        session.remember(prepared, templates)
        session.go_on()
        out = scratch / "site"
        figures = complete(prepared, out, pages, templates, make_index, say, session.go_on)
    except NotBuilt as error:
        result.problems.append(problem("CFG004", Span(site.config.file), reason=error.reason))
        return
    except TemplateError as error:
        result.problems.append(template_problem(site, error))
        return
    result.figures.update(figures, problems=len(result.problems))
