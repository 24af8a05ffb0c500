"""What a renderer of one page needs: the site, the page, the day, and how to link from here."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mosty.model.page_lookup import page_printing
from mosty.model.site import Page, Site
from mosty.render.elements import Child, h
from mosty.render.icons import icon
from mosty.text.language import typography


@dataclass(frozen=True)
class Download:
    """A file made for a page: its form and name beside the page, its length in pages and bytes, its
    picture if any, with width and height in pixels.
    """

    form: str
    name: str
    pages: int
    size: int
    picture: str
    date: dt.date
    version: str
    picture_size: tuple[int, int] = (0, 0)


#: What was made of each page to be downloaded, by (locale, path).
Leaflets = Mapping[tuple[str, str], tuple[Download, ...]]


@dataclass(frozen=True)
class Context:
    """One page being rendered on the day ``today``; ``leaflets`` by (locale, path); ``on_paper``
    for a PDF.

    ``in_book``: on paper, but as a chapter, which shows the record's fields and what it rests on as
    the web does. ``fill`` holds what is written on the lines of a leaflet by the key of the line.
    """

    site: Site
    page: Page
    today: dt.date
    leaflets: Leaflets = field(default_factory=dict)
    on_paper: bool = False
    in_book: bool = False
    fill: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Download, ...]:
        """What was made of this page to be downloaded."""
        return self.leaflets.get((self.page.locale, self.page.path), ())

    @property
    def bare(self) -> bool:
        """Whether the text stands alone, as in a leaflet: without fields, sources and links to the
        glossary.
        """
        return self.on_paper and not self.in_book

    @property
    def locale(self) -> str:
        """The language of the text, which on a fallback page is not the language of the tree."""
        return self.page.locale

    def s(self, key: str, **values: object) -> str:
        """A word of the interface."""
        return self.site.string(key, self.locale, **values)

    def text(self, texts: Mapping[str, str] | None) -> str | None:
        """A record's text in this page's language."""
        text = self.site.text(texts, self.locale)
        return str(text) if text else None

    def label(self, section: str, key: object) -> str:
        """What people read for a key of the taxonomy."""
        return self.site.label(section, key, self.locale)

    def date(self, day: object) -> str:
        """A date in this page's language."""
        return typography.date(day, self.locale)

    def href(self, path: str, anchor: str = "") -> str:
        """A relative link to a page of the same tree, as an editor would write it."""
        here = posixpath.dirname(self.page.path)
        target = posixpath.relpath(path, here or ".") if path != self.page.path else ""
        return f"{target}#{anchor}" if anchor else (target or posixpath.basename(path))

    def a(
        self, path: str, *children: Child, anchor: str = "", class_: str | None = None
    ) -> Element:
        """A link element."""
        return h("a", *children, href=self.href(path, anchor), class_=class_)

    def icon(self, name: str) -> Element | None:
        """The icon of this name (``render/icons.py``); none on paper."""
        return None if self.on_paper else icon(name)

    def page_printing(self, kind: str, key: str | int) -> str | None:
        """The path of the page that prints a record, if there is one."""
        page = page_printing(self.site, kind, key, self.locale)
        return page.path if page else None

    @property
    def configured(self) -> dict[str, str]:
        """Publisher and contacts, or the words that say they are not set."""
        config, unset = self.site.config, self.s("demonstration")
        return {
            "publisher": config.publisher or unset,
            "contact": config.contact or unset,
            "issues": config.issues or unset,
        }
