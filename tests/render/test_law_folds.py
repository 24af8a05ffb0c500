"""On families' pages a sentence of law is read in its place; where it is written folds away."""

from __future__ import annotations

import pytest
from mosty.model.site import Site
from mosty.render.article import render
from mosty.render.context import Context

from .conftest import TODAY

FAMILIES, PROFESSIONALS = "rodice/index.md", "metodika/prevence.md"


def test_the_sentence_stays_and_its_reference_folds_below_the_item(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    html = show("- [[law:L33]]\n- Zavolejte.", path=FAMILIES)
    before, fold = html.split('<details class="m-law__ref"><summary>Kde to stojí v', 1)
    assert str(site.law["L33"].texts["cs"])[-8:] in before and "§" not in before
    assert "§\u00a0858" in fold and "občanský zákoník" in fold and "znění" in fold
    assert fold.index("</details>") < fold.index("</li>")


def test_no_fold_stands_inside_a_paragraph(show) -> None:  # type: ignore[no-untyped-def]
    html = show("Ano. [[law:L33]] A také: [[law:L34]]\n\nDál.", path=FAMILIES)
    paragraph, rest = html.split("</p>", 1)
    assert "details" not in paragraph and "A\u00a0také:" in paragraph
    assert rest.lstrip().startswith("<details") and rest.count("<summary>") == 1
    assert "§\u00a0858" in rest and "čl.\u00a037" in rest


def test_a_fold_comes_before_a_list_below_its_item(show) -> None:  # type: ignore[no-untyped-def]
    html = show("- [[law:L33]]\n    - Zavolejte.", path=FAMILIES)
    assert html.index("</details>") < html.index("Zavolejte")


@pytest.mark.parametrize("path", [PROFESSIONALS, "pravo/index.md"])
def test_professionals_read_the_reference_beside_the_sentence(show, path: str) -> None:  # type: ignore[no-untyped-def]
    html = show("- [[law:L33]]", path=path)
    assert '<small class="m-law__ref">' in html and "<details" not in html


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_no_date_or_version_stands_in_the_running_text(site: Site, locale: str) -> None:
    for page in site.pages.values():
        if page.for_plain_reader and page.locale == locale:
            html = render(Context(site, page, TODAY)).html
            assert '<small class="m-law__ref"' not in html, page.file
            foot = html[html.index('<section class="m-provenance"') :]
            assert foot.startswith('<section class="m-provenance"><details'), page.file
            assert foot.index("m-report") > foot.rindex("</details>"), page.file


def test_paper_keeps_the_reference_where_nothing_opens(site: Site) -> None:
    page = site.pages["cs", "letaky/soud-a-moje-prava.md"]
    html = render(Context(site, page, TODAY, on_paper=True)).html
    assert '<small class="m-law__ref">' in html and "<details" not in html
