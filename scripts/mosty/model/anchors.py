"""What permanent anchors are called, those of records and those that the portal itself leads to:
for links, checks, search, templates and scripts.
"""

from __future__ import annotations

from mosty.text.language import collate

#: The heading of the calendar of changes, which ``[[law-records]]`` ends with.
TIMELINE = "zmeny"
#: The records of law that do not hold today, after those that do.
LAW_OUT = "stazene"
#: Who does what in a phase.
ROLES = "kdo"
#: The list of a page's questions, on pages in plain language.
QUESTIONS = "otazky-stranky"
#: What a page rests on, at its end.
PROVENANCE = "na-cem-to-stoji"
#: How a page is cited, at its end; a browser opens the fold that it is in.
CITATION = "citace"
#: The index from A to Z, on the search page.
AZ = "rejstrik"
#: The list of regions on the page where a family finds its office.
FINDER_REGIONS = "kraje"
#: On the page about saving: what to do about a page that is not on the device.
NOT_SAVED = "neulozeno"
#: On the page that lists the methods: how to read the strength of evidence.
HOW_TO_READ = "jak-cist"
#: How far each finding is answered, and what the words for it mean: above the matrix.
STATES = "stav-zjisteni"
#: The doors of the home page, one for each kind of reader, and the list of what there is.
DOORS = "dvere"
CONTENTS = "obsah"


def finding(number: int) -> str:
    """``zjisteni-3``, the same in every language."""
    return f"zjisteni-{number}"


def law(record_id: str) -> str:
    """``l01``."""
    return record_id.lower()


def law_topic(topic: str) -> str:
    """``pravo-appeal``."""
    return f"pravo-{topic}"


def phase(number: int) -> str:
    """``faze-3``: a phase's place on the page of all checklists."""
    return f"faze-{number}"


def role_here(anchor: str) -> str:
    """``role-ospod`` on the page about roles → ``kdo-ospod`` on the page of a phase."""
    return f"{ROLES}-{anchor.removeprefix('role-')}"


def recommendation(record_id: str) -> str:
    """``doporuceni-decin-1``."""
    return f"doporuceni-{record_id}"


def study(record_id: str) -> str:
    """``studie-taylor-2024``."""
    return f"studie-{record_id}"


def update(record_id: str) -> str:
    """``od-te-doby-kojenecke-ustavy``."""
    return f"od-te-doby-{record_id}"


def contact(record_id: str) -> str:
    """``kontakt-cak``."""
    return f"kontakt-{record_id}"


def office(record_id: str) -> str:
    """``ospod-decin``."""
    return f"ospod-{record_id}"


def municipality_letter(letter: str) -> str:
    """``pismeno-ch``, where the municipalities of a letter stand; ``pismeno-c-hacek`` for Č."""
    base = collate.fold(letter)
    return f"pismeno-{base}-hacek" if letter.lower() != base else f"pismeno-{base}"
