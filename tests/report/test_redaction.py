"""No private datum leaves in a report, wherever it occurs; and nothing else is hidden."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty import report
from mosty.checking.check_session import check, check_all
from mosty.checking.redact import veiled
from mosty.cli.check import _lines
from mosty.model.message import message
from mosty.model.problem import Span, problem
from mosty.pipeline.preview import Preview
from mosty.text.sensitive.redact import Secrets, redacted

from ..conftest import TODAY, Base, examples

PAGE, ENGLISH = "docs/cs/index.md", "docs/en/index.md"
#: A datum → what must not be seen of it.
DATA = {
    "736028/5163": ("736028", "5163"),
    "rodné číslo 736028/5164": ("736028", "5164"),
    "jana.novakova@seznam.cz": ("jana.novakova", "novakova"),
    "tel. 603 123 456": ("603 123", "603123456", "123 456"),
    "Anička Nováková, nar. 3. 5. 2015": ("Nováková", "Anička", "3. 5. 2015"),
    "bytem Dlouhá 12/3, 400 01 Ústí": ("Dlouhá",),
    "12 P 34/2024": ("12 P", "34/2024"),
    "19-2000145399/0800": ("2000145399",),
    "CZ65 0800 0000 1920 0014 5399": ("1920 0014", "0014 5399"),
    "C:\\Users\\jana.novakova\\x.png": ("jana.novakova",),
}
#: How a datum gets into the base; ``{}`` is the datum.
PLACES = {
    "prose": (PAGE, "Vítejte.", "Vítejte. {} dál."),
    "comment": (PAGE, "Vítejte.", "<!-- {} -->\n\nVítejte."),
    "suppression of no check": (PAGE, "Vítejte.", "<!-- mosty: ignore {} -->\n\nVítejte."),
    "reason of a suppression": (
        PAGE,
        "Vítejte.",
        "<!-- mosty: ignore LNK001 {} -->\n\n[x](neni.md)",
    ),
    "unused suppression": (PAGE, "Vítejte.", "<!-- mosty: ignore TXT009 {} -->\n\nVítejte."),
    "code": (PAGE, "Vítejte.", "`{}`"),
    "heading": (PAGE, "Vítejte.", "# {}\n\n#### {}"),
    "link": (PAGE, "Vítejte.", "[{}](<{}.md>) ![{}](<{}.png>) [a](#{})"),
    "raw HTML": (PAGE, "Vítejte.", '<img src="{}.png" alt="{}"> <a href="javascript:{}">zde</a>'),
    "call": (PAGE, "Vítejte.", "[[finding:{}]] [[{}]]"),
    "table": (PAGE, "Vítejte.", "| {} | b |\n|---|---|\n| {} |"),
    "title": (PAGE, "title: ", "title: {} "),
    "unknown key": (PAGE, "title: ", "kdo: '{}'\ntitle: "),
    "wrong value": (PAGE, "kind: ", "draft: '{}'\nkind: "),
    "broken front matter": (PAGE, "title: ", "title: [{} "),
    "broken on the line": (PAGE, "title: ", "x: 'a' {}\ntitle: "),
    "no end of front matter": (PAGE, "kind: site\n---\n", "kind: site\n{}\n"),
    "translation": (ENGLISH, "title: ", "title: {} "),
    "record": ("docs/data/findings.yml", "source: ", "neznamy: '{}'\n  source: "),
}


def every_report(base: Base) -> str:
    """All output of reports: each format in both languages, and the bar of the preview."""
    site, problems, suppressed = check_all(base.root, dt.date.fromisoformat(TODAY))
    hidden = [(one.problem, one.reason) for one in suppressed]
    parts = []
    for lang in ("cs", "en"):
        for chosen in (problems, [one for one in problems if not one.code.startswith("PRV")]):
            line = report.shown_lines(_lines(base.root), problems)
            answer = report.Report(chosen, lang, hidden, line)
            parts += [form(answer) for form in report.FORMATS.values()]
    preview = Preview()
    preview.end(site, problems, False)
    parts += [json.dumps(preview.state(page, "cs"), ensure_ascii=False) for page in ("/", "/en/")]
    return "\n".join(parts)


def hurt(base: Base, place: str, datum: str) -> None:
    file, old, new = PLACES[place]
    text = base.read(file)
    assert old in text, (file, old)
    base.write(file, text.replace(old, new.replace("{}", datum), 1))


#: Each place with two data, and all of them when ``make verify`` asks.
PAIRS = [
    pytest.param(
        place, datum, marks=[] if (number + place_number) % 5 == 0 else [pytest.mark.verify]
    )
    for place_number, place in enumerate(PLACES)
    for number, datum in enumerate(DATA)
]


@pytest.mark.parametrize(("place", "datum"), PAIRS)
def test_no_report_holds_a_private_datum(base: Base, place: str, datum: str) -> None:
    hurt(base, place, datum)
    out = every_report(base)
    noticed = (
        "PRV0" in out
    )  # names, as pytest compares texts for minutes where one is not in the other
    assert noticed
    shown = [piece for piece in (datum, *DATA[datum]) if piece in out]
    assert shown == [], [line for line in out.splitlines() if any(piece in line for piece in shown)]


@pytest.mark.parametrize(
    "name", ["603-123-456", "jana_novakova@seznam.cz", "rodne-cislo-736028 5163"]
)
@pytest.mark.parametrize("folder", ["docs/assets", "docs/cs"])
def test_names_of_files_give_nothing_away(base: Base, name: str, folder: str) -> None:
    base.write(f"{folder}/{name}.md" if folder == "docs/cs" else f"{folder}/{name}.txt", "Text.\n")
    base.edit(PAGE, "Vítejte.", f"Vítejte. [x](<{name}.md>) [y](<../assets/{name}.txt>)")
    out = every_report(base)
    noticed = "PRV00" in out
    assert noticed
    assert [piece for piece in (name, "603-123", "jana_novakova", "736028") if piece in out] == []


def test_what_is_no_part_of_a_datum_stays(base: Base) -> None:
    """The number of an act and a year on a page with a private number: messages quote them in full."""
    base.edit(
        PAGE, "Vítejte.", "Volejte 603 123 456. Podle zákona č. 359/1999 Sb. to platí od roku 2015."
    )
    _, problems = base.site()
    messages = [one.text("message", "cs") for one in problems if one.code.startswith("LAW")]
    assert messages and any("359/1999" in message for message in messages), messages


@pytest.mark.parametrize("text", ["359/1999 Sb.", "od 3. 5. 2015", "116 111", "verze 1.2.3", "docs/cs/x-2016-2018.md",
                                  "+420 800 123 456", "Kč 1 200 000"])  # fmt: skip
def test_ordinary_texts_stay(text: str) -> None:
    assert redacted(text) == text


@examples(200)
@given(st.text(max_size=30), st.sampled_from(sorted(DATA)), st.text(max_size=30))
def test_redacting_keeps_the_length_and_is_done_once(before: str, datum: str, after: str) -> None:
    text = f"{before} {datum} {after}"
    hidden = redacted(text)
    assert len(hidden) == len(text) and redacted(hidden) == hidden


def test_pieces_of_a_number_are_hidden_and_others_are_not() -> None:
    secrets = Secrets.of([("PRV001", "736028/5163"), ("PRV002", "jana.novakova@seznam.cz")])
    assert (
        secrets.hide("73 60 28 a 5163, 28, 1999, 359/1999") == "** ** ** a ****, 28, 1999, 359/1999"
    )
    assert Secrets.of([("PRV001", "85 51 01/0006")]).hide("− 85, + 12") == "− **, + 12"
    assert secrets.hide("Novakova, novakovami") == "********, novakovami"
    assert secrets.whole.hide("5163 a 736028") == "5163 a ******"


def test_the_portal_itself_has_no_private_data() -> None:
    root = Path(__file__).parents[2]
    _, problems = check(root, dt.date(2026, 11, 26))
    assert [one for one in problems if one.code.startswith("PRV")] == []


#: A sentence of a problem in each form that an argument may have.
CARRIED = {
    "message": message(
        "typeset.in_tag_near", tag="p", fault=message("typeset.no_form"), near="736028 a 5163"
    ),
    "by language": {"cs": "<p> 736028", "en": "<p>"},
    "several": (message("blanks.quoted_word", word="<p>"), {"cs": "5163", "en": ""}, "736028"),
    "by language in a message": message("desk.not_written", file="<p>", reason={"en": "736028"}),
}


@pytest.mark.parametrize("form", CARRIED)
def test_a_sentence_that_a_problem_carries_gives_nothing_away_either(base: Base, form: str) -> None:
    base.edit(PAGE, "Vítejte.", "Vítejte. 736028/5163 dál.")
    site, problems = base.site()
    assert site is not None
    carrier = problem("LFT001", Span(PAGE, 1), reason=CARRIED[form])
    assert "736028" in carrier.text("message", "cs")
    shown, _ = veiled(site, dt.date.fromisoformat(TODAY), [*problems, carrier])
    (text,) = [each.text("message", "cs") for each in shown if each.code == "LFT001"]
    assert "<p>" in text and "736028" not in text and "5163" not in text
