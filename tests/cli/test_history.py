"""``mosty changelog`` and ``mosty diff``: the git history in words of readers."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from mosty.pipeline.history.comparison import blocks_of, changed_blocks

from ..conftest import Base
from ..git import commit, git

CAFE = "docs/cs/praxe/kavarna.md"


@pytest.fixture
def lived(base: Base) -> Base:
    """The small base with a history of five days."""
    git(base.root, "init", "-q", "-b", "main")
    commit(base.root, day="2026-11-01")
    git(base.root, "tag", "prvni")
    page = base.read(CAFE)
    base.write("docs/cs/praxe/nova.md", page.replace("Kavárna pro rodiče", "Nová praxe"))
    base.write("docs/cs/praxe/koncept.md", page.replace("kind:", "draft: true\nkind:"))
    base.write("docs/en/praxe/nova.md", base.read("docs/en/praxe/kavarna.md"))
    commit(base.root, day="2026-11-02")
    base.edit(CAFE, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá a [kdy](../index.md).")
    law = base.read("docs/data/law.yml")
    base.write("docs/data/law.yml", law.replace("checked_on: 2026", "checked_on: 2025", 1))
    commit(base.root, day="2026-11-03")
    base.edit(CAFE, "[kdy](../index.md)", "[kdy](../rodice/index.md)")
    base.write("README", "x")
    commit(base.root, day="2026-11-04")
    assert base.mosty("move", "praxe/nova.md", "praxe/jina.md").code in (0, 2)
    (base.root / "docs/cs/praxe/nova.md").unlink(missing_ok=True)
    base.write("docs/cs/praxe/jina.md", page.replace("Kavárna pro rodiče", "Nová praxe"))
    assert base.mosty("withdraw", "law:L1", "--why", "Neplatí.").code in (0, 1)
    commit(base.root, day="2026-11-05")
    return base


def test_a_changelog_in_words_of_readers(lived: Base) -> None:
    answer = lived.mosty("changelog", "--since", "prvni")
    assert answer.code == 0, answer.err
    days = answer.out.split("## ")[1:]
    assert [day.split("\n")[0] for day in days] == ["2026-11-05", "2026-11-03", "2026-11-02"]
    assert (
        "**Stránky s novou adresou (v závorce stará)**\n\n- Nová praxe (docs/cs/praxe/nova.md)"
        in days[0]
    )
    assert "**Staženo z webu**\n\n- law:L1" in days[0]
    assert "**Stránky s jiným textem**\n\n- Kavárna pro rodiče" in days[1]
    assert "**Změněné věty o právu**\n\n- L1" in days[1]
    assert "**Nové stránky**\n\n- Nová praxe" in days[2] and "koncept" not in answer.out
    english = lived.mosty("changelog", "--since", "2026-11-03", "--lang", "en").out
    assert "**Pages whose text changed**\n\n- Café for parents" in english
    assert "2026-11-02" not in english
    assert "docs/" not in lived.mosty("changelog", "--since", "2026-11-06").out


def test_the_first_commit_is_part_of_the_history(lived: Base) -> None:
    assert "## 2026-11-01\n\n**Nové stránky**" in lived.mosty("changelog").out


class Page(HTMLParser):
    """The tags of a page, and the texts of the elements that mark changes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1] in ("ins", "del"):
            self.marked.append((self.tags[-1], data))


def test_two_revisions_as_a_page_for_readers(lived: Base) -> None:
    lived.edit(CAFE, "se ozve.", "se ozve <script>alert(1)</script> hned.")
    commit(lived.root, day="2026-11-06")
    answer = lived.mosty("diff", "prvni", "HEAD", "praxe/kavarna")
    assert "docs/cs/praxe/kavarna.md: Kavárna pro rodiče" in answer.out
    assert "  § Co pramen neuvádí\n    Kdo kavárnu pořádá{+ a kdy+}." in answer.out
    assert "docs/cs/praxe/jina.md" not in answer.out
    path = lived.root / ".mosty" / "diff-prvni..HEAD.html"
    html = path.read_text(encoding="utf-8")
    page = Page()
    page.feed(html)
    assert ("ins", " a kdy") in page.marked and "script" not in page.tags
    assert "<h2>Kavárna pro rodiče</h2>" in html and "&lt;script&gt;" in html


