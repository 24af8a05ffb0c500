"""From the pages of a section to a book: which pages are its chapters, in what order, and what
is at its end.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mosty.model.page_lookup import page_calling
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import LawRecord
from mosty.model.site import Page, Site
from mosty.model.validity import last_day
from mosty.model.version import law_called
from mosty.outputs.printing.leaflet_printing import (
    Made,
    fault_of,
    imprint,
    noon,
    professional,
    words_of,
)
from mosty.render import appendices
from mosty.render.article import Article, render, render_parts
from mosty.render.context import Context
from mosty.text.fingerprint import fingerprint
from mosty.text.language.typography import typographer
from mosty.text.markdown.directive_syntax import split_source
from mosty.typeset import (
    BOOK_KEYS,
    STYLES,
    Book,
    Chapter,
    ChapterFaults,
    CodeTooLong,
    Shelf,
    TypesetError,
    typeset_book,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A book: the directive whose page opens it, and its appendices. All pages of that folder are
    its chapters.
    """

    opens: str
    appendices: tuple[str, ...] = ()
    whole_glossary: bool = False

    @property
    def bound(self) -> bool:
        """Whether it has a cover and contents: what has no appendices is one page alone."""
        return bool(self.appendices)


PLANS = (
    Plan("phases", ("findings", "law", "glossary", "sources"), whole_glossary=True),
    Plan("findings", ("glossary", "sources")),
)
#: The PDF of a theme is a book of one chapter.
THEME = Plan("theme")


def book_pages(site: Site, locale: str) -> list[tuple[Plan, Page]]:
    """The books of a language: each plan with the page that opens it, where that page is written in
    the language.
    """
    pages = []
    for plan in PLANS:
        home = page_calling(site, plan.opens, site.config.default.code)
        page = site.page(locale, home.path) if home else None
        if page is not None and page.meta is not None:
            pages.append((plan, page))
    return pages


def book_name(page: Page) -> str:
    """The PDF's name beside the page: ``mosty-metodika-cs.pdf``."""
    return f"mosty-{slug_of(page)}-{page.locale}.pdf"


def theme_name(page: Page) -> str:
    """The PDF's name beside the page of a theme."""
    return f"mosty-tema-{page.locale}.pdf"


def slug_of(page: Page) -> str:
    """What the book is called on the command line: the folder of its pages."""
    return posixpath.dirname(page.path) or page.path.removesuffix(".md")


def typeset_book_of(
    site: Site, plan: Plan, page: Page, today: dt.date, shelf: Shelf | None = None
) -> tuple[list[Made], list[Problem]]:
    """Typeset the book that opens with ``page``; a fault comes back as problems at the lines of its
    chapters.
    """
    chapters = chapter_pages(site, page) if plan.bound else [page]
    form, name = ("book", book_name(page)) if plan.bound else (THEME.opens, theme_name(page))
    try:
        book = book_of(site, plan, page, chapters, today)
        done = typeset_book(book, shelf)
        return [Made(form, name, done, book.date.date(), book.version)], []
    except ChapterFaults as error:
        pages = {_name(one): one for one in chapters}
        problems = [fault_of(pages.get(name, page), fault) for name, fault in error.faults]
        return [], problems
    except CodeTooLong:
        return [], [problem("LFT007", Span(page.file), address=site.config.site_url + page.url)]
    except TypesetError as error:
        return [], [fault_of(page, fault, chapters) for fault in error.messages]


def chapter_pages(site: Site, home: Page) -> list[Page]:
    """The chapters in order: the page that opens the book, the phases, then the rest as that page
    links to them.
    """
    folder = posixpath.dirname(home.path)
    pages = [
        page
        for page in site.paths(home.locale)
        if posixpath.dirname(page.path) == folder
        and page.path != home.path
        and page.meta is not None
    ]
    linked = [
        posixpath.normpath(posixpath.join(folder, link.href.partition("#")[0]))
        for link in home.body.links
    ]

    def place(page: Page) -> tuple[int, int, str]:
        at = linked.index(page.path) if page.path in linked else len(linked)
        return int(page.field("phase") or 100), at, page.path

    return [home, *sorted(pages, key=place)]


