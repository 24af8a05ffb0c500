"""A page's article without MkDocs: for the index, the leaflets and tests. Same extensions, links
resolved by us.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor

from mosty.model.address import address
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.render.clean import cleaned, literal
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.extension import MostyExtension, Typography
from mosty.text.markdown.dialects.rendered import CONFIGS, EXTENSIONS


@dataclass(frozen=True)
class Article:
    """A page rendered: HTML of the article without the page's title."""

    page: Page
    html: str
    #: Elements, attributes and addresses of the author that the allow-list has taken away.
    removed: tuple[str, ...] = ()


def render(ctx: Context) -> Article:
    """Render the page of the context. Pure: the same context gives the same article."""
    ours = MostyExtension(ctx)
    extensions: list[str | Extension] = [*EXTENSIONS, ours, _ResolveLinks(ctx)]
    markdown = Markdown(extensions=extensions, extension_configs=CONFIGS, output_format="html")
    html = markdown.convert(ctx.page.body.published)
    return Article(ctx.page, html, tuple(ours.removed))


def articles(site: Site, today: dt.date, locale: str | None = None) -> list[Article]:
    """Every page rendered without the theme, for the index; with ``locale`` those that its readers
    get.
    """
    pages = site.pages.values() if locale is None else site.paths(locale)
    return [render(Context(site, page, today)) for page in pages]


def render_parts(ctx: Context, parts: Iterable[Element]) -> str:
    """HTML of elements that stand in no page's text, mended and linked as the page of the context
    is.
    """
    markdown = Markdown()
    root = h("div", *parts)
    _Links(markdown, ctx).run(root)
    Typography(markdown, ctx).run(root)
    literal(root)
    return cleaned(to_html_string(root))


def unseen(rendered: list[Article]) -> list[Problem]:
    """TXT013: what was taken away although the check has seen nothing of it: a page must say what
    it does.
    """
    return [
        problem("TXT013", _nearest(one.page, name), name=name)
        for one in rendered
        for name in dict.fromkeys(one.removed)
    ]


def _nearest(page: Page, name: str) -> Span:
    at = max(0, page.body.text.lower().find(name.lower()))
    return page.body.span(at, at + 1)


class _ResolveLinks(Extension):
    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Links(md, self.ctx), "mosty-links", 0)


class _Links(Treeprocessor):
    """``../analyza/index.md#zjisteni-3`` → ``/analyza/#zjisteni-3``; what leads nowhere keeps its
    text.
    """

    def __init__(self, md: Markdown, ctx: Context) -> None:
        super().__init__(md)
        self.ctx = ctx

    def run(self, root: Element) -> None:
        for link in _links(root):
            target, _, anchor = (link.get("href") or "").partition("#")
            if "://" in target or not unquote(target).endswith(".md"):
                continue
            path = posixpath.normpath(
                posixpath.join(posixpath.dirname(self.ctx.page.path), unquote(target))
            )
            found = self.ctx.site.page_or_source(self.ctx.locale, path)
            if found:
                here = self.ctx.site.config.base + address(self.ctx.site, found)
                link.set("href", here + (f"#{anchor}" if anchor else ""))


def _links(root: Element) -> Iterable[Element]:
    return [element for element in root.iter("a") if element.get("href")]
