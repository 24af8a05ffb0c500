"""``mosty check`` narrowed to paths, codes and changed files."""

from __future__ import annotations

import json

import pytest
from mosty import cli

from ..conftest import TODAY, Answer, Base
from ..git import commit, git

HOME, CAFE = "docs/cs/index.md", "docs/cs/praxe/kavarna.md"


@pytest.fixture()
def spoilt(base: Base) -> Base:
    """LNK001 (error) on the home page, DIR001 and LNK002 on another; their translations are
    stale.
    """
    base.edit(HOME, "Vítejte.", "Vítejte [u nás](neni.md).")
    base.edit(CAFE, "Kdo kavárnu pořádá.", "Kdo [sem](#neni) [[nic]].")
    return base


def file_and_code(answer: Answer) -> list[tuple[str, str]]:
    """File and code of every problem."""
    return [(one["file"], one["code"]) for one in json.loads(answer.out)]


def problems_of(base: Base, *arguments: str) -> list[tuple[str, str]]:
    """File and code of the problems that remain with the arguments."""
    return file_and_code(base.mosty("check", "--format", "json", *arguments))


def test_paths(spoilt: Base) -> None:
    everything = problems_of(spoilt)
    assert {file for file, _ in everything} > {HOME, CAFE}
    assert problems_of(spoilt, HOME) == [(HOME, "LNK001")]
    assert {file for file, _ in problems_of(spoilt, "docs/cs/praxe/")} == {CAFE}
    assert problems_of(spoilt, "docs") == everything == problems_of(spoilt, ".")
    assert problems_of(spoilt, str(spoilt.root / HOME)) == [(HOME, "LNK001")]
    assert problems_of(spoilt, "docs/data") == []
    assert problems_of(spoilt, HOME, "--select", "LNK", CAFE) == [
        (HOME, "LNK001"),
        (CAFE, "LNK002"),
    ]
    assert spoilt.mosty("check", "docs/data").code == 0
    assert spoilt.mosty("check", HOME).code == 1


def test_a_folder_is_no_beginning_of_a_name(spoilt: Base) -> None:
    spoilt.write("docs/cs/praxe-dalsi.md", "bez hlavičky")
    spoilt.write("docs/cs/index.md.md", "bez hlavičky")
    assert {file for file, _ in problems_of(spoilt, "docs/cs/praxe")} == {CAFE}
    assert problems_of(spoilt, HOME) == [(HOME, "LNK001")]


def test_paths_are_seen_from_here(spoilt: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt.root / "docs/cs/praxe")
    assert (
        {file for file, _ in problems_of(spoilt, "kavarna.md")}
        == {CAFE}
        == {file for file, _ in problems_of(spoilt, ".")}
    )


@pytest.mark.parametrize("name", ["docs/cs/nic.md", "/etc/passwd", "..", "\0"])
def test_a_path_that_is_not_there(base: Base, name: str) -> None:
    answer = base.mosty("check", name)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert answer.err.startswith("mosty check: ")


def test_a_base_that_cannot_be_read_is_said_whatever_was_asked(base: Base) -> None:
    base.write("mkdocs.yml", "a: [")
    assert problems_of(base, "docs", "--select", "LNK") == [("mkdocs.yml", "FM001")]


def test_codes(spoilt: Base) -> None:
    everything = problems_of(spoilt)
    assert {code for _, code in everything} >= {"LNK001", "LNK002", "DIR001", "TRN002"}
    assert {code for _, code in problems_of(spoilt, "--select", "LNK")} == {"LNK001", "LNK002"}
    assert {code for _, code in problems_of(spoilt, "--select", "lnk001,TRN002", "--select=DIR")} == {
        "LNK001", "TRN002", "DIR001",
    }  # fmt: skip
    assert {
        code for _, code in problems_of(spoilt, "--ignore", "LNK,DIR001,TXT,TRN009,TRN011")
    } == {"TRN002"}
    assert problems_of(spoilt, "--select", "LNK", "--ignore", "LNK001") == [(CAFE, "LNK002")]
    assert spoilt.mosty("check", "--select", "TRN").code == 0


@pytest.mark.parametrize(
    ("code", "meant"), [("LNK92", "LNK022"), ("LKN002", "LNK002"), ("XNK", "LNK"), ("42", "")]
)
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code(base: Base, option: str, code: str, meant: str) -> None:
    answer = base.mosty("check", option, code, "--lang", "en")
    guess = f" (did you mean {meant}?)" if meant else ""
    assert (answer.code, answer.out) == (2, "")
    all_codes = "mosty check --codes lists them all"
    assert answer.err == f"mosty check: {option}: there is no check {code}{guess}; {all_codes}\n"


# -- git


