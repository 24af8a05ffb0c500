"""What a person sees on the page of their pull request: causes, not repetitions; ten lines, not a
book.
"""

from __future__ import annotations

import pytest
from mosty.model.problem import Problem, Span, problem
from mosty.report.causes import causes
from mosty.report.github import github
from mosty.report.summary import summary

from ..conftest import Base


def link(file: str, line: int = 7, target: str = "neni.md") -> Problem:
    """A problem of a dead link."""
    return problem("LNK001", Span(file, line, 1, line, 9), target=target)


def annotations(text: str) -> list[str]:
    """The lines that GitHub shows beside the text."""
    return [line for line in text.splitlines() if line.startswith(("::error", "::warning"))]


def seen(text: str) -> list[str]:
    """The visible lines of a summary; a folded part counts as its one line."""
    before, fold, rest = text.partition("<details>")
    folded = [rest.partition("</summary>")[0]] if fold else []
    after = rest.partition("</details>")[2]
    return [line for line in [*before.splitlines(), *folded, *after.splitlines()] if line.strip()]


def test_one_cause_is_said_once() -> None:
    """A missing page linked from three pages gives one annotation that names the others."""
    there = [link(f"docs/cs/{n}.md") for n in (1, 2, 3)]
    report = github([*there, link("docs/cs/1.md", 9, "jina.md")], "cs")
    first, second = annotations(report)
    assert first.endswith("Totéž ještě: docs/cs/2.md:7, docs/cs/3.md:7.")
    assert "jina.md" in second and "Totéž" not in second
    assert "4 × chyba" in report and "::group::" not in report


def test_many_places_are_counted() -> None:
    [line] = annotations(github([link(f"docs/cs/{n:02}.md") for n in range(20)], "cs"))
    assert "docs/cs/05.md:7 a dalších míst 14." in line and "docs/cs/06.md" not in line


@pytest.mark.parametrize("other", ["level", "code", "target"])
def test_different_causes_stay_apart(other: str) -> None:
    if other == "level":
        pair = [
            problem("TRN006", Span("docs/en/a.md", 3), difference="− 15"),
            Problem("TRN006", Span("docs/en/b.md", 3), {"difference": "− 15"}, families=True),
        ]
    elif other == "code":
        pair = [problem("SRC001", Span("docs/cs/a.md")), problem("TRN005", Span("docs/cs/a.md"))]
    else:
        pair = [link("docs/cs/a.md"), link("docs/cs/a.md", 8, "b.md")]
    assert len(causes(pair)) == 2


def test_the_same_word_is_one_cause_however_often_it_is_there() -> None:
    words = [
        problem("WRD001", Span(f"docs/cs/{n}.md", 3), word="gatekeeping", count=n, locale="cs")
        for n in (1, 2)
    ]
    assert len(causes(words)) == 1


def test_what_follows_from_a_broken_head_is_said_with_it(base: Base) -> None:
    """ "Link to it, or delete it" never comes first."""
    base.write("docs/cs/nova.md", '---\ntitle: "A" b "c\nkind: site\n---\n\nText.\n')
    report = base.mosty("check", "--format", "github").out
    first, *rest = annotations(report)
    assert "title=FM001" in first
    assert not any("title=LNK009" in line for line in rest)


def test_github_gets_ten_of_a_kind_and_the_rest_is_folded() -> None:
    many = [link(f"docs/cs/{n:02}.md", target=f"{n}.md") for n in range(30)]
    many += [problem("TRN005", Span("docs/cs/a.md"))]
    report = github(many, "cs")
    assert [line.split(" ")[0] for line in annotations(report)] == ["::error"] * 10 + ["::warning"]
    lines = report.splitlines()
    start, end = lines.index("::group::Ještě 20 problémů"), lines.index("::endgroup::")
    assert end - start == 21 and lines[start + 1].startswith("docs/cs/10.md:7:1: chyba LNK001 ")
    assert "30 × chyba" in lines[-1]


def test_github_prints_no_book() -> None:
    many = [link(f"docs/cs/{n}.md", target=f"{n}.md") for n in range(5000)]
    lines = github(many, "cs").splitlines()
    assert len(lines) < 520 and any("4490" in line for line in lines)


def test_no_line_of_the_folded_rest_is_a_command() -> None:
    bad = [link("docs/cs/a.md", target=f"x{n}\n::error::x%") for n in range(12)]
    lines = github(bad, "en").splitlines()
    commands = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::group::2", "::endgroup::"]


@pytest.mark.parametrize("count", [1, 5, 6, 40, 1000])
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_ten_lines_of_a_summary_can_be_seen(count: int, lang: str) -> None:
    many = [link(f"docs/cs/{n}.md", target=f"{n}.md") for n in range(count)]
    text = summary([*many, problem("TRN005", Span("docs/cs/a.md"))], lang, suppressed=2)
    lines = seen(text)
    assert len(lines) <= 10 and len(text) < 12_000
    assert sum(line.startswith("- ") for line in lines) == min(count + 1, 5)
    assert lines[-1].endswith(("pomůžeme.", "will help."))


def test_the_worst_is_seen_first_and_everything_is_in_the_fold() -> None:
    slight = [problem("TRN005", Span(f"docs/cs/{n}.md")) for n in range(9)]
    slight += [problem("SRC001", Span("docs/cs/0.md")), problem("SRC003", Span("a.md"), key="x")]
    text = summary([*slight, link("docs/cs/z.md")], "cs")
    assert next(line for line in seen(text) if line.startswith("- ")).startswith("- **chyba**")
    folded = text.partition("<details>")[2].partition("</details>")[0]
    assert all(f"docs/cs/{n}.md" in folded for n in range(9)) and "Člověk v tísni" in folded


def test_a_clean_base_is_thanked() -> None:
    assert "Děkujeme" in summary([], "cs") and "<details>" not in summary([], "cs")
