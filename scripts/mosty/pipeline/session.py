"""What ``mosty serve`` keeps from one build to the next, and how a change is on screen first.

A build makes everything; an editor waits for one page. So the pages that have changed are rendered
and shown as soon as the base is checked, in memory, and the rest of the build follows: search,
printed files, files for machines. Another change ends that rest early.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from jinja2 import Environment

from mosty.model.site import Site
from mosty.model.tracing import traced
from mosty.pipeline.finished_pages import FinishedPages
from mosty.pipeline.stages import Prepared
from mosty.pipeline.store import Store
from mosty.pipeline.store_file import Memory
from mosty.read.site import ReadMemory
from mosty.render.article import unseen
from mosty.render.context import Leaflets


class Superseded(Exception):
    """The base has changed since the build began, so nobody waits for the rest of it."""


@dataclass
class Session:
    """What a process that builds again and again keeps.

    ``show`` is given finished pages by their path in the built site, before anything else is made;
    ``changed`` says whether the base has changed since the build began.
    """

    memory: Memory
    show: Callable[[Site, dict[str, bytes]], None] = lambda site, pages: None
    changed: Callable[[], bool] = lambda: False
    #: What was read of the base.
    read: ReadMemory = field(default_factory=ReadMemory)
    #: Of the last whole build: the templates as MkDocs prepares them, what they were made of, and
    #: what was printed for each page.
    environment: Environment | None = None
    templates: str = ""
    downloads: Leaflets = field(default_factory=dict)

    def remember(self, prepared: Prepared, environment: Environment) -> None:
        """Keep what the next build shows its first pages with."""
        self.environment, self.templates = environment, prepared.store.templates
        self.downloads = dict(prepared.downloads)

    def go_on(self) -> None:
        """Raise :class:`Superseded` once the base has changed."""
        if self.changed():
            raise Superseded

    def show_first(self, site: Site, today: dt.date) -> bool:
        """Render what has changed with the templates and printed files of the last build, and show
        all pages. Returns whether that could be done; raises ``jinja2.TemplateError``.
        """
        recording = traced(site)
        store = Store(recording, today, self.memory)
        if self.environment is None or store.templates != self.templates:
            return False
        prepared = Prepared(recording, site, today, store)
        prepared.leaflets = recording.tracer.table("leaflets", self.downloads)
        prepared.render()
        if unseen(list(prepared.articles.values())):
            return False  # a problem that stops the build
        self.show(site, every_page(prepared, self.environment))
        return True


def every_page(prepared: Prepared, environment: Environment) -> dict[str, bytes]:
    """Every page of content by its path in the built site. Raises ``jinja2.TemplateError``."""
    finished = FinishedPages(prepared)
    pages: dict[str, bytes] = {}
    for locale in prepared.site.config.every_locale:
        pages |= finished.every_page(locale, environment)
    return pages
