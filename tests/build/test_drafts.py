"""What an editor did not mean to publish: in no artefact of a build, in the preview with a
ribbon.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from mosty.model.publication import may_publish, published, withheld
from mosty.model.work import PREVIEW, SITE
from mosty.pipeline.build import build
from mosty.pipeline.preview import Preview
from mosty.read.site import read_for_some

from ..conftest import TODAY, Base, copy_base

DAY = dt.date.fromisoformat(TODAY)
PRACTICE = "docs/cs/praxe/kavarna.md"
ENGLISH = "docs/en/praxe/kavarna.md"
#: Stands in the title, the description and the text of pages that must not go out.
SECRET = "Zrzavka"
FRONT = (
    "---\ntitle: {secret} {name}\ndescription: {secret}.\n{more}---\n\n## {secret}\n\nText "
    "{secret}.\n"
)
SOURCE = (
    "kind: practice\nid: {name}\nregion: [ustecky]\norp: [decin]\nactors: [rodice]\nthemes: "
    "[rodicovstvi]\n"
    "stage: [prevention]\nevidence: 1\nfindings: [1]\nchecked_on: 2026-11-21\n"
)
RESTS = "sources:\n  - usti-2018, ORP Děčín, „Příklady dobré praxe“\n"


def quiet(_: str) -> None:
    """A progress callback that discards its messages."""


def practice(base: Base, name: str, more: str = "", english: str = "") -> None:
    """A practice named by the secret word, in both languages."""
    facts = SOURCE.format(name=name) + more
    base.write(f"docs/cs/praxe/{name}.md", FRONT.format(secret=SECRET, name=name, more=facts))
    translated = f"translated_from: 00000000\n{english}"
    base.write(f"docs/en/praxe/{name}.md", FRONT.format(secret=SECRET, name=name, more=translated))


def files_with(folder: Path, word: str) -> list[str]:
    """Files below a folder that contain the word, in their text or their name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    needle = word.encode("utf-8")
    return sorted(
        path.relative_to(folder).as_posix()
        for path in files
        if needle.lower() in path.read_bytes().lower()
        or word in path.relative_to(folder).as_posix()
    )


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """A base with a draft and an unproven practice, linked to from the home page; built, then built
    as a preview.
    """
    base = Base(copy_base(tmp_path_factory.mktemp("drafts") / "base"))
    practice(base, "rozepsana", RESTS + "draft: true\n")
    practice(base, "bez-pramene")
    base.edit(
        "docs/cs/index.md",
        "Vítejte.",
        "Vítejte. [Sem](praxe/rozepsana.md), [tam](praxe/bez-pramene.md#nic).",
    )
    base.edit(
        "docs/cs/praxe/kavarna.md",
        "[[finding:1]]",
        "[[finding:1]] [zde](https://mosty.example/praxe/rozepsana/)",
    )
    result = build(base.root, DAY, quiet)
    assert result.published, result.problems
    yield base


def test_a_draft_is_in_no_artefact(drafts: Base) -> None:
    site = drafts.root / SITE
    assert files_with(site, "kavarna"), (
        "the published practice is there, so the search for words works"
    )
    assert files_with(site, SECRET) == files_with(site, "bez-pramene") == []
    assert files_with(site, "rozepsana") == files_with(site, "rozepsana.md") == []


def test_a_link_to_a_draft_is_plain_text(drafts: Base) -> None:
    html = (drafts.root / SITE / "index.html").read_text(encoding="utf-8")
    assert "Sem" in html and "<span>Sem</span>, <span>tam</span>" in html


def test_the_check_says_what_does_not_go_out_and_what_leads_there(drafts: Base) -> None:
    reported = [line for line in drafts.lines() if " PUB" in line]
    assert reported == [
        "docs/cs/index.md:7:10 warning PUB003",
        "docs/cs/index.md:7:37 warning PUB003",
        "docs/cs/praxe/bez-pramene.md:1:1 warning PUB001",
        "docs/cs/praxe/kavarna.md:22:35 warning PUB003",
        "docs/cs/praxe/rozepsana.md:16:8 info PUB002",
    ]


def test_the_preview_shows_drafts_with_a_ribbon_and_leaves_the_site_alone(drafts: Base) -> None:
    before = {path: path.stat().st_mtime_ns for path in (drafts.root / SITE).rglob("*")}
    index = sorted((drafts.root / ".mosty" / "index").rglob("*"))
    result = build(drafts.root, DAY, quiet, drafts=True)
    assert result.published and result.folder == PREVIEW
    assert {path: path.stat().st_mtime_ns for path in (drafts.root / SITE).rglob("*")} == before
    assert sorted((drafts.root / ".mosty" / "index").rglob("*")) == index
    html = (drafts.root / PREVIEW / "praxe/rozepsana/index.html").read_bytes()
    assert SECRET.encode() in html
    preview = Preview()
    preview.end(result.site, result.problems, result.published)
    assert b'class="mosty-draft"' in preview.into(html, "/praxe/rozepsana/")
    assert 'lang="en">Draft' in preview.into(html, "/en/praxe/rozepsana/").decode()
    assert b'class="mosty-draft"' not in preview.into(html, "/praxe/kavarna/")


# -- which page goes out


