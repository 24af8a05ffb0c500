"""What the permanent anchors of records are called, for links, checks and search."""

from __future__ import annotations

#: The heading of the calendar of changes, which ``[[law-records]]`` ends with.
TIMELINE = "zmeny"
#: Who does what in a phase.
ROLES = "kdo"


def finding(number: int) -> str:
    """``zjisteni-3``, the same in every language."""
    return f"zjisteni-{number}"


def law(record_id: str) -> str:
    """``l01``."""
    return record_id.lower()


def phase(number: int) -> str:
    """``faze-3``: a phase's place on the page of all checklists."""
    return f"faze-{number}"


def role_here(anchor: str) -> str:
    """``role-ospod`` on the page about roles → ``kdo-ospod`` on the page of a phase."""
    return f"{ROLES}-{anchor.removeprefix('role-')}"


def recommendation(record_id: str) -> str:
    """``doporuceni-decin-1``."""
    return f"doporuceni-{record_id}"
