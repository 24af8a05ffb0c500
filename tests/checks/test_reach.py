"""A page that links only to itself is an orphan, whichever way it does so."""

from __future__ import annotations

import datetime as dt

import pytest
from mosty.checking.check_session import check_changed

from ..conftest import TODAY, Base

LOST = "docs/cs/sama.md"
PAGE = (
    "---\ntitle: Sama\ndescription: Na tuto stránku nic nevede.\nkind: "
    "{kind}\n{more}translation: none\n"
    "translation_reason: zkouška\n---\n\n{text}\n"
)


#: What a project must say of itself: a page whose front matter is at fault is told that first.
PROJECT = "status: ended\nperiod: {from: 2016, to: 2018}\n"


def lost(base: Base, text: str, kind: str = "project", more: str = PROJECT) -> bool:
    """Whether the page with that text is an orphan, in the whole base and checked alone."""
    base.write(LOST, PAGE.format(kind=kind, more=more, text=text))
    whole = [one for one in base.site()[1] if one.code == "LNK009" and one.span.file == LOST]
    _, alone, _ = check_changed(base.root, dt.date.fromisoformat(TODAY), {LOST})
    assert len([one for one in alone if one.code == "LNK009" and one.span.file == LOST]) == len(
        whole
    )
    return bool(whole)


@pytest.mark.parametrize(
    "text",
    [
        "Text.",
        "[[list:project]]",
        "Čtěte [mě](sama.md).",
        "Čtěte [mě](sama.md#kus) a [[list:project]].",
    ],
)
def test_an_orphan_that_shows_itself_is_an_orphan(base: Base, text: str) -> None:
    assert lost(base, text)


def test_its_translation_does_not_lead_to_it_either(base: Base) -> None:
    english = (
        "---\ntitle: Alone\ndescription: Nothing leads here.\nkind: "
        "project\n---\n\n[[list:project]]\n"
    )
    base.write("docs/en/sama.md", english)
    assert lost(base, "[[list:project]]")


@pytest.mark.parametrize("way", ["[[list:project]]", "Čtěte [dál](sama.md)."])
def test_another_page_that_leads_there_saves_it(base: Base, way: str) -> None:
    base.edit("docs/cs/index.md", "Vítejte.", f"Vítejte.\n\n{way}")
    assert not lost(base, "[[list:project]]")