def reasons(base: Base, path: str) -> list[str | None]:
    """Why the page is not published, in Czech and in English; the same must hold for pages read on
    demand.
    """
    site = base.checked_site()
    pages = [site.page(locale, path) for locale in ("cs", "en")]
    withholdings = [withheld(site, page) if page else None for page in pages]
    lazy, _ = read_for_some(base.root)
    assert lazy is not None
    there = published(lazy, DAY)
    assert [there.page(code, path) is not None for code in ("cs", "en")] == [
        page is not None and may_publish(site, page) for page in pages
    ]
    assert published(lazy, DAY, drafts=True).page("cs", path) is not None
    return [withholding.reason if withholding else None for withholding in withholdings]


def test_every_page_of_the_small_base_goes_out(base: Base) -> None:
    site = base.checked_site()
    assert [page.file for page in site.pages.values() if not may_publish(site, page)] == []


def test_a_draft_of_the_source_keeps_the_pair_back(base: Base) -> None:
    base.edit(PRACTICE, "kind: practice", "kind: practice\ndraft: true")
    assert reasons(base, "praxe/kavarna.md") == ["draft", "draft"]


def test_a_draft_of_a_translation_leaves_the_source_alone(base: Base) -> None:
    base.edit(ENGLISH, "title:", "draft: true\ntitle:")
    assert reasons(base, "praxe/kavarna.md") == [None, "draft"]
    site = published(base.checked_site(), DAY)
    shown = site.page_or_source("en", "praxe/kavarna.md")
    assert shown is not None and shown.locale == "cs"


@pytest.mark.parametrize("kind", ["practice", "project", "organisation", "parents", "leaflet"])
@pytest.mark.parametrize("draft", [True, False])
def test_an_untouched_scaffold_does_not_go_out(base: Base, kind: str, draft: bool) -> None:
    czech, english = base.mosty("new", kind, "novinka").out.split()
    if not draft:
        for file in (czech, english):
            base.edit(file, "draft: true\n", "")
    reason = "draft" if draft else "scaffold"
    path = czech.removeprefix("docs/cs/")
    assert reasons(base, path) == [reason, reason]
    assert (
        f"{czech}:{4 if draft else 2}:8 {'info PUB002' if draft else 'warning PUB001'}"
        in base.lines()
    )
    assert [line for line in base.lines() if " PUB" in line and english in line] == []


@pytest.mark.parametrize(("old", "new", "reason"), [
    ("sources:\n  - usti-2018, ORP Děčín, „Příklady dobré praxe“", "sources: []", "source"),
    ("Kdo kavárnu pořádá.", "Kdo kavárnu pořádá: [doplnit].", "placeholder"),
    ("Kdo kavárnu pořádá.", "…", "placeholder"),
    ("## Co pramen neuvádí", "## …", "placeholder"),
    ("problem: Kyberšikana.", "problem: …", "placeholder"),
    ("title: Kavárna pro rodiče", "title: TODO", "placeholder"),
])  # fmt: skip
def test_an_unfinished_practice_does_not_go_out(
    base: Base, old: str, new: str, reason: str
) -> None:
    base.edit(PRACTICE, old, new)
    assert reasons(base, "praxe/kavarna.md") == [reason, reason]
    assert sum(" PUB001" in line for line in base.lines()) == 1


@pytest.mark.parametrize("text", [
    "<!-- mosty: ignore TXT002 ukázka toho, co se doplňuje -->\n\nPíše se `[doplnit]`, tedy "
    "[doplnit].",
    "Kód `TODO` tu stojí jako ukázka.",
    "A tak dál…",
])  # fmt: skip
def test_what_only_looks_unfinished_goes_out(base: Base, text: str) -> None:
    base.edit(PRACTICE, "Kdo kavárnu pořádá.", text)
    assert reasons(base, "praxe/kavarna.md") == [None, None]


def test_a_pending_translation_for_families_leaves_the_original_in_its_place(base: Base) -> None:
    text = base.read("docs/en/rodice/index.md")
    line = next(line for line in text.splitlines() if line.startswith("translated_from"))
    base.edit("docs/en/rodice/index.md", line, "translated_from: pending")
    assert reasons(base, "rodice/index.md") == [None, "pending"]
    line = "docs/en/rodice/index.md:4:18 warning PUB001"
    assert line in base.lines()


def test_a_page_without_source_of_a_kind_that_needs_none_goes_out(base: Base) -> None:
    base.edit("docs/cs/praxe/index.md", "kind: listing", "kind: listing\nsources: []")
    assert reasons(base, "praxe/index.md") == [None, None]


def test_menu_calls_and_leaflets_that_lead_to_a_withheld_page_are_told(base: Base) -> None:
    base.edit("docs/cs/analyza/index.md", "title:", "draft: true\ntitle:")
    base.write("mkdocs.yml", base.read("mkdocs.yml") + "nav:\n  - Analýza: analyza/index.md\n")
    base.edit("docs/cs/rodice/index.md", "kind: parents", "kind: parents\nleaflet: letaky/letak.md")
    front = (
        "title: Leták\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: "
        "2026-11-21\naudience: parents\n"
    )
    base.write("docs/cs/letaky/letak.md", f"---\n{front}---\n\nText.\n")
    files = {line.partition(":")[0] for line in base.lines() if line.endswith("PUB003")}
    assert {"mkdocs.yml", PRACTICE, "docs/cs/rodice/index.md"} <= files


def test_a_link_to_an_unfinished_translation_names_the_language_readers_get(base: Base) -> None:
    base.edit(ENGLISH, "title:", "draft: true\ntitle:")
    base.edit(
        "docs/en/index.md",
        base.read("docs/en/index.md").split("---\n")[2],
        "\nSee [it](praxe/kavarna.md).\n",
    )
    assert "docs/en/index.md:7:5 warning LNK003" in base.lines()
