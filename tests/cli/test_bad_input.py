"""Bad input through the real command: reported with its place, no traceback, the other problems
still reported, nothing published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from ..conftest import Base, finish

PAGE = "docs/cs/praxe/kavarna.md"
HOME = "docs/cs/index.md"
#: Something wrong elsewhere that must be told whatever else is wrong.
OTHER = f"{HOME}:8 error LNK001"


def replaced(file: str, content: str | bytes) -> Callable[[Base], object]:
    return lambda base: base.write(file, content)


def edited(file: str, old: str, new: str) -> Callable[[Base], object]:
    return lambda base: base.edit(file, old, new)


def removed(file: str) -> Callable[[Base], object]:
    return lambda base: (base.root / file).unlink()


def linked(target: str, file: str) -> Callable[[Base], object]:
    return lambda base: (base.root / file).symlink_to(target)


def renamed(folder: str, other: str) -> Callable[[Base], object]:
    return lambda base: (base.root / folder).rename(base.root / other)


FRONT = "---\ntitle: Kavárna\n"
BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"
#: name → (how the base is spoilt, one line that must be among the problems)
BAD: dict[str, tuple[Callable[[Base], object], str]] = {
    "page not UTF-8": (
        replaced(PAGE, "---\ntitle: Žluť\n---\n".encode("cp1250")),
        f"{PAGE}:2 error FIL006",
    ),
    "page in UTF-16": (
        replaced(PAGE, "---\ntitle: x\n---\n".encode("utf-16")),
        f"{PAGE}:1 error FIL006",
    ),
    "records not UTF-8": (
        replaced("docs/data/law.yml", "records:\n- cs: příš\n".encode("cp1250")),
        "docs/data/law.yml:2 error FIL006",
    ),
    "NUL in a page": (replaced(PAGE, FRONT + "---\n\nA\x00\n"), f"{PAGE}:5 error FIL006"),
    "NUL in front matter": (replaced(PAGE, FRONT + "id: \x00\n---\n"), f"{PAGE}:3 error FIL006"),
    "bell in front matter": (replaced(PAGE, FRONT + "id: \x07\n---\n"), f"{PAGE}:3 error FM001"),
    "broken front matter": (replaced(PAGE, "---\ntitle: a: b\n---\n"), f"{PAGE}:2 error FM001"),
    "unclosed quote": (replaced(PAGE, '---\ntitle: "a\nkind: x\n---\n'), f"{PAGE}:2 error FM001"),
    "broken records": (
        edited(
            "docs/data/law.yml", "    topic: placement\n    cs: Dítě", "    topic: [\n    cs: Dítě"
        ),
        "docs/data/law.yml:5 error FM001",
    ),
    "broken glossary": (
        edited("glossary.yml", "abbr: [SAS]", "abbr: [SAS"),
        "glossary.yml:15 error FM001",
    ),
    "unknown key": (
        edited(PAGE, "kind: practice", "kind: practice\nkindd: x"),
        f"{PAGE}:5 error FM002",
    ),
    "duplicate key": (
        edited(PAGE, "kind: practice", "kind: practice\nid: x"),
        f"{PAGE}:6 error FM007",
    ),
    "date that does not exist": (
        edited(PAGE, "checked_on: 2026-11-21", "checked_on: 2026-02-30"),
        f"{PAGE}:17 error FM006",
    ),
    "no title": (edited(PAGE, "title: Kavárna pro rodiče\n", ""), f"{PAGE}:1 error FM003"),
    "no front matter": (replaced(PAGE, "# Kavárna\n"), f"{PAGE}:1 error FM008"),
    "unclosed front matter": (replaced(PAGE, FRONT + "kind: practice\n"), f"{PAGE}:1 error FM008"),
    "empty page": (replaced(PAGE, ""), f"{PAGE}:1 error FM008"),
    "only a rule": (replaced(PAGE, "---"), f"{PAGE}:1 error FM008"),
    "two rules": (replaced(PAGE, "---\n---\n"), f"{PAGE}:1 error FM008"),
    "tag that would run a command": (
        edited(
            PAGE, "id: kavarna", 'id: !!python/object/apply:os.system ["touch /tmp/mosty-was-here"]'
        ),
        f"{PAGE}:5 error FM001",
    ),
    "bomb of aliases": (replaced("docs/data/names.yml", BOMB), "docs/data/names.yml:2 error FM001"),
    "nested ten thousand deep": (edited(PAGE, "[ustecky]", "[" * 10_000), f"{PAGE}:6 error FM001"),
    "records nested deep": (
        replaced("docs/data/sources.yml", "- " * 10_000),
        "docs/data/sources.yml:1 error FM001",
    ),
    "megabyte in a line": (
        edited(
            PAGE, "Kdo kavárnu pořádá.", ("děti " * 400 + "AHOJ [x](y.md) [[law:L1]] § 1 ") * 500
        ),
        f"{PAGE}:26 error LNK001",
    ),
    "link to a page that is gone": (removed("docs/cs/analyza/index.md"), f"{HOME}:13 error LNK001"),
    "glossary missing": (removed("glossary.yml"), "glossary.yml:1 error FIL001"),
    "glossary empty": (replaced("glossary.yml", ""), "glossary.yml:1 error REC001"),
    "glossary a list": (replaced("glossary.yml", "- ospod\n"), "glossary.yml:1 error REC002"),
    "glossary a word": (replaced("glossary.yml", "slovník\n"), "glossary.yml:1 error REC002"),
    "law missing": (removed("docs/data/law.yml"), "docs/data/law.yml:1 error FIL001"),
    "findings missing": (
        removed("docs/data/findings.yml"),
        "docs/data/findings.yml:1 error FIL001",
    ),
    "taxonomy a list": (
        replaced("docs/data/taxonomy.yml", "[1, 2]\n"),
        "docs/data/taxonomy.yml:1 error REC002",
    ),
    "names a number": (
        replaced("docs/data/names.yml", "names: 5\n"),
        "docs/data/names.yml:1 error REC002",
    ),
    "records of numbers": (
        replaced("docs/data/findings.yml", "[1, null, [2]]\n"),
        "docs/data/findings.yml:1 error REC002",
    ),
    "record folder missing": (
        renamed("docs/data", "docs/records"),
        "docs/data/law.yml:1 error FIL001",
    ),
    "English missing": (renamed("docs/en", "docs/english"), "docs/en:1 error FIL001"),
    "loop of folders": (
        linked("..", "docs/cs/praxe/nahoru"),
        "docs/cs/praxe/nahoru:1 error FIL002",
    ),
    "loop of a file": (linked("kruh.md", "docs/cs/kruh.md"), "docs/cs/kruh.md:1 error FIL002"),
    "link out of the tree": (linked("/etc", "docs/cs/etc"), "docs/cs/etc:1 error FIL004"),
    "link to a file out of the tree": (
        linked("/etc/passwd", "docs/cs/hesla.md"),
        "docs/cs/hesla.md:1 error FIL004",
    ),
}
#: Nothing else can be told of a base without languages.
NO_SITE: dict[str, tuple[Callable[[Base], object], str]] = {
    "mkdocs.yml missing": (removed("mkdocs.yml"), "mkdocs.yml:1 error FIL001"),
    "mkdocs.yml empty": (replaced("mkdocs.yml", ""), "mkdocs.yml:1 error REC002"),
    "mkdocs.yml broken": (
        edited("mkdocs.yml", "plugins:", "plugins: ["),
        "mkdocs.yml:13 error FM001",
    ),
    "mkdocs.yml a list": (replaced("mkdocs.yml", "- plugins\n"), "mkdocs.yml:1 error REC002"),
    "no languages": (
        replaced("mkdocs.yml", "site_name: x\nplugins:\n  - mosty\n"),
        "mkdocs.yml:3 error CFG001",
    ),
    "plugins a number": (
        replaced("mkdocs.yml", "plugins: 5\nextra: 6\nnav: 7\n"),
        "mkdocs.yml:1 error CFG001",
    ),
    "languages a word": (
        replaced("mkdocs.yml", "plugins:\n- i18n: {languages: cs}\n"),
        "mkdocs.yml:2 error CFG001",
    ),
}


def digest(folder: Path) -> dict[str, str]:
    """Hash and time of every file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime}"
        for path in files
    }


