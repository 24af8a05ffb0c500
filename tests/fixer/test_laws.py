"""For every text: fixing twice equals fixing once, and a reader and a browser get the same as
before.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mosty.checking.fixer import apply, mend, write
from mosty.model.problem import Edit, Fix, Span
from mosty.text.markdown.comments import without_comments
from mosty.text.markdown.shape import shape, words

from ..conftest import TODAY, copy_base, examples

DAY = dt.date.fromisoformat(TODAY)
PAGE = {"cs": "docs/cs/zkouska.md", "en": "docs/en/zkouska.md"}
HEAD = (
    "---\ntitle: {title}\ndescription: {title}\nkind: site\ntranslation: "
    "none\ntranslation_reason: zkouška\n---\n"
)
PIECES = [
    "dítě",
    "family",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    "(",
    ")",
    "–",
    '"',
    '"',
    '"dvě slova"',
    '"',
    "„",
    "“",
    "”",
    "2014-2020",
    "2014 - 2020",
    "3-6",
    "8:00-16:00",
    "č. 12-34",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\u2028",
    "e\u0301",
    "Zkous\u030cka",
    "Pr\u0430ha",
    "\u0421entrum",
    '`"kód" 1-2`',
    '\n```\n"kód" 1-2\n```\n',
    '\n    "kód"\n\n',
    '[odkaz](zkouska.md "1-2")',
    "[a](Zkouska.md#X-1)",
    "[1-2]",
    '\n[1-2]: zkouska.md "t"\n',
    "[^1-2]",
    '\n\n[^1-2]: "Poznámka"\n',
    '<b title="1-2">',
    "</b>",
    '\n<div>\n"a"\n</div>\n',
    '{: #a-1 title="x" }',
    '\n## Nadpis "a" 1-2\n',
    "\n## Ná\u200bdpis {#x-1}\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "**",
    "*",
    "_",
    "#",
    "|",
    "\n|---|---|\n",
    '\n\n/// note | Pozor "a"\n    type: "x"\n\ntext\n///\n\n',
    "[[finding:1]]",
    "\n[[list:practice]]\n",
    "[[law:1-2]]",
    "\n<!-- mosty: ignore TXT011 má to tak být -->\n",
    "\n<!-- mosty: ignore LNK002, TXT012 důvod -->\n",
    '<!-- "x" -->',
    'https://mosty.example/1-2?a="b"',
    "jmeno@mosty.example",
    "&quot;",
    '\\"',
    "!",
    "![obr](Obr.PNG)",
    "\t",
    "\u00a0",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
TITLES = st.lists(
    st.sampled_from(
        ['"ano"', "a", " ", "2014-2020", "\u200b", ":", "#", "'", "-", "Pr\u0430ha", "e\u0301", ","]
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: "T" + "".join(parts))
EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.blocks.admonition",
    "pymdownx.tasklist",
]


def rendered(text: str) -> str:
    """The HTML that Python-Markdown makes, without typography and without the spaces of ranges."""
    text = re.sub(
        r"<!--.*?-->",
        "",
        html.unescape(markdown.markdown(text, extensions=EXTENSIONS)),
        flags=re.DOTALL,
    )
    shown = re.sub(
        r"(<(?:p|li|h\d|t[dh])\b[^<>]*>) +", r"\1", words(text)
    )  # which a browser does not show
    return re.sub(r"\s+(?=<)|<p>\s*</p>", "", re.sub(r"\s*-\s*", "-", shown)).strip()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_base(tmp_path_factory.mktemp("laws") / "base")


def mended(root: Path, file: str, text: str, codes: str = "") -> str:
    """The page after its fixes; a second run must change nothing."""
    page = root / file
    page.write_bytes(text.encode("utf-8"))
    try:
        done = mend(root, DAY, lambda one: one.span.file == file and one.code.startswith(codes))
        assert set(done.after) <= {file} and write(done) == []
        again = mend(root, DAY, lambda one: one.span.file == file and one.code.startswith(codes))
        assert again.after == {}, again.made
        return page.read_bytes().decode("utf-8")
    finally:
        page.unlink()


@example("\u200b\xa0dítě", "cs", "\n")
@example("\u200b dítě", "cs", "\n")
@example('\n> dítě\n> \u200b{: #a-1 title="x" }', "cs", "\n")
@example("\u200b#dítě", "cs", "\n")
@example("\n- 2014-2020\n- ", "cs", "\n")
@example('<!-- "x" -->2014-2020', "cs", "\n")
@example("\n## Ná\u200bdpis {#x-1}\n#(2014-2020", "cs", "\n")
@given(TEXTS, st.sampled_from(["cs", "en"]), st.sampled_from(["\n", "\r\n"]))
@examples(30, fuzzing=400)
def test_typography_is_mended_once_and_changes_nothing_else(
    root: Path, text: str, locale: str, line_end: str
) -> None:
    head = HEAD.format(title="Zkouška")
    before = (head + text).replace("\n", line_end)
    after = mended(root, PAGE[locale], before, "TXT")
    assert after.startswith(head.replace("\n", line_end)) and after.count(line_end) == before.count(
        line_end
    )
    old, new = text, after.replace("\r\n", "\n").removeprefix(head)
    # what is published has no comments: a line after one is a paragraph, not raw HTML
    before, after = (repr(shape(without_comments(body))) for body in (old, new))
    assert re.sub(r"\s*-\s*", "-", before) == re.sub(r"\s*-\s*", "-", after)
    assert rendered(without_comments(old)) == rendered(without_comments(new))


@given(TEXTS, st.sampled_from(["cs", "en"]))
@examples(20, fuzzing=300)
def test_all_mends_are_made_once(root: Path, text: str, locale: str) -> None:
    after = mended(root, PAGE[locale], HEAD.format(title="Zkouška") + text)
    for kept in ('`"kód" 1-2`', '"kód" 1-2\n', 'https://mosty.example/1-2?a="b"', "[[law:1-2]]"):
        assert after.count(kept) >= min(text.count(kept), 1) or "`" in text.replace(kept, "")


def plain(title: str) -> str:
    """A title without what typography may change: spaces around dashes and before signs."""
    return re.sub(r"\s+(?=[,;:.!?])", "", re.sub(r"\s*-\s*", "-", words(title)))


@given(TITLES)
@examples(20, fuzzing=300)
def test_front_matter_reads_the_same(root: Path, title: str) -> None:
    """The value of the title differs only in typography, is still as broken as before, or is now
    readable and reads as it was written.
    """
    file = PAGE["cs"]
    values = []
    before = HEAD.format(title=title) + "\nText.\n"
    for text in (before, mended(root, file, before)):
        (root / file).write_bytes(text.encode("utf-8"))
        state = mend(root, DAY, lambda fix: False).first
        (root / file).unlink()
        assert state.site is not None
        errors = [
            problem.code
            for problem in state.problems
            if problem.span.file == file and problem.level == "error"
        ]
        raw = state.site.pages["cs", "zkouska.md"].raw.get("title")
        values.append((plain(str(raw)), type(raw), errors))
    if values[0][2] == ["FM001"] and not values[1][2]:
        assert values[1][:2] == (plain(title.strip()), str)
    else:
        assert values[0] == values[1]


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "x", "„", "\n"])),
    max_size=12,
)


@given(st.text(st.sampled_from("ab\r\nč"), max_size=30), EDITS)
@examples(400)
def test_apply_changes_only_its_places(text: str, wanted: list[tuple[int, int, str]]) -> None:
    lines = re.split("\r\n|\r|\n", text)
    flat = "\n".join(lines)
    fixes = [
        Fix((edit(flat, at, at + length, new),))
        for at, length, new in wanted
        if at + length <= len(flat)
    ]
    after, counts = apply(text, fixes)
    assert len(counts) == len(fixes) and all(count in (0, 1) for count in counts)
    made = {
        (place(flat, fix.edits[0].span), fix.edits[0].new)
        for fix, count in zip(fixes, counts, strict=True)
        if count
    }
    expected = flat
    for (start, end), new in sorted(made, reverse=True):
        expected = expected[:start] + new + expected[end:]
    assert re.sub("\r\n|\r", "\n", after) == re.sub("\r\n|\r", "\n", expected) or "\r" in text


def edit(text: str, start: int, end: int, new: str) -> Edit:
    """An edit with lines and columns as the checks give them."""
    places = [
        (text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1) for at in (start, end)
    ]
    return Edit(Span("a.md", *places[0], *places[1]), text[start:end], new)


def place(text: str, span: Span) -> tuple[int, int]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return starts[span.line - 1] + span.col - 1, starts[span.end_line - 1] + span.end_col - 1
