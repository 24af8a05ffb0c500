"""How numbers, dates, times and telephone numbers are written in Czech and in English."""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities.number_words import LANGUAGES

_MONTHS = {
    "cs": (
        "led(?:en|na|nu|nem)",
        "únor(?:a|u|em)?",
        "březn(?:a|u|em)|březen",
        "dub(?:en|na|nu|nem)",
        "květ(?:en|na|nu|nem)",
        "červ(?:en|na|nu|nem)",
        "červen(?:ec|ce|ci|cem)",
        "srp(?:en|na|nu|nem)",
        "září",
        "říj(?:en|na|nu|nem)",
        "listopad(?:u|em)?",
        "prosin(?:ec|ce|ci|cem)",
    ),
    "en": (
        "jan(?:uary|\\.)?",
        "feb(?:ruary|\\.)?",
        "mar(?:ch|\\.)?",
        "apr(?:il|\\.)?",
        "may",
        "june?",
        "july?",
        "aug(?:ust|\\.)?",
        "sept?(?:ember|\\.)?",
        "oct(?:ober|\\.)?",
        "nov(?:ember|\\.)?",
        "dec(?:ember|\\.)?",
    ),
}
_MONTH = {lang: "|".join(f"(?:{one})" for one in _MONTHS[lang]) for lang in LANGUAGES}
MONTH_OF = {lang: [lazy_pattern(one, re.IGNORECASE) for one in _MONTHS[lang]] for lang in LANGUAGES}
SPACE = _S = "[ \\t\u00a0\u202f\u2009]"  #: spaces within a number
_G = f"(?:{_S}|\\n(?!\\n))"  #: a space or the end of a line within a date
_NO_DIGIT = rf"(?<![\w.,:/-])(?<!\d{_S})"
PHONE = lazy_pattern(
    rf"(?<![\w+])(?:(?:\+|00)\d{{1,3}}{_S}?)(?:\d{{2,4}}{_S}?){{2,4}}(?!\d)"
    rf"|(?<!\w)(?<!\d{_S})\d{{3}}{_S}\d{{3}}{_S}\d{{3}}(?!{_S}?\d)"
    rf"|(?<!\w)(?<!\d{_S})(?:116{_S}?\d{{3}}|1(?:12|50|55|56|58))(?!\w|,\d|{_S}\d{{3}}|\.\d)"
)
_ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
DATE = {
    "cs": lazy_pattern(
        rf"(?<!\w)(?=[\dlúbdkčszřp])(?:{_ISO}"  # a digit, or what a month begins with
        rf"|(?P<d>\d{{1,2}})\.{_G}?(?P<m>\d{{1,2}})\.(?:{_G}?(?P<y>\d{{4}})(?!\d))?(?!\d)"
        rf"|(?:(?P<d2>\d{{1,2}})\.{_G}?)?(?P<n>{_MONTH['cs']})\b(?:{_G}(?:roku{_G})"
        rf"?(?P<y2>\d{{4}})(?!\d))?"
        r"|(?P<m3>0?[1-9]|1[0-2])/(?P<y3>(?:19|20)\d{2})(?![\d/])(?!\s*Sb))",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        rf"(?<!\w)(?=[\djfmasond])(?:{_ISO}"
        rf"|(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_G}(?:of{_G})?)?(?P<n>{_MONTH['en']})\b"
        rf"(?:{_G}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:]\d))?(?:,?{_G}(?:of{_G})"
        rf"?(?P<y>\d{{4}})(?!\d))?"
        r"|(?P<m3>0?[1-9]|1[0-2])/(?P<y3>(?:19|20)\d{2})(?![\d/]))",
        re.IGNORECASE,
    ),
}
SCALE = {"tis": 3, "tho": 3, "mil": 6, "mld": 9, "bil": 9}
NUMBER = {
    "cs": lazy_pattern(
        rf"(?<![\w])(?<!\d[.,])(?:\d{{1,3}}(?:[.]\d{{3}}|{_S}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,"
        rf"]\d+)?)"
    ),
    "en": lazy_pattern(
        rf"(?<![\w])(?<!\d[.,])(?:\d{{1,3}}(?:(?:,|{_S})\d{{3}})+(?!\d)|\d+)(?:\.\d+)?"
    ),
}
THOUSANDS = lazy_pattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
#: Registration numbers, paper sizes, names of diseases: the same signs in every language.
CODE = lazy_pattern(r"(?<![\w./-])[A-Z]{1,8}(?=[\w./-]{0,60}\d)[\w./-]{0,60}\d\w*")
SCALED = lazy_pattern(
    rf"{_S}?(tisíc|tis\.|thousand|milion|mil\.|million|miliar|mld|billion)", re.IGNORECASE
)
#: Numbering of lists and headings, footnotes, attribute lists: numbers that no reader reads as
#: such.
NOT_READ = lazy_pattern(
    r"^[ \t>*+-]*\d{1,3}[.)](?=\s)"
    r"(?!\s*\d{1,2}\.|[ \u00a0](?:led|únor|břez|dub[nu]|květ|červ|srp|září|říj|listop|prosin))"
    r"|\[\^[^\]\n]{0,80}\]|\{[:#.][^{}\n]{0,200}\}",
    re.MULTILINE,
)
SCHOOL_YEAR = lazy_pattern(r"((?:19|20))\d\d/")
DIGITS = lazy_pattern(r"\d\d*")
ALWAYS = lazy_pattern(r"(?<!\w)24/7(?!\w)")
#: Seven and fourteen days, and how people say them without a number of days.
WEEKS = {"7": "week", "14": "two weeks"}
DAYS = lazy_pattern(rf"{_S}(?:dn[íůy]|dnech|days)\b", re.IGNORECASE)
WEEK = {
    "cs": lazy_pattern(r"\b(?:(?P<two>dva|dvou|dvěma)\s+týdn\w+|týden|týdn[ěu])\b", re.IGNORECASE),
    "en": lazy_pattern(
        r"\b(?:(?P<two>two)\s+weeks|(?:a|one|per|every|each)\s+week)\b", re.IGNORECASE
    ),
}
