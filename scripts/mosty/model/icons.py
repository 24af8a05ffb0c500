"""The drawings that may be beside a section of a leaflet (a test holds them to the files of the
templates).
"""

ICONS = (
    "bag",
    "clock",
    "heart",
    "home",
    "paper",
    "pen",
    "people",
    "phone",
    "question",
    "scales",
    "steps",
    "talk",
)
