"""Capitals that are no abbreviation for a reader to know: everyday ones, shouted words, units,
labels.
"""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern

#: What everybody says or writes beside a number, and the longest abbreviation in use; a longer one
#: is a word in capitals.
EVERYDAY = frozenset(
    {
        "OK",
        "TV",
        "PC",
        "SMS",
        "CD",
        "DVD",
        "AM",
        "PM",
        "SOS",
        "PDF",
        "HTML",
        "QR",
        "USB",
        "GPS",
        "FAQ",
        "WC",
        "EU",
        "USA",
        "OSN",
        "IQ",
        "DNA",
        "HIV",
        "AIDS",
        "PIN",
        "IČO",
        "IČ",
        "DIČ",
        "PSČ",
        "ISBN",
        "ISSN",
        "IBAN",
        "EAN",
        "VS",
        "KS",
        "SS",
        "ČSN",
        "CZK",
        "EUR",
        "COVID",
        "IT",
        "XY",
        "UK",
        *("DOC", "DOCX", "XLS", "XLSX", "PPT", "PPTX", "ODT", "ODS", "ODP", "RTF", "TXT", "CSV"),
        *("ZIP", "JPG", "JPEG", "PNG", "GIF", "BMP", "TIF", "TIFF", "SVG", "MP3", "MP4"),
    }
)
LONGEST = 8
#: What is measured: a number stands before it.
_UNITS = frozenset(
    {"KB", "MB", "GB", "TB", "PB", "MW", "GW", "TW", "MWh", "GWh", "MHz", "GHz", "MPa", "DPI", "PX"}
)
_MEASURED = lazy_pattern(r"\d[ \u00a0]?\Z")
#: The word of a box or the name of who speaks, at the beginning of a line: POZNÁMKA: …
_LABEL_BEFORE = lazy_pattern(r"(?:\A|\n)[ \t>*_#+-]*\Z")
_LABEL_AFTER = lazy_pattern(r"[*_]*:[*_]*(?=\s)")
LABELS = frozenset(
    {"POZNÁMKA", "POZN", "TIP", "PŘÍKLAD", "OBSAH", "DŮVOD", "OTÁZKA", "ODPOVĚĎ", "ÚKOL", "CÍL"}
    | {"NOTE", "EXAMPLE", "CONTENTS", "QUESTION", "ANSWER", "HINT", "TASK", "AIM", "INFO", "BONUS"}
)
#: Words that people put into capitals to be heard; the commonest words of a language are never
#: abbreviations either.
SHOUTS = {
    "cs": frozenset(
        {
            "ANO",
            "POZOR",
            "NIKDY",
            "VŽDY",
            "MUSÍ",
            "NESMÍ",
            "MUSÍTE",
            "NESMÍTE",
            "ZDARMA",
            "NOVÉ",
            "STOP",
            "IHNED",
            "HNED",
            "DNES",
            "TEĎ",
            "TADY",
            "VŠE",
            "NIC",
        }
    ),
    "en": frozenset(
        {
            "YES",
            "STOP",
            "NEVER",
            "ALWAYS",
            "MUST",
            "ONLY",
            "FREE",
            "NEW",
            "NOW",
            "TODAY",
            "HERE",
            "ALL",
            "WARNING",
        }
    ),
}
#: A British postcode: its first half, behind which the second stands.
_POSTCODE = lazy_pattern(r"\d{0,2}[ \u00a0]\d[A-Z]{2}\b")


def named(match: re.Match[str]) -> bool:
    """Whether it is a unit behind a number, half of a postcode, a part of a longer abbreviation in
    the next bracket (HM Revenue and Customs (HMRC)), or who speaks the line that it begins.
    """
    text, start, end = match.string, match.start(), match.end()
    if match[0] in _UNITS and _MEASURED.search(text[max(0, start - 2) : start]):
        return True
    if _POSTCODE.match(text, match.end(1)) or re.match(
        rf"[^()\n]{{1,60}}\({re.escape(match[1])}[^\W\d_]", text[end : end + 80]
    ):
        return True
    line = text[max(0, text.rfind("\n", 0, start)) : start]
    return (
        len(match[0]) == 2
        and _LABEL_AFTER.match(text, end) is not None
        and _LABEL_BEFORE.search(line) is not None
    )
