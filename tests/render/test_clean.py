"""The sanitiser: our own markup loses nothing by it, and whatever an author writes comes out
harmless.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mosty.model.site import Page, Site
from mosty.render import clean
from mosty.render.article import render, render_parts
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.text.markdown.authored import rebuilt

from ..conftest import examples
from ..hostile.hostile_set import attacks
from ..hostile.test_attacks import Article

DAY = dt.date(2026, 11, 26)
Show = Callable[..., str]


class Pieces(HTMLParser):
    """Tags with their attributes, and the text, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.pieces.append(text)


def some_pages(site: Site) -> list[Page]:
    """A page of every kind and one of every directive."""
    chosen: dict[str, Page] = {}
    for page in site.pages.values():
        for name in (page.kind, *(one.name for one in page.body.directives)):
            chosen.setdefault(name, page)
    return list({page.file: page for page in chosen.values()}.values())


@pytest.mark.parametrize("all_pages", [False, pytest.param(True, marks=pytest.mark.verify)])
def test_our_own_markup_loses_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch, all_pages: bool
) -> None:
    pages = list(site.pages.values()) if all_pages else some_pages(site)
    whole = [render(Context(site, page, DAY)) for page in pages]
    monkeypatch.setattr(clean, "cleaned", lambda html: html)
    for page, article in zip(pages, whole, strict=True):
        assert article.removed == (), page.file
        assert (
            Pieces(article.html).pieces == Pieces(render(Context(site, page, DAY)).html).pieces
        ), page.file


def test_an_address_of_a_record_that_runs_is_left_out(site: Site) -> None:
    link = h("a", "odkaz", href="java\tscript:alert(1)", class_="x")
    assert (link.tag, link.attrib) == ("span", {"class": "x"})
    assert h("img", src="//evil.example/a.png", alt="x").attrib == {"alt": "x"}
    assert h("a", "x", href="mailto:a@b.cz").get("href") == "mailto:a@b.cz"
    page = next(iter(site.pages.values()))
    made = render_parts(Context(site, page, DAY), [h("p", "a &lt;b&gt; <script>", title="&quot;")])
    assert "&amp;lt;b&amp;gt; &lt;script&gt;" in made and 'title="&amp;quot;"' in made


def test_an_attribute_list_in_a_record_reaches_no_element(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mosty.render import directives

    named = {"publisher": lambda ctx, _: h("span", h("b", "x"), '{ onclick="alert(1)" title=y }')}
    monkeypatch.setattr(directives, "INLINES", {**directives.INLINES, **named})
    assert '<span><b>x</b>{ onclick="alert(1)" title=y }</span>' in show("[[publisher]]")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Věta <b title='a'>b</b> a <kbd>Esc</kbd>.", '<b title="a">b</b> a'),
        ("<p onclick=x style='color:red'>a</p>", "<p>a</p>"),
        ("[a](javascript:x)", "<p><span>a</span></p>"),
        ("![most](https://evil.example/a.png)", "<p><span>most</span></p>"),
        ("| a |\n|--:|\n| b |", 'style="text-align'),
        ("- [x] a", '<input type="checkbox" disabled'),
        ("a<!-- jen pro nás -->b", "<p>ab</p>"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
    ],
)
def test_what_is_kept_and_what_is_not(show: Show, written: str, made: str) -> None:
    assert made in show(written)


def test_a_fragment_is_written_anew_tag_by_tag() -> None:
    removed: list[str] = []
    assert rebuilt('<a href="index.md" onclick=x>', removed) == '<a href="index.md">'
    assert rebuilt("<svg><p>x</p></svg>y &amp; z", removed) == "y &amp; z"
    assert rebuilt("</script></b>", removed) == "</b>"
    assert removed == ["onclick", "svg", "p"]


PIECES = st.sampled_from(
    [part for attack in attacks() for part in (attack.text, attack.text[: len(attack.text) // 2])]
)
MARKS = st.sampled_from(
    ["\n\n", "\n", " ", "> ", "- ", "    ", "`", "```\n", "**", "](", "[", "{", "}", "<", ">", '"']
)


@settings(examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | MARKS | st.text(max_size=4), max_size=8).map("".join))
def test_whatever_is_put_together_is_harmless(show: Show, text: str) -> None:
    assert Article(show(text)).faults == []