def summaries(out: str) -> list[str]:
    """``file:line level CODE`` of every problem of a JSON answer; asserts the fields of each."""
    problems = json.loads(out)
    assert isinstance(problems, list)
    for problem in problems:
        fields = ["code", "level", "file", "line", "col", "message", "hint"]
        assert list(problem) in (fields, [*fields, "fix"])
        assert problem["level"] in ("error", "warning", "info")
        assert (
            problem["line"] >= 1 and problem["col"] >= 1 and problem["message"] and problem["hint"]
        )
        assert not problem["file"].startswith("/") and "\\" not in problem["file"]
    return [
        f"{problem['file']}:{problem['line']} {problem['level']} {problem['code']}"
        for problem in problems
    ]


#: These run as a process of their own, the others in this one (a process costs half a second).
OWN_PROCESS = frozenset(
    {
        "page not UTF-8",
        "NUL in front matter",
        "broken front matter",
        "tag that would run a command",
        "bomb of aliases",
        "nested ten thousand deep",
        "megabyte in a line",
        "empty page",
        "glossary missing",
        "records of numbers",
        "English missing",
        "loop of folders",
        "loop of a file",
        "link out of the tree",
        "mkdocs.yml missing",
        "mkdocs.yml broken",
        "no languages",
    }
)


