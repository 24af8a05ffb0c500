"""Nobody is put at a table with whom they fear, and no address is handed on: in every phase, list
and sheet.

What is held here is what a reader needs, not its words: the section is there, it says each of the
four things, and a page that speaks of mediation, a shared table or a conference says where that
does not hold.
"""

from __future__ import annotations

import re

import pytest
from mosty.model.site import Page, Site

SHEET = "letaky/prvni-setkani-tymu.md"
#: What must be said where there is violence or fear.
RULES = {
    "cs": {
        "violence or fear": r"násilí|strach|bojí",
        "people are met separately": r"zvlášť",
        "no address is handed on": r"adres",
        "mediation and the shared table are not first": r"mediac[^.]*(?:nenabíz|jako (?:k )"
        r"?první)|nenabíz[^.]*mediac",
        "contact is prepared": r"kontakt",
    },
    "en": {
        "violence or fear": r"violence|afraid|fear",
        "people are met separately": r"separate",
        "no address is handed on": r"address",
        "mediation and the shared table are not first": r"not offer[^.]*mediation"
        r"|mediation[^.]*(?:as a )?first",
        "contact is prepared": r"contact",
    },
}
#: The phases in which parents and child may be apart; before, there is no contact to prepare.
APART = ("prvni-dny", "spoluprace", "po-ukonceni")
#: Meetings that put people at one table.
TABLES = {
    "cs": r"\bmediac\w*|\bmediátor\w*|(?:jednoho|společn\w+) stol\w*|\bu stolu|konferencí rodinných"
    r"|(?:případov|rodinn)\w+ konferenc\w*|cochemsk\w+",
    "en": r"\bmediation(?! service)|\bmediators?\b|(?:one|shared|at a|at the) table\b"
    r"|(?:case|group) conferences?|\bcochem\b",
}
EXCEPTION = {
    "cs": r"#bezpeci|bezpeci\.md|(?:násilí|boj|strach)[^.?!]*[.?!]?[^.?!]*zvlášť",
    "en": r"#bezpeci|bezpeci\.md|(?:violence|afraid|fear)[^.?!]*[.?!]?[^.?!]*separate",
}
#: Pages where the words mean something else: tables of services, the portal's own engine, a list of
#: files.
OTHER = ("o-portalu/", "praxe/platforma-sluzeb-podborany.md")


def section(page: Page, anchor: str) -> str:
    """The text under the heading with that anchor."""
    match = re.search(rf"^## [^\n]*\{{#{anchor}\}}\n(.*?)(?=^## |\Z)", page.body.text, re.M | re.S)
    return match.group(1) if match else ""


def missing(text: str, locale: str, without: tuple[str, ...] = ()) -> list[str]:
    """The rules that the text does not mention."""
    rules = RULES[locale].items()
    return [
        name for name, words in rules if name not in without and not re.search(words, text, re.I)
    ]


def phases(site: Site, locale: str) -> list[Page]:
    return site.of_kind("phase", locale)


@pytest.mark.parametrize("locale", RULES)
def test_every_phase_says_what_to_do_where_there_is_violence(portal: Site, locale: str) -> None:
    assert len(phases(portal, locale)) == 6
    for page in phases(portal, locale):
        apart = page.path.rpartition("/")[2].removesuffix(".md") in APART
        without = () if apart else ("contact is prepared",)
        assert missing(section(page, "bezpeci"), locale, without) == [], page.file
        assert page.body.text.index("#bezpeci}") < page.body.text.index("{#kroky}"), page.file


@pytest.mark.parametrize("locale", RULES)
def test_every_checklist_asks_about_fear_first(portal: Site, locale: str) -> None:
    for page in phases(portal, locale):
        first = section(page, "seznam").strip().splitlines()[0]
        allowed = ("contact is prepared", "mediation and the shared table are not first")
        assert missing(first, locale, allowed) == [], page.file
        assert "#bezpeci" in first, page.file


@pytest.mark.parametrize("locale", RULES)
def test_the_sheet_for_the_first_meeting_begins_with_safety(portal: Site, locale: str) -> None:
    page = portal.pages[locale, SHEET]
    assert missing(section(page, "bezpeci"), locale) == []
    assert page.body.text.index("#bezpeci}") < page.body.text.index("{#pred}")
    assert not re.search(r"nesedí vedle|not sit next to|not sit beside", page.body.text)


@pytest.mark.parametrize("locale", RULES)
@pytest.mark.parametrize(
    "path", ["metodika/index.md", "metodika/kontrolni-seznamy.md", "metodika/role.md"]
)
def test_pages_over_the_phases_lead_to_each_safety_section(
    portal: Site, locale: str, path: str
) -> None:
    page = portal.pages[locale, path]
    links = {phase.path.rpartition("/")[2] + "#bezpeci" for phase in phases(portal, locale)}
    assert [link for link in sorted(links) if link not in page.body.text] == []
    assert missing(page.body.text, locale) == []


@pytest.mark.parametrize("locale", TABLES)
def test_a_page_that_names_a_table_says_where_it_does_not_hold(portal: Site, locale: str) -> None:
    names = re.compile(TABLES[locale], re.I)
    bare = [
        page.path
        for page in portal.paths(locale)
        if not page.path.startswith(OTHER)
        if names.search(page.body.prose) or names.search(page.field_text)
        if not re.search(EXCEPTION[locale], page.body.text, re.I)
    ]
    assert bare == []


@pytest.mark.parametrize("locale", TABLES)
def test_a_term_that_names_a_table_says_so_in_its_definition(portal: Site, locale: str) -> None:
    for key in ("mediace", "pripadova-konf", "rodinna-konf", "cochem"):
        assert re.search(
            RULES[locale]["violence or fear"], portal.terms[key].texts[locale].definition
        ), key
    supported = portal.terms["asist-kontakt"].texts[locale].definition
    assert re.search("dohlíží|keeps watch", supported)


@pytest.mark.parametrize("locale", TABLES)
def test_supported_contact_is_help_and_supervision(portal: Site, locale: str) -> None:
    denied = r"pomoc, ne (?:dozor|dohled)|help,? not (?:surveillance|supervision)"
    assert [page.file for page in portal.paths(locale) if re.search(denied, page.body.text)] == []


@pytest.mark.parametrize("locale", TABLES)
def test_before_an_address_is_given_somebody_hiding_is_asked_to_wait(
    portal: Site, locale: str
) -> None:
    given = {
        "cs": r"změnila se vám adresa|se vám změní adresa",
        "en": r"address (?:or phone number )?(?:has )?changed",
    }
    hiding = {"cs": r"skrýváte se", "en": r"are you hiding"}
    for page in portal.paths(locale):
        address = re.search(given[locale], page.body.text, re.I)
        warned = re.search(hiding[locale], page.body.text, re.I)
        assert not address or (warned and warned.start() < address.start()), page.file


@pytest.mark.parametrize("locale", RULES)
def test_families_are_sent_to_the_office_that_is_theirs(portal: Site, locale: str) -> None:
    hall = {
        "cs": r"OSPOD[^#]{0,200}?najdete na městském úřadě",
        "en": r"OSPOD[^#]{0,200}?at the town hall",
    }
    office = {
        "cs": "na úřadě obce s rozšířenou působností",
        "en": "office of the municipality with extended powers",
    }
    assert [
        page.path for page in portal.paths(locale) if re.search(hall[locale], page.body.text)
    ] == []
    assert office[locale] in portal.terms["ospod"].texts[locale].definition
    assert len([page for page in portal.paths(locale) if office[locale] in page.body.text]) >= 12
