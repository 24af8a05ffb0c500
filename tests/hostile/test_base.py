"""Hostile content through the whole check: it ends in time, says so with a problem, without a
traceback.

``seeds`` keeps what has once gone wrong, as small files: each is a page.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mosty.checks import running
from mosty.checks.dialects import rendering_time
from mosty.report import FORMATS, Report
from mosty.text.markdown.dialects.budget import excess

from ..conftest import Base, examples, finish

HERE = Path(__file__).parent
PAGE = "docs/cs/index.md"
FRONT = "---\ntitle: Malé Mosty\ndescription: Úvodní stránka.\nkind: site\n---\n\n"
SEEDS = sorted((HERE / "seeds").iterdir())
MEGABYTE = 1_000_000
UNITS = {
    "words": "a ",
    "brackets": "[",
    "numbers": "1 ",
    "parentheses": "(",
    "quotes": '"',
    "sections": "§ ",
    "acts": "Sb. ",
    "lists": "- ",
    "quotations": "> ",
    "stars": "*",
    "marks": "_",
    "ticks": "`",
    "tags": "<a ",
    "comments": "<!--",
    "braces": "{",
    "footnotes": "[^",
    "links": "[a](b.md) ",
    "directives": "[[law:L1]] ",
    "cells": "| ",
    "capitals": "ABC, ",
    "lengthy capitals": "A",
    "mails": "a@b.cz ",
    "phones": "603 123 456 ",
    "births": "736028/5163 ",
    "suppressions": "<!-- mosty: ignore LNK001 x -->\n\n",
    "headings": "# a\n\n",
    "deep": "  ",
    "marks of a conflict": "<<<<<<< \n",
    "dates": "1. 9. 2026 ",
    "hyphens": "1-2 ",
    "nbsp": "\u00a0",
    "tables": "| a | b |\n|---|---|\n",
    "images": "![](x.png)",
    "references": "[a][b] ",
    "html": "<b>",
    "entities": "&amp;",
    "escapes": "\\",
    "fences": "```\n",
    "addresses": "[a]: b\n",
    "boxes": "/// note\n",
    "opened tags": "<div markdown>\n",
    "dates in a row": "15. října\n",
    "attributes": "a {#b}\n",
    "zero width": "\u200b",
}
QUICK = ("words", "brackets", "capitals", "quotations")


def seconds(base: Base) -> float:
    """Processor time of one check in this process."""
    began = time.process_time()
    base.site()
    return time.process_time() - began


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_seeds(base: Base, seed: Path) -> None:
    base.write(PAGE, seed.read_bytes())
    assert seconds(base) < 5
    answer = base.mosty("check")
    assert answer.code in (0, 1) and "Traceback" not in answer.out + answer.err


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in QUICK else pytest.mark.verify) for name in UNITS],
)
def test_a_megabyte_is_checked_in_time(base: Base, name: str) -> None:
    unit = UNITS[name]
    base.write(PAGE, FRONT + unit * (MEGABYTE // len(unit.encode())) + "\n")
    assert seconds(base) < 20


#: Below every limit of size and marks, and yet minutes of Python-Markdown. The others of UNITS end
#: in time.
SLOW = {"rules": "---\n", "stars": "***\n", "headings": "a\n=\n", "underlined": "a\n---\n"}


def kilobytes(base: Base, unit: str, many: int) -> None:
    base.write(PAGE, FRONT + "Úvod.\n\n" + unit * (many * 1000 // len(unit.encode())) + "\n")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == "rules" else pytest.mark.verify) for name in SLOW],
)
def test_a_page_that_takes_long_is_said_at_its_paragraph(
    base: Base, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The process that renders it is stopped; nothing here waits for it, nor does the build."""
    monkeypatch.setattr(rendering_time, "SECONDS", 1)
    kilobytes(base, SLOW[name], 80)
    assert seconds(base) < 5
    assert f"{PAGE}:9:1 error DIA007" in base.lines()
    assert "přes 1 s" in base.mosty("build").err


def test_a_long_page_that_is_rendered_in_time_is_none(base: Base) -> None:
    kilobytes(base, "Rodiče a děti spolu jdou do školy a zase domů.\n\n", 90)
    assert not [line for line in base.lines() if "DIA007" in line]


@pytest.mark.verify
@pytest.mark.parametrize("name", UNITS)
def test_just_below_the_limits_it_is_checked_in_time(base: Base, name: str) -> None:
    unit = UNITS[name]
    most, count = 99_000 // len(unit.encode()), 1
    while count < most and not excess(unit * (count * 2)):
        count *= 2
    base.write(PAGE, FRONT + unit * min(count, most) + "\n")
    assert seconds(base) < 20


#: What pages are made of when somebody means ill.
piece = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "](",
        "[[",
        "]]",
        "> ",
        "- ",
        "  - ",
        "1. ",
        "| ",
        "|\n|---|\n",
        "*",
        "_",
        "**",
        "`",
        "```\n",
        "~~~",
        "<",
        "<!--",
        "-->",
        "<!-- mosty: ignore LNK001 x -->",
        "<script",
        "<a href=",
        "{",
        "}",
        "{: #a }",
        "[^1]",
        "[^1]: ",
        "---\n",
        "title: ",
        "kind: ",
        "\n",
        "\n\n",
        "# ",
        "## a {#b}",
        "/// note\n",
        "///\n",
        "§ 1",
        " Sb.",
        "15 dnů",
        "736028/5163",
        "603 123 456",
        "a@b.cz",
        "1. 9. 2026",
        "1-2",
        "[[law:L1]]",
        "[[glossary]]",
        "[x](y.md#z)",
        "![](a.png)",
        "\x00",
        "\x07",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u2028",
        "e\u0301",
        "а",
        "😀",
        "OSPOD",
        "&#64;",
        "\\",
        "\r\n",
        "\t",
        "mailto:a@b.cz",
        "tel:+420",
        "javascript:",
        "//",
        "../",
        "%ff",
        "http://[",
        "!!python/object/apply:os.system",
        "*x",
        "&x ",
    ]
)
text = st.lists(piece | st.text(max_size=8), max_size=30).map("".join)


