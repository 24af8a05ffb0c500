"""Addresses of sources, organisations and contacts: they lead somewhere, for every reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from mosty.checks.links.address_faults import faults_of
from mosty.checks.links.link_targets import instead
from mosty.checks.links.written import difference, fits
from mosty.checks.private_data.personal_data import text_of
from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.site import Site
from mosty.text import addresses
from mosty.text.web_addresses import house_of, secure


def addresses_of_records(site: Site) -> Iterator[tuple[str, str, str]]:
    """Table, id and address of every record that has one."""
    for source in site.sources.values():
        yield "source", source.id, source.url or ""
    for organisation in site.organisations.values():
        yield "organisation", organisation.id, organisation.url or ""
    for contact in site.contacts.values():
        for url in dict.fromkeys((*contact.urls.values(), contact.source)):
            yield "contact", contact.id, url


def secure_houses(site: Site) -> frozenset[str]:
    """The houses to which a record leads by https."""
    return frozenset(
        house_of(url)
        for _, _, url in addresses_of_records(site)
        if url.lower().startswith("https://")
    )


@check("LNK005", "LNK010", "LNK016", "LNK017", "LNK018", "LNK019", "LNK020", scope="records")
def links(site: Site, today: dt.date) -> Iterator[Problem]:
    """LNK005, LNK010 and LNK016–LNK020 for the addresses of records.

    Case: LNK005/fails-in-a-record
    Case: LNK010/fails-in-a-record
    Case: LNK016/fails-in-a-record
    Case: LNK017/fails-in-a-record
    Case: LNK018/fails-in-a-record
    Case: LNK019/fails-in-a-record
    Case: LNK020/fails-in-a-record
    """
    for what, record_id, url in addresses_of_records(site):
        place = site.places.get((what, record_id), Span("docs/data"))
        better = addresses.meant(url) if url else None
        if better is not None:
            yield problem("LNK010", place, target=url, **instead(better))
        elif url and addresses.scheme(url) not in ("https", "http"):
            yield problem("LNK005", place, target=url[:80])
        elif url:
            for code, right, args in (*faults_of(url), *_unsecured(site, url)):
                span, fix = _mended(site, place, url, right)
                yield problem(code, span, fix=fix, **args)


def _unsecured(site: Site, url: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """LNK017 of an address whose house another record names with https."""
    right = secure(url)
    if right is not None and house_of(url) in site.memoize(secure_houses):
        yield "LNK017", right, {"target": url[:80], **instead(right)}


def _mended(site: Site, place: Span, url: str, right: str) -> tuple[Span, Fix | None]:
    """The place of the address in its record, and the mend; the record's place and no mend where
    it is written otherwise than it reads.
    """
    body = Body(text_of(site, place.file), file=place.file)
    begin = body.line_starts[place.line - 1] if place.line <= len(body.line_starts) else 0
    match = re.compile(rf"(?<![^\s\"'{{\[,]){re.escape(url)}(?=[\"'\s,}}\]]|\Z)").search(
        body.text, begin
    )
    if match is None:
        return place, None
    start = match.start()
    first, last, words = difference(url, right)
    fix = (
        Fix((Edit(body.span(start + first, start + last), url[first:last], words),))
        if fits(right)
        else None
    )
    return body.span(start, start + len(url)), fix
