"""The page that prints a record, for a reader of each language."""

from __future__ import annotations

from dataclasses import replace

from mosty.model.page_lookup import page_calling, page_printing
from mosty.model.site import Site

from ..conftest import Base


def path(site: Site, kind: str, key: str | int, locale: str = "cs") -> str | None:
    page = page_printing(site, kind, key, locale)
    return page and f"{page.locale}/{page.path}"


def with_another(site: Site) -> Site:
    """The site with a second organisation, of no region."""
    other = site.organisations["adite"].model_copy(update={"id": "elsewhere", "region": None})
    return replace(site, organisations={**site.organisations, "elsewhere": other})


def test_each_kind_has_its_page_in_each_language(base: Base) -> None:
    site = base.checked_site()
    for locale in ("cs", "en"):
        assert path(site, "term", "ospod", locale) == f"{locale}/slovnik/index.md"
        assert path(site, "finding", 1, locale) == f"{locale}/analyza/index.md"
        assert path(site, "recommendation", "decin-1", locale) == f"{locale}/analyza/index.md"
        assert path(site, "law", "L1", locale) == f"{locale}/prameny/index.md"


def test_an_untranslated_page_is_that_of_the_source(base: Base) -> None:
    (base.root / "docs/en/slovnik/index.md").unlink()
    assert path(base.checked_site(), "term", "ospod", "en") == "cs/slovnik/index.md"


def test_a_translation_that_prints_nothing_is_no_page_of_the_record(base: Base) -> None:
    base.edit("docs/en/slovnik/index.md", "[[glossary]]", "Nothing.")
    assert path(base.checked_site(), "term", "ospod", "en") is None


def test_no_page_for_what_nothing_prints(base: Base) -> None:
    site = base.checked_site()
    assert path(site, "finding", 99) is None
    base.edit("docs/cs/analyza/index.md", "[[findings:sas]]", "Nic.")
    assert path(base.checked_site(), "finding", 1) is None


def test_the_whole_table_comes_before_a_part_and_a_part_has_only_its_own(base: Base) -> None:
    base.edit("docs/cs/analyza/index.md", "[[findings:sas]]", "[[organisations:ustecky]]")
    site = with_another(base.checked_site())
    assert path(site, "organisation", "adite") == "cs/analyza/index.md"
    assert path(site, "organisation", "elsewhere") is None
    base.edit("docs/cs/slovnik/index.md", "[[glossary]]", "[[glossary]]\n\n[[organisations]]")
    site = with_another(base.checked_site())
    assert path(site, "organisation", "adite") == "cs/slovnik/index.md"
    assert path(site, "organisation", "elsewhere") == "cs/slovnik/index.md"


def test_a_leaflet_comes_after_pages(base: Base) -> None:
    leaflet = "---\ntitle: Leták\ndescription: Leták.\nkind: leaflet\n---\n\n[[contacts:law]]\n"
    base.write("docs/cs/letaky/kdo-poradi.md", leaflet)
    assert path(base.checked_site(), "contact", "komora") == "cs/letaky/kdo-poradi.md"
    base.edit("docs/cs/rodice/index.md", "[[helplines:", "[[contacts:komora]]\n\n[[helplines:")
    assert path(base.checked_site(), "contact", "komora") == "cs/rodice/index.md"


def test_a_call_with_an_argument_is_told_from_others(base: Base) -> None:
    site = base.checked_site()
    assert page_calling(site, "findings", "cs", "proces") is None
    assert page_calling(site, "findings", "cs", "sas") is page_calling(site, "findings", "cs")
