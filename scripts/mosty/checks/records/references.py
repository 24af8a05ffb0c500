"""Records: their references lead somewhere and they speak every language of the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mosty.checks.registry import check
from mosty.model.meant import guesses
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.markdown.directive_syntax import split_source


def _unknown(
    site: Site,
    what: str,
    record_id: str,
    label: str,
    keys: Iterable[object],
    known: Iterable[object],
) -> Iterator[Problem]:
    words = [str(word) for word in known]
    for key in keys if words else ():  # an empty table was reported where it was read
        if key is not None and str(key) not in words:
            span = site.places.get((what, record_id), Span("docs/data"))
            yield problem(
                "REC004", span, id=record_id, key=key, what=label, **guesses(str(key), words)
            )


def _pages(site: Site) -> list[str]:
    """The addresses of all pages without language and slash: ``rodice/soud``."""
    return [page.url.strip("/") for page in site.paths(site.config.default.code)]


@check("REC004", scope="records")
def references(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC004: keys of the taxonomy, of sources and of findings that records name.

    Case: REC004/fails
    """
    tax = site.taxonomy
    for finding in site.findings.values():
        key, _ = split_source(finding.source)
        yield from _unknown(
            site, "finding", finding.id, "area", [finding.area], tax.get("areas", {})
        )
        yield from _unknown(
            site, "finding", finding.id, "concerns", finding.concerns, tax.get("actors", {})
        )
        yield from _unknown(
            site, "finding", finding.id, "stage", finding.stage, tax.get("stages", {})
        )
        yield from _unknown(site, "finding", finding.id, "source", [key], site.ids("source"))
    for rec in site.recommendations.values():
        key, _ = split_source(rec.source)
        yield from _unknown(site, "recommendation", rec.id, "orp", [rec.orp], tax.get("orps", {}))
        yield from _unknown(
            site, "recommendation", rec.id, "region", [rec.region], tax.get("regions", {})
        )
        yield from _unknown(
            site, "recommendation", rec.id, "themes", rec.themes, tax.get("themes", {})
        )
        yield from _unknown(
            site, "recommendation", rec.id, "findings", rec.findings, site.finding_numbers
        )
        yield from _unknown(site, "recommendation", rec.id, "source", [key], site.ids("source"))
    yield from _of_studies(site)
    yield from _of_updates(site)
    for key, orp in tax.get("orps", {}).items():
        yield from _unknown(
            site, "taxonomy", f"orps/{key}", "region", [orp.get("region")], tax.get("regions", {})
        )
    for record in site.law.values():
        topics = tax.get("law_topics", {})
        yield from _unknown(site, "law", record.id, "topic", [record.topic], topics)
    for place, milestone in enumerate(site.timeline):
        yield from _unknown(site, "milestone", str(place), "law", milestone.law, site.ids("law"))
    for organisation in site.organisations.values():
        yield from _unknown(
            site,
            "organisation",
            organisation.id,
            "region",
            [organisation.region],
            tax.get("regions", {}),
        )


def _of_studies(site: Site) -> Iterator[Problem]:
    """A study about a method that the taxonomy lacks, or read in a source that the records lack."""
    known = site.taxonomy.get("methods", {})
    for study in site.studies.values():
        yield from _unknown(site, "study", study.id, "method", [study.method], known)
        yield from _unknown(site, "study", study.id, "sources", study.sources, site.ids("source"))


def _of_updates(site: Site) -> Iterator[Problem]:
    """A newer state with a theme that the taxonomy lacks, or read in a source that the records
    lack.
    """
    themes = site.taxonomy.get("themes", {})
    for update in site.updates.values():
        yield from _unknown(site, "update", update.id, "topic", [update.topic], themes)
        yield from _unknown(
            site, "update", update.id, "source", [update.source], site.ids("source")
        )