@pytest.fixture()
def checkout(base: Base) -> Base:
    """The small base committed on the branch main of a new repository, one folder below its top."""
    git(base.root.parent, "init", "-q", "-b", "main")
    commit(base.root, "first")
    return base


def test_changed_means_not_committed(checkout: Base) -> None:
    assert problems_of(checkout, "--changed") == []
    checkout.edit(HOME, "Vítejte.", "Vítejte [u nás](neni.md).")
    checkout.write("docs/cs/ž dál.md", "bez hlavičky")
    checkout.write(".gitignore", "docs/cs/tajne.md\n")
    checkout.write("docs/cs/tajne.md", "")
    assert set(problems_of(checkout, "--changed", "--ignore", "TXT014,LNK009")) == {
        (HOME, "LNK001"),
        ("docs/cs/ž dál.md", "FM008"),
    }
    git(checkout.root, "add", "docs")
    assert set(problems_of(checkout, "--changed", "--ignore", "TXT014,LNK009")) == {
        (HOME, "LNK001"),
        ("docs/cs/ž dál.md", "FM008"),
    }
    assert problems_of(checkout, "docs/cs/index.md", "--changed") == [(HOME, "LNK001")]


def test_changed_since_where_the_branch_left(checkout: Base) -> None:
    git(checkout.root, "checkout", "-q", "-b", "moje")
    checkout.edit(HOME, "Vítejte.", "Vítejte [u nás](neni.md).")
    commit(checkout.root, "mine")
    git(checkout.root, "checkout", "-q", "main")
    checkout.edit(CAFE, "Kdo kavárnu pořádá.", "Kdo [sem](#neni).")
    commit(checkout.root, "theirs")
    git(checkout.root, "checkout", "-q", "moje")
    assert problems_of(checkout, "--changed") == []
    assert problems_of(checkout, "--changed", "main") == [(HOME, "LNK001")]


def test_what_others_have_mended_since_is_no_change_of_ours(checkout: Base) -> None:
    """``main`` has moved on: a file changed only there differs from ours, but was not changed by
    us.
    """
    checkout.edit(CAFE, "Kdo kavárnu pořádá.", "Kdo [sem](#neni).")
    commit(checkout.root, "broken for long")
    git(checkout.root, "checkout", "-q", "-b", "moje")
    checkout.edit(HOME, "Vítejte.", "Vítejte [u nás](neni.md).")
    commit(checkout.root, "mine")
    git(checkout.root, "checkout", "-q", "main")
    checkout.edit(CAFE, "Kdo [sem](#neni).", "Kdo kavárnu pořádá.")
    commit(checkout.root, "mended by them")
    git(checkout.root, "checkout", "-q", "moje")
    assert (CAFE, "LNK002") in problems_of(checkout)
    assert problems_of(checkout, "--changed", "main") == [(HOME, "LNK001")]


@pytest.mark.parametrize(
    "name", ["druha", "a-prvni"]
)  # one comes after the page that has the id, one before it
def test_an_id_taken_from_an_unchanged_page_is_seen(checkout: Base, name: str) -> None:
    checkout.write(f"docs/cs/praxe/{name}.md", checkout.read(CAFE))
    assert (f"docs/cs/praxe/{name}.md", "FM009") in problems_of(
        checkout, "--changed", "--select", "FM"
    )


def test_a_record_changed_beside_a_page_is_looked_at(checkout: Base) -> None:
    checkout.edit(HOME, "Vítejte.", "Vítejte [u nás](neni.md).")
    law = checkout.read("docs/data/law.yml")
    checkout.write(
        "docs/data/law.yml", law.replace("review_by: 2027-05-21", "review_by: 2020-05-21", 1)
    )
    assert {(HOME, "LNK001"), ("docs/data/law.yml", "LAW004")} <= set(
        problems_of(checkout, "--changed")
    )


def test_changed_before_the_first_commit(spoilt: Base) -> None:
    git(spoilt.root, "init", "-q")
    assert problems_of(spoilt, "--changed") == problems_of(spoilt)


@pytest.mark.parametrize("name", ["neni", "--upload-pack=x", HOME])
def test_changed_since_no_commit(checkout: Base, name: str) -> None:
    answer = checkout.mosty("check", f"--changed={name}", "--lang", "en")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "is no commit here" in answer.err


def test_changed_outside_of_git(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(base.root.parent))
    answer = base.mosty("check", "--changed", "--lang", "en")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "is not a git checkout" in answer.err
    monkeypatch.setenv("PATH", "")
    assert "git cannot be run" in base.mosty("check", "--changed", "--lang", "en").err


def test_today_stands_with_paths(spoilt: Base) -> None:
    """Options may come before, between and after the paths; an unknown one is still refused."""
    assert cli.main(["--root", str(spoilt.root), "check", HOME, "--today", TODAY, "docs/data"]) == 1
    assert spoilt.mosty("check", HOME, "--neznama").code == 2
