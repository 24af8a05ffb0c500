"""Help lines: what families read of them is sure, and a line that is not for them is not called."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.directives import DIRECTIVES
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.withdrawn import withdrawn
from mosty.text.language.unsure import unsure


@check("REC006", scope="records")
def sure(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC006: a text of a help line that tells readers we are not sure, or of a reading of long
    ago.

    Case: REC006/fails
    """
    for line in site.helplines.values():
        doubts = [
            doubt
            for texts in (line.printed_texts if line.may_print else ())
            for text in texts.values()
            if (doubt := unsure(text, today.year))
        ]
        for doubt in dict.fromkeys(doubts):
            place = site.places.get(("helpline", line.id), Span("docs/data"))
            yield problem("REC006", place, id=line.id, text=doubt)


@check("REC007", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC007: a help line that is called, or its number written, although it is not to be
    published.

    Case: REC007/fails
    """
    withheld = {
        key: line
        for key, line in site.helplines.items()
        if not line.may_print and f"helpline:{key}" not in withdrawn(site)
    }
    for directive in page.body.directives if withheld else ():
        row = DIRECTIVES.get(directive.name)
        names_lines = row and row.prints and row.prints.kind == "helpline"
        for key in directive.argument.split() if names_lines else ():
            if key in withheld:
                yield problem("REC007", directive.span, id=key)
    for key, line in withheld.items():
        digits = r"[\s\u00a0]?".join(re.sub(r"\D", "", line.number))
        for match in re.finditer(rf"(?<!\d){digits}(?!\d)", page.body.prose):
            yield problem("REC007", page.body.span(*match.span()), id=key)
