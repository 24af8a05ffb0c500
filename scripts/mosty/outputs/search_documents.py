"""From pages and records to the documents of the index: what a reader can find, in which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from mosty.model import facets, themes
from mosty.model.address import address
from mosty.model.contact import Contact
from mosty.model.directives import PRINTING
from mosty.model.front_matter import vocabulary
from mosty.model.help import home
from mosty.model.page_lookup import page_printing
from mosty.model.records import Finding, LawRecord, Organisation, Term
from mosty.model.site import Page, Site
from mosty.outputs.passages import parts_of
from mosty.outputs.practice_table import note
from mosty.outputs.search_words import expressions_for, questions_for
from mosty.render.article import Article
from mosty.render.help import pages as help_pages
from mosty.search import Document
from mosty.search.records import FULL_WEIGHT

#: Parts of an article that are found on their own, or only repeat other pages.
_LEFT_OUT = (
    "m-record",
    "m-az__letters",
    "m-az__list",
    "m-cards",
    "m-provenance",
    "m-story",
    "m-where",
    "m-term__note",
    "m-note",
    "m-related",
    "m-matrix",
    "m-downloads",
    "m-municipalities",
    "m-find",
    "m-fill",
    "m-frame",
    "m-catalogue",
    "m-spoken",
)
#: Found, but no passage to show: a citation, and a checklist that says again what is above it.
_NOT_SHOWN = ("m-law__ref", "m-spoken", "task-list-item", "m-studies__source")
#: How far the score of a kind counts, in sixteenths; all others in full. Families' pages come
#: before records and practices where both say as much (the development queries).
WEIGHTS = {
    "engineering": 5,
    "term": 11, "finding": 9, "law": 9, "practice": 11, "contact": 11, "org": 11, "leaflet": 13,
    "phase": 13, "method": 13, "theme": 14, "orp": 13, "listing": 15,
}  # fmt: skip
#: The most letters of a title made of a sentence.
TITLE = 90
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "col"})


#: Makes the document of a page: site, locale of the index, article.
OfPage = Callable[[Site, str, Article], Document]


class _Text(HTMLParser):
    """The words of an article without the parts that are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.headings: list[str] = []
        self.skipping = 0
        self.in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self.skipping or any(name in _LEFT_OUT for name in classes):
            self.skipping += 1
        elif tag in ("h2", "h3", "h4"):
            self.in_heading = True
            self.headings.append("")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.skipping:
            self.skipping -= 1
        elif tag in ("h2", "h3", "h4"):
            self.in_heading = False
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.in_heading:
            self.headings[-1] += data
        else:
            self.parts.append(data)


