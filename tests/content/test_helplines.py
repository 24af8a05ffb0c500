"""Help lines of the portal: families read only what is sure; what editors must know stays with
them.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest
from mosty.model.publication import published
from mosty.model.records import Helpline
from mosty.model.site import Site
from mosty.outputs.datasets import exports
from mosty.text.language.unsure import unsure

from ..conftest import Base
from .conftest import WRITTEN

#: Numbers that the working papers tell us not to publish.
CLOSED = ("800 155 555", "800 111 113", "800 60 10 20", "777 715 215", "241 484 149", "604 326 809")


def test_every_line_says_how_sure_it_is(whole: Site) -> None:
    assert all(line.certainty for line in whole.helplines.values())


def test_no_published_text_of_a_line_is_unsure(whole: Site, portal: Site) -> None:
    assert [*portal.helplines] == [key for key, line in whole.helplines.items() if line.may_print]
    for line in portal.helplines.values():
        assert line.printed_texts == whole.helplines[line.id].printed_texts
    for line in portal.helplines.values():
        for texts in line.printed_texts:
            assert not [text for text in texts.values() if unsure(text, WRITTEN.year)]
            assert not any(
                re.search(r"\b24/7|\bnonstop", text, re.IGNORECASE) for text in texts.values()
            )


def test_numbers_that_are_not_for_families_stand_nowhere(portal: Site) -> None:
    assert not {line.number for line in portal.helplines.values()} & {*CLOSED}
    digits = [number.replace(" ", "") for number in CLOSED]
    for page in portal.pages.values():
        text = re.sub(r"\s", "", page.body.text)
        assert not [number for number in digits if number in text], page.file
    files = re.sub(rb"\s", b"", b"".join(exports(portal).values()))
    assert not [number for number in digits if number.encode() in files]


def test_what_is_for_editors_is_not_in_what_readers_are_given(whole: Site, portal: Site) -> None:
    assert "December 2024" in whole.helplines["prvni-psychicka-pomoc"].editors_note
    assert not [line.id for line in portal.helplines.values() if line.editors_note]


@pytest.mark.parametrize(
    "doubt",
    [
        "Dobu provozu jsme neověřili.",
        "Podle Wikipedie zdarma.",
        "Stránka z roku 2013.",
        "Bez data.",
    ],
)
def test_a_note_in_doubt_is_withheld(base: Base, doubt: str) -> None:
    base.edit(
        "docs/data/services.yml",
        "organisations:",
        f'    note: {{cs: "{doubt}", en: Free.}}\norganisations:',
    )
    site, problems = base.site()
    assert site is not None and "REC006" in [one.code for one in problems]
    assert site.helplines["linka-bezpeci"].note
    assert published(site, dt.date(2026, 12, 1)).helplines["linka-bezpeci"].note is None


def test_a_line_below_the_wanted_certainty_is_not_published(whole: Site) -> None:
    line = next(iter(whole.helplines.values()))
    assert line.may_print
    for change in ({"certainty": "X"}, {"publish": False}):
        assert not Helpline.model_validate({**line.model_dump(by_alias=True), **change}).may_print


@pytest.mark.parametrize(
    "text", ["We know it.", "Volání je zdarma.", "irozhlas.cz, 1. 4. 2025", "snadno", "112"]
)
def test_what_is_sure_is_not_taken_for_doubt(text: str) -> None:
    assert unsure(text, 2026) == ""