def judge(base: Base, process: bool, line: str, other: str | None) -> None:
    """Check and build: exit code 1, the place, the other problem, the old site untouched."""
    base.write("site/index.html", "poslední dobrý web\n")
    base.write("site/en/index.html", "the last good site\n")
    before = digest(base.root / "site")
    assert len(before) == 2
    at_work = base.start("check", "--format", "json") if process else None
    built = base.mosty("build")
    checked = finish(at_work) if at_work else base.mosty("check", "--format", "json")
    for answer in (checked, built):
        assert answer.code == 1, answer
        assert "Traceback" not in answer.out + answer.err
        assert "Error" not in answer.err
    lines = summaries(checked.out)
    assert line in lines
    if other:
        assert other in lines
    assert checked.err == ""
    assert built.out == "" and line.split()[-1] in built.err
    assert digest(base.root / "site") == before
    assert sorted(path.name for path in base.root.glob(".mosty/*")) == []


@pytest.mark.parametrize("name", [*BAD, *NO_SITE])
def test_bad_input(base: Base, name: str) -> None:
    base.edit(HOME, "Vítejte.", "Vítejte.\n[Chybí](chybi.md).")
    spoil, line = {**BAD, **NO_SITE}[name]
    spoil(base)
    judge(base, name in OWN_PROCESS, line, OTHER if name in BAD else None)
    assert not Path("/tmp/mosty-was-here").exists()


def test_own_processes_are_cases() -> None:
    assert set(BAD) | set(NO_SITE) >= OWN_PROCESS


@pytest.mark.parametrize(("old", "new", "place"), [
    ("  - mosty\n", "", "1:1: chyba CFG004"),
    ("  - mosty\n", "  - mosty\n  - neznamy\n", "28:5: chyba CFG005"),
    ("custom_dir: overrides", "custom_dir: neni", "11:15: chyba CFG006"),
    ("name: material", "name: neznamy", "9:9: chyba CFG006"),
    ("  - footnotes", "  - neznama_pripona", "30:5: chyba CFG005"),
    ("use_directory_urls: true", "use_directory_urls: snad", "5:21: chyba CFG006"),
])  # fmt: skip
def test_settings_that_cannot_be(base: Base, old: str, new: str, place: str) -> None:
    """MkDocs reports what the check lets through; nothing is published either way."""
    base.edit("mkdocs.yml", "site_dir: site\n", "site_dir: site\nuse_directory_urls: true\n")
    base.edit("mkdocs.yml", old, new)
    base.write("site/index.html", "poslední dobrý web\n")
    before = digest(base.root / "site")
    answer = base.mosty("build")
    assert answer.code == 1
    assert f"mkdocs.yml:{place}" in answer.err and "Traceback" not in answer.err
    assert digest(base.root / "site") == before


def test_templates_missing(base: Base) -> None:
    (base.root / "overrides").rename(base.root / "away")
    answer = base.mosty("build")
    assert answer.code == 1 and "CFG004" in answer.err
    assert not (base.root / "site").exists()


