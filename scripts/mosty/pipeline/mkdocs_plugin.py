"""The adapter between MkDocs and our stages: articles in, HTML out; it decides nothing.

MkDocs builds the tree once per language (mkdocs-static-i18n); the same plugin object sees every
run. The only module that knows MkDocs.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkPage

from mosty.model.attachments import published_name
from mosty.model.clock import day_of
from mosty.model.errors import MostyError
from mosty.model.message import Message, message, own_language
from mosty.model.site import Page, Site
from mosty.model.tracing import Reads
from mosty.pipeline.finished_pages import FinishedPages
from mosty.pipeline.search_index import index_of
from mosty.pipeline.stages import Prepared, complete, prepare_whole
from mosty.pipeline.template_problem import template_problem
from mosty.render.context import Context
from mosty.render.theme import page_data, template_data
from mosty.report import text
from mosty.search import Document, Index

Pages = dict[str, bytes]


class MostyPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Registered as ``mosty`` in ``plugins:``. ``mosty build`` hands it what is prepared; plain
    ``mkdocs build`` and ``mkdocs serve`` go the same road themselves.
    """

    def __init__(self) -> None:
        self.prepared: Prepared | None = None
        self.is_ours = False
        self.not_found: dict[str, str] = {}
        self.env: Environment | None = None
        self.finished: FinishedPages | None = None
        #: What was read for the page that is being made.
        self.reads: Reads = {}

    def hand_over(self, prepared: Prepared) -> None:
        """Build what ``mosty build`` has prepared, and leave all that is no page to it."""
        self.prepared, self.is_ours = prepared, True
        self.finished = FinishedPages(prepared)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Go the road to the articles unless it has been gone; MkDocs renders no Markdown of ours.

        Raises ``PluginError`` with the problems that stop a build.
        """
        if not self.is_ours and not self.is_nested(config):
            root = Path(config.config_file_path or ".").absolute().parent
            self.prepared = _prepared(root, _language(config))
        config.markdown_extensions, config.mdx_configs = [], {}
        return config

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Let through the pages that go out and the attachments that our reader knows, and nothing
        else: no file of the theme, no leftover of an editor, no link, no pipe, and no script but
        the engine's own.

        Before mkdocs-static-i18n (-100) looks for translations: in place of one that is gone it
        shows the original.
        """
        root = self.site.root
        for file in list(files):
            source = Path(file.abs_src_path) if file.abs_src_path else root
            name = source.relative_to(root).as_posix() if source.is_relative_to(root) else ""
            known = name in self.site.files and published_name(name)
            if not known or self.is_withheld(source) or self.is_leaflet(source):
                files.remove(file)
        if self.finished is not None:
            paths = self.finished.take(self.locale(config))
            for file in [file for file in files if self.key_of(_source(file))[1] in paths]:
                files.remove(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape every value in templates, and keep the environment for the pages that the
        publisher renders itself.

        No template has been compiled yet: escaping is compiled into them.
        """
        env.autoescape = True
        self.env = env
        return env

    @property
    def site(self) -> Site:
        """The site being built."""
        return self.ready.site

    @property
    def ready(self) -> Prepared:
        """What is prepared. Raises ``PluginError`` where MkDocs asks before it is configured."""
        if self.prepared is None:
            raise PluginError(message("build.no_site").text(own_language()))
        return self.prepared

    def page_of(self, page: MkPage) -> Page | None:
        """Our page of the file that MkDocs renders: for a fallback page that is the source
        locale's.
        """
        return self.site.pages.get(self.key_of(_source(page.file)))

    def is_withheld(self, source: Path) -> bool:
        """Whether the file is that of a page in one of the languages which is not in the published
        site.
        """
        locale, path = self.key_of(source)
        ours = any(known.code == locale for known in self.site.config.locales) and path.endswith(
            ".md"
        )
        return ours and (locale, path) not in self.site.pages

    def is_leaflet(self, source: Path) -> bool:
        """Whether the file is a page of a language that is only leaflets: we render it ourselves,
        for mkdocs-static-i18n would build the whole portal around it.
        """
        locale, path = self.key_of(source)
        return self.site.config.is_leaflet_locale(locale) and path.endswith(".md")

    def key_of(self, source: Path) -> tuple[str, str]:
        """Locale and path of a file below ``docs``; empty for any other."""
        docs = self.site.root / "docs"
        if not source.is_relative_to(docs):
            return "", ""
        locale, _, path = source.relative_to(docs).as_posix().partition("/")
        return locale, path

    def on_page_markdown(
        self, markdown: str, *, page: MkPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave nothing to MkDocs to render: the article comes with the page's content."""
        return ""

    def on_page_content(
        self, html: str, *, page: MkPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The article, its links relative to the page's place in the tree that is built."""
        ours = self.page_of(page)
        if ours is None:
            return html
        prefix = self.site.config.locale(self.locale(config)).prefix
        return self.ready.article(ours).html_at(prefix, ours.url)

    def on_page_context(self, context: Any, *, page: MkPage, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template what it shows around the article."""
        ours = self.page_of(page)
        if ours is not None:
            ready = self.ready
            ctx = Context(ready.site, ours, ready.today, ready.leaflets)
            contents = ready.article(ours).contents
            base = str(context["base_url"])
            with ready.store.recording() as self.reads:
                context["m"] = page_data(ctx, self.locale(config), base, contents)
        return context

    def on_post_page(self, output: str, *, page: MkPage, config: MkDocsConfig) -> str:
        """Keep the finished page."""
        ours = self.page_of(page)
        if ours is not None and self.finished is not None:
            self.finished.keep(self.locale(config), ours, self.reads, output)
        return output

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The same for pages that are no content: 404."""
        if template_name.endswith(".html"):
            context["m"] = template_data(self.site, self.locale(config))
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keep each language's 404, which MkDocs would overwrite with the last one's; drop its
        sitemap, which is dated by the day of the build.
        """
        if template_name == "404.html":
            self.not_found[self.locale(config)] = output_content
            return ""
        return "" if template_name == "sitemap.xml" else output_content

    @event_priority(-200)  # after mkdocs-static-i18n (-100) has built the other languages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put everything that is no page beside the pages, once all languages are built."""
        if not self.is_ours and not self.is_nested(config):
            assert self.env is not None  # MkDocs has rendered with it
            out = Path(config.site_dir)
            with tempfile.TemporaryDirectory(prefix="mosty-index-") as folder:

                def make_index(locale: str, listed: list[Document]) -> Index:
                    return index_of(self.site, locale, listed, Path(folder) / locale)

                complete(self.ready, out, self.other_pages(), self.env, make_index, _tell)

    def on_build_error(self, *, error: Exception) -> None:
        """Report a template that cannot be read as ``mosty build`` does, without a traceback."""
        if not self.is_ours and isinstance(error, TemplateError):
            line = text([template_problem(self.site, error)], own_language())
            raise PluginError(line) from None

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the glossary too: MkDocs watches its configuration, the pages and the templates."""
        server.watch(str(self.site.root / "glossary.yml"))
        return server

    def other_pages(self) -> Pages:
        """The pages that MkDocs does not write: each language's 404, all of the languages that are
        only leaflets, and finished ones.
        """
        assert self.env is not None  # MkDocs has rendered with it
        finished = self.finished or FinishedPages(self.ready)
        for locale in self.site.config.leaflet_locales:
            finished.every_page(locale, self.env)
        return finished.files | {
            f"{self.site.config.locale(code).prefix}404.html": page.encode("utf-8")
            for code, page in self.not_found.items()
        }

    def is_nested(self, config: MkDocsConfig) -> bool:
        """Whether mkdocs-static-i18n is building a further language inside another build."""
        i18n: Any = config.plugins.get("i18n")
        return bool(i18n and i18n.building)

    def locale(self, config: MkDocsConfig) -> str:
        """The language of the tree that is being built."""
        i18n: Any = config.plugins.get("i18n")
        return str(i18n.current_language) if i18n else self.site.config.default.code


#: ``mkdocs``; its successor's name where that stands in for it.
_LOGGER = mkdocs_build.__module__.partition(".")[0]
_log = logging.getLogger(f"{_LOGGER}.plugins.mosty")


def _source(file: File) -> Path:
    """The file that a page or another file is made of; an empty path for a generated one."""
    return Path(file.abs_src_path or "")


def _tell(line: Message) -> None:
    """A line of progress among those of MkDocs."""
    _log.info(line.text(own_language()))


def _prepared(root: Path, lang: str) -> Prepared:
    """The whole of the base below ``root``, prepared for the day. Raises ``PluginError`` with the
    problems that stop a build.
    """
    try:
        prepared, problems = prepare_whole(root, day_of(None), _tell)
    except MostyError as error:
        raise PluginError(error.text(lang)) from None
    listed = f"\n{text(problems, lang)}" if problems else ""
    if prepared is None:
        raise PluginError(listed)
    _log.info(listed)  # what does not stop a build does not stop a strict one either
    return prepared


def _language(config: MkDocsConfig) -> str:
    """The language in which problems are reported: the site's first one."""
    i18n: Any = config.plugins.get("i18n")
    languages = i18n.config.languages if i18n else []
    return next((str(language.locale) for language in languages if language.default), "en")


class NotBuilt(Exception):
    """MkDocs has refused its configuration; ``reason`` says why, a word of ours or its own."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Complaints(logging.Handler):
    """What MkDocs says of a configuration before it gives up; its exception alone does not name
    the cause.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render_pages(prepared: Prepared, out: Path) -> tuple[Pages, Environment]:
    """Let MkDocs write the pages into ``out``; returns those it does not write, and its templates.

    Raises :class:`NotBuilt` and ``jinja2.TemplateError``.
    """
    complaints = _Complaints()
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.ERROR)
    logger.addHandler(complaints)
    site = prepared.site
    try:
        config: Any = load_config(str(site.root / site.config.file), site_dir=str(out))
        plugin = config.plugins.get("mosty")
        if not isinstance(plugin, MostyPlugin):
            raise NotBuilt(message("build.no_plugin"))
        plugin.hand_over(prepared)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        reason = " ".join(complaints.messages or [str(error)])
        raise NotBuilt(" ".join(reason.split())) from error
    finally:
        logger.removeHandler(complaints)
    assert plugin.env is not None  # MkDocs has rendered with it
    return plugin.other_pages(), plugin.env
