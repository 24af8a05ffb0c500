"""What records say to readers: the same in every language, no law in a definition, no Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import combinations

from mosty.checks.law.law_records import claims
from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import Text, Vocabulary, of_pages
from mosty.model.body import Body
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text import addresses
from mosty.text.language.language_detect import tongue
from mosty.text.quantities import numbers
from mosty.text.quantities.number_words import LANGUAGES

_CODES = {"number": "TRN006", "date": "TRN007", "time": "TRN008", "phone": "TRN008"}
#: Tables that may speak of law.
OF_LAW = ("law", "milestone")


def texts_read(site: Site) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Table, id and texts by language of everything in the records that readers read."""
    for term in site.terms.values():
        yield "term", term.id, {code: text.definition for code, text in term.texts.items()}
    for law in site.law.values():
        yield "law", law.id, law.texts
    for number, milestone in enumerate(site.timeline):
        yield "milestone", str(number), milestone.texts
    for finding in site.findings.values():
        texts = {code: f"{text.title}\n\n{text.text}" for code, text in finding.texts.items()}
        yield "finding", finding.id, texts
        yield "finding", finding.id, finding.note or {}
    for recommendation in site.recommendations.values():
        yield "recommendation", recommendation.id, recommendation.texts
    for source in site.sources.values():
        yield "source", source.id, source.note or {}
    for edition in site.editions.values():
        yield "edition", edition.id, edition.changed
    yield from _of_what_is_known(site)
    yield from _of_services(site)


def _of_what_is_known(site: Site) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The same of studies, and of what has changed since."""
    for study in site.studies.values():
        for texts in study.printed_texts.values():
            yield "study", study.id, texts
    for update in site.updates.values():
        yield "update", update.id, update.texts
    for news in site.news.values():
        yield "news", news.id, news.texts


def _of_services(site: Site) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The same of those who help."""
    for line in site.helplines.values():
        for texts in (line.for_, line.short, line.note, line.hours):
            yield "helpline", line.id, texts or {}
    for contact in site.contacts.values():
        for name, printed in contact.printed_texts.items():
            if name != "name":
                yield "contact", contact.id, printed
    for organisation in site.organisations.values():
        for texts in (organisation.role, organisation.note):
            yield "organisation", organisation.id, texts or {}
    for office in site.offices.values():
        yield "office", office.id, office.note


def _place(site: Site, what: str, record_id: str) -> Span:
    return site.places.get((what, record_id), Span("docs/data"))


def as_texts(site: Site) -> list[tuple[str, Text]]:
    """The same with its language for the checks of words; each text stands where its record
    begins.
    """
    listed = []
    for what, record_id, texts in texts_read(site):
        place = _place(site, what, record_id)
        for code, text in texts.items():
            page = Page(
                place.file, code, place.file, None, {}, {("",): place}, Body(file=place.file)
            )
            listed.append((code, Text(page, text, ("",))))
    return listed


def vocabularies(site: Site) -> Mapping[str, Vocabulary]:
    """The words of all pages and of the records."""
    return of_pages(site, site.pages.values(), site.memoize(as_texts))


@check("TRN006", "TRN007", "TRN008", "TRN010", "LAW002", scope="records")
def alike(site: Site, today: dt.date) -> Iterator[Problem]:
    """TRN006 to TRN008 for numbers, dates and hours that differ between the languages of a record;
    TRN010 for a text that is in the other language; LAW002 for law in any record but those of law.

    Case: TRN006/fails-in-a-record
    Case: TRN007/fails-in-a-record
    Case: TRN010/fails-in-a-record
    Case: LAW002/fails-in-a-definition
    """
    for what, record_id, texts in texts_read(site):
        place = _place(site, what, record_id)
        spoken = [code for code in texts if code in LANGUAGES and texts[code]]
        for first, other in combinations(spoken, 2):
            ours, theirs = numbers.read(texts[other], other), numbers.read(texts[first], first)
            for kind, our_item, their_item in numbers.differences(ours, theirs):
                difference = f"+ {our_item.text}" if our_item else ""
                difference += (" ≠ " if our_item and their_item else "− " if their_item else "") + (
                    their_item.text if their_item else ""
                )
                yield problem(
                    _CODES[kind],
                    place,
                    difference=" ".join(difference.replace("+ ", "", bool(their_item)).split()),
                )
        for code in spoken:
            foreign = next(
                (one for one in spoken if one != code and tongue(texts[code], (code, one)) == one),
                None,
            )
            if foreign:
                yield problem("TRN010", place, text=texts[code][:60], locale=foreign)
            for start, end in claims(texts[code], code) if what not in OF_LAW else ():
                yield problem("LAW002", place, text=texts[code][start:end])


@check("LNK015", scope="records")
def written_links(site: Site, today: dt.date) -> Iterator[Problem]:
    """LNK015: a link of Markdown in a record's text, which stays as it is written.

    Case: LNK015/fails
    """
    for what, record_id, texts in texts_read(site):
        for text in texts.values():
            for start, end in addresses.written_links(text or ""):
                yield problem("LNK015", _place(site, what, record_id), text=text[start:end][:80])
