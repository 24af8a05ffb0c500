"""Finished pages of the site, kept in the store from one build to the next."""

from __future__ import annotations

from jinja2 import Environment

from mosty.model.address import address
from mosty.model.canonical import digest
from mosty.model.config import Locale
from mosty.model.menu import HOME
from mosty.model.site import Page
from mosty.model.tracing import Reads
from mosty.pipeline.stages import Prepared
from mosty.pipeline.stored import name_of
from mosty.render.context import Context
from mosty.render.theme import page_data

TEMPLATE = "main.html"


class FinishedPages:
    """The pages that need not be rendered, and the keeping of those that are.

    ``files`` are those taken from the store, by their path in the built site.
    """

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.files: dict[str, bytes] = {}

    def take(self, tree: str, whole: bool = False) -> frozenset[str]:
        """Take what the store has of the tree of a language; returns the paths of these pages.

        Unless the ``whole`` tree is wanted, the home page is left to be rendered:
        mkdocs-static-i18n misses it otherwise.
        """
        site, store = self.prepared.site, self.prepared.store
        prefix = site.config.locale(tree).prefix
        paths = set()
        for page in site.paths(tree):
            html = store.kept("page", _name(tree, page), self._base(page))
            if html is not None and (whole or page.path != HOME):
                paths.add(page.path)
                self.files[f"{prefix}{page.url}index.html"] = html
        return frozenset(paths)

    def keep(self, tree: str, page: Page, reads: Reads, html: str) -> None:
        """Keep a page that was rendered, with what was read for what stands around its article."""
        store = self.prepared.store
        store.put("page", _name(tree, page), reads, html.encode("utf-8"), self._base(page))

    def every_page(self, locale: Locale, environment: Environment) -> dict[str, bytes]:
        """Every page of the tree of a language by its path in the built site: from the store, or
        rendered with the templates as MkDocs renders it. Raises ``jinja2.TemplateError``.
        """
        self.take(locale.code, whole=True)
        pages = {}
        for page in self.prepared.site.paths(locale.code):
            path = f"{locale.prefix}{page.url}index.html"
            if path not in self.files:
                self.files[path] = self._rendered(environment, locale, page)
            pages[path] = self.files[path]
        return pages

    def _rendered(self, environment: Environment, tree: Locale, page: Page) -> bytes:
        prepared = self.prepared
        site, article = prepared.site, prepared.article(page)
        context = Context(site, page, prepared.today, prepared.leaflets)
        way = way_to_root(address(site, page, tree.code))
        with prepared.store.recording() as reads:
            data = page_data(context, tree.code, way, article.contents)
        content = article.html_at(tree.prefix, page.url)
        html = environment.get_template(TEMPLATE).render(m=data, page={"content": content})
        self.keep(tree.code, page, reads, html)
        return html.encode("utf-8")

    def _base(self, page: Page) -> str:
        """The digest of what a finished page is made of beside the site."""
        prepared = self.prepared
        files = prepared.leaflets.get((page.locale, page.path), ())
        made = [[file.name, file.size] for file in files]
        return digest([prepared.article(page).digest, prepared.store.templates, made])


def way_to_root(address: str) -> str:
    """The relative way from a page to the root of the site: ``../..`` from ``/en/praxe/``."""
    depth = len(address.strip("/").split("/")) if address.strip("/") else 0
    return "/".join([".."] * depth) or "."


def _name(tree: str, page: Page) -> str:
    """The name of a finished page: that of its tree, and its own."""
    return f"{tree} {name_of(page)}"