@check("REC004", scope="site")
def answering_pages(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC004: a page that an expression of the search names and that is not there.

    Case: REC004/fails-expression
    """
    for expression in site.expressions.values():
        yield from _unknown(
            site, "expression", expression.id, "pages", expression.pages, _pages(site)
        )


@check("REC004", scope="site")
def news_pages(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC004: a page that a piece of news is about and that is not there.

    Case: REC004/fails-news
    """
    for news in site.news.values():
        yield from _unknown(site, "news", news.id, "page", [news.page], _pages(site))


@check("REC015", scope="records")
def news_to_come(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC015: news of a day that has not come.

    Case: REC015/fails
    """
    for news in site.news.values():
        if news.date > today:
            span = site.places.get(("news", news.id), Span("docs/data"))
            yield problem("REC015", span, id=news.id, day=news.date.isoformat())


@check("REC004", scope="page", alone=True)
def page_findings(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC004: a finding that the page names and that is not there.

    Case: REC004/fails
    """
    for index, number in enumerate(
        getattr(page.meta, "findings", []) if page.source is None else []
    ):
        if site.finding_numbers and str(number) not in site.finding_numbers:
            yield problem(
                "REC004", page.where("findings", index), id=page.path, key=number, what="findings",
                **guesses(str(number), site.finding_numbers),
            )  # fmt: skip


@check("REC005", scope="records")
def languages(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC005: a record without its text in a language of the site.

    Case: REC005/fails
    """
    tables: tuple[tuple[str, Iterable[tuple[str, object]]], ...] = (
        (
            "taxonomy",
            [
                (f"{name}/{key}", translations)
                for name, keys in site.taxonomy.items()
                for key, translations in keys.items()
                if translations
            ],
        ),
        ("law", [(key, one.texts) for key, one in site.law.items()]),
        ("act", [(key, one.texts) for key, one in site.acts.items()]),
        ("source", [(key, one.title) for key, one in site.sources.items()]),
        ("helpline", [(key, one.name) for key, one in site.helplines.items()]),
        (
            "contact",
            [
                (key, texts)
                for key, contact in site.contacts.items()
                for texts in contact.printed_texts.values()
            ],
        ),
        ("finding", [(one.id, one.texts) for one in site.findings.values()]),
        (
            "study",
            [
                (study.id, texts)
                for study in site.studies.values()
                for texts in study.printed_texts.values()
            ],
        ),
        ("update", [(key, one.texts) for key, one in site.updates.items()]),
        ("recommendation", [(key, one.texts) for key, one in site.recommendations.items()]),
        ("expression", [(key, one.texts) for key, one in site.expressions.items()]),
        ("news", [(key, one.texts) for key, one in site.news.items()]),
    )
    for what, entries in tables:
        for record_id, texts in entries:
            for locale in site.config.locales:
                if isinstance(texts, dict) and not texts.get(locale.code):
                    span = site.places.get((what, record_id), Span("docs/data"))
                    yield problem("REC005", span, id=record_id, locale=locale.code)


@check("FM009", scope="page")
def page_id(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """FM009: an id that another page has too; said at both, as only one of them may be looked
    at.

    Case: FM009/fails
    """
    own = _id(page)
    other = next((same for same in _having(site, own) if same is not page), None) if own else None
    if other is not None:
        yield problem("FM009", page.where("id"), id=own, other=other.file)


def _having(site: Site, wanted: str) -> Iterable[Page]:
    """The pages with that id, in order."""
    if isinstance(site.pages, OnDemand):
        return (page for page in site.holding(wanted) if _id(page) == wanted)
    return site.memoize(_by_id).get(wanted, ())


def _by_id(site: Site) -> dict[str, list[Page]]:
    pages: dict[str, list[Page]] = {}
    for page in site.pages.values():
        if own := _id(page):
            pages.setdefault(own, []).append(page)
    return pages


def _id(page: Page) -> str | None:
    return getattr(page.meta, "id", None) if page.source is None else None
