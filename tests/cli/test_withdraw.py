"""``mosty withdraw`` and ``mosty restore``: withdrawn at once by one person, restored by two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from mosty.model.edition import Edition
from mosty.model.records import Records
from mosty.model.withdrawal import RETURNS_FILE, WITHDRAWALS_FILE, Withdrawal
from mosty.model.withdrawn import withdrawn, without_withdrawn
from mosty.pipeline.withdrawals import of_issue

from ..conftest import TODAY, Base

ROOT = Path(__file__).resolve().parents[2]
#: What is withdrawn → a text that only it brings on the site.
GONE = {
    "law:L1": "má právo mluvit se svým rodičem",
    "helpline:linka-bezpeci": "116 111",
    "praxe/kavarna.md": "Kavárna odpovídá na",
}


def published(base: Base) -> str:
    """Everything that a build publishes, as one text."""
    assert base.mosty("build").code == 0
    files = sorted(path for path in (base.root / "site").rglob("*") if path.is_file())
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_what_is_withdrawn_is_nowhere_and_comes_back(base: Base) -> None:
    law = base.read("docs/data/law.yml")
    sentence = next(line for line in law.splitlines() if "cs:" in line and "právo" in line)
    gone = GONE | {"law:L1": sentence.partition(": ")[2].strip("'\". ")}
    plain = re.sub("[\u00a0\u202f]", " ", published(base))
    assert all(text in plain for text in gone.values())
    for what in gone:
        answer = base.mosty("withdraw", what, "--why", "Neplatí to.")
        assert answer.code == 0 and "Zmizí odsud:" in answer.out, answer
    plain = re.sub("[\u00a0\u202f]", " ", published(base))
    assert [text for text in gone.values() if text in plain] == []
    assert not (base.root / "site/praxe/kavarna/index.html").exists()
    for what in gone:
        answer = base.mosty("restore", what, "--by", "editorka", "--second", "právnička")
        assert answer.code == 0 and "Vrátí se sem:" in answer.out, answer
    plain = re.sub("[\u00a0\u202f]", " ", published(base))
    assert all(text in plain for text in gone.values())
    assert base.lines() == []


def test_the_files_say_what_when_why_and_who_by_role(base: Base) -> None:
    for _ in range(2):  # a second time on the same day
        assert base.mosty("withdraw", "law:L1", "--why", 'Zní "jinak":\n # opravit').code == 0
        assert base.mosty("restore", "law:L1", "--by", "editor", "--second", "lawyer").code == 0
    out = yaml.safe_load(base.read(WITHDRAWALS_FILE))
    back = yaml.safe_load(base.read(RETURNS_FILE))
    assert [one["id"] for one in out] == [f"{TODAY}-law-l1", f"{TODAY}-law-l1-2"]
    assert out[0]["why"] == 'Zní "jinak": # opravit'
    assert [one["withdrawal"] for one in back] == [one["id"] for one in out]
    assert back[0]["by"] == ["editor", "lawyer"]


def test_who_takes_out_sees_where_it_vanishes_from(base: Base) -> None:
    base.write("docs/cs/rodice/index.md", base.read("docs/cs/rodice/index.md")
               + "\nNebo zavolejte 116 111.\n")  # fmt: skip
    dry = base.mosty("withdraw", "helpline:linka-bezpeci", "--why", "Mlčí.", "--dry-run")
    assert "docs/cs/rodice/index.md:18\n" in dry.out
    assert "docs/cs/rodice/index.md:20: POZOR, číslo je tu napsané" in dry.out
    assert not (base.root / WITHDRAWALS_FILE).exists()
    page = base.mosty("withdraw", "docs/en/praxe/kavarna", "--why", "Neplatí.", "--lang", "en")
    assert "docs/cs/praxe/kavarna.md:1" in page.out
    listed = base.mosty("withdraw", "--list")
    assert listed.out == f"{TODAY}  page:praxe/kavarna.md  Neplatí.\n"


def test_a_leaflet_is_taken_back_without_the_words_of_its_last_version() -> None:
    records = Records()
    for number in (1, 2):
        records.editions[f"a-{number}"] = Edition(
            id=f"a-{number}", leaflet="letaky/a.md", version=number,
            date="2026-11-01", marks={}, changed={"cs": "Nový oddíl."},
        )  # fmt: skip
    out = Withdrawal(id="x", what="leaflet:letaky/a.md", date="2026-12-01", why="Špatně.")
    records.withdrawals["x"] = out
    after = without_withdrawn(records).editions
    assert [one.withdrawn for one in after.values()] == [False, True]
    assert after["a-2"].changed == {} and after["a-2"].date == out.date


BAD = {
    "withdraw law:L1": "the reason is missing",
    "withdraw law:L1 --why": "value is missing",
    "withdraw law:L1 --why .": "the reason is missing",
    "withdraw": "what to withdraw",
    "withdraw law:L99 --why proč": "nothing like that here",
    "withdraw lwa:L1 --why proč": "did you mean law?",
    "withdraw praxe/kavrna.md --why proč": "did you mean page:praxe/kavarna.md?",
    "withdraw ../../etc/passwd --why proč": "nothing like that here",
    "withdraw rodice/index.md --why proč": "the menu of the site",
    "withdraw leaflet:kavarna --why proč": "nothing like that here",
    "withdraw --issue neni.md": "cannot be read",
    "restore law:L1 --by editor --second lawyer": "not withdrawn",
    "restore helpline:linka-bezpeci --by editor --second Editor": "both have the role",
    "restore helpline:linka-bezpeci --by editor --second jana@x.cz": "is no role",
    "restore helpline:linka-bezpeci --by editor": "--second is missing",
    "withdraw helpline:linka-bezpeci --why proč": "withdrawn already",
}


@pytest.mark.parametrize("typed", BAD)
def test_what_may_not_be_is_one_line(base: Base, typed: str) -> None:
    assert base.mosty("withdraw", "helpline:linka-bezpeci", "--why", "Mlčí.").code == 0
    before = base.read(WITHDRAWALS_FILE)
    verb, *rest = typed.split()
    answer = base.mosty(verb, "--lang", "en", *rest)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert BAD[typed] in answer.err
    assert base.read(WITHDRAWALS_FILE) == before and not (base.root / RETURNS_FILE).exists()


def test_one_person_cannot_return_by_hand(base: Base) -> None:
    assert base.mosty("withdraw", "law:L1", "--why", "Neplatí.").code == 0
    for by in ("[editor]", "[editor, Editor ]", "editor"):
        base.write(
            RETURNS_FILE,
            f"- id: a\n  withdrawal: {TODAY}-law-l1\n  date: {TODAY}\n  by: {by}\n",
        )
        assert any(line.endswith(" error FM004") for line in base.lines()), by
    assert "law:L1" in withdrawn(base.checked_site())


ISSUE = """### Co stáhnout / What to withdraw

