"""``mosty translate``: a mark per section, which two people may write at once, and its reports."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from mosty.model.translation import PENDING

from ..conftest import Base
from ..git import commit, git

CS, EN = "docs/cs/praxe/kavarna.md", "docs/en/praxe/kavarna.md"


@pytest.fixture
def sectioned(base: Base) -> Base:
    """The small base in git, its translations marked section by section."""
    assert base.mosty("translate", "sections").code == 0
    git(base.root, "init", "--quiet", "--initial-branch", "main")
    commit(base.root, "start")
    return base


def stale(base: Base) -> list[str]:
    """The stale sections of the café."""
    answer = base.mosty("translate", "status", "kavarna", "--json")
    (row,) = json.loads(answer.out)
    assert (row["state"] == "current") == (row["sections"] == []) or row["state"] == PENDING
    return list(row["sections"])


def stale_places(base: Base) -> list[str]:
    """The lines of problems on the café's translation that say it is not current."""
    return [
        line for line in base.lines() if line.endswith(("TRN002", "TRN021")) and line.startswith(EN)
    ]


def test_sections_change_no_meaning(base: Base) -> None:
    before = base.read(EN)
    answer = base.mosty("translate", "sections", "--lang", "en")
    assert answer.code == 0 and "pages are now marked part by part" in answer.err
    text = base.read(EN)
    assert "\ntranslated_from:\n  front matter:\n    " in text
    assert text.partition("translated_from")[0] == before.partition("translated_from")[0]
    assert text.partition("problem:")[2] == before.partition("problem:")[2]
    assert base.lines() == []
    assert base.mosty("translate", "sections").code == 0 and base.read(EN) == text


def test_two_editors_of_one_page_merge(sectioned: Base) -> None:
    """Even if they edit neighbouring sections and both write the marks."""
    base = sectioned
    git(base.root, "checkout", "-q", "-b", "first")
    base.edit(CS, "se ozve.", "se vždy ozve.")
    base.edit(EN, "and replies", "and always replies")
    (first,) = stale(base)
    assert base.mosty("translate", "done", "kavarna", first).code == 0
    assert stale(base) == []
    commit(base.root, "first")

    git(base.root, "checkout", "-q", "main")
    git(base.root, "checkout", "-q", "-b", "second")
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá a platí.")
    base.edit(EN, "Who runs the café.", "Who runs and pays for the café.")
    assert base.mosty("translate", "done", CS).code == 0
    commit(base.root, "second")

    merged = git(base.root, "merge", "--no-edit", "first", check=False)
    assert merged.returncode == 0, merged.stdout
    assert stale(base) == [] and base.lines() == []
    assert "always" in base.read(EN) and "pays" in base.read(EN)


def test_title_and_a_section_merge_too(sectioned: Base) -> None:
    base = sectioned
    git(base.root, "checkout", "-q", "-b", "first")
    base.edit(CS, "problem: Kyberšikana.", "problem: Šikana.")
    base.edit(EN, "problem: Cyberbullying.", "problem: Bullying.")
    assert base.mosty("translate", "done", EN, "front matter").code == 0
    commit(base.root, "first")
    git(base.root, "checkout", "-q", "-b", "second", "main")
    base.edit(CS, "se ozve.", "se vždy ozve.")
    base.edit(EN, "and replies", "and always replies")
    assert base.mosty("translate", "done", EN).code == 0
    commit(base.root, "second")
    git(base.root, "merge", "--no-edit", "first")
    assert stale(base) == [] and base.lines() == []


def test_a_merge_does_not_hide_what_nobody_translated(sectioned: Base) -> None:
    """One editor revises and marks a section, another changes the same section in Czech only."""
    base = sectioned
    base.edit(CS, "se ozve.", "se ozve.\n\nPrvní odstavec.\n\nDruhý odstavec.\n\nTřetí odstavec.")
    base.edit(EN, "3 days]].", "3 days]].\n\nOne.\n\nTwo.\n\nThree.")
    assert base.mosty("translate", "done", EN).code == 0
    commit(base.root, "more")
    git(base.root, "checkout", "-q", "-b", "first")
    base.edit(CS, "První odstavec.", "Úplně první odstavec.")
    base.edit(EN, "One.", "One at first.")
    assert base.mosty("translate", "done", EN).code == 0
    commit(base.root, "first")
    git(base.root, "checkout", "-q", "-b", "second", "main")
    base.edit(CS, "Třetí odstavec.", "Úplně třetí odstavec.")
    commit(base.root, "second, Czech only")
    git(base.root, "merge", "--no-edit", "first")
    assert len(stale(base)) == 1 and len(stale_places(base)) == 1


