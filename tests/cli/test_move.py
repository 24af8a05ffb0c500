"""``mosty move``: every link to a page follows it, in one step or not at all."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mosty.model.version import source_fingerprint
from mosty.model.work import work_folder
from mosty.pipeline import all_or_nothing
from mosty.pipeline.moves.addresses import Moves, relative_after

from ..conftest import Base

ROOT = Path(__file__).resolve().parents[2]
CAFE = "praxe/kavarna.md"
#: Files that a move changes for good: the old address is kept.
KEPT = {"docs/data/redirects.yml", "docs/data/addresses.txt"}


def marked(base: Base) -> Base:
    """Mark every translation as up to date with its original."""
    site = base.checked_site()
    for page in site.pages.values():
        if page.source is not None and "translated_from" in page.raw:
            text = base.read(page.file)
            line = f"translated_from: '{source_fingerprint(page.source)}'"
            base.write(page.file, re.sub("^translated_from:.*$", line, text, flags=re.M))
    return base


def files(base: Base) -> dict[str, bytes]:
    """Every file of the base that a move may touch."""
    return {
        path.relative_to(base.root).as_posix(): path.read_bytes()
        for path in sorted(base.root.rglob("*"))
        if path.is_file() and ".mosty" not in path.parts
    }


@pytest.fixture
def linked(base: Base) -> Base:
    """The small base with a page that has links of every form, records and a redirect pointing at
    it.
    """
    base.write("docs/data/addresses.txt", "analyza/index.md\nindex.md\nprameny/index.md\n"
               "praxe/index.md\npraxe/kavarna.md\nrodice/index.md\nslovnik/index.md\n")  # fmt: skip
    base.write("docs/data/redirects.yml", "# Kam.\npraxe/a.md: praxe/kavarna.md#stara\n")
    for code, words in (
        ("cs", "Setkání v kavárně {} u nás"),
        ("en", "Meeting in the café {} here"),
    ):
        text = words.format("[{0}](praxe/kavarna.md)")
        lines = [
            text.format("A"),
            words.format("[B](<praxe/kavarna.md> 'Kavárna')"),
            words.format("[C][cafe]"),
            words.format("[![D](data.png)](./praxe/kavarna.md#stara)"),
            words.format("`[E](praxe/kavarna.md)`"),
            words.format("<a href='https://mosty.example/{}praxe/kavarna/'>Kavárna F</a>"),
        ]
        prefix = "" if code == "cs" else "en/"
        lines[5] = lines[5].replace("{}", prefix)
        base.write(f"docs/{code}/data.png", PIXEL)
        body = "\n\n".join([*lines, "[cafe]: praxe/kavarna.md#stara"])
        index = f"docs/{code}/index.md"
        base.write(index, base.read(index) + "\n" + body + "\n")
        cafe = f"docs/{code}/{CAFE}"
        heads = {"cs": "## Co o praxi víme", "en": "## What we know"}
        base.edit(cafe, heads[code], f"{heads[code]} {{#stara}}")
    base.write("docs/data/expressions.yml",
               "- id: kavarna\n  pages: [praxe/kavarna]\n  cs: [kavárna]\n  en: [café]\n")  # fmt: skip
    base.write("docs/data/news.yml",
               "- id: kavarna\n  date: 2026-11-30\n  kind: new\n  page: 'praxe/kavarna'\n"
               "  cs: Máme kavárnu.\n  en: We have a café.\n")  # fmt: skip
    return marked(base)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def test_everything_that_leads_to_a_page_follows(linked: Base) -> None:
    before = linked.lines()
    answer = linked.mosty("move", CAFE, "praxe/kavarna-pro-rodice.md", "--lang", "en")
    assert answer.code == 0, answer.err
    assert "docs/cs/praxe/kavarna.md → docs/cs/praxe/kavarna-pro-rodice.md" in answer.out
    assert "The old address leads to the new one: praxe/kavarna.md" in answer.out
    for code in ("cs", "en"):
        assert not (linked.root / f"docs/{code}/{CAFE}").exists()
        index = linked.read(f"docs/{code}/index.md")
        assert index.count("kavarna-pro-rodice.md") == 4  # A, B, D and the address below
        assert index.count("praxe/kavarna.md") == 1  # what stands in code is no link
        assert "mosty.example/praxe/kavarna-pro-rodice/" in index.replace("example/en/", "example/")
    assert "pages: [praxe/kavarna-pro-rodice]" in linked.read("docs/data/expressions.yml")
    assert "page: 'praxe/kavarna-pro-rodice'" in linked.read("docs/data/news.yml")
    assert linked.read("docs/data/redirects.yml") == (
        "# Kam.\npraxe/a.md: praxe/kavarna-pro-rodice.md#stara\n"
        "praxe/kavarna.md: praxe/kavarna-pro-rodice.md\n"
    )
    listed = linked.read("docs/data/addresses.txt").splitlines()
    assert listed == sorted(listed) and "praxe/kavarna-pro-rodice.md" in listed and CAFE in listed
    assert linked.lines() == [line.replace(CAFE, "praxe/kavarna-pro-rodice.md") for line in before]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_there_and_back_is_as_before(linked: Base, line_end: str) -> None:
    for file in ("docs/cs/index.md", "docs/data/news.yml"):
        linked.write(file, "\ufeff" + linked.read(file).replace("\n", line_end))
    before = files(linked)
    assert linked.mosty("move", CAFE, "praxe/nova").code == 0
    assert files(linked) != before
    assert linked.mosty("move", "docs/en/praxe/nova.md", CAFE).code == 0
    after = files(linked)
    assert {name for name in before | after if before.get(name) != after.get(name)} == KEPT
    assert linked.read("docs/data/redirects.yml").splitlines()[2:] == [
        "praxe/nova.md: praxe/kavarna.md"
    ]


def test_a_dry_run_shows_the_difference_and_writes_nothing(linked: Base) -> None:
    before = files(linked)
    answer = linked.mosty("move", CAFE, "praxe/nova.md", "--dry-run", "--lang", "en")
    assert answer.code == 0 and files(linked) == before
    assert "-praxe/a.md: praxe/kavarna.md#stara" in answer.out
    assert "+praxe/a.md: praxe/nova.md#stara" in answer.out
    assert "Nothing was written" in answer.err


def test_a_folder_moves_with_what_lies_in_it(linked: Base) -> None:
    """Including its pictures; links inside it stay as they are."""
    for code, word in (("cs", "Obrázek"), ("en", "Picture")):
        old = linked.read(f"docs/{code}/{CAFE}")
        text = old + f"\n![{word} kavárny](plan.png) {word} [sem](#stara)\n"
        text = text.replace("[sem]", f"[{word}: nahoře]")
        linked.write(f"docs/{code}/praxe/decin/kavarna.md", text)
        linked.write(f"docs/{code}/praxe/decin/plan.png", PIXEL)
        (linked.root / f"docs/{code}/{CAFE}").unlink()
        index = f"docs/{code}/index.md"
        linked.write(index, linked.read(index).replace("praxe/kavarna", "praxe/decin/kavarna"))
    for name in ("redirects.yml", "addresses.txt", "expressions.yml", "news.yml"):
        file = f"docs/data/{name}"
        linked.write(file, linked.read(file).replace("praxe/kavarna", "praxe/decin/kavarna"))
    marked(linked)
    before = linked.lines()
    answer = linked.mosty("move", "praxe/decin/", "praxe/kraj/decin", "--lang", "en")
    assert answer.code == 0, answer.err
    assert not (linked.root / "docs/cs/praxe/decin").exists()
    assert (linked.root / "docs/en/praxe/kraj/decin/plan.png").read_bytes() == PIXEL
    assert "](plan.png)" in linked.read("docs/cs/praxe/kraj/decin/kavarna.md")
    assert len(linked.lines()) == len(before)


def test_the_menu_follows(linked: Base) -> None:
    nav = "nav:\n  - Kavárna: praxe/kavarna.md\n  - index.md\n"
    linked.write("mkdocs.yml", linked.read("mkdocs.yml") + nav)
    assert linked.mosty("move", CAFE, "praxe/nova.md").code == 0
    assert "  - Kavárna: praxe/nova.md\n" in linked.read("mkdocs.yml")


def test_a_page_that_was_never_published_leaves_no_redirect(base: Base) -> None:
    base.edit(f"docs/cs/{CAFE}", "kind: practice", "kind: practice\ndraft: true")
    assert base.mosty("move", CAFE, "praxe/nova.md").code == 0
    assert not (base.root / "docs/data/redirects.yml").exists()


#: What was typed → a part of what is said.
BAD = {
    "praxe/neni.md praxe/x.md": ("there is no such page", "did you mean praxe/"),
    "praxe/kavarna.md rodice/index.md": ("is taken",),
    "praxe/kavarna.md praxe/kavarna.md": ("is taken",),
    "praxe/kavarna.md praxe/kavarna/index.md": ("nothing to move",),
    "praxe/kavarna.md praxe/Kavárna.md": ("“Kavárna” is no name",),
    "praxe/kavarna.md ../../x.md": ("“..” is no name",),
    "praxe/kavarna.md /etc/x.md": ("is no name",),
    "praxe/kavarna.md rodice/kavarna.md": ("kind practice", "praxe"),
    "praxe/kavarna.md nova-slozka/kavarna.md": ("kind practice",),
    "praxe/kavarna.md praxe/a.md": ("",),
    "rodice/index.md rodice/uvod.md": ("the program itself",),
    "praxe praxe/a": ("into itself",),
    "praxe rodice": ("is taken",),
}


@pytest.mark.parametrize("typed", BAD)
def test_a_move_that_may_not_be_is_one_line(linked: Base, typed: str) -> None:
    if typed.endswith("praxe/a.md"):  # an address that led elsewhere
        linked.write("docs/data/redirects.yml", "praxe/a.md: rodice/index.md\n")
    before = files(linked)
    answer = linked.mosty("move", *typed.split(), "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert all(part in answer.err for part in BAD[typed]), answer.err
    assert files(linked) == before


def test_a_move_may_not_make_anything_worse(linked: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem that the move would cause is seen on the copy first."""
    monkeypatch.setattr("mosty.pipeline.moves.move.menu_text", lambda site, paths: {})
    nav = "nav:\n  - Kavárna: praxe/kavarna.md\n"
    linked.write("mkdocs.yml", linked.read("mkdocs.yml") + nav)
    before = files(linked)
    answer = linked.mosty("move", CAFE, "praxe/nova.md", "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert "CFG002 in mkdocs.yml" in answer.err and files(linked) == before


@pytest.mark.parametrize("number", [0, 1, 3, 6])
def test_a_step_that_fails_in_the_middle_changes_nothing(
    linked: Base, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before, real, calls = files(linked), all_or_nothing.os.replace, []

    def full(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) > number:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(all_or_nothing.os, "replace", full)
    answer = linked.mosty("move", CAFE, "praxe/nova/nova.md")
    monkeypatch.undo()
    assert answer.code == 2 and "nezměnilo se nic" in answer.err
    assert files(linked) == before
    assert not (linked.root / "docs/cs/praxe/nova").exists()


def test_a_file_that_cannot_be_written_stays(linked: Base) -> None:
    path = linked.root / "docs/data/news.yml"
    path.chmod(0o444)
    before = files(linked)
    answer = linked.mosty("move", CAFE, "praxe/nova.md")
    path.chmod(0o644)
    assert answer.code == 2 and files(linked) == before


def test_a_leaflet_that_people_hold_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = portal(tmp_path, capsys)
    answer = base.mosty("move", "letaky/cesta-domu.md", "letaky/domu.md", "--lang", "en")
    assert (answer.code, answer.err.count("\n")) == (2, 1) and "QR code" in answer.err


def portal(folder: Path, capsys: pytest.CaptureFixture[str]) -> Base:
    """A copy of the project's own base."""
    root = folder / "portal"
    root.mkdir()
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "glossary.yml"):
        shutil.copy(ROOT / name, root / name)
    work_folder(root)  # as in an editor's folder: each move is checked before and after
    return Base(root, lambda: tuple(capsys.readouterr()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("regiony/ustecky", "regiony/kraje/usti", marks=pytest.mark.verify),
        ("rodice/soud.md", "blizci/pred-soudem.md"),
    ],
)
def test_the_portal_there_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """A page of another section, and a folder: clean after the move, in the end as before."""
    base = portal(tmp_path, capsys)
    before = files(base)
    assert base.mosty("move", old, new, today="2026-11-30").code == 0
    assert not [line for line in base.lines("2026-11-30") if " info " not in line]
    assert base.mosty("move", new, old, today="2026-11-30").code == 0
    after = files(base)
    assert {name for name in before | after if before.get(name) != after.get(name)} == KEPT


@pytest.mark.parametrize(
    ("href", "here", "after"),
    [
        ("x.md", "docs/cs/a/w.md", "../b/y.md"),
        ("x.md#jak?", "docs/cs/a/w.md", "../b/y.md#jak?"),
        ("./x.md?tisk", "docs/cs/a/w.md", "../b/y.md?tisk"),
        ("./a/x.md", "docs/cs/w.md", "./b/y.md"),
        ("../../cs/a/x.md", "docs/en/a/w.md", "../../cs/b/y.md"),
        ("%78.md", "docs/cs/a/w.md", "../b/y.md"),
        ("xx.md", "docs/cs/a/w.md", "xx.md"),
        ("../assets/a.png", "docs/cs/a/x.md", "../assets/a.png"),
        ("w.md", "docs/cs/a/x.md", "../a/w.md"),
        ("../b/w.md", "docs/cs/a/x.md", "w.md"),
        ("../a/../b/w.md", "docs/cs/a/x.md", "../a/../b/w.md"),
        ("x.md#tam", "docs/cs/a/x.md", "y.md#tam"),
        ("#tam", "docs/cs/a/x.md", "#tam"),
        ("/a/x.md", "docs/cs/a/w.md", "/a/x.md"),
        ("", "docs/cs/a/x.md", ""),
    ],
)
def test_addresses_after_a_move(href: str, here: str, after: str) -> None:
    moves = Moves({"a/x.md": "b/y.md"}, {"docs/cs/a/x.md": "docs/cs/b/y.md"})
    assert relative_after(href, here, moves) == after