def test_everything_and_nothing(lived: Base) -> None:
    whole = lived.mosty("diff", "prvni", "HEAD", "--lang", "en")
    assert "docs/cs/praxe/jina.md: Nová praxe (a new page)" in whole.out
    same = lived.mosty("diff", "HEAD", "HEAD", "--lang", "en")
    assert (same.code, same.out) == (0, "") and "the same" in same.err


BAD = {
    "diff prvni": "AFTER is missing",
    "diff prvni neni": "“neni”: there is no such revision",
    "diff --upload-pack=x HEAD": "AFTER is missing",
    "diff prvni HEAD praxe/kavrna.md": "did you mean praxe/kavarna.md?",
    "diff prvni HEAD^{tree}:x": "no such revision",
    "changelog --since 2026-02-30": "no such revision, tag or day",
    "changelog --since vcera": "no such revision, tag or day",
}


@pytest.mark.parametrize("typed", BAD)
def test_bad_input_is_one_line(lived: Base, typed: str) -> None:
    verb, *rest = typed.split()
    answer = lived.mosty(verb, "--lang", "en", *rest)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert BAD[typed] in answer.err


@pytest.mark.parametrize("typed", ["changelog", "diff HEAD HEAD"])
@pytest.mark.parametrize("state", ["none", "empty", "no program"])
def test_without_a_history_it_is_one_line(
    base: Base, monkeypatch: pytest.MonkeyPatch, typed: str, state: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(base.root.parent))
    if state == "empty":
        git(base.root, "init", "-q")
    if state == "no program":
        monkeypatch.setenv("PATH", str(Path("/nowhere")))
    answer = base.mosty(*typed.split(), "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert "no git repository" in answer.err


def test_what_a_reader_reads() -> None:
    text = (
        "---\ntitle: A\n---\n\n## Nadpis {#a}\n\n"
        "- **Kdo:** [Eva](x.md){ hreflang=en }\n- [[law:L1]]\n<!-- tajné -->\n"
    )
    assert blocks_of(text) == ["title: A", "## Nadpis", "- Kdo: Eva", "- ⟨law L1⟩"]
    moved = text.replace("x.md", "y.md")
    assert list(changed_blocks(text, moved)) == []
    swapped = "Jedna dvě tři.\n\nČtyři pět šest."
    pieces = [block.pieces for block in changed_blocks(swapped, "Čtyři pět sedm.\n\nNové osm.")]
    assert [[tuple(piece) for piece in row] for row in pieces] == [
        [("out", "Jedna dvě tři.")],
        [("same", "Čtyři pět "), ("out", "šest"), ("in", "sedm"), ("same", ".")],
        [("in", "Nové osm.")],
    ]


def test_the_changes_as_a_page_of_the_portal(lived: Base) -> None:
    """In both languages, without problems, and unchanged if it is written again after a commit."""
    lived.write("docs/data/withdrawals.yml", lived.read("docs/data/withdrawals.yml"))
    before = lived.lines()
    assert lived.mosty("changelog", "--write").code == 0
    page = lived.read("docs/cs/o-portalu/zmeny.md")
    assert "## 2. 11. 2026 {#d2026-11-02}" in page
    assert "- [Kavárna pro rodiče](../praxe/kavarna.md)" in page
    assert "- Nová praxe (`docs/cs/praxe/nova.md`)" in page or "jina.md) (`docs" in page
    fresh = [line for line in lived.lines() if line not in before]
    assert [line for line in fresh if "LNK0" not in line and "RED004" not in line] == []
    commit(lived.root, day="2026-11-06")
    lived.mosty("changelog", "--write")
    assert lived.read("docs/cs/o-portalu/zmeny.md") == page
