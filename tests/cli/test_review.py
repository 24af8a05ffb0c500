"""``mosty review``: what is due, and a review written at the dates in the file, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from mosty.model.errors import UsageError
from mosty.pipeline.reviewing import role_of

from ..conftest import Base

LAW, PAGE = "docs/data/law.yml", "docs/cs/rodice/index.md"
BY = ("--by", "editor", "--on", "2026-11-30")


def due(base: Base, days: str = "400", today: str = "2026-12-01") -> dict[str, str]:
    """What is due, by name."""
    answer = base.mosty("review", "due", "--days", days, "--json", today=today)
    rows = json.loads(answer.out)
    assert rows == sorted(rows, key=lambda row: row["due"])
    return {row["name"]: row["due"] for row in rows}


def test_due_lists_pages_and_records_by_their_day(base: Base) -> None:
    listed = due(base)
    assert "rodice/index.md" in listed and any(name.startswith("law:") for name in listed)
    assert due(base, "0") == {}
    (first, *_), day = listed, min(listed.values())
    answer = base.mosty("review", "due", "--days", "0", "--lang", "en", today="2028-01-01")
    assert answer.code == 0 and "overdue" in answer.out and first in answer.out
    assert answer.out.splitlines()[1].split()[0] == day
    assert base.mosty("review", "due", "--days", "0").out == ""


def test_a_withdrawn_or_ended_sentence_is_not_due(base: Base) -> None:
    (key,) = [name for name in due(base) if name == "law:L1"]
    text = base.read(LAW)
    base.edit(LAW, "- id: L1\n", "- id: L1\n    withdrawn: 2026-11-01\n")
    assert key not in due(base)
    base.write(LAW, text.replace("- id: L1\n", "- id: L1\n    valid_to: 2026-11-01\n"))
    assert key not in due(base)


def test_an_end_ahead_is_due(base: Base) -> None:
    base.edit(LAW, "- id: L1\n", "- id: L1\n    valid_to: 2026-12-24\n")
    assert due(base, "60")["law:L1"] == "2026-12-24"


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, old and new."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [(one, other) for one, other in zip(old, new, strict=True) if one != other]


def test_done_changes_two_lines_of_a_page(base: Base) -> None:
    before = base.read(PAGE)
    answer = base.mosty("review", "done", "docs/en/rodice/index.md", *BY, "--lang", "en")
    assert answer.code == 0, answer
    lines = changed(before, base.read(PAGE))
    assert [new.split(":")[0] for _, new in lines] == ["checked_on", "review_by"]
    assert lines[0][1] == "checked_on: 2026-11-30" and base.lines() == []
    assert "2026-11-30: rodice/index.md (editor)" in answer.err


def test_done_keeps_comments_quotes_elsewhere_and_line_ends(base: Base) -> None:
    text = base.read(PAGE).replace("checked_on: 2026-11-21", "checked_on:   '2026-11-21' # ráno")
    base.write(PAGE, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert base.mosty("review", "done", PAGE, *BY, "--next", "2027-01-31").code == 0
    raw = (base.root / PAGE).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf---\r\n") and raw.count(b"\n") == raw.count(b"\r\n")
    assert "checked_on:   2026-11-30 # ráno\r\n".encode() in raw
    assert b"review_by: 2027-01-31\r\n" in raw


def test_done_of_a_page_that_has_no_day_of_review(base: Base) -> None:
    file = "docs/cs/praxe/kavarna.md"
    assert "review_by" not in base.read(file)
    assert base.mosty("review", "done", "kavarna", *BY).code == 0
    assert "review_by" not in base.read(file) and "checked_on: 2026-11-30" in base.read(file)
    assert base.mosty("review", "done", "kavarna", *BY, "--next", "2027-03-01").code == 0
    assert "checked_on: 2026-11-30\nreview_by: 2027-03-01\n---" in base.read(file)
    assert due(base)["praxe/kavarna.md"] == "2027-03-01"


def test_done_of_a_record_by_a_lawyer_and_by_others(base: Base) -> None:
    before = base.read(LAW)
    assert base.mosty("review", "done", "law:L1", *BY).code == 0
    assert all("lawyer" not in new for _, new in changed(before, base.read(LAW)))
    answer = base.mosty("review", "done", "law:L1", "--by", "právnička", "--on", "2026-12-01")
    assert answer.code == 0 and "a lawyer has read it" not in answer.out, answer
    assert base.read(LAW).count("    lawyer_reviewed: true\n") == 1
    law = base.checked_site().law
    assert law["L1"].lawyer_reviewed and not law["L2"].lawyer_reviewed
    after = base.read(LAW)
    base.write(LAW, after.replace("lawyer_reviewed: true", "lawyer_reviewed: no # neví se"))
    base.write(LAW, base.read(LAW).replace("lawyer_reviewed: no", "lawyer_reviewed: false"))
    assert base.mosty("review", "done", "law:L1", "--by", "lawyer", "--on", "2026-12-01").code == 0
    assert "lawyer_reviewed: true # neví se\n" in base.read(LAW)


def test_done_of_a_record_on_one_line(base: Base) -> None:
    """Whatever the layout of the file, only the values change."""
    base.write(
        "docs/data/updates.yml",
        '- {id: nove, topic: bydleni, date: 2024, cs: "Nic.", en: "Nothing.", certainty: X, '
        "checked_on: 2026-11-01, review_by: 2027-11-01}\n",
    )
    before = base.read("docs/data/updates.yml")
    answer = base.mosty("review", "done", "update:nove", *BY)
    assert answer.code == 0, answer
    after = base.read("docs/data/updates.yml")
    assert after == before.replace("2026-11-01", "2026-11-30").replace("2027-11-01", "2027-11-30")


def test_a_contact_counts_from_its_reading(base: Base) -> None:
    key = next(name for name in due(base, "9999") if name.startswith("contact:"))
    assert base.mosty("review", "done", key, *BY).code == 0
    assert due(base, "9999")[key] == "2027-11-30"
    answer = base.mosty("review", "done", key, *BY, "--next", "2027-01-01", "--lang", "en")
    assert answer.code == 2 and "counted from the day of reading" in answer.err


ROLES = {
    "editor": "editor", "Redakce": "editor", "právnička": "lawyer", "PRÁVNÍK": "lawyer",
    "právnička z poradny": "lawyer", "lawyer from an advice centre": "lawyer",
    "rodilá mluvčí z poradny pro cizince": "native", "native  speaker": "native",
    "sociální pracovnice z OSPOD": "professional", "pra\u0301vnik": "lawyer",
}  # fmt: skip


@pytest.mark.parametrize("by", ROLES)
def test_a_role(by: str) -> None:
    assert role_of(by) == ROLES[by]


NAMES = (
    "Jana Nováková", "jana nováková", "právnička Nováková", "právnička nováková", "editor Čech",
    "JUDr. Novák", "právnička z Nováková", "editor, Jana", "editor@example.org", "", " ",
    "editorial", "lawyer of J. N.", "lawyer from Ž", "redakce\nJana Nováková", "lawyer from 777123456",
)  # fmt: skip


@pytest.mark.parametrize("by", NAMES)
def test_a_name_is_refused_and_not_repeated(base: Base, by: str) -> None:
    with pytest.raises(UsageError) as raised:
        role_of(by)
    assert len(by.strip()) < 3 or by.split()[-1] not in raised.value.text("cs").split()
    before = base.read(LAW)
    answer = base.mosty("review", "done", "law:L1", f"--by={by}", "--on", "2026-11-30")
    assert (answer.code, answer.err.count("\n")) == (2, 1) and base.read(LAW) == before


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no such day": (("law:L1", "--by", "editor", "--on", "2026-02-30"), "no date"),
    "a Czech date": (("law:L1", "--by", "editor", "--on", "30.11.2026"), "no date"),
    "a week": (("law:L1", "--by", "editor", "--on", "2026-W48-1"), "no date"),
    "a day to come": (("law:L1", "--by", "editor", "--on", "2026-12-02"), "still to come"),
    "a day long gone": (("law:L1", "--by", "editor", "--on", "2020-01-01"), "earlier"),
    "next before": (("law:L1", *BY, "--next", "2026-11-30"), "not after"),
    "next too far": (("law:L1", *BY, "--next", "2028-11-30"), "too far"),
    "no such record": (("law:L9", *BY), "no such record"),
    "no such kind": (("lav:L1", *BY), "no day of reading"),
    "a kind without days": (("term:ospod", *BY), "no day of reading"),
    "no such page": (("rodice/neni", *BY), "no such page"),
    "no role": (("law:L1", "--on", "2026-11-30"), "--by"),
    "no day": (("law:L1", "--by", "editor"), "--on"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_use_is_one_line_and_changes_nothing(base: Base, what: str) -> None:
    arguments, message = WRONG[what]
    before = base.read(LAW)
    answer = base.mosty("review", "done", *arguments, "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert message in answer.err and base.read(LAW) == before


def test_days_are_a_number_of_days(base: Base) -> None:
    for days, code in (("-1", 2), ("x", 2), ("99999999", 0)):
        answer = base.mosty("review", "due", f"--days={days}")
        assert answer.code == code and (code == 0 or answer.err.count("\n") == 1), answer


SPOILT: dict[str, Callable[[Base], object]] = {
    "read-only": lambda base: (base.root / LAW).chmod(0o444),
    "broken": lambda base: base.write(LAW, base.read(LAW) + "  - id: [\n"),
    "not UTF-8": lambda base: base.write(LAW, base.read(LAW).encode() + b"# \xff\n"),
    "no day in the record": lambda base: base.write(
        LAW, base.read(LAW).replace("checked_on:", "# ")
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_file_that_cannot_be_written_stays(base: Base, what: str) -> None:
    SPOILT[what](base)
    before = (base.root / LAW).read_bytes()
    answer = base.mosty("review", "done", "law:L1", *BY, "--lang", "en")
    (base.root / LAW).chmod(0o644)
    assert answer.code == 2 and answer.err.count("\n") == 1, answer
    assert (base.root / LAW).read_bytes() == before
