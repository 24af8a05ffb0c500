"""A page's article: rendered once, taken by the page template, the index, the leaflets and every
file for machines.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor

from mosty.model.canonical import digest
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.render.clean import cleaned, literal
from mosty.render.context import Context, Leaflets
from mosty.render.elements import h
from mosty.render.extension import MostyExtension, Typography
from mosty.text.markdown.dialects.rendered import CONFIGS, EXTENSIONS

#: How a link inside the language's tree, and one to a file that all languages share, begins in the
#: markup of an article: where the tree stands is known when the page is written.
TREE, SHARED = "/__tree__/", "/__shared__/"
_INSIDE = re.compile(rf'(?:(?<= href=")|(?<= src="))(?:{TREE}|({SHARED}))([^"#?]*)')


@dataclass(frozen=True)
class Article:
    """A page rendered, without the page's title: the one product of rendering.

    ``markup`` is HTML whose inner links are neutral (``/__tree__/praxe/x/#y``); ``html`` and
    ``html_at`` give them an address. ``contents`` holds title and anchor of every section.
    """

    page: Page
    markup: str
    root: str = ""
    prefix: str = ""
    contents: tuple[tuple[str, str], ...] = ()
    #: Elements, attributes and addresses of the author that the allow-list has taken away.
    removed: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        ctx: Context,
        markup: str,
        contents: tuple[tuple[str, str], ...] = (),
        removed: tuple[str, ...] = (),
    ) -> Article:
        """The article of the context's page, with its links where the page stands."""
        config = ctx.site.config
        prefix = config.locale(ctx.locale).prefix
        return cls(ctx.page, markup, config.base, prefix, contents, removed)

    @cached_property
    def digest(self) -> str:
        """The digest of all that readers of the article see."""
        return digest([self.markup, self.contents])

    @cached_property
    def html(self) -> str:
        """The article with links absolute on the site: ``/mosty/en/praxe/x/#y``."""
        root, tree = f"{self.root}/", f"{self.root}/{self.prefix}"
        return _INSIDE.sub(lambda link: (root if link[1] else tree) + link[2], self.markup)

    def html_at(self, prefix: str, url: str) -> str:
        """The article with links relative to the page at ``url`` of the tree under ``prefix``.

        A page without a translation is shown in another language's tree and leads on inside it.
        """
        here = f"{prefix}{url}"
        return _INSIDE.sub(
            lambda link: relative(link[2] if link[1] else f"{prefix}{link[2]}", here), self.markup
        )


def relative(target: str, here: str) -> str:
    """The way from one address of the site to another, both without a slash at the beginning:
    ``praxe/x/`` from ``metodika/`` is ``../praxe/x/``.
    """
    above, below = _parts(here), _parts(target)
    common = 0
    for ours, theirs in zip(above, below, strict=False):
        if ours != theirs:
            break
        common += 1
    way = "/".join([".."] * (len(above) - common) + below[common:]) or "."
    return f"{way}/" if target.endswith("/") or not target else way


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part]


def render(ctx: Context) -> Article:
    """Render the page of the context. Pure: the same context gives the same article."""
    ours = MostyExtension(ctx)
    extensions: list[str | Extension] = [*EXTENSIONS, ours, _ResolveLinks(ctx)]
    markdown = Markdown(extensions=extensions, extension_configs=CONFIGS, output_format="html")
    markup = markdown.convert(ctx.page.body.published)
    tokens = getattr(markdown, "toc_tokens", [])
    contents = tuple((unescape(token["name"]), token["id"]) for token in tokens)
    return Article.of(ctx, markup, contents, tuple(ours.removed))


def articles(
    site: Site, today: dt.date, leaflets: Leaflets, locale: str | None = None
) -> list[Article]:
    """Every page rendered, with its files to download; with ``locale`` those that its readers
    get.
    """
    pages = site.pages.values() if locale is None else site.paths(locale)
    return [render(Context(site, page, today, leaflets)) for page in pages]


def render_parts(ctx: Context, parts: Iterable[Element]) -> str:
    """HTML of elements that stand in no page's text, mended and linked as the page of the context
    is.
    """
    markdown = Markdown()
    root = h("div", *parts)
    _Links(markdown, ctx).run(root)
    Typography(markdown, ctx).run(root)
    literal(root)
    return Article.of(ctx, cleaned(to_html_string(root))).html


def unseen(rendered: list[Article]) -> list[Problem]:
    """TXT013: what was taken away although the check has seen nothing of it: a page must say what
    it does.
    """
    return [
        problem("TXT013", _nearest(article.page, name), name=name)
        for article in rendered
        for name in dict.fromkeys(article.removed)
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
    """``../analyza/index.md#zjisteni-3`` → ``/__tree__/analyza/#zjisteni-3``; a file beside the
    page likewise. What leads nowhere is left as it is.
    """

    def __init__(self, md: Markdown, ctx: Context) -> None:
        super().__init__(md)
        self.ctx = ctx
        self.folder = posixpath.dirname(ctx.page.path)

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            address = element.get(name) if name else None
            if name and address:
                element.set(name, self.resolved(address))

    def resolved(self, address: str) -> str:
        """The neutral form of an address in the text."""
        if "://" in address or address.startswith(("/", "#")):
            return address
        path, rest = _split(address)
        where = posixpath.normpath(posixpath.join(self.ctx.locale, self.folder, unquote(path)))
        locale, _, below = where.partition("/")
        if locale != self.ctx.locale:
            return f"{SHARED}{quote(where)}{rest}" if self.is_file(where) else address
        page = self.ctx.site.page_or_source(locale, below) if below.endswith(".md") else None
        if page is not None:
            return f"{TREE}{page.url}{rest}"
        return f"{TREE}{quote(below)}{rest}" if self.is_file(where) else address

    def is_file(self, path: str) -> bool:
        """Whether an attachment of that path below ``docs`` is published."""
        return not path.endswith(".md") and f"docs/{path}" in self.ctx.site.files


def _split(address: str) -> tuple[str, str]:
    """The path of an address, and its query and anchor with their signs."""
    at = min((place for sign in "?#" if (place := address.find(sign)) >= 0), default=len(address))
    return address[:at], address[at:]
