"""Translation: every page has its pair, and the pair is not older than its original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.model.front_matter import KINDS
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.fingerprint import fingerprint
from mosty.text.notes import without_notes


def source_fingerprint(page: Page) -> str:
    """The hash of what a translator translates: title, description, the kind's text fields, the body."""
    fields = KINDS[page.kind][1] if page.kind in KINDS else ()
    values = [page.raw.get(name) for name in ("title", "description", *fields)]
    parts = [" ".join(map(str, value)) if isinstance(value, list) else str(value or "") for value in values]
    return fingerprint([*parts, without_notes(page.body.text)])


def pair(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN001–TRN005."""
    default = site.config.default.code
    alone = page.raw.get("translation") == "none"
    if alone and not page.raw.get("translation_reason"):
        yield problem("TRN005", page.where("translation"))
    if not page.raw:  # no front matter that could say "none": its own problem comes first
        return
    if page.locale == default:
        for locale in site.config.locales:
            if locale.code == default or alone or locale.code not in site.spoken:
                continue
            if f"docs/{locale.code}/{page.path}" not in site.files:
                yield problem("TRN001", Span(page.file), locale=locale.code, file=f"docs/{locale.code}/{page.path}")
        return
    if page.source is None:
        if not alone and f"docs/{default}/{page.path}" not in site.files:
            yield problem("TRN003", Span(page.file), source=f"docs/{default}/{page.path}")
        return
    if page.source.raw:  # what could not be read has no fingerprint; its own problem says so
        now = source_fingerprint(page.source)
        if str(page.raw.get("translated_from")) != now:  # a missing one too: the hint is the line to paste
            yield problem("TRN002", page.where("translated_from"), source=page.source.file, hash=now)
    if page.source.body.text:
        yield from _headings(page, page.source)


def _headings(page: Page, source: Page) -> Iterator[Problem]:
    """TRN004 at the first heading that has no counterpart of its level."""
    ours, theirs = page.body.headings, source.body.headings
    for own, other in zip(ours, theirs, strict=False):
        if own.level != other.level:
            yield problem("TRN004", own.span, difference=f"„{other.text}“ / “{own.text}”")
            return
    if len(ours) < len(theirs):
        yield problem("TRN004", Span(page.file), difference=f"− {theirs[len(ours)].text}")
    elif len(ours) > len(theirs):
        yield problem("TRN004", ours[len(theirs)].span, difference=f"+ {ours[len(theirs)].text}")
