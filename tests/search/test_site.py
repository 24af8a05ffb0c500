"""The portal's own index: what people type finds what they mean, here and in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mosty.model.site import Site
from mosty.search import Index, export

from .test_parity import _assert_same

Ask = Callable[[str, Any], Any]


def urls(index: Index, query: str, limit: int = 10) -> list[str]:
    """Addresses in the order of the results."""
    return [hit.url for hit in index.search(query, limit).results]


@pytest.mark.parametrize("query", ["skola", "škol", "školou", "ŠKOLA", "školách", "skolou"])
def test_every_form_of_a_word_finds_the_same(indexes: dict[str, Index], query: str) -> None:
    assert urls(indexes["cs"], query) == urls(indexes["cs"], "škola")


@pytest.mark.parametrize(
    "query",
    [
        "OSPOD",
        "OSPODu",
        "ospodem",
        "orgánem sociálně-právní ochrany dětí",
        "child protection authority",
        "sociálka",
    ],
)
def test_all_names_of_the_authority_are_one(indexes: dict[str, Index], query: str) -> None:
    assert urls(indexes["cs"], query)[0] == "/slovnik/#ospod"
    assert urls(indexes["en"], query)[0] == "/en/slovnik/#ospod"


@pytest.mark.parametrize(
    ("locale", "query", "wanted"),
    [
        ("cs", "zaskolactvi Decin", "/regiony/ustecky/decin/"),
        ("cs", "burza služeb", "/praxe/burza-psychosocialnich-sluzeb/"),
        ("cs", "Stavíme mosty", "/projekty/stavime-mosty/"),
        ("cs", "sebrali mi dítě", "/slovnik/#odebrani"),
        ("en", "parents' café", "/en/praxe/kavarna-pro-rodice-decin/"),
        ("en", "Stavíme mosty", "/en/projekty/stavime-mosty/"),
    ],
)
def test_what_people_type_is_among_the_first_three(
    indexes: dict[str, Index], locale: str, query: str, wanted: str
) -> None:
    assert wanted in urls(indexes[locale], query, 3)


def test_no_address_leads_out_and_pages_end_in_a_slash(
    site: Site, indexes: dict[str, Index]
) -> None:
    for index in indexes.values():
        for query in ("dítě", "child", "soud", "court"):
            for url in urls(index, query, 50):
                assert url.startswith("/") and url.partition("#")[0].endswith("/")


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_browser_and_command_line_agree_on_the_real_site(
    ask: Ask, site: Site, indexes: dict[str, Index], tmp_path: Path, locale: str
) -> None:
    for name, content in export(indexes[locale]).items():
        (tmp_path / name).write_bytes(content)
    titles = [page.title for page in site.paths(locale)] + [
        term.texts[locale].term for term in site.terms.values()
    ]
    queries = [
        *titles,
        *(title.split()[-1][:5] for title in titles),
        "kdy uvidím dceru",
        "xyz",
        "preslapu",
    ]
    questions = [
        {"query": q, "limit": 10, "prefix": n % 2 == 0, "exact": False, "professional": n % 3 == 0}
        for n, q in enumerate(queries)
    ]
    _assert_same(ask, indexes[locale], tmp_path, questions)


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_help_of_a_check_is_found_by_its_code_only(
    indexes: dict[str, Index], locale: str
) -> None:
    """An editor types the code; parents who look for a person or a page must not meet our talk
    about links.
    """
    prefix = "" if locale == "cs" else "/en"
    assert urls(indexes[locale], "LNK001")[0] == f"{prefix}/o-portalu/kontroly/lnk001/"
    assert urls(indexes[locale], "prv003")[0] == f"{prefix}/o-portalu/kontroly/prv003/"
    words = {
        "cs": [
            "odkaz",
            "stránka",
            "soubor chybí",
            "rodné číslo",
            "telefonní číslo",
            "lhůta",
            "zákon",
            "překlad",
        ],
        "en": [
            "link",
            "page",
            "file missing",
            "birth number",
            "telephone number",
            "time limit",
            "law",
            "translation",
        ],
    }
    for query in words[locale]:
        assert not [
            url
            for url in urls(indexes[locale], query, 50)
            if "/kontroly/" in url.removesuffix("/kontroly/")
        ]


def test_a_law_result_is_named_by_its_section_and_says_the_sentence(
    indexes: dict[str, Index],
) -> None:
    for locale in ("cs", "en"):
        hits = [hit for hit in indexes[locale].documents if hit.kind == "law"]
        assert len(hits) > 20
        assert all(0 < len(hit.title) <= 91 and hit.description and hit.note for hit in hits)
        assert not [hit.title for hit in hits if hit.title.startswith("L")]
    assert next(
        hit for hit in indexes["cs"].documents if "359/1999 Sb." in hit.title and "10" in hit.title
    )
