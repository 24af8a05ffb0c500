"""An article as Markdown: what a CommonMark parser makes of it again says the same."""

from __future__ import annotations

import re
from html import escape

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.outputs.formats.markdown import escaped, markdown
from mosty.text.markdown.html_tree import parse

CASES = {
    "headings and paragraphs": (
        "<h2 id='a'>Kroky</h2><p>Jeden\u00a0den.</p>",
        "## Kroky\n\nJeden den.\n",
    ),
    "a definition list": (
        "<dl><dt>Kdo</dt><dd>OSPOD</dd><dt>Kdy</dt><dd>1. 5. 2026</dd></dl>",
        "- **Kdo:** OSPOD\n- **Kdy:** 1. 5. 2026\n",
    ),
    "a list in a list": (
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
        "- a\n\n    - b\n- c\n\n    d\n",
    ),
    "a numbered list that begins elsewhere": (
        '<ol start="3"><li>tři</li><li value="7">sedm</li></ol>',
        "3. tři\n7. sedm\n",
    ),
    "a checklist": (
        '<ul><li><input type="checkbox" disabled> má</li><li><input type="checkbox" checked> '
        "nemá</li></ul>",
        "- [ ] má\n- [x] nemá\n",
    ),
    "a table": (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1. "
        "x</td><td>y|z</td></tr></tbody></table>",
        "| A | B |\n| --- | --- |\n| 1. x | y\\|z |\n",
    ),
    "a term that opens its definition": (
        '<p>Volá <span><button class="m-term">SAS</button><span '
        'class="m-term__note">Služby.</span></span>.</p>',
        "Volá SAS.\n",
    ),
    "a note": (
        '<div class="admonition danger"><p class="admonition-title">Volejte</p><p>112</p></div>',
        "> **Volejte**\n>\n> 112\n",
    ),
    "links become whole, terms stay words": (
        '<p><a href="/en/x/">X</a> <a class="m-term" href="/slovnik/#ospod">OSPOD</a> <a '
        'href="tel:112">112</a></p>',
        "[X](https://x.example/en/x/) OSPOD [112](tel:112)\n",
    ),
    "nothing is read as Markdown by mistake": (
        "<p># 5 * 3 [a] &lt;b&gt; `c` _d_</p><p>1. leden</p><p>- ne</p>",
        "\\# 5 \\* 3 \\[a\\] \\<b\\> \\`c\\` \\_d\\_\n\n1\\. leden\n\n\\- ne\n",
    ),
    "nor as an entity, a struck word or a table": (
        "<p>&amp;nbsp; ~~a~~ |b|</p>",
        "\\&nbsp; \\~\\~a\\~\\~ \\|b\\|\n",
    ),
    "code": (
        "<pre><code>a ``` b\n</code></pre><p><code>x</code></p>",
        "````\na ``` b\n````\n\n`x`\n",
    ),
    "controls and drawings are left out": (
        "<p>a</p><svg><text>b</text></svg><details "
        'class="m-cite"><p>c</p></details><form><button>d</button></form>',
        "a\n",
    ),
    "emphasis keeps its spaces outside": ("<p>a<strong> b </strong>c</p>", "a **b** c\n"),
}


def resolve(target: str) -> str:
    return target if ":" in target else f"https://x.example{target}"


@pytest.mark.parametrize("name", CASES)
def test_html_becomes(name: str) -> None:
    html, expected = CASES[name]
    assert markdown(html, resolve) == expected


OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)


def html_of(text: str) -> str:
    return pyromark.html(text, options=OPTIONS)


def words(html: str) -> list[str]:
    return parse(re.sub(r"</p>", " </p>", html)).text().split()


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30),
        max_size=4,
    )
)
def test_text_comes_back_as_it_was(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    assert words(html_of(markdown(html, resolve))) == words(html)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40))
def test_a_line_is_never_read_as_markdown(text: str) -> None:
    assert words(html_of(escaped(text))) == text.split()
