"""The adapter between MkDocs and our pure functions: it passes pages in and HTML out, and decides
nothing.

MkDocs builds the tree once a language (mkdocs-static-i18n); the same plugin object sees every run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkPage

from mosty.model.attachments import published_name
from mosty.model.message import message, own_language
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.read.site import read_site
from mosty.render.context import Context, Download
from mosty.render.extension import MostyExtension
from mosty.render.theme import page_data, template_data


class MostyPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Registered as ``mosty`` in ``plugins:``. ``mosty build`` hands it the site; plain ``mkdocs
    build`` reads it.
    """

    def __init__(self) -> None:
        self.site: Site | None = None
        self.today = dt.date.today()
        self.leaflets: Mapping[tuple[str, str], tuple[Download, ...]] = {}
        self.not_found: dict[str, str] = {}
        self.env: Environment | None = None
        self.extension = MostyExtension(None)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the Markdown extension beside those of ``mkdocs.yml``, once."""
        if self.site is None:
            site, _ = read_site(Path(config.config_file_path or ".").parent)
            self.site = site and published(site, self.today)
        if self.site is None:
            raise PluginError(message("build.no_site").text(own_language()))
        extensions: list[Any] = config.markdown_extensions
        if self.extension not in extensions:
            extensions.append(self.extension)
        return config

    @event_priority(-50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Let through the pages that go out and the attachments that our reader knows, and nothing
        else: no file of the theme, no leftover of an editor, no link, no pipe, and no script but
        the engine's own.

        Before mkdocs-static-i18n (-100) looks for translations: in place of one that is gone it
        shows the original.
        """
        root = self.built.root
        for file in list(files):
            source = Path(file.abs_src_path) if file.abs_src_path else root
            name = source.relative_to(root).as_posix() if source.is_relative_to(root) else ""
            known = name in self.built.files and published_name(name)
            if not known or self.is_withheld(source):
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

    def context_of(self, page: MkPage) -> Context | None:
        """Our context for a page of MkDocs; None for a page that our reader does not know."""
        found = self.page_of(page)
        return Context(self.built, found, self.today, self.leaflets) if found else None

    @property
    def built(self) -> Site:
        """The site being built."""
        if self.site is None:
            raise PluginError(message("build.no_site").text(own_language()))
        return self.site

    def page_of(self, page: MkPage) -> Page | None:
        """Our page of the file that MkDocs renders: for a fallback page that is the source
        locale's.
        """
        return self.built.pages.get(self.key_of(Path(page.file.abs_src_path or "")))

    def is_withheld(self, source: Path) -> bool:
        """Whether the file is that of a page in one of the languages which is not in the published
        site.
        """
        locale, path = self.key_of(source)
        ours = any(known.code == locale for known in self.built.config.locales) and path.endswith(
            ".md"
        )
        return ours and (locale, path) not in self.built.pages

    def key_of(self, source: Path) -> tuple[str, str]:
        """Locale and path of a file below ``docs``; empty for any other."""
        docs = self.built.root / "docs"
        if not source.is_relative_to(docs):
            return "", ""
        locale, _, path = source.relative_to(docs).as_posix().partition("/")
        return locale, path

    def on_page_markdown(
        self, markdown: str, *, page: MkPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the extension which page comes next, and give MkDocs the body as our reader cut
        it.
        """
        context = self.extension.context = self.context_of(page)
        return context.page.body.published if context else markdown

    def on_page_context(self, context: Any, *, page: MkPage, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template what it shows around the article."""
        ours = self.context_of(page)
        if ours is not None:
            context["m"] = page_data(ours, self.locale(config), str(context["base_url"]), page.toc)
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The same for pages that are no content: 404."""
        if template_name.endswith(".html"):
            context["m"] = template_data(self.built, self.locale(config))
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keep each language's 404 (MkDocs would overwrite it with the last one's); its sitemap is
        dated today.
        """
        if template_name == "404.html":
            self.not_found[self.locale(config)] = output_content
            return ""
        return "" if template_name == "sitemap.xml" else output_content

    def locale(self, config: MkDocsConfig) -> str:
        """The language of the tree that is being built."""
        i18n: Any = config.plugins.get("i18n")
        return str(i18n.current_language) if i18n else self.built.config.default.code
