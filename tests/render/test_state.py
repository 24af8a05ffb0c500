"""The page of how the portal stands: what is told, and that it is told of what is published."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from mosty.model.directives import STATE_PARTS
from mosty.model.menu import FAMILY, FOOTER, MENU
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.read.markdown import read_body
from mosty.render.article import render
from mosty.render.context import Context

HERE = "o-portalu/stav.md"


def shown(site: Site, part: str, today: str, locale: str = "en") -> str:
    """What a part of the state shows on a day, as text."""
    day = dt.date.fromisoformat(today)
    page = site.pages[locale, HERE]
    page = replace(page, body=read_body(f"[[state:{part}]]", page.file, 1))
    html = render(Context(published(site, day), page, day)).html
    text = re.sub(r"<[^>]+>", "", html.split('<section class="m-provenance"')[0])
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("part", STATE_PARTS)
@pytest.mark.parametrize("locale", ["cs", "en"])
def test_each_part_says_something(site: Site, part: str, locale: str) -> None:
    assert re.search(r": \d|\d+ (?:of|z) \d+", shown(site, part, "2026-11-30", locale))


def test_reviews_are_overdue_soon_or_next(site: Site) -> None:
    assert "Overdue: 0" in shown(site, "reviews", "2026-11-30")
    assert "Next in line:" in shown(site, "reviews", "2026-11-30")
    assert "Within sixty days: 0" not in shown(site, "reviews", "2027-05-01")
    assert "Overdue: 0" not in shown(site, "reviews", "2027-06-01")


def test_law_ends_and_is_out(site: Site) -> None:
    later = shown(site, "law", "2027-06-01")
    assert "was to be checked again by 21 May 2027" in later
    assert "will be printed for the last time on 21 May 2027" in shown(site, "law", "2027-05-01")
    assert "to be checked again" not in shown(site, "law", "2026-11-30")


def test_a_stale_a_withheld_and_a_missing_translation(site: Site) -> None:
    pages = dict(site.pages)
    path = "praxe/burza-psychosocialnich-sluzeb.md"
    page = pages["en", path]
    pages["en", path] = replace(page, raw={**page.raw, "translated_from": "00000000"})
    gone = (
        "praxe/kyberkavarny-decin.md"
        if ("en", "praxe/kyberkavarny-decin.md") in pages
        else "praxe/index.md"
    )
    del pages["en", gone]
    spoilt = replace(site, pages=pages)
    text = shown(spoilt, "translations", "2026-11-30")
    assert "Translations that are behind: 1" in text and page.title in text
    assert "Pages without a translation: 1" in text and pages["cs", gone].title in text
    assert "behind: 0" in shown(site, "translations", "2026-11-30")


def test_a_draft_is_not_told_of(site: Site) -> None:
    pages = dict(site.pages)
    key = ("cs", "praxe/burza-psychosocialnich-sluzeb.md")
    page = pages[key]
    assert page.meta is not None
    pages[key] = replace(page, meta=page.meta.model_copy(update={"draft": True}))
    del pages["en", key[1]]
    spoilt = replace(site, pages=pages)
    assert page.title not in shown(spoilt, "translations", "2026-11-30")
    assert "without a translation: 0" in shown(spoilt, "translations", "2026-11-30")


def test_families_are_not_led_there() -> None:
    assert HERE not in {path for _, path in (*MENU, *FOOTER)} and HERE.split("/")[0] not in FAMILY
