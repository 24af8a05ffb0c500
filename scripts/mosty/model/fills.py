"""The lines of a leaflet that somebody writes on. The keys are the same in every language; labels
are in messages/.
"""

from __future__ import annotations

#: Every line there is. There is none for the child's name or for anybody's address, and there shall
#: not be.
FILLS = (
    "office",
    "office_address",
    "worker",
    "worker_phone",
    "carer",
    "carer_phone",
    "court",
    "case",
    "hearing",
    "lawyer",
    "lawyer_phone",
    "meeting",
    "place",
    "call",
    "change",
    "by_when",
    "helper",
    "helper_phone",
    "appointment",
    "held_on",
    "convened_by",
    "next_meeting",
    "contact_by",
    "record_by",
)
#: Written only by hand, never by a machine: who cares for a child may have to stay unknown to
#: somebody.
BY_HAND = frozenset({"carer", "carer_phone"})
#: Characters that fit on a line in large type.
LONGEST = 40