def test_broken_template(base: Base) -> None:
    base.write("overrides/main.html", "<p>\n{% block\n")
    answer = base.mosty("build")
    assert answer.code == 1 and "overrides/main.html:" in answer.err and "TPL001" in answer.err
    assert not (base.root / "site").exists()


def test_leaflets_are_filled_in_from_a_file_and_nothing_of_it_is_kept(base: Base) -> None:
    base.write(
        "docs/cs/letak.md",
        "---\ntitle: Leták\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: 2026-11-21\n"
        "audience: parents\nsources:\n  - pravo, L1\nchecked_on: 2026-11-21\nreview_by: "
        "2027-05-21\n"
        "translation: none\ntranslation_reason: zkouška\n---\n\n## Kdo {#kdo}\n\n- "
        "[[fill:worker]]\n"
        "- [[fill:worker_phone]]\n",
    )
    base.write("data.yml", "worker: Ukázková <#$>\n")
    answer = base.mosty(
        "leaflet",
        "letak",
        "--form",
        "a4",
        "--fill",
        str(base.root / "data.yml"),
        "--out",
        str(base.root / "ven"),
    )
    assert answer.code == 0, answer.err
    words = PdfReader(base.root / "ven/letak-mosty-a4-cs.pdf").pages[0].extract_text()
    assert "Ukázková <#$>" in words
    assert not (base.root / ".mosty/typeset").exists()
    base.write("data.yml", "worker_fone: 1\nchild: x\n")
    answer = base.mosty(
        "leaflet", "letak", "--fill", str(base.root / "data.yml"), "--out", str(base.root / "jinam")
    )
    assert (
        answer.code == 1 and answer.err.count("chyba LFT008") == 2 and "worker_phone" in answer.err
    )
    assert not (base.root / "jinam").exists()
    answer = base.mosty("leaflet", "letak", "--fill", str(base.root / "neni.yml"))
    assert answer.code == 1 and "Traceback" not in answer.err and "neni.yml" in answer.err


def test_books_and_cards_are_made_by_their_names(base: Base) -> None:
    out = base.root / "ven"
    assert base.mosty("leaflet", "analyza", "--out", str(out)).code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "mosty-analyza-cs.pdf",
        "mosty-analyza-en.pdf",
    ]
    assert base.mosty("leaflet", "--cards", "--out", str(out)).code == 0
    cards = sorted(path.name for path in out.glob("*karta*"))
    assert cards == ["kavarna-mosty-karta-cs.pdf", "kavarna-mosty-karta-en.pdf"]
    answer = base.mosty("leaflet", "metodyka", "--out", str(out))
    assert answer.code == 2 and "metodyka" in answer.err and "analyza" in answer.err


def test_what_a_book_cannot_carry_is_told_with_its_line(base: Base) -> None:
    page = base.root / "docs/cs/analyza/index.md"
    text = page.read_text(encoding="utf-8").rstrip() + "\n\n<p><ruby>film</ruby></p>\n"
    base.write("docs/cs/analyza/index.md", text)
    answer = base.mosty("leaflet", "analyza", "--out", str(base.root / "ven"))
    line = text.rstrip("\n").count("\n") + 1
    assert (
        answer.code == 1
        and f"docs/cs/analyza/index.md:{line}:" in answer.err
        and "LFT001" in answer.err
    )
    made = sorted(path.name for path in (base.root / "ven").iterdir())
    assert made == [
        "mosty-analyza-en.pdf"
    ]  # the other language is still made, nothing half-written is left


def test_a_spoilt_leaflet_publishes_nothing(base: Base) -> None:
    base.write(
        "docs/cs/letak.md",
        "---\ntitle: Leták\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: 2026-11-21\n"
        "audience: parents\nsources:\n  - pravo, L1\nchecked_on: 2026-11-21\nreview_by: "
        "2027-05-21\n"
        "translation: none\ntranslation_reason: zkouška\n---\n\n<p><ruby>film</ruby></p>\n",
    )
    answer = base.mosty("build")
    assert answer.code == 1 and "docs/cs/letak.md" in answer.err and "LFT001" in answer.err
    assert not (base.root / "site").exists()
