"""Translation: every page has its pair, and the pair is not older than its original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.checks.translation.sections import known_headings, paired_headings
from mosty.model.front_matter import KINDS
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.translation import FIELD, is_pending, section_marks, standing
from mosty.model.version import source_fingerprint

#: Headings that a message names; the rest is an ellipsis.
MOST_NAMED = 8


@check("TRN001", "TRN002", "TRN003", "TRN004", "TRN005", "TRN021", scope="page")
def pair(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN001–TRN005: no pair, a stale one, other headings, no reason for there being none. TRN021:
    a translation that is being made.

    Bad TRN005:
        ---
        translation_reason:
        ---

    Good:
        Text.

    Case: TRN001/fails
    Case: TRN002/fails
    Case: TRN003/fails
    Case: TRN004/fails-level
    Case: TRN021/fails
    """
    default = site.config.default.code
    alone = page.raw.get("translation") == "none"
    if alone and not page.raw.get("translation_reason"):
        yield problem("TRN005", page.where("translation"))
    if site.config.is_leaflet_locale(page.locale):  # it translates no page of the portal
        return
    if not page.raw:  # no front matter that could say "none": its own problem comes first
        return
    if page.locale == default:
        yield from () if alone else _untranslated(site, page)
    elif page.source is None:
        source = f"docs/{default}/{page.path}"
        if not alone and source not in site.files:
            yield problem("TRN003", Span(page.file), source=source)
    else:
        yield from _stale(page, page.source)
        if page.source.body.text:
            yield from _headings(site, page, page.source)


def _untranslated(site: Site, page: Page) -> Iterator[Problem]:
    """TRN001: the languages of the site that lack the page."""
    for locale in site.config.locales:
        if locale.code == page.locale or locale.code not in site.spoken:
            continue
        file = f"docs/{locale.code}/{page.path}"
        if file not in site.files:
            yield problem("TRN001", Span(page.file), locale=locale.code, file=file)


def _stale(page: Page, source: Page) -> Iterator[Problem]:
    """TRN002: the original has changed since; a fingerprint that is missing counts too, for the
    hint is the line to paste. Of a page that is marked section by section, the sections. TRN021:
    a mark that says it is not finished yet is not stale.
    """
    whole = source.kind in KINDS and source.raw.get("title") and source.raw.get("description")
    if not whole:  # of what lacks its head there is no fingerprint; its own problem says so
        return
    now, named = source_fingerprint(source), source.file
    if is_pending(page.raw.get(FIELD)):
        yield problem("TRN021", page.where(FIELD), source=named, hash=now)
        return
    status = standing(page, source)
    if status.state == "current":
        return
    own = section_marks(source) if status.sectioned else {}
    paste = message("check.paste_mark", hash=now)
    if status.sectioned:
        named = f"{source.file} ({', '.join(status.sections)})"
        paste = message("check.paste_instead", hash=now)
        if status.in_order:
            lines = ", ".join(f"{key}: {own[key]}" for key in status.sections)
            paste = message("check.paste_sections", lines=lines)
    key = status.sections[0] if status.sections else ""
    yield problem("TRN002", page.where(FIELD, key), source=named, paste=paste, hash=now)


def _headings(site: Site, page: Page, source: Page) -> Iterator[Problem]:
    """TRN004: headings that one of the two lacks or has on another level, by name, at the first of
    them.
    """
    ours, theirs = page.body.headings, source.body.headings
    if [one.level for one in ours] == [one.level for one in theirs]:
        return
    differences: list[str] = []
    where: Span | None = None
    last = Span(page.file)
    for own, other in paired_headings(page, known_headings(site, page)):
        if own is None and other is not None:
            differences.append(f"− {theirs[other].text}")
        elif own is not None and other is None:
            differences.append(f"+ {ours[own].text}")
            last = ours[own].span
        elif own is not None and other is not None:
            last = ours[own].span
            if ours[own].level == theirs[other].level:
                continue
            differences.append(f"„{theirs[other].text}“ / “{ours[own].text}”")
        where = where or last
    more = " …" if len(differences) > MOST_NAMED else ""
    if where:
        yield problem("TRN004", where, difference=", ".join(differences[:MOST_NAMED]) + more)
