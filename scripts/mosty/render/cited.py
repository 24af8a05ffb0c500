"""How a page, and each record printed on it, is cited: what stands on the page and in the files
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from mosty.model.address import permanent
from mosty.model.directives import DIRECTIVES
from mosty.model.records import Finding, LawRecord, Recommendation, Term
from mosty.model.site import Page, Site
from mosty.model.version import dated, is_frame, version_of
from mosty.text.cite import Work, bibtex, ris
from mosty.text.language.typography import date

#: The files beside a page, without their ending: the same in every language, so that a name tells
#: nothing.
FILE = "citace"
FORMS = ("txt", "bib", "ris")


def work_of(site: Site, page: Page, locale: str | None = None) -> Work:
    """The page as a work: its permanent address, version and day, and the label of the working
    frame.

    ``locale`` is the language of what is said about the work, the page's own if none is given.
    """
    spoken = locale or page.locale
    return Work(
        key=_key(page, page.path.removesuffix(".md").removesuffix("/index") or "index"),
        title=page.title,
        whole=site.config.site_name,
        address=permanent(site, page),
        locale=page.locale,
        version=version_of(site, page),
        date=dated(site, page),
        publisher=site.config.publisher or "",
        note=site.string("cite_frame", spoken) if is_frame(site, page) else "",
    )


def _key(page: Page, *names: str) -> str:
    return "-".join(["mosty", *names, page.locale]).replace("/", "-")


def works(site: Site, page: Page, locale: str | None = None) -> list[Work]:
    """The page, then every record that has its permanent anchor there."""
    whole = work_of(site, page, locale)
    return [whole, *records(site, page, whole, locale or page.locale)]


def records(site: Site, page: Page, whole: Work, spoken: str) -> Iterator[Work]:
    """Every finding, recommendation, record of law and term that the page prints, as a part of
    ``whole``.

    A sentence of law goes nowhere without the day of the text it was read in.
    """
    for call in page.body.calls(*DIRECTIVES):
        prints = DIRECTIVES[call.name].prints
        if prints is None or prints.anchor is None or prints.kind not in _CITED:
            continue
        table = prints.table(site)
        for key in prints.keys(site, call.argument):
            about = _CITED[prints.kind](site, table[key], page.locale, spoken)
            if about is not None:
                anchor = prints.anchor(key)
                yield replace(
                    whole,
                    key=_key(page, anchor),
                    whole=f"{whole.whole}: {whole.title}",
                    address=f"{whole.address}#{anchor}",
                    **about,
                )


def _finding(site: Site, finding: Finding, locale: str, _: str) -> dict[str, Any]:
    number = site.string("finding_n", locale, number=finding.number)
    return {"title": f"{number}: {site.text(finding.texts, locale).title}"}


def _recommendation(site: Site, record: Recommendation, locale: str, _: str) -> dict[str, Any]:
    return {"title": str(site.text(record.texts, locale))}


def _term(site: Site, term: Term, locale: str, _: str) -> dict[str, Any]:
    return {"title": site.text(term.texts, locale).term}


def _law(site: Site, law: LawRecord, locale: str, spoken: str) -> dict[str, Any] | None:
    """None for a sentence that may not be printed."""
    if not law.may_print(plain_reader=False):
        return None
    section = ", ".join(filter(None, [site.text(law.section, locale), law.act]))
    return {
        "title": f"{law.id}: {section}",
        "date": law.checked_on,
        "note": _law_note(site, law, spoken),
    }


#: Kinds of records that can be cited by themselves → what differs from the citation of the page;
#: ``(site, record, language of the page, language of what is said about it)``.
_CITED: Mapping[str, Callable[[Site, Any, str, str], dict[str, Any] | None]] = {
    "finding": _finding,
    "recommendation": _recommendation,
    "law": _law,
    "term": _term,
}


def _law_note(site: Site, law: LawRecord, locale: str) -> str:
    parts = []
    if law.text_state:
        parts.append(site.string("law_state", locale, date=date(law.text_state, locale)))
    if law.certainty != "V1" and not law.lawyer_reviewed:
        parts.append(site.string("law_not_reviewed", locale))
    note = "; ".join(parts)
    return f"{note[:1].upper()}{note[1:]}." if note else ""


def written(site: Site, work: Work, locale: str) -> str:
    """The citation in the words of ``locale``: ČSN ISO 690:2022 in Czech, ISO 690:2021 in English.

    The day of reading is the reader's to fill in.
    """

    def s(key: str, **values: object) -> str:
        return site.string(f"cite_{key}", locale, **values)

    parts = [
        f"{work.publisher.upper()}." if work.publisher else "",
        work.title if work.title.endswith((".", "?", "!", "…")) else f"{work.title}.",
        f"{s('online')}.",
        f"In: {work.whole}." if work.whole != work.title else "",
        f"{s('version', version=work.version)}.",
        f"{s('revised', date=date(work.date, locale))}." if work.date else "",
        work.note,
        f"{s('from', address=work.address)}.",
        f"[{s('viewed', date=s('day'))}].",
    ]
    return " ".join(filter(None, parts)).replace("\N{NO-BREAK SPACE}", " ")


def files(site: Site, page: Page) -> dict[str, bytes]:
    """The files beside the page, by the ending of their name."""
    cited = works(site, page)
    norms = []
    for language in sorted(site.config.locales, key=lambda one: one.code != page.locale):
        rows = [written(site, work, language.code) for work in works(site, page, language.code)]
        norms.append("\n".join([site.string("cite_norm", language.code), *rows]))
    return {
        "txt": ("\n\n".join(norms) + "\n").encode("utf-8"),
        "bib": bibtex(cited).encode("utf-8"),
        "ris": ris(cited).encode("utf-8"),
    }
