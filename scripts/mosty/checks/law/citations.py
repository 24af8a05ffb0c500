"""Citations of law wherever they are: prose, front matter, records. What may be cited where,
``law.py`` says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mosty.checks.private_data.personal_data import text_of
from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.law.act_titles import Titles, strange_titles, titles
from mosty.text.law.citations import may_hold, wrong_forms


@check("LAW006", "LAW007", scope="page", alone=True)
def in_page(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW006 and LAW007 in a page's prose and front matter.

    Bad LAW006:
        Podle zákona č. 359/1999 Sb., o sociálních službách.

    Bad LAW007:
        Podle zák. 359/99 Sb.

    Good:
        Podle zákona č. 359/1999 Sb., o sociálně-právní ochraně dětí.
    """
    known = _titles(site.act_titles)
    for span, code, args in _problems(page.body.prose, known, site):
        yield problem(code, page.body.span(*span), **args)
    if not may_hold(page.field_text):
        return
    values = [
        (path, text) for path, text in page.values if "/" in text or "§" in text or "." in text
    ]
    if next(_problems("\n\n".join(text for _, text in values), known, site), None) is None:
        return
    for path, text in values:
        for _, code, args in _problems(text, known, site):
            yield problem(code, page.where(*path), **args)


@check("LAW006", "LAW007", scope="records")
def in_records(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW006 and LAW007 in the files of records.

    Case: LAW006/fails-records-and-front-matter
    Case: LAW007/fails-in-a-record
    """
    known = _titles(site.act_titles)
    data = sorted(
        file
        for file in site.files
        if file.startswith("docs/data/") and file.endswith((".yml", ".yaml"))
    )
    for file in ["glossary.yml", *data]:
        text = text_of(site, file)
        body = Body(text=text, file=file)
        for span, code, args in _problems(text, known, site):
            yield problem(code, body.span(*span), **args)


@lru_cache(maxsize=4)
def _titles(acts: tuple[tuple[str, str, str], ...]) -> Titles:
    return titles(acts)


def _problems(
    text: str, known: Titles, site: Site
) -> Iterator[tuple[tuple[int, int], str, Mapping[str, Any]]]:
    for start, end, right in wrong_forms(text):
        yield (start, end), "LAW007", {"text": " ".join(text[start:end].split()), "right": right}
    for start, end, number, title, owner in strange_titles(text, known):
        acts = _acts(site, number, owner)
        yield (start, end), "LAW006", {"number": number, "title": title, "acts": acts}


def _acts(site: Site, number: str, owner: str) -> dict[str, str]:
    """What the number is, and what number the title has, where the records say it; by language."""
    acts = {key: site.acts.get(key) for key in (f"{number} Sb.", f"{owner} Sb.")}
    return {
        locale: "; ".join(
            f"{key} = {site.text(act.texts, locale)}" for key, act in acts.items() if act
        )
        for locale in ("cs", "en")
    }
