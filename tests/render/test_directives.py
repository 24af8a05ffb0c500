"""What our markup prints: the right record in the right language, never more than may be
printed.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest
from mosty.model.site import Site
from mosty.model.study import STRENGTHS


def test_a_law_record_carries_section_and_dates(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[law:L01]]")
    assert 'class="m-law"' in html
    assert "2/1993" in html and "znění k" in html and "čteno" in html
    assert 'href="/pravo/#l01"' in html


@pytest.mark.parametrize("certainty", ["V2", "V3", "V4", "INF"])
def test_uncertain_law_is_never_printed_for_parents(show, site: Site, certainty: str) -> None:  # type: ignore[no-untyped-def]
    records = [
        record
        for record in site.law.values()
        if record.certainty == certainty and not record.lawyer_reviewed
    ]
    assert records
    for record in records:
        html = show(f"[[law:{record.id}]]", path="rodice/index.md")
        assert record.texts["cs"] not in html
        assert "m-law--withdrawn" in html


def test_law_for_a_lawyer_is_printed_nowhere(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    records = [one for one in site.law.values() if one.lawyer_required and not one.lawyer_reviewed]
    assert records
    for record in records:
        assert record.texts["cs"] not in show(f"[[law:{record.id}]]", path="metodika/prevence.md")
        assert record.texts["cs"] not in show("[[law-records]]", path="pravo/index.md")


def test_a_record_past_its_review_leaves_pages_and_leaflets(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    late = site.law["L01"].review_by + dt.timedelta(days=1)
    for path in ("o-portalu/index.md", "rodice/index.md", "letaky/vase-dite-zije-mimo-rodinu.md"):
        html = show("[[law:L01]]", path=path, today=late)
        assert site.law["L01"].texts["cs"] not in html
        assert "m-law--withdrawn" in html


def test_one_overdue_record_withdraws_the_whole_panel_and_nothing_else(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    law = "Úvod.\n\n- [[law:L01]]\n- [[law:L33]]\n\nDovětek."
    text = f"## A {{#a}}\n\nKontakty.\n\n## B {{#b}}\n\n{law}\n\n## C {{#c}}\n\nKroky.\n"
    late = min(site.law["L01"].review_by, site.law["L33"].review_by) + dt.timedelta(days=1)
    before = show(text, path="letaky/vase-dite-zije-mimo-rodinu.md")
    after = show(text, path="letaky/vase-dite-zije-mimo-rodinu.md", today=late)
    for kept in ("Kontakty.", 'id="b"', "Kroky."):
        assert kept in before and kept in after
    for gone in ("Úvod.", "rodičovské odpovědnosti", "Dovětek."):
        assert gone in before and gone not in after
    assert after.count("m-law--withdrawn") == 1 and "Lhůtu najdete v" in after


def test_the_review_day_itself_is_not_overdue(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    assert "m-law--withdrawn" not in show("[[law:L01]]", today=site.law["L01"].review_by)


def test_findings_have_permanent_anchors_in_both_languages(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    areas = site.taxonomy["areas"]
    for locale in ("cs", "en"):
        html = "".join(show(f"[[findings:{area}]]", locale=locale) for area in areas)
        assert re.findall(r'id="zjisteni-(\d+)"', html) == [str(number) for number in range(1, 16)]


def test_every_term_has_its_anchor_and_czech_order(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[glossary]]", path="slovnik/index.md")
    ids = re.findall(r'<h2 id="([a-z-]+)"', html)
    assert sorted(ids) == sorted(site.terms)
    assert len(ids) == 67


def test_a_listing_filters(show) -> None:  # type: ignore[no-untyped-def]
    decin = show("[[list:practice orp=decin]]")
    assert "kavarna-pro-rodice" in decin and "burza" not in decin
    assert "burza" in show("[[list:practice orp=louny]]")


@pytest.mark.parametrize(("kind", "scale"), [("practice", "evidence"), ("method", "strength")])
def test_a_listing_begins_with_the_best_documented(show, site: Site, kind: str, scale: str) -> None:  # type: ignore[no-untyped-def]
    html = show(f"[[list:{kind}]]", path="odbornici/index.md")
    pages = {page.title: page for page in site.of_kind(kind, "cs")}
    titles = re.findall(r'class="m-cards__title"[^>]*>([^<]+)<', html.replace("\u00a0", " "))
    levels = [pages[title.replace("&amp;", "&")].field(scale) for title in titles]
    order = [4, 3, 2, 1, 0] if kind == "practice" else list(STRENGTHS)
    places = [order.index(level) for level in levels]
    assert len(places) == len(pages) and places == sorted(places) and len(set(places)) > 1


def test_a_deadline_that_is_not_law_says_so(show) -> None:  # type: ignore[no-untyped-def]
    html = show("Setkání [[deadline:recommended do několika dnů]].")
    assert "do několika dnů <small>(doporučeno)</small>" in html.replace("\u00a0", " ")


def test_a_number_can_be_called_by_touch(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[helplines:linka-bezpeci]]")
    assert 'href="tel:116111"' in html
    assert "116\u00a0111" in html


def test_buttons_to_call_say_who_answers_and_when_in_the_order_of_the_call(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[call-buttons:linka-116006 police-158]]", path="rodice/index.md")
    html = html.replace("\u00a0", " ")
    assert html.index('href="tel:116006"') < html.index('href="tel:158"')
    assert "<span>Linka pro oběti násilí</span> <small>zdarma, ve dne i v noci</small>" in html
    assert "<span>Policie</span></a>" in html


def test_a_contact_says_what_it_costs_and_how_to_reach_it(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[contacts:cak]]", path="rodice/index.md").replace("\u00a0", " ")
    assert '<li id="kontakt-cak"><strong class="m-contacts__name">Česká advokátní komora' in html
    for shown in ("poplatek 100 Kč", "nám. Svobody 84/15", ">cak.cz/pravni-pomoc<", "(údaj podle"):
        assert shown in html
    html = show("[[contacts:meta]]", path="rodice/index.md")
    assert 'href="tel:773304464"' in html and 'href="mailto:info@meta-ops.cz"' in html


def test_a_topic_or_an_id_chooses_contacts(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[contacts:complaints cak]]")
    assert "kontakt-cak" in html and "kontakt-verejny-ochrance-prav" in html
    assert "kontakt-opu" not in html


def test_what_only_professionals_can_ask_is_not_on_pages_for_families(show) -> None:  # type: ignore[no-untyped-def]
    call = "[[contacts:professionals]]"
    assert "kontakt-pro-bono-centrum" in show(call, path="metodika/index.md")
    assert "m-contacts" not in show(call, path="rodice/index.md")


def test_directives_in_code_are_left_alone(show) -> None:  # type: ignore[no-untyped-def]
    assert "<code>[[law:L01]]</code>" in show("Napište `[[law:L01]]`.")


def test_terms_link_once_and_only_in_text(show) -> None:  # type: ignore[no-untyped-def]
    html = show(
        "## OSPOD\n\nOSPOD a OSPODu, `OSPOD`, [OSPOD](../index.md).", path="o-portalu/index.md"
    )
    assert len(re.findall(r'class="m-term"', html)) == 1
    assert '<a class="m-term" href="/slovnik/#ospod"' in html


def test_terms_in_a_drawing_stay_letters(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[phases]]\n\nPo umístění mimo rodinu.", path="metodika/index.md")
    drawing, _, after = html.partition("</svg>")
    assert (
        "umístění mimo rodinu" in drawing
        and "m-term" not in drawing
        and 'id="pojem-odebrani"' in after
    )


def test_inflected_abbreviation_links(show) -> None:  # type: ignore[no-untyped-def]
    assert ">OSPODu</a>" in show("Volejte OSPODu.")


def test_contact_is_never_invented(show) -> None:  # type: ignore[no-untyped-def]
    assert "nenastaveno: ukázka" in show("Pište: [[contact]].")
    assert "not set: demonstration" in show("Write: [[contact]].", locale="en")


def test_markup_in_a_record_is_text(show, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    hostile = site.law["L01"].model_copy(
        update={"texts": {"cs": "<script>alert(1)</script> **x** & [y](z)", "en": "y"}}
    )
    monkeypatch.setitem(site.law, "L01", hostile)  # type: ignore[arg-type]
    html = show("[[law:L01]]")
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "<strong>" not in html


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_links_lead_to_the_same_language(show, locale: str) -> None:  # type: ignore[no-untyped-def]
    html = show("[a](../analyza/index.md#zjisteni-3)", locale=locale)
    assert f'href="{"/en" if locale == "en" else ""}/analyza/#zjisteni-3"' in html


def test_every_page_renders_without_a_trace_of_markup(site: Site) -> None:
    from mosty.render.article import render
    from mosty.render.context import Context

    for page in site.pages.values():
        html = render(Context(site, page, dt.date(2026, 11, 21))).html
        bare = re.sub(r"<code>.*?</code>|<pre>.*?</pre>", "", html, flags=re.S)
        assert not re.search(r"\[\[[a-z-]+[^…\]]*\]\]", bare), page.file
        assert not re.search(r'href="[^"]*\.md', bare), page.file


def test_a_number_in_the_text_of_a_family_page_can_be_called(show) -> None:  # type: ignore[no-untyped-def]
    html = show(
        "Volejte 112 nebo 116 111. Ne 1112, 112/2020, 112 000 ani `158`.", path="rodice/index.md"
    )
    assert re.findall(r'href="tel:(\d+)"', html) == ["112", "116111"]
    assert "tel:" not in show("Volejte 112.", path="metodika/index.md")


def test_a_link_to_another_language_is_resolved(show) -> None:  # type: ignore[no-untyped-def]
    html = show(
        "[Also in English](../../en/praxe/index.md#a){ lang=en } a [zde chybí](../../en/neni.md)"
    )
    assert 'href="/en/praxe/#a"' in html and 'hreflang="en"' in html
    assert "../../en/neni.md" in html


def test_a_one_letter_word_never_ends_a_line(show) -> None:  # type: ignore[no-untyped-def]
    html = show("Dítě je v **domě**, s\nrodiči a k [rodičům](rodice/index.md) jde v `kódu`.")
    assert (
        "v\u00a0<strong>" in html
        and "s\u00a0rodiči" in html
        and "k\u00a0<a" in html
        and "v\u00a0<code>" in html
    )


def test_a_link_to_another_website_is_marked_for_eye_and_ear(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[zákon](https://jinde.example/zakon) a [praxe](../praxe/index.md)")
    assert 'class="m-external" href="https://jinde.example/zakon" rel="noreferrer"' in html.replace(
        "'", '"'
    )
    assert '<span class="m-spoken"> (jiný web)</span></a>' in html
    assert html.count("m-external") == 1
