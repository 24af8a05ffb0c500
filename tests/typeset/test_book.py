"""A book of made-up chapters: jumps, labels, the order of headings, what paper cannot carry."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pypdf
import pytest
from mosty.typeset import (
    Book,
    Card,
    Chapter,
    ChapterFaults,
    Overflow,
    TypesetError,
    typeset_book,
    typeset_card,
)
from mosty.typeset.book import book_source

from .sheets import CET, CS

BASE = "https://mosty.example/metodika/"
WORDS = {
    "contents": "Obsah",
    "imprint": "O této knize",
    "page": "s.",
    "pointer": "Mapa je jen na webu.",
}
COMMON: dict[str, Any] = {
    "locale": "cs",
    "subtitle": "Krátce.",
    "date": dt.datetime(2026, 11, 21, 12, tzinfo=CET),
    "version": "1",
    "law_as_of": None,
    "use_until": None,
    "publisher": "Mosty (ukázka)",
    "address": "mosty.example/metodika",
    "base": BASE,
    "strings": CS,
}


def chapter(name: str, html: str, **more: Any) -> Chapter:
    """A chapter of the page ``/metodika/<name>/``."""
    return Chapter(name=name, title=name.capitalize(), html=html, base=f"{BASE}{name}/", **more)


def book(*chapters: Chapter, **more: Any) -> Book:
    """A book of these chapters."""
    fields = {
        **COMMON,
        "slug": "metodika",
        "title": "Metodika",
        "label": "Pracovní rámec",
        "words": WORDS,
    }
    return Book(**{**fields, "chapters": chapters, **more})


FIRST = '<h2 id="kroky">Kroky</h2><p>Dál viz <a href="/metodika/druha/#kroky">kroky</a>.</p>'
SECOND = (
    '<h2 id="kroky">Kroky</h2><p><a href="#kroky">Zpět</a> nebo <a '
    'href="https://example.org/">jinam</a>.</p>'
)


def test_a_link_to_another_chapter_is_a_jump_told_with_its_page() -> None:
    done = typeset_book(book(chapter("prvni", FIRST), chapter("druha", SECOND)))
    reader = pypdf.PdfReader(io.BytesIO(done.pdf))
    assert done.pages == len(reader.pages) == 4  # cover, contents, two chapters
    words = reader.pages[2].extract_text().replace("\u00a0", " ")
    assert "kroky (s. 4)" in words
    targets = [
        note["/A"]["/URI"]
        for page in reader.pages
        for note in (one.get_object() for one in page.get("/Annots", []))
        if note.get("/A", {}).get("/S") == "/URI"
    ]
    assert targets == ["https://example.org/"]  # all else are jumps


def test_the_same_heading_in_two_chapters_has_two_labels() -> None:
    source = book_source(book(chapter("prvni", FIRST), chapter("druha", SECOND)))
    assert source.count('"prvni:kroky"') == 1 and source.count('"druha:kroky"') == 3
    assert 'v.cross("druha:kroky","s."' in source


def test_an_anchor_that_the_book_lacks_leads_to_its_page() -> None:
    link = '<p><a href="/metodika/druha/#nic">x</a> <a href="/slovnik/#nic">y</a></p>'
    appendix = chapter("priloha", '<h2 id="a">A</h2>', whole=False, style="glossary")
    source = book_source(book(chapter("prvni", link), chapter("druha", SECOND), appendix))
    assert 'v.cross("druha:"' in source
    assert 'v.linked("https://mosty.example/slovnik/#nic"' in source


def test_a_map_stays_on_the_web_and_says_so() -> None:
    drawing = "<figure><svg><path d='M0 0'/></svg><figcaption>Hranice</figcaption></figure>"
    source = book_source(book(chapter("prvni", drawing)))
    assert 'v.pointer("https://mosty.example/metodika/prvni/","Mapa je jen na webu.")' in source


def test_what_paper_cannot_carry_names_its_chapter() -> None:
    bad = chapter("druha", "<p>Než</p><video>film</video>")
    with pytest.raises(ChapterFaults) as caught:
        typeset_book(book(chapter("prvni", FIRST), bad))
    assert [name for name, _ in caught.value.faults] == ["druha"]
    assert "<video>" in str(caught.value.faults[0][1])


def test_words_and_label_are_needed() -> None:
    with pytest.raises(TypesetError, match="contents"):
        typeset_book(book(chapter("prvni", FIRST), words={**WORDS, "contents": " "}))
    with pytest.raises(TypesetError):
        typeset_book(book(chapter("prvni", FIRST), label=""))


def test_same_book_same_bytes() -> None:
    made = book(chapter("prvni", FIRST))
    assert typeset_book(made).pdf == typeset_book(made).pdf


def card(html: str, **more: Any) -> Card:
    """A card with this text."""
    fields = {
        **COMMON,
        "slug": "tym",
        "title": "Tým pro rodinu (Bílina)",
        "place": "Ústecký kraj · Bílina",
        "label": "Pracovní rámec",
        "silent": "V prameni neuvedeno.",
        "evidence": 1,
        "core": (("Problém", "Nikdo o sobě neví."), ("Postup", None), ("Výsledek", None)),
        "evidence_words": ("Doložení", "1 ze 4: popsali ji lidé z praxe"),
        "facts": '<dl class="m-facts"><dt>Fáze</dt><dd>prevence</dd></dl>',
        "html": html,
        "sources_title": "Na čem to stojí",
        "sources": "<ul><li>Pramen, místo</li></ul>",
    }
    return Card(**{**fields, **more})


def sizes(pdf: bytes) -> set[float]:
    """Font sizes on the first page, in points."""
    points: set[float] = set()

    def note(words: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        points.add(round(size * abs(tm[0] or 1), 1))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return points


SENTENCE = "Rodiče se scházejí jednou za měsíc a mluví o tom, co je trápí. "


def test_a_card_is_one_page_in_the_largest_type_that_fits() -> None:
    short = typeset_card(card(f"<p>{SENTENCE}</p>"))
    long = typeset_card(card(f"<p>{SENTENCE * 36}</p>"))
    assert short.pages == long.pages == 1
    assert 12.5 in sizes(short.pdf) and 12.5 not in sizes(long.pdf)


def test_a_card_tells_what_the_source_does_not() -> None:
    words = pypdf.PdfReader(io.BytesIO(typeset_card(card("<p>x</p>")).pdf)).pages[0].extract_text()
    assert len(re.findall(r"V\s+prameni\s+neuvedeno", words)) == 2


def test_a_card_too_long_tells_by_how_much() -> None:
    with pytest.raises(Overflow) as caught:
        typeset_card(card(f"<p>{SENTENCE * 120}</p>"))
    assert caught.value.panels["card"] > 50


def test_a_card_with_unsupported_markup_says_so() -> None:
    with pytest.raises(TypesetError, match="<iframe>"):
        typeset_card(card("<iframe></iframe>"))
