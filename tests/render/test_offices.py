"""Offices of a region and its municipalities, and the box, as readers without scripts get them."""

from __future__ import annotations

import re

from mosty.model.site import Site


def test_a_region_lists_its_offices_with_address_link_and_note(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[offices:jihomoravsky]]", path="najit-ospod/jihomoravsky.md")
    brno = html.split('id="ospod-brno"')[1].split("</section>")[0]
    assert "Koliště\xa019" in brno or "Koliště 19" in brno
    assert 'href="https://www.brno.cz/' in brno and 'rel="noreferrer"' in brno
    assert "městských částí" in brno
    assert "22.\xa08.\xa02026" in html


def test_each_municipality_has_its_district_and_leads_to_its_office(site: Site, show) -> None:  # type: ignore[no-untyped-def]
    calls = "[[offices:ustecky]]\n\n[[municipalities:ustecky]]"
    for locale in ("cs", "en"):
        html = show(calls, path="najit-ospod/ustecky.md", locale=locale)
        rows = re.findall(r"<li>(.*?)</li>", html, re.DOTALL)
        there = site.municipalities["ustecky"]
        assert len(rows) == len(there)
        assert all("<small" in row for row in rows)
        linked = set(re.findall(r'href="#(ospod-[^"]+)"', html))
        assert linked == set(re.findall(r'id="(ospod-[^"]+)"', html))
        assert "stav\xa07/2026" in html or "7/2026" in html


def test_the_box_is_a_link_and_no_form_without_scripts(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[find-office]]", path="rodice/index.md")
    assert "<form" not in html and "<input" not in html
    assert re.search(r'<a class="m-button" href="/najit-ospod/">', html)
    assert "data-professional" not in html
    assert "data-professional" in show("[[find-office]]", path="regiony/ustecky/decin.md")


def test_on_its_own_page_the_box_leads_to_the_regions(show) -> None:  # type: ignore[no-untyped-def]
    assert 'href="#kraje"' in show("[[find-office]]", path="najit-ospod/index.md")
