"""A page's article without MkDocs: for the index, the leaflets and tests. Same extensions, links resolved by us."""

from __future__ import annotations

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
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.extension import MostyExtension, Typography
from mosty.text.dialects.rendered import CONFIGS, EXTENSIONS


@dataclass(frozen=True)
class Article:
    """A page rendered: HTML of the article without the page's title."""

    page: Page
    html: str


def render(ctx: Context) -> Article:
    """Render the page of the context. Pure: the same context gives the same article."""
    extensions: list[str | Extension] = [*EXTENSIONS, MostyExtension(ctx), _ResolveLinks(ctx)]
    markdown = Markdown(extensions=extensions, extension_configs=CONFIGS, output_format="html")
    return Article(ctx.page, markdown.convert(ctx.page.body.text))


def render_parts(ctx: Context, parts: Iterable[Element]) -> str:
    """HTML of elements that stand in no page's text, mended and linked as the page of the context is."""
    markdown = Markdown()
    root = h("div", *parts)
    _Links(markdown, ctx).run(root)
    Typography(markdown, ctx).run(root)
    return to_html_string(root)


class _ResolveLinks(Extension):
    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Links(md, self.ctx), "mosty-links", 0)


class _Links(Treeprocessor):
    """``../analyza/index.md#zjisteni-3`` → ``/analyza/#zjisteni-3``; what leads nowhere keeps its text."""

    def __init__(self, md: Markdown, ctx: Context) -> None:
        super().__init__(md)
        self.ctx = ctx

    def run(self, root: Element) -> None:
        for link in _links(root):
            target, _, anchor = (link.get("href") or "").partition("#")
            if "://" in target or not unquote(target).endswith(".md"):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.ctx.page.path), unquote(target)))
            found = self.ctx.site.page_or_source(self.ctx.locale, path)
            if found:
                here = self.ctx.site.config.base + address(self.ctx.site, found)
                link.set("href", here + (f"#{anchor}" if anchor else ""))


def _links(root: Element) -> Iterable[Element]:
    return [element for element in root.iter("a") if element.get("href")]
