"""Generated lists: news by month, the glossary by letter, the catalogue by what is documented."""

from __future__ import annotations

import re

import pytest
from mosty.model.site import Site
from mosty.model.study import STRENGTHS
from mosty.text.language.collate import sort_key


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_news_are_all_there_the_latest_first(site: Site, show, locale: str) -> None:  # type: ignore[no-untyped-def]
    html = show("[[news]]", path="odbornici/index.md", locale=locale)
    days = re.findall(r'<time datetime="(.*?)"', html)
    assert days == sorted(days, reverse=True)
    assert sorted(days) == sorted(news.date.isoformat() for news in site.news.values())
    months = re.findall(r"<h3[^>]*>(.*?)</h3>", html)
    assert len(months) == len({day[:7] for day in days})
    assert months[-1] == {"cs": "listopad 2026", "en": "November 2026"}[locale]


def test_so_many_of_the_latest_news(show) -> None:  # type: ignore[no-untyped-def]
    assert show("[[news:3]]", path="odbornici/index.md").count("<time") == 3


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_bar_of_the_glossary_has_every_letter_in_order(site: Site, show, locale: str) -> None:  # type: ignore[no-untyped-def]
    html = show("[[glossary]]", path="slovnik/index.md", locale=locale)
    bar = re.search(r"<nav.*?</nav>", html, re.S)
    assert bar is not None
    letters = re.findall(r'href="#(az-.*?)">(.*?)</a>', bar[0])
    assert [letter for _, letter in letters] == sorted(
        {letter for _, letter in letters}, key=lambda letter: sort_key(letter, locale)
    )
    boxes = re.findall(r'<div [^>]*class="m-glossary__letter"[^>]*>', html)
    assert len(boxes) == len(letters)
    for (anchor, letter), box in zip(letters, boxes, strict=True):
        assert f'id="{anchor}"' in box and f'data-letter="{letter}"' in box
    assert html.count("m-term-entry") == len(site.terms)


def test_what_is_documented_best_is_first_and_what_is_only_named_last(site: Site, show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[catalogue:practice method]]", path="praxe/index.md")
    practices, methods, named = html.split("<section")[1:4]
    by_title = {
        page.title: page for kind in ("practice", "method") for page in site.of_kind(kind, "cs")
    }

    def values(part: str, field: str) -> list[object]:
        titles = re.findall(r"<a [^>]*>(.*?)</a>", part.split("m-catalogue__ways")[0])
        return [by_title[title.replace("\xa0", " ")].field(field) for title in titles]

    levels = values(practices, "evidence")
    assert levels == sorted(levels, key=lambda level: -int(str(level))) and 0 not in levels
    strengths = [STRENGTHS.index(strength) for strength in values(methods, "strength")]  # type: ignore[arg-type]
    assert strengths == sorted(strengths) and len(strengths) == len(site.of_kind("method", "cs"))
    assert set(values(named, "evidence")) == {0}
    assert len(levels) + len(values(named, "evidence")) == len(site.of_kind("practice", "cs"))