def text_of(html: str) -> tuple[str, tuple[str, ...]]:
    """Body text and headings of an article's HTML."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    body = re.sub(r"\s+", " ", "".join(parser.parts)).strip()
    # a link ends before the full stop of its sentence, or begins behind a bracket
    body = re.sub(r"(?<=[(„]) | (?=[,.;:!?)])", "", body)
    return body, tuple(heading.strip() for heading in parser.headings if heading.strip())


def documents(
    site: Site, locale: str, articles: Iterable[Article], of_page: OfPage | None = None
) -> list[Document]:
    """All documents of one language: its pages (the source's where there is no translation), terms,
    findings, contacts, law.

    ``of_page`` makes the document of a page, as :func:`page_document` does.
    """
    of_page = of_page or page_document
    by_page = {(article.page.locale, article.page.path): article for article in articles}
    documents = []
    for page in site.paths(locale):
        article = by_page.get((page.locale, page.path))
        if article is not None and page.kind:
            documents.append(of_page(site, locale, article))
    documents += _records(site, locale)
    documents += _helps(site, locale)
    weighed = (replace(one, weight=WEIGHTS.get(one.kind, FULL_WEIGHT)) for one in documents)
    # What families read first, so that it is first among equals, too.
    return sorted(weighed, key=lambda document: -document.weight)


def _helps(site: Site, locale: str) -> Iterator[Document]:
    """The help pages of the checks: an editor finds them by code; their words are kept away from
    parents' searches.
    """
    above = home(site)
    for (code, _), page in help_pages(site).items():
        if above and code == locale:
            name, _, sentence = page.title.partition(": ")
            yield Document(
                url=address(site, page), title=name, body="", kind="check", description=sentence,
                breadcrumb=(above.title,),
            )  # fmt: skip


def page_document(site: Site, locale: str, article: Article) -> Document:
    """The document of a page in the index of ``locale``."""
    page = article.page
    body, headings = text_of(article.html)
    # families have their own pages for the words that professionals call a theme by
    tags = [] if page.kind == themes.KIND else _keywords(page)
    for field, section in vocabulary(type(page.facts)).items() if page.facts else ():
        value = page.field(field)
        keys = [value] if isinstance(value, str) else value or []
        tags += [site.label(section, key, locale) for key in keys]
    return Document(
        url=address(site, page, locale),
        title=page.title,
        headings=headings,
        tags=tuple(dict.fromkeys(tags)),
        body=body,
        kind=page.kind,
        description=page.description,
        breadcrumb=_breadcrumb(site, locale, page),
        locale="" if page.locale == locale else page.locale,
        note=note(site, page, locale),
        facets=facets.of_page(page),
        parts=parts_of(article.html, (*_LEFT_OUT, *_NOT_SHOWN)),
        expressions=expressions_for(site, page, locale, first=True),
        also=expressions_for(site, page, locale, first=False),
        questions=questions_for(site, page, locale),
        subjects=_subjects(site, locale, page),
    )


def _keywords(page: Page) -> list[str]:
    return [word for meta in (page.meta, page.facts) for word in (meta.keywords if meta else ())]


def _subjects(site: Site, locale: str, page: Page) -> tuple[str, ...]:
    """What professionals call a theme: its title, its name in the taxonomy, its keywords."""
    if page.kind != themes.KIND:
        return ()
    return (page.title, site.label("themes", page.field("id"), locale), *_keywords(page))


def _clipped(sentence: str) -> str:
    """A sentence as a title: whole if it is short, else the words that fit into TITLE letters, and
    "…".
    """
    if len(sentence) <= TITLE:
        return sentence
    return sentence[:TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-(") + "…"


def _breadcrumb(site: Site, locale: str, page: Page) -> tuple[str, ...]:
    parts = page.path.split("/")[:-1]
    titles = []
    for depth in range(len(parts)):
        path = "/".join(parts[: depth + 1]) + "/index.md"
        above = site.page_or_source(locale, path)
        if above and path != page.path:
            titles.append(above.title)
    return tuple(titles)


def _records(site: Site, locale: str) -> Iterator[Document]:
    for term in site.terms.values():
        yield from _printed(site, locale, "term", term.id, _term(site, locale, term))
    for finding in site.findings.values():
        about = _finding(site, locale, finding)
        yield from _printed(site, locale, "finding", finding.number, about)
    for organisation in site.organisations.values():
        about = _organisation(site, locale, organisation)
        yield from _printed(site, locale, "organisation", organisation.id, about)
    for contact in site.contacts.values():
        yield from _printed(site, locale, "contact", contact.id, _contact(site, locale, contact))
    for record in site.law.values():
        if record.may_print(plain_reader=False):
            yield from _printed(site, locale, "law", record.id, _law(site, locale, record))


def _printed(
    site: Site, locale: str, kind: str, key: str | int, about: dict[str, Any]
) -> Iterator[Document]:
    """The document of a record, at its anchor on the page that prints it; none where none does."""
    home = page_printing(site, kind, key, locale)
    prints = PRINTING[kind].prints
    if home is not None and prints is not None and prints.anchor is not None:
        url = f"{address(site, home, locale)}#{prints.anchor(key)}"
        yield Document(url=url, breadcrumb=(home.title,), **about)


def _term(site: Site, locale: str, term: Term) -> dict[str, Any]:
    text = site.text(term.texts, locale)
    return {
        "title": text.term,
        "headings": tuple(term.abbr),
        "tags": tuple(text.labels[1:]),
        "body": text.definition,
        "kind": "term",
        "description": text.definition,
        "note": ", ".join(term.abbr),
        "facets": {"kind": ("term",)},
    }


def _finding(site: Site, locale: str, finding: Finding) -> dict[str, Any]:
    text = site.text(finding.texts, locale)
    number = site.string("finding_n", locale, number=finding.number)
    return {
        "title": f"{number}: {text.title}",
        "tags": tuple(site.label("actors", key, locale) for key in finding.concerns),
        "body": text.text,
        "kind": "finding",
        "description": text.text,
        "facets": {
            "kind": ("finding",),
            "actor": tuple(finding.concerns),
            "stage": tuple(finding.stage),
        },
    }


def _organisation(site: Site, locale: str, record: Organisation) -> dict[str, Any]:
    name = record.name if isinstance(record.name, str) else str(site.text(record.name, locale))
    texts = [site.text(texts, locale) for texts in (record.kind, record.role, record.note)]
    body = " ".join(str(text) for text in texts if text)
    return {
        "title": name,
        "body": body,
        "kind": "org",
        "description": body,
        "facets": {
            "kind": ("organisation",),
            "region": (record.region,) if record.region else (),
        },
    }


def _contact(site: Site, locale: str, record: Contact) -> dict[str, Any]:
    fields = {
        name: str(site.text(texts, locale))
        for name, texts in record.printed_texts.items()
        if name != "name"
    }
    return {
        "title": str(site.text(record.name, locale)),
        "body": " ".join(fields.values()),
        "kind": "contact",
        "description": f"{fields['for_']} {fields['help']}",
        "note": record.number or "",
        "facets": {"kind": ("contact",)},
    }


def _law(site: Site, locale: str, record: LawRecord) -> dict[str, Any]:
    sentence = str(site.text(record.texts, locale))
    section = str(site.text(record.section, locale)) if record.section else ""
    act = site.acts.get(record.act or "")
    act_title = str(site.text(act.texts, locale)) if act else ""
    citation = ", ".join(filter(None, [section, record.act]))
    return {
        "title": citation or _clipped(sentence),
        "tags": tuple(filter(None, [record.id, section, record.act, act_title])),
        "body": sentence,
        "kind": "law",
        "description": sentence,
        "note": act_title,
        "facets": {"kind": ("law",)},
    }
