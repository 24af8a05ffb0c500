"""The reporters on their own: frames, private data, SARIF, the summary."""

from __future__ import annotations

import json
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.model.problem import Span, catalogue, problem
from mosty.report import FORMATS, Report, shown_lines
from mosty.report.frame import WIDTH, frame
from mosty.report.summary import counted, escaped, summary

from ..conftest import Base, examples


def drawn(text: str, col: int, end: int, code: str = "LNK002", end_line: int = 1) -> list[str]:
    """The frame of a span on the first line of a file, without the gutter."""
    drawing = frame(problem(code, Span("a.md", 1, col, end_line, end)), lambda file, number: text)
    return [line[9:] for line in drawing]


def test_carets_stand_under_the_span() -> None:
    assert drawn("Vítejte [tam](neni.md).", 9, 23) == [
        "Vítejte [tam](neni.md).",
        " " * 8 + "^" * 14,
    ]
    assert drawn("a\tb", 3, 4) == ["a   b", "    ^"]
    assert drawn("\tb c", 1, 3) == ["    b c", "^^^^^"]
    assert drawn("日本 x", 1, 2) == ["日本 x", "^^"]
    assert drawn("日本 x", 4, 5) == ["日本 x", "     ^"]
    assert drawn("e\u0301x", 3, 4) == ["e\u0301x", " ^"]
    assert drawn("abc", 2, 9, end_line=3) == ["abc", " ^^"]
    assert drawn("abc", 4, 4) == ["abc", "   ^"]
    assert drawn("a\x1b[2Jb\u202e", 1, 2) == ["a\ufffd[2Jb\ufffd", "^"]


def test_no_frame_for_a_whole_file_or_a_place_that_is_not_there() -> None:
    assert frame(problem("TRN001", Span("a.md")), lambda file, number: "text") == []
    assert frame(problem("LNK002", Span("a.md", 3, 9, 3, 11)), lambda file, number: "text") == []
    assert frame(problem("LNK002", Span("a.md", 3, 1, 3, 2)), lambda file, number: None) == []


@pytest.mark.parametrize("at", [0, 30, 5000, 9990])
def test_a_long_line_is_shortened_around_the_span(at: int) -> None:
    text = "x" * at + "[sem]" + "y" * (10_000 - at)
    source, carets = drawn(text, at + 1, at + 6)
    assert source[carets.index("^") : carets.rindex("^") + 1] == "[sem]"
    assert (
        len(source) <= WIDTH + 2
        and source.startswith("…") == (at > 40)
        and source.endswith("…") == (at < 9990)
    )


def test_a_megabyte_in_a_line_is_quick() -> None:
    text = "žá\t日" * 300_000
    start = time.monotonic()
    for col in range(1, 1_000_000, 5_000):
        drawn(text, col, len(text))
    assert time.monotonic() - start < 3


@given(st.text(), st.integers(1, 300), st.integers(1, 300))
@examples(200)
def test_a_frame_is_made_of_any_line(text: str, col: int, end: int) -> None:
    text = text.replace("\n", "")
    lines = drawn(text, col, end)
    assert len(lines) in (0, 2)
    if lines:
        assert set(lines[1]) <= {" ", "^"} and "^" in lines[1]
        assert not any(unicodedata.category(char) == "Cc" for char in lines[0])


NUMBER = "855101/0006"


@pytest.mark.parametrize("form", FORMATS)
def test_private_data_are_never_shown(base: Base, form: str) -> None:
    """Neither its own line, nor next to another problem on the same line, nor when its code is not
    selected.
    """
    base.edit("docs/cs/index.md", "Vítejte.", f"[tam](neni.md) {NUMBER} [a](b.md).")
    base.edit("docs/cs/index.md", "description: Ú", f"description: {NUMBER} ú")
    base.edit("docs/cs/praxe/kavarna.md", "Kdo kavárnu", f"{NUMBER} [sem](#neni)")
    base.edit("glossary.yml", "abbr: [SAS]", f"abbr: [SAS]\n  xx: {NUMBER}")
    for arguments in ([], ["--select", "LNK"], ["--ignore", "PRV"]):
        answer = base.mosty("check", "--format", form, *arguments)
        assert answer.code == 1
        assert NUMBER not in answer.out and "8551010006" not in answer.out


