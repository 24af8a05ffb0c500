"""Spaces beside punctuation, brackets and per cent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from mosty.checks.prose.places import everywhere
from mosty.checks.registry import check
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.text.language import spacing


@check("TXT032", scope="page", alone=True)
def missing_spaces(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT032: no space after the end of a sentence or a comma, before or after a bracket;
    addresses, names of files and endings such as ``dítě(ti)`` are left alone.

    Bad:
        To je konec.Další věta.

    Good:
        Napište na www.urad.example. Pomůže dítě(ti) i s.r.o.
    """
    yield from everywhere(page, "TXT032", spacing.missing_spaces)


@check("TXT033", scope="page", alone=True)
def spaces_before_marks(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT033: a space before a comma, a full stop, a question or an exclamation mark.

    Bad:
        Zavolejte , prosím.

    Good:
        Zavolejte, prosím … hned.
    """
    yield from everywhere(page, "TXT033", spacing.spaces_before_marks)


@check("TXT034", scope="page", alone=True)
def per_cent(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT034: per cent written otherwise than the language does; *15% sleva* (an adjective) is
    right in Czech.

    Bad:
        Pomohlo to 15% rodin.

    Good:
        Pomohlo to 15 % rodin a 15% sleva platí.
    """
    yield from everywhere(page, "TXT034", partial(spacing.per_cent, locale=page.locale))
