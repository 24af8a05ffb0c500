"""Records of law say what was read: the section that a reader can check, and the whole sentence
with its condition.
"""

from __future__ import annotations

import re

import pytest
from mosty.model.site import Site

RANGE = re.compile(r"\d[a-z]{0,2}(?:\s+až\s+|–)\d")
#: A range that is meant says that the sentence stands somewhere in it.
SAYS_SO = ("některé z ustanovení ", "one of the provisions of ")


def test_a_section_is_one_that_a_reader_can_look_up(whole: Site) -> None:
    for record in whole.law.values():
        for section in (record.section or {}).values():
            assert not RANGE.search(section) or section.startswith(SAYS_SO), record.id
            assert not RANGE.search(section) or record.certainty != "V1", record.id


@pytest.mark.parametrize(
    ("record", "needed"),
    [
        ("L22b", {"cs": "Soud může z důvodů hodných", "en": "The court may decide otherwise"}),
        ("L22c", {"cs": "Soud může z důvodů hodných", "en": "The court may decide otherwise"}),
        ("L23", {"cs": "proti zájmu dítěte", "en": "against the child's interest"}),
        ("L25h", {"cs": "z vážných důvodů", "en": "for serious reasons"}),
        (
            "L26b",
            {"cs": "jestliže rodiče jinak dokážou", "en": "if the parents are otherwise able"},
        ),
        ("L26e", {"cs": "vždy nejdéle na tři roky", "en": "each time for at most three years"}),
        ("L42", {"cs": "Podle ochránce", "en": "The ombudsman held"}),
    ],
)
def test_no_condition_is_dropped(whole: Site, record: str, needed: dict[str, str]) -> None:
    texts = whole.law[record].texts
    assert [code for code, part in needed.items() if part not in texts[code]] == []


def test_a_relative_need_not_care_for_the_child_already(whole: Site) -> None:
    assert not re.search(r"\buž\b|\balready\b", " ".join(whole.law["L23"].texts.values()))