@pytest.mark.parametrize(
    "datum", [NUMBER, "855101 0006", "85 51 01/0006", "jana.pravdova@seznam.cz", "603 123 456"]
)
def test_no_other_problem_gives_a_private_datum_away(base: Base, datum: str) -> None:
    """A check that quotes, counts or compares reveals nothing of it, on the page and on its
    translation.
    """
    base.edit(
        "docs/cs/index.md",
        "Vítejte.",
        f"Volejte [{datum}](mailto:{datum}), TODO {datum} nebo `{datum}`. Od {datum} do 12-15.",
    )
    base.edit("docs/cs/praxe/kavarna.md", "evidence: 1", f"evidence: {datum}\nnavic: {datum}")
    digits = [
        part for part in datum.replace("/", " ").split() if not part.isdigit() or len(part) > 1
    ]
    for form in FORMATS:
        output = base.mosty("check", "--format", form).out
        assert "PRV00" in output
        bare = "".join(line for line in output.splitlines() if "evidence" not in line)
        assert datum not in output and datum.partition("@")[0] not in output
        for part in digits:
            assert not any(mark + part in bare for mark in ("− ", "+ ", "„", "“")), (form, part)


def test_a_reporter_that_fails_hides_nothing(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report) -> str:
        raise ValueError("broken")

    base.edit("docs/cs/index.md", "Vítejte.", "[tam](neni.md)")
    monkeypatch.setitem(FORMATS, "summary", broken)  # type: ignore[arg-type]
    answer = base.mosty("check", "--format", "summary")
    assert answer.code == 1 and "chyba LNK001" in answer.out
    assert "výpis v podobě summary selhal (ValueError: broken)" in answer.err


def test_what_looks_like_a_birth_number_is_masked() -> None:
    assert drawn("č. 850101/1234 [sem](#neni)", 16, 27)[0] == "č. ******/**** [sem](#neni)"


def test_a_private_line_hides_its_neighbours() -> None:
    private = problem("PRV001", Span("a.md", 2, 1, 3, 5), masked="x")
    record = problem("PRV001", Span("docs/data/law.yml", 9, 1, 9, 5), masked="x")
    line = shown_lines(lambda file, number: "text", [private, record])
    assert [line("a.md", number) for number in (1, 2, 3, 4)] == ["text", None, None, "text"]
    assert line("docs/data/law.yml", 1) is None


def test_sarif_has_what_the_standard_asks_for() -> None:
    broken_link = problem("LNK002", Span("docs/cs/a b,č.md", 3, 2, 3, 9), target="x", anchor="y")
    whole = problem("TRN001", Span("docs/cs/x.md"), locale="en", file="y")
    log = json.loads(
        FORMATS["sarif"](Report([broken_link, whole], "en", [(broken_link, "because")]))
    )
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(catalogue())
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {"error", "warning", "note"}
    first, second, third = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "LNK002"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/cs/a%20b%2C%C4%8D.md"
    assert place["region"] == {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 9}
    assert second["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2,
    }  # fmt: skip
    assert "suppressions" not in second
    assert third["suppressions"] == [{"kind": "inSource", "justification": "because"}]


def test_czech_counts() -> None:
    assert [counted(n, "error", "cs") for n in (1, 2, 4, 5, 21)] == [
        "1 chyba",
        "2 chyby",
        "4 chyby",
        "5 chyb",
        "21 chyb",
    ]
    assert counted(1, "error", "en") == "1 error" and counted(3, "error", "xx") == "3 errors"


def test_a_summary_survives_what_people_write() -> None:
    assert escaped("a|b `c` <b>\n[[d]] *e*") == r"a\|b \`c\` &lt;b&gt; \[\[d\]\] \*e\*"


def test_a_summary_is_no_book() -> None:
    many = [problem("LNK001", Span(f"docs/cs/{n}.md", 9, 1, 9, 2), target="x") for n in range(1000)]
    text = summary(many, "cs")
    assert len(text) < 6000 and "980" in text


def test_suppressed_are_counted(base: Base) -> None:
    base.edit(
        "docs/cs/index.md",
        "Vítejte.",
        "<!-- mosty: ignore LNK001 stránka vznikne zítra -->\nVítejte [tam](neni.md).",
    )
    base.edit(
        "docs/en/index.md",
        "translated_from:",
        "translation: none\ntranslation_reason: x\ntranslated_from:",
    )
    english = base.mosty("check", "--select", "LNK", "--lang", "en")
    assert (english.code, english.out) == (0, "Clean: no problems. Suppressed with a reason: 1.\n")
    assert base.mosty("check", "docs/en", "--select", "LNK").out == "Čisto: žádný problém.\n"
    assert json.loads(base.mosty("check", "--select", "LNK", "--format", "json").out) == []


def test_a_suppression_is_not_published_and_makes_no_translation_stale(base: Base) -> None:
    base.edit(
        "docs/cs/index.md", "Vítejte.", "<!-- mosty: ignore LNK002 kotva přibude -->\nVítejte."
    )
    assert [line.split()[-1] for line in base.lines()] == ["SUP001"]
    assert base.mosty("build").code == 0
    assert "mosty: ignore" not in base.read("site/index.html")
    assert "Vítejte." in base.read("site/index.html")