@settings(examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text, text, st.booleans())
def test_no_page_makes_it_raise(base: Base, czech: str, english: str, front: bool) -> None:
    """Both pages of a pair, with and without front matter, through the check and every report."""
    base.write(PAGE, (FRONT + czech if front else czech).encode("utf-8", "replace"))
    head = (
        "---\ntitle: Little\ndescription: Home.\ntranslated_from: pending\n---\n\n" if front else ""
    )
    base.write("docs/en/index.md", (head + english).encode("utf-8", "replace"))
    _, problems = base.site()
    for form in FORMATS.values():
        assert isinstance(form(Report(problems, "cs")), str)


@settings(examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200),
    st.sampled_from([PAGE, "glossary.yml", "docs/data/law.yml", "mkdocs.yml"]),
)
def test_no_bytes_make_it_raise(base: Base, content: bytes, file: str) -> None:
    before = (base.root / file).read_bytes()
    base.write(file, content)
    base.site()
    base.write(file, before)


@pytest.mark.parametrize("many", [5_000])
def test_thousands_of_problems_are_counted_not_printed(base: Base, many: int) -> None:
    base.write(PAGE, FRONT + "[a](b.md)\n\n" * many)
    for form in ("text", "github", "summary"):
        answer = base.mosty("check", "--select", "LNK001", "--format", form)
        assert answer.code == 1 and len(answer.out) < 60_000
        assert str(many) in answer.out
    assert (
        f"{PAGE}: … a ještě {many - 50} × LNK001" in base.mosty("check", "--select", "LNK001").out
    )
    english = base.mosty("check", "--select", "LNK001", "--lang", "en").out
    assert f"{PAGE}: … and {many - 50} more × LNK001" in english


def test_a_file_that_vanishes_is_a_problem(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, a picture and a record of the other language are deleted after the files were listed
    and before they are read.
    """
    base.write("docs/assets/obrazek.png", b"x")
    run = running.run
    victims = [base.root / "docs/assets/obrazek.png", base.root / PAGE]

    def vanish(*arguments: object, **options: object) -> object:
        for path in victims:
            path.unlink(missing_ok=True)
        return run(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "run", vanish)
    assert base.mosty("check").code in (0, 1)
    from mosty.read import site as reading

    real = reading.walk
    monkeypatch.setattr(running, "run", run)
    page = base.root / "docs/cs/praxe/kavarna.md"

    def listed(*arguments: object) -> object:
        paths = list(real(*arguments))  # type: ignore[arg-type]
        page.unlink(missing_ok=True)
        return iter(paths)

    monkeypatch.setattr(reading, "walk", listed)
    assert "docs/cs/praxe/kavarna.md:1:1: chyba FIL001" in base.mosty("check").out


def test_a_folder_named_like_a_page(base: Base) -> None:
    (base.root / "docs/cs/slozka.md").mkdir()
    base.write("docs/cs/slozka.md/uvnitr.md", FRONT + "[a](../b.md)\n")
    assert "docs/cs/slozka.md/uvnitr.md:7:1: chyba LNK001" in base.mosty("check").out


@pytest.mark.verify
def test_ten_thousand_files_in_bounded_memory(base: Base) -> None:
    for number in range(10_000):
        base.write(f"docs/cs/mnoho/p{number % 100}/s{number}.md", FRONT + "Text [a](b.md).\n")
    base.write(PAGE, FRONT + "[a](b.md)\n")
    process = base.start("check", "--select", "LNK001")
    answer = finish(process, 300)
    assert (
        answer.code == 1
        and "Traceback" not in answer.err
        and "10001 ×" in answer.out.splitlines()[-1]
    )


def test_memory_stays_bounded(base: Base) -> None:
    """Pages of a few megabytes of the worst kind in a process that may take a gigabyte at most."""
    base.write(PAGE, FRONT + "[a](b.md) " * 50_000 + "\n")
    limit = 1_500_000_000
    process = subprocess.run(
        [sys.executable, "-m", "mosty.cli", "--root", str(base.root), "check", "--select", "FIL"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert process.returncode in (0, 1) and "Traceback" not in process.stderr, process.stderr[-500:]


def test_links_of_the_file_system_out_and_around(base: Base, tmp_path: Path) -> None:
    (tmp_path / "venku.md").write_text(FRONT, encoding="utf-8")
    (base.root / "docs/cs/ven.md").symlink_to(tmp_path / "venku.md")
    (base.root / "docs/cs/dokola").symlink_to("..")
    (base.root / "docs/cs/sam").symlink_to("sam")
    for number in range(60):  # a chain of links, each to the next
        (base.root / f"docs/cs/k{number}").symlink_to(f"k{number + 1}")
    out = base.mosty("check").out
    assert "docs/cs/ven.md:1:1: chyba FIL004" in out and "docs/cs/dokola:1:1: chyba FIL002" in out
    assert "Traceback" not in out and "docs/cs/k0:1:1: chyba FIL002" in out
