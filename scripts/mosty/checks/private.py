"""Private data: what must never be published. The message never repeats the datum in full."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from stdnum.cz import rc
from stdnum.exceptions import ValidationError

from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site

#: Six digits, an optional slash, four digits, not a part of a longer number (account, case, programme number).
CANDIDATE = re.compile(r"(?<![\d/_.-])(\d{6})([ \u00a0]?/[ \u00a0]?|)(\d{4})(?![\d/_]|[.,-]\d)")


def birth_number(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and a masked form of every birth number: the checksum holds and the date exists (``cz.rc``)."""
    for match in CANDIDATE.finditer(text):
        try:
            rc.validate(match[1] + match[3])
        except ValidationError:
            continue
        yield match.start(), match.end(), match[1][:2] + "****/****"


def birth_numbers(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """PRV001 in the body, code included, and in the front matter."""
    for start, end, masked in birth_number(page.body.text):
        yield problem("PRV001", page.body.span(start, end), masked=masked)
    for name, value in page.raw.items():
        for _ in birth_number(str(value)):
            yield problem("PRV001", page.where(name), masked="******/****")
    for _ in birth_number(_name(page.path)):
        yield problem("PRV001", Span(page.file), masked="******/****")


def _name(path: str) -> str:
    """A path as words: in a file's name hyphens and underscores part them, in prose they join numbers."""
    return re.sub(r"[-_/]", "  ", path)


def record_files(site: Site, today: dt.date) -> Iterator[Problem]:
    """PRV001 in the texts of records and in the names of attachments."""
    tables = {
        "term": site.terms, "source": site.sources, "law": site.law, "helpline": site.helplines,
        "organisation": site.organisations, "recommendation": site.recommendations,
    }  # fmt: skip
    for what, table in tables.items():
        for key, record in table.items():
            for _ in birth_number(record.model_dump_json()):
                yield problem("PRV001", site.places.get((what, key), Span("docs/data")), masked="******/****")
    for finding in site.findings.values():
        for _ in birth_number(finding.model_dump_json()):
            yield problem("PRV001", site.places["finding", finding.id], masked="******/****")
    for file in sorted(site.files):
        if not file.endswith(".md") and any(birth_number(_name(file))):
            yield problem("PRV001", Span(file), masked="******/****")