def book_of(site: Site, plan: Plan, page: Page, pages: list[Page], today: dt.date) -> Book:
    """Everything the typesetter needs of a book that opens with ``page`` and has the ``pages`` for
    chapters.
    """
    locale = page.locale
    articles = [render(Context(site, one, today, on_paper=True, in_book=True)) for one in pages]
    chapters = [_chapter(site, one, locale) for one in articles]
    called = law_called(site, *pages)
    chapters += _appendices(
        site, plan, pages, chapters, called, Context(site, page, today, on_paper=True)
    )
    checked = [one.facts.checked_on for one in pages if one.facts and one.facts.checked_on]
    day = max([*checked, *(record.checked_on for record in called)], default=today)
    until = [one.facts.review_by for one in pages if one.facts and one.facts.review_by]
    until += [last_day(record) for record in called]
    context = Context(site, page, today, on_paper=True)
    words = {key: site.string(f"book_{key}", locale) for key in BOOK_KEYS}
    if not plan.bound:
        words["imprint"] = site.string("theme_imprint", locale)
    return Book(
        **imprint(site, page, context) | ({"slug": slug_of(page)} if plan.bound else {}),
        date=noon(day),
        version=fingerprint(part for one in chapters for part in (one.title, one.lead, one.html))[
            :6
        ],
        law_as_of=min((record.text_state for record in called if record.text_state), default=None),
        use_until=min((one for one in until if one >= day), default=None),
        strings=words_of(site, locale) | professional(site, locale, "book_kicker"),
        label=site.string(f"book_label_{plan.opens}", locale),
        chapters=tuple(chapters),
        words=words,
        bound=plan.bound,
    )


def _name(page: Page) -> str:
    """A chapter's name in labels: the file's."""
    return page.path.removesuffix(".md").rsplit("/", 1)[-1]


def _kicker(site: Site, page: Page) -> str:
    """The line above a chapter's title."""
    if page.kind == THEME.opens:
        return site.string("theme_kicker", page.locale)
    number = page.field("phase")
    return site.string("phase_n", page.locale, number=number) if number else ""


def _base(site: Site, page: Page, locale: str) -> str:
    prefix = site.config.locale(page.locale).prefix
    return f"{site.config.site_url.rstrip('/')}/{prefix}{page.url}"


def _chapter(site: Site, article: Article, locale: str) -> Chapter:
    page = article.page
    mend = typographer(page.locale)
    return Chapter(
        name=_name(page),
        title=mend(page.title),
        lead=mend(page.description),
        kicker=_kicker(site, page),
        html=article.html,
        base=_base(site, page, locale),
        lang=page.locale if page.locale != locale else None,
    )


def _appendices(
    site: Site,
    plan: Plan,
    pages: list[Page],
    chapters: list[Chapter],
    called: list[LawRecord],
    ctx: Context,
) -> Iterator[Chapter]:
    html = "".join(chapter.html for chapter in chapters)
    directive = {
        "findings": "findings",
        "law": "law-records",
        "glossary": "glossary",
        "sources": "sources",
    }
    for name in plan.appendices:
        home = page_calling(site, directive[name], ctx.locale)
        if home is None:
            continue
        here = replace(ctx, page=home)
        match name:
            case "findings":
                parts = appendices.findings(here)
            case "law":
                parts = appendices.law(here, {record.id for record in called})
            case "glossary":
                linked = set(re.findall(rf'href="[^"]*/{re.escape(home.url)}#([^"]+)"', html))
                parts = appendices.glossary(
                    here, site.terms.keys() if plan.whole_glossary else linked
                )
            case _:
                parts = appendices.sources(here, _cited(site, pages))
        if parts:
            mend = typographer(ctx.locale)
            yield Chapter(
                name=f"appendix-{name}",
                title=ctx.s(f"book_{name}"),
                kicker=ctx.s("book_appendix"),
                lead=mend(ctx.s(f"book_{name}_lead")),
                html=render_parts(here, parts),
                base=_base(site, home, ctx.locale),
                style=name if name in STYLES else "records",
                whole=False,
            )


def _cited(site: Site, pages: Iterable[Page]) -> set[str]:
    """Keys of the sources that the pages and the findings rest on."""
    entries = [entry for page in pages if page.facts for entry in page.facts.sources]
    entries += [finding.source for finding in site.findings.values()]
    return {split_source(entry)[0] for entry in entries}