`law:L1`

### Proč / Why

Věta $(touch /tmp/x) `rm -rf .`
neplatí.
"""


def test_an_issue_is_only_text(base: Base) -> None:
    assert of_issue(ISSUE.replace("\n", "\r\n"))[0] == "law:L1"
    file = base.write("issue.md", ISSUE)
    assert base.mosty("withdraw", "--issue", str(file)).code == 0
    why = yaml.safe_load(base.read(WITHDRAWALS_FILE))[0]["why"]
    assert why == "Věta $(touch /tmp/x) `rm -rf .` neplatí."
    assert base.mosty("withdraw", "--issue", str(base.write("b.md", "Nic."))).code == 2


def test_the_form_and_the_reader_of_it_agree() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/withdraw.yml").read_text("utf-8"))
    fields = [one["attributes"]["label"] for one in form["body"] if "id" in one]
    text = "\n\n".join(f"### {label}\n\n{number}" for number, label in enumerate(fields))
    assert of_issue(text) == ("0", "1")


def test_the_workflow_has_the_least_rights_and_reads_no_issue_as_a_command() -> None:
    text = (ROOT / ".github/workflows/withdraw.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights["read"] == {"contents": "read"}
    assert rights["propose"] == {"contents": "write", "pull-requests": "write"}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
    runs = [step["run"] for step in workflow["jobs"]["propose"]["steps"] if "run" in step]
    assert runs == ["make propose"]  # nothing that was installed: tests/forge


def test_returns_have_second_readers() -> None:
    owners = (ROOT / ".github/CODEOWNERS").read_text("utf-8")
    assert re.search(rf"^/{re.escape(RETURNS_FILE)}\s+@", owners, re.MULTILINE)
    assert not re.search(rf"^/{re.escape(WITHDRAWALS_FILE)}", owners, re.MULTILINE)
