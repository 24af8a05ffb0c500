"""The opening of an article, cut from its sections."""

from __future__ import annotations

import pytest
from mosty.render.opening import has_choice, opening


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("<p>Call.</p><h2>First</h2><h2>Second</h2>", "<h2>First</h2>"),
        ('<p>A</p><h2>B</h2><div class="m-step"><h2>1</h2></div>', '<div class="m-step">'),
        ('<h2 id="a">A</h2><p>B</p>', '<h2 id="a">'),
    ],
)
def test_the_sections_begin_at_the_first_step_or_heading(html: str, first: str) -> None:
    before, sections = opening(html)
    assert sections.startswith(first)
    assert before + sections == html
    assert first not in before


def test_an_article_without_sections_is_all_opening() -> None:
    assert opening("<p>A</p>") == ("<p>A</p>", "")
    assert opening("") == ("", "")


def test_boxes_of_a_checklist_are_drawings_in_both_parts() -> None:
    box = '<input type="checkbox" disabled> '
    drawn = '<input type="checkbox" aria-hidden="true" disabled> '
    assert opening(f"<p>{box}</p><h2>A</h2>{box}") == (f"<p>{drawn}</p>", f"<h2>A</h2>{drawn}")


def test_the_parts_are_html_for_a_template() -> None:
    assert [part.__html__() for part in opening("<p>&amp;</p><h2>A</h2>")] == [
        "<p>&amp;</p>",
        "<h2>A</h2>",
    ]


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ('<a href="#a">A</a>', True),
        ('<p>A? <a href="#a">B</a>.</p>', True),
        ('<a href="/a/">A</a>', False),
        ("A", False),
    ],
)
def test_a_list_that_leads_to_the_sections_is_seen(item: str, leads: bool) -> None:
    assert has_choice(f"<ul>\n{3 * f'<li>{item}</li>'}</ul>") is leads
    assert not has_choice(f"<ul>{2 * f'<li>{item}</li>'}</ul>")
    assert not has_choice(f"<ul>{3 * f'<li>{item}</li>'}<li>A</li></ul>")
