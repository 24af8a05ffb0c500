"""The command as people and machines use it: exit codes, days, formats, places, new pages."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from ..conftest import TODAY, Base, copy_base, finish, start

GOLDEN = Path(__file__).parent / "golden"


# -- the small base itself


def test_the_small_base_is_clean(base: Base) -> None:
    assert base.lines() == []
    answer = base.mosty("check", "--format", "json")
    assert (answer.code, json.loads(answer.out), answer.err) == (0, [], "")


def test_the_small_base_has_pages_of_many_kinds(base: Base) -> None:
    site = base.checked_site()
    kinds = {page.kind for page in site.pages.values()}
    assert kinds >= {"site", "parents", "practice", "listing", "analysis"}
    called = {directive.name for page in site.pages.values() for directive in page.body.directives}
    assert called >= {
        "glossary",
        "law-records",
        "sources",
        "findings",
        "helplines",
        "law",
        "finding",
        "list",
    }
    assert {path for locale, path in site.pages if locale == "cs"} == {
        path for code, path in site.pages if code == "en"
    }


def test_the_small_base_builds(base: Base) -> None:
    answer = base.mosty("build")
    assert answer.code == 0, answer.err
    assert answer.out.startswith("site/: stránky cs 7, en 7 | jazyky 2 |")
    assert "Zavolejte někomu blízkému" in base.read("site/rodice/index.html")
    assert "Call somebody close" in base.read("site/en/rodice/index.html")


# -- wrong use


@pytest.mark.parametrize("arguments", [
    [], ["neznamy"], ["check", "--format", "xml"], ["check", "--today", "včera"], ["check", "--today", "2026-02-30"],
    ["check", "--today", "1. 9. 2026"], ["check", "navíc"], ["--root"], ["new", "pagex", "x"], ["new", "practice"],
    ["serve", "--port", "x"], ["search", "--limit", "0", "x"], ["search", "--lang", "xx", "x"],
    ["search", "--batch", "neni.txt"], ["leaflet", "neni"], ["--neznama"],
])  # fmt: skip
def test_wrong_use_is_two(
    base: Base, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    from mosty import cli

    try:
        code = cli.main(["--root", str(base.root), *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    output = capsys.readouterr()
    assert code == 2
    assert output.err and "Traceback" not in output.err
    assert not (base.root / "site").exists()


def test_help_and_version_are_zero(base: Base) -> None:
    assert base.mosty("check", "--help", today=None).code == 0
    assert "2 wrong use" not in base.mosty("check", "--help", today=None).err


@pytest.mark.parametrize("value", ["", "včera", "1e9"])
def test_wrong_epoch(base: Base, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert base.mosty("check", today=None).code == (0 if not value else 2)


# -- days


def test_a_page_and_a_record_grow_old(base: Base) -> None:
    assert base.lines("2027-05-21") == []
    late = base.lines("2027-05-22")
    assert "docs/cs/rodice/index.md:8:12 warning SRC004" in late
    assert "docs/cs/rodice/index.md:16:25 warning LAW004" in late
    assert "docs/en/rodice/index.md:12:22 warning LAW004" in late
    assert "docs/data/law.yml:4:5 warning LAW004" in late
    assert base.mosty("check", today="2027-05-22").code == 0


def test_a_page_expires(base: Base) -> None:
    base.edit("docs/cs/praxe/index.md", "kind: listing", "kind: listing\nexpires: 2026-12-24")
    assert base.mosty("check", today="2026-12-24").code == 0
    answer = base.mosty("check", "--lang", "en", today="2026-12-25")
    assert answer.code == 1
    assert "docs/cs/praxe/index.md:5:10: error SRC005 The page expired on 2026-12-24." in answer.out
    assert base.mosty("build", today="2026-12-25").code == 1


def test_source_date_epoch_is_the_day(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1811116800")  # 2027-05-24 in UTC
    assert "SRC004" in base.mosty("check", today=None).out
    assert "SRC004" not in base.mosty("check", today=TODAY).out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1810943999")  # the last second of 2027-05-21
    assert "SRC004" not in base.mosty("check", today=None).out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1810944000")
    assert "SRC004" in base.mosty("check", today=None).out


# -- what is said


def spoil(base: Base) -> None:
    """A handful of problems of every level and in both languages."""
    base.edit("docs/cs/index.md", "Vítejte.", "Vítejte [tam](neni.md#tam), 100 %: a, b.")
    base.edit("docs/cs/praxe/kavarna.md", "orp: [decin]", "orp: [decinn]")
    base.edit("docs/en/praxe/kavarna.md", "translated_from:", "translated_frm:")
    base.write("docs/cs/a,b: c.md", "---\ntitle: 'Čárka: dvojtečka'\n---\n")
    base.edit(
        "docs/en/rodice/index.md",
        "- Call",
        "<!-- mosty: ignore LNK002 no anchor yet -->\n- [Here](#none). Call",
    )


def results_of(sarif: str) -> str:
    """The results of a SARIF log without the index that changes with every new check."""
    results = json.loads(sarif)["runs"][0]["results"]
    for result in results:
        del result["ruleIndex"]
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


FORMS = [
    ("text", "cs"),
    ("text", "en"),
    ("github", "en"),
    ("json", "en"),
    ("summary", "cs"),
    ("summary", "en"),
    ("sarif", "en"),
]


@pytest.mark.parametrize(("form", "lang"), FORMS)
def test_formats(base: Base, form: str, lang: str) -> None:
    """Read golden/ to see them; delete a file there to have it written again."""
    spoil(base)
    answer = base.mosty("check", "--format", form, "--lang", lang)
    out = results_of(answer.out) if form == "sarif" else answer.out
    golden = GOLDEN / f"{form}.{lang}.txt"
    if not golden.exists():
        golden.write_text(out, encoding="utf-8")
        pytest.fail(f"{golden} was written: look at it")
    assert out == golden.read_text(encoding="utf-8")
    assert answer.code == 1 and answer.err == ""


def test_github_annotations_survive_any_file_name(base: Base) -> None:
    base.write("docs/cs/a,b: c%.md", "")
    out = base.mosty("check", "--format", "github").out
    assert "::error file=docs/cs/a%2Cb%3A c%25.md,line=1,col=1,title=FM008::" in out
    assert all(line.startswith("::") for line in out.splitlines()[:-1])


def test_json_is_one_list_of_seven_fields(base: Base) -> None:
    spoil(base)
    problems = json.loads(base.mosty("check", "--format", "json").out)
    assert {tuple(key for key in problem if key != "fix") for problem in problems} == {
        ("code", "level", "file", "line", "col", "message", "hint")
    }
    assert [(problem["file"], problem["line"], problem["col"]) for problem in problems] == sorted(
        (problem["file"], problem["line"], problem["col"]) for problem in problems
    )
    assert {
        (problem["line"], problem["col"])
        for problem in problems
        if problem["file"] == "docs/cs/a,b: c.md"
    } == {(1, 1)}


def test_an_unknown_language_of_messages_falls_back_to_english(base: Base) -> None:
    spoil(base)
    assert "The link leads to a page that does not exist" in base.mosty("check", "--lang", "uk").out


def test_order_does_not_depend_on_the_run(base: Base) -> None:
    spoil(base)
    first = finish(
        start(
            [
                sys.executable,
                "-m",
                "mosty.cli",
                "--root",
                str(base.root),
                "check",
                "--today",
                TODAY,
            ],
            PYTHONHASHSEED="1",
        )
    )
    second = finish(
        start(
            [
                sys.executable,
                "-m",
                "mosty.cli",
                "--root",
                str(base.root),
                "check",
                "--today",
                TODAY,
            ],
            PYTHONHASHSEED="2",
        )
    )
    assert first.out == second.out and first.code == second.code == 1


# -- where


def test_a_path_with_spaces_and_diacritics(tmp_path: Path) -> None:
    copy_base(tmp_path / "Můj portál – č. 1")
    script = Path(sys.executable).with_name("mosty")
    command = [
        str(script) if script.exists() else sys.executable,
        *([] if script.exists() else ["-m", "mosty.cli"]),
    ]
    answer = finish(
        start(
            [*command, "--root", "Můj portál – č. 1", "check", "--today", TODAY],
            tmp_path,
            LC_ALL="C",
            PYTHONUTF8="0",
            PYTHONIOENCODING="ascii",
        )
    )
    assert (answer.code, answer.out, answer.err) == (0, "Čisto: žádný problém.\n", "")
    answer = finish(
        start(
            [*command, "check", "--format", "json", "--today", TODAY],
            tmp_path / "Můj portál – č. 1",
        )
    )
    assert (answer.code, json.loads(answer.out)) == (0, [])


def test_a_root_that_is_a_link(base: Base, tmp_path: Path) -> None:
    (tmp_path / "odkaz").symlink_to(base.root, target_is_directory=True)
    assert Base(tmp_path / "odkaz", base.capture).mosty("check").code == 0


def test_a_root_that_is_not_there(base: Base) -> None:
    answer = Base(base.root / "neni", base.capture).mosty("check", "--format", "json")
    assert answer.code == 1
    assert [(one["code"], one["file"], one["line"]) for one in json.loads(answer.out)] == [
        ("FIL001", "mkdocs.yml", 1)
    ]


def test_checking_writes_nothing(base: Base) -> None:
    before = sorted(path.relative_to(base.root).as_posix() for path in base.root.rglob("*"))
    base.mosty("check")
    assert sorted(path.relative_to(base.root).as_posix() for path in base.root.rglob("*")) == before


def test_line_ends_of_windows_change_nothing(base: Base) -> None:
    spoil(base)
    lines = base.lines()
    for path in [
        *base.root.glob("docs/**/*.md"),
        *base.root.glob("docs/data/*.yml"),
        base.root / "glossary.yml",
    ]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert base.lines() == lines


# -- new pages


@pytest.mark.parametrize("kind", ["practice", "project", "organisation", "parents", "leaflet"])
def test_new_makes_a_pair_without_errors(base: Base, kind: str) -> None:
    answer = base.mosty("new", kind, "prvni-kroky-2")
    assert answer.code == 0
    czech, english = answer.out.split()
    assert czech.startswith("docs/cs/") and english == czech.replace("docs/cs/", "docs/en/")
    assert f"kind: {kind}" in base.read(czech) and "checked_on: 2026-12-01" in base.read(czech)
    assert "translated_from:" in base.read(english) and "kind:" not in base.read(english)
    lines = base.lines()
    assert [line for line in lines if " error " in line] == []
    assert "draft: true" in base.read(czech) and "draft: true" in base.read(english)
    assert f"{english}:5:18 info TRN021" in lines and f"{czech}:1:1 warning SRC001" in lines


@pytest.mark.parametrize(
    "slug", ["Velká", "č", "a b", "../ven", "a/b", "-a", "a--b", "", "a.md", "a_b", "A"]
)
def test_new_refuses_a_bad_slug(base: Base, slug: str) -> None:
    before = sorted(base.root.rglob("*"))
    answer = (
        base.mosty("new", "practice", "--", slug)
        if slug.startswith("-")
        else base.mosty("new", "practice", slug)
    )
    assert answer.code == 2 and answer.err and answer.out == ""
    assert sorted(base.root.rglob("*")) == before


def test_new_overwrites_nothing(base: Base) -> None:
    shutil.copy(base.root / "docs/en/praxe/kavarna.md", base.root / "docs/en/praxe/jen-anglicky.md")
    (base.root / "docs/cs/praxe/odkaz.md").symlink_to(base.root.parent / "jinde.md")
    for slug in ("kavarna", "jen-anglicky", "odkaz"):
        before = base.lines()
        answer = base.mosty("new", "practice", slug)
        assert answer.code == 2 and f"{slug}.md" in answer.err
        assert base.lines() == before
    assert not (base.root.parent / "jinde.md").exists()


def test_new_where_it_cannot_write(base: Base) -> None:
    base.write("docs/cs/projekty", "soubor místo složky\n")
    answer = base.mosty("new", "project", "novy")
    assert answer.code == 2 and "docs/cs/projekty/novy.md" in answer.err
