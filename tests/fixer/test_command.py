"""``mosty check --fix`` and ``--diff`` as people and machines use them, and what they must never
damage.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from mosty.checking import fixer as engine
from mosty.checking.fixer import replace_file

from ..conftest import TODAY, Base
from ..git import commit, git

GOLDEN = Path(__file__).parent / "golden"
HOME, CAFE, ENGLISH = "docs/cs/index.md", "docs/cs/praxe/kavarna.md", "docs/en/praxe/kavarna.md"


@pytest.fixture()
def spoilt(base: Base) -> Base:
    """Fixable and other problems on two pages; the second has Windows line endings."""
    base.edit(
        HOME,
        "Vítejte.",
        'Vítejte "doma" 2014-2020. Viz [rodiče](Rodice/index.md) a [nic](neni.md).',
    )
    base.edit(
        CAFE,
        "Kdo kavárnu pořádá.",
        'Kdo "kavárnu" pořádá.\n\n<!-- mosty: ignore TXT011 citace -->\nTaké "my".',
    )
    base.write(CAFE, base.read(CAFE).replace("\n", "\r\n"))
    return base


def tree(base: Base) -> dict[str, bytes]:
    """Every file of the base."""
    paths = sorted(
        path for path in base.root.rglob("*") if path.is_file() and not path.is_symlink()
    )
    paths = [
        path for path in paths if ".mosty" not in path.relative_to(base.root).parts
    ]  # its own notes
    return {path.relative_to(base.root).as_posix(): path.read_bytes() for path in paths}


def golden(name: str, text: str) -> None:
    """Compare with golden/; a missing file is written again."""
    file = GOLDEN / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
        pytest.fail(f"{file} was written: look at it")
    assert text.encode("utf-8") == file.read_bytes()


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_fix_says_what_it_mended_and_what_is_left(spoilt: Base, lang: str) -> None:
    answer = spoilt.mosty("check", "--fix", "--lang", lang)
    golden(f"fix.{lang}.txt", f"{answer.err}--\n{answer.out}")
    assert answer.code == 1  # a link that only a person can mend
    assert "Vítejte „doma“ 2014–2020. Viz [rodiče](rodice/index.md)" in spoilt.read(HOME)
    kept = (spoilt.root / CAFE).read_bytes()
    assert "Kdo „kavárnu“ pořádá.\r\n".encode() in kept and 'Také "my".\r\n'.encode() in kept
    assert kept.count(b"\r\n") == kept.count(b"\n")
    before = tree(spoilt)
    again = spoilt.mosty("check", "--fix", "--lang", lang)
    assert (again.code, again.out, tree(spoilt)) == (1, answer.out, before)
    assert len(again.err.splitlines()) == 1


def test_exit_code_is_of_what_is_left(base: Base) -> None:
    base.edit(HOME, "Vítejte.", "Vítejte [u rodičů](Rodice/index.md).")
    assert base.mosty("check").code == 1
    assert base.mosty("check", "--diff").code == 1
    answer = base.mosty("check", "--fix")
    assert answer.code == 0 and "LNK008" not in answer.out


@pytest.mark.parametrize("form", ["text", "github", "summary"])
def test_diff_writes_nothing(spoilt: Base, form: str) -> None:
    before = tree(spoilt)
    answer = spoilt.mosty("check", "--diff", "--fix", "--format", form, "--lang", "en")
    assert tree(spoilt) == before
    golden(f"diff.{form}.txt", answer.out)
    assert answer.code == 1 and answer.err.splitlines()[-1].startswith("A machine would mend:")


def test_diff_is_what_fix_does(spoilt: Base, tmp_path: Path) -> None:
    """git apply of the diff and --fix give the same files."""
    patch = tmp_path / "mends.patch"
    patch.write_bytes(spoilt.mosty("check", "--diff").out.encode("utf-8"))
    before = tree(spoilt)
    spoilt.mosty("check", "--fix")
    mended = tree(spoilt)
    for file, data in before.items():
        spoilt.write(file, data)
    git(spoilt.root, "init", "-q")
    git(spoilt.root, "apply", "--whitespace=nowarn", str(patch))
    assert {
        file: data for file, data in tree(spoilt).items() if not file.startswith(".git/")
    } == mended
    assert mended != before


def test_a_clean_base_has_nothing_to_mend(base: Base) -> None:
    before = tree(base)
    answer = base.mosty("check", "--diff")
    assert (answer.code, answer.out, answer.err) == (0, "", "Stroj tu nemá co opravit.\n")
    assert base.mosty("check", "--fix").out == "Čisto: žádný problém.\n"
    assert tree(base) == before


def test_the_portal_itself_has_nothing_to_mend() -> None:
    root = Path(__file__).parents[2]
    assert dict(engine.mend(root, dt.date.fromisoformat(TODAY), lambda one: True).made) == {}


def test_a_suppression_of_something_seen_later_is_kept(base: Base) -> None:
    """Only the first letter in NFD is reported; the note on the second one is not unused for
    that.
    """
    head = (
        "---\ntitle: Zkouška\ndescription: A.\nkind: site\ntranslation: "
        "none\ntranslation_reason: zkouška\n---\n\n"
    )
    note = "<!-- mosty: ignore TXT005 ukázka -->\nNe\u0301.\n"
    base.write("docs/cs/zkouska.md", f"{head}Ne\u0301.\n\n{note}")
    assert base.mosty("check", "--fix").code == 0
    assert base.read("docs/cs/zkouska.md") == f"{head}Né.\n\n{note}"
    assert [line for line in base.lines() if "LNK009" not in line] == []  # the page stands alone


@pytest.mark.parametrize("mode", ["--fix", "--diff"])
def test_machine_forms_stay_readable(spoilt: Base, mode: str) -> None:
    problems = json.loads(spoilt.mosty("check", mode, "--format", "json").out)
    sarif = json.loads(spoilt.mosty("check", mode, "--format", "sarif").out)
    assert [one["code"] for one in problems if "fix" in one] == (
        [] if mode == "--fix" else ["TXT011", "TXT012", "LNK008", "TXT011"]
    )
    results = [one for one in sarif["runs"][0]["results"] if not one.get("suppressions")]
    assert len(results) == len(problems)
    assert sum("fixes" in one for one in results) == (0 if mode == "--fix" else 4)


def test_the_fix_as_machines_get_it(spoilt: Base) -> None:
    quotes = next(
        problem
        for problem in json.loads(spoilt.mosty("check", "--format", "json").out)
        if problem["code"] == "TXT011"
    )
    place = {"line": 7, "end_line": 7}
    assert quotes["fix"] == [
        {**place, "col": 9, "end_col": 10, "new": "„"},
        {**place, "col": 14, "end_col": 15, "new": "“"},
    ]
    sarif = json.loads(spoilt.mosty("check", "--format", "sarif").out)
    result = next(row for row in sarif["runs"][0]["results"] if row["ruleId"] == "TXT011")
    fix = result["fixes"][0]
    assert fix["artifactChanges"][0]["artifactLocation"] == {"uri": HOME}
    assert fix["artifactChanges"][0]["replacements"][0] == {
        "deletedRegion": {"startLine": 7, "startColumn": 9, "endLine": 7, "endColumn": 10},
        "insertedContent": {"text": "„"},
    }


def test_only_what_was_asked_for(spoilt: Base) -> None:
    before = tree(spoilt)
    spoilt.mosty("check", "--fix", "--select", "TXT012")
    assert spoilt.read(HOME) == before[HOME].decode().replace("2014-2020", "2014–2020")
    spoilt.mosty("check", "--fix", "--ignore", "TXT,LNK")
    spoilt.mosty("check", "--fix", "docs/en")
    assert spoilt.read(HOME) == before[HOME].decode().replace("2014-2020", "2014–2020")
    assert (spoilt.root / CAFE).read_bytes() == before[CAFE]
    spoilt.mosty("check", "--fix", CAFE)
    assert '"doma"' in spoilt.read(HOME) and "„kavárnu“" in spoilt.read(CAFE)


def test_only_changed_files(spoilt: Base) -> None:
    git(spoilt.root, "init", "-q")
    commit(spoilt.root)
    spoilt.edit(HOME, "Vítejte", "Vítáme vás")
    spoilt.mosty("check", "--fix", "--changed")
    assert "„doma“" in spoilt.read(HOME) and '"kavárnu"' in spoilt.read(CAFE)


def test_a_current_translation_stays_current(base: Base) -> None:
    """Removing a letter of another alphabet changes the fingerprint of the Czech page, not what was
    translated.
    """
    base.edit(CAFE, "Kdo kavárnu pořádá.", "Kdo kavárnu pořádá. Viz [rodiče](../Rodice/index.md).")
    base.edit(
        ENGLISH, "Who runs the café.", "Who runs the café. See [parents](../rodice/index.md)."
    )
    (stale,) = [one for one in base.site()[1] if one.code == "TRN002"]
    base.edit(ENGLISH, "translated_from: 1e599cc9", f"translated_from: {stale.args['hash']}")
    assert {one.code for one in base.site()[1]} == {"LNK008", "TRN011"}
    answer = base.mosty("check", "--fix", CAFE)
    assert ENGLISH in answer.err and answer.code == 0
    assert base.lines() == []


def test_a_stale_translation_stays_stale(base: Base) -> None:
    base.edit(CAFE, "Kdo kavárnu pořádá.", "Nová věta. Viz [rodiče](../Rodice/index.md).")
    before = base.read(ENGLISH)
    base.mosty("check", "--fix")
    assert base.read(ENGLISH) == before
    assert "TRN002" in {one.code for one in base.site()[1]}


# -- what must never be spoilt


def test_a_link_out_of_the_base_is_not_followed(base: Base, tmp_path: Path) -> None:
    outside = tmp_path / "jinde.md"
    outside.write_bytes((base.root / HOME).read_bytes() + b'\n"a" 1-2\n')
    (base.root / "docs/cs/odkaz.md").symlink_to(outside)
    before = outside.read_bytes()
    answer = base.mosty("check", "--fix")
    assert "FIL004" in answer.out and outside.read_bytes() == before


def test_a_link_inside_the_base_stays_a_link(base: Base) -> None:
    base.edit(HOME, "Vítejte.", 'Vítejte "doma".')
    (base.root / "docs/cs/odkaz.md").symlink_to("index.md")
    base.mosty("check", "--fix")
    assert (base.root / "docs/cs/odkaz.md").is_symlink() and "„doma“" in base.read(HOME)


@pytest.mark.parametrize("content", [
    b'\xff\xfe\x00"a" 1-2', 'Žluť "a"'.encode("cp1250"), b"", b"---\n", b"---\ntitle: a: "
                                                                        b"b\n---\n\"a\" 1-2\n",
    b"---\ntitle: x\n" + b'"a" 1-2\n' * 3000, b'"' * 50_000, b"[x](A.md)\n" * 500, b"\xe2\x80\x8b" * 5_000,
    b"<!-- mosty: ignore TXT011, TXT012 x -->\n" * 200,
], ids=range(10))  # fmt: skip
def test_bad_pages(base: Base, content: bytes) -> None:
    base.write("docs/cs/zkouska.md", content)
    base.edit(HOME, "Vítejte.", 'Vítejte "doma".')
    answer = base.mosty("check", "--fix")
    assert "Traceback" not in answer.out + answer.err and "„doma“" in base.read(HOME)
    after = tree(base)
    base.mosty("check", "--fix")
    assert tree(base) == after


def test_a_file_that_changes_meanwhile_is_left_alone(
    spoilt: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine.write

    def slowly(mended: engine.Mended) -> object:
        spoilt.write(HOME, "---\ntitle: Nové\n---\n")
        return real(mended)

    monkeypatch.setattr("mosty.checking.fixer.write", slowly)
    answer = spoilt.mosty("check", "--fix", "--lang", "en")
    assert spoilt.read(HOME) == "---\ntitle: Nové\n---\n"
    assert (
        f"{HOME}:1:1: error FIL010 The mends cannot be written: the file has changed" in answer.out
    )
    assert f"{HOME}: TXT" not in answer.err and "„kavárnu“" in spoilt.read(CAFE)


@pytest.mark.parametrize("call", ["replace", "fsync", "chmod"])
def test_a_full_disk_leaves_the_old_file(
    spoilt: Base, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = tree(spoilt)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    answer = spoilt.mosty("check", "--fix", "--lang", "en")
    assert tree(spoilt) == before
    assert (
        answer.code == 1 and answer.out.count("error FIL010") == 2 and "No space left" in answer.out
    )


def test_a_folder_that_cannot_be_written(base: Base, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "neni.md", b"", b"x")
    page = tmp_path / "a.md"
    page.write_bytes(b"a")
    page.chmod(0o640)
    replace_file(page, b"a", b"b")
    assert (page.read_bytes(), page.stat().st_mode & 0o777) == (b"b", 0o640)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.md"]


def test_private_data_are_not_printed(base: Base) -> None:
    base.edit(HOME, "Vítejte.", 'Vítejte "doma", 800101/0006.')
    base.edit(CAFE, "Kdo kavárnu pořádá.", 'Kdo "my", číslo 123456/789.')
    answer = base.mosty("check", "--diff", "--lang", "en")
    assert "800101" not in answer.out + answer.err and "123456" not in answer.out + answer.err
    assert f"# {HOME}: changes are not printed" in answer.out
    assert "******/***" in answer.out
    base.mosty("check", "--fix")
    assert "„doma“, 800101/0006" in base.read(HOME)
