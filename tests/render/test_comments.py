"""Editors' comments are hidden wherever they are, and the check reads what is rendered."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.checking.check_session import check
from mosty.model.site import Page, Site
from mosty.outputs.machine_files import text_of
from mosty.outputs.search_documents import documents
from mosty.read.markdown import read_body
from mosty.render.article import render
from mosty.render.context import Context
from mosty.text.markdown.comments import comments, neutral, without_comments

from ..conftest import HERE, TODAY, Base, examples

DAY = dt.date.fromisoformat(TODAY)
SECRET, SHOWN = "tajneslovo", "verejneslovo"
#: Where a comment may stand; ``{}`` is the comment.
PLACES = {
    "inline": "Rodina dostala {} pomoc.",
    "across an empty line": "Pomoc včas <!-- a,\n\nb -->{} a dál.",
    "in an item": "- položka\n\n    {}\n\n- druhá",
    "in an item, inline": "- položka {} dál",
    "in a table": "| a | b |\n|---|---|\n| x {} | y |",
    "in a quotation": "> Citát {}\n>\n> dál",
    "in a heading": "## Nadpis {} {{#nadpis}}",
    "at the beginning of a line": "{} Text za ním.",
    "in raw HTML": "<div>\n<p>a</p>\n{}\n</div>",
    "in Markdown in HTML": '<div markdown="1">\n\n{}\n\ntext\n\n</div>',
    "in a box": "/// note\n\n{}\n\ntext\n\n///",
    "indented": "Text.\n\n    {}\n\nText.",
    "in a footnote": "Text[^1].\n\n[^1]: Poznámka {} pod čarou.",
    "in a link": "[slova {} odkazu](index.md)",
    "in emphasis": "**tučně{}**",
    "between items": "- a\n{}\n- b",
    "in an attribute list": "Text {}{{.x}}",
}
FORMS = {
    "short": "<!-- {} -->",
    "no spaces": "<!--{}-->",
    "lines": "<!-- a\n{}\nb -->",
    "empty lines": "<!-- a\n\n{}\n\n# b\n\n- c -->",
    "three hyphens": "<!--- {} --->",
    "backtick": "<!-- ` {} -->",
    "fence": "<!--\n```\n{}\n```\n-->",
    "abrupt": "<!--> {} -->",
    "bang": "<!-- a --!> {} -->",
    "nested": "<!-- a <!-- {} -->",
    "never closed": "<!-- {}",
}


@pytest.fixture(scope="module")
def site() -> Site:
    base, _ = check(HERE / "fixtures" / "base", DAY)
    assert base is not None
    return base


def page_of(site: Site, text: str) -> Page:
    page = site.pages["cs", "index.md"]
    return replace(page, body=read_body(text, page.file, 1))


def outputs(site: Site, page: Page) -> dict[str, str]:
    """The outputs of a page with that text: HTML, Markdown for machines, documents of the search."""
    article = render(Context(site, page, DAY))
    alone = replace(site, pages={("cs", "index.md"): page})
    contents = [
        json.dumps(repr(document), ensure_ascii=False)
        for document in documents(alone, "cs", [article])
    ]
    return {
        "html": article.html,
        "index.md": text_of(alone, article).decode("utf-8"),
        "search": "".join(contents),
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", PLACES)
def test_a_comment_is_hidden_wherever_it_stands(site: Site, place: str, form: str) -> None:
    comment = FORMS[form].format(SECRET)
    text = f"{SHOWN} před.\n\n{PLACES[place].format(comment)}\n"
    for name, output in outputs(site, page_of(site, text)).items():
        assert SECRET not in output, (name, output)
        assert SHOWN in output
        assert "<!--" not in output and "\uf8ff" not in output


@pytest.mark.parametrize("text", [
    f"Značka `<!-- {SECRET} -->` se píše takto.",
    f"``a ` <!-- {SECRET} -->``",
    f"Text.\n\n```html\n<!-- {SECRET} -->\n```\n",
    f"~~~\n```\n<!-- {SECRET} -->\n~~~\n",
])  # fmt: skip
def test_a_comment_in_code_is_shown(site: Site, text: str) -> None:
    files = outputs(site, page_of(site, text))
    assert f"&lt;!-- {SECRET} --&gt;" in files["html"] and SECRET in files["index.md"]
    assert comments(text) == ()


@pytest.mark.parametrize(("text", "published"), [
    ("a <!-- b --> c", "a  c"),
    ("text  <!-- b -->\ndalší", "text\ndalší"),
    ("<!-- b -->   # c", "# c"),
    ("a\n\n<!-- b\n\nc -->\n\nd", "a\n\n\n\nd"),
    ("a ` b <!-- c --> d", "a ` b  d"),
    ("a `b\n\n<!-- c ` --> d", "a `b\n\n d"),
    ("```\n<!-- b -->", "```\n"),
    ("\\<!-- b --> c", "\\<!-- b --> c"),
    ("a <!-- b", "a"),
    ("> a <!-- b\n>\n> c -->\n> d", "> a\n> d"),
])  # fmt: skip
def test_the_text_without_comments(text: str, published: str) -> None:
    assert without_comments(text) == published.replace("\n\n d", "\n\nd")


def test_places_after_a_comment_stay(base: Base) -> None:
    text = (
        "Text <!-- pozn\n\n[x](neni-tu.md) --> a [dál](neni.md).\n\n<!-- # A -->\n\n## Nadpis "
        "<!-- b -->\n"
    )
    text += "\n[n](#nadpis)"
    base.edit("docs/cs/index.md", "Vítejte.", text)
    links = [line for line in base.lines() if "LNK00" in line]
    assert links == ["docs/cs/index.md:9:23 error LNK001"]


@pytest.mark.parametrize("form", ["abrupt", "bang", "nested", "never closed"])
@pytest.mark.parametrize("place", ["inline", "in an item", "in a table", "in a quotation"])
def test_a_comment_of_which_nobody_knows_the_end_is_an_error_at_its_place(
    base: Base, form: str, place: str
) -> None:
    comment = FORMS[form].format("pozn")
    text = PLACES[place].format(comment)
    base.edit("docs/cs/index.md", "Vítejte.", text)
    line, column = (
        text[: text.index("<!--")].count("\n") + 7,
        len(text[: text.index("<!--")].rpartition("\n")[2]) + 1,
    )
    assert f"docs/cs/index.md:{line}:{column} error TXT020" in base.lines()


def test_comments_in_front_matter_and_records_are_not_printed(base: Base) -> None:
    base.edit("docs/cs/index.md", "title: ", "title: <!-- tajneslovo --> ")
    site, problems = base.site()
    assert site is not None
    assert SECRET not in site.pages["cs", "index.md"].title
    assert [one for one in problems if one.code == "TXT020"] == []
    base.edit("docs/cs/index.md", "<!-- tajneslovo --> ", "<!-- tajneslovo ")
    site, problems = base.site()
    assert site is not None and SECRET not in site.pages["cs", "index.md"].title
    assert [one.span[:2] for one in problems if one.code == "TXT020"] == [("docs/cs/index.md", 2)]


# -- the law


PIECES = st.sampled_from(
    [
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "`",
        "``",
        "```",
        "```\n",
        "\n```\n",
        "~~~\n",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "|",
        "# ",
        "<div>",
        "</div>",
        '<div markdown="1">',
        "\\",
        " ",
        "/// note\n",
        "///\n",
        "1. ",
        "**",
        "[x](",
        ")",
        "[[",
        "]]",
        "<",
        "<p",
        "<pre>",
        "</pre>",
        "[^1]",
        "[^1]: ",
        "{#id}",
        "&lt;",
        "<script>",
        "</script>",
        "==\n",
        "<![CDATA[",
        "<?",
        "?>",
    ]
)
WORDS = st.integers(100, 999).map(lambda number: f"slovo{number}q ")
TEXTS = st.lists(st.one_of(PIECES, WORDS), max_size=25).map("".join)


@examples(150)
@given(TEXTS)
def test_no_word_of_a_comment_comes_out(site: Site, text: str) -> None:
    """No word found only in comments is in an output; the parser's text has the same length and no
    comment.
    """
    inside = "".join(text[comment.start : comment.end] for comment in comments(text))
    outside = without_comments(text)
    secrets = {word for word in inside.split() if word.startswith("slovo") and word not in outside}
    for name, output in outputs(site, page_of(site, text)).items():
        assert not {word for word in secrets if word in output}, name
        assert "<!--" not in output or name != "html"
    assert len(neutral(text)) == len(text)
    assert (
        not [comment for comment in comments(outside) if comment.closed and comment.sound]
        or "`" in text
    )


@examples(150)
@given(
    st.lists(WORDS, min_size=1, max_size=6),
    st.lists(st.sampled_from(["short", "no spaces", "lines", "empty lines"]), max_size=6),
)
def test_text_outside_stays(site: Site, words: list[str], forms: list[str]) -> None:
    parts = [
        f"{word}{FORMS[form].format('x')} "
        for word, form in zip(words, [*forms, *["short"] * 6], strict=False)
    ]
    sound = [part for part in parts if all(comment.sound for comment in comments(part))]
    html = render(Context(site, page_of(site, "".join(sound)), DAY)).html
    assert all(part.split()[0].partition("<")[0].strip() in html for part in sound)