MOVED = "## Co pramen neuvádí\n\nKdo kavárnu pořádá.\n"
CHANGES: dict[str, Callable[[Base], None]] = {
    "title": lambda base: base.edit(CS, "title: Kavárna", "title: Velká kavárna"),
    "between two fields": lambda base: base.write(
        CS,
        base.read(CS)
        .replace("title: Kavárna pro rodiče", "title: Kavárna")
        .replace("description: ", "description: pro rodiče "),
    ),
    "text field": lambda base: base.edit(CS, "problem: Kyber", "problem: Velká kyber"),
    "new text field": lambda base: base.edit(CS, "problem:", "outcome: Daří se.\nproblem:"),
    "opening": lambda base: base.edit(CS, "---\n\n## Co o", "---\n\nNa úvod.\n\n## Co o"),
    "sentence": lambda base: base.edit(CS, "se ozve.", "se vždy ozve."),
    "a call": lambda base: base.edit(CS, "[[finding:1]]", "zjištění"),
    "heading": lambda base: base.edit(CS, "## Co o praxi víme", "## Co víme"),
    "level": lambda base: base.edit(CS, "## Co pramen", "### Co pramen"),
    "anchor": lambda base: base.edit(CS, "## Co pramen neuvádí", "## Co pramen neuvádí {#mezery}"),
    "new section": lambda base: base.write(CS, base.read(CS) + "\n## Navíc\n\nVěta.\n"),
    "section again": lambda base: base.write(CS, base.read(CS) + "\n" + MOVED),
    "no last section": lambda base: base.edit(CS, MOVED, ""),
    "no heading": lambda base: base.edit(CS, "## Co pramen neuvádí\n\n", ""),
    "sections moved": lambda base: base.write(
        CS, base.read(CS).replace(MOVED, "").replace("## Co o", MOVED + "\n## Co o")
    ),
    "last word": lambda base: base.write(CS, base.read(CS) + "Dodatek.\n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_no_change_passes_as_current(base: Base, what: str) -> None:
    """Whatever changes the fingerprint of the whole page changes those of the sections too."""
    CHANGES[what](base)
    assert stale_places(base), "the whole page"


@pytest.mark.parametrize("what", CHANGES)
def test_no_change_of_a_section_passes_as_current(sectioned: Base, what: str) -> None:
    CHANGES[what](sectioned)
    assert stale_places(sectioned) and stale(sectioned)
    assert "kavarna" in sectioned.mosty("translate", "status").out


MARKS = {
    "a number": "12",
    "nothing": "",
    "a list": "[a, b]",
    "an empty mapping": "{}",
    "a mapping in a mapping": "{front matter: {a: b}}",
    "pending": "pending",
    "half of it": "\n  front matter:\n    pending",
}


@pytest.mark.parametrize("what", MARKS)
def test_a_mark_that_says_nothing_is_stale(base: Base, what: str) -> None:
    text = base.read(EN)
    start = text.index("translated_from:")
    end = text.index("\n", start)
    base.write(EN, text[:start] + f"translated_from: {MARKS[what]}" + text[end:])
    assert stale_places(base)


def test_typography_and_a_suppression_are_no_change(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, "se ozve.", "se  ozve.\n\n<!-- mosty: ignore TXT002 důvod je dobrý -->")
    assert stale(base) == []


def test_status_without_git_and_json(base: Base) -> None:
    base.edit(CS, "se ozve.", "se vždy ozve.")
    answer = base.mosty("translate", "status", "--lang", "en")
    assert answer.code == 0 and "there is no git" in answer.err
    (line,) = [line for line in answer.out.splitlines() if "kavarna" in line]
    assert line.split() == ["praxe/kavarna.md", "en", "stale", "–", "the", "whole", "page"]
    rows = json.loads(base.mosty("translate", "status", "--json").out)
    assert {row["state"] for row in rows} == {"current", "stale"}


def test_status_knows_missing_pending_and_none(base: Base) -> None:
    (base.root / EN).unlink()
    base.edit(
        "docs/cs/slovnik/index.md", "kind:", "translation: none\ntranslation_reason: x\nkind:"
    )
    (base.root / "docs/en/slovnik/index.md").unlink()
    text = base.read("docs/en/index.md")
    base.write("docs/en/index.md", text.replace("4723dd55", PENDING))
    answer = base.mosty("translate", "status", "--all", "--lang", "en")
    states = {line.split()[0]: line.split()[2] for line in answer.out.splitlines()[1:]}
    assert states["praxe/kavarna.md"] == "missing" and states["slovnik/index.md"] == "none"
    assert states["index.md"] == "pending" and states["praxe/index.md"] == "current"


def test_diff_shows_old_and_new_with_terms(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá a co o ní ví OSPOD.")
    commit(base.root, "later")
    answer = base.mosty("translate", "diff", "kavarna", "--lang", "en")
    assert answer.code == 0, answer
    assert "- Kdo kavárnu pořádá.\n+ Kdo kavárnu pořádá a co o ní ví OSPOD.\n" in answer.out
    assert "(glossary: " in answer.out and "se ozve" not in answer.out
    status = base.mosty("translate", "status", "--lang", "en").out
    assert "not committed" not in status and "–" not in status


def test_diff_finds_the_text_of_a_whole_mark_and_of_a_merge(base: Base) -> None:
    git(base.root, "init", "--quiet", "--initial-branch", "main")
    commit(base.root, "start")
    for _ in range(2):
        base.edit(CS, " ozve.", " brzy ozve.")
        commit(base.root, "more")
    answer = base.mosty("translate", "diff", EN, "--lang", "en")
    assert "+ Kavárna odpovídá na [[finding:1]]" in answer.out and "brzy brzy" in answer.out
    assert base.mosty("translate", "done", EN).code == 0
    assert "matches its original" in base.mosty("translate", "diff", EN, "--lang", "en").err


def test_diff_shows_items_and_rows_by_themselves(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, "se ozve.", "se ozve.\n\n- jedna\n- dvě\n  a půl\n\n1. první\n2. druhý")
    base.edit(EN, "3 days]].", "3 days]].\n\n- one\n- two\n  and a half\n\n1. first\n2. second")
    assert base.mosty("translate", "done", EN).code == 0
    commit(base.root, "list")
    base.edit(CS, "  a půl", "  a čtvrt")
    base.edit(CS, "2. druhý", "2. další")
    out = base.mosty("translate", "diff", EN, "--lang", "en").out
    assert out.splitlines()[3:] == [
        "- - dvě", "-   a půl", "+ - dvě", "+   a čtvrt", "- 2. druhý", "+ 2. další",
    ]  # fmt: skip


def test_diff_without_history_is_one_line(base: Base) -> None:
    base.edit(CS, "se ozve.", "se vždy ozve.")
    answer = base.mosty("translate", "diff", "kavarna", "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    git(base.root, "init", "--quiet", "--initial-branch", "main")
    for what in ("no commit yet", "one that has not the text"):
        answer = base.mosty("translate", "diff", "kavarna", "--lang", "en")
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
        assert "not in the history of git" in answer.err
        base.edit(CS, " kavárnu pořádá", f" {what[:2]} kavárnu pořádá")
        commit(base.root, what)


def test_diff_follows_a_page_that_has_moved(sectioned: Base) -> None:
    base = sectioned
    for old in (CS, EN):
        git(base.root, "mv", old, old.replace("kavarna", "kavarna-nova"))
    commit(base.root, "moved")
    base.edit(CS.replace("kavarna", "kavarna-nova"), "se ozve.", "se vždy ozve.")
    answer = base.mosty("translate", "diff", "kavarna-nova", "--lang", "en")
    assert answer.code == 0 and "- Kavárna odpovídá" in answer.out


def test_done_of_one_section_needs_to_know_the_others(base: Base) -> None:
    """On a page marked as a whole, the originals of its other sections are taken from the history."""
    base.edit(CS, "se ozve.", "se vždy ozve.")
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá a platí.")
    first, second = "co-o-praxi-vime", "co-pramen-neuvadi"
    answer = base.mosty("translate", "done", EN, second, "--lang", "en")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    changed = base.read(CS)
    base.write(CS, changed.replace("vždy ", "").replace(" a platí", ""))
    git(base.root, "init", "--quiet", "--initial-branch", "main")
    commit(base.root, "start")
    base.write(CS, changed)
    answer = base.mosty("translate", "done", EN, second, "--lang", "en")
    assert answer.code == 0 and f"Still behind: {first}" in answer.err, answer
    assert stale(base) == [first]


def test_done_of_a_section_that_is_gone_or_new(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, MOVED, "## Navíc {#navic}\n\nVěta o praxi.\n")
    base.edit(
        EN,
        "## What the source does not state\n\nWho runs the café.\n",
        "## More {#navic}\n\nA line.\n",
    )
    for section in ("co-pramen-neuvadi", "navic"):
        assert stale(base) != []
        assert base.mosty("translate", "done", EN, f"#{section}").code == 0
    assert stale(base) == []


CZECH = "Kdo kavárnu pořádá a jak ji platí, pramen neuvádí a my to také nevíme."
#: What is wrong with the translation → what is said.
IN_THE_WAY: dict[str, tuple[Callable[[Base], None], str]] = {
    "a blocking problem": (
        lambda base: base.edit(EN, "Who runs", "<script>x</script>\n\nWho runs"), "cannot be marked",
    ),
    "a copy of a section": (
        lambda base: base.edit(EN, "Who runs the café.", CZECH),
        "cannot be marked",
    ),
    "a heading is missing": (
        lambda base: base.edit(EN, "## What the source does not state\n\n", ""), "TRN004",
    ),
    "a section to be filled in": (lambda base: base.edit(EN, "Who runs the café.", "…"), "TXT002"),
    "a field to be filled in": (
        lambda base: base.edit(
            EN, "Meetings with parents of primary school children.", "…"
        ),
        "TXT002",
    ),
    "no translation": (lambda base: (base.root / EN).unlink(), "no translation here"),
    "no front matter": (lambda base: base.write(EN, "Text.\n") and None, "no translation here"),
}  # fmt: skip


@pytest.mark.parametrize("what", IN_THE_WAY)
def test_done_refuses_and_writes_nothing(base: Base, what: str) -> None:
    spoil, message = IN_THE_WAY[what]
    base.edit(CS, "se ozve.", "se vždy ozve.")
    spoil(base)
    before = base.read(EN) if (base.root / EN).exists() else None
    answer = base.mosty("translate", "done", "praxe/kavarna", "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert message in answer.err
    assert before is None or base.read(EN) == before


def test_done_of_another_section_than_the_one_to_be_filled_in(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, "se ozve.", "se vždy ozve.")
    base.edit(CS, "Kdo kavárnu pořádá.", "Kdo kavárnu platí.")
    base.edit(EN, "Who runs the café.", "…")
    first, second = stale(base)
    assert base.mosty("translate", "done", EN, first).code == 0
    assert base.mosty("translate", "done", EN, second).code == 2
    assert stale(base) == [second]


def test_done_refuses_a_copy_even_of_names(base: Base) -> None:
    """Words that the language check cannot tell apart, but too many to be names."""
    words = " ".join(f"Kavárna Bohumil{chr(97 + n)}" for n in range(8))
    for file in (CS, EN):
        base.write(file, base.read(file) + f"\n{words}\n")
        ending = "Kdo kavárnu pořádá.\n" if file == CS else "Who runs the café.\n"
        base.edit(file, ending + "\n", "")
    answer = base.mosty("translate", "done", EN, "--lang", "en")
    assert answer.code == 2 and "still the text of the original" in answer.err, answer


def test_a_read_only_file_stays(base: Base) -> None:
    base.edit(CS, "se ozve.", "se vždy ozve.")
    before, path = base.read(EN), base.root / EN
    path.chmod(0o444)
    answer = base.mosty("translate", "done", EN, "--lang", "en")
    path.chmod(0o644)
    assert (answer.code, answer.err.count("\n")) == (2, 1) and base.read(EN) == before


def test_line_ends_and_a_byte_order_mark_stay(base: Base) -> None:
    raw = b"\xef\xbb\xbf" + (base.root / EN).read_bytes().replace(b"\n", b"\r\n")
    base.write(EN, raw)
    assert base.mosty("translate", "done", EN).code == 0
    after = (base.root / EN).read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") > raw.count(b"\r\n")


NAMES = {
    "kavarna": 0, "praxe/kavarna.md": 0, "./docs/en/praxe/kavarna.md": 0, "praxe/kavarna/": 0,
    "cs/praxe/kavarna": 0, "kavarn": 2, "": 0, "docs": 0, "../x": 2, "index": 0, "neni/x": 2,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_page_by_its_name(base: Base, name: str) -> None:
    answer = base.mosty("translate", "status", name)
    assert answer.code == NAMES[name], answer
    assert answer.code == 0 or answer.err.count("\n") == 1


def test_a_page_that_is_not_translated(base: Base) -> None:
    base.edit(CS, "kind:", "translation: none\ntranslation_reason: jen pro úředníky\nkind:")
    for verb in ("done", "diff"):
        answer = base.mosty("translate", verb, "kavarna", "--lang", "en")
        assert answer.code == 2 and "not translated" in answer.err


def test_a_mend_of_the_original_carries_the_marks(sectioned: Base) -> None:
    base = sectioned
    base.edit(CS, "Kdo kavárnu pořádá.", 'Kdo kavárnu pořádá\u200b a říká "ano".')
    base.edit(EN, "Who runs the café.", "Who runs the café and says ‘yes’.")
    assert base.mosty("translate", "done", EN).code == 0
    assert base.mosty("check", "--fix").code in (0, 1)
    assert "\u200b" not in base.read(CS) and stale(base) == []
